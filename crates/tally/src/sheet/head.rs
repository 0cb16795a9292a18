//! The head of the sheet: what was counted, by which rule, with which result.

use super::text::{list, write_labelled};
use crate::lot::LotSource;
use crate::reading::{Overvote, ReadingReport};
use crate::transcript::Transcript;

const LABEL_COLUMNS: usize = 10;

pub(super) fn write(transcript: &Transcript, sheet: &mut String) {
    let title = if transcript.title.is_empty() { "Count sheet" } else { &transcript.title };
    write_labelled("", 0, title, sheet);
    sheet.push('\n');
    let rule = &transcript.rule;
    let facts = [
        ("Elected", elected(transcript)),
        ("Rule", format!("{}, version {}: {}", rule.id, rule.version, rule.source)),
        ("Seats", transcript.seats.to_string()),
        ("Papers", papers(&transcript.reading)),
        ("Quota", quota(transcript)),
        ("Lot", lot(transcript)),
        ("Ballots", format!("SHA-256 {}", transcript.ballots_sha256)),
    ];
    for (label, fact) in facts {
        write_labelled(label, LABEL_COLUMNS, &fact, sheet);
    }
}

fn elected(transcript: &Transcript) -> String {
    let names = list(&transcript.names_elected());
    match transcript.unfilled {
        0 => names,
        unfilled => format!("{names}; {unfilled} of the seats unfilled, because fewer people stood"),
    }
}

fn quota(transcript: &Transcript) -> String {
    let (valid, seats) = (transcript.reading.valid, transcript.seats);
    format!("{} = {valid} valid papers ÷ ({seats} + 1), the remainder dropped, + 1", transcript.quota)
}

/// All papers, and every kind of them that occurred.
fn papers(reading: &ReadingReport) -> String {
    let ranks = match reading.max_skipped {
        Some(most) => format!("behind more than {most} skipped ranks in a row"),
        None => "behind skipped ranks".to_owned(),
    };
    let kinds = [
        (reading.blank, "blank".to_owned()),
        (reading.only_withdrawn, "only for candidates who withdrew".to_owned()),
        (reading.ended_at_equal_rank, "ended before an equal rank".to_owned()),
        (reading.passed_equal_rank, "with an equal rank passed over".to_owned()),
        (reading.ended_at_skipped_ranks, format!("ended {ranks}")),
        (reading.passed_skipped_rank, "with a skipped rank passed over".to_owned()),
    ];
    let met = kinds.iter().filter(|(papers, _)| *papers > 0);
    let met: Vec<String> = met.map(|(papers, kind)| format!("; {papers} {kind}")).collect();
    let overvote = match reading.overvote {
        Overvote::Exhaust => "an equal rank ends the paper",
        Overvote::Skip => "an equal rank is passed over",
    };
    let skipped = match reading.max_skipped {
        Some(most) => format!("skipped ranks are passed over, at most {most} in a row"),
        None => "skipped ranks are passed over".to_owned(),
    };
    format!("{}, of them {} valid{} ({overvote}, {skipped})", reading.papers, reading.valid, met.concat())
}

fn lot(transcript: &Transcript) -> String {
    let source = match &transcript.lot.source {
        LotSource::FileOrder => "order of the file".to_owned(),
        LotSource::Seed { seed, contest } => format!("seed {seed} for contest \"{contest}\""),
        LotSource::Manual { witnesses } => {
            let names: Vec<&str> = witnesses.iter().map(String::as_str).collect();
            format!("drawn by hand, witnessed by {}", list(&names))
        }
    };
    let order: Vec<String> = transcript.lot.order.iter().map(ToString::to_string).collect();
    format!("{source}: {}", order.join(" "))
}
