//! Who is signed in at which screen, the pauses after wrong PINs, and the leave that somebody else
//! gave by hers: an owner of a stall, a second officer of the committee. Only in memory: after a
//! restart everybody signs in again. Must never hold a PIN.

use std::collections::{BTreeMap, VecDeque};

use domain::day::Timestamp;
use domain::operator::Exception;

use crate::station::Station;

/// So many wrong PINs bring a pause.
const TRIES: u32 = 5;
/// A wrong PIN is forgotten after so many quiet seconds.
const FORGOTTEN: i64 = 600;
/// How long the pause is, in seconds.
const PAUSE: i64 = 30;
/// How long leave waits to be used, in seconds.
const LEAVE: i64 = 120;
/// How many acts that were allowed are remembered, so that a repeated request is the same act.
const REMEMBERED: usize = 200;

/// The number of a person of the stall, or of an officer.
pub(crate) type Number = u32;

/// Every screen's session, of one desk. `A` is what leave is given for.
#[derive(Debug)]
pub(crate) struct Sessions<A> {
    stations: BTreeMap<Station, Session<A>>,
    granted: VecDeque<Grant<A>>,
}

impl<A> Default for Sessions<A> {
    fn default() -> Sessions<A> {
        Sessions { stations: BTreeMap::new(), granted: VecDeque::new() }
    }
}

#[derive(Debug)]
struct Session<A> {
    who: Option<Number>,
    leaves: Vec<Leave<A>>,
    tries: u32,
    tried: Option<Timestamp>,
    paused: Option<Timestamp>,
}

impl<A> Default for Session<A> {
    fn default() -> Session<A> {
        Session { who: None, leaves: vec![], tries: 0, tried: None, paused: None }
    }
}

/// Somebody's leave for one act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Leave<A> {
    /// For what.
    pub(crate) action: A,
    /// Who gave it.
    pub(crate) owner: Number,
    /// When.
    pub(crate) since: Timestamp,
}

/// An act that was allowed, by its request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Grant<A> {
    /// The request, as text.
    pub(crate) request: String,
    /// What for.
    pub(crate) action: A,
    /// Who gave leave.
    pub(crate) owner: Number,
    /// What on the bill; nothing for an act that is no bill.
    pub(crate) exceptions: Vec<Exception>,
}

impl<A: Copy + PartialEq> Sessions<A> {
    /// Who is signed in at a screen.
    pub(crate) fn who(&self, station: Station) -> Option<Number> {
        self.stations.get(&station).and_then(|session| session.who)
    }

    /// Signs somebody in; whoever was there before is out, and leave given to her is gone.
    pub(crate) fn sign_in(&mut self, station: Station, number: Number) {
        let session = self.stations.entry(station).or_default();
        session.who = Some(number);
        session.leaves.clear();
    }

    /// Signs whoever is there out. Wrong PINs stay counted.
    pub(crate) fn sign_out(&mut self, station: Station) {
        if let Some(session) = self.stations.get_mut(&station) {
            session.who = None;
            session.leaves.clear();
        }
    }

    /// Forgets everything: another book was opened.
    pub(crate) fn clear(&mut self) {
        *self = Sessions::default();
    }

    /// Counts a try before the PIN is looked at, so that many at once are as many tries. Gives how
    /// many are left after this one.
    ///
    /// # Errors
    /// How many seconds to wait.
    pub(crate) fn try_pin(&mut self, station: Station, at: Timestamp) -> Result<u32, i64> {
        let session = self.stations.entry(station).or_default();
        if let Some(since) = session.paused {
            // a clock that jumped back begins the pause anew: it never lasts longer than itself
            let since = since.min(at);
            session.paused = Some(since);
            let left = since.later(PAUSE).seconds() - at.seconds();
            if left > 0 {
                return Err(left);
            }
            session.paused = None;
            session.tries = 0;
        }
        let quiet = |since: Timestamp| at < since || at >= since.later(FORGOTTEN);
        if session.tried.is_some_and(quiet) {
            session.tries = 0;
        }
        session.tried = Some(at);
        session.tries += 1;
        if session.tries >= TRIES {
            session.paused = Some(at);
        }
        Ok(TRIES.saturating_sub(session.tries))
    }

    /// The PIN was right: this try does not count. One of whom nobody stands above wipes the wrong
    /// ones before it too; a helper's does not, or she could try the owner's for ever between her
    /// own.
    pub(crate) fn right_pin(&mut self, station: Station, wipes: bool) {
        if let Some(session) = self.stations.get_mut(&station) {
            let wrong = session.tries.saturating_sub(1);
            (session.tries, session.paused) = (if wipes { 0 } else { wrong }, None);
        }
    }

    /// Keeps leave for the next such act of this screen; one before it is replaced.
    pub(crate) fn give(&mut self, station: Station, leave: Leave<A>) {
        let leaves = &mut self.stations.entry(station).or_default().leaves;
        leaves.retain(|before| before.action != leave.action);
        leaves.push(leave);
    }

    /// Uses leave up. One that is too old is gone.
    pub(crate) fn take(&mut self, station: Station, action: A, at: Timestamp) -> Option<Leave<A>> {
        let leaves = &mut self.stations.get_mut(&station)?.leaves;
        leaves.retain(|leave| leave.since <= at && at < leave.since.later(LEAVE));
        let place = leaves.iter().position(|leave| leave.action == action)?;
        Some(leaves.remove(place))
    }

    /// Whether leave waits to be used.
    pub(crate) fn waits(&mut self, station: Station, action: A, at: Timestamp) -> bool {
        let leave = self.take(station, action, at);
        leave.map(|leave| self.give(station, leave)).is_some()
    }

    /// Remembers an act that was allowed and done.
    pub(crate) fn remember(&mut self, grant: Grant<A>) {
        if self.granted.len() >= REMEMBERED {
            self.granted.pop_front();
        }
        self.granted.push_back(grant);
    }

    /// Who allowed this very act before.
    pub(crate) fn allowed(&self, request: &str, action: A) -> Option<Number> {
        let mut same = self.granted.iter().rev();
        same.find(|grant| grant.request == request && grant.action == action)
            .map(|grant| grant.owner)
    }

    /// Who allowed this on this bill before: the same thing, and no more of it.
    pub(crate) fn covers(&self, request: &str, exception: &Exception) -> Option<Number> {
        let mut same = self.granted.iter().rev().filter(|grant| grant.request == request);
        same.find(|grant| grant.exceptions.iter().any(|given| exception.is_within(given)))
            .map(|grant| grant.owner)
    }
}

#[cfg(test)]
mod tests {
    use domain::operator::Action;

    use super::*;

    const HERE: Station = Station::Main;
    const THERE: Station = Station::Paired(1);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(1_795_302_000 + seconds)
    }

    #[test]
    fn five_tries_bring_a_pause_of_their_own_screen_and_no_longer_one() {
        let mut sessions = Sessions::<Action>::default();
        let tries: Vec<_> = (0..5).map(|_| sessions.try_pin(HERE, at(0))).collect();
        assert_eq!(tries, [Ok(4), Ok(3), Ok(2), Ok(1), Ok(0)]);
        assert_eq!(sessions.try_pin(HERE, at(1)), Err(29));
        assert_eq!(sessions.try_pin(THERE, at(1)), Ok(4));
        assert_eq!(sessions.try_pin(HERE, at(29)), Err(1));
        assert_eq!(sessions.try_pin(HERE, at(30)), Ok(4));
        sessions.right_pin(HERE, true);
        assert_eq!(sessions.try_pin(HERE, at(30)), Ok(4));
    }

    #[test]
    fn a_helpers_own_pin_between_them_gives_no_more_tries_at_the_owners() {
        let mut sessions = Sessions::<Action>::default();
        for left in [4, 3, 2, 1] {
            assert_eq!(sessions.try_pin(HERE, at(0)), Ok(left)); // the owner's, wrong
            assert_eq!(sessions.try_pin(HERE, at(0)), Ok(left - 1)); // her own, right
            sessions.right_pin(HERE, false);
        }
        assert_eq!(sessions.try_pin(HERE, at(0)), Ok(0));
        assert_eq!(sessions.try_pin(HERE, at(0)), Err(30));
        // what went wrong in the morning does not count in the evening
        assert_eq!(sessions.try_pin(HERE, at(30)), Ok(4));
        assert_eq!(sessions.try_pin(HERE, at(30 + FORGOTTEN)), Ok(4));
    }

    #[test]
    fn a_clock_that_jumps_back_makes_no_pause_longer() {
        let mut sessions = Sessions::<Action>::default();
        for _ in 0..5 {
            let _ = sessions.try_pin(HERE, at(0));
        }
        assert_eq!(sessions.try_pin(HERE, at(-80_000)), Err(30));
        assert_eq!(sessions.try_pin(HERE, at(-80_000 + 30)), Ok(4));
    }

    #[test]
    fn leave_is_used_once_where_it_was_given_within_two_minutes() {
        let mut sessions = Sessions::<Action>::default();
        let leave = |action| Leave { action, owner: 1, since: at(0) };
        sessions.sign_in(HERE, 2);
        sessions.give(HERE, leave(Action::Refund));
        assert_eq!(sessions.take(THERE, Action::Refund, at(1)), None);
        assert_eq!(sessions.take(HERE, Action::Drawer, at(1)), None);
        assert_eq!(sessions.take(HERE, Action::Refund, at(119)), Some(leave(Action::Refund)));
        assert_eq!(sessions.take(HERE, Action::Refund, at(119)), None);
        for late in [120, -1] {
            sessions.give(HERE, leave(Action::Refund));
            assert_eq!(sessions.take(HERE, Action::Refund, at(late)), None, "{late}");
        }
        sessions.give(HERE, leave(Action::Refund));
        sessions.sign_out(HERE);
        assert_eq!(sessions.take(HERE, Action::Refund, at(1)), None);
    }

    #[test]
    fn what_was_allowed_is_remembered_by_its_request_and_not_for_ever() {
        let mut sessions = Sessions::<Action>::default();
        let grant = |number: usize| Grant {
            request: number.to_string(),
            action: Action::Discount,
            owner: 1,
            exceptions: vec![Exception::Bill { share: 2_000 }],
        };
        (0..=REMEMBERED).for_each(|number| sessions.remember(grant(number)));
        assert_eq!(sessions.allowed("1", Action::Discount), Some(1));
        assert_eq!(sessions.allowed("1", Action::Price), None);
        assert_eq!(sessions.covers("1", &Exception::Bill { share: 2_000 }), Some(1));
        assert_eq!(sessions.covers("1", &Exception::Bill { share: 2_001 }), None);
        assert_eq!(sessions.allowed("0", Action::Discount), None);
        assert_eq!(sessions.granted.len(), REMEMBERED);
    }
}
