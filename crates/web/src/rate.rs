//! How often somebody may do something: first per account, then, more generously, per address (a hall shares one).

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use terms::Timestamp;

/// So many times in so long; what is unused comes back evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is limited: keeps one thing apart from another.
    pub name: &'static str,
    /// How many times at once, at most.
    pub times: i64,
    /// In how many microseconds all of them come back.
    pub per_micros: i64,
}

/// So many keys are remembered at most; beyond that the fullest are forgotten.
const KEYS: usize = 100_000;

/// What has been used of each limit. Kept in memory: a restart forgives.
#[derive(Debug, Default)]
pub struct Limits(Mutex<Used>);

type Used = HashMap<(&'static str, String), Bucket>;

#[derive(Debug, Clone, Copy)]
struct Bucket {
    /// When it is full again.
    full_at: i64,
}

impl Limits {
    /// Takes one; otherwise after how many seconds there is one again.
    ///
    /// # Errors
    /// The seconds to wait, at least 1.
    pub fn take(&self, limit: Limit, key: &str, now: Timestamp) -> Result<(), i64> {
        // A panic while the lock was held leaves a map of numbers, each still right.
        let mut used = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() >= KEYS {
            make_room(&mut used, now);
        }
        let bucket = used.entry((limit.name, key.to_owned())).or_insert(Bucket { full_at: now.micros() });
        let each = limit.per_micros / limit.times.max(1);
        let full_at = bucket.full_at.max(now.micros()) + each;
        let too_late = full_at - (now.micros() + limit.per_micros);
        if too_late > 0 {
            return Err(too_late / Timestamp::SECOND + 1);
        }
        bucket.full_at = full_at;
        Ok(())
    }
}

/// Forgets what is full, and if that is not enough the fuller half: whoever sends a flood of new keys does not thereby
/// free the address that it comes from.
fn make_room(used: &mut Used, now: Timestamp) {
    used.retain(|_, bucket| bucket.full_at > now.micros());
    if used.len() < KEYS {
        return;
    }
    let mut ends: Vec<i64> = used.values().map(|bucket| bucket.full_at).collect();
    let middle = *ends.select_nth_unstable(KEYS / 2).1;
    used.retain(|_, bucket| bucket.full_at > middle);
}

#[cfg(test)]
mod tests {
    use super::*;

    const THRICE: Limit = Limit { name: "x", times: 3, per_micros: 30 * Timestamp::SECOND };

    #[test]
    fn what_is_used_comes_back_evenly() {
        let limits = Limits::default();
        let at = |seconds: i64| Timestamp::from_micros(seconds * Timestamp::SECOND);
        for _ in 0..3 {
            limits.take(THRICE, "ann", at(100)).unwrap();
        }

        assert_eq!(limits.take(THRICE, "ann", at(100)), Err(11));
        assert_eq!(limits.take(THRICE, "ann", at(110)), Ok(()));
        assert!(limits.take(THRICE, "ann", at(110)).is_err());
    }

    #[test]
    fn one_key_does_not_use_up_another() {
        let limits = Limits::default();
        let now = Timestamp::from_micros(0);
        for _ in 0..3 {
            limits.take(THRICE, "ann", now).unwrap();
        }

        assert_eq!(limits.take(THRICE, "bob", now), Ok(()));
        assert_eq!(limits.take(Limit { name: "y", ..THRICE }, "ann", now), Ok(()));
    }

    #[test]
    fn a_flood_of_new_keys_frees_nobody_who_has_used_everything_up() {
        let limits = Limits::default();
        let now = Timestamp::from_micros(0);
        for _ in 0..3 {
            limits.take(THRICE, "ann", now).unwrap();
        }

        for number in 0..2 * KEYS {
            limits.take(THRICE, &number.to_string(), now).unwrap();
        }

        assert!(limits.take(THRICE, "ann", now).is_err());
        assert!(limits.0.lock().unwrap().len() <= KEYS);
    }
}
