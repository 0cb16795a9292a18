//! What the organisation is, for the program: at an instant, in its imprint, and in a member's copy.

use database::{BoxFuture, Error, Tx};
use serde_json::{Value as Json, json};
use terms::{Language, PersonId, Timestamp};
use web::{App, Imprint, Value};

use crate::{
    reading,
    standing::Standing,
    status::{self, Field, Kind, Particulars, Period, Processing, State, Wording},
    store,
};

/// What the organisation is at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// What it is, with the rules and the bases that follow.
    pub kind: &'static Kind,
    /// Since when the program goes by it; none where it always did.
    pub from: Option<Timestamp>,
    /// What its imprint names; nothing before anything was entered.
    pub particulars: Particulars,
}

/// What the organisation is at an instant: for whatever goes by another rule for another kind of organisation.
///
/// # Errors
/// When the database fails.
pub async fn status_at(tx: &mut Tx, at: Timestamp) -> Result<Now, Error> {
    let periods = store::periods::all(tx).await?;
    let status = status::status_at(&periods, at);
    let particulars = status.period.map(|period| period.particulars.clone()).unwrap_or_default();
    Ok(Now { kind: status.kind, from: status.from, particulars })
}

/// The text that people agree to when they join at an instant.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 125.
pub(crate) async fn wording(tx: &mut Tx, at: Timestamp) -> Result<&'static Wording, Error> {
    Ok(&status_at(tx, at).await?.kind.consent)
}

/// The sentences of an imprint; empty where nothing is named.
pub(crate) fn imprint(
    kind: &Kind,
    particulars: &Particulars,
    say: &dyn Fn(&str, &[(&str, Value)]) -> String,
) -> String {
    let part = particulars.get(Field::Part).map(|part| say(&format!("membership-status-part-{part}"), &[]));
    let mut args: Vec<(&str, Value)> = Vec::new();
    for (field, text) in particulars.fields() {
        args.push((field.word(), part.as_deref().filter(|_| field == Field::Part).unwrap_or(text).into()));
    }
    if args.is_empty() {
        return String::new();
    }
    let mut sentences = vec![say(&format!("membership-imprint-{}", kind.id), &args)];
    if particulars.get(Field::Promoter).is_some() {
        sentences.push(say("membership-imprint-promoter", &args));
    }
    sentences.join(" ")
}

/// Every imprint that held, holds or is announced: what `web` puts under pages and letters.
pub(crate) fn imprints(app: App) -> BoxFuture<'static, Result<Vec<Imprint>, Error>> {
    Box::pin(async move {
        let periods = store::periods::all(&mut app.db.reader().await?).await?;
        let of = |period: &Period, language: Language| {
            let say = |key: &str, args: &[(&str, Value)]| app.words.say(language, key, args);
            (language, imprint(period.kind, &period.particulars, &say))
        };
        let all = status::statuses(&periods).into_iter().filter_map(|status| {
            let (period, from) = (status.period?, status.from?);
            let languages = Language::OFFERED.into_iter().chain([Language::Keys]);
            Some(Imprint { from, words: languages.map(|language| of(period, language)).collect() })
        });
        Ok(all.collect())
    })
}

/// On what basis what was done with what is known of a person, for each status that the organisation had while she was a member, or
/// has since she asked to be one.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 125.
pub(crate) async fn bases_of(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Json, Error> {
    let events = store::history::of(tx, person).await?;
    let Some(began) = events.iter().map(|event| event.at).min() else { return Ok(json!([])) };
    let ended = match reading::standing(tx, person, now).await? {
        Standing::Former { since, .. } => since,
        _ => now,
    };
    let periods = store::periods::all(tx).await?;
    let overlaps = |status: &status::Status<'_>| {
        status.from.is_none_or(|from| from <= ended) && status.until.is_none_or(|until| until > began)
    };
    let all = status::statuses(&periods).into_iter().filter(overlaps).map(|status| {
        let bases: serde_json::Map<String, Json> = Processing::ALL
            .into_iter()
            .map(|one| {
                let bases: Vec<&str> = status.kind.bases_of(one).iter().map(|basis| basis.word()).collect();
                (one.word().to_owned(), json!(bases))
            })
            .collect();
        json!({
            "organisation_is": status.kind.id,
            "from": status.from.map(|from| from.max(began).rfc3339()),
            "until": status.until.filter(|until| *until <= now).map(Timestamp::rfc3339),
            "texts_of": status.period.map(|period| period.text_version.as_str()),
            "bases": bases,
        })
    });
    Ok(all.collect())
}

/// What somebody did to statuses of the organisation, for her copy.
///
/// # Errors
/// When the database fails.
pub(crate) async fn deeds_of(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Json, Error> {
    let mut all = Vec::new();
    for period in store::periods::all(tx).await? {
        let deeds =
            [("entered", Some(period.entered)), ("confirmed", period.confirmed), ("called-off", period.called_off)];
        for (what, deed) in deeds {
            let Some(deed) = deed.filter(|deed| deed.by == Some(person)) else { continue };
            all.push(json!({
                "period": period.id,
                "kind": period.kind.id,
                "since": period.since.to_string(),
                "counts": matches!(period.state(now), State::Begun | State::Announced),
                "what": what,
                "at": deed.at.rfc3339(),
            }));
        }
    }
    Ok(Json::Array(all))
}
