//! Samples of the pages of what the organisation is.

use terms::{Id, PersonId, Timestamp, Zone};
use web::{Form, Frame, PageError, Sample};

use super::super::{agreement::Agreement, join, organisation, statuses};
use crate::status::{Deed, Field, Particulars, Period, as_set_up, kind, rule};

pub(super) fn samples() -> Vec<Sample> {
    vec![
        sample!("membership/organisation.html", |frame: Frame| {
            let periods = periods(frame.now);
            organisation::organisation(frame, &periods, true)
        }),
        sample!("membership/statuses.html", statuses_page),
        sample!("membership/status_new.html", |frame| {
            statuses::new_page(frame, Form::default(), kind("company").expect("a kind of ours"))
        }),
    ]
}

pub(super) fn agreement(frame: &Frame) -> Agreement {
    Agreement::of(frame, &as_set_up().consent)
}

pub(super) fn join_page(frame: Frame) -> join::Join {
    join::Join { form: Form::default(), agreement: agreement(&frame), frame }
}

/// An association that was, a party that is, another that is announced, and one that was called off.
fn periods(now: Timestamp) -> Vec<Period> {
    let off = Period { called_off: Some(Deed { at: now, by: None }), ..period("company", now, 3) };
    vec![period("association", now, -20), period("party", now, -10), period("union", now, 9), off]
}

fn period(id: &str, now: Timestamp, days: i64) -> Period {
    let kind = kind(id).expect("a kind of ours");
    let deed = Deed { at: now.plus(-30 * Timestamp::DAY), by: Some(PersonId::by_chance([1; 16])) };
    let since = now.day(&Zone::utc()).plus(days);
    let particulars = Particulars::read(kind, |field| {
        match field {
            Field::Number if id == "company" => "01234567",
            Field::Number => "PP123",
            Field::Part => "wales",
            Field::Address | Field::PromoterAddress => "1 High Street, Cardiff CF10 1AA",
            _ => "Ann Lee",
        }
        .to_owned()
    });
    Period {
        id: Id::by_chance([u8::try_from(days.unsigned_abs()).unwrap_or(0); 16]),
        kind,
        since,
        starts_at: since.starts(&Zone::utc()),
        particulars: particulars.unwrap_or_default(),
        text_version: rule().text_version.clone(),
        entered: deed,
        confirmed: Some(deed),
        called_off: None,
    }
}

fn statuses_page(frame: Frame) -> statuses::StatusesPage {
    let period = period("party", frame.now, 5);
    let ahead = statuses::Ahead {
        id: period.id,
        line: organisation::StatusLine::ahead(&frame, &period),
        steps: vec!["Entered by Ann Lee".into()],
        is_waiting: true,
        cannot: None,
    };
    statuses::StatusesPage { frame, ahead: Some(ahead), kinds: vec![("/organisation".into(), "Party".into())] }
}
