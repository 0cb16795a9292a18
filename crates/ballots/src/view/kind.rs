//! What is secret, what is published and how far a ballot has come, in words.

use super::Say;
use crate::{
    ballot::{Kind, Subject},
    disclosure::Disclosure,
    nomination::Takes,
    stage::Stage,
};

/// What is secret and from whom, in one sentence: for the voting page.
pub(crate) fn secrecy(kind: Kind, say: Say<'_>) -> String {
    match kind {
        Kind::Named => say("ballots-secrecy-named", &[]),
        Kind::SecretInStorage => say("ballots-secrecy-secret", &[]),
    }
}

/// The kind in a few words: "secret ballot".
pub(crate) fn kind(kind: Kind, say: Say<'_>) -> String {
    match kind {
        Kind::Named => say("ballots-kind-named", &[]),
        Kind::SecretInStorage => say("ballots-kind-secret", &[]),
    }
}

/// What will be published of the papers.
pub(crate) fn disclosure(kind: Kind, disclosure: Disclosure, say: Say<'_>) -> String {
    match (kind, disclosure) {
        (Kind::Named, _) => say("ballots-disclosure-named", &[]),
        (Kind::SecretInStorage, Disclosure::Full) => say("ballots-disclosure-full", &[]),
        (Kind::SecretInStorage, Disclosure::Trimmed) => say("ballots-disclosure-trimmed", &[]),
        (Kind::SecretInStorage, Disclosure::SheetOnly) => say("ballots-disclosure-sheet", &[]),
    }
}

/// What a ballot is about, in one sentence: "Seven places; put the candidates in your order."
pub(crate) fn subject(subject: &Subject, say: Say<'_>) -> String {
    match subject {
        Subject::Question(question) if question.abstain => say("ballots-subject-question-abstain", &[]),
        Subject::Question(_) => say("ballots-subject-question", &[]),
        Subject::Places { takes: Takes::Names, .. } => say("ballots-subject-names", &[]),
        Subject::Places { seats, takes: Takes::People, .. } => {
            say("ballots-subject-people", &[("seats", (*seats).into())])
        }
    }
}

/// How far a ballot has come: a shape and a word. What was decided has its own.
pub(crate) fn stage(stage: &Stage, say: Say<'_>) -> (&'static str, String) {
    let (shape, key) = match stage {
        Stage::Draft => ("held", "ballots-now-draft"),
        Stage::Called { .. } => ("waiting", "ballots-now-called"),
        Stage::RollPublished { .. } => ("waiting", "ballots-now-roll"),
        Stage::Open { .. } => ("open", "ballots-now-open"),
        Stage::Closed(_) => ("waiting", "ballots-now-closed"),
        Stage::Counted { .. } => ("waiting", "ballots-now-counted"),
        Stage::Checked { .. } => ("waiting", "ballots-now-checked"),
        Stage::Uncontested => ("waiting", "ballots-now-uncontested"),
        Stage::Provisional { .. } => ("carried", "ballots-now-provisional"),
        Stage::Final { .. } => ("carried", "ballots-now-final"),
        Stage::Void { .. } => ("held", "ballots-now-void"),
    };
    (shape, say(key, &[]))
}
