//! Casting a vote: one short transaction in which the mark and the ballot commit together.

use database::{Db, Tx};
use terms::{BallotId, PersonId, Timestamp};

use crate::{
    actions::Failure,
    ballot::{Ballot, Kind},
    disclosure::Channel,
    envelope::Code,
    paper::{BadVote, Paper, Vote},
    stage::Stage,
    store::{self, marks::SecretKey},
};

/// What became of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cast {
    /// It is in.
    In,
    /// One is in already; it stands, and this one was not stored. What a form that is sent again is answered.
    AlreadyIn,
}

/// Why a vote is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CastRefused {
    /// Voting has not begun.
    #[error("ballots-cast-not-open")]
    NotOpen,
    /// Voting has closed.
    #[error("ballots-cast-closed")]
    Closed,
    /// Not on the roll.
    #[error("ballots-cast-not-on-roll")]
    NotOnRoll,
    /// Was given a paper, which is her way to vote.
    #[error("ballots-cast-has-paper")]
    HasPaper,
    /// No such code, or it was used.
    #[error("ballots-cast-no-code")]
    NoCode,
}

/// A ballot with its paper: what a voting page shows and a vote is read against.
///
/// # Errors
/// [`Failure::NotFound`]; when the database fails.
pub async fn paper(tx: &mut Tx, id: BallotId) -> Result<(Ballot, Paper), Failure> {
    let ballot = super::load(tx, id).await?;
    let options = store::options::on_paper(tx, id).await?;
    let paper = ballot.settings.paper(options.into_iter().map(|option| option.id).collect());
    Ok((ballot, paper))
}

/// A vote about to be cast.
#[derive(Debug, Clone)]
struct Casting {
    ballot: BallotId,
    kind: Kind,
    content: String,
    key: SecretKey,
    now: Timestamp,
}

impl Casting {
    /// A vote that the paper allows; what the settings say does not change while votes are taken.
    fn new(ballot: &Ballot, paper: &Paper, vote: &Vote, key: [u8; 16], now: Timestamp) -> Result<Self, Failure> {
        if !paper.allows(vote) || *vote == Vote::Spoilt {
            return Err(BadVote::Unknown.into());
        }
        let content = vote.content();
        Ok(Self { ballot: ballot.id, kind: ballot.settings.kind, content, key: SecretKey::by_chance(key), now })
    }

    /// Mark and ballot, in the caller's transaction. Nothing is announced, logged or dated.
    async fn cast(&self, tx: &mut Tx, person: PersonId, channel: Channel) -> Result<Cast, Failure> {
        let admission = store::marks::admission(tx, self.ballot, person).await?.ok_or(Failure::NotFound)?;
        if admission.stage != "open" {
            let is_before = matches!(admission.stage.as_str(), "draft" | "called" | "roll_published");
            return Err(if is_before { CastRefused::NotOpen } else { CastRefused::Closed }.into());
        }
        if self.now >= admission.closes_at {
            return Err(CastRefused::Closed.into());
        }
        if admission.entry.is_none() {
            return Err(CastRefused::NotOnRoll.into());
        }
        if !store::marks::mark(tx, self.ballot, person, channel).await? {
            let earlier = store::marks::find(tx, self.ballot, person).await?;
            return if earlier == Some(Channel::Paper) {
                Err(CastRefused::HasPaper.into())
            } else {
                Ok(Cast::AlreadyIn)
            };
        }
        match self.kind {
            Kind::SecretInStorage => store::marks::put(tx, self.ballot, self.key, &self.content).await?,
            Kind::Named => store::marks::put_named(tx, self.ballot, person, &self.content).await?,
        }
        Ok(Cast::In)
    }
}

/// Casts a vote. `key` is 16 random bytes under which a secret ballot lies; `now` is when it arrived at the server.
///
/// # Errors
/// [`Failure`]; then nothing was stored.
///
/// Source: ballot rules 6.1, 6.4 and 6.5 (docs/rules/ballots.md).
pub async fn cast(
    db: &Db,
    (ballot, paper): (&Ballot, &Paper),
    person: PersonId,
    vote: &Vote,
    key: [u8; 16],
    now: Timestamp,
) -> Result<Cast, Failure> {
    let casting = Casting::new(ballot, paper, vote, key, now)?;
    db.write(move |tx| {
        let casting = casting.clone();
        Box::pin(async move { casting.cast(tx, person, Channel::Online).await })
    })
    .await
}

/// For which ballot a letter's code is, while it can be used.
///
/// # Errors
/// [`CastRefused::NoCode`]; when the database fails.
pub async fn ballot_of_code(tx: &mut Tx, code: &Code) -> Result<BallotId, Failure> {
    let found = store::papers::find_code(tx, code.hash()).await?;
    found.map(|(ballot, _)| ballot).ok_or_else(|| CastRefused::NoCode.into())
}

/// Casts a vote with the code of a letter, which is used up by it.
///
/// # Errors
/// [`Failure`]; then nothing was stored.
///
/// Source: ballot rule 6.6 (docs/rules/ballots.md).
pub async fn cast_with_code(
    db: &Db,
    (ballot, paper): (&Ballot, &Paper),
    code: &Code,
    vote: &Vote,
    key: [u8; 16],
    now: Timestamp,
) -> Result<Cast, Failure> {
    let casting = Casting::new(ballot, paper, vote, key, now)?;
    let hash = code.hash();
    db.write(move |tx| {
        let casting = casting.clone();
        Box::pin(async move {
            let found = store::papers::find_code(tx, hash).await?;
            let (_, person) = found.filter(|(of, _)| *of == casting.ballot).ok_or(CastRefused::NoCode)?;
            let cast = casting.cast(tx, person, Channel::Letter).await?;
            store::papers::drop_codes_of(tx, casting.ballot, person).await?;
            Ok(cast)
        })
    })
    .await
}

/// A person's own mark: whether and by which channel she has voted or was given a paper.
///
/// # Errors
/// When the database fails.
pub async fn own_mark(tx: &mut Tx, ballot: BallotId, person: PersonId) -> Result<Option<Channel>, database::Error> {
    store::marks::find(tx, ballot, person).await
}

/// Whether the person is on the roll in force.
///
/// # Errors
/// When the database fails.
pub async fn is_on_roll(tx: &mut Tx, ballot: &Ballot, person: PersonId) -> Result<bool, database::Error> {
    match (&ballot.stage, ballot.stage.roll()) {
        (Stage::Draft, _) | (_, None) => Ok(false),
        (_, Some(roll)) => Ok(store::rolls::find(tx, roll.id, person).await?.is_some()),
    }
}
