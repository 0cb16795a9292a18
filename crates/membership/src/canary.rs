//! Made-up members in exports: whoever uses a file for something else writes to one of them, and is heard.
//!
//! Nothing of them is stored; they are made from the id of the export and the vault's key, so that no copy of the database tells
//! them apart from members.

use std::sync::LazyLock;

use database::Vault;
use serde::Deserialize;
use terms::PersonId;

use crate::export::ExportId;

/// So many stand in each file.
pub(crate) const IN_EACH: usize = 2;

/// Characters of what stands in the address of one.
const TOKEN: usize = 20;

#[derive(Deserialize)]
struct Names {
    first: Vec<String>,
    last: Vec<String>,
}

static NAMES: LazyLock<Names> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/names.json")).expect("a test reads the file"));

/// A made-up member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Canary {
    pub(crate) name: String,
    /// A membership number that is nobody's, but by a chance of one in a million.
    pub(crate) number: i64,
    /// What stands in her address.
    pub(crate) token: String,
    /// Where she stands among the others: see [`place_of`].
    pub(crate) order: [u8; 32],
    /// By which her home is taken from those of the others.
    pub(crate) chance: u64,
}

/// The made-up members of an export.
pub(crate) fn of(vault: &Vault, export: ExportId) -> [Canary; IN_EACH] {
    [0, 1].map(|which| canary(vault, export, which))
}

fn canary(vault: &Vault, export: ExportId, which: usize) -> Canary {
    let hash = |what: &str| vault.find_hash("export-canary", &format!("{export} {which} {what}"));
    let number = |what: &str| u64::from_be_bytes(*hash(what).first_chunk().expect("a hash has 32 bytes"));
    let pick = |what: &str, from: &'static [String]| {
        let at = usize::try_from(number(what) % (from.len() as u64)).unwrap_or(0);
        from[at].as_str()
    };
    let spread = i64::try_from(number("number") % 900_000_000_000).expect("twelve digits fit");
    Canary {
        name: format!("{} {}", pick("first", &NAMES.first), pick("last", &NAMES.last)),
        number: 100_000_000_000 + spread,
        token: hex::encode(hash("token"))[..TOKEN].to_owned(),
        order: hash("order"),
        chance: number("home"),
    }
}

/// Where somebody stands in an export. The order is the export's own: a file from which all else was taken still shows it.
pub(crate) fn place_of(vault: &Vault, export: ExportId, person: PersonId) -> [u8; 32] {
    vault.find_hash("export-order", &format!("{export} {person}"))
}

/// Which of an export's made-up members a token belongs to.
pub(crate) fn with_token(vault: &Vault, export: ExportId, token: &str) -> Option<usize> {
    of(vault, export).iter().position(|canary| canary.token == token)
}

/// Whether a text names a made-up member of an export: her number or address, or both names of the two.
pub(crate) fn stands_in(vault: &Vault, export: ExportId, text: &str) -> bool {
    let canaries = of(vault, export);
    let named = canaries.iter().filter(|canary| text.contains(&canary.name)).count();
    // One name alone may be a member's own.
    let is_told = |canary: &Canary| text.contains(&canary.number.to_string()) || text.contains(&canary.token);
    named == IN_EACH || canaries.iter().any(is_told)
}

/// A postal address without the postcode at its end, and that postcode.
pub(crate) fn split(address: &str) -> (&str, &str) {
    // "…, Leeds LS1 4AP": the last two words.
    let begins = address.rmatch_indices(' ').nth(1).map_or(0, |(at, _)| at);
    let (before, after) = (address[..begins].trim_end_matches([',', ' ']), address[begins..].trim());
    if after.parse::<terms::Postcode>().is_ok() { (before, after) } else { (address, "") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_parted_from_the_postcode_at_its_end() {
        assert_eq!(split("1 Commons Street, Leeds LS1 4AP"), ("1 Commons Street, Leeds", "LS1 4AP"));
        for whole in ["1 Rue du Port, Calais", "LS1", ""] {
            assert_eq!(split(whole), (whole, ""));
        }
    }
}
