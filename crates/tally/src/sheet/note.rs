//! What happened at each stage, in sentences.

use super::text::{list, write_labelled};
use crate::ballots::CandidateNo;
use crate::transcript::{
    Action, ElectedBecause, Flow, Parcel, Receiver, SettledBy, Stage, Tie, TieAbout, TieStep, Transcript,
};

const LABEL_COLUMNS: usize = 10;

/// More values than these are told by the first and the last.
const VALUES_TOLD: usize = 4;

pub(super) fn write(transcript: &Transcript, sheet: &mut String) {
    sheet.push('\n');
    for stage in &transcript.stages {
        let mut sentences = vec![action(transcript, stage)];
        sentences.splice(0..0, stage.ties.iter().map(|tie| tie_note(transcript, tie)));
        sentences.extend(remainder(stage));
        sentences.extend(elected(transcript, stage, ElectedBecause::Quota));
        sentences.extend(elected(transcript, stage, ElectedBecause::LastSeats));
        write_labelled(&format!("Stage {}", stage.number), LABEL_COLUMNS, &sentences.join(" "), sheet);
    }
}

fn action(transcript: &Transcript, stage: &Stage) -> String {
    let moved = parcels(&stage.parcels);
    match &stage.action {
        Action::First => format!("{} valid papers, sorted by first preference.", transcript.reading.valid),
        Action::Surplus { of, votes_before: votes, surplus } => {
            let name = transcript.name(*of);
            format!(
                "{name} has {votes} votes, {surplus} above the quota; nobody has a larger surplus. Each paper keeps that share of its value: {moved}."
            )
        }
        Action::Exclusion { of, votes_before: votes } => {
            let name = transcript.name(*of);
            let none_moved = if stage.parcels.is_empty() { "There are no papers to move." } else { "" };
            let papers = if stage.parcels.is_empty() {
                String::new()
            } else {
                format!("The papers move at the value they have: {moved}.")
            };
            format!(
                "No surplus waits and a seat is unfilled, so {name}, with {votes} the fewest votes, is excluded. {papers}{none_moved}"
            )
        }
    }
}

/// How many papers moved at which values.
fn parcels(parcels: &[Parcel]) -> String {
    let told = |parcel: &Parcel| {
        let papers = if parcel.papers == 1 { "1 paper".to_owned() } else { format!("{} papers", parcel.papers) };
        if parcel.value_before == parcel.value_after {
            format!("{papers} at {}", parcel.value_after)
        } else {
            format!("{papers} from {} to {}", parcel.value_before, parcel.value_after)
        }
    };
    match parcels {
        [first, .., last] if parcels.len() > VALUES_TOLD => {
            format!("{}, …, {} ({} different values)", told(first), told(last), parcels.len())
        }
        all => all.iter().map(told).collect::<Vec<_>>().join(", "),
    }
}

/// What did not arrive anywhere.
fn remainder(stage: &Stage) -> Option<String> {
    let to = |receiver: Receiver| stage.flows.iter().find(move |flow| flow.to == receiver);
    let stuck = to(Receiver::NonTransferable).map(|Flow { papers, votes, .. }| {
        format!("{papers} of them name nobody continuing: {votes} become non-transferable.")
    });
    let lost = to(Receiver::Loss).map(|flow| format!("Dropped remainders lose {}.", flow.votes));
    let all: Vec<String> = stuck.into_iter().chain(lost).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn elected(transcript: &Transcript, stage: &Stage, reason: ElectedBecause) -> Option<String> {
    let of_reason = stage.elected.iter().filter(|elected| elected.reason == reason);
    let names: Vec<&str> = of_reason.map(|elected| transcript.name(elected.candidate)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    let why = match reason {
        ElectedBecause::Quota => "by reaching the quota",
        ElectedBecause::LastSeats => "because no more candidates continue than seats are unfilled",
    };
    (!names.is_empty()).then(|| format!("{} {verb} elected {why}.", list(&names)))
}

fn tie_note(transcript: &Transcript, tie: &Tie) -> String {
    let about = match tie.about {
        TieAbout::Surplus => "have equal surpluses",
        TieAbout::Exclusion => "have equally few votes",
    };
    let steps: Vec<String> = tie.history.iter().map(|step| step_note(transcript, step)).collect();
    let chosen = transcript.name(tie.chosen);
    let end = match tie.settled_by {
        SettledBy::History => format!("which decides for {chosen}."),
        SettledBy::Lot if tie.history.is_empty() => format!("they always had: the lot decides for {chosen}."),
        SettledBy::Lot => format!("those who had the same there always had: the lot decides for {chosen}."),
    };
    let names = names(transcript, &tie.tied);
    format!("Tie: {names} {about}; {}{end}", steps.concat())
}

fn step_note(transcript: &Transcript, step: &TieStep) -> String {
    let figures: Vec<String> =
        step.votes.iter().map(|(candidate, votes)| format!("{} {votes}", transcript.name(*candidate))).collect();
    format!("at stage {} they had {}, ", step.stage, figures.join(", "))
}

fn names(transcript: &Transcript, candidates: &[CandidateNo]) -> String {
    let names: Vec<&str> = candidates.iter().map(|&candidate| transcript.name(candidate)).collect();
    list(&names)
}

#[cfg(test)]
mod tests {
    /// The notes of a count whose lot is the order of the file.
    fn notes(file: &str) -> String {
        let election = crate::blt::read(file.as_bytes()).unwrap();
        let rule = crate::rule::find("scottish").unwrap();
        let sheet = crate::sheet::render(&rule.count(&election, &crate::Options::default()).unwrap());
        sheet.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_tie_is_told_with_the_stage_that_parted_them() {
        let notes = notes("5 1\n10 1 0\n9 2 0\n4 3 0\n3 4 0\n1 5 4 0\n0\nAnn\nBob\nCat\nDan\nEve\n");

        let tie = "Tie: Cat and Dan have equally few votes; at stage 1 they had Cat 4.00000, Dan 3.00000, which decides for Dan.";
        assert!(notes.contains(tie), "{notes}");
    }

    #[test]
    fn a_tie_without_history_is_told_to_be_settled_by_lot() {
        let notes = notes("3 1\n5 1 0\n2 2 0\n2 3 1 0\n0\nAnn\nBob\nCat\n");

        assert!(!notes.contains("Tie"), "Ann has the quota at once: {notes}");
        let notes = self::notes("3 1\n4 1 0\n2 2 0\n2 3 1 0\n0\nAnn\nBob\nCat\n");
        assert!(
            notes.contains("Bob and Cat have equally few votes; they always had: the lot decides for Bob."),
            "{notes}"
        );
    }
}
