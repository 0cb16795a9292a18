//! Offering to help with something, to those whom one chooses, and taking it back.

use database::{Db, Error};
use terms::{PersonId, Timestamp};

use crate::{
    purpose::VOLUNTEERING,
    reading,
    skill::{Audience, OfferId, Skill},
    standing::Standing,
    store::{self, skills::NewOffer},
    withdrawal::Kind,
};

/// Why a skill is not offered.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotOffered {
    /// She is no member.
    #[error("membership-standing-not-a-member")]
    NotAMember,
    /// She objects to being chosen by anything that is known about her.
    #[error("membership-skills-objects")]
    Objects,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Error),
}

/// A member offers skills to an audience; those that she offers already, to this one from now on. `address` is the hash of her own:
/// by this she says that it may be written to again.
///
/// # Errors
/// [`NotOffered`]; then nothing is offered.
///
/// Source: docs/rules/membership.md, 105.
pub(crate) async fn offer(
    db: &Db,
    (person, address): (PersonId, Option<[u8; 32]>),
    (skills, audience): (Vec<(OfferId, &'static Skill)>, Audience),
    now: Timestamp,
) -> Result<(), NotOffered> {
    db.write(move |tx| {
        let skills = skills.clone();
        Box::pin(async move {
            let Standing::Member { place: home, .. } = reading::standing(tx, person, now).await? else {
                return Err(NotOffered::NotAMember);
            };
            if store::consents::objected_at(tx, person).await?.is_some() {
                return Err(NotOffered::Objects);
            }
            if let Some(address) = address {
                store::suppressions::lift(tx, &address, VOLUNTEERING, now).await?;
            }
            for (id, skill) in skills {
                let before = store::skills::standing(tx, person, skill).await?;
                if before == Some(audience) {
                    continue;
                }
                store::skills::withdraw(tx, person, &skill.id, now).await?;
                store::skills::insert(tx, &[NewOffer { id, person, home, skill, audience, at: now }]).await?;
                // A back-up from before she chose fewer must not bring the others back; then she offers it to nobody.
                if before.is_none_or(|before| before < audience) {
                    let subject = person.to_string();
                    store::withdrawals::stands_again(tx, (Kind::Skill, &subject, &skill.id), now).await?;
                }
            }
            Ok(())
        })
    })
    .await
}

/// A member takes back that she offers a skill.
///
/// # Errors
/// When the database fails.
///
/// Source: docs/rules/membership.md, 105.
pub(crate) async fn take_back(db: &Db, person: PersonId, skill: &'static Skill, now: Timestamp) -> Result<(), Error> {
    db.write(move |tx| Box::pin(store::skills::withdraw(tx, person, &skill.id, now))).await
}
