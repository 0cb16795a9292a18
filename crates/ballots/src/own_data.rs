//! What ballots hold about one person: for her to read, to be taken away, to be given to another entry of hers.

use database::{Error, Tx, Vault};
use serde_json::{Value, json};
use terms::{PersonId, Timestamp};
use web::Hold;

use crate::{actions::campaigning, nomination::Nominee, store};

/// Everything that ballots hold about a person. Her secret votes are not among it: nobody can find them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn own_data(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Value, Error> {
    let own = store::persons::own(tx, person).await?;
    let letters = letters(tx, vault, person, now).await?;
    let marks = own
        .marks
        .into_iter()
        .map(|mark| json!({ "ballot": mark.ballot, "title": mark.title, "channel": mark.channel }));
    let votes = own.votes.into_iter().map(|vote| json!({ "ballot": vote.ballot, "vote": vote.content }));
    let claims = own
        .claims
        .into_iter()
        .map(|claim| json!({ "ballot": claim.ballot, "asks": claim.asks, "reason": claim.reason }));
    let nominations = own
        .nominations
        .into_iter()
        .map(|own| json!({ "ballot": own.ballot, "title": own.title, "standing": own.standing }));
    let duties = store::duties::held_by(tx, person).await?;
    Ok(json!({
        "marks": marks.collect::<Vec<_>>(),
        "named_votes": votes.collect::<Vec<_>>(),
        "claims": claims.collect::<Vec<_>>(),
        "nominations": nominations.collect::<Vec<_>>(),
        "duties": duties,
        "letters_as_candidate": letters,
    }))
}

/// What she wrote to electorates.
async fn letters(tx: &mut Tx, vault: &Vault, person: PersonId, now: Timestamp) -> Result<Vec<Value>, Error> {
    let mut all = Vec::new();
    for ballot in store::letters::ballots(tx, person).await? {
        for one in store::options::of(tx, ballot).await? {
            if one.nominee == Nominee::Person(person) {
                let text = campaigning::letter(tx, vault, ballot, (one.id, person), now).await?;
                all.push(json!({ "ballot": ballot, "text": text }));
            }
        }
    }
    Ok(all)
}

/// What outlives the erasure of a person: her part in ballots, and, where she stood, her name on their papers.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 85.
pub(crate) async fn holds(tx: &mut Tx, person: PersonId) -> Result<Vec<Hold>, Error> {
    let own = store::persons::own(tx, person).await?;
    let took_part = !own.marks.is_empty() || !own.votes.is_empty() || store::persons::rolls(tx, person).await? > 0;
    let hold = |what, law, is_named| Hold { what, law, until: None, is_named };
    let votes = took_part.then_some(hold("ballots-hold-votes", "ballots-hold-votes-law", false));
    let stood =
        (!own.nominations.is_empty()).then_some(hold("ballots-hold-candidate", "ballots-hold-candidate-law", true));
    Ok(votes.into_iter().chain(stood).collect())
}

/// Puts a random id in the place of a person, so that figures and hashes still hold, and removes her salts, with which
/// alone her entries on rolls could be told.
///
/// # Errors
/// When the database fails, or the operating system gives no random bytes.
///
/// Source: ballot rule 5.7 (docs/rules/ballots.md).
pub(crate) async fn erase(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    let mut chance = [0; 16];
    getrandom::fill(&mut chance).map_err(|_| Error::Keys("the operating system gives no random bytes"))?;
    let own = store::persons::own(tx, person).await?;
    for ballot in own.nominations.into_iter().map(|own| own.ballot) {
        mailings::forget_relay(tx, campaigning::mailing(ballot)).await?;
    }
    store::letters::forget(tx, person).await?;
    store::persons::erase(tx, person, PersonId::by_chance(chance)).await
}

/// Gives what ballots hold about one entry of a person to another entry of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn merge(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    // Sealed with the key of the entry that goes.
    store::letters::forget(tx, from).await?;
    store::persons::merge(tx, from, to).await
}
