//! What imports hold about one person: for her to read, to be given up, to be given to another entry of hers.

use database::{Error, Tx};
use serde_json::{Value, json};
use terms::{PersonId, Timestamp};

use crate::store;

/// Everything that imports hold about a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn own_data(tx: &mut Tx, person: PersonId) -> Result<Value, Error> {
    let entered = store::touched_of(tx, person).await?.into_iter().map(|one| {
        json!({
            "import": one.import,
            "at": one.at.rfc3339(),
            "entered": one.is_entered,
            "postcode_filled_in": one.postcode.is_some(),
            "address_filled_in": one.address.is_some(),
        })
    });
    let made = store::of(tx, person).await?.into_iter().map(|one| {
        json!({
            "import": one.id,
            "file_brought_by_her": one.made_by == Some(person),
            "brought_at": one.made_at.rfc3339(),
            "run_by_her_at": one.run_at.filter(|_| one.run_by == Some(person)).map(Timestamp::rfc3339),
            "undone_by_her_at": one.undone_at.filter(|_| one.undone_by == Some(person)).map(Timestamp::rfc3339),
        })
    });
    let (entered, made): (Vec<Value>, Vec<Value>) = (entered.collect(), made.collect());
    Ok(json!({ "from_files": entered, "as_an_officer": made }))
}

/// Forgets what imports did to a person, and what she did with imports.
///
/// # Errors
/// When the database fails.
pub(crate) async fn erase(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    store::forget_person(tx, person).await
}

/// Gives what imports hold about one entry of a person to another entry of hers.
///
/// # Errors
/// When the database fails.
pub(crate) async fn merge(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<(), Error> {
    store::hand_over(tx, from, to).await
}
