//! Where answers come back to: one address of the organisation's, and a token in it that says to what the answer is.

use terms::Email;

/// The address without a token, such as `reply@example.org`; with one it is `reply+TOKEN@example.org`.
///
/// Source: RFC 5233 (subaddressing); variable envelope return paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyAddress(Email);

impl ReplyAddress {
    /// The address that tokens are put into.
    pub fn new(address: Email) -> Self {
        Self(address)
    }

    /// With that token, which is of lower-case letters and digits; `None` when that makes the address too long.
    pub fn with(&self, token: &str) -> Option<Email> {
        let (local, domain) = self.parts();
        format!("{local}+{token}@{domain}").parse().ok()
    }

    /// The token in an address of this kind, in lower case as some servers write addresses in capitals; `None` for any
    /// other address.
    pub fn token(&self, to: &str) -> Option<String> {
        let (local, domain) = self.parts();
        let (to_local, to_domain) = to.rsplit_once('@')?;
        let (before, token) = to_local.split_once('+')?;
        let is_ours = before.eq_ignore_ascii_case(local) && to_domain.eq_ignore_ascii_case(domain);
        let is_token = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (is_ours && is_token).then(|| token.to_ascii_lowercase())
    }

    /// What stands behind the `@`: as these addresses are on the envelopes of letters, it needs an SPF record too.
    pub fn domain(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (&str, &str) {
        self.0.as_str().rsplit_once('@').unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_comes_back_out_of_the_address() {
        let reply = ReplyAddress::new("reply@example.org".parse().expect("an address"));

        let address = reply.with("ab12").expect("short enough");
        assert_eq!(address.as_str(), "reply+ab12@example.org");
        assert_eq!(reply.token(address.as_str()).as_deref(), Some("ab12"));
        assert_eq!(reply.token("REPLY+AB12@EXAMPLE.ORG").as_deref(), Some("ab12"));
        for other in ["reply@example.org", "reply+@example.org", "reply+a b@example.org", "reply+ab@example.com", "x"] {
            assert_eq!(reply.token(other), None, "{other}");
        }
    }
}
