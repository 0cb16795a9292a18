//! What people may agree to beside membership itself; data in `data/purposes.json`.

use std::sync::LazyLock;

use serde::Deserialize;

/// Something that a person may be written to, or asked, about: only while her consent to it stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Its word in the database; `membership-purpose-…` in the message files has its name and the text that is agreed to.
    pub id: String,
    /// The version of that text. A change of the text takes a new version and keeps the old text under its own key.
    pub version: String,
    /// Whether what it is about is written by the program itself, and by nobody else.
    #[serde(default)]
    pub is_automatic: bool,
}

/// The word of the purpose that is about helping: taking it back takes back every skill that is offered.
pub(crate) const VOLUNTEERING: &str = "volunteering";

static ALL: LazyLock<Vec<Purpose>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/purposes.json")).expect("a test reads the file"));

/// All of them, in the order in which they are offered.
pub fn all() -> &'static [Purpose] {
    &ALL
}

/// The purpose of that word.
pub fn find(id: &str) -> Option<&'static Purpose> {
    ALL.iter().find(|purpose| purpose.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::MEMBERSHIP;

    #[test]
    fn each_purpose_has_a_word_of_its_own_and_none_is_membership() {
        let mut words: Vec<&str> = all().iter().map(|purpose| purpose.id.as_str()).collect();
        words.sort_unstable();
        words.dedup();

        assert_eq!(words.len(), all().len());
        assert!(find(MEMBERSHIP).is_none() && find("newsletter").is_some() && find(VOLUNTEERING).is_some());
    }
}
