//! Becoming a member: on paper through an organiser, or on the page with a letter to confirm.

use database::{Db, Error, Tx, Vault};
use terms::{Id, PersonId, PlaceId, Timestamp};

use crate::{
    office::REGISTER,
    organisation,
    person::{Channel, Consent, ConsentId, MEMBERSHIP, Particulars, chance},
    reading,
    sealing::{Sealed, seal},
    standing::{Event, EventId, Happening},
    status::as_set_up,
    store::{self, history::Entry},
};

/// Why somebody was not entered.
#[derive(Debug, thiserror::Error)]
pub enum NotRegistered {
    /// The offices of who enters her do not reach there.
    #[error("membership-paper-not-yours")]
    NotYours,
    /// Nobody is at home there: there is no such place, or it is the movement as a whole.
    #[error("membership-join-place-wrong")]
    NoHome,
    /// Somebody has that e-mail already.
    #[error("membership-paper-email-known")]
    EmailKnown,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Somebody about to become a member.
#[derive(Debug, Clone)]
pub(crate) struct Newcomer {
    /// As she is stored.
    pub(crate) sealed: Sealed,
    /// Her first home.
    pub(crate) place: PlaceId,
    /// What happened to her membership so far, oldest first.
    pub(crate) events: Vec<Event>,
    /// To what she agreed.
    pub(crate) consent: Consent,
    /// Who enters her; nobody when she herself does.
    pub(crate) entered_by: Option<PersonId>,
    /// When she is entered.
    pub(crate) entered_at: Timestamp,
}

/// Somebody who joins on paper.
#[derive(Debug, Clone)]
pub struct OnPaper {
    /// Her id; entered twice she is entered once.
    pub person: PersonId,
    /// What is kept of her.
    pub particulars: Particulars,
    /// Her home.
    pub place: PlaceId,
    /// Where the signed sheet is kept.
    pub sheet: String,
}

/// Enters somebody who signed on paper; she is a member from now on.
///
/// # Errors
/// [`NotRegistered`]; then she is not entered.
pub async fn register(
    db: &Db,
    vault: &Vault,
    registrar: PersonId,
    new: OnPaper,
    now: Timestamp,
) -> Result<(), NotRegistered> {
    vault.ensure(&[new.person]).await?;
    let newcomer = Newcomer {
        sealed: seal(vault, new.person, &new.particulars, now).await?,
        place: new.place,
        events: vec![Event { at: now, what: Happening::Admitted { place: new.place } }],
        // Which text stands on the sheet follows from what the organisation is, below.
        consent: consent(Channel::Paper, now, new.sheet, &as_set_up().consent.version),
        entered_by: Some(registrar),
        entered_at: now,
    };
    db.write(move |tx| {
        let newcomer = newcomer.clone();
        Box::pin(async move { register_within(tx, registrar, newcomer, now).await })
    })
    .await
}

async fn register_within(
    tx: &mut Tx,
    registrar: PersonId,
    mut newcomer: Newcomer,
    now: Timestamp,
) -> Result<(), NotRegistered> {
    if !reading::holds(tx, registrar, REGISTER, newcomer.place, now).await? {
        return Err(NotRegistered::NotYours);
    }
    let person = newcomer.sealed.person;
    // A form that is sent again, perhaps after she was erased: it has done its work.
    if store::persons::find(tx, person).await?.is_some() || store::erasures::is_erased(tx, person).await? {
        return Ok(());
    }
    if !reading::is_home(tx, newcomer.place).await? {
        return Err(NotRegistered::NoHome);
    }
    if let Some(hash) = newcomer.sealed.email_hash
        && store::persons::by_email(tx, hash).await?.is_some()
    {
        return Err(NotRegistered::EmailKnown);
    }
    newcomer.consent.text_version.clone_from(&organisation::wording(tx, now).await?.version);
    admit(tx, &[newcomer]).await?;
    Ok(())
}

/// Saves new persons with everything that comes with them.
///
/// # Errors
/// [`Error::Unique`] when one of them is there already.
pub(crate) async fn admit(tx: &mut Tx, all: &[Newcomer]) -> Result<(), Error> {
    store::persons::insert(tx, all).await?;
    store::search::insert(tx, all).await?;
    let entries: Vec<Entry> = all.iter().flat_map(entries).collect();
    store::history::begin(tx, &entries).await?;
    let consents = all.iter().map(|one| {
        let person = one.sealed.person;
        let id: ConsentId = Id::in_order(one.consent.given_at, chance(person, 0));
        (id, person, one.consent.clone())
    });
    store::consents::insert(tx, &consents.collect::<Vec<_>>()).await
}

fn entries(newcomer: &Newcomer) -> Vec<Entry> {
    let person = newcomer.sealed.person;
    let entry = |(which, event): (u8, &Event)| {
        let id: EventId = Id::in_order(event.at, chance(person, which));
        let (entered_by, entered_at) = (newcomer.entered_by, newcomer.entered_at);
        Entry { id, person, event: event.clone(), entered_by, entered_at }
    };
    (0..).zip(&newcomer.events).map(entry).collect()
}

/// A consent to membership, in the words of that version.
pub(crate) fn consent(channel: Channel, given_at: Timestamp, proof: String, version: &str) -> Consent {
    Consent {
        purpose: MEMBERSHIP.to_owned(),
        text_version: version.to_owned(),
        channel,
        given_at,
        proof,
        withdrawn_at: None,
    }
}
