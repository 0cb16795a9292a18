//! Who is guarded and doomed after a stage, in sentences.

use crate::constraints::spoken;
use crate::sheet::text::list;
use crate::transcript::{Bounded, Stage, Transcript};

/// Told when it is new; it stays so. That nobody else can be elected once the seats are filled goes without saying.
pub(super) fn sentences(transcript: &Transcript, stage: &Stage) -> Vec<String> {
    let before = stage.number.checked_sub(2).and_then(|index| transcript.stages.get(index as usize));
    let all = [
        (&stage.guarded, before.map(|before| &before.guarded), "guarded"),
        (&stage.doomed, before.map(|before| &before.doomed), "doomed"),
    ];
    let new = |(now, before, word): (&Vec<Bounded>, Option<&Vec<Bounded>>, &str)| {
        let is_new = |one: &&Bounded| !one.because.is_empty() && !before.is_some_and(|before| before.contains(one));
        let new: Vec<&Bounded> = now.iter().filter(is_new).collect();
        let chunks = new.chunk_by(|one, next| one.because == next.because);
        chunks.map(|same| sentence(transcript, same, word)).collect::<Vec<_>>()
    };
    all.into_iter().flat_map(new).collect()
}

fn sentence(transcript: &Transcript, same: &[&Bounded], word: &str) -> String {
    let names: Vec<&str> = same.iter().map(|one| transcript.name(one.candidate)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    format!("{} {verb} {word} by {}.", list(&names), spoken(&same[0].because))
}
