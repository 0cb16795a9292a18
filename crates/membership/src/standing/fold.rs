//! One event after another: what is known of a membership so far.

use terms::{PlaceId, Timestamp};

use super::{Ending, Event, Happening, Standing, Suspension};
use crate::subscription::Rules;

/// Who joins again within so long owes from where she stopped paying, so that no fresh start is had by leaving.
const OWED: i64 = 366 * Timestamp::DAY;

/// A membership as far as its events have been taken.
pub(super) struct Fold<'a> {
    rules: &'a Rules,
    standing: Standing,
    suspension: Option<Suspension>,
    /// Her last home.
    home: Option<PlaceId>,
    /// From when on she has to pay, if she pays nothing: when she joined.
    owes_from: Option<Timestamp>,
    /// When membership ended last.
    ended_at: Option<Timestamp>,
    /// Up to when payments reach that did not come back.
    paid: Vec<Timestamp>,
}

impl<'a> Fold<'a> {
    /// Nothing has happened.
    pub(super) fn new(rules: &'a Rules) -> Self {
        Self {
            rules,
            standing: Standing::Stranger,
            suspension: None,
            home: None,
            owes_from: None,
            ended_at: None,
            paid: Vec::new(),
        }
    }

    /// Does nothing follow any more?
    pub(super) fn is_over(&self) -> bool {
        matches!(self.standing, Standing::Former { ending: Ending::Died, .. })
    }

    /// Takes the next event, none of an earlier instant than those before it.
    pub(super) fn take(&mut self, event: &Event) {
        self.lapse_by(event.at);
        match &event.what {
            Happening::Suspended { until, .. } => {
                self.suspension = Some(lengthened(self.suspension, event.at, *until));
            }
            Happening::Reinstated => self.suspension = None,
            Happening::Paid { until } => self.pay(event.at, *until),
            Happening::Returned { until } => self.give_back(event.at, *until),
            what => {
                self.note(event.at, what);
                self.standing = after(self.standing, event.at, what);
                self.note_end();
            }
        }
    }

    /// Where she stands at an instant not before that of the last event.
    pub(super) fn standing(mut self, at: Timestamp) -> Standing {
        self.lapse_by(at);
        let paid_until = self.paid_until();
        match self.standing {
            Standing::Member { since, place, .. } => {
                let suspension = self.suspension.filter(|running| at < running.until);
                let grace = paid_until.and_then(|until| self.rules.grace(until, at));
                Standing::Member { since, place, suspension, grace }
            }
            other => other,
        }
    }

    /// From when on she has to pay, as things are.
    fn paid_until(&self) -> Option<Timestamp> {
        self.paid.iter().copied().chain(self.owes_from).max()
    }

    fn lapse_by(&mut self, at: Timestamp) {
        let Standing::Member { since, .. } = self.standing else { return };
        let lapses = self.paid_until().and_then(|until| self.rules.lapse(until)).map(|lapses| lapses.max(since));
        if let Some(lapses) = lapses.filter(|lapses| *lapses <= at) {
            self.standing = Standing::Former { since: lapses, ending: Ending::Lapsed };
            self.note_end();
        }
    }

    fn note_end(&mut self) {
        if let Standing::Former { since, .. } = self.standing {
            self.ended_at = Some(since);
        }
    }

    fn pay(&mut self, at: Timestamp, until: Timestamp) {
        self.paid.push(until);
        if let (Standing::Former { ending: Ending::Lapsed, .. }, Some(place), true) =
            (self.standing, self.home, until > at)
        {
            self.standing = Standing::Member { since: at, place, suspension: None, grace: None };
        }
    }

    /// Takes back a payment that reached to `until`, unless its time is over. She has to pay from now on, not from when the
    /// one before it ended, as nobody could have told her.
    fn give_back(&mut self, at: Timestamp, until: Timestamp) {
        let which = self.paid.iter().position(|paid| *paid == until && until > at);
        if let Some(index) = which {
            self.paid.remove(index);
            self.owes_from = self.owes_from.max(Some(at));
        }
    }

    /// Keeps in mind what later events need.
    fn note(&mut self, at: Timestamp, what: &Happening) {
        let is_member = self.standing.is_member();
        match what {
            Happening::Admitted { place } => {
                self.home = Some(*place);
                let was_away = self.ended_at.is_none_or(|ended| at >= ended.plus(OWED));
                if !is_member && (self.owes_from.is_none() || was_away) {
                    self.owes_from = Some(at);
                }
            }
            Happening::Moved { place } if is_member => self.home = Some(*place),
            _ => {}
        }
    }
}

/// The standing after an event that is about neither suspension nor payment. What makes no sense (leaving twice) changes
/// nothing.
fn after(standing: Standing, at: Timestamp, what: &Happening) -> Standing {
    let ended = |ending| Standing::Former { since: at, ending };
    let member = |since, place| Standing::Member { since, place, suspension: None, grace: None };
    match (what, standing) {
        (Happening::Applied, Standing::Stranger | Standing::Former { .. }) => Standing::Applied { since: at },
        (Happening::Admitted { place } | Happening::Moved { place }, Standing::Member { since, .. }) => {
            member(since, *place)
        }
        (Happening::Admitted { place }, _) => member(at, *place),
        (Happening::Left, Standing::Member { .. }) => ended(Ending::Left),
        (Happening::SetAside, Standing::Member { .. }) => ended(Ending::SetAside),
        (Happening::Left, Standing::Applied { .. }) => Standing::Stranger,
        // Nobody evades it by leaving, or by not paying, the day before.
        (
            Happening::Removed { .. },
            Standing::Member { .. } | Standing::Former { ending: Ending::Left | Ending::Lapsed, .. },
        ) => ended(Ending::Removed),
        (Happening::Died, _) => ended(Ending::Died),
        (_, unchanged) => unchanged,
    }
}

/// One running suspension out of the one that runs and a new one: it lasts until both are over.
fn lengthened(running: Option<Suspension>, at: Timestamp, until: Timestamp) -> Suspension {
    match running {
        Some(old) if at < old.until => Suspension { since: old.since, until: old.until.max(until) },
        _ => Suspension { since: at, until },
    }
}
