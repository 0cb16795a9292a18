//! Files as they are found in the wild, and files that are refused.

use crate::{election, sure};

/// How the file is written once read.
fn canonical(file: impl AsRef<[u8]>) -> String {
    tally::blt::to_text(&election(file))
}

fn refusal(file: impl AsRef<[u8]>) -> String {
    match tally::blt::read(file.as_ref()) {
        Ok(election) => format!("read as {}", tally::blt::to_text(&election)),
        Err(error) => error.to_string(),
    }
}

const PLAIN: &str = "3 1\n2 1 2 0\n1 3 0\n0\n\"Ann\"\n\"Bob\"\n\"Cat\"\n\"Chair\"\n";

#[test]
fn every_spelling_of_a_file_reads_the_same() {
    let spellings = [
        "\u{feff}3 1\n2 1 2 0\n1 3 0\n0\n\"Ann\"\n\"Bob\"\n\"Cat\"\n\"Chair\"\n",
        "3 1\r\n2 1 2 0\r\n1 3 0\r\n0\r\nAnn\r\nBob\r\nCat\r\nChair",
        "# a file\n\n3 1 # three\n  1 1 2 0\n\n1 3 0 # Cat\n1 1 2 0\n0\nAnn # first\n\"Bob\" # second\nCat\n\n\"Chair\"\n\n",
        "3 1\n(A 1) 1 2 0\n(2) 1 2 0\n(x) 3 0\n0\nAnn\nBob\nCat\nChair\n",
        "3 1\n[nick a b c]\n2 a b 0\n1 c - - 0\n0\nAnn\nBob\nCat\nChair\n",
        "3\t1\n2\t1  2\t0\n1 3 0\n0 # end\nAnn\nBob\nCat\nChair\n",
    ];
    for spelling in spellings {
        assert_eq!(canonical(spelling), PLAIN, "{spelling:?}");
    }
}

#[test]
fn who_withdrew_and_the_order_for_lots_are_kept_in_every_spelling() {
    let kept = "3 1\n-2 -3\n[tie 3 1 2]\n4 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Cat\"\n\"\"\n";

    assert_eq!(canonical("3 1\n-3 -2\n[tie 3 1 2]\n4 1 0\n0\nAnn\nBob\nCat\n"), kept);
    assert_eq!(canonical("3 1\n-3\n-2\n[ tie 3 1 2 ] # drawn\n4 1 0\n0\nAnn\nBob\nCat\n"), kept);
    assert_eq!(canonical("3 1\n[nick a b c]\n[withdrawn b 3]\n[tie c a b]\n4 a 0\n0\nAnn\nBob\nCat\n"), kept);
    assert_eq!(canonical("3 1\n[nick a b c]\n-b -c\n[tie c a b]\n4 a 0\n0\nAnn\nBob\nCat\n"), kept);
}

#[test]
fn who_can_never_win_is_kept_and_changes_the_hash() {
    let file = "3 1\n-2\n[never-wins 3]\n4 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Cat\"\n\"\"\n";

    assert_eq!(canonical(file), file);
    assert_ne!(
        tally::blt::sha256(&election(file)),
        tally::blt::sha256(&election(file.replace("[never-wins 3]\n", "")))
    );
    assert_eq!(refusal("2 1\n[never-wins 3]\n"), "line 2: there is no candidate 3");
}

#[test]
fn equal_and_skipped_ranks_and_blank_papers_are_kept_as_they_are() {
    let text = canonical("3 1\n1 3=1 - 2 0\n1 - 1 - 0\n2 0\n1 - - 0\n1 1=3 - 2 0\n0\nAnn\nBob\nCat\n");

    assert!(text.starts_with("3 1\n3 0\n1 - 1 0\n2 1=3 - 2 0\n0\n"), "{text}");
}

#[test]
fn names_keep_their_letters_their_quotes_and_their_hashes() {
    let election =
        election("4 1\n0\n\"Llŷr \"\"Bach\"\" Ó Néill\"\nCandidate #2\n\"C # D\"\n  Müller, Ян  \nPrif # title\n");

    let names: Vec<&str> = election.candidates().iter().map(|candidate| candidate.name.as_str()).collect();
    assert_eq!(names, ["Llŷr \"Bach\" Ó Néill", "Candidate #2", "C # D", "Müller, Ян"]);
    assert_eq!(election.title(), "Prif");
}

#[test]
fn a_malformed_file_is_refused_with_its_line_and_a_reason() {
    let names = "0\nAnn\nBob\nTitle\n";
    let table: &[(&str, &str)] = &[
        ("", "line 1: the file is empty"),
        ("\n# nothing\n\n", "line 3: the file is empty"),
        ("2\n", "line 1: the first line must be two whole numbers, candidates and seats; found \"2\""),
        ("2 x\n", "line 1: the first line must be two whole numbers, candidates and seats; found \"2 x\""),
        ("2 1 1\n", "line 1: the first line must be two whole numbers, candidates and seats; found \"2 1 1\""),
        ("2 -1\n", "line 1: the first line must be two whole numbers, candidates and seats; found \"2 -1\""),
        ("0 1\n", "line 1: a contest has at least one candidate"),
        ("70000 1\n", "line 1: a contest has at most 1000 candidates"),
        ("2 0\n", "line 1: the number of seats is from 1 to 1000"),
        ("2 1\n-3\n", "line 2: there is no candidate 3"),
        ("2 1\n-1 2\n", "line 2: a line of withdrawn candidates holds only numbers with a minus sign; found \"2\""),
        ("2 1\n-x\n", "line 2: a line of withdrawn candidates holds only numbers with a minus sign; found \"-x\""),
        ("2 1\n[tie 1]\n", "line 2: an order for lots names every candidate exactly once"),
        ("2 1\n[tie 1 1]\n", "line 2: an order for lots names every candidate exactly once"),
        ("2 1\n[tie 1 3]\n", "line 2: there is no candidate 3"),
        ("2 1\n[nick a]\n", "line 2: [nick …] must give each of the 2 candidates one nickname"),
        ("2 1\n[nick a b c]\n", "line 2: [nick …] must give each of the 2 candidates one nickname"),
        ("2 1\n[nick a b\n", "line 2: the bracket is not closed on its line"),
        (
            "2 1\n[quota 4]\n",
            "line 2: the option \"[quota 4]\" is not known; known are [nick …], [withdrawn …], [never-wins …] and [tie …]",
        ),
        ("2 1\n3 1 0\n4 3 0\n", "line 3: there is no candidate 3"),
        ("2 1\n4 99999999 0\n", "line 2: there is no candidate 99999999"),
        ("2 1\n4 1 2 1 0\n", "line 2: candidate 1 is ranked twice"),
        ("2 1\n4 1=1 0\n", "line 2: candidate 1 is ranked twice"),
        ("2 1\n4 1 2\n", "line 2: the paper does not end with 0"),
        ("2 1\n4\n", "line 2: the paper does not end with 0"),
        ("2 1\n4 1 0 2\n", "line 2: after the 0 that ends the paper stands \"2\""),
        ("2 1\n4 1 x 0\n", "line 2: \"x\" is no candidate's number, equal rank or skipped rank"),
        ("2 1\n4 1= 0\n", "line 2: \"1=\" is no candidate's number, equal rank or skipped rank"),
        ("2 1\n4 1=- 0\n", "line 2: \"1=-\" is no candidate's number, equal rank or skipped rank"),
        ("2 1\n4 0=1 0\n", "line 2: \"0=1\" is no candidate's number, equal rank or skipped rank"),
        ("2 1\n4 1.5 0\n", "line 2: \"1.5\" is no candidate's number, equal rank or skipped rank"),
        ("2 1\n1.5 1 0\n", "line 2: a paper begins with a whole number of papers or an id in brackets; found \"1.5\""),
        ("2 1\n3 1 0\n-1\n", "line 3: a paper begins with a whole number of papers or an id in brackets; found \"-1\""),
        (
            "2 1\n(a 1 0\n",
            "line 2: a paper begins with a whole number of papers or an id in brackets; found \"(a 1 0\"",
        ),
        ("2 1\n0 1 0\n", "line 2: a weight is at least 1"),
        ("2 1\n1000000000001 1 0\n", "line 2: there are more than 1000000000000 papers"),
        ("2 1\n99999999999999999999999 1 0\n", "line 2: there are more than 1000000000000 papers"),
        ("2 1\n999999999999 1 0\n2 2 0\n", "line 3: there are more than 1000000000000 papers"),
        ("2 1\n3 1 0\n", "line 2: the file ends before the line 0 that closes the papers"),
        ("2 1\n0\nAnn\n", "line 3: the file ends after 1 of 2 candidates' names"),
        ("2 1\n0\nAnn\n\"\"\n", "line 4: a candidate's name is empty"),
        ("2 1\n0\nAnn\nB\tb\u{7}\n", "line 4: a name contains a control character"),
    ];
    for (file, reason) in table {
        assert_eq!(refusal(file), *reason, "{file:?}");
    }
    let quotes =
        "the name's quotes are not closed, or something stands behind them (a quote inside quotes is written twice)";
    assert_eq!(refusal("2 1\n0\n\"Ann\n"), format!("line 3: {quotes}"));
    assert_eq!(refusal("2 1\n0\n\"Ann\" \"Bob\"\n"), format!("line 3: {quotes}"));
    let more = "after the title stands another line; are there more names than the 2 candidates of the first line?";
    assert_eq!(refusal(format!("2 1\n{names}Cat\n")), format!("line 6: {more}"));
    for nickname in ["a a", "1 b", "a=b c", "-a b", "(a b"] {
        let word = nickname.split(' ').find(|word| *word != "b").unwrap_or_default();
        let text = refusal(format!("2 1\n[nick {nickname}]\n"));
        assert!(text.starts_with(&format!("line 2: \"{word}\" cannot be a nickname")), "{text}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    let latin = [b"1 1\n0\nM".as_slice(), b"\xfcller\n"].concat();
    assert_eq!(refusal(latin), "line 3: the text is not UTF-8; save the file as UTF-8");
    assert!(refusal([0x1f, 0x8b, 8, 0]).starts_with("line 1: the first line must be two whole numbers"));
    let long = format!("2 1\n3 1 0 #{}\n", "x".repeat(70_000));
    assert_eq!(refusal(long), "line 2: the line is longer than 65536 bytes");
    let name = format!("1 1\n0\n{}\n", "x".repeat(1_001));
    assert_eq!(refusal(name), "line 3: a name is longer than 1000 bytes");
}

#[test]
fn a_source_that_fails_is_told_with_the_line_it_failed_at() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let source = std::io::BufReader::new(std::io::Read::chain("2 1\n3 1 0\n".as_bytes(), Broken));

    let refused = tally::blt::read(source).map(|election| tally::blt::to_text(&election));

    assert_eq!(refused.map_err(|error| error.to_string()), Err("line 3: reading failed: the disk is gone".to_owned()));
}

#[test]
fn a_file_of_random_bytes_is_refused_or_read_but_never_panics() {
    use proptest::prelude::*;
    let alphabet = prop::sample::select(b"0123=-() \n\n#\"[]tienckwAb\xc3".to_vec());
    let bytes = prop::collection::vec(alphabet, 0..120);
    sure(proptest::test_runner::TestRunner::default().run(&bytes, |tail| {
        let file = [b"3 2\n".as_slice(), &tail].concat();
        if let Ok(election) = tally::blt::read(file.as_slice()) {
            let text = tally::blt::to_text(&election);
            prop_assert_eq!(tally::blt::to_text(&crate::election(&text)), text);
        }
        Ok(())
    }));
}
