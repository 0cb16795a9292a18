//! What an import may ask and do: find out what would become of a row, enter it, fill in what is lacking, and take that back.
//!
//! The file, its columns and its portions are the importing slice's; nothing here knows of them.

use database::{Error, Tx, Vault};
use sha2::{Digest, Sha256};
use terms::{Email, Id, PersonId, PlaceId, Timestamp};
use web::App;

use crate::{
    actions::{
        erasing,
        joining::{Newcomer, admit},
        suppressing,
    },
    own_data::erase_in,
    person::{Address, Channel, Consent, ConsentId, Field, MEMBERSHIP, Name, Particulars, chance},
    purpose::{self, Purpose},
    reading,
    sealing::{email_hash, seal},
    standing::{Event, Happening},
    store,
};

/// What stands for the version of a text that was shown elsewhere.
pub const ELSEWHERE: &str = "elsewhere";
/// Fields that an import fills in where nothing is.
pub const FILLED: [Field; 2] = [Field::Postcode, Field::Address];

/// Somebody in a file.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The id that she would have: always the same for the same row, so that she is entered once.
    pub person: PersonId,
    /// What the file says of her.
    pub particulars: Particulars,
    /// Where she would be at home.
    pub place: PlaceId,
    /// Since when she has been a member; not ahead.
    pub since: Timestamp,
    /// Up to when her subscription is paid.
    pub paid_until: Option<Timestamp>,
    /// When she agreed to the newsletter, and what proves it.
    pub agreed: Option<(Timestamp, String)>,
    /// Whether she does not want to be written to.
    pub is_opted_out: bool,
    /// Where it is kept that she agreed to be a member.
    pub proof: String,
}

/// A row made ready: everything is sealed.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The id that she has, or would have.
    person: PersonId,
    /// Keyed hash by which she is found; none without an address.
    email: Option<[u8; 32]>,
    /// As she would be entered; nobody where somebody with that address is known, or gone.
    newcomer: Option<Newcomer>,
    /// Keyed hash of her address, under which it is suppressed.
    address: Option<[u8; 32]>,
    agreed: Option<(Timestamp, String)>,
    is_opted_out: bool,
    /// Who has that address already, and what would be filled in, sealed with her key.
    known: Option<(PersonId, Vec<(Field, Vec<u8>)>)>,
}

/// What becomes, or would become, of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// She is entered.
    Entered,
    /// She is a member already, and these fields were empty: each with the hash of what is there now, sealed.
    Filled(Vec<(Field, Vec<u8>)>),
    /// She is a member already, and nothing changes.
    Same,
    /// She left, lapsed, was removed or erased: she joins again herself.
    Gone,
    /// Nobody can be at home at that place any more.
    NoHome,
}

/// What a row did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// To whom; where nobody was entered or is known, to nobody.
    pub person: Option<PersonId>,
    /// What became of it.
    pub became: Became,
    /// Whether a consent to the newsletter was taken.
    pub has_agreed: bool,
}

/// Why nobody was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// She, or an officer about her, has done something since.
    Stepped,
    /// Something of her stays by law in another part of the program: she voted, or stood.
    Held,
    /// She is not there any more.
    Gone,
}

fn newsletter() -> &'static Purpose {
    purpose::find("newsletter").expect("a test looks it up")
}

/// What would become of somebody with this address, at this hour, who has a postcode or an address in the file.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/imports.md, 8 and 9.
pub async fn foresee(
    tx: &mut Tx,
    vault: &Vault,
    (email, has): (Option<&Email>, &[Field]),
    now: Timestamp,
) -> Result<Became, Error> {
    let Some(email) = email else { return Ok(Became::Entered) };
    let hash = email_hash(vault, email);
    match store::persons::by_email(tx, hash).await? {
        None if store::gone::is_gone(tx, &hash).await? => Ok(Became::Gone),
        None => Ok(Became::Entered),
        Some(known) if !reading::standing(tx, known, now).await?.is_member() => Ok(Became::Gone),
        Some(known) => {
            let lacking = lacking(tx, known, has).await?;
            let filled = lacking.into_iter().map(|field| (field, Vec::new())).collect::<Vec<_>>();
            Ok(if filled.is_empty() { Became::Same } else { Became::Filled(filled) })
        }
    }
}

/// Those of the fields that a member has nothing in and never emptied or corrected herself.
async fn lacking(tx: &mut Tx, person: PersonId, has: &[Field]) -> Result<Vec<Field>, Error> {
    let corrected = store::corrections::of(tx, person).await?;
    let mut lacking = Vec::new();
    for field in has {
        let is_hers = corrected.iter().any(|(own, _)| own == field.word());
        if !is_hers && store::persons::field(tx, person, *field).await?.is_none() {
            lacking.push(*field);
        }
    }
    Ok(lacking)
}

/// Makes rows ready to be entered by an officer. Comes before the transaction, as the vault has a store of its own.
///
/// # Errors
/// When database or key store fail.
pub async fn ready(app: &App, (by, rows): (PersonId, Vec<Incoming>), now: Timestamp) -> Result<Vec<Ready>, Error> {
    let mut tx = app.db.reader().await?;
    let is_due = store::subscriptions::rules(&mut tx).await?.is_due(now);
    let mut all = Vec::with_capacity(rows.len());
    let mut new = Vec::new();
    for row in rows {
        let (ready, is_new) = looked_up(&mut tx, &app.vault, &row, now).await?;
        if is_new {
            new.push((all.len(), row));
        }
        all.push(ready);
    }
    drop(tx);
    // Keys are made for those alone who will be entered: nobody would destroy the others.
    let persons: Vec<PersonId> = new.iter().map(|(_, row)| row.person).collect();
    app.vault.ensure(&persons).await?;
    for (index, row) in new {
        all[index].newcomer = Some(Newcomer {
            sealed: seal(&app.vault, row.person, &row.particulars, now).await?,
            place: row.place,
            events: events(&row, is_due, now),
            consent: consent(MEMBERSHIP, now.min(row.since), row.proof),
            entered_by: Some(by),
            entered_at: now,
        });
    }
    Ok(all)
}

/// A row with what is known of its address, and whether nobody is.
async fn looked_up(tx: &mut Tx, vault: &Vault, row: &Incoming, now: Timestamp) -> Result<(Ready, bool), Error> {
    let email = row.particulars.email.as_ref();
    let hash = email.map(|email| email_hash(vault, email));
    let mut ready = Ready {
        person: row.person,
        email: hash,
        newcomer: None,
        address: email.map(|email| suppressing::address(vault, email)),
        agreed: row.agreed.clone(),
        is_opted_out: row.is_opted_out,
        known: None,
    };
    let Some(hash) = hash else { return Ok((ready, true)) };
    match store::persons::by_email(tx, hash).await? {
        Some(known) => ready.known = Some((known, fill(tx, vault, known, &row.particulars, now).await?)),
        None => return Ok((ready, !store::gone::is_gone(tx, &hash).await?)),
    }
    Ok((ready, false))
}

/// The fields that could be filled in, sealed with the key of the member whose they are; looked at again when they are.
async fn fill(
    tx: &mut Tx,
    vault: &Vault,
    person: PersonId,
    particulars: &Particulars,
    now: Timestamp,
) -> Result<Vec<(Field, Vec<u8>)>, Error> {
    if !reading::standing(tx, person, now).await?.is_member() {
        return Ok(Vec::new());
    }
    let values: Vec<(Field, &str)> =
        particulars.fields().into_iter().filter(|(field, _)| FILLED.contains(field)).collect();
    let has: Vec<Field> = values.iter().map(|(field, _)| *field).collect();
    let mut fill = Vec::new();
    for field in lacking(tx, person, &has).await? {
        if let Some((_, value)) = values.iter().find(|(own, _)| *own == field) {
            fill.push((field, vault.seal(person, field.word(), value, now).await?));
        }
    }
    Ok(fill)
}

/// What happened to her membership so far. Whoever is entered counts as paid up to now at least where a subscription is due: from
/// now on she has the days of the rule to pay, and her membership has no break.
///
/// Source: docs/rules/imports.md, 11.
fn events(row: &Incoming, is_due: bool, now: Timestamp) -> Vec<Event> {
    let mut events = vec![Event { at: row.since, what: Happening::Admitted { place: row.place } }];
    let until = if is_due { Some(row.paid_until.map_or(now, |until| until.max(now))) } else { row.paid_until };
    if let Some(until) = until.filter(|until| *until > row.since) {
        events.push(Event { at: row.since, what: Happening::Paid { until } });
    }
    events
}

fn consent(what: &str, given_at: Timestamp, proof: String) -> Consent {
    Consent {
        purpose: what.to_owned(),
        text_version: ELSEWHERE.to_owned(),
        channel: Channel::Import,
        given_at,
        proof,
        withdrawn_at: None,
    }
}

/// Enters rows, in the caller's transaction; everything is looked at anew. What became of each, in their order.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/imports.md, 8 to 12.
pub async fn take(tx: &mut Tx, rows: &[Ready], now: Timestamp) -> Result<Vec<Done>, Error> {
    let (mut all, mut newcomers) = (Vec::with_capacity(rows.len()), Vec::new());
    for ready in rows {
        if let (true, Some(address)) = (ready.is_opted_out, &ready.address) {
            opt_out(tx, address, now).await?;
        }
        let (became, person) = become_of(tx, ready, now).await?;
        if let (Became::Entered, Some(newcomer)) = (&became, &ready.newcomer) {
            newcomers.push(newcomer.clone());
        }
        all.push(Done { person, became, has_agreed: false });
    }
    admit(tx, &newcomers).await?;
    for (ready, done) in rows.iter().zip(&mut all) {
        if let (Some(person), Some(agreed)) = (done.person, &ready.agreed) {
            done.has_agreed = agree(tx, (person, ready), agreed).await?;
        }
    }
    Ok(all)
}

/// What becomes of a row, and whom it is about; who is to be entered is entered by the caller, together with others.
async fn become_of(tx: &mut Tx, ready: &Ready, now: Timestamp) -> Result<(Became, Option<PersonId>), Error> {
    if let Some(hash) = ready.email {
        if let Some(person) = store::persons::by_email(tx, hash).await? {
            if !reading::standing(tx, person, now).await?.is_member() {
                return Ok((Became::Gone, None));
            }
            let became = match &ready.known {
                Some((known, fields)) if *known == person => fill_in(tx, person, fields).await?,
                // She came in between, or this row was entered before: there is nothing to fill in.
                _ => Became::Same,
            };
            return Ok((became, Some(person)));
        }
        if store::gone::is_gone(tx, &hash).await? {
            return Ok((Became::Gone, None));
        }
    }
    // Somebody who was known a moment ago is gone by now.
    let Some(newcomer) = &ready.newcomer else { return Ok((Became::Gone, None)) };
    if store::persons::find(tx, ready.person).await?.is_some() || store::erasures::is_erased(tx, ready.person).await? {
        return Ok((Became::Same, None));
    }
    if !reading::is_home(tx, newcomer.place).await? {
        return Ok((Became::NoHome, None));
    }
    Ok((Became::Entered, Some(ready.person)))
}

async fn fill_in(tx: &mut Tx, person: PersonId, fields: &[(Field, Vec<u8>)]) -> Result<Became, Error> {
    let has: Vec<Field> = fields.iter().map(|(field, _)| *field).collect();
    let lacking = lacking(tx, person, &has).await?;
    let mut filled = Vec::new();
    for (field, sealed) in fields.iter().filter(|(field, _)| lacking.contains(field)) {
        store::persons::save_field(tx, person, *field, sealed).await?;
        filled.push((*field, Sha256::digest(sealed).to_vec()));
    }
    Ok(if filled.is_empty() { Became::Same } else { Became::Filled(filled) })
}

/// Notes for an address that nothing is sent there that somebody would have to agree to.
///
/// # Errors
/// When the database fails.
pub async fn opt_out(tx: &mut Tx, address: &[u8; 32], now: Timestamp) -> Result<(), Error> {
    let stands = store::suppressions::of(tx, address).await?;
    for purpose in purpose::all() {
        if !stands.iter().any(|(what, _)| *what == purpose.id) {
            store::suppressions::add(tx, address, (&purpose.id, 1), now).await?;
        }
    }
    Ok(())
}

/// Takes a consent to the newsletter, unless her address does not want it, she objects, or she has decided on it here already.
///
/// Source: docs/rules/imports.md, 12.
async fn agree(tx: &mut Tx, (person, ready): (PersonId, &Ready), agreed: &(Timestamp, String)) -> Result<bool, Error> {
    let purpose = newsletter();
    let has_decided = store::consents::of(tx, person).await?.iter().any(|consent| consent.purpose == purpose.id);
    if has_decided
        || store::consents::objected_at(tx, person).await?.is_some()
        || suppressing::is_suppressed(tx, ready.address.as_ref(), purpose).await?
    {
        return Ok(false);
    }
    let (at, proof) = agreed;
    // From the id that the row would have, so that no two rows make one.
    let id: ConsentId = Id::in_order(*at, chance(ready.person, 77));
    store::consents::insert(tx, &[(id, person, consent(&purpose.id, *at, proof.clone()))]).await?;
    Ok(true)
}

/// Erases somebody whom an import entered at `entered`, unless anything has happened since. She can be imported again.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/imports.md, 16.
pub async fn take_back(app: &App, person: PersonId, entered: Timestamp) -> Result<Option<Kept>, Error> {
    for holds in app.slices.iter().filter(|slice| slice.name != "membership").filter_map(|slice| slice.holds) {
        if !holds(app.clone(), person).await?.is_empty() {
            return Ok(Some(Kept::Held));
        }
    }
    let (erasing, now) = (app.clone(), app.now());
    let kept = app
        .db
        .write::<_, Error, _>(move |tx| {
            let app = erasing.clone();
            Box::pin(async move {
                if store::persons::find(tx, person).await?.is_none() {
                    return Ok(Some(Kept::Gone));
                }
                let is_signed_in = !web::session::of(tx, person, now).await?.is_empty();
                if is_signed_in || store::imported::has_steps(tx, person, entered).await? {
                    return Ok(Some(Kept::Stepped));
                }
                let address = store::gone::address_of(tx, person).await?;
                erase_in(tx, &app, person, now).await?;
                if let Some(address) = address {
                    store::gone::lift(tx, &address).await?;
                }
                Ok(None)
            })
        })
        .await?;
    if kept.is_none() {
        app.vault.destroy(person).await?;
    }
    Ok(kept)
}

/// Empties a field that an import filled in, if it is as it was left; whether it was.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/imports.md, 16.
pub async fn empty(tx: &mut Tx, person: PersonId, (field, left): (Field, &[u8])) -> Result<bool, Error> {
    let Some(sealed) = store::persons::field(tx, person, field).await? else { return Ok(false) };
    if Sha256::digest(&sealed).as_slice() != left {
        return Ok(false);
    }
    store::corrections::save(tx, person, field, None).await?;
    Ok(true)
}

/// Announces that nothing is left of what a key was for; it is destroyed soon after.
///
/// # Errors
/// When the database fails.
pub async fn destroy_key(tx: &mut Tx, key: PersonId, now: Timestamp) -> Result<(), Error> {
    erasing::key_to_be_destroyed(tx, key, now).await
}

/// Particulars out of a file, each held to what holds on the page; `None` where one is not.
pub fn particulars(
    name: &str,
    email: Option<&str>,
    postcode: Option<&str>,
    address: Option<&str>,
) -> Option<Particulars> {
    Some(Particulars {
        name: name.parse::<Name>().ok()?,
        email: email.map(str::parse).transpose().ok()?,
        postcode: postcode.map(str::parse).transpose().ok()?,
        address: address.map(str::parse::<Address>).transpose().ok()?,
    })
}
