//! Every page with sample values, for the test that renders each in every language.

mod desk;

use terms::{Id, OfficeId, PersonId};
use web::{Form, Frame, PageError, Sample, parts::Choice};

use super::{
    Named, card, cases, codes, consents, demonstration, ended, erase, identity, join, kept, moving, offices, own_copy,
    panel, paper, particulars, people, reveal, rights, segments, sign_in, strong, subscription, subscription_rule,
    threads, timeline, ways, welcome, words::Line,
};
use crate::{
    factor::{Factors, PasskeyId},
    standing::EventId,
};

macro_rules! sample {
    ($template:literal, $render:expr) => {
        Sample {
            template: $template,
            render: |frame| askama::Template::render(&$render(frame)).map_err(PageError::broken),
        }
    };
}

mod gatherings;
mod helping;
mod mergers;
mod organisation;
mod own;
mod places;
mod service;
mod tokens;

/// The samples of all templates.
pub(crate) fn samples() -> Vec<Sample> {
    let mut all = vec![
        sample!("membership/join.html", organisation::join_page),
        sample!("membership/join_place.html", join_place),
        sample!("membership/join_sent.html", |frame| join::Sent { surge: Some("Many are joining.".into()), frame }),
        sample!("membership/join_confirm.html", |frame| join::Confirm {
            agreement: Some(organisation::agreement(&frame)),
            frame,
            token: "ab".into(),
        }),
        sample!("membership/merge.html", mergers::merge_page),
        sample!("membership/mergers.html", mergers::mergers_page),
        sample!("membership/paper.html", paper_page),
        sample!("membership/sign_in.html", sign_in_page),
        sample!("membership/sign_in_sent.html", |frame| sign_in::Sent { frame }),
        sample!("membership/sign_in_confirm.html", sign_in_confirm),
        sample!("membership/identity_leaving.html", identity_leaving),
        sample!("membership/identity_back.html", identity_back),
        sample!("membership/me.html", own::me_page),
        sample!("membership/kept.html", kept_page),
        sample!("membership/place.html", |frame| moving::MovePage {
            frame,
            form: Form::default(),
            choices: choices(),
            regions: Some("Wales".into()),
            guests: places::guests_own(),
            founded: vec![moving::FoundedLine {
                branch: Id::by_chance([9; 16]),
                place: places::place(),
                name: "Newport".into()
            }],
        }),
        sample!("membership/rights.html", rights_page),
        sample!("membership/welcome.html", welcome_page),
        sample!("membership/card.html", card_page),
        sample!("membership/card_check.html", card_check_page),
        sample!("membership/cases.html", cases_page),
        sample!("membership/case_open.html", |frame| case_open_page(frame, true)),
        sample!("membership/case_open.html", |frame| case_open_page(frame, false)),
        sample!("membership/case.html", |frame| case_page(frame, true)),
        sample!("membership/case.html", |frame| case_page(frame, false)),
        sample!("membership/subscription.html", subscription_page),
        sample!("membership/payments.html", payments_page),
        sample!("membership/subscription_rule.html", subscription_rule_page),
        sample!("membership/erase.html", |frame| erase::Erase {
            frame,
            form: Form::default(),
            is_member: true,
            holds: hold_lines(),
        }),
        sample!("membership/erased.html", |frame| erase::Erased { frame, holds: hold_lines() }),
        sample!("membership/people.html", people_page),
        sample!("membership/person.html", person_page),
        sample!("membership/offices.html", offices_page),
        sample!("membership/give.html", give_page),
        sample!("membership/strong.html", strong_page),
        sample!("membership/ways.html", ways_page),
        sample!("membership/codes.html", codes_page),
        sample!("membership/recovery.html", recovery_page),
        sample!("membership/particulars.html", particulars_page),
        sample!("membership/email_confirm.html", |frame| particulars::ConfirmEmail { frame, token: "ab".into() }),
        sample!("membership/consents.html", consents_page),
        sample!("membership/own_copy.html", own_copy_page),
        sample!("membership/segment.html", segment_page),
        sample!("membership/write.html", write_page),
        sample!("membership/write_sent.html", |frame| threads::WriteSent { frame }),
        sample!("membership/threads.html", threads_page),
        sample!("membership/thread.html", thread_page),
        sample!("membership/revealed.html", revealed_page),
        sample!("membership/support_own.html", |frame| own::support_own(frame, true)),
        sample!("membership/support_own.html", |frame| own::support_own(frame, false)),
        sample!("membership/support.html", own::support_page),
        sample!("membership/seen.html", |frame| reveal::Seen { frame, looks: vec![look_line()] }),
        sample!("membership/visible.html", visible_page),
        sample!("membership/notes.html", desk::notes_page),
        sample!("membership/notes_read.html", desk::notes_read_page),
        sample!("membership/own_notes.html", desk::own_notes_page),
        sample!("membership/own_requests.html", desk::own_requests_page),
        sample!("membership/requests.html", desk::requests_page),
        sample!("membership/request.html", desk::request_page),
        sample!("membership/exports.html", desk::exports_page),
        sample!("membership/export_new.html", desk::export_new_page),
        sample!("membership/export.html", desk::export_page),
        sample!("membership/tags.html", desk::tags_page),
        sample!("membership/person_tags.html", desk::person_tags_page),
        sample!("membership/follow_ups.html", desk::follow_ups_page),
        sample!("membership/follow_up.html", desk::follow_up_page),
        sample!("membership/access_log.html", access_log_page),
        sample!("membership/ended.html", ended_page),
        sample!("membership/unreached.html", service::unreached_page),
        sample!("membership/panel.html", |_| panel_lines()),
    ];
    all.extend(places::samples());
    all.extend(gatherings::samples());
    all.extend(helping::samples());
    all.extend(organisation::samples());
    all.extend(tokens::samples());
    all
}

fn strong_page(frame: Frame) -> strong::Strong {
    let factors = Factors { passkeys: 1, has_codes: true, recovery: 7 };
    strong::Strong { frame, form: Form::default(), back: "/offices".into(), factors }
}

fn ways_page(frame: Frame) -> ways::Ways {
    let session = |hash: &str, is_this| ways::SessionLine {
        hash: hash.into(),
        browser: "Firefox on Android".into(),
        how: "With a passkey".into(),
        seen: "Began on 25 November 2026, last used 2 hours ago".into(),
        is_this,
    };
    let phone = ways::PasskeyLine {
        id: PasskeyId::by_chance([3; 16]),
        name: "My phone".into(),
        added: "25 November 2026".into(),
        used: Some("26 November 2026".into()),
    };
    ways::Ways {
        frame,
        factors: Factors { passkeys: 1, has_codes: true, recovery: 7 },
        passkeys: vec![phone],
        sessions: vec![session("aa", true), session("bb", false)],
        must_add: true,
        browser: "Firefox on Android".into(),
        identity: Some(ways::IdentityLine {
            provider: "Commons login".into(),
            linked: Some(("25 November 2026".into(), Some("26 November 2026".into()))),
        }),
    }
}

fn kept_page(frame: Frame) -> kept::Kept {
    let class = kept::Class {
        what: "Letters that wait".into(),
        how_long: "30 days".into(),
        gone: Some("2 in all, 2 of them today".into()),
    };
    kept::Kept {
        frame,
        classes: vec![class],
        requests: vec![("Open".into(), "Fewer than 5".into())],
        is_overseer: true,
        bases: vec![("Membership".into(), "Explicit consent".into())],
    }
}

fn identity_leaving(frame: Frame) -> identity::Leaving {
    identity::Leaving { frame, provider: "Commons login".into(), address: "https://login.example.org/".into() }
}

fn identity_back(frame: Frame) -> identity::CameBack {
    identity::CameBack { frame, provider: "Commons login".into(), code: "ab".into(), state: "cd".into() }
}

fn codes_page(frame: Frame) -> codes::Codes {
    let pattern = web::drawing::qr("otpauth://totp/x", "x");
    codes::Codes { frame, form: Form::default(), secret: "ABCD EFGH".into(), pattern }
}

fn recovery_page(frame: Frame) -> codes::Recovery {
    codes::Recovery { frame, codes: vec!["0123-4567-89ab-cdef".into()], day: "25 November 2026".into() }
}

fn person() -> PersonId {
    PersonId::by_chance([1; 16])
}

fn office() -> OfficeId {
    OfficeId::by_chance([2; 16])
}

fn home() -> Named {
    Named { href: "/places/wales".into(), name: "Wales".into(), flag: "Wales".into() }
}

fn choices() -> Vec<Choice> {
    vec![Choice::new("a", "Wales"), Choice::new("b", "Wales · Cardiff")]
}

fn particulars_page(frame: Frame) -> particulars::ParticularsPage {
    let form = Form::filled(&[("name", "Ann Lee")]);
    particulars::ParticularsPage { frame, form, email_form: Form::default(), email: Some("ann@example.org".into()) }
}

fn segment_page(frame: Frame) -> segments::SegmentPage {
    let line =
        segments::PersonLine { person: person(), name: "Ann Lee".into(), home: home(), standing: "Member".into() };
    let saved = segments::SavedLine {
        id: crate::segment::SegmentId::by_chance([4; 16]),
        name: "New in Wales".into(),
        href: "/people/list".into(),
    };
    segments::SegmentPage {
        frame,
        form: Form::default(),
        places: choices(),
        standings: choices(),
        days: choices(),
        purposes: choices(),
        tags: choices(),
        skills: choices(),
        came: choices(),
        ask: Some("/".into()),
        may_define: true,
        write: Some("/mailings/new".to_owned()),
        export: Some("/".into()),
        count: "12 people".into(),
        people: vec![line],
        next: Some("/people/list?after=x".into()),
        chosen: "place=x".into(),
        saved: vec![saved],
    }
}

fn write_page(frame: Frame) -> threads::WritePage {
    let readers = vec!["Organiser, Wales".into()];
    threads::WritePage { frame, form: Form::default(), place: home(), action: "/write/wales".into(), readers }
}

fn threads_page(frame: Frame) -> threads::ThreadsPage {
    let line = threads::ThreadLine {
        id: crate::thread::ThreadId::by_chance([5; 16]),
        name: "Ann Lee".into(),
        place: home(),
        when: "an hour ago".into(),
        is_closed: true,
    };
    threads::ThreadsPage { frame, waiting: Vec::new(), others: vec![line] }
}

fn thread_page(frame: Frame) -> threads::ThreadPage {
    let message =
        threads::MessageLine { who: "Ann Lee".into(), when: "today".into(), paragraphs: vec!["One.\nTwo.".into()] };
    threads::ThreadPage {
        frame,
        form: Form::default(),
        title: "Ann Lee".into(),
        place: home(),
        messages: vec![message],
        undelivered: Some("25 November 2026".into()),
        action: "/threads/x".into(),
        close: Some("/threads/x/close".into()),
        back: Some(("/threads", "All".into())),
    }
}

fn revealed_page(frame: Frame) -> reveal::Revealed {
    let value = Some("ann@example.org".into());
    reveal::Revealed { frame, person: person(), name: "Ann Lee".into(), field: "E-mail".into(), value }
}

fn look_line() -> reveal::LookLine {
    reveal::LookLine { when: "today".into(), what: "E-mail".into(), who: "Bob Day".into(), why: "a meeting".into() }
}

fn visible_page(frame: Frame) -> reveal::Visible {
    let holder = reveal::Holder { who: "Organiser".into(), place: home(), sees: vec!["Find by name".into()] };
    reveal::Visible { is_out: false, is_protected: true, frame, holders: vec![holder] }
}

fn access_log_page(frame: Frame) -> reveal::AccessLog {
    reveal::AccessLog { frame, count: "One look".into(), head: "ab".into(), looks: vec![look_line()] }
}

fn welcome_page(frame: Frame) -> welcome::WelcomePage {
    let share = welcome::Share {
        href: "/people/new".into(),
        place: home(),
        count: "7 wait".into(),
        oldest: "the first since 2 days".into(),
    };
    let line =
        welcome::NewLine { person: person(), name: "Ann Lee".into(), place: home(), joined: "2 days ago".into() };
    welcome::WelcomePage { count: "7 wait".into(), shares: vec![share], people: vec![line], frame }
}

fn card_page(frame: Frame) -> card::CardPage {
    card::CardPage {
        name: "Ann Lee".into(),
        number: "1234 5678 9012".into(),
        until: "1 May 2027".into(),
        pattern: web::drawing::qr("FLOTILLA-CARD-1", "A pattern"),
        text: "FLOTILLA-CARD-1".into(),
        frame,
    }
}

fn card_check_page(frame: Frame) -> card::CheckPage {
    card::CheckPage {
        form: Form::default(),
        key: "00".into(),
        today: "2026-05-01".into(),
        good: "{name}".into(),
        over: "{day}".into(),
        found: Some("Ann Lee, a member".into()),
        frame,
    }
}

fn cases_page(frame: Frame) -> cases::CasesPage {
    let line = |is_overdue| cases::CaseLine {
        href: "/cases/1".into(),
        name: "Ann Lee".into(),
        place: home(),
        stage: "New".into(),
        due: "To be taken on by 1 May 2026".into(),
        is_overdue,
    };
    cases::CasesPage {
        title: "Cases".into(),
        lede: "Complaints about members of your places.".into(),
        back: ("/me", "My membership".into()),
        open: vec![line(true), line(false)],
        closed: vec![line(false)],
        frame,
    }
}

fn case_open_page(frame: Frame, is_officer: bool) -> cases::OpenPage {
    cases::OpenPage {
        frame,
        form: Form::default(),
        title: "A case about Ann Lee".into(),
        lede: "Begin a case.".into(),
        action: "/complain".into(),
        back: ("/me/cases".into(), "Cases".into()),
        is_officer,
    }
}

fn case_page(frame: Frame, is_officer: bool) -> cases::CasePage {
    let entry = cases::EntryLine {
        what: "A complaint was made".into(),
        who: "Ann Lee".into(),
        when: "Friday 1 May 2026, 19:00 London time".into(),
        text: "Words.".into(),
    };
    cases::CasePage {
        frame,
        form: Form::default(),
        action: "/cases/1".into(),
        back: ("/cases", "Cases".into()),
        title: "A case about Ann Lee".into(),
        stage: "New".into(),
        facts: history(),
        due: vec![("To be decided by 1 May 2026".into(), true), ("To be answered by 1 May 2026".into(), false)],
        entries: vec![entry],
        choices: choices(),
        is_officer,
        entry: Id::by_chance([7; 16]),
    }
}

fn subscription_page(frame: Frame) -> subscription::Own {
    subscription::Own {
        frame,
        form: Form::default(),
        state: "Paid up to 1 May 2027.".into(),
        is_due: true,
        number: "1234 5678 9012".into(),
        how: "By transfer.".into(),
        tiers: choices(),
        payments: history(),
    }
}

fn payments_page(frame: Frame) -> subscription::PaymentsPage {
    subscription::PaymentsPage {
        frame,
        form: Form::default(),
        person: person(),
        event: Id::by_chance([8; 16]),
        name: "Ann Lee".into(),
        number: "1234 5678 9012".into(),
        standing: "Member since 1 May 2026".into(),
        state: "Paid up to 1 May 2027.".into(),
        tier: "Standard".into(),
        payments: history(),
        returnable: choices(),
    }
}

fn subscription_rule_page(frame: Frame) -> subscription_rule::RulePage {
    let form = Form::default();
    let line = subscription_rule::RuleLine {
        title: "From 1 January 2027 on".into(),
        text: "A subscription is due.".into(),
        tiers: vec!["Standard".into()],
        how: "By transfer.".into(),
    };
    subscription_rule::RulePage {
        id: Id::by_chance([9; 16]),
        choices: choices(),
        rules: vec![line],
        rows: vec![subscription_rule::tier_row(&frame, &form, 1)],
        frame,
        form,
    }
}

fn history() -> Vec<(String, String)> {
    vec![("1 May 2026".into(), "Paid up to 1 May 2027".into())]
}

fn ended_page(frame: Frame) -> ended::EndedPage {
    let line =
        ended::EndedLine { person: person(), name: "Ann Lee".into(), place: home(), how: "Died on 1 May 2026".into() };
    ended::EndedPage { frame, people: vec![line] }
}

fn consents_page(frame: Frame) -> consents::Consents {
    let line = |id: &str, stands| consents::PurposeLine {
        id: id.into(),
        name: "Newsletter".into(),
        text: "News by mail.".into(),
        stands,
    };
    consents::Consents {
        frame,
        purposes: vec![line("newsletter", true), line("volunteering", false)],
        objects: None,
        history: vec![("1 May 2026".into(), "Agreed".into())],
    }
}

fn own_copy_page(frame: Frame) -> own_copy::OwnCopy {
    let lines = vec![own_copy::Line { field: "fields › name".into(), value: "Ann Lee".into() }];
    let parts = vec![own_copy::Part { name: "membership".into(), lines }];
    own_copy::OwnCopy { frame, made: "today".into(), parts, holds: hold_lines() }
}

fn hold_lines() -> Vec<erase::HoldLine> {
    let line = |what: &str, is_named, until: Option<&str>| erase::HoldLine {
        what: what.into(),
        is_named,
        law: "UK GDPR, Article 17(3)(e)".into(),
        until: until.map(Into::into),
    };
    vec![line("Back-ups", true, Some("28 December 2026")), line("Sealed rolls", false, None)]
}

fn join_place(frame: Frame) -> join::JoinPlace {
    join::JoinPlace { frame, form: Form::default(), choices: choices(), is_one_region: true }
}

fn paper_page(frame: Frame) -> paper::Paper {
    paper::Paper {
        form: Form::default(),
        id: person(),
        choices: choices(),
        agreement: organisation::agreement(&frame),
        frame,
    }
}

fn sign_in_page(frame: Frame) -> sign_in::SignIn {
    let cast = demonstration::Cast { person: person(), name: "Ann Lee".into(), part: "scrutineer".into() };
    sign_in::SignIn {
        frame,
        form: Form::default(),
        cast: vec![cast],
        has_passkey: true,
        provider: Some("Commons login".into()),
    }
}

fn sign_in_confirm(frame: Frame) -> sign_in::Confirm {
    sign_in::Confirm { frame, token: "ab".into(), back: "/".into(), is_other_browser: true }
}

fn rights_page(frame: Frame) -> rights::Rights {
    rights::Rights {
        frame,
        may_vote: false,
        clauses: vec![Line { is_met: true, text: "a member".into() }, Line { is_met: false, text: "suspended".into() }],
        capabilities: vec![rights::Right { what: "search".into(), because: vec!["organiser".into()] }],
        offices_rest: true,
    }
}

fn people_page(frame: Frame) -> people::People {
    let found =
        people::FoundLine { person: person(), name: "Ann Lee".into(), home: Some(home()), standing: "member".into() };
    people::People { frame, form: Form::default(), found: Some(vec![found]), has_more: true }
}

fn person_page(frame: Frame) -> people::Somebody {
    people::Somebody {
        frame,
        form: Form::default(),
        person: person(),
        event: EventId::by_chance([3; 16]),
        name: "Ann Lee".into(),
        standing: "member".into(),
        home: Some(home()),
        offices: vec!["organiser".into()],
        timeline: timeline::Timeline {
            lines: vec![timeline::Line {
                day: "1 May 2026".into(),
                what: "Wrote to the organisers of Wales".into(),
                href: Some("/threads/x".into()),
            }],
            newer: None,
            older: Some("/people/x?page=2".into()),
        },
        may_appoint: true,
        may_pay: true,
        kept_out: Some(false),
        fields: choices(),
        purposes: choices(),
        notes: Some("Two notes".into()),
        tags: vec!["can drive".into()],
        follow_ups: vec!["By 1 May 2027".into()],
        choices: choices(),
    }
}

fn offices_page(frame: Frame) -> offices::Offices {
    let line = offices::HeldLine {
        id: office(),
        name: "Ann Lee".into(),
        role: "organiser".into(),
        place: home(),
        term: "until 1 May 2027".into(),
        may_end: true,
        again: Some("/people/x/offices".into()),
    };
    offices::Offices {
        frame,
        soon: vec![line.clone()],
        lines: vec![line],
        vacant: vec![offices::VacantIn { heading: "Wales (1)".into(), places: vec![home()] }],
    }
}

fn give_page(frame: Frame) -> offices::Give {
    offices::Give {
        frame,
        form: Form::default(),
        id: office(),
        person: person(),
        name: "Ann Lee".into(),
        follows: Some("It begins on 1 May 2027.".into()),
        roles: choices(),
        choices: choices(),
    }
}

fn panel_lines() -> panel::Holders {
    panel::Holders {
        lines: vec![panel::HolderLine { name: "Ann Lee".into(), role: "organiser".into() }],
        write: Some(("/write/wales".into(), "Write".into())),
    }
}
