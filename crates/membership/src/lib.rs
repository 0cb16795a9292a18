//! Members, offices and organisers; the proof of who may do what.
//!
//! | word | meaning |
//! |---|---|
//! | person | somebody who is, was or asks to be a member |
//! | [`standing::Event`] | something that happened to a membership, and when |
//! | [`standing::Standing`] | where a person stands at an instant, worked out from the events |
//! | home | the place that a member belongs to: a branch, or a region for who has no branch |
//! | [`subscription::Rule`] | from when on membership asks for a subscription, and how long there is time to pay it |
//! | lapsed | no longer a member, as the time for paying is over; paying begins membership anew |
//! | [`office::Role`] | what an office allows; data in `data/roles.json` |
//! | [`office::Office`] | a role held by a person over a place and all within it, for a time |
//! | capability | something that an office may allow, such as `offices.appoint` |
//! | [`eligibility::Rule`] | who may take part in something; evaluated with its explanation |
//! | passkey, one-time code | what she has besides her e-mail; offices demand one of them |
//! | identity provider | a server of the organisation's that says who somebody is; a member links her account there |
//! | recovery code | opens a strong session once, for whoever has lost the others |
//! | ceremony | asking a passkey and hearing its answer: once, within five minutes |
//! | particulars | name, e-mail, postcode, address: sealed with a key of the person's own |
//! | [`purpose::Purpose`] | what a member may agree to beside membership itself: a newsletter, for one |
//! | [`segment::Segment`] | members of one's places chosen by home, standing, time of joining, consent, tag, skill and attendance |
//! | [`skill::Offer`] | a skill that a member offers to help with, and who may find her by it |
//! | [`gathering::Gathering`] | a meeting, a stall, a canvass … of a place on a day, that members came to |
//! | attendance | that a member came to a gathering; noted by an officer or another slice, hers to take away |
//! | [`help::Call`] | what an officer asks those for who offer a skill; who says yes writes with the office |
//! | [`thread::Thread`] | what somebody wrote to the organisers of a place, with their answers; it belongs to the office |
//! | [`case::Case`] | a complaint about a member, from taking it on to a decision and its appeal |
//! | [`new_branch::NewBranch`] | a branch that members want to found, from the request to the founding meeting |
//! | [`guest::Guest`] | a member's link to a place beside her home; it gives no vote there |
//! | [`access`] log | who looked at which field of whom, in which office and why; chained, so that no row goes unseen |
//! | looking along, [`support`] | an officer sees pages as a member sees them, who gave her a code for it; she changes nothing |
//! | reveal | to look at one field of one person, which is written down first |
//! | [`note::Note`] | what an officer wrote down about a member; it has a day on which it is destroyed |
//! | [`tag::Tag`] | a word that a place defines and its members can have: “can drive” |
//! | [`follow_up::FollowUp`] | that an officer comes back to a member by a day |
//! | [`export::Export`] | members' particulars in a file, for a purpose that two people stand for |
//! | [`status::Period`] | what the organisation is in law from a day on: an association, a registered party, a union |
//! | [`api_token::ApiToken`] | what lets a program read figures of a place or hand in applications, until a day |
//! | canary | a made-up member in an export, so that its misuse is heard |
//! | objection | that somebody wants nothing done with her data but what membership needs |
//! | [`request::Request`] | what somebody asks about her data and cannot do herself; with a clock, an owner and an answer |
//! | [`ServiceLetter`] | a single letter that tells a member what she must know, whatever she agreed to |
//! | [`withdrawal::Withdrawal`] | that something no longer stands, kept so that a restored back-up hears of it again |
//! | tombstone | that a person was erased, kept so that a restored back-up erases her again |
//!
//! **Always true here**
//!
//! 1. A standing follows from dated events alone; nothing sets it.
//! 2. Whoever holds no office that allows a thing may not do it; an office ends by itself, at most thirteen months after
//!    it began.
//! 3. Nobody gives, ends or lengthens an office of their own, nor decides on their own standing.
//! 4. While a member is suspended, and once she is none, her offices give nothing.
//! 5. No particulars are in the database in clear; a search shows name, home and standing within the searcher's own
//!    places, and nothing about other places changes its answer.
//! 6. Asking to join and asking for a link to sign in are answered alike, whether somebody is known or not; a GET changes
//!    nothing.
//! 7. No code is taken twice, no ceremony finished twice; what somebody signs in with is added and removed in a strong
//!    session, unless it is the first.
//! 8. From its day on nobody reads a note; the member reads every one, with who wrote it.
//! 9. Nothing leaves in bulk but an export that a second person let go; who was in it sees it.
//! 10. Who offers a skill is found by it within the audience that she chose, and asked by letters that show no address.
//! 11. A program reads nothing of anybody: figures that tell of nobody alone, and what a form must show.
//! 12. Who came to a gathering is in sight of an office that reaches both her home and its place, and forgotten after thirteen months.
//! 13. Who was erased stays erased: her key is destroyed, and her tombstone is replayed after every restore.

pub mod access;
mod actions;
pub mod api_token;
mod canary;
pub mod card;
pub mod case;
mod ceremony;
pub mod choosing;
mod code;
pub mod demonstration;
pub mod eligibility;
pub mod export;
mod factor;
pub mod figures;
mod filing;
pub mod finding;
pub mod follow_up;
pub mod gathering;
pub mod guest;
pub mod help;
mod holding;
mod identity;
pub mod importing;
mod jobs;
pub mod merger;
pub mod name;
pub mod new_branch;
pub mod note;
pub mod office;
pub mod organisation;
mod own_data;
mod pages;
pub mod person;
pub mod purpose;
mod reading;
mod recovery;
pub mod request;
mod sealing;
pub mod segment;
pub mod service;
pub mod skill;
pub mod standing;
pub mod status;
mod store;
pub mod subscription;
pub mod support;
pub mod tag;
pub mod term;
pub mod thread;
mod token;
mod touching;
mod verifying;
mod viewing;
pub mod withdrawal;
mod withholding;

use database::Migration;
use terms::Language;
use web::{MenuEntry, Slice};

pub use actions::{
    appointing::{NewOffice, NotAppointed, end, give, show},
    attending::came,
    consenting::{agree, agrees},
    entering::{NotEntered, decide, join_again, leave, move_home},
    erasing::{erase, replay_erasures, tombstones},
    founding::{Invited, NotInvited, invite_administrator},
    identifying::check as check_identity_provider,
    joining::{NotRegistered, OnPaper, register},
    revealing::{head as access_log_head, verify as verify_access_log},
    serving::{Counter, ServiceLetter, readable, serve},
    suppressing::{
        Basis, NotWritten, Recipient, address as address_hash, closes_address, is_members, open_address, opens_address,
        recipient, undelivered, unsubscribe,
    },
    withdrawing::{close_ways_in, replay as replay_withdrawals, withdrawals},
    writing::holding,
};
pub use own_data::{erase_everywhere, erase_former, is_known};
pub use pages::segments::beside_the_place;
pub use pages::words::{Line, chosen as chosen_in_words, explained, role as role_name};
pub use reading::{
    Walk, address, count, email, holds, is_open_to, language, name, numbered, office, offices_in_force,
    offices_with_role, ready, shown_at, standing,
};
pub use token::Token;
pub use viewing::gate;
pub use withholding::withhold;

/// The tables of membership.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "2026-11-22-0200-membership",
        text: include_str!("../migrations/2026-11-22-0200-membership.sql"),
    },
    Migration {
        name: "2026-11-27-1001-signing-in",
        text: include_str!("../migrations/2026-11-27-1001-signing-in.sql"),
    },
    Migration {
        name: "2026-11-27-1300-own-rights",
        text: include_str!("../migrations/2026-11-27-1300-own-rights.sql"),
    },
    Migration { name: "2026-11-27-1400-segments", text: include_str!("../migrations/2026-11-27-1400-segments.sql") },
    Migration { name: "2026-11-27-1500-threads", text: include_str!("../migrations/2026-11-27-1500-threads.sql") },
    Migration { name: ACCESS_LOG_STEP, text: include_str!("../migrations/2026-11-27-1600-access-log.sql") },
    Migration {
        name: "2026-11-27-1800-subscriptions",
        text: include_str!("../migrations/2026-11-27-1800-subscriptions.sql"),
    },
    Migration { name: "2026-11-27-1900-cases", text: include_str!("../migrations/2026-11-27-1900-cases.sql") },
    Migration { name: "2026-11-27-2000-kept-out", text: include_str!("../migrations/2026-11-27-2000-kept-out.sql") },
    Migration { name: "2026-11-27-2100-welcomes", text: include_str!("../migrations/2026-11-27-2100-welcomes.sql") },
    Migration { name: "2026-11-27-2200-counting", text: include_str!("../migrations/2026-11-27-2200-counting.sql") },
    Migration {
        name: "2026-11-28-0900-identities",
        text: include_str!("../migrations/2026-11-28-0900-identities.sql"),
    },
    Migration {
        name: "2026-11-28-1000-branches-being-founded",
        text: include_str!("../migrations/2026-11-28-1000-branches-being-founded.sql"),
    },
    Migration { name: "2026-11-28-1100-guests", text: include_str!("../migrations/2026-11-28-1100-guests.sql") },
    Migration {
        name: "2026-11-28-1130-office-letters",
        text: include_str!("../migrations/2026-11-28-1130-office-letters.sql"),
    },
    Migration { name: "2026-11-28-1200-notes", text: include_str!("../migrations/2026-11-28-1200-notes.sql") },
    Migration {
        name: "2026-11-28-1230-threads-of-members",
        text: include_str!("../migrations/2026-11-28-1230-threads-of-members.sql"),
    },
    Migration {
        name: "2026-11-28-1300-tags-and-followups",
        text: include_str!("../migrations/2026-11-28-1300-tags-and-followups.sql"),
    },
    Migration { name: "2026-11-28-1400-withheld", text: include_str!("../migrations/2026-11-28-1400-withheld.sql") },
    Migration { name: "2026-11-28-1500-replies", text: include_str!("../migrations/2026-11-28-1500-replies.sql") },
    Migration { name: WITHDRAWALS_STEP, text: include_str!("../migrations/2026-11-28-1700-withdrawals.sql") },
    Migration { name: "2026-11-28-1710-requests", text: include_str!("../migrations/2026-11-28-1710-requests.sql") },
    Migration {
        name: "2026-11-28-1800-suppressions",
        text: include_str!("../migrations/2026-11-28-1800-suppressions.sql"),
    },
    Migration { name: "2026-11-28-1900-exports", text: include_str!("../migrations/2026-11-28-1900-exports.sql") },
    Migration { name: "2026-11-29-1000-gone", text: include_str!("../migrations/2026-11-29-1000-gone.sql") },
    Migration { name: "2026-11-29-1100-skills", text: include_str!("../migrations/2026-11-29-1100-skills.sql") },
    Migration { name: "2026-11-29-1110-help", text: include_str!("../migrations/2026-11-29-1110-help.sql") },
    Migration { name: "2026-11-29-1200-statuses", text: include_str!("../migrations/2026-11-29-1200-statuses.sql") },
    Migration { name: "2026-11-29-1320-mergers", text: include_str!("../migrations/2026-11-29-1320-mergers.sql") },
    Migration { name: "2026-11-29-1400-support", text: include_str!("../migrations/2026-11-29-1400-support.sql") },
    Migration {
        name: "2026-11-29-1430-api-tokens",
        text: include_str!("../migrations/2026-11-29-1430-api-tokens.sql"),
    },
    Migration {
        name: "2026-11-29-1460-gatherings",
        text: include_str!("../migrations/2026-11-29-1460-gatherings.sql"),
    },
    Migration {
        name: "2026-11-29-1480-service-letters",
        text: include_str!("../migrations/2026-11-29-1480-service-letters.sql"),
    },
    Migration {
        name: "2026-11-29-1490-gatherings-by-home",
        text: include_str!("../migrations/2026-11-29-1490-gatherings-by-home.sql"),
    },
];

/// The step of the schema that makes the access log.
pub const ACCESS_LOG_STEP: &str = "2026-11-27-1600-access-log";

/// The step of the schema that makes the table of withdrawals.
pub const WITHDRAWALS_STEP: &str = "2026-11-28-1700-withdrawals";

/// What membership gives to the program.
pub fn slice() -> Slice {
    Slice {
        name: "membership",
        routes: pages::routes(),
        migrations: MIGRATIONS,
        messages: &[
            (Language::English, include_str!("../messages/en.ftl")),
            (Language::Welsh, include_str!("../messages/cy.ftl")),
        ],
        samples: pages::samples(),
        menu: vec![MenuEntry { href: "/me", key: "membership-menu", order: 90, more: false, for_members: true }],
        periodics: jobs::periodics(),
        announces: &[
            "membership.appointed",
            "membership.office-ended",
            "membership.standing-changed",
            "membership.erased",
            "membership.reveals-stopped",
        ],
        listeners: jobs::listeners(),
        jobs: jobs::kinds(),
        commands: verifying::commands(),
        hears: Some(|app, arrived| Box::pin(pages::heard::hear(app, arrived))),
        panels: Some(pages::panel::panels),
        own_data: Some(|app, person| {
            Box::pin(async move {
                let mut tx = app.db.reader().await?;
                own_data::own_data(&mut tx, &app.vault, person, app.now()).await
            })
        }),
        holds: Some(|app, person| {
            Box::pin(async move {
                let mut tx = app.db.reader().await?;
                holding::holds(&mut tx, &app.vault, person, app.now()).await
            })
        }),
        erase: Some(|tx, person, now| Box::pin(erase(tx, person, now))),
        merge: Some(|tx, from, to| Box::pin(own_data::merge(tx, from, to))),
        retention: jobs::retention(),
        demonstration: Some(demonstration::fill_app),
        ..Slice::default()
    }
}
