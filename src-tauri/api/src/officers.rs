//! The guard before the committee's book: which officer a command is in the hands of, what each
//! office may, and what needs a second officer beside the first. A book without officers is open.
//! Must never let one officer do alone what two have to do, nor anybody what her office may not.

use committee::officers::list::OfficerRecord;
use committee::{Book, Hands};
use domain::digest::Digest;
use domain::officer::{OfficerNumber, Power};
use serde_json::Value;

use crate::App;
use crate::failure::Failure;
use crate::failures::{not_yours, officer_needed, second_needed, two_needed};
use crate::people::Guard;
use crate::sessions::{Grant, Leave};
use crate::station::Station;

/// In whose hands the book is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct BookActing {
    hands: Hands,
    nobody: bool,
}

impl BookActing {
    /// Tells the book whose hands do what is done next.
    pub(crate) fn take_over(self, book: &mut Book) -> Result<(), Failure> {
        if self.nobody {
            return Err(officer_needed());
        }
        book.act_as(self.hands);
        Ok(())
    }
}

/// A second officer's hand, used by one act.
#[derive(Debug)]
pub(crate) struct Witnessed {
    leave: Leave<Power>,
    request: Option<String>,
}

impl App {
    /// Lets a command to the book, or says who has to sign in, whose it is, or that two are needed.
    pub(crate) fn admit_to_book(
        &self,
        station: Station,
        guard: Guard,
        arguments: &Value,
    ) -> Result<(BookActing, Option<Witnessed>), Failure> {
        let officers = self.officers_at_work()?;
        if officers.is_empty() || self.acting.is_in_care() {
            return match guard {
                Guard::Two(power) => Err(two_needed(power)),
                _ => Ok((BookActing::default(), None)),
            };
        }
        let Some(officer) = self.officer_at(station, &officers) else {
            return match guard {
                Guard::Reads | Guard::Office(_) | Guard::Two(_) | Guard::Desk => {
                    Err(officer_needed())
                }
                Guard::Anybody => Ok((BookActing::default(), None)),
                // what does not ask the book, such as the till, asks no officer
                _ => Ok((BookActing { nobody: true, ..BookActing::default() }, None)),
            };
        };
        let needed = match guard {
            Guard::Office(power) | Guard::Two(power) => Some(power),
            Guard::Desk => Some(Power::Settings),
            _ => None,
        };
        if let Some(power) = needed.filter(|power| !officer.office.may(*power)) {
            return Err(not_yours(power));
        }
        let by = Some(officer.number);
        let Guard::Two(power) = guard else {
            let hands = Hands { by, with: None };
            return Ok((BookActing { hands, nobody: false }, None));
        };
        let (second, witnessed) = self.second(station, &officers, officer, power, arguments)?;
        let hands = Hands { by, with: Some(second) };
        Ok((BookActing { hands, nobody: false }, witnessed))
    }

    /// The second officer of an act: who gave her PIN for this very request before, or for the next
    /// act of this power at this screen.
    fn second(
        &self,
        station: Station,
        officers: &[OfficerRecord],
        first: &OfficerRecord,
        power: Power,
        arguments: &Value,
    ) -> Result<(OfficerNumber, Option<Witnessed>), Failure> {
        let may = |number: OfficerNumber| {
            let mut others = officers.iter().filter(|other| other.number != first.number);
            others.any(|other| other.number == number && other.office.may(power))
        };
        if !officers.iter().any(|other| may(other.number)) {
            return Err(two_needed(power));
        }
        let request = arguments.get("request").is_some().then(|| the_same(arguments));
        let at = self.ports.clock.now();
        let mut sessions = self.officers();
        let before = request.as_ref().and_then(|request| sessions.allowed(request, power));
        if let Some(second) = before.filter(|second| may(*second)) {
            return Ok((second, None));
        }
        match sessions.take(station, power, at) {
            Some(leave) if may(leave.owner) => {
                Ok((leave.owner, Some(Witnessed { leave, request })))
            }
            _ => Err(second_needed(power)),
        }
    }

    /// After the command: a hand that was given is remembered with the act; an act that was not
    /// done used none.
    pub(crate) fn settle_witness(&self, station: Station, witnessed: Witnessed, done: bool) {
        let Witnessed { leave, request } = witnessed;
        let mut sessions = self.officers();
        match request {
            _ if !done => sessions.give(station, leave),
            None => {}
            Some(request) => {
                let Leave { action, owner, .. } = leave;
                sessions.remember(Grant { request, action, owner, exceptions: vec![] });
            }
        }
    }

    /// Those who are officers now; nobody where there is no book, or no officers.
    pub(crate) fn officers_at_work(&self) -> Result<Vec<OfficerRecord>, Failure> {
        let desks = self.desks();
        let Some(book) = &desks.book else { return Ok(vec![]) };
        let officers = book.officer_records()?;
        Ok(officers.into_iter().filter(|officer| !officer.retired).collect())
    }

    /// Who is signed in at a screen: whoever left since is not.
    pub(crate) fn officer_at<'o>(
        &self,
        station: Station,
        officers: &'o [OfficerRecord],
    ) -> Option<&'o OfficerRecord> {
        let number = self.officers().who(station)?;
        officers.iter().find(|officer| officer.number == number)
    }
}

/// What makes two asks one: the same request, with the same wishes. A second officer's hand for one
/// is none for another that bears its number.
fn the_same(arguments: &Value) -> String {
    Digest::of(arguments.to_string().as_bytes()).to_string()
}
