//! Samples of the pages of branches being founded, and of guests.

use terms::{Id, PlaceId};
use web::{Form, Frame, PageError, Sample};

use super::{
    super::{branch_office, branches, guests, panel},
    choices, history, home,
};

pub(super) fn samples() -> Vec<Sample> {
    vec![
        sample!("membership/guests.html", |frame| guests::GuestsPage {
            frame,
            places: vec![guests::GuestsAt {
                place: home(),
                count: "Fewer than 5 guests".into(),
                shown: vec![("/people/guests/1/2".into(), "Ann Lee".into(), "since 1 May 2026".into())],
            }],
        }),
        sample!("membership/guest_write.html", |frame| guests::GuestWrite {
            frame,
            form: Form::default(),
            name: "Ann Lee".into(),
            place: home(),
            action: "/people/guests/1/2".into(),
        }),
        sample!("membership/branches.html", branches_page),
        sample!("membership/branch_ask.html", branch_ask_page),
        sample!("membership/branch.html", branch_page),
        sample!("membership/branches_office.html", |frame| branch_office::OfficeList {
            frame,
            waiting: vec![branch_line()],
            others: vec![branch_line()],
        }),
        sample!("membership/branch_office.html", branch_office_page),
        sample!("membership/branch_panel.html", |_| panel::Founding {
            founded: Some("Founded on 1 May 2026.".into()),
            lines: vec![("/branches/1".into(), "Newport".into(), "Gathers members".into())],
            more: Some(("/branches/new".into(), "Ask for a branch".into())),
        }),
    ]
}

pub(super) fn place() -> PlaceId {
    PlaceId::by_chance([3; 16])
}

pub(super) fn guests_own() -> guests::Own {
    guests::Own {
        form: Form::default(),
        lines: vec![guests::LinkLine { id: place(), place: home(), about: "since 1 May 2026".into() }],
        past: vec!["Leeds, from 1 May 2025 to 1 May 2026".into()],
        choices: choices(),
    }
}

fn branch_line() -> branches::BranchLine {
    branches::BranchLine {
        href: "/branches/1".into(),
        name: "Newport".into(),
        place: home(),
        stage: "Gathers members until 1 May 2026".into(),
    }
}

fn branches_page(frame: Frame) -> branches::Branches {
    let lines = || vec![branch_line()];
    branches::Branches { frame, own: lines(), here: lines(), elsewhere: lines(), rule: "Five members.".into() }
}

fn branch_ask_page(frame: Frame) -> branches::AskPage {
    let id = Id::by_chance([9; 16]);
    branches::AskPage { frame, form: Form::default(), id, places: choices(), rule: "Five members.".into() }
}

fn branch_told() -> branches::BranchTold {
    branches::BranchTold {
        id: Id::by_chance([9; 16]),
        name: "Newport".into(),
        parent: home(),
        stage: "Gathers members until 1 May 2026".into(),
        facts: history(),
        course: history(),
        why: Some("Many of us live here.".into()),
        reason: Some("There is one next door.".into()),
        founded: Some(home()),
    }
}

fn branch_page(frame: Frame) -> branches::BranchPage {
    branches::BranchPage {
        frame,
        form: Form::default(),
        told: branch_told(),
        join: Some(("yes", "I would join".into())),
        cannot: Some("You live elsewhere.".into()),
        may: vec!["withdraw", "announce"],
    }
}

fn branch_office_page(frame: Frame) -> branch_office::OfficePage {
    branch_office::OfficePage {
        frame,
        form: Form::default(),
        told: branch_told(),
        requester: "Ann Lee".into(),
        may: vec!["let", "refuse", "announce", "record"],
        own: true,
        decisions: choices(),
        convener: Some(("Ann Lee".into(), Some("/people/1/offices".into()))),
    }
}
