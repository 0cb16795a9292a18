//! What happened at each stage, in sentences.

use super::text::{list, write_labelled};
use crate::ballots::CandidateNo;
use crate::number::Fixed;
use crate::transcript::{
    Action, Elected, ElectedBecause, Flow, Parcel, Receiver, SettledBy, Stage, Tie, TieAbout, TieStep, Transcript,
};

mod bounded;
mod kept;

const LABEL_COLUMNS: usize = 10;

/// More values than these are told by the first and the last.
const VALUES_TOLD: usize = 4;

pub(super) fn write(transcript: &Transcript, sheet: &mut String) {
    sheet.push('\n');
    for stage in &transcript.stages {
        let mut sentences: Vec<String> = stage.ties.iter().map(|tie| tie_note(transcript, tie)).collect();
        sentences.push(action(transcript, stage));
        sentences.extend(remainder(stage));
        sentences.extend(quota_again(transcript, stage));
        sentences.extend(elected(transcript, stage));
        sentences.extend(not_elected(transcript, stage));
        sentences.extend(bounded::sentences(transcript, stage));
        write_labelled(&format!("Stage {}", stage.number), LABEL_COLUMNS, &sentences.join(" "), sheet);
    }
}

/// True for the rules that move only the papers received last.
fn moves_last_batch(transcript: &Transcript) -> bool {
    matches!(transcript.rule.id.as_str(), "ers97" | "ni")
}

fn action(transcript: &Transcript, stage: &Stage) -> String {
    match &stage.action {
        Action::First => format!("{} valid papers, sorted by first preference.", transcript.reading.valid),
        Action::Surplus { of, votes_before, surplus } => {
            let name = transcript.name(*of);
            let how = surplus_moved(transcript, stage);
            format!("{name} has {votes_before} votes, {surplus} above the quota; nobody has a larger surplus. {how}")
        }
        Action::Exclusion { of, votes_before } if !stage.keep.is_empty() => {
            kept::exclusion(transcript, stage, *of, *votes_before)
        }
        Action::Exclusion { of, votes_before } => exclusion(transcript, stage, *of, *votes_before),
        Action::Round { excluded, surplus } => kept::round(transcript, stage, excluded, *surplus),
        Action::KeepLess { of, surplus } => kept::less(transcript, stage, of, *surplus),
        Action::SureLosers { of, votes_before, surplus } => {
            kept::sure_losers(transcript, stage, of, *votes_before, *surplus)
        }
        Action::ExclusionOfDoomed { of, votes_before } => {
            let moved = if stage.parcels.is_empty() {
                String::new()
            } else {
                format!(" The papers move at the value they have: {}.", parcels(&stage.parcels))
            };
            format!("{}, with {votes_before} votes, is doomed, and so excluded.{moved}", transcript.name(*of))
        }
    }
}

fn surplus_moved(transcript: &Transcript, stage: &Stage) -> String {
    let moved = parcels(&stage.parcels);
    match (moves_last_batch(transcript), stage.parcels.is_empty()) {
        (false, _) => format!("Each paper keeps that share of its value: {moved}."),
        (true, false) => format!("Of the papers received last those with a next preference share it: {moved}."),
        (true, true) => "Of the papers received last none has a next preference.".to_owned(),
    }
}

fn exclusion(transcript: &Transcript, stage: &Stage, of: CandidateNo, votes: Fixed) -> String {
    let record = &stage.batches;
    let why = match record.deferred {
        Some(surpluses) => format!("The surpluses, {surpluses} together, cannot change who is excluded next, and wait"),
        None => "No surplus waits and a seat is unfilled".to_owned(),
    };
    let name = transcript.name(of);
    let who = match record.together.as_slice() {
        [] => format!("{name}, with {votes} the fewest votes, is excluded"),
        together => {
            let all: Vec<CandidateNo> = std::iter::once(of).chain(together.iter().copied()).collect();
            let all = names(transcript, &all);
            format!("{all}, who together cannot pass whoever is next above, are excluded")
        }
    };
    let papers = match (stage.parcels.is_empty(), record.batch) {
        (true, _) => "There are no papers to move.".to_owned(),
        (false, Some(batch)) if batch.of > 1 => {
            format!("Batch {} of {}: {}.", batch.number, batch.of, parcels(&stage.parcels))
        }
        (false, _) => format!("The papers move at the value they have: {}.", parcels(&stage.parcels)),
    };
    match record.batch {
        Some(batch) if batch.number > 1 => papers,
        _ => format!("{why}, so {who}. {papers}"),
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
    let to = |receiver: Receiver| {
        let mut flows = stage.flows.iter().filter(move |flow| flow.to == receiver);
        let first = flows.next()?;
        let add = |(papers, units), flow: &Flow| (papers + flow.papers, units + flow.votes.units());
        let (papers, units) = flows.fold((first.papers, first.votes.units()), add);
        Some((papers, Fixed::new(units, first.votes.decimals())))
    };
    let is_last_batch = stage.batches.difference.is_some();
    let stuck = to(Receiver::NonTransferable).map(|(papers, votes)| match papers {
        _ if is_last_batch => format!("The neglected remainder, {votes}, becomes non-transferable."),
        _ if stage.parcels.is_empty() => format!("{votes} become non-transferable."),
        _ if matches!(stage.action, Action::Surplus { .. }) && told(&stage.parcels) < papers_moved(stage) => {
            format!("{papers} others name nobody continuing: {votes} become non-transferable.")
        }
        _ => format!("{papers} of them name nobody continuing: {votes} become non-transferable."),
    });
    let lost = to(Receiver::Loss).map(|(_, votes)| format!("Dropped remainders lose {votes}."));
    let all: Vec<String> = stuck.into_iter().chain(lost).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// Papers in parcels.
fn told(parcels: &[Parcel]) -> u64 {
    parcels.iter().map(|parcel| parcel.papers).sum()
}

/// Papers in flows.
fn papers_moved(stage: &Stage) -> u64 {
    stage.flows.iter().map(|flow| flow.papers).sum()
}

/// By `ers97` the quota falls until somebody is elected.
fn quota_again(transcript: &Transcript, stage: &Stage) -> Option<String> {
    let before = transcript.stages.get((stage.number as usize).checked_sub(2)?)?.quota?;
    let quota = stage.quota.filter(|&quota| moves_last_batch(transcript) && quota != before)?;
    Some(format!("Nobody is elected yet, so the quota falls to {quota}."))
}

/// A sentence for those elected one after the other for one reason.
fn elected(transcript: &Transcript, stage: &Stage) -> Vec<String> {
    let runs = stage.elected.chunk_by(|one, next| one.reason == next.reason);
    let said = |run: &[Elected]| {
        let names: Vec<&str> = run.iter().map(|elected| transcript.name(elected.candidate)).collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        let why = match run[0].reason {
            ElectedBecause::Quota => "by reaching the quota".to_owned(),
            ElectedBecause::LastSeats => "because no more candidates continue than seats are unfilled".to_owned(),
            ElectedBecause::ActiveVote { total, places } => {
                format!("by reaching the active vote, {total}, ÷ ({places} + 1)")
            }
        };
        format!("{} {verb} elected {why}.", list(&names))
    };
    runs.map(said).collect()
}

/// Those who wait, and those who go without a transfer.
fn not_elected(transcript: &Transcript, stage: &Stage) -> Vec<String> {
    let record = &stage.batches;
    let named =
        |all: &[CandidateNo], said: &str| (!all.is_empty()).then(|| format!("{} {said}", names(transcript, all)));
    let held_back =
        named(&record.held_back, "have votes enough, but are more than the seats and were always equal: they wait.");
    let verb = if record.left_out.len() == 1 { "is" } else { "are" };
    let left_out = format!("{verb} excluded; as that leaves only as many as there are seats, none of the papers move.");
    held_back.into_iter().chain(named(&record.left_out, &left_out)).collect()
}

fn tie_note(transcript: &Transcript, tie: &Tie) -> String {
    let about = match tie.about {
        TieAbout::Surplus => "have equal surpluses",
        TieAbout::Exclusion => "have equally few votes",
        TieAbout::WithinSurplus => "are no further above the fewest votes than the surplus that is left",
        TieAbout::Election if transcript.constraints.is_some() => {
            "have equal votes, and the first elected may bind the others"
        }
        TieAbout::Election => "have equally many votes and are more than the seats",
    };
    let steps: Vec<String> = tie.history.iter().map(|step| step_note(transcript, step)).collect();
    let chosen = transcript.name(tie.chosen);
    let end = match tie.settled_by {
        SettledBy::History => format!("which decides for {chosen}."),
        SettledBy::Lot if tie.about == TieAbout::WithinSurplus => format!("the lot decides for {chosen}."),
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
