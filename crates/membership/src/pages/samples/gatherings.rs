//! Samples of gatherings, and of who came to them.

use terms::PlaceId;
use web::{Form, Frame, PageError, Sample};

use super::{
    super::{came, gatherings},
    choices, home, person,
};
use crate::gathering::GatheringId;

pub(super) fn samples() -> Vec<Sample> {
    vec![
        sample!("membership/gatherings.html", gatherings_page),
        sample!("membership/gathering_new.html", new_page),
        sample!("membership/gathering.html", |frame| gathering_page(frame, true)),
        sample!("membership/gathering.html", |frame| gathering_page(frame, false)),
    ]
}

fn gathering() -> GatheringId {
    GatheringId::by_chance([6; 16])
}

fn gatherings_page(frame: Frame) -> gatherings::GatheringsPage {
    let line = gatherings::GatheringLine {
        id: gathering(),
        title: "Stall in Queen Street".into(),
        about: "Stall, 1 May 2027".into(),
        place: home(),
        count: "12 people".into(),
    };
    gatherings::GatheringsPage { frame, gatherings: vec![line], newer: Some("/".into()), older: Some("/".into()) }
}

fn new_page(frame: Frame) -> gatherings::NewPage {
    gatherings::NewPage {
        frame,
        form: Form::default(),
        places: choices(),
        kinds: choices(),
        hint: "Today or earlier".into(),
    }
}

fn line(name: &str, is_noted: bool) -> came::FoundLine {
    came::FoundLine { person: person(), name: name.into(), home: home(), is_noted }
}

fn gathering_page(frame: Frame, is_open: bool) -> gatherings::GatheringPage {
    gatherings::GatheringPage {
        frame,
        form: Form::default(),
        id: gathering(),
        title: "Stall in Queen Street".into(),
        held_in: home(),
        place_id: PlaceId::by_chance([3; 16]),
        kind: "Stall".into(),
        day: "1 May 2027".into(),
        until: is_open.then(|| "Until 31 May 2028".into()),
        count: "12 people".into(),
        people: vec![line("Ann Lee", true)],
        newer: None,
        older: Some("/".into()),
        found: Some(vec![line("Bob Day", false), line("Ann Lee", true)]),
        has_more: true,
        numbers_hint: "At most 200".into(),
    }
}
