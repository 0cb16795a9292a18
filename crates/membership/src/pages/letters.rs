//! The letters of membership, in the language of whoever asked for them.

use mail::{Letter, Subject};
use terms::{Email, Language};
use web::{App, Frame};

use crate::token::Token;

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

/// "Somebody wrote to you as organiser": without a word of what.
pub(super) fn thread_waits(app: &App, language: Language, to: &Email, place: &str, path: &str) -> Letter {
    let args = [("place", place.into()), ("link", format!("{}{path}", app.settings.public_url).into())];
    in_language(app, language, to, ("membership-letter-thread-subject", "membership-letter-thread"), &args)
}

/// An answer of the organisers of a place to whoever wrote to them.
pub(super) fn thread_answered(
    app: &App,
    language: Language,
    to: &Email,
    (place, text): (&str, &str),
    path: &str,
) -> Letter {
    let args = [
        ("place", place.into()),
        ("text", text.into()),
        ("organisation", app.settings.organisation.as_str().into()),
        ("link", format!("{}{path}", app.settings.public_url).into()),
    ];
    in_language(app, language, to, ("membership-letter-answer-subject", "membership-letter-answer"), &args)
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

fn letter(frame: &Frame, to: &Email, subject: &str, text: &str, args: &[(&str, web::Value)]) -> Letter {
    let subject = Subject::from(frame.tn(subject, args).as_str());
    Letter { to: to.clone(), subject, text: frame.tn(text, args), reply_to: None }
}
