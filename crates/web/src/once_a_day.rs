//! What is worked out once a day, and answered alike all day.

use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use terms::Timestamp;

/// The newest of each thing that is worked out once a day: one of each name. Kept in memory: a restart works it out anew.
#[derive(Debug, Default)]
pub struct OnceADay(Mutex<HashMap<&'static str, Kept>>);

#[derive(Debug)]
struct Kept {
    /// The beginning of its day.
    day: Timestamp,
    value: Arc<dyn Any + Send + Sync>,
}

impl OnceADay {
    /// What was worked out for that day, if anything was.
    pub fn get<T: Send + Sync + 'static>(&self, name: &'static str, day: Timestamp) -> Option<Arc<T>> {
        // A panic while the lock was held leaves each thing as it was or as it became.
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.get(name).filter(|kept| kept.day == day)?;
        Arc::clone(&kept.value).downcast().ok()
    }

    /// Keeps what was worked out for a day, in place of that of another; of two for one day the first counts, and is returned.
    pub fn keep<T: Send + Sync + 'static>(&self, name: &'static str, day: Timestamp, value: T) -> Arc<T> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let first = all.get(name).filter(|kept| kept.day == day);
        if let Some(first) = first.and_then(|kept| Arc::clone(&kept.value).downcast().ok()) {
            return first;
        }
        let value = Arc::new(value);
        all.insert(name, Kept { day, value: value.clone() });
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_for_one_day_the_first_counts_and_the_next_day_begins_anew() {
        let (all, first, next) =
            (OnceADay::default(), Timestamp::from_micros(0), Timestamp::from_micros(Timestamp::DAY));
        assert_eq!(all.get::<u64>("x", first), None);

        assert_eq!(*all.keep("x", first, 1_u64), 1);
        assert_eq!(*all.keep("x", first, 2_u64), 1);
        assert_eq!(*all.keep("y", first, 3_u64), 3);
        assert_eq!(all.get::<u64>("x", first).as_deref(), Some(&1));
        assert_eq!(all.get::<u64>("x", next), None);

        assert_eq!(*all.keep("x", next, 4_u64), 4);
        assert_eq!(all.get::<u64>("x", first), None, "one day is kept at a time");
    }
}
