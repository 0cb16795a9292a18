//! The first two administrators, whom nobody can appoint yet.

use database::{Db, Error, Tx, Vault};
use terms::{Id, PersonId, PlaceId, Timestamp};

use crate::{
    actions::joining::{Newcomer, admit, consent},
    office::{LONGEST, Office, role},
    organisation,
    person::{Channel, Particulars, chance},
    reading,
    sealing::seal,
    standing::{Event, Happening},
    status::as_set_up,
    store::{
        self,
        applications::{ANY_BROWSER, Link},
    },
    token::Token,
};

/// So many administrators come in this way; two, so that neither can do alone what needs two.
const FIRST: usize = 2;
/// The link printed in the terminal lasts so long.
const LASTS: i64 = Timestamp::DAY;

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum NotInvited {
    /// There are two administrators; they appoint all others.
    #[error("there are two administrators already; they appoint all others on the page /offices")]
    Enough,
    /// The movement is not founded, or that place is none to be at home in.
    #[error("that is no place in which a member can be at home")]
    NoHome,
    /// Somebody has that e-mail already.
    #[error("somebody with that e-mail address is known already")]
    EmailKnown,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Somebody to be made one of the first administrators.
#[derive(Debug, Clone)]
pub struct Invited {
    /// Her id.
    pub person: PersonId,
    /// What is kept of her.
    pub particulars: Particulars,
    /// Her home.
    pub place: PlaceId,
    /// 256 random bits for her link.
    pub token: [u8; 32],
}

/// Makes a member and administrator of the whole movement; returns the path of the page on which she signs in, once,
/// within a day, in any browser. It is for the operator's terminal and goes through no mail.
///
/// # Errors
/// [`NotInvited`]; then nobody was made anything.
pub async fn invite_administrator(
    db: &Db,
    vault: &Vault,
    invited: Invited,
    now: Timestamp,
) -> Result<String, NotInvited> {
    let (person, place, token) = (invited.person, invited.place, Token::new(invited.token));
    vault.ensure(&[person]).await?;
    let newcomer = Newcomer {
        sealed: seal(vault, person, &invited.particulars, now).await?,
        place,
        events: vec![Event { at: now, what: Happening::Admitted { place } }],
        consent: consent(Channel::Paper, now, "set-up".to_owned(), &as_set_up().consent.version),
        entered_by: None,
        entered_at: now,
    };
    let hash = token.hash();
    db.write(move |tx| {
        let newcomer = newcomer.clone();
        Box::pin(async move { invite_within(tx, newcomer, hash, now).await })
    })
    .await?;
    Ok(format!("/sign-in/{}", token.as_str()))
}

async fn invite_within(tx: &mut Tx, mut newcomer: Newcomer, token: [u8; 32], now: Timestamp) -> Result<(), NotInvited> {
    let person = newcomer.sealed.person;
    let administrator = role("administrator").expect("a test looks the role up");
    if reading::offices_with_role(tx, &administrator.id, now).await?.len() >= FIRST {
        return Err(NotInvited::Enough);
    }
    if !reading::is_home(tx, newcomer.place).await? {
        return Err(NotInvited::NoHome);
    }
    if let Some(hash) = newcomer.sealed.email_hash
        && store::persons::by_email(tx, hash).await?.is_some()
    {
        return Err(NotInvited::EmailKnown);
    }
    let root = places::root(tx).await?.ok_or(NotInvited::NoHome)?;
    newcomer.consent.text_version.clone_from(&organisation::wording(tx, now).await?.version);
    admit(tx, &[newcomer]).await?;
    let office = Office {
        id: Id::in_order(now, chance(person, 0)),
        person,
        role: administrator,
        place: root.id,
        starts_at: now,
        ends_at: now.plus(LONGEST),
        given_by: None,
        is_shown: false,
        without: Vec::new(),
    };
    store::offices::insert(tx, &office).await?;
    let link = Link { person, browser: ANY_BROWSER, expires_at: now.plus(LASTS) };
    store::applications::add_link(tx, token, &link).await?;
    Ok(())
}
