//! The organisation's identity provider: what the settings say of it.

use std::fmt;

/// Text that is shown to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps that text.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the one who is to have it.
    pub fn tell(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// A server that knows the organisation's people, and says who somebody is.
///
/// Source: `OpenID` Connect Discovery 1.0 and Core 1.0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityProvider {
    /// What people call it, on the button.
    pub name: String,
    /// Its address as it writes it itself: https, or http on this machine.
    pub issuer: String,
    /// What it knows us as.
    pub client_id: String,
    /// What we prove that with; none for a public client.
    pub client_secret: Option<Secret>,
    /// Words of its `amr` of which one says that it asked for more than a password; none, and it is never believed to have.
    pub strong: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_is_not_shown_in_logs() {
        assert_eq!(format!("{:?}", Secret::new("hidden".to_owned())), "Secret");
    }
}
