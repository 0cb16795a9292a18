//! Samples of one's own pages.

use web::{Form, Frame};

use super::{
    super::{me, support},
    home, office, organisation,
};

pub(super) fn me_page(frame: Frame) -> me::Me {
    let office = me::OfficeLine {
        id: office(),
        role: "organiser".into(),
        place: home(),
        term: "until 1 May 2027".into(),
        is_shown: true,
    };
    me::Me {
        name: "Ann Lee".into(),
        number: "1234 5678 9012".into(),
        standing: "member".into(),
        home: Some(home()),
        guest_of: vec![home()],
        may_join_again: true,
        merger: Some("Another entry is taken to be yours.".into()),
        agreement: organisation::agreement(&frame),
        offices: vec![office],
        withheld: vec!["You stand in a ballot of Wales".into()],
        tools: vec![("/people", "Find members".into())],
        history: vec![("1 May 2026".into(), "joined".into())],
        frame,
    }
}

pub(super) fn support_own(frame: Frame, is_new: bool) -> support::OwnSupport {
    support::OwnSupport {
        code: is_new.then(|| "1234 5678".into()),
        waits: Some("A code waits, until 12:15.".into()),
        may_take_back: true,
        cannot: None,
        rule: "A code works once, within 15 minutes.".into(),
        frame,
    }
}

pub(super) fn support_page(frame: Frame) -> support::Support {
    support::Support { form: Form::default(), rule: "You look along for at most 30 minutes.".into(), frame }
}
