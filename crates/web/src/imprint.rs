//! Who answers for the organisation: a sentence under every page and letter, which another takes the place of at its hour.

use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError, RwLock},
};

use database::Error;
use terms::{Language, Timestamp};

use crate::App;

/// So long a process goes by what it read; another that announces a change is heard within that time, ahead of its hour.
const FRESH: i64 = Timestamp::MINUTE;

/// What names who answers for the organisation, from an instant on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// Its first instant.
    pub from: Timestamp,
    /// The sentences in each language that is offered, and as keys where a test reads them; nothing where none is named.
    pub words: Vec<(Language, String)>,
}

/// The imprints as this process last read them; cheap to share, as a page has to have one at once.
#[derive(Debug, Default)]
pub struct Imprints(RwLock<Read>);

#[derive(Debug, Default)]
struct Read {
    at: Option<Timestamp>,
    all: Arc<Vec<Imprint>>,
}

impl Imprints {
    /// What stands under a page or a letter at an instant.
    pub fn at(&self, language: Language, at: Timestamp) -> Option<String> {
        said(&self.all(), language, at)
    }

    /// The same in every language, one below the other, each text once.
    pub fn in_all_languages(&self, app: &App, at: Timestamp) -> String {
        let all = self.all();
        let languages: BTreeSet<Language> = Language::OFFERED.into_iter().map(|one| app.said_in(one)).collect();
        let mut texts: Vec<String> = languages.into_iter().filter_map(|language| said(&all, language, at)).collect();
        texts.dedup();
        texts.join("\n")
    }

    /// Reads them again, unless that was done within the last minute.
    ///
    /// # Errors
    /// When the database fails; what was read before stays.
    pub async fn read_again(&self, app: &App) -> Result<(), Error> {
        let now = app.now();
        let is_fresh = |read: &Read| read.at.is_some_and(|at| at <= now && now < at.plus(FRESH));
        if is_fresh(&self.0.read().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(());
        }
        let all = Arc::new((app.gate.imprints)(app.clone()).await?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Read { at: Some(now), all };
        Ok(())
    }

    /// Has them read again at the next page: something was announced or called off.
    pub fn forget(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).at = None;
    }

    fn all(&self) -> Arc<Vec<Imprint>> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).all)
    }
}

/// The sentences of the imprint that holds at an instant.
fn said(all: &[Imprint], language: Language, at: Timestamp) -> Option<String> {
    let imprint = all.iter().rev().find(|imprint| imprint.from <= at)?;
    let words = imprint.words.iter().find(|(of, _)| *of == language)?;
    Some(words.1.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_that_has_begun_holds_and_none_before_the_first() {
        let imprint = |from, text: &str| Imprint {
            from: Timestamp::from_micros(from),
            words: vec![(Language::English, text.to_owned())],
        };
        let all = [imprint(10, "A"), imprint(20, "B"), Imprint { words: Vec::new(), ..imprint(30, "") }];
        let at = |at| said(&all, Language::English, Timestamp::from_micros(at));

        assert_eq!(at(9), None);
        assert_eq!(at(10).as_deref(), Some("A"));
        assert_eq!(at(19).as_deref(), Some("A"));
        assert_eq!(at(20).as_deref(), Some("B"));
        assert_eq!(at(30), None);
    }
}
