//! The guard before the desks: whose hands a command is in, and what a helper asks an owner for. It
//! stands where every command passes; the committee's part is in `officers`. Must never let a
//! command of a desk by without it.

use committee::Book;
use domain::money::Money;
use domain::officer::Power;
use domain::operator::{Action, Exception, Role};
use serde_json::Value;
use settlement::fact::{Hands, OperatorNumber};
use till::Till;
use till::bill::BillDraft;
use till::customers::CustomerDraft;
use till::operators::OperatorRecord;

use crate::App;
use crate::failure::Failure;
use crate::failures::{owner_needed, sign_in_first};
use crate::officers::{BookActing, Witnessed};
use crate::sessions::{Grant, Leave};
use crate::station::Station;

/// The refusal of a sale on credit beyond the regular's limit.
const CREDIT_LIMIT: &str = "tender.credit_limit";

/// Who may ask a command, where the stall has people with PINs, or the book officers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Guard {
    /// Whoever stands before the screen: what is needed to sign in at all.
    Anybody,
    /// Anybody who is signed in.
    SignedIn,
    /// An owner, or a helper with an owner's leave for this.
    Leave(Action),
    /// Anybody who is signed in; a helper with an owner's leave for what stands on the bill.
    AsBill,
    /// Anybody who is signed in: a payment that is only looked at, with the leave that waits.
    AsPayment,
    /// Anybody who is signed in; a helper with an owner's leave where a regular is to owe more.
    AsCustomer,
    /// Any officer of the committee who is signed in, an auditor too.
    Reads,
    /// An officer whose office has this power.
    Office(Power),
    /// Two officers whose offices have this power: one signed in, the other by her PIN for this
    /// act.
    Two(Power),
    /// What the computer is: an owner of the till, an officer who may change the book's settings.
    Desk,
}

/// In whose hands the program is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Acting {
    hands: Hands,
    nobody: bool,
    beyond_limit: bool,
    care: bool,
    book: BookActing,
}

impl Acting {
    /// Tells the book whose hands do what is done next.
    pub(crate) fn take_book_over(self, book: &mut Book) -> Result<(), Failure> {
        self.book.take_over(book)
    }

    /// Whether it is the terminal of the machine itself.
    pub(crate) fn is_in_care(self) -> bool {
        self.care
    }

    /// The terminal of the machine itself.
    pub(crate) fn in_care() -> Acting {
        Acting { care: true, ..Acting::default() }
    }

    /// Tells the till whose hands do what is done next.
    pub(crate) fn take_over(self, till: &mut Till) -> Result<(), Failure> {
        if self.nobody {
            return Err(sign_in_first());
        }
        till.act_as(self.hands);
        if self.beyond_limit {
            till.lend_beyond_limit();
        }
        Ok(())
    }
}

/// A command that was let in, and the leave it uses up when it is done.
#[derive(Debug, Default)]
pub(crate) struct Admitted {
    acting: Acting,
    used: Vec<Leave<Action>>,
    request: Option<String>,
    exceptions: Vec<Exception>,
    credit: bool,
    witnessed: Option<Witnessed>,
}

impl Admitted {
    /// In whose hands it is.
    pub(crate) fn acting(&self) -> Acting {
        self.acting
    }

    fn by(number: OperatorNumber) -> Admitted {
        let hands = Hands { by: Some(number), approved: None };
        Admitted { acting: Acting { hands, ..Acting::default() }, ..Admitted::default() }
    }
}

impl App {
    /// Lets a command in, or says who has to sign in or to be asked first.
    pub(crate) fn admit(
        &self,
        station: Station,
        guard: Guard,
        arguments: &Value,
    ) -> Result<Admitted, Failure> {
        let (book, witnessed) = self.admit_to_book(station, guard, arguments)?;
        let mut admitted = self.admit_to_till(station, guard, arguments)?;
        admitted.acting.book = book;
        admitted.witnessed = witnessed;
        Ok(admitted)
    }

    /// The till's side of it. What is the committee's asks nobody of the stall.
    fn admit_to_till(
        &self,
        station: Station,
        guard: Guard,
        arguments: &Value,
    ) -> Result<Admitted, Failure> {
        let guard = match guard {
            Guard::Reads | Guard::Office(_) | Guard::Two(_) => return Ok(Admitted::default()),
            Guard::Desk => Guard::Leave(Action::Settings),
            guard => guard,
        };
        let people = self.people()?;
        if people.is_empty() || self.acting.care {
            return Ok(Admitted::default());
        }
        let Some(who) = self.signed_in_at(station, &people) else {
            return match guard {
                Guard::Anybody => Ok(Admitted::default()),
                // what does not ask the till, such as the committee's book, asks nobody's name
                Guard::SignedIn => Ok(Admitted {
                    acting: Acting { nobody: true, ..Acting::default() },
                    ..Admitted::default()
                }),
                _ => Err(sign_in_first()),
            };
        };
        let admitted = Admitted::by(who.number);
        match (who.role, guard) {
            (role, Guard::Leave(action)) if !role.may(action) => {
                self.ask_leave(station, admitted, action, arguments)
            }
            (Role::Owner, Guard::AsBill) => Ok(self.ask_for_credit(station, admitted, arguments)),
            (Role::Helper, Guard::AsBill) => {
                let admitted = self.ask_for_bill(station, admitted, arguments)?;
                Ok(self.ask_for_credit(station, admitted, arguments))
            }
            (_, Guard::AsPayment) => {
                let (action, at) = (Action::CreditOverLimit, self.ports.clock.now());
                let mut admitted = admitted;
                admitted.acting.beyond_limit = self.sessions().waits(station, action, at);
                Ok(admitted)
            }
            (Role::Helper, Guard::AsCustomer) if self.changes_limit(station, arguments)? => {
                self.ask_leave(station, admitted, Action::CreditOverLimit, arguments)
            }
            _ => Ok(admitted),
        }
    }

    /// Whether a regular would be allowed to owe another amount. A new one of a helper's own screen
    /// may owe nothing, whatever is asked.
    fn changes_limit(&self, station: Station, arguments: &Value) -> Result<bool, Failure> {
        let Ok(draft) = serde_json::from_value::<CustomerDraft>(arguments.clone()) else {
            return Ok(false); // refused by the command itself
        };
        let desks = self.desks();
        let before = match (draft.id, &desks.till) {
            (Some(id), Some(till)) => till.customer(id)?,
            _ => None,
        };
        let may_owe = before.map_or(Some(Money::ZERO), |before| before.credit_limit);
        Ok(station == Station::Main && draft.credit_limit != may_owe)
    }

    /// Those who are at the stall now; nobody where there is no till, or no PINs.
    fn people(&self) -> Result<Vec<OperatorRecord>, Failure> {
        let desks = self.desks();
        let Some(till) = &desks.till else { return Ok(vec![]) };
        let people = till.operator_records()?;
        Ok(people.into_iter().filter(|person| !person.retired).collect())
    }

    /// Who is signed in at a screen: somebody who left the stall since is not.
    fn signed_in_at<'p>(
        &self,
        station: Station,
        people: &'p [OperatorRecord],
    ) -> Option<&'p OperatorRecord> {
        let number = self.sessions().who(station)?;
        people.iter().find(|person| person.number == number)
    }

    fn ask_leave(
        &self,
        station: Station,
        mut admitted: Admitted,
        action: Action,
        arguments: &Value,
    ) -> Result<Admitted, Failure> {
        let request = arguments.get("request").and_then(Value::as_str).map(str::to_owned);
        let at = self.ports.clock.now();
        let mut sessions = self.sessions();
        let before = request.as_ref().and_then(|request| sessions.allowed(request, action));
        let owner = match before {
            Some(owner) => owner,
            None => {
                let leave = sessions.take(station, action, at);
                let leave = leave.ok_or_else(|| owner_needed(action))?;
                let owner = leave.owner;
                admitted.used.push(leave);
                owner
            }
        };
        admitted.acting.hands.approved = Some(owner);
        admitted.request = request;
        Ok(admitted)
    }

    /// What an owner allowed on a bill before stays allowed on it; what is new is asked for.
    fn ask_for_bill(
        &self,
        station: Station,
        mut admitted: Admitted,
        arguments: &Value,
    ) -> Result<Admitted, Failure> {
        let bill = arguments.get("bill").unwrap_or(arguments);
        // what is no bill is refused by the command itself
        let Ok(bill) = serde_json::from_value::<BillDraft>(bill.clone()) else {
            return Ok(admitted);
        };
        let now = self.now();
        let needed = match &self.desks().till {
            Some(till) => till.leave_needed(now, &bill)?,
            None => vec![],
        };
        let request = bill.request.to_string();
        let mut sessions = self.sessions();
        for exception in needed {
            if let Some(owner) = sessions.covers(&request, &exception) {
                admitted.acting.hands.approved = Some(owner);
                continue;
            }
            let action = exception.action();
            if !admitted.used.iter().any(|leave| leave.action == action) {
                let Some(leave) = sessions.take(station, action, now.at) else {
                    admitted.used.into_iter().for_each(|leave| sessions.give(station, leave));
                    return Err(owner_needed(action));
                };
                admitted.acting.hands.approved = Some(leave.owner);
                admitted.used.push(leave);
            }
            admitted.exceptions.push(exception);
        }
        admitted.request = Some(request);
        Ok(admitted)
    }

    /// What is beyond a regular's limit is asked for by everybody, the owner too: the till says so
    /// when it comes to it. Leave that waits is used by the sale it was asked for.
    fn ask_for_credit(
        &self,
        station: Station,
        mut admitted: Admitted,
        arguments: &Value,
    ) -> Admitted {
        let tenders = arguments.get("tenders").and_then(Value::as_array);
        let on_credit = |tender: &Value| tender.get("kind").is_some_and(|kind| kind == "credit");
        if !tenders.is_some_and(|tenders| tenders.iter().any(on_credit)) {
            return admitted;
        }
        admitted.credit = true;
        let request = arguments.pointer("/bill/request").and_then(Value::as_str);
        let (action, at) = (Action::CreditOverLimit, self.ports.clock.now());
        if let Some(leave) = self.sessions().take(station, action, at) {
            admitted.acting.beyond_limit = true;
            admitted.acting.hands.approved = Some(leave.owner);
            admitted.request = request.map(str::to_owned);
            admitted.used.push(leave);
        }
        admitted
    }

    /// After the command: leave that was used is remembered with the act; an act that was not done
    /// used none.
    pub(crate) fn settle<T>(
        &self,
        station: Station,
        admitted: Admitted,
        answer: Result<T, Failure>,
    ) -> Result<T, Failure> {
        let Admitted { used, request, exceptions, credit, witnessed, .. } = admitted;
        if let Some(witnessed) = witnessed {
            self.settle_witness(station, witnessed, answer.is_ok());
        }
        let answer = answer.map_err(|failure| match failure.code.as_str() {
            CREDIT_LIMIT if credit => owner_needed(Action::CreditOverLimit),
            _ => failure,
        });
        if used.is_empty() {
            return answer;
        }
        let mut sessions = self.sessions();
        for leave in used {
            match &request {
                _ if answer.is_err() => sessions.give(station, leave),
                None => {}
                Some(request) => {
                    let of_it = |one: &&Exception| one.action() == leave.action;
                    sessions.remember(Grant {
                        request: request.clone(),
                        action: leave.action,
                        owner: leave.owner,
                        exceptions: exceptions.iter().filter(of_it).cloned().collect(),
                    });
                }
            }
        }
        answer
    }
}
