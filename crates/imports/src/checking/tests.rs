use proptest::prelude::*;
use terms::PlaceId;

use super::*;
use crate::reading::charset::Charset;

const WALES: u8 = 1;
const CARDIFF: u8 = 2;

fn place(byte: u8) -> PlaceId {
    PlaceId::by_chance([byte; 16])
}

fn gazetteer() -> Gazetteer {
    let mut own = Gazetteer::default();
    for (slug, byte) in [("wales", WALES), ("cardiff", CARDIFF)] {
        own.by_slug.insert(slug.to_owned(), place(byte));
        own.by_name.insert(slug.to_owned(), vec![place(byte)]);
    }
    own.by_name.insert("newport".to_owned(), vec![place(3), place(4)]);
    own
}

/// What rows with these headings and cells say, on 22 November 2026.
fn found(headings: &str, rows: &[&str]) -> Vec<Result<Entry, Reason>> {
    let headings: Vec<String> = headings.split('|').map(str::to_owned).collect();
    let mapping = Mapping::proposed(&headings, Charset::Utf8);
    let (places, today) = (gazetteer(), Day::new(2026, 11, 22).unwrap());
    let mut checker = Checker::new(&mapping, &places, today);
    let row = |(index, row): (usize, &&str)| {
        let cells = row.split('|').map(str::to_owned).collect();
        checker.check(Row { number: index as u64 + 2, cells }).found
    };
    rows.iter().enumerate().map(row).collect()
}

fn entry(headings: &str, row: &str) -> Entry {
    found(headings, &[row]).remove(0).unwrap()
}

#[test]
fn a_row_is_refused_for_the_first_thing_that_is_wrong() {
    let headings = "Name|E-mail|Postcode|Address|Branch|Joined|Paid until|Status|Phone";
    for (row, reason) in [
        ("=cmd|a@example.org|CF10 1AA", Reason::Formula),
        ("@Ann|a@example.org|CF10 1AA", Reason::Formula),
        ("Ann|+a@example.org|CF10 1AA", Reason::Formula),
        ("-2+3|a@example.org", Reason::Formula),
        ("|a@example.org|CF10 1AA", Reason::Name),
        ("12345|a@example.org|CF10 1AA", Reason::Name),
        ("Ann\u{202e}|a@example.org|CF10 1AA", Reason::Name),
        ("Ann||CF10 1AA", Reason::NoWay),
        ("Ann|ann|CF10 1AA", Reason::Email),
        ("Ann|a@example.org|12345", Reason::Postcode),
        ("Ann|a@example.org|||Newport", Reason::Place),
        ("Ann|a@example.org|||Atlantis", Reason::Place),
        ("Ann|a@example.org|", Reason::NoPlace),
        ("Ann|a@example.org|||Cardiff|2026-11-23", Reason::Since),
        ("Ann|a@example.org|||Cardiff|1899-12-31", Reason::Since),
        ("Ann|a@example.org|||Cardiff|31/02/2020", Reason::Since),
        ("Ann|a@example.org|||Cardiff||2036-11-23", Reason::PaidUntil),
        ("Ann|a@example.org|||Cardiff|||Expired", Reason::NoMember),
        ("Ann|a@example.org|||Cardiff|||Current|x|y", Reason::Cells),
    ] {
        assert_eq!(found(headings, &[row]), [Err(reason)], "{row}");
    }
    let fine = "Ann|a@example.org|||Cardiff|2026-11-22|2036-11-22|Current|=+44 29 2000 0000";
    assert!(found(headings, &[fine])[0].is_ok(), "what is not read may hold anything");
}

#[test]
fn the_home_is_the_files_then_the_postcodes_then_the_one_chosen() {
    let headings = "Name|E-mail|Postcode|Branch";
    assert_eq!(entry(headings, "Ann|a@example.org|LS1 1AA|CARDIFF").place, place(CARDIFF));
    assert_eq!(entry(headings, "Ann|a@example.org|cf101aa").place, place(WALES));

    let columns = vec![Field::Name, Field::Email];
    let mapping = Mapping { charset: Charset::Utf8, columns, dates: Dates::DayFirst, home: Some(place(9)) };
    let (places, today) = (gazetteer(), Day::new(2026, 11, 22).unwrap());
    let mut checker = Checker::new(&mapping, &places, today);
    let cells = vec!["Ann".to_owned(), "a@example.org".to_owned()];
    assert_eq!(checker.check(Row { number: 2, cells }).found.unwrap().place, place(9));
}

#[test]
fn days_are_read_as_other_programs_write_them() {
    let is = |text: &str, dates| day(text, dates).map(|day| day.to_string());
    for text in [
        "2020-03-04",
        "2020-03-04 00:00:00",
        "2020-03-04T09:30:00Z",
        "04/03/2020",
        "4.3.2020",
        "04-03-2020",
        "20200304",
    ] {
        assert_eq!(is(text, Dates::DayFirst).as_deref(), Some("2020-03-04"), "{text}");
    }
    assert_eq!(is("04/03/2020", Dates::MonthFirst).as_deref(), Some("2020-04-03"));
    for text in ["", "yesterday", "04/03/20", "2020-13-01", "0", "1/2", "1/2/3/4"] {
        assert_eq!(is(text, Dates::DayFirst), None, "{text}");
    }
}

#[test]
fn who_stands_twice_in_a_file_is_entered_once() {
    let rows = [
        "Ann|a@example.org|CF10 1AA|",
        "Anne|A@EXAMPLE.ORG|CF10 1AA|",
        "Ann|b@example.org|CF10 1AA|",
        "Bob||CF10 1AA|1 High St",
        "bob||CF10 1AA|1  high st",
    ];

    let found: Vec<Option<Reason>> =
        found("Name|E-mail|Postcode|Address", &rows).into_iter().map(Result::err).collect();

    assert_eq!(found, [None, Some(Reason::Twice), None, None, Some(Reason::Twice)]);
}

#[test]
fn who_does_not_want_to_be_written_to_is_told_in_three_ways() {
    let out = |heading: &str, cell: &str| {
        entry(&format!("Name|E-mail|Postcode|{heading}"), &format!("Ann|a@example.org|CF10 1AA|{cell}")).is_opted_out
    };
    for (heading, cell, is_out) in [
        ("Do Not Email", "", false),
        ("Do Not Email", "No", false),
        ("Do Not Email", "0", false),
        ("Do Not Email", "1", true),
        ("Do Not Email", "2024-05-01", true),
    ] {
        assert_eq!(out(heading, cell), is_out, "{heading}: {cell}");
    }
    for (field, cell, is_out) in [
        (Field::OptIn, "", false),
        (Field::OptIn, "true", false),
        (Field::OptIn, "false", true),
        (Field::EmailStatus, "subscribed", false),
        (Field::EmailStatus, "unsubscribed", true),
        (Field::EmailStatus, "spam complaint", true),
        (Field::EmailStatus, "bouncing", true),
    ] {
        assert_eq!(opts_out(field, cell), is_out, "{field:?}: {cell}");
    }
}

#[test]
fn an_agreement_counts_with_day_and_proof_alone() {
    let headings = "Name|E-mail|Postcode|Newsletter|Newsletter date|Newsletter proof|Unsubscribed";
    for (row, agreed, is_unproven) in [
        ("yes|2024-05-01|form 17", true, false),
        ("yes||form 17", false, true),
        ("yes|2024-05-01|", false, true),
        ("yes|2030-05-01|form 17", false, true),
        ("no|2024-05-01|form 17", false, false),
        ("yes|2024-05-01|form 17|yes", false, false),
    ] {
        let entry = entry(headings, &format!("Ann|a@example.org|CF10 1AA|{row}"));
        assert_eq!((entry.agreed.is_some(), entry.is_unproven), (agreed, is_unproven), "{row}");
    }
}

proptest! {
    /// Whatever is in the cells, what comes out can be kept.
    #[test]
    fn what_is_not_refused_can_be_kept(cells in prop::collection::vec(".{0,30}", 1..6)) {
        let headings = "Name|E-mail|Postcode|Address|Branch";
        for entry in found(headings, &[&cells.join("|")]).into_iter().flatten() {
            let kept = membership::importing::particulars(
                &entry.name,
                entry.email.as_deref(),
                entry.postcode.as_deref(),
                entry.address.as_deref(),
            );
            prop_assert!(kept.is_some(), "{:?}", entry);
        }
    }
}

/// B25: an opt-out holds, whatever else is wrong with its row.
#[test]
fn a_refused_row_still_says_that_she_does_not_want_to_be_written_to() {
    let headings: Vec<String> = "Name|E-mail|Branch|Do Not Email".split('|').map(str::to_owned).collect();
    let mapping = Mapping::proposed(&headings, Charset::Utf8);
    let (places, today) = (gazetteer(), Day::new(2026, 11, 22).unwrap());
    let mut checker = Checker::new(&mapping, &places, today);
    let mut opted_out = |row: &str| {
        let cells = row.split('|').map(str::to_owned).collect();
        let checked = checker.check(Row { number: 2, cells });
        (checked.found.is_ok(), checked.opted_out)
    };
    let address = || Some("a@example.org".to_owned());

    assert_eq!(opted_out("Ann|a@example.org|Cardiff|0"), (true, None));
    assert_eq!(opted_out("Ann|a@example.org|Cardiff|1"), (false, address()), "twice");
    assert_eq!(opted_out("|a@example.org|Cardiff|1"), (false, address()), "without a name");
    assert_eq!(opted_out("Ann|a@example.org|Atlantis|0"), (false, None));
    assert_eq!(opted_out("Ann||Cardiff|1"), (false, None), "nobody is behind it");
}
