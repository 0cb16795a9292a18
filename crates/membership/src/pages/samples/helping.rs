//! Samples of what members offer to help with, and of calls for help.

use web::{Form, Frame, PageError, Sample};

use super::{
    super::{help, own_help, skills},
    choices, home,
};
use crate::{help::CallId, thread::ThreadId};

pub(super) fn samples() -> Vec<Sample> {
    vec![
        sample!("membership/skills.html", skills_page),
        sample!("membership/help.html", calls_page),
        sample!("membership/help_new.html", |frame| new_page(frame, true)),
        sample!("membership/help_new.html", |frame| new_page(frame, false)),
        sample!("membership/help_call.html", call_page),
        sample!("membership/own_help.html", |frame| own_help::OwnHelp { frame, calls: vec![own_call()] }),
        sample!("membership/help_answer.html", |frame| own_help::AnswerPage {
            frame,
            call: own_call(),
            stop: "/".into()
        }),
        sample!("membership/help_stop.html", |frame| own_help::StopPage { frame, action: Some("/".into()) }),
        sample!("membership/help_stop.html", |frame| own_help::StopPage { frame, action: None }),
    ]
}

fn skills_page(frame: Frame) -> skills::SkillsPage {
    let line = skills::OfferLine {
        id: "first-aid".into(),
        name: "First aid".into(),
        about: "To organisers of my branch, since 1 May 2027".into(),
    };
    skills::SkillsPage {
        frame,
        form: Form::default(),
        note: Some("You keep yourself out of lists.".into()),
        offered: vec![line],
        may_offer: true,
        boxes: choices(),
        audiences: choices(),
        text: "They find me by it.".into(),
        history: vec![("1 May 2027".into(), "Offered: First aid".into())],
    }
}

fn call_line() -> help::CallLine {
    help::CallLine { id: call(), skill: "First aid".into(), place: home(), day: "1 May 2027".into() }
}

fn call() -> CallId {
    CallId::by_chance([6; 16])
}

fn calls_page(frame: Frame) -> help::CallsPage {
    help::CallsPage { frame, open: vec![call_line()], past: vec![call_line()] }
}

fn new_page(frame: Frame, may_ask: bool) -> help::NewPage {
    help::NewPage {
        frame,
        form: Form::default(),
        places: choices(),
        skills: choices(),
        count: Some("12 people".into()),
        may_ask,
        by: "Until 1 May 2027".into(),
    }
}

fn facts() -> help::CallFacts {
    help::CallFacts {
        what: vec!["Stand by at the rally.".into()],
        meets: "City Hall".into(),
        day: "1 May 2027".into(),
        needed: "Three helpers".into(),
    }
}

fn call_page(frame: Frame) -> help::CallPage {
    help::CallPage {
        frame,
        id: call(),
        skill: "First aid".into(),
        members_of: home(),
        facts: facts(),
        asked: "12 people".into(),
        is_open: true,
        yes: vec![
            ("Ann Lee".into(), Some(ThreadId::by_chance([5; 16])), "an hour ago".into()),
            ("Bob Day".into(), None, "a day ago".into()),
        ],
        no: Some("Five said not this time".into()),
    }
}

fn own_call() -> own_help::OwnCall {
    own_help::OwnCall {
        action: "/".into(),
        skill: "First aid".into(),
        place: home(),
        facts: facts(),
        helps: Some(true),
        thread: Some("/written/x".into()),
    }
}
