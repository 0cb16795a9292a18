//! The letters of membership, in the language of whoever asked for them.

use mail::{Letter, List, Subject};
use places::Place;
use terms::{Email, Language, PersonId, Timestamp};
use web::{App, Frame, PageError, session::Agent};

use super::erase::HoldLine;
use crate::{
    actions::{helping, suppressing::Recipient},
    help::{Call, Words},
    reading,
    request::Request,
    token::Token,
};

/// "Confirm that you want to join": the link does nothing until its button is pressed.
pub(super) fn confirm(app: &App, frame: &Frame, to: &Email, name: &str, token: &Token) -> Letter {
    let link = format!("{}/join/confirm/{}", app.settings.public_url, token.as_str());
    let args = [("organisation", frame.organisation.as_str().into()), ("name", name.into()), ("link", link.into())];
    letter(frame, to, "membership-letter-confirm-subject", "membership-letter-confirm", &args)
}

/// "There is an entry for you already": for whoever asks to join a second time.
pub(super) fn known(app: &App, frame: &Frame, to: &Email) -> Letter {
    let link = format!("{}/sign-in", app.settings.public_url);
    let args = [("organisation", frame.organisation.as_str().into()), ("link", link.into())];
    letter(frame, to, "membership-letter-known-subject", "membership-letter-known", &args)
}

/// "Sign in": the link does nothing until its button is pressed in the browser that asked.
pub(super) fn sign_in(app: &App, frame: &Frame, to: &Email, token: &Token, back: &str) -> Letter {
    let mut link = format!("{}/sign-in/{}", app.settings.public_url, token.as_str());
    if back != "/" {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("back", back).finish();
        link = format!("{link}?{query}");
    }
    let args = [("organisation", frame.organisation.as_str().into()), ("link", link.into())];
    letter(frame, to, "membership-letter-sign-in-subject", "membership-letter-sign-in", &args)
}

/// What somebody is told about her signing in, so that she notices what she did not do herself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// From a browser that she never used before.
    Browser,
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was removed.
    PasskeyRemoved,
    /// One-time codes were set up.
    CodesAdded,
    /// One-time codes were removed.
    CodesRemoved,
    /// An account at the identity provider was linked.
    IdentityAdded,
    /// The link was taken away.
    IdentityRemoved,
    /// A recovery code was used.
    RecoveryUsed,
    /// Too many wrong codes were typed.
    Locked,
}

impl News {
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Browser => ("membership-letter-browser-subject", "membership-letter-browser"),
            Self::PasskeyAdded => ("membership-letter-ways-subject", "membership-letter-passkey-added"),
            Self::PasskeyRemoved => ("membership-letter-ways-subject", "membership-letter-passkey-removed"),
            Self::CodesAdded => ("membership-letter-ways-subject", "membership-letter-codes-added"),
            Self::CodesRemoved => ("membership-letter-ways-subject", "membership-letter-codes-removed"),
            Self::IdentityAdded => ("membership-letter-ways-subject", "membership-letter-identity-added"),
            Self::IdentityRemoved => ("membership-letter-ways-subject", "membership-letter-identity-removed"),
            Self::RecoveryUsed => ("membership-letter-recovery-subject", "membership-letter-recovery"),
            Self::Locked => ("membership-letter-locked-subject", "membership-letter-locked"),
        }
    }
}

/// The letter that tells of it; none for whoever has no e-mail.
pub(super) async fn news(
    app: &App,
    frame: &Frame,
    agent: Agent,
    person: PersonId,
    news: News,
) -> Result<Option<Letter>, PageError> {
    let address = reading::email(&mut app.db.reader().await?, &app.vault, person, app.now()).await?;
    let Some(to) = address.and_then(|address| address.parse::<Email>().ok()) else { return Ok(None) };
    let (subject, text) = news.keys();
    let args = [
        ("organisation", frame.organisation.as_str().into()),
        ("when", frame.when(app.now()).into()),
        ("browser", frame.agent(agent).into()),
        ("link", format!("{}/me/sign-in", app.settings.public_url).into()),
    ];
    Ok(Some(letter(frame, &to, subject, text, &args)))
}

/// "This is your new address": the link does nothing until its button is pressed by the member who asked for it.
pub(super) fn new_email(app: &App, frame: &Frame, to: &Email, token: &Token) -> Letter {
    let link = format!("{}/me/email/{}", app.settings.public_url, token.as_str());
    let args = [("organisation", frame.organisation.as_str().into()), ("link", link.into())];
    letter(frame, to, "membership-letter-email-subject", "membership-letter-email", &args)
}

/// To the old address: that letters go elsewhere from now on.
pub(super) fn email_changed(frame: &Frame, to: &Email) -> Letter {
    let args = [("organisation", frame.organisation.as_str().into())];
    letter(frame, to, "membership-letter-email-gone-subject", "membership-letter-email-gone", &args)
}

/// The last letter: that everything is erased, and what stays.
pub(super) fn erased(frame: &Frame, to: &Email, holds: &[HoldLine]) -> Letter {
    let line = |hold: &HoldLine| {
        let args = [("what", hold.what.as_str().into()), ("law", hold.law.as_str().into())];
        let mut args = args.to_vec();
        args.push(("until", hold.until.clone().unwrap_or_else(|| frame.t("membership-hold-no-end")).into()));
        frame.tn(if hold.is_named { "membership-letter-erased-named" } else { "membership-letter-erased-line" }, &args)
    };
    let stays: Vec<String> = holds.iter().map(line).collect();
    let args = [("organisation", frame.organisation.as_str().into()), ("stays", stays.join("\n").into())];
    letter(frame, to, "membership-letter-erased-subject", "membership-letter-erased", &args)
}

/// "Somebody wrote to you as organiser": without a word of what.
pub(super) fn thread_waits(app: &App, language: Language, to: &Email, place: &str, path: &str) -> Letter {
    let args = [("place", place.into()), ("link", format!("{}{path}", app.settings.public_url).into())];
    in_language(app, language, to, ("membership-letter-thread-subject", "membership-letter-thread"), &args)
}

/// An answer of the organisers of a place to whoever wrote to them. Where it may be answered by mail it begins with the line
/// above which she writes.
pub(super) fn thread_answered(
    app: &App,
    language: Language,
    to: &Email,
    (place, text): (&str, &str),
    (path, reply_to): (&str, Option<Email>),
) -> Letter {
    let args = [
        ("place", place.into()),
        ("text", text.into()),
        ("organisation", app.settings.organisation.as_str().into()),
        ("link", format!("{}{path}", app.settings.public_url).into()),
    ];
    let subject = "membership-letter-answer-subject";
    if reply_to.is_none() {
        return in_language(app, language, to, (subject, "membership-letter-answer"), &args);
    }
    let letter = in_language(app, language, to, (subject, "membership-letter-answer-by-mail"), &args);
    let above = app.words.say(app.said_in(language), "membership-letter-above", &[]);
    Letter { text: format!("{} {above} -##\n\n{}", mail::quote::ABOVE, letter.text), reply_to, ..letter }
}

/// "Can you help?": to somebody who offers the skill, with the ways to answer and to stop.
pub(crate) fn help_wanted(
    app: &App,
    to: &Recipient,
    (call, words, place): (&Call, &Words, &Place),
    person: PersonId,
) -> (Letter, List) {
    let (said, url) = (app.said_in(to.language), &app.settings.public_url);
    let unsubscribe = format!("{url}/volunteering/stop/{}", helping::stop_token(&app.vault, person));
    let answer = helping::token(&app.vault, call.id, person);
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("place", place.name.in_language(to.language).into()),
        ("skill", app.words.say(said, &format!("membership-skill-{}", call.skill.id), &[]).into()),
        ("what", words.what.as_str().into()),
        ("meets", words.meets.as_str().into()),
        ("day", app.day(said, call.starts_at).into()),
        ("needed", call.needed.into()),
        ("link", format!("{url}/volunteering/answer/{}", answer.as_str()).into()),
        ("skills", format!("{url}/me/skills").into()),
        ("stop", unsubscribe.as_str().into()),
    ];
    let keys = ("membership-letter-help-subject", "membership-letter-help");
    (in_language(app, to.language, &to.email, keys, &args), List { word: "help", unsubscribe })
}

/// "There is news in a matter that concerns you": without a word of what.
pub(super) fn case_news(app: &App, language: Language, to: &Email, path: &str) -> Letter {
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("link", format!("{}{path}", app.settings.public_url).into()),
    ];
    in_language(app, language, to, ("membership-letter-case-subject", "membership-letter-case"), &args)
}

/// What became of a request about her data, without a word of it; `text` is the key of what to say.
pub(super) fn request(app: &App, language: Language, to: &Email, text: &str, last: Timestamp) -> Letter {
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("day", app.day(app.said_in(language), last).into()),
        ("link", format!("{}/me/requests", app.settings.public_url).into()),
    ];
    in_language(app, language, to, ("membership-letter-request-subject", text), &args)
}

/// To whoever answers a request: that it is due soon, or late.
pub(crate) fn request_waits(app: &App, language: Language, to: &Email, (one, is_late): (&Request, bool)) -> Letter {
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("day", app.day(app.said_in(language), one.last()).into()),
        ("link", format!("{}/requests/{}", app.settings.public_url, one.id).into()),
    ];
    let text = if is_late { "membership-letter-request-late" } else { "membership-letter-request-due" };
    in_language(app, language, to, ("membership-letter-request-waits-subject", text), &args)
}

/// "Your rights are held back": the notice of a suspension, with its rule, its end and how to contest it.
pub(super) fn suspended(
    app: &App,
    language: Language,
    to: &Email,
    (rule, until): (&str, Timestamp),
    path: &str,
) -> Letter {
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("rule", rule.into()),
        ("until", app.day(language, until).into()),
        ("link", format!("{}{path}", app.settings.public_url).into()),
    ];
    in_language(app, language, to, ("membership-letter-suspended-subject", "membership-letter-suspended"), &args)
}

fn in_language(
    app: &App,
    language: Language,
    to: &Email,
    (subject, text): (&str, &str),
    args: &[(&str, web::Value)],
) -> Letter {
    let language = app.said_in(language);
    let subject = Subject::from(app.words.say(language, subject, args).as_str());
    Letter { to: to.clone(), subject, text: app.words.say(language, text, args), reply_to: None }
}

/// "Somebody looks along with your pages": in which role, without her name and reason.
pub(super) fn looked_along(app: &App, (to, language): (&Email, Language), role: &str, now: Timestamp) -> Letter {
    let said = app.said_in(language);
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("when", app.when(said, now).into()),
        ("role", app.words.say(said, role, &[]).into()),
        ("link", format!("{}/me/support", app.settings.public_url).into()),
    ];
    in_language(app, language, to, ("membership-letter-along-subject", "membership-letter-along"), &args)
}

/// That two entries were taken to be one person's, and until when that can be undone.
pub(super) fn merged(app: &App, (to, language): (&Email, Language), until: Timestamp) -> Letter {
    let said = app.said_in(language);
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("day", app.day(said, until).into()),
        ("link", format!("{}/me", app.settings.public_url).into()),
    ];
    let subject = Subject::from(app.words.say(said, "membership-letter-merged-subject", &args).as_str());
    Letter { to: to.clone(), subject, text: app.words.say(said, "membership-letter-merged", &args), reply_to: None }
}

fn letter(frame: &Frame, to: &Email, subject: &str, text: &str, args: &[(&str, web::Value)]) -> Letter {
    let subject = Subject::from(frame.tn(subject, args).as_str());
    Letter { to: to.clone(), subject, text: frame.tn(text, args), reply_to: None }
}
