//! Files that nobody would write: refused or read, never a panic, never memory without bound.

use std::io::{BufReader, Read};

use proptest::prelude::*;
use tally::{Lot, Options, approval, condorcet, grades, preflib, ranks, records, runoff};

use crate::sure;

/// Counts whatever a reader made of the bytes, under every rule.
fn count_all(election: &tally::Election) {
    let _ = runoff::count(election, &Options::default()).map(|report| runoff::sheet::render(&report));
    let _ = approval::count(election, &Lot::FileOrder).map(|report| approval::sheet::render(&report));
    for rule in condorcet::Rule::ALL {
        let report = condorcet::count(rule, election, &condorcet::Options::default());
        let _ = report.map(|report| condorcet::sheet::render(&report));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_refused_or_counted_but_never_panic(
        tail in prop::collection::vec(prop::sample::select(b"0123,:{}#\"\n\r UAovertunderCWI=grades\xc3\xa4".to_vec()), 0..140),
    ) {
        let heads: [&[u8]; 4] = [b"", b"count,rank1,rank2\n", b"# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n", b"grades: a,b\nA,B\n"];
        for head in heads {
            let file = [head, &tail].concat();
            let read = [
                records::read(file.as_slice()), preflib::read(file.as_slice()), ranks::read(file.as_slice()), approval::read(file.as_slice()),
            ];
            read.into_iter().flatten().for_each(|election| count_all(&election));
            if let Ok(papers) = grades::read(file.as_slice()) {
                for rule in grades::Rule::ALL {
                    let _ = grades::count(rule, &papers).map(|report| grades::sheet::render(&report));
                }
            }
        }
    }
}

#[test]
fn a_vote_record_written_as_blt_reads_back_the_same() {
    let election =
        sure(records::read("count,rank1,rank2,rank3\n3,Cat,overvote,Bob\n1,Dan,Dan,Bob\n2,,Cat,\n".as_bytes()));

    let text = tally::blt::to_text(&election);

    assert_eq!(tally::blt::to_text(&crate::election(&text)), text);
    assert!(text.contains("\n2 - 2 0\n3 2 = 1 0\n1 3 ~ 1 0\n0\n"), "{text}");
}

#[test]
fn a_line_without_end_is_refused_after_its_limit() {
    let endless = || BufReader::new(std::io::repeat(b'1').take(1 << 30));
    let refused = [
        records::read(endless()).err(),
        preflib::read(endless()).err(),
        ranks::read(endless()).err(),
        approval::read(endless()).err(),
        grades::read(endless()).err(),
    ];
    for error in refused {
        assert_eq!(
            error.map(|error| error.to_string()),
            Some("line 1: the line is longer than 65536 bytes".to_owned())
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    let latin = b"count,rank1\n1,M\xfcller\n";

    assert_eq!(
        records::read(latin.as_slice()).err().map(|error| error.to_string()),
        Some("line 2: the text is not UTF-8; save the file as UTF-8".to_owned())
    );
}

#[test]
fn hundreds_of_options_in_one_circle_are_counted() {
    // Three blocks that beat each other in a circle, and everybody inside a block equal.
    let block = |from: u16| (from..from + 100).map(|number| number.to_string()).collect::<Vec<_>>().join("=");
    let [a, b, c] = [1, 101, 201].map(block);
    let names = (1..=300).map(|number| format!("N{number}\n")).collect::<Vec<_>>().concat();
    let file = format!("300 1\n3 {a} {b} {c} 0\n3 {b} {c} {a} 0\n2 {c} {a} {b} 0\n0\n{names}");

    let report =
        sure(condorcet::count(condorcet::Rule::Condorcet, &crate::election(file), &condorcet::Options::default()));

    assert_eq!(report.schulze.map(|part| part.placing.winners.len()), Some(200));
    assert_eq!(report.ranked_pairs.map(|part| part.is_tied), Some(true));
}
