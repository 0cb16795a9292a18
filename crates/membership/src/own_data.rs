//! Everything that membership holds about a person, for her; and what becomes of it when she is erased or merged.

use database::{Error, Tx, Vault};
use serde_json::{Value, json};
use terms::{PersonId, Timestamp};
use web::{App, session};

use crate::{
    actions,
    case::Case,
    organisation,
    person::number,
    segment::NAME as SEGMENT_NAME,
    standing::{Event, Happening},
    store,
    support::Look,
};

/// Everything about a person, readable by her and by programs.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn own_data(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let mut fields = serde_json::Map::new();
    for (field, sealed) in store::persons::fields(tx, person).await? {
        let value = vault.open_field(person, field.word(), &sealed, now).await?;
        fields.insert(field.word().to_owned(), json!(value));
    }
    let made = store::persons::find(tx, person).await?;
    let events: Vec<Value> = store::history::of(tx, person).await?.iter().map(event).collect();
    let consents = store::consents::of(tx, person).await?.into_iter().map(|consent| {
        json!({
            "purpose": consent.purpose,
            "text_version": consent.text_version,
            "channel": consent.channel.word(),
            "given_at": consent.given_at.rfc3339(),
            "proof": consent.proof,
            "withdrawn_at": consent.withdrawn_at.map(Timestamp::rfc3339),
        })
    });
    let corrections = store::corrections::of(tx, person).await?.into_iter();
    let corrections = corrections.map(|(field, at)| json!({ "field": field, "at": at.rfc3339() }));
    let reminders = store::subscriptions::reminders_of(tx, person).await?.into_iter();
    let reminders = reminders.map(|(reminder, at)| json!({ "reminder": reminder, "at": at.rfc3339() }));
    let kept_out = store::kept_out::of(tx, person).await?.into_iter();
    let kept_out = kept_out.map(|kept| json!({ "by": kept.by_whom, "since": kept.since.rfc3339() }));
    let mergers = store::mergers::of(tx, person).await?.into_iter().map(|merger| {
        json!({
            "this_entry": if merger.gone == person { "goes" } else { "stays" },
            "begun_at": merger.begun_at.rfc3339(),
            "final_at": merger.final_at.rfc3339(),
            "undone_at": merger.undone_at.map(Timestamp::rfc3339),
            "done_at": merger.done_at.map(Timestamp::rfc3339),
        })
    });
    let mergers: Vec<Value> = mergers.collect();
    let welcomed = store::welcomes::of(tx, person).await?.into_iter().map(Timestamp::rfc3339);
    let withheld = store::withheld::of(tx, person).await?.into_iter().map(|one| {
        json!({
            "ballot": one.ballot,
            "place": one.place,
            "since": one.since.rfc3339(),
            "until": one.until.map(Timestamp::rfc3339),
        })
    });
    let not_sent = actions::suppressing::own(tx, vault, person, now).await?;
    let objects = store::consents::objected_at(tx, person).await?;
    let mut segments = Vec::new();
    for saved in store::segments::of(tx, person).await? {
        let name = vault.open_field(person, SEGMENT_NAME, &saved.name, now).await?;
        segments.push(json!({ "name": name, "chosen": saved.chosen }));
    }
    let looks = crate::actions::revealing::looks_at(tx, vault, person, now).await?.into_iter().map(|(row, note)| {
        // Who looked is told on the page; the file that is taken along names nobody else.
        json!({
            "at": row.at.rfc3339(),
            "field": row.field.word(),
            "place": row.place,
            "purpose": row.purpose,
            "note": note,
        })
    });
    let looks: Vec<Value> = looks.collect();
    // Who wrote a note is told on the page, as for looks.
    let notes = actions::noting::own(tx, vault, person, now).await?.into_iter().map(|(note, text)| {
        json!({
            "written_at": note.written_at.rfc3339(),
            "place": note.place,
            "text": text,
            "until": note.until.rfc3339(),
            "asked_to_remove_at": note.asked_at.map(Timestamp::rfc3339),
            "decided_to_stay_at": note.kept.map(|(at, _)| at.rfc3339()),
        })
    });
    let notes: Vec<Value> = notes.collect();
    let tags = store::tags::of(tx, person, now).await?.into_iter().map(|given| {
        json!({
            "word": given.tag.word,
            "place": given.tag.place,
            "set_at": given.set_at.rfc3339(),
            "until": given.until.rfc3339(),
        })
    });
    let offices = store::offices::ever_of(tx, person).await?.into_iter().map(|office| {
        json!({
            "role": office.role.id,
            "place": office.place,
            "starts_at": office.starts_at.rfc3339(),
            "ends_at": office.ends_at.rfc3339(),
            "is_shown": office.is_shown,
        })
    });
    let guest_of = store::guests::of(tx, person).await?.into_iter().map(|link| {
        json!({
            "place": link.place,
            "since": link.since.rfc3339(),
            "ended_at": link.ended_at.map(Timestamp::rfc3339),
            "is_shown": link.is_shown,
        })
    });
    let withdrawals = store::withdrawals::of(tx, person).await?.into_iter().map(|one| {
        json!({ "kind": one.kind.word(), "what": one.what, "at": one.at.rfc3339(), "stands_again": one.times == 0 })
    });
    let office_letters = store::offices::reminders_of(tx, person).await?.into_iter().map(Timestamp::rfc3339);
    Ok(json!({
        "person": person,
        "number": number(person),
        "entered_at": made.map(|made| made.made_at.rfc3339()),
        "fields": fields,
        "events": events,
        "corrections": corrections.collect::<Vec<_>>(),
        "consents": consents.collect::<Vec<_>>(),
        "on_what_basis": organisation::bases_of(tx, person, now).await?,
        "status_of_the_organisation": organisation::deeds_of(tx, person, now).await?,
        "not_sent_to_the_address": not_sent,
        "saved_segments": segments,
        "seen": looks,
        "in_exports": in_exports(tx, person).await?,
        "exports": exports(tx, vault, person).await?,
        "tokens_of_programs": tokens(tx, person).await?,
        "notes": notes,
        "tags": tags.collect::<Vec<_>>(),
        "gatherings": came_to(tx, person, now).await?,
        "skills": skills(tx, person).await?,
        "help": help(tx, vault, person).await?,
        "follow_ups": follow_ups(tx, vault, person, now).await?,
        "reminders": reminders.collect::<Vec<_>>(),
        "objects_since": objects.map(Timestamp::rfc3339),
        "offices": offices.collect::<Vec<_>>(),
        "office_letters": office_letters.collect::<Vec<_>>(),
        "welcomed_at": welcomed.collect::<Vec<_>>(),
        "said_again_after_a_restore": withdrawals.collect::<Vec<_>>(),
        "kept_out": kept_out.collect::<Vec<_>>(),
        "made_one_with_another_entry": mergers,
        "guest_of": guest_of.collect::<Vec<_>>(),
        "new_branches": new_branches(tx, vault, person, now).await?,
        "withheld_while_standing": withheld.collect::<Vec<_>>(),
        "requests": requests(tx, vault, person, now).await?,
        "service_letters": service_letters(tx, person).await?,
        "written_to_organisers": written(tx, vault, person, now).await?,
        "cases": cases(tx, vault, person, now).await?,
        "signing_in": signing_in(tx, vault, person, now).await?,
        "support": support(tx, person, now).await?,
    }))
}

/// What she was told in single letters, and what became of them.
async fn service_letters(tx: &mut Tx, person: PersonId) -> Result<Value, Error> {
    let all = store::service::of(tx, person).await?.into_iter().map(|(about, sent, missed, posted)| {
        json!({
            "about": about.word(),
            "sent_at": sent.rfc3339(),
            "did_not_arrive_at": missed.map(Timestamp::rfc3339),
            "on_paper_at": posted.map(Timestamp::rfc3339),
        })
    });
    Ok(all.collect())
}

/// What it is noted that she came to.
async fn came_to(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let all = store::gatherings::of(tx, person, i64::MAX, now).await?.into_iter().map(|(gathering, noted_at)| {
        json!({
            "title": gathering.title.as_str(),
            "kind": gathering.kind,
            "place": gathering.place,
            "day": gathering.held_at.rfc3339(),
            "noted_at": noted_at.rfc3339(),
            "until": gathering.until().rfc3339(),
        })
    });
    Ok(all.collect())
}

/// What she offers and offered to help with, and to whom.
async fn skills(tx: &mut Tx, person: PersonId) -> Result<Value, Error> {
    let all = store::skills::of(tx, person).await?.into_iter().map(|offer| {
        json!({
            "skill": offer.skill.id,
            "audience": offer.audience.word(),
            "text_version": offer.text_version,
            "given_at": offer.given_at.rfc3339(),
            "withdrawn_at": offer.withdrawn_at.map(Timestamp::rfc3339),
        })
    });
    Ok(all.collect())
}

/// By which calls for help she was asked and what she answered; and those that she made, with her own words.
async fn help(tx: &mut Tx, vault: &Vault, person: PersonId) -> Result<Value, Error> {
    let asked = store::help::of(tx, person).await?.into_iter().map(|one| {
        json!({
            "call": one.call,
            "asked_at": one.asked_at.map(Timestamp::rfc3339),
            "helps": one.answer.map(|(helps, _)| helps),
            "answered_at": one.answer.map(|(_, at)| at.rfc3339()),
        })
    });
    let asked: Vec<Value> = asked.collect();
    let mut made = Vec::new();
    for (call, sealed) in store::help::by(tx, person).await? {
        let words = actions::helping::words(vault, &sealed)?;
        made.push(json!({
            "call": call.id,
            "place": call.place,
            "skill": call.skill.id,
            "what": words.what,
            "where": words.meets,
            "day": call.starts_at.rfc3339(),
            "needed": call.needed,
            "made_at": call.made_at.rfc3339(),
        }));
    }
    Ok(json!({ "asked": asked, "calls": made }))
}

/// The tokens that she made for programs; nothing of what they say is kept.
async fn tokens(tx: &mut Tx, person: PersonId) -> Result<Value, Error> {
    let all = store::api_tokens::by(tx, person).await?.into_iter().map(|token| {
        let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.word()).collect();
        json!({
            "name": token.name,
            "place": token.place,
            "for": scopes,
            "made_at": token.made_at.rfc3339(),
            "expires_at": token.expires_at.rfc3339(),
            "ended_at": token.ended_at.map(Timestamp::rfc3339),
            "last_used_on_the_day_of": token.used_at.map(Timestamp::rfc3339),
        })
    });
    Ok(all.collect())
}

/// The exports that she is in: when, of which place, for what and with which fields. Who asked is told on the page, as for looks.
async fn in_exports(tx: &mut Tx, person: PersonId) -> Result<Value, Error> {
    let found = store::exports::holding(tx, person).await?.into_iter().map(|(export, ..)| {
        let fields: Vec<&str> = export.purpose.fields.iter().map(|column| column.word()).collect();
        json!({
            "at": export.listed_at.map(Timestamp::rfc3339),
            "place": export.place(),
            "purpose": export.purpose.id,
            "fields": fields,
        })
    });
    Ok(found.collect())
}

/// The exports that she asked for or decided on, with her own words.
async fn exports(tx: &mut Tx, vault: &Vault, person: PersonId) -> Result<Value, Error> {
    let mut all = Vec::new();
    for found in store::exports::asked_by(tx, person).await? {
        let export = actions::exporting::opened(vault, found)?;
        all.push(json!({
            "export": export.id,
            "asked_at": export.asked_at.rfc3339(),
            "place": export.place(),
            "purpose": export.purpose.id,
            "reason": export.reason,
            "withdrawn_at": export.withdrawn_at.map(Timestamp::rfc3339),
        }));
    }
    for found in store::exports::decided_by(tx, person).await? {
        let export = actions::exporting::opened(vault, found)?;
        all.push(json!({
            "export": export.id,
            "decided_at": export.decided.map(|decided| decided.at.rfc3339()),
            "let_go": export.decided.map(|decided| decided.is_let_go),
            "refused_because": export.refusal,
        }));
    }
    Ok(Value::Array(all))
}

/// By when somebody is to come back to her, and what it is about.
async fn follow_ups(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let mut all = Vec::new();
    for (one, sealed) in store::follow_ups::of(tx, person, now).await? {
        let words = actions::following::words(vault, (person, sealed.as_deref()), now).await?;
        all.push(json!({
            "place": one.place,
            "set_at": one.made_at.rfc3339(),
            "by": one.last().rfc3339(),
            "words": words,
            "done_at": one.done_at.map(Timestamp::rfc3339),
            "until": one.until.rfc3339(),
        }));
    }
    Ok(Value::Array(all))
}

/// What she asked about her data, and what became of it, without anybody else's name.
async fn requests(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let mut all = Vec::new();
    for one in store::requests::of(tx, person).await? {
        let texts = actions::requesting::texts(tx, vault, &one, now).await?;
        all.push(json!({
            "kind": one.kind.word(),
            "came_by": one.channel.word(),
            "received_at": one.received_at.rfc3339(),
            "entered_at": one.entered_at.rfc3339(),
            "due_by": one.last().rfc3339(),
            "words": texts.words,
            "taken_on_at": one.owner.map(|(_, at)| at.rfc3339()),
            "given_more_time_at": one.extended_at.map(Timestamp::rfc3339),
            "given_more_time_because": texts.because,
            "answered_at": one.answered.map(|(at, _)| at.rfc3339()),
            "outcome": one.answered.map(|(_, outcome)| outcome.word()),
            "answer": texts.answer,
        }));
    }
    Ok(Value::Array(all))
}

/// What she wrote to organisers as herself: her own words alone.
async fn written(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let mut all = Vec::new();
    for (thread, opened_at) in store::threads::from(tx, person).await? {
        let messages = actions::writing::messages(tx, vault, &thread, now).await?.into_iter();
        let own = messages.filter(|message| !message.is_answer);
        let own = own.map(|message| json!({ "at": message.at.rfc3339(), "text": message.text }));
        let own: Vec<Value> = own.collect();
        all.push(json!({ "place": thread.place, "began_at": opened_at.rfc3339(), "messages": own }));
    }
    Ok(Value::Array(all))
}

/// Cases about her, as far as they were put to her, and those in which she complained, with her own words; nobody else's
/// but the reasons that she was given.
async fn cases(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let mut all = Vec::new();
    for case in [store::cases::about(tx, person).await?, store::cases::from(tx, person).await?].concat() {
        let texts = actions::cases::texts(tx, vault, &case, now).await?;
        let is_about = case.respondent == person;
        let entries = case
            .entries
            .iter()
            .filter(|entry| if is_about { case.is_told(entry) } else { Case::is_told_to_complainant(entry) });
        let entries = entries.map(|entry| {
            let is_hers = entry.by == Some(person) || (is_about && entry.step.gives_reasons());
            let text = texts.get(&entry.id).filter(|_| is_hers);
            json!({ "at": entry.at.rfc3339(), "step": entry.step.word(), "text": text })
        });
        let entries: Vec<Value> = entries.collect();
        if !entries.is_empty() {
            all.push(json!({ "case": case.id, "about_you": is_about, "rule": case.rule, "entries": entries }));
        }
    }
    Ok(Value::Array(all))
}

/// New branches that she asked for, with her own words, would join, or did something about; nobody else's part in them.
async fn new_branches(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let mut asked = Vec::new();
    for branch in store::new_branches::from(tx, person).await? {
        let (why, reason) = actions::branching::texts(tx, vault, &branch, now).await?;
        asked.push(json!({
            "branch": branch.id,
            "name": branch.name.english.as_str(),
            "name_cy": branch.name.welsh.as_ref().map(places::NameText::as_str),
            "covers": branch.covers.as_str(),
            "why": why,
            "refused_because": reason,
            "asked_at": branch.asked_at.rfc3339(),
        }));
    }
    let joins = store::new_branches::backings(tx, person).await?.into_iter();
    let joins = joins.map(|backing| json!({ "branch": backing.branch, "since": backing.since.rfc3339() }));
    let did = store::new_branches::deeds(tx, person).await?.into_iter();
    let did = did.map(|deed| json!({ "branch": deed.branch, "step": deed.step, "at": deed.at.rfc3339() }));
    let convenes = store::new_branches::convened_by(tx, person).await?.into_iter().map(|branch| branch.id);
    Ok(json!({
        "asked_for": asked,
        "would_join": joins.collect::<Vec<_>>(),
        "convener_of": convenes.collect::<Vec<_>>(),
        "did": did.collect::<Vec<_>>(),
    }))
}

/// With what she signs in and from where: no secret, no token, no hash of either.
async fn signing_in(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let mut passkeys = Vec::new();
    for passkey in store::factors::passkeys(tx, person).await? {
        passkeys.push(json!({
            "name": actions::passkeys::name(vault, &passkey, now).await?,
            "added_at": passkey.added_at.rfc3339(),
            "used_at": passkey.used_at.map(Timestamp::rfc3339),
        }));
    }
    let identity = store::identities::of(tx, person).await?.map(
        |linked| json!({ "added_at": linked.added_at.rfc3339(), "used_at": linked.used_at.map(Timestamp::rfc3339) }),
    );
    let codes = store::factors::codes(tx, person).await?;
    let sessions = session::of(tx, person, now).await?.into_iter().map(|session| {
        json!({
            "strength": session.strength.word(),
            "browser": session.agent.browser,
            "system": session.agent.system,
            "started_at": session.started_at.rfc3339(),
            "seen_at": session.seen_at.rfc3339(),
        })
    });
    let browsers = store::browsers::of(tx, person).await?;
    Ok(json!({
        "passkeys": passkeys,
        "identity_provider_account": identity,
        "one_time_codes_since": codes.and_then(|codes| codes.confirmed_at).map(Timestamp::rfc3339),
        "recovery_codes_left": store::factors::of(tx, person).await?.recovery,
        "sessions": sessions.collect::<Vec<_>>(),
        "known_browsers_last_used": browsers.into_iter().map(Timestamp::rfc3339).collect::<Vec<_>>(),
    }))
}

/// Her code for support, and who looks along now or with whom she does, without a name: what was is among the looks.
async fn support(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let code = store::support::code(tx, person).await?;
    let code = code.map(|kept| {
        json!({ "made_at": kept.made_at.rfc3339(), "until": kept.ends_at.rfc3339(), "wrong_ones_typed": kept.wrong })
    });
    let told =
        |look: Look| json!({ "place": look.place, "since": look.begun_at.rfc3339(), "until": look.ends_at.rfc3339() });
    let watched = actions::supporting::watching(tx, person, now).await?.map(told);
    let looks: Vec<Value> = store::support::by(tx, person).await?.into_iter().map(told).collect();
    Ok(json!({ "code": code, "somebody_looks_along": watched, "looks_along": looks }))
}

fn event(event: &Event) -> Value {
    let at = event.at.rfc3339();
    match &event.what {
        Happening::Applied => json!({ "at": at, "what": "applied" }),
        Happening::Admitted { place } => json!({ "at": at, "what": "admitted", "place": place }),
        Happening::Left => json!({ "at": at, "what": "left" }),
        Happening::Suspended { until, rule } => {
            json!({ "at": at, "what": "suspended", "until": until.rfc3339(), "rule": rule })
        }
        Happening::Reinstated => json!({ "at": at, "what": "reinstated" }),
        Happening::Moved { place } => json!({ "at": at, "what": "moved", "place": place }),
        Happening::Removed { rule } => json!({ "at": at, "what": "removed", "rule": rule }),
        Happening::Died => json!({ "at": at, "what": "died" }),
        Happening::SetAside => json!({ "at": at, "what": "set aside" }),
        Happening::Restored => json!({ "at": at, "what": "restored" }),
        Happening::Paid { until } => json!({ "at": at, "what": "paid", "until": until.rfc3339() }),
        Happening::Returned { until } => json!({ "at": at, "what": "returned", "until": until.rfc3339() }),
    }
}

/// Gives what is held about one entry of a person to another entry of hers. Particulars stay those of the second; those of
/// the first go. No tombstone is set: a back-up from before the merging brings both entries back, to be merged again.
///
/// # Errors
/// When the database fails.
pub(crate) async fn merge(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    store::history::hand_over(tx, from, to).await?;
    store::offices::hand_over(tx, from, to).await?;
    store::consents::hand_over(tx, from, to).await?;
    store::corrections::hand_over(tx, from, to).await?;
    store::subscriptions::hand_over(tx, from, to).await?;
    store::cases::hand_over(tx, from, to).await?;
    store::kept_out::hand_over(tx, from, to).await?;
    store::welcomes::hand_over(tx, from, to).await?;
    store::new_branches::hand_over(tx, from, to).await?;
    store::guests::hand_over(tx, from, to).await?;
    store::threads::hand_over(tx, from, to).await?;
    store::notes::hand_over(tx, from, to).await?;
    store::withheld::hand_over(tx, from, to).await?;
    store::tags::hand_over(tx, from, to).await?;
    store::follow_ups::hand_over(tx, from, to).await?;
    let home = actions::entering::last_home(tx, to).await?;
    store::skills::hand_over(tx, from, (to, home)).await?;
    let chain = match home {
        Some(home) => places::ancestor_ids(tx, home).await?,
        None => Vec::new(),
    };
    store::gatherings::hand_over(tx, from, (to, &chain)).await?;
    store::help::hand_over(tx, from, to).await?;
    store::withdrawals::hand_over(tx, from, to).await?;
    store::requests::hand_over(tx, from, to).await?;
    store::exports::hand_over(tx, from, to).await?;
    store::api_tokens::hand_over(tx, from, to).await?;
    store::periods::hand_over(tx, from, to).await?;
    if let Some(at) = store::consents::objected_at(tx, from).await? {
        store::consents::objects(tx, to, at).await?;
    }
    // No tag, no offer and no attendance stands of whoever objects, whichever of the two entries did.
    if let Some(at) = store::consents::objected_at(tx, to).await? {
        store::tags::take_all(tx, to).await?;
        store::gatherings::take_all(tx, to).await?;
        store::skills::withdraw_all(tx, to, at).await?;
    }
    store::service::hand_over(tx, from, to).await?;
    if let Some(home) = actions::entering::last_home(tx, to).await? {
        store::service::move_home(tx, to, home).await?;
    }
    store::mergers::hand_over(tx, from, to).await?;
    store::erasures::delete(tx, from).await?;
    session::end_all(tx, from).await
}

/// Erases a person from every slice, in one transaction, ends her sessions, and then destroys her key.
///
/// # Errors
/// When database or key store fail. When the key store alone fails, a job destroys the key later.
///
/// Source: docs/rules/membership.md, 18.
pub async fn erase_everywhere(app: &App, person: PersonId) -> Result<(), Error> {
    let (erasing, now) = (app.clone(), app.now());
    // That it ended is to stand in the log, like that it began.
    actions::supporting::end_all(app, person, now).await?;
    app.db
        .write::<(), Error, _>(move |tx| {
            let app = erasing.clone();
            Box::pin(async move { erase_in(tx, &app, person, now).await })
        })
        .await?;
    app.vault.destroy(person).await
}

/// Erases a former member, unless she has joined again since she was found to be one: the transaction that erases looks
/// once more. Whether she was erased.
///
/// # Errors
/// When database or key store fail.
pub async fn erase_former(app: &App, person: PersonId, until: Timestamp) -> Result<bool, Error> {
    let (erasing, now) = (app.clone(), app.now());
    let is_erased = app
        .db
        .write::<bool, Error, _>(move |tx| {
            let app = erasing.clone();
            Box::pin(async move {
                if !store::standings::is_former_since(tx, person, until).await? {
                    return Ok(false);
                }
                erase_in(tx, &app, person, now).await?;
                Ok(true)
            })
        })
        .await?;
    if is_erased {
        app.vault.destroy(person).await?;
    }
    Ok(is_erased)
}

pub(crate) async fn erase_in(tx: &mut Tx, app: &App, person: PersonId, now: Timestamp) -> Result<(), Error> {
    // From the top down: a slice may look at those below it while it forgets.
    for erase in app.slices.iter().rev().filter_map(|slice| slice.erase) {
        erase(tx, person, now).await?;
    }
    session::end_all(tx, person).await
}

/// Is somebody known of that id? Whoever was erased is not.
///
/// # Errors
/// When the database fails.
pub async fn is_known(tx: &mut Tx, person: PersonId) -> Result<bool, Error> {
    Ok(store::persons::find(tx, person).await?.is_some())
}
