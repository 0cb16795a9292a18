//! What was decided, in sentences.

use tally::{
    CandidateNo, Transcript,
    majority::{self, Outcome},
    transcript::{Action, Elected, ElectedBecause, SettledBy, Stage, Tie, TieAbout},
};

use super::{Say, flow, listed};
use crate::nomination::Takes;

/// The word and the shape beside an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcomes {
    /// `carried`, `elected`, `lost` or `held`.
    pub(crate) shape: &'static str,
    /// "Carried".
    pub(crate) word: String,
    /// The decision in one sentence: "Ann, Bob and Dan are elected".
    pub(crate) headline: String,
    /// The figures in a few words: "1,311 to 402".
    pub(crate) figures: String,
}

/// What became of a question.
pub(crate) fn question(result: &majority::Transcript, title: &str, say: Say<'_>) -> Outcomes {
    let (shape, word, headline) = if result.is_carried() {
        ("carried", "ballots-carried", "ballots-headline-carried")
    } else {
        ("lost", "ballots-lost", "ballots-headline-lost")
    };
    let figures = &result.figures;
    Outcomes {
        shape,
        word: say(word, &[]),
        headline: say(headline, &[("title", title.into())]),
        figures: say("ballots-figures", &[("for", figures.votes_for.into()), ("against", figures.against.into())]),
    }
}

/// Why a question was carried or lost, with the sum and the quorum.
pub(crate) fn reasons(result: &majority::Transcript, say: Say<'_>) -> Vec<String> {
    let why = match result.outcome {
        Outcome::Carried => "ballots-why-carried",
        Outcome::NoQuorum => "ballots-why-no-quorum",
        Outcome::NobodyFor => "ballots-why-nobody-for",
        Outcome::Tie => "ballots-why-tie",
        Outcome::BelowThreshold => "ballots-why-below",
    };
    let mut said = vec![say(why, &[])];
    if let Some(quorum) = result.quorum {
        let key = if quorum.is_reached { "ballots-quorum-reached" } else { "ballots-quorum-missed" };
        let values =
            [("took", quorum.took_part.into()), ("eligible", quorum.eligible.into()), ("needed", quorum.needed.into())];
        said.push(say(key, &values));
    }
    said
}

/// Who or what was chosen. `reopen` is the option "re-open nominations", whose places stay empty.
pub(crate) fn count(transcript: &Transcript, takes: Takes, reopen: Option<CandidateNo>, say: Say<'_>) -> Outcomes {
    let won = transcript.elected.iter().filter(|elected| Some(**elected) != reopen);
    let names: Vec<&str> = won.map(|elected| transcript.name(*elected)).collect();
    let empty = usize::from(transcript.seats).saturating_sub(names.len());
    let values = [("names", listed(say, &names).into()), ("count", names.len().into())];
    let (shape, word, headline) = match (names.len(), takes) {
        (0, _) => ("held", "ballots-nobody", say("ballots-headline-nobody", &[])),
        (_, Takes::People) => ("elected", "ballots-elected", say("ballots-headline-elected", &values)),
        (_, Takes::Names) => ("carried", "ballots-chosen", say("ballots-headline-chosen", &values)),
    };
    let figures = if empty == 0 { listed(say, &names) } else { say("ballots-seats-empty", &[("count", empty.into())]) };
    Outcomes { shape, word: say(word, &[]), headline, figures }
}

/// Those who are elected without a vote.
pub(crate) fn uncontested(names: &[&str], say: Say<'_>) -> Outcomes {
    let values = [("names", listed(say, names).into()), ("count", names.len().into())];
    Outcomes {
        shape: "elected",
        word: say("ballots-elected", &[]),
        headline: say("ballots-headline-elected", &values),
        figures: say("ballots-uncontested", &[]),
    }
}

/// How a count went, a sentence for each stage that elected somebody.
pub(crate) fn story(transcript: &Transcript, say: Say<'_>) -> Vec<String> {
    let mut said = vec![say(
        "ballots-story-quota",
        &[("papers", transcript.reading.valid.into()), ("quota", flow::whole(transcript.quota).into())],
    )];
    for stage in &transcript.stages {
        let runs = stage.elected.chunk_by(|one, next| one.reason == next.reason);
        said.extend(runs.filter_map(|run| elected_at(transcript, stage, run, say)));
    }
    said
}

/// A sentence for those elected one after the other for one reason.
fn elected_at(transcript: &Transcript, stage: &Stage, run: &[Elected], say: Say<'_>) -> Option<String> {
    let because = run.first()?.reason;
    let names: Vec<&str> = run.iter().map(|elected| transcript.name(elected.candidate)).collect();
    let mut values = vec![("names", listed(say, &names).into()), ("count", names.len().into())];
    let key = match (because, &stage.action) {
        (ElectedBecause::LastSeats, _) => "ballots-story-last",
        (ElectedBecause::Quota, Action::First) => "ballots-story-first",
        (ElectedBecause::Quota, Action::Surplus { of, .. }) => {
            values.push(("giver", transcript.name(*of).into()));
            "ballots-story-surplus"
        }
        (ElectedBecause::Quota, Action::Exclusion { of, .. }) => {
            values.push(("giver", transcript.name(*of).into()));
            "ballots-story-exclusion"
        }
        (ElectedBecause::Quota | ElectedBecause::ActiveVote { .. }, _) => "ballots-story-elected",
    };
    Some(say(key, &values))
}

/// Each tie and what settled it.
pub(crate) fn ties(transcript: &Transcript, say: Say<'_>) -> Vec<String> {
    let all = transcript.stages.iter().flat_map(|stage| stage.ties.iter().map(move |tie| (stage, tie)));
    all.map(|(stage, tie)| tie_sentence(transcript, stage, tie, say)).collect()
}

fn tie_sentence(transcript: &Transcript, stage: &Stage, tie: &Tie, say: Say<'_>) -> String {
    let key = match (tie.about, tie.settled_by) {
        (TieAbout::Surplus, SettledBy::History) => "ballots-tie-surplus-history",
        (TieAbout::Surplus, SettledBy::Lot) => "ballots-tie-surplus-lot",
        (TieAbout::Exclusion | TieAbout::WithinSurplus, SettledBy::History) => "ballots-tie-exclusion-history",
        (TieAbout::Exclusion | TieAbout::WithinSurplus, SettledBy::Lot) => "ballots-tie-exclusion-lot",
        (TieAbout::Election, SettledBy::History) => "ballots-tie-election-history",
        (TieAbout::Election, SettledBy::Lot) => "ballots-tie-election-lot",
    };
    let names: Vec<&str> = tie.tied.iter().map(|candidate| transcript.name(*candidate)).collect();
    say(
        key,
        &[
            ("stage", stage.number.into()),
            ("names", listed(say, &names).into()),
            ("chosen", transcript.name(tie.chosen).into()),
            ("earlier", tie.history.last().map_or(0, |step| step.stage).into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::{keys, worked_example};

    #[test]
    fn the_headline_names_the_elected_in_their_order() {
        let outcome = count(&worked_example(), Takes::People, None, &keys);

        assert_eq!(
            outcome.headline,
            "ballots-headline-elected(names=ballots-and(first=Ann, Bob, last=Dan, vowel=no), count=3)"
        );
    }

    #[test]
    fn a_place_that_reopening_wins_stays_empty() {
        let transcript = worked_example();
        let dan = transcript.candidates.iter().find(|candidate| candidate.name == "Dan").unwrap().number;

        let outcome = count(&transcript, Takes::People, Some(dan), &keys);

        assert!(outcome.headline.contains("first=Ann, last=Bob"), "{}", outcome.headline);
        assert_eq!(outcome.figures, "ballots-seats-empty(count=1)");
    }

    #[test]
    fn the_story_tells_when_each_was_elected() {
        let said = story(&worked_example(), &keys);

        assert_eq!(
            said,
            [
                "ballots-story-quota(papers=118, quota=30)",
                "ballots-story-first(names=Ann, count=1)",
                "ballots-story-surplus(names=Bob, count=1, giver=Ann)",
                "ballots-story-exclusion(names=Dan, count=1, giver=Fay)",
            ]
        );
    }

    #[test]
    fn a_tie_at_the_start_is_settled_by_lot_and_told() {
        let file = "2 1\n2 1 0\n2 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Chair\"\n";
        let election = tally::blt::read(file.as_bytes()).unwrap();
        let transcript = tally::rule::find("scottish").unwrap().count(&election, &tally::Options::default()).unwrap();

        let told = ties(&transcript, &keys);

        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("ballots-tie-exclusion-lot(stage=2"), "{}", told[0]);
    }
}
