//! The organisation's identity provider, as the settings name it.

use std::fs;

use web::{IdentityProvider, Secret};

use super::{SettingsError, Written, value};

/// A secret has so many bytes at most: what is longer is not a secret's file.
const LONGEST: usize = 1_024;

/// The provider, when one is named; then what belongs to it is there.
pub(super) fn provider(written: &Written) -> Result<Option<IdentityProvider>, SettingsError> {
    let Some(issuer) = written.identity_issuer.clone() else { return none(written) };
    let is_address = issuer.parse().is_ok_and(|address| outbound::is_private(&address));
    if !is_address || issuer.contains(['?', '#']) {
        let fix = "write its address as it writes it itself, with https, for example https://login.example.org/realms/commons";
        return Err(value("identity_issuer", fix));
    }
    let client_id = written.identity_client_id.clone().filter(|id| !id.is_empty());
    let client_id =
        client_id.ok_or_else(|| value("identity_client_id", "write what the provider knows this site as"))?;
    let name = written.identity_name.clone().unwrap_or_else(|| host(&issuer));
    if name.trim().is_empty() || name.chars().count() > 60 {
        return Err(value("identity_name", "write what people call it, in at most 60 characters"));
    }
    let strong = written.identity_strong.as_deref().unwrap_or_default();
    let strong = strong.split([',', ' ']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    Ok(Some(IdentityProvider { name, issuer, client_id, client_secret: secret(written)?, strong }))
}

/// Without an issuer nothing else may speak of one: it would be ignored in silence.
fn none(written: &Written) -> Result<Option<IdentityProvider>, SettingsError> {
    let is_any = written.identity_name.is_some()
        || written.identity_client_id.is_some()
        || written.identity_client_secret_file.is_some()
        || written.identity_strong.is_some();
    if is_any {
        return Err(value(
            "identity_issuer",
            "write the provider’s address, or leave out all keys that begin with identity_",
        ));
    }
    Ok(None)
}

fn host(issuer: &str) -> String {
    let rest = issuer.split_once("://").map_or(issuer, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest).to_owned()
}

fn secret(written: &Written) -> Result<Option<Secret>, SettingsError> {
    let Some(path) = &written.identity_client_secret_file else { return Ok(None) };
    let refused = |why: &str| value("identity_client_secret_file", format!("{}: {why}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| refused(&error.to_string()))?;
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return Err(refused("write the secret into it, and nothing else"));
    }
    Ok(Some(Secret::new(text.to_owned())))
}
