//! A sample of one's own page.

use web::Frame;

use super::{super::me, home, office, organisation};

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
