//! The membership card: a line of text that says who is a member and until when it says so, signed by the organisation.
//!
//! Whoever has the organisation's key checks it without a network. The line is published: docs/formats/card.md.

use std::str::FromStr;

use database::Vault;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use terms::Day;

/// What every card begins with: the format and its version.
const FORMAT: &str = "FLOTILLA-CARD-1";
/// A card says what it says for so many days at most.
pub const LASTS: i64 = 31;
/// The longest text that is looked at.
const LONGEST: usize = 1_000;

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The membership number, twelve digits.
    pub number: i64,
    /// The last day on which it counts, in the zone of the organisation.
    pub until: Day,
    /// The name of the member.
    pub name: String,
}

/// Why a text is no card that counts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCard {
    /// It is not the text of a card.
    #[error("membership-card-malformed")]
    Malformed,
    /// This organisation did not sign it, or it was changed.
    #[error("membership-card-forged")]
    Forged,
    /// Its last day is over.
    #[error("membership-card-over")]
    Over(Card),
}

/// The key with which an organisation signs cards. It follows from the master key, so that it is kept with it.
pub fn signing_key(vault: &Vault) -> SigningKey {
    SigningKey::from_bytes(&vault.find_hash("card-signing-key", FORMAT))
}

impl Card {
    /// The card as its pattern holds it.
    pub fn signed(&self, key: &SigningKey) -> String {
        let said = self.said();
        let signature = key.sign(said.as_bytes());
        format!("{said};{}", hex::encode_upper(signature.to_bytes()))
    }

    fn said(&self) -> String {
        format!("{FORMAT};{};{};{}", self.number, self.until, self.name)
    }

    /// What a text says that this organisation signed and that counts today.
    ///
    /// # Errors
    /// [`NoCard`].
    pub fn check(text: &str, key: &VerifyingKey, today: Day) -> Result<Self, NoCard> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(NoCard::Malformed);
        }
        let (said, signature) = text.rsplit_once(';').ok_or(NoCard::Malformed)?;
        let card: Self = said.parse()?;
        let bytes = hex::decode(signature.trim()).map_err(|_| NoCard::Malformed)?;
        let signature = Signature::from_slice(&bytes).map_err(|_| NoCard::Malformed)?;
        key.verify_strict(said.as_bytes(), &signature).map_err(|_| NoCard::Forged)?;
        if card.until < today { Err(NoCard::Over(card)) } else { Ok(card) }
    }
}

impl FromStr for Card {
    type Err = NoCard;

    fn from_str(said: &str) -> Result<Self, NoCard> {
        let mut parts = said.splitn(4, ';');
        let mut next = || parts.next().ok_or(NoCard::Malformed);
        if next()? != FORMAT {
            return Err(NoCard::Malformed);
        }
        let number = next()?.parse().map_err(|_| NoCard::Malformed)?;
        let until = next()?.parse().map_err(|_| NoCard::Malformed)?;
        Ok(Self { number, until, name: next()?.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn day(day: i8) -> Day {
        Day::new(2026, 12, day).unwrap()
    }

    fn card() -> Card {
        Card { number: 272_158_624_341, until: day(24), name: "Siân O'Brien; the younger".into() }
    }

    /// The vector of docs/formats/card.md.
    const SIGNED: &str = include_str!("../../../docs/formats/card-vector.txt");

    #[test]
    fn a_card_is_read_back_until_its_last_day() {
        let signed = card().signed(&key());

        assert_eq!(Card::check(&signed, &key().verifying_key(), day(24)), Ok(card()));
        assert_eq!(Card::check(&format!(" {signed}\n"), &key().verifying_key(), day(1)), Ok(card()));
        assert_eq!(Card::check(&signed, &key().verifying_key(), day(25)), Err(NoCard::Over(card())));
    }

    #[test]
    fn the_published_vector_is_what_is_signed() {
        assert_eq!(card().signed(&key()), SIGNED.trim());
        assert_eq!(Card::check(SIGNED, &key().verifying_key(), day(24)), Ok(card()));
    }

    #[test]
    fn a_card_that_was_changed_or_that_somebody_else_signed_is_none() {
        let signed = card().signed(&key());
        for (from, to) in [("2026-12-24", "2027-12-24"), ("Siân", "Sian"), ("272158624341", "272158624342")] {
            let changed = signed.replace(from, to);
            assert_eq!(Card::check(&changed, &key().verifying_key(), day(1)), Err(NoCard::Forged));
        }
        let other = SigningKey::from_bytes(&[8; 32]).verifying_key();
        assert_eq!(Card::check(&signed, &other, day(1)), Err(NoCard::Forged));
    }

    #[test]
    fn what_is_no_card_is_told_apart() {
        let signed = card().signed(&key());
        let long = "x;".repeat(600);
        let texts = ["", "FLOTILLA-CARD-1", "https://example.org/", &signed[..signed.len() - 2], &signed[1..], &long];
        for text in texts {
            assert_eq!(Card::check(text, &key().verifying_key(), day(1)), Err(NoCard::Malformed), "{text}");
        }
    }
}
