//! Samples of what organisers keep about people of their places.

use web::{Form, Frame};

use super::{
    super::{follow_ups, notes, own_notes, tags},
    choices, home, person,
};

pub(super) fn notes_page(frame: Frame) -> notes::NotesPage {
    notes::NotesPage {
        frame,
        form: Form::default(),
        person: person(),
        name: "Ann Lee".into(),
        count: "Two notes".into(),
        has_any: true,
        purposes: choices(),
        periods: choices(),
        hint: "At most 500 characters".into(),
    }
}

fn note_line() -> notes::NoteLine {
    notes::NoteLine {
        id: crate::note::NoteId::by_chance([6; 16]),
        paragraphs: vec!["One.\nTwo.".into()],
        who: "Bob Day, organiser, Wales".into(),
        when: "today".into(),
        until: "Destroyed on 1 May 2027".into(),
        mark: Some("Ann Lee asks to remove it".into()),
        may_choose: true,
    }
}

pub(super) fn notes_read_page(frame: Frame) -> notes::ReadPage {
    notes::ReadPage { frame, person: person(), name: "Ann Lee".into(), notes: vec![note_line()] }
}

pub(super) fn own_notes_page(frame: Frame) -> own_notes::OwnNotes {
    let tag = own_notes::TagLine {
        id: crate::tag::TagId::by_chance([7; 16]),
        label: "can drive (Wales)".into(),
        until: "until 1 May 2027".into(),
    };
    let follow_up = follow_ups::OwnLine {
        what: "By 1 May 2027".into(),
        words: Some("About the van".into()),
        until: "Destroyed on 1 June 2027".into(),
    };
    own_notes::OwnNotes {
        frame,
        notes: vec![note_line()],
        tags: vec![tag],
        follow_ups: vec![follow_up],
        decided: "It is destroyed within 14 days.".into(),
    }
}

pub(super) fn tags_page(frame: Frame) -> tags::TagsPage {
    let group = tags::Group { place: home(), tags: vec![(crate::tag::TagId::by_chance([7; 16]), "can drive".into())] };
    tags::TagsPage {
        frame,
        form: Form::default(),
        places: choices(),
        groups: vec![group],
        hint: "At most 30 for one place".into(),
    }
}

pub(super) fn follow_ups_page(frame: Frame) -> follow_ups::FollowUps {
    let line = |is_overdue, who: Option<String>| follow_ups::FollowLine {
        id: crate::follow_up::FollowUpId::by_chance([8; 16]),
        person: person(),
        name: "Ann Lee".into(),
        home: home(),
        due: "By 1 May 2027".into(),
        is_overdue,
        words: Some("About the van".into()),
        who,
    };
    follow_ups::FollowUps {
        frame,
        mine: vec![line(true, None), line(false, None)],
        others: vec![line(false, Some("Bob Day".into())), line(true, None)],
        later: choices(),
    }
}

pub(super) fn person_tags_page(frame: Frame) -> tags::PersonTags {
    tags::PersonTags {
        frame,
        form: Form::default(),
        person: person(),
        name: "Ann Lee".into(),
        boxes: choices(),
        had: vec!["had-x".into()],
    }
}

pub(super) fn follow_up_page(frame: Frame) -> follow_ups::FollowForm {
    follow_ups::FollowForm {
        frame,
        form: Form::default(),
        person: person(),
        name: "Ann Lee".into(),
        who: choices(),
        hint: "By 1 May 2027 at the latest".into(),
    }
}
