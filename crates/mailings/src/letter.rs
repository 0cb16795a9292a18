//! A mailing as one recipient gets it: in plain text, and in HTML that fetches nothing.

use mail::{Circular, Letter, List, Subject};
use membership::Recipient;
use places::Place;
use terms::{Language, PersonId, Plain, Timestamp};
use web::{App, Value, drawing::escape, markdown};

use crate::{
    mailing::{Ground, Mailing},
    token,
};

/// What stands for the recipient's name in a text.
pub(crate) const NAME: &str = "{name}";

/// As what somebody is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// A member.
    Member(PersonId),
    /// Somebody who is none, and confirmed that she wants it.
    Reader,
}

/// What all letters of a mailing have in common.
#[derive(Clone)]
pub(crate) struct Sheet {
    subject: Subject,
    plain: String,
    html: String,
    language: Language,
    ground: Ground,
    from: Option<Plain<80>>,
    place: Place,
}

impl Sheet {
    /// The sheet of a mailing to the members of a place.
    pub(crate) fn of(app: &App, mailing: &Mailing, place: &Place) -> Self {
        Self::written(app, (&mailing.subject, &mailing.words), mailing.ground, place, mailing.language)
    }

    /// A sheet with that subject and text, in Markdown, to the members of a place.
    pub(crate) fn written(
        app: &App,
        (subject, words): (&str, &str),
        ground: Ground,
        place: &Place,
        language: Language,
    ) -> Self {
        Self {
            subject: Subject::from(subject),
            plain: markdown::plain(words),
            html: markdown::html(words).to_string(),
            language,
            ground,
            from: from(app, place, language),
            place: place.clone(),
        }
    }

    /// Whether it greets by name. What the program hands on says the same to everybody.
    pub(crate) fn greets(&self) -> bool {
        !self.ground.is_automatic() && self.plain.contains(NAME)
    }

    /// A text with the recipient's name in it, where it greets by name.
    fn named(&self, text: &str, put_in: impl Fn(&str) -> String) -> String {
        if self.ground.is_automatic() { text.to_owned() } else { put_in(text) }
    }

    /// How somebody is called whose name is not known.
    pub(crate) fn reader(&self, app: &App) -> String {
        app.words.say(app.said_in(self.language), "mailings-reader-name", &[])
    }

    /// The letter for one recipient.
    ///
    /// Its imprint is that of now, which the law asks for, though a letter that is tried again after a change then says another.
    pub(crate) fn for_one(&self, app: &App, (who, to): (Who, &Recipient), name: &str, now: Timestamp) -> Circular {
        let imprint = app.imprints.at(app.said_in(to.language), now);
        let foot = self.foot(app, (who, to), imprint);
        Circular {
            letter: Letter {
                to: to.email.clone(),
                subject: self.subject.clone(),
                text: format!("{}\n\n-- \n{}", self.named(&self.plain, |text| text.replace(NAME, name)), foot.plain),
                reply_to: None,
            },
            html: self
                .page(&self.named(&self.html, |html| markdown::with(html, NAME, name)), (&foot.html, to.language)),
            from: self.from.clone(),
            returns: None,
            list: foot.stop.zip(list(self.ground)).map(|(unsubscribe, word)| List { word, unsubscribe }),
        }
    }

    /// A whole page without any style: each program of mail shows it in the fonts, the size and the colours of its reader.
    fn page(&self, words: &str, (foot, language): (&str, Language)) -> String {
        format!(
            "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
             <title>{title}</title></head>\n\
             <body>\n<main>\n{words}</main>\n<hr>\n<footer lang=\"{of_foot}\"><p><small>{foot}</small></p></footer>\n\
             </body></html>\n",
            lang = self.language.tag(),
            of_foot = language.tag(),
            title = escape(self.subject.as_str()),
        )
    }

    /// Why she gets it and how it ends, and who answers for the organisation, in her language.
    fn foot(&self, app: &App, (who, to): (Who, &Recipient), imprint: Option<String>) -> Foot {
        let said = app.said_in(to.language);
        let place = self.place.name.in_language(to.language);
        let url = &app.settings.public_url;
        let args: [(&str, Value); 2] =
            [("organisation", app.settings.organisation.as_str().into()), ("place", place.into())];
        let say = |key: &str| app.words.say(said, key, &args);
        match self.ground {
            Ground::Consent(purpose) => {
                let (why, token) = match who {
                    Who::Member(person) => {
                        (format!("mailings-foot-{}", purpose.id), token::stop(&app.vault, person, &purpose.id))
                    }
                    Who::Reader => {
                        ("mailings-foot-reader".to_owned(), token::stop_address(&app.vault, &to.address, &purpose.id))
                    }
                };
                let stop = format!("{url}/unsubscribe/{}/{token}", purpose.id);
                let (more, at) = match who {
                    Who::Reader => ("mailings-foot-reader-change", "/newsletter"),
                    Who::Member(_) if purpose.is_automatic => ("mailings-foot-often", "/me/digest"),
                    Who::Member(_) => ("mailings-foot-consents", "/me/consents"),
                };
                let lines = vec![
                    (say(&why), None),
                    (say("mailings-foot-stop"), Some(stop.clone())),
                    (say(more), Some(format!("{url}{at}"))),
                ];
                Foot::of(lines, imprint, Some(stop))
            }
            Ground::Notice(notice) => {
                let why = app.words.say(said, &format!("mailings-notice-why-{}", notice.id), &args);
                let lines = vec![(why, None), (say("mailings-foot-notice"), Some(format!("{url}/me")))];
                Foot::of(lines, imprint, None)
            }
        }
    }
}

/// The letter to who could read a notice as the second person.
pub(crate) fn second_person(app: &App, mailing: &Mailing, to: &Recipient) -> Letter {
    let said = app.said_in(to.language);
    let args = [
        ("organisation", app.settings.organisation.as_str().into()),
        ("subject", mailing.subject.as_str().into()),
        ("link", format!("{}/mailings/{}", app.settings.public_url, mailing.id).into()),
    ];
    let say = |key: &str| app.words.say(said, key, &args);
    let subject = Subject::from(say("mailings-letter-second-subject").as_str());
    Letter { to: to.email.clone(), subject, text: say("mailings-letter-second"), reply_to: None }
}

/// What stands under a letter.
struct Foot {
    plain: String,
    html: String,
    /// Where it ends, for what may be ended.
    stop: Option<String>,
}

impl Foot {
    fn of(mut lines: Vec<(String, Option<String>)>, imprint: Option<String>, stop: Option<String>) -> Self {
        lines.extend(imprint.map(|imprint| (imprint, None)));
        let plain = lines.iter().map(|(words, to)| match to {
            Some(to) => format!("{words}: {to}"),
            None => words.clone(),
        });
        let html = lines.iter().map(|(words, to)| match to {
            Some(to) => format!("<a href=\"{}\">{}</a>", escape(to), escape(words)),
            None => escape(words),
        });
        Self { plain: plain.collect::<Vec<_>>().join("\n"), html: html.collect::<Vec<_>>().join("<br>\n"), stop }
    }
}

/// Word of the list that letters on this ground belong to; none for what cannot be stopped.
fn list(ground: Ground) -> Option<&'static str> {
    match ground {
        Ground::Consent(purpose) => Some(&purpose.id),
        Ground::Notice(_) => None,
    }
}

/// Who speaks: the organisation, with the place unless that is the whole.
fn from(app: &App, place: &Place, language: Language) -> Option<Plain<80>> {
    place.parent?;
    format!("{}, {}", app.settings.organisation, place.name.in_language(language)).parse().ok()
}
