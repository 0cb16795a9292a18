//! Asking for a new branch, saying that one would join, and what is done until it is founded.

use database::{Db, Error, Tx, Vault};
use places::{CannotAdd, MANAGE, Name, NewPlace, Slug};
use serde::{Deserialize, Serialize};
use terms::{PersonId, PlaceId, Timestamp};
use web::{Nonce, Once, once};

use super::erasing::key_to_be_destroyed;
use crate::{
    new_branch::{Covers, Entry, Forbidden, NewBranch, NewBranchId, Stage, Step, Venue, may_hold, rule},
    reading,
    standing::Standing,
    store,
};

/// The kind of the job that writes about a step of a new branch.
pub(crate) const TELL: &str = "membership.new-branch";

/// What texts of a new branch are sealed as.
const WHY: &str = "branch-why";
const REASON: &str = "branch-reason";

/// Why nothing was done about a new branch.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotDone {
    /// There is no such new branch.
    #[error("not found")]
    NotFound,
    /// Her offices do not reach there, and she is not who asked.
    #[error("membership-branch-not-yours")]
    NotYours,
    /// No officer answers what she asked for herself.
    #[error("membership-branch-own")]
    Own,
    /// She is no member in good standing at home there.
    #[error("membership-branch-not-at-home")]
    NotAtHome,
    /// No branch can be part of that place.
    #[error("membership-branch-no-place")]
    NoPlace,
    /// She has asked for one already.
    #[error("membership-branch-asked-already")]
    AskedAlready,
    /// A place has that name, or is being founded under it.
    #[error("membership-branch-name-taken")]
    NameTaken,
    /// The rules of new branches forbid it.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

impl From<CannotAdd> for NotDone {
    fn from(why: CannotAdd) -> Self {
        match why {
            CannotAdd::SlugTaken => Self::NameTaken,
            CannotAdd::Kind | CannotAdd::NoParent => Self::NoPlace,
            CannotAdd::Database(error) => Self::Database(error),
        }
    }
}

/// A step about which is written: the payload of a job.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Tell {
    pub(crate) branch: NewBranchId,
    /// How many steps there were then; none when it was asked for.
    pub(crate) steps: i64,
}

/// A request about to be made.
#[derive(Debug, Clone)]
pub(crate) struct Asking {
    pub(crate) id: NewBranchId,
    /// Under which id its key will be kept.
    pub(crate) key: PersonId,
    pub(crate) requester: PersonId,
    pub(crate) parent: PlaceId,
    pub(crate) name: Name,
    pub(crate) covers: Covers,
    pub(crate) why: String,
}

/// Asks for a new branch; who asks would join it. Sent twice it is asked for once.
///
/// # Errors
/// [`NotDone`]; then nothing was asked for.
///
/// Source: docs/rules/membership.md, 68.
pub(crate) async fn ask(db: &Db, vault: &Vault, asking: Asking, now: Timestamp) -> Result<(), NotDone> {
    vault.ensure(&[asking.key]).await?;
    let why = vault.seal(asking.key, WHY, &asking.why, now).await?;
    db.write(move |tx| {
        let (asking, why) = (asking.clone(), why.clone());
        Box::pin(async move { ask_within(tx, asking, &why, now).await })
    })
    .await
}

async fn ask_within(tx: &mut Tx, asking: Asking, why: &[u8], now: Timestamp) -> Result<(), NotDone> {
    if store::new_branches::find(tx, asking.id).await?.is_some() {
        return Ok(());
    }
    let parent = places::find(tx, asking.parent).await?.filter(may_hold).ok_or(NotDone::NoPlace)?;
    is_at_home(tx, asking.requester, parent.id, now).await?;
    let open = |branch: &NewBranch| branch.state(now).stage.until().is_some();
    if store::new_branches::from(tx, asking.requester).await?.iter().any(open) {
        return Err(NotDone::AskedAlready);
    }
    is_free(tx, &asking.name, parent.id, now).await?;
    let new = NewBranch {
        id: asking.id,
        key: asking.key,
        parent: parent.id,
        requester: Some(asking.requester),
        name: asking.name,
        covers: asking.covers,
        venue: None,
        convener: None,
        place: None,
        asked_at: now,
        entries: Vec::new(),
    };
    if store::new_branches::insert(tx, &new, why).await? {
        store::new_branches::back(tx, (new.id, asking.requester), 0, now).await?;
        tell(tx, &new, now).await?;
    }
    Ok(())
}

/// Refuses whoever is not a member in good standing at home within a place.
async fn is_at_home(tx: &mut Tx, person: PersonId, place: PlaceId, now: Timestamp) -> Result<(), NotDone> {
    let standing = reading::standing(tx, person, now).await?;
    match standing {
        Standing::Member { place: home, .. } if standing.is_in_good_standing() => {
            if places::is_within(tx, home, place).await? { Ok(()) } else { Err(NotDone::NotAtHome) }
        }
        _ => Err(NotDone::NotAtHome),
    }
}

/// Refuses a name that a place has, or under which one is being founded there for all to see.
async fn is_free(tx: &mut Tx, name: &Name, parent: PlaceId, now: Timestamp) -> Result<(), NotDone> {
    let slug = Slug::of_name(name.english.as_str()).map_err(|_| NotDone::NameTaken)?;
    if places::find_by_slug(tx, &slug).await?.is_some() {
        return Err(NotDone::NameTaken);
    }
    let is_same = |other: &NewBranch| {
        other.state(now).stage.is_told() && Slug::of_name(other.name.english.as_str()).as_ref() == Ok(&slug)
    };
    if store::new_branches::open_at(tx, parent, now).await?.iter().any(is_same) {
        return Err(NotDone::NameTaken);
    }
    Ok(())
}

/// Puts a job into the queue that writes about the last step.
async fn tell(tx: &mut Tx, branch: &NewBranch, now: Timestamp) -> Result<(), Error> {
    let steps = i64::try_from(branch.entries.len()).unwrap_or(i64::MAX);
    let key = format!("{TELL} {} {steps}", branch.id);
    jobs::enqueue(tx, TELL, Some(&key), &Tell { branch: branch.id, steps }, now, now).await.map(|_| ())
}

/// A member says that she would join, or would no more. Enough of them make it ready.
///
/// # Errors
/// [`NotDone`]; then nothing changed.
///
/// Source: docs/rules/membership.md, 69.
pub(crate) async fn back(
    db: &Db,
    (id, person): (NewBranchId, PersonId),
    joins: bool,
    now: Timestamp,
) -> Result<(), NotDone> {
    db.write(move |tx| {
        Box::pin(async move {
            if !joins {
                return Ok(store::new_branches::take_back(tx, id, person).await?);
            }
            let mut branch = store::new_branches::find(tx, id).await?.ok_or(NotDone::NotFound)?;
            let stage = branch.state(now).stage;
            if !stage.is_told() {
                return Err(NotDone::NotFound);
            }
            if !stage.is_joinable() {
                return Err(Forbidden::NotNow.into());
            }
            is_at_home(tx, person, branch.parent, now).await?;
            let told = i64::try_from(branch.entries.len()).unwrap_or(i64::MAX);
            store::new_branches::back(tx, (id, person), told, now).await?;
            let is_enough = count(tx, &branch, now).await? >= rule().minimum_members;
            if is_enough && matches!(stage, Stage::Gathering { .. }) {
                let reached = Entry { at: now, by: None, step: Step::Reached };
                store::new_branches::add(tx, &mut branch, reached).await?;
                tell(tx, &branch, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// How many would join: members in good standing who are at home there now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn count(tx: &mut Tx, branch: &NewBranch, now: Timestamp) -> Result<u64, Error> {
    let mut count = 0;
    for (home, members) in store::new_branches::homes(tx, branch.id, now).await? {
        if places::is_within(tx, home, branch.parent).await? {
            count += members;
        }
    }
    Ok(count)
}

/// What somebody does about a new branch.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    /// Lets it gather.
    Let,
    /// Refuses it, for a reason.
    Refuse(String),
    /// Takes back what she asked for.
    Withdraw,
    /// Calls the founding meeting.
    Announce(Timestamp, Venue),
    /// Records that the meeting founded it.
    Found(Founding),
    /// Records that the meeting decided against it.
    NotFound {
        /// How many were present.
        present: u64,
    },
}

/// What a founding meeting decided.
#[derive(Debug, Clone)]
pub(crate) struct Founding {
    /// How many were present.
    pub(crate) present: u64,
    /// The id of the new place.
    pub(crate) place: PlaceId,
    /// The last part of its address.
    pub(crate) slug: Slug,
    /// What it is called.
    pub(crate) name: Name,
    /// Whom it elected to convene the branch.
    pub(crate) convener: Option<PersonId>,
}

impl Deed {
    /// The step that is entered.
    pub(crate) fn step(&self) -> Step {
        match self {
            Self::Let => Step::Let,
            Self::Refuse(_) => Step::Refused,
            Self::Withdraw => Step::Withdrawn,
            Self::Announce(meeting_at, _) => Step::Announced { meeting_at: *meeting_at },
            Self::Found(founding) => Step::Held { present: founding.present, is_founded: true },
            Self::NotFound { present } => Step::Held { present: *present, is_founded: false },
        }
    }
}

/// Does something about a new branch. Sent twice with the same nonce it is done once.
///
/// # Errors
/// [`NotDone`]; then nothing was done.
///
/// Source: docs/rules/membership.md, 68 to 71.
pub(crate) async fn act(
    db: &Db,
    vault: &Vault,
    branch: &NewBranch,
    (by, deed): (PersonId, Deed),
    (nonce, now): (Option<Nonce>, Timestamp),
) -> Result<(), NotDone> {
    let reason = match &deed {
        // Whoever asked was erased: there is nobody whose words the key guards, and the key is gone.
        Deed::Refuse(reason) if branch.requester.is_some() => Some(vault.seal(branch.key, REASON, reason, now).await?),
        _ => None,
    };
    let id = branch.id;
    db.write(move |tx| {
        let (deed, reason) = (deed.clone(), reason.clone());
        Box::pin(async move {
            if once(tx, nonce, now).await? == Once::Again {
                return Ok(());
            }
            let mut branch = store::new_branches::find(tx, id).await?.ok_or(NotDone::NotFound)?;
            may_act(tx, &branch, by, &deed, now).await?;
            branch.may(deed.step(), now)?;
            follow(tx, &branch, &deed, reason.as_deref()).await?;
            let entry = Entry { at: now, by: Some(by), step: deed.step() };
            store::new_branches::add(tx, &mut branch, entry).await?;
            if !matches!(deed, Deed::Withdraw) || branch.entries.len() > 1 {
                tell(tx, &branch, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Whether the hour has come for which the meeting was last called.
fn was_held(branch: &NewBranch, now: Timestamp) -> bool {
    matches!(branch.state(now).stage, Stage::Convened { meeting_at, .. } if meeting_at <= now)
}

/// Who asked takes it back and calls the meeting; everything else, and calling the meeting as well, is for officers, none of
/// whom answers what she asked for herself.
async fn may_act(tx: &mut Tx, branch: &NewBranch, by: PersonId, deed: &Deed, now: Timestamp) -> Result<(), NotDone> {
    let is_requester = branch.requester == Some(by);
    match deed {
        Deed::Withdraw if is_requester => return Ok(()),
        // What a meeting decided that has been held is for an officer to record; calling another would put that off for ever.
        Deed::Announce(..) if is_requester && was_held(branch, now) => return Err(NotDone::NotYours),
        Deed::Announce(..) if is_requester => return is_at_home(tx, by, branch.parent, now).await,
        Deed::Withdraw => return Err(NotDone::NotYours),
        _ if is_requester => return Err(NotDone::Own),
        _ => {}
    }
    if reading::holds(tx, by, MANAGE, branch.parent, now).await? { Ok(()) } else { Err(NotDone::NotYours) }
}

/// What comes with a step.
async fn follow(tx: &mut Tx, branch: &NewBranch, deed: &Deed, reason: Option<&[u8]>) -> Result<(), NotDone> {
    match deed {
        Deed::Refuse(_) => {
            if let Some(reason) = reason {
                store::new_branches::refused(tx, branch.id, reason).await?;
            }
        }
        Deed::Announce(_, venue) => store::new_branches::meets(tx, branch.id, venue).await?,
        Deed::Found(founding) => {
            let kind = rule().kind.parse().map_err(|_| NotDone::NoPlace)?;
            let (slug, name) = (founding.slug.clone(), founding.name.clone());
            let new = NewPlace { id: founding.place, parent: branch.parent, slug, name, kind };
            places::add_within(tx, new).await?;
            let called = (&founding.name, founding.place);
            store::new_branches::founded(tx, branch.id, called, founding.convener).await?;
        }
        Deed::Let | Deed::Withdraw | Deed::NotFound { .. } => {}
    }
    Ok(())
}

/// Why a branch is wanted, and why it was refused, as far as it can be read.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn texts(
    tx: &mut Tx,
    vault: &Vault,
    branch: &NewBranch,
    now: Timestamp,
) -> Result<(Option<String>, Option<String>), Error> {
    let sealed = store::new_branches::texts(tx, branch.id).await?;
    let open = async |name: &'static str, sealed: Option<Vec<u8>>| match sealed {
        Some(sealed) => vault.open_field(branch.key, name, &sealed, now).await,
        None => Ok(None),
    };
    Ok((open(WHY, sealed.why).await?, open(REASON, sealed.reason).await?))
}

/// Forgets who asked for new branches, with her words; the branches go on for those who would join.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_requester(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<(), Error> {
    for branch in store::new_branches::from(tx, person).await? {
        store::new_branches::forget_requester(tx, branch.id).await?;
        key_to_be_destroyed(tx, branch.key, now).await?;
    }
    Ok(())
}

/// Lets go of a new branch whose time is over: of one that founded nothing everything, of the others whoever had to do with it.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 71.
pub(crate) async fn let_go(tx: &mut Tx, branch: &NewBranch, now: Timestamp) -> Result<(), Error> {
    if branch.place.is_some() {
        store::new_branches::forget_persons(tx, branch.id).await?;
    } else {
        store::new_branches::delete(tx, branch.id).await?;
    }
    key_to_be_destroyed(tx, branch.key, now).await
}
