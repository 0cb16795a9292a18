//! What happened at a stage of a rule by keep values, in sentences.

use crate::ballots::CandidateNo;
use crate::number::Fixed;
use crate::sheet::text::list;
use crate::transcript::{Stage, Transcript};

/// More keep values than these are left to the transcript.
const KEEP_TOLD: usize = 8;

pub(super) fn round(transcript: &Transcript, stage: &Stage, excluded: &[CandidateNo], surplus: Fixed) -> String {
    let distributions = match stage.iterations {
        Some(1) => "The papers are distributed once.".to_owned(),
        Some(2) => "The papers are distributed twice.".to_owned(),
        Some(times) => format!("The papers are distributed {times} times."),
        None => String::new(),
    };
    let kept = kept(transcript, stage);
    let quota = quota(stage);
    let out: Vec<String> = excluded
        .iter()
        .map(|&candidate| format!("{} with {}", transcript.name(candidate), stage.votes[candidate.index()]))
        .collect();
    let out: Vec<&str> = out.iter().map(String::as_str).collect();
    if out.is_empty() {
        format!("{distributions} {kept}{quota}")
    } else {
        format!("{distributions} {kept}{quota} The surplus left is {surplus}; excluded as the lowest: {}.", list(&out))
    }
}

pub(super) fn less(transcript: &Transcript, stage: &Stage, of: &[CandidateNo], surplus: Fixed) -> String {
    let names = names(transcript, of);
    let verb = if of.len() == 1 { "keeps" } else { "keep" };
    let kept = kept(transcript, stage);
    format!("{surplus} are above the quota, so {names} {verb} less of each paper from now on. {kept}{}", quota(stage))
}

pub(super) fn exclusion(transcript: &Transcript, stage: &Stage, of: CandidateNo, votes: Fixed) -> String {
    let name = transcript.name(of);
    format!("{name}, with {votes} the fewest votes, is excluded, and the papers are distributed. {}", quota(stage))
}

pub(super) fn sure_losers(
    transcript: &Transcript,
    stage: &Stage,
    of: &[CandidateNo],
    votes: Fixed,
    surplus: Fixed,
) -> String {
    let names = names(transcript, of);
    let (verb, who) = if of.len() == 1 { ("is", "has") } else { ("are", "have together") };
    format!(
        "{names} {who} {votes} and, with the surplus of {surplus}, cannot catch up: {verb} excluded, and the papers are distributed. {}",
        quota(stage)
    )
}

fn quota(stage: &Stage) -> String {
    stage.quota.map_or_else(String::new, |quota| format!("The quota is {quota}."))
}

/// Who keeps how much of each paper; those who keep all or nothing are left out.
fn kept(transcript: &Transcript, stage: &Stage) -> String {
    let whole = 10_i128.pow(u32::from(transcript.decimals));
    let shares = stage.keep.iter().zip(CandidateNo::all(stage.keep.len()));
    let told = shares.filter(|(keep, _)| !keep.is_zero() && keep.units() < whole);
    let told: Vec<String> = told.map(|(keep, candidate)| format!("{} {keep}", transcript.name(candidate))).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    match told.len() {
        0 => String::new(),
        1..=KEEP_TOLD => format!("Of each paper keep: {}. ", list(&told)),
        many => format!("{many} candidates keep a part of each paper. "),
    }
}

fn names(transcript: &Transcript, candidates: &[CandidateNo]) -> String {
    let names: Vec<&str> = candidates.iter().map(|&candidate| transcript.name(candidate)).collect();
    list(&names)
}
