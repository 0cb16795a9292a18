//! Samples of entries made one.

use terms::{Id, PersonId};
use web::{Form, Frame, parts::Choice};

use super::super::{Named, merging};

pub(super) fn merge_page(frame: Frame) -> merging::Merge {
    let side = |number: &str| merging::Compared {
        number: number.into(),
        name: "Alma Reyes".into(),
        home: Named { name: "Leeds".into(), href: "/places/leeds".into(), flag: "Leeds".into() },
        standing: "A member.".into(),
    };
    let mut form = Form::filled(&[("number", "1000 0000 0000")]);
    form.refuse("stays", "web-error-choose");
    merging::Merge {
        frame,
        form,
        person: PersonId::by_chance([1; 16]),
        back: "/people".into(),
        name: "Alma Reyes".into(),
        namesakes: vec![("1000 0000 0001".into(), "Compare with Alma Reyes, Leeds".into())],
        event: Id::by_chance([2; 16]),
        both: Some([side("1000 0000 0000"), side("1000 0000 0001")]),
        same: vec!["The same name.".into()],
        choices: vec![Choice::new("this", "1000 0000 0000"), Choice::new("other", "1000 0000 0001")],
    }
}

pub(super) fn mergers_page(frame: Frame) -> merging::Mergers {
    let line = merging::Line {
        id: Id::by_chance([3; 16]),
        name: "Alma Reyes".into(),
        place: Named { name: "Leeds".into(), href: "/places/leeds".into(), flag: "Leeds".into() },
        state: "Final on 1 December.".into(),
        by: "Begun by Ruth.".into(),
        is_open: true,
    };
    merging::Mergers { frame, mergers: vec![line] }
}
