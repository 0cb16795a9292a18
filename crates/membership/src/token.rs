//! Tokens: random text that opens something once. The database keeps their hashes only.

use sha2::{Digest, Sha256};

/// 256 random bits as they stand in a link or a cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token of these random bytes.
    pub fn new(chance: [u8; 32]) -> Self {
        Self(hex::encode(chance))
    }

    /// A token as it came back: 64 hexadecimal digits.
    pub fn read(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        fits.then(|| Self(text.to_owned()))
    }

    /// The text, for the link or the cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_that_could_be_a_token_is_read_as_one() {
        let token = Token::new([171; 32]);

        assert_eq!(Token::read(token.as_str()), Some(token.clone()));
        assert_eq!(Token::read(&token.as_str().to_uppercase()), None);
        assert_eq!(Token::read(""), None);
    }

    #[test]
    fn a_token_is_not_shown_in_logs() {
        assert_eq!(format!("{:?}", Token::new([1; 32])), "Token");
    }
}
