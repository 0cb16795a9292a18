//! Samples of what officers see.

use web::{Frame, PageError, parts::Choice};

use super::{acts, duty_lines, head, link, refused, rendered};
use crate::pages::{claim, desk, duties, lot, names, new, papers, step};

pub(super) fn claim(frame: Frame) -> Result<String, PageError> {
    rendered(&claim::ClaimPage {
        frame,
        head: head(),
        choices: vec![Choice::new("add", "To be added")],
        form: refused(&[], "number"),
    })
}

pub(super) fn desk(frame: Frame) -> Result<String, PageError> {
    let step = desk::StepCard {
        title: "Count".into(),
        about: "The ballots are counted.".into(),
        href: "/ballots/sample/desk/count".into(),
        button: "Count".into(),
    };
    let claim = desk::ClaimCard {
        id: "1".into(),
        asks: "To be added".into(),
        about: "Ann".into(),
        reason: "Joined in March".into(),
        state: "Waits".into(),
        may_decide: true,
    };
    rendered(&desk::Desk {
        frame,
        head: head(),
        duty: "You act as returning officer.".into(),
        shape: "waiting",
        word: "Waiting".into(),
        steps: vec![step],
        waits: "It waits.".into(),
        claims: vec![claim],
        acts: acts(),
        duties: duty_lines(),
        links: vec![link()],
        grave: vec![link()],
    })
}

pub(super) fn step(frame: Frame) -> Result<String, PageError> {
    use step::Ask;
    rendered(&step::StepPage {
        frame,
        head: head(),
        title: "Move the closing later".into(),
        said: vec!["After an outage.".into()],
        action: "/ballots/sample/desk/extend".into(),
        asks: vec![Ask::Reason, Ask::Closes, Ask::Order, Ask::Witnesses, Ask::Owner, Ask::Due],
        form: refused(&[], "reason"),
        warning: Some("Everybody sees it.".into()),
        is_grave: true,
        button: "Do it".into(),
    })
}

pub(super) fn duties(frame: Frame) -> Result<String, PageError> {
    let page = |frame, choices| duties::Duties {
        frame,
        head: head(),
        title: "Second person".into(),
        about: "Without one nothing is declared.".into(),
        action: "/ballots/sample/second".into(),
        duties: duty_lines(),
        choices,
        form: refused(&[], "person"),
        button: "Name".into(),
    };
    Ok(rendered(&page(frame.clone(), vec![Choice::new("1", "Ann")]))? + &rendered(&page(frame, Vec::new()))?)
}

pub(super) fn lot(frame: Frame) -> Result<String, PageError> {
    let seed = lot::SeedLine { giver: "Ann".into(), commitment: "9f86".into(), revealed: "not shown yet".into() };
    rendered(&lot::LotPage {
        frame,
        head: head(),
        seeds: vec![seed],
        settled: Some("All seeds are shown.".into()),
        form: refused(&[], "seed"),
        may_commit: true,
        may_reveal: true,
        may_draw: true,
    })
}

pub(super) fn papers(frame: Frame) -> Result<String, PageError> {
    let member = papers::MemberCard {
        person: "1".into(),
        number: "1234 5678 9012".into(),
        name: "Ann".into(),
        state: "On the roll.".into(),
    };
    let batch = papers::BatchLine {
        id: "1".into(),
        label: "Box 2".into(),
        hash: "9f86".into(),
        papers: "20".into(),
        entered_by: "Ann".into(),
        checked_by: "waits".into(),
        may_check: true,
        votes: vec![("Alma Reyes".into(), "20".into())],
    };
    rendered(&papers::Papers {
        frame,
        head: head(),
        code: Some("ABCD EFGH".into()),
        form: refused(&[], "number"),
        member: Some(member),
        acts: vec![Choice::new("issue", "Issue a paper")],
        reconciliation: vec![("Issued".into(), "20".into())],
        batches: vec![batch],
        may_enter: true,
        batch: refused(&[], "file"),
    })
}

pub(super) fn new(frame: Frame) -> Result<String, PageError> {
    let choices = || vec![Choice::new("1", "One").with_hint("The first"), Choice::new("2", "Two")];
    rendered(&new::New {
        frame,
        title: "Call a ballot".into(),
        action: "/ballots/new".into(),
        may_move: true,
        form: refused(&[], "title"),
        subjects: choices(),
        fractions: choices(),
        comparisons: choices(),
        bases: choices(),
        quorums: choices(),
        places: choices(),
        kinds: choices(),
        disclosures: choices(),
        earlier: vec![("1".into(), "Leader".into(), true)],
    })
}

pub(super) fn names(frame: Frame) -> Result<String, PageError> {
    let page = |frame, rows| names::Names {
        frame,
        head: head(),
        title: "Who took part".into(),
        about: "For scrutineers.".into(),
        count: "One person".into(),
        second: "How".into(),
        rows,
    };
    Ok(rendered(&page(frame.clone(), vec![("Ann".into(), "online".into())]))? + &rendered(&page(frame, Vec::new()))?)
}
