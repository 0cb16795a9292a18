//! Each template with sample values.

use askama::Template;
use terms::PersonId;
use web::{Form, Frame, PageError, Sample, markdown, parts::Choice};

use super::{
    Named, digest::DigestPage, edit::Edit, list, list::List, paper, paper::Paper, readers, show::Progress, show::Show,
    unsubscribe::Unsubscribe,
};
use crate::mailing::MailingId;

pub(crate) fn samples() -> Vec<Sample> {
    vec![
        Sample { template: "mailings/digest.html", render: digest },
        Sample { template: "mailings/list.html", render: list },
        Sample { template: "mailings/edit.html", render: edit },
        Sample { template: "mailings/show.html", render: show },
        Sample { template: "mailings/paper.html", render: paper },
        Sample { template: "mailings/unsubscribe.html", render: unsubscribe },
        Sample { template: "mailings/reader_ask.html", render: reader_ask },
        Sample { template: "mailings/reader_told.html", render: reader_told },
        Sample { template: "mailings/reader_confirm.html", render: reader_confirm },
        Sample { template: "mailings/reader_panel.html", render: reader_panel },
    ]
}

fn reader_ask(frame: Frame) -> Result<String, PageError> {
    let mut form = Form::filled(&[("place", "")]);
    form.refuse("email", "web-error-empty");
    let homes = vec![Choice::new("", "Somewhere else"), Choice::new("1", "Wales")];
    made(&readers::Ask { form, homes, consent: "I want it.".to_owned(), frame })
}

fn reader_told(frame: Frame) -> Result<String, PageError> {
    let (title, words, more) = ("A letter".to_owned(), "It is on its way.".to_owned(), "Look there.".to_owned());
    made(&readers::Told { frame, title, words, more })
}

fn reader_confirm(frame: Frame) -> Result<String, PageError> {
    made(&readers::Confirm { frame, token: "0".repeat(64), consent: "I want it.".to_owned() })
}

fn reader_panel(_: Frame) -> Result<String, PageError> {
    let (href, words, button) = ("/newsletter".to_owned(), "News of Wales".to_owned(), "Get it".to_owned());
    made(&readers::Offer { href, words, button })
}

fn wales() -> Named {
    Named { name: "Wales".to_owned(), flag: "Wales".to_owned() }
}

fn id() -> MailingId {
    MailingId::by_chance([7; 16])
}

fn made(page: &impl Template) -> Result<String, PageError> {
    page.render().map_err(PageError::broken)
}

fn digest(frame: Frame) -> Result<String, PageError> {
    let choices = vec![Choice::new("weekly", "Each week"), Choice::new("never", "Never")];
    made(&DigestPage { frame, form: Form::filled(&[("often", "weekly")]), choices })
}

fn list(frame: Frame) -> Result<String, PageError> {
    let line = list::Line {
        id: id(),
        subject: "News of November".to_owned(),
        place: wales(),
        ground: "Newsletter".to_owned(),
        state: "Draft".to_owned(),
        waits: true,
    };
    made(&List { frame, mailings: vec![line] })
}

fn edit(frame: Frame) -> Result<String, PageError> {
    let mut form = Form::filled(&[("place", "1"), ("ground", "consent.newsletter"), ("words", "Hello {name}")]);
    form.refuse("subject", "web-error-empty");
    made(&Edit {
        form,
        action: "/mailings".to_owned(),
        places: vec![Choice::new("1", "Wales")],
        grounds: vec![Choice::new("consent.newsletter", "Newsletter")],
        languages: vec![Choice::new("en", "English")],
        chosen: "not suspended".to_owned(),
        query: "place=1".to_owned(),
        frame,
    })
}

fn show(frame: Frame) -> Result<String, PageError> {
    made(&Show {
        id: id(),
        subject: "News of November".to_owned(),
        members_of: wales(),
        ground: "Newsletter".to_owned(),
        state: "Draft".to_owned(),
        held: "An officer stopped it.".to_owned(),
        words: markdown::html("# Hello\n\n- one\n- two"),
        plain: "Hello\n\n- one\n- two".to_owned(),
        language: "en",
        chosen: "not suspended".to_owned(),
        count: "1,234 members".to_owned(),
        hidden: "Chosen by something that you do not see.".to_owned(),
        is_nobody: false,
        may: vec!["edit", "trial", "ask", "start", "hold", "go-on", "call-off", "drop", "paper"],
        digest: "00".to_owned(),
        is_notice: true,
        progress: Some(Progress { done: 5, whole: 9, words: "5 of 9".to_owned(), end: "At noon".to_owned() }),
        is_ahead: true,
        figures: vec!["5 sent".to_owned()],
        readers: "1,234".to_owned(),
        cap: "Three a week.".to_owned(),
        frame,
    })
}

fn paper(frame: Frame) -> Result<String, PageError> {
    let line = |number, posted: Option<&str>| paper::Line {
        number,
        person: PersonId::by_chance([1; 16]),
        name: "Ann O’Connor".to_owned(),
        posted: posted.map(str::to_owned),
    };
    let people = vec![line(1, None), line(2, Some("28 November 2026"))];
    made(&Paper {
        id: id(),
        back: "/mailings".to_owned(),
        subject: "A meeting".to_owned(),
        people,
        next: Some("/".to_owned()),
        frame,
    })
}

fn unsubscribe(frame: Frame) -> Result<String, PageError> {
    made(&Unsubscribe { purpose: "Newsletter".to_owned(), action: Some("/".to_owned()), is_reader: false, frame })
}
