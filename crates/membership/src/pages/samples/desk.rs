//! Samples of what organisers keep about people of their places.

use web::{Form, Frame};

use super::{
    super::{exports, follow_ups, notes, own_notes, requests, tags},
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
    let came = own_notes::CameLine {
        id: crate::gathering::GatheringId::by_chance([8; 16]),
        what: "Stall in Queen Street, Wales, 1 May 2027".into(),
        until: "Forgotten on 31 May 2028".into(),
    };
    own_notes::OwnNotes {
        frame,
        notes: vec![note_line()],
        tags: vec![tag],
        follow_ups: vec![follow_up],
        came: vec![came],
        decided: "It is destroyed within 14 days.".into(),
    }
}

fn request_line() -> requests::RequestLine {
    requests::RequestLine {
        id: crate::request::RequestId::by_chance([8; 16]),
        what: "A copy".into(),
        who: Some("Ann Lee".into()),
        clock: "Was due by 28 December 2026".into(),
        is_open: true,
        is_overdue: true,
        owner: "Bob Day answers it".into(),
        words: Some("All of it.\nPlease.".into()),
        history: vec![("28 November 2026".into(), "Asked".into())],
        because: Some("There is much of it.".into()),
        answer: Some("Here it is.".into()),
        may_complain: true,
    }
}

pub(super) fn own_requests_page(frame: Frame) -> requests::OwnRequests {
    requests::OwnRequests { frame, form: Form::default(), kinds: choices(), requests: vec![request_line()] }
}

pub(super) fn requests_page(frame: Frame) -> requests::Requests {
    requests::Requests {
        frame,
        form: Form::default(),
        kinds: choices(),
        channels: choices(),
        open: vec![request_line()],
        answered: Vec::new(),
    }
}

pub(super) fn request_page(frame: Frame) -> requests::RequestPage {
    requests::RequestPage {
        frame,
        form: Form::default(),
        request: request_line(),
        number: Some("123456789012".into()),
        is_told_on_paper: true,
        is_mine: true,
        may_extend: true,
        months: choices(),
        outcomes: choices(),
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

pub(super) fn exports_page(frame: Frame) -> exports::List {
    let line = exports::Line {
        id: crate::export::ExportId::by_chance([9; 16]),
        purpose: "Letters by post".into(),
        place: home(),
        when: "today".into(),
        state: "Waits for a second person".into(),
        waits: true,
        is_heard: true,
    };
    exports::List { frame, exports: vec![line] }
}

pub(super) fn export_new_page(frame: Frame) -> exports::NewPage {
    exports::NewPage {
        form: Form::default(),
        members_of: home(),
        chosen: "not suspended".into(),
        count: "1,234 people".into(),
        query: "place=1".into(),
        purposes: choices(),
        hint: "At most 1,000 characters".into(),
        frame,
    }
}

pub(super) fn export_page(frame: Frame) -> exports::ExportPage {
    exports::ExportPage {
        form: Form::default(),
        id: crate::export::ExportId::by_chance([9; 16]),
        members_of: home(),
        purpose: "Letters by post".into(),
        state: "Can be taken".into(),
        steps: vec!["Today: asked for by Bob Day, organiser, Wales".into()],
        reason: "The letter about the meeting, for those who have no e-mail.".into(),
        refusal: Some("Ask for Cardiff alone.".into()),
        fields: "Name, postal address".into(),
        chosen: "not suspended".into(),
        count: "1,234 people".into(),
        seen: Some("00".into()),
        cannot: Some("You gave the other an office.".into()),
        may_withdraw: true,
        until: Some("tomorrow".into()),
        heard: vec!["Today, from sender@example.org".into()],
        frame,
    }
}
