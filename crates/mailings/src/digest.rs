//! The digest: what can be decided, is coming and was decided in a member's places, written by the program.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use database::Error;
use membership::segment::Segment;
use places::Place;
use terms::{Day, Language, PlaceId, Timestamp, Zone};
use web::{App, Decided, Decisions, Open};

use crate::{
    letter::Sheet,
    mailing::{Fate, Ground, Mailing, MailingId},
};

/// The purpose that its readers agree to.
pub(crate) const PURPOSE: &str = "digest";
/// The hour of Monday from which on it is sent.
const HOUR: i64 = 8;
/// So long after that hour it is still sent; later it would be old news.
const LATEST: i64 = 2 * Timestamp::DAY;
/// A week, and a day for what was declared while the last one was being sent.
const WEEK: i64 = 8;
/// As long for who reads it once a month.
const MONTH: i64 = 36;

/// The Monday whose digest is to be sent at an instant; `None` when it is not the time.
pub fn due(now: Timestamp, zone: &Zone) -> Option<Day> {
    let a_monday = Day::new(2026, 11, 23)?;
    let today = now.day(zone);
    let monday = today.plus(-today.since(a_monday).rem_euclid(7));
    let begins = monday.starts(zone).plus(HOUR * Timestamp::HOUR);
    (begins <= now && now < begins.plus(LATEST)).then_some(monday)
}

/// Whether a Monday is the first of its month, on which those get it who read it once a month.
pub fn is_first_of_month(monday: Day) -> bool {
    monday.plus(-7).to_string()[..7] != monday.to_string()[..7]
}

/// The mailing of a Monday: the same one, however often it is made.
///
/// # Errors
/// When the database fails, or the movement is not founded.
pub(crate) async fn of_monday(app: &App, monday: Day, now: Timestamp) -> Result<Option<Mailing>, Error> {
    let Some(root) = places::root(&mut app.db.reader().await?).await? else { return Ok(None) };
    let Some(ground @ Ground::Consent(purpose)) = Ground::find(PURPOSE, false) else { return Ok(None) };
    let mut id = [0; 16];
    id.copy_from_slice(&app.vault.find_hash("digest", &monday.to_string())[..16]);
    let place = root.id;
    let segment = Segment { purpose: Some(purpose), ..Segment::of(place) };
    Ok(Some(Mailing {
        id: MailingId::by_chance(id),
        author: None,
        ground,
        subject: monday.to_string(),
        ..Mailing::draft(segment, ground, now)
    }))
}

/// The texts of a digest, each made when it is first asked for.
pub(crate) struct Digests {
    place: Place,
    is_first_of_month: bool,
    known: Mutex<HashMap<(PlaceId, Language, i64), Option<Arc<Sheet>>>>,
}

impl Digests {
    pub(crate) fn new(place: Place, monday: &str) -> Self {
        let date: Vec<i16> = monday.split('-').filter_map(|part| part.parse().ok()).collect();
        let small = |at: usize| date.get(at).and_then(|part| i8::try_from(*part).ok()).unwrap_or(0);
        let monday = Day::new(date.first().copied().unwrap_or(0), small(1), small(2));
        Self { place, is_first_of_month: monday.is_some_and(is_first_of_month), known: Mutex::default() }
    }

    /// What somebody at home there reads, or why she reads nothing: it is not her week, or there is nothing to tell.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn find(
        &self,
        app: &App,
        (home, language): (PlaceId, Language),
        is_monthly: bool,
        now: Timestamp,
    ) -> Result<Result<Arc<Sheet>, Fate>, Error> {
        let days = match is_monthly {
            true if !self.is_first_of_month => return Ok(Err(Fate::NotDue)),
            true => MONTH,
            false => WEEK,
        };
        let key = (home, language, days);
        let known = self.known().get(&key).cloned();
        if let Some(known) = known {
            return Ok(known.ok_or(Fate::Nothing));
        }
        let sheet = self.sheet(app, key, now).await?.map(Arc::new);
        self.known().insert(key, sheet.clone());
        Ok(sheet.ok_or(Fate::Nothing))
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<(PlaceId, Language, i64), Option<Arc<Sheet>>>> {
        // A panic while the lock was held leaves texts that are whole.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is told of a home and all that it lies in; nothing where there is nothing.
    async fn sheet(
        &self,
        app: &App,
        (home, language, days): (PlaceId, Language, i64),
        now: Timestamp,
    ) -> Result<Option<Sheet>, Error> {
        let frame = web::frame_for_all(app, app.said_in(language));
        let mut all = Decisions::default();
        // The reader is given back before others are asked, who take one themselves.
        let chain = places::ancestor_ids(&mut app.db.reader().await?, home).await?;
        for place in chain {
            for ask in app.slices.iter().filter_map(|slice| slice.decisions) {
                let more = ask(app.clone(), frame.clone(), Some(place)).await;
                let more = more.map_err(|_| Error::unreadable("decisions of a place"))?;
                all.open.extend(more.open);
                all.coming.extend(more.coming);
                all.decided.extend(more.decided);
            }
        }
        all.decided.retain(|decided| decided.at > now.plus(-days * Timestamp::DAY));
        let Some(words) = words(app, language, &all) else { return Ok(None) };
        let subject = app.words.say(
            app.said_in(language),
            "mailings-digest-subject",
            &[("organisation", app.settings.organisation.as_str().into())],
        );
        let ground = Ground::find(PURPOSE, false).ok_or_else(|| Error::unreadable("purposes"))?;
        Ok(Some(Sheet::written(app, (&subject, &words), ground, &self.place, language)))
    }
}

/// The text in Markdown; `None` when there is nothing to tell.
fn words(app: &App, language: Language, all: &Decisions) -> Option<String> {
    let said = app.said_in(language);
    let url = &app.settings.public_url;
    let open = |open: &Open| {
        let card = &open.card;
        format!("- [{}]({url}{}), {}. {}\n", plain(&card.title), card.href, plain(&card.place), plain(&card.when))
    };
    let decided = |one: &Decided| {
        format!("- [{}]({url}{}): {}. {}\n", plain(&one.title), one.href, plain(&one.outcome), plain(&one.figures))
    };
    let mut words = String::new();
    for (key, lines) in [
        ("mailings-digest-open", all.open.iter().map(open).collect::<String>()),
        ("mailings-digest-coming", all.coming.iter().map(open).collect()),
        ("mailings-digest-decided", all.decided.iter().map(decided).collect()),
    ] {
        if !lines.is_empty() {
            words.extend(["# ", &plain(&app.words.say(said, key, &[])), "\n\n", &lines, "\n"]);
        }
    }
    (!words.is_empty()).then_some(words)
}

/// A text whose signs mean nothing in Markdown.
fn plain(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            made.push('\\');
        }
        made.push(c);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_due_from_monday_at_eight_for_two_days() {
        let zone = Zone::named("Europe/London").unwrap();
        let at = |text: &str| due(zone.at(text).unwrap(), &zone).map(|day| day.to_string());

        for (when, monday) in [
            ("2026-11-23 07:59", None),
            ("2026-11-23 08:00", Some("2026-11-23")),
            ("2026-11-25 07:59", Some("2026-11-23")),
            ("2026-11-25 08:00", None),
            ("2026-11-29 23:59", None),
            // On the day after the clocks went back.
            ("2026-10-26 08:00", Some("2026-10-26")),
            ("2025-12-29 12:00", Some("2025-12-29")),
        ] {
            assert_eq!(at(when).as_deref(), monday, "{when}");
        }
    }

    #[test]
    fn once_a_month_is_the_first_monday() {
        let first = |day| is_first_of_month(Day::new(2026, 12, day).unwrap());

        assert_eq!([7, 14, 21, 28].map(first), [true, false, false, false]);
    }

    #[test]
    fn a_title_cannot_mark_anything() {
        let line = format!("- [{}](https://example.org)", plain("![x](https://evil.example) *b* <i>"));

        let html = web::markdown::html(&line).to_string();
        assert!(!html.contains("evil.example\"") && !html.contains("<em>") && !html.contains("<img"), "{html}");
        assert!(html.contains("![x](https://evil.example) *b* &lt;i&gt;</a>"), "{html}");
    }
}
