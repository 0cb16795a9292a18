//! Texts that a domain publishes in the DNS.

use std::{net::SocketAddr, time::Duration};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts},
    net::runtime::TokioRuntimeProvider,
    proto::rr::RData,
};

/// From the question to the answer there is so much time, whatever is tried within it.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why nothing is known of a name: other than that nothing is published there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotLookedUp {
    /// It is no name of a domain.
    #[error("it is no name of a domain")]
    NoName,
    /// This machine does not know whom to ask.
    #[error("this machine names no name server")]
    NobodyToAsk,
    /// Whoever was asked did not answer in time.
    #[error("no name server answers within five seconds")]
    TooLate,
    /// Whoever was asked could or would not say.
    #[error("the name server gives no answer")]
    Unanswered,
}

/// Whom to ask for names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dns {
    /// The name servers of this machine.
    #[default]
    OfThisMachine,
    /// That one alone.
    At(SocketAddr),
}

impl Dns {
    /// The TXT records of a name, each put together of its strings; none where there is none.
    ///
    /// # Errors
    /// [`NotLookedUp`].
    ///
    /// Source: RFC 1035 3.3.14; RFC 7208 3.3 and RFC 6376 3.6.2.2 on the strings of one record.
    pub async fn texts(self, name: &str) -> Result<Vec<String>, NotLookedUp> {
        // With a dot at its end it is whole: nothing of this machine's own domain is put after it.
        let name = hickory_resolver::proto::rr::Name::from_ascii(format!("{}.", name.trim_end_matches('.')));
        let name = name.map_err(|_| NotLookedUp::NoName)?;
        let resolver = self.resolver()?;
        match tokio::time::timeout(PATIENCE, resolver.txt_lookup(name)).await {
            Err(_) => Err(NotLookedUp::TooLate),
            Ok(Ok(found)) => Ok(found.answers().iter().filter_map(|record| text(&record.data)).collect()),
            Ok(Err(error)) if error.is_no_records_found() => Ok(Vec::new()),
            Ok(Err(_)) => Err(NotLookedUp::Unanswered),
        }
    }

    fn resolver(self) -> Result<TokioResolver, NotLookedUp> {
        let builder = match self {
            Self::OfThisMachine => TokioResolver::builder_tokio().map_err(|_| NotLookedUp::NobodyToAsk)?,
            Self::At(address) => TokioResolver::builder_with_config(at(address), TokioRuntimeProvider::default()),
        };
        let mut options = ResolverOpts::default();
        options.timeout = Duration::from_secs(2);
        options.attempts = 1;
        // A key of 2048 bits is nearly too long for an answer without it.
        options.edns0 = true;
        options.use_hosts_file = ResolveHosts::Never;
        builder.with_options(options).build().map_err(|_| NotLookedUp::NobodyToAsk)
    }
}

fn at(address: SocketAddr) -> ResolverConfig {
    let ways = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut way| {
        way.port = address.port();
        way
    });
    let server = NameServerConfig::new(address.ip(), true, ways.to_vec());
    ResolverConfig::from_name_servers(vec![server])
}

fn text(data: &RData) -> Option<String> {
    let RData::TXT(text) = data else { return None };
    Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::NameServer;

    #[tokio::test]
    async fn each_record_is_one_text_and_none_is_not_a_failure() {
        let half = "x".repeat(255);
        let server = NameServer::start(&[
            ("example.org", &[&["v=spf1 -all"], &["two ", "strings"]]),
            ("long.example.org", &[&[&half, &half, &half, &half]]),
            ("empty.example.org", &[]),
        ])
        .await;
        let texts = async |name: &str| server.dns().texts(name).await;

        let mut both = texts("Example.org").await.unwrap();
        both.sort();

        assert_eq!(both, ["two strings", "v=spf1 -all"]);
        assert_eq!(texts("long.example.org.").await.unwrap(), ["x".repeat(4 * 255)]);
        assert_eq!(texts("empty.example.org").await.unwrap(), Vec::<String>::new());
        assert_eq!(texts("nowhere.example.org").await.unwrap(), Vec::<String>::new());
        assert_eq!(texts("refused.example.org").await, Err(NotLookedUp::Unanswered));
        assert_eq!(texts("a..b").await, Err(NotLookedUp::NoName));
    }

    #[tokio::test]
    async fn silence_has_an_end() {
        let deaf = tokio::net::UdpSocket::bind(("127.0.0.1", 0)).await.unwrap();

        let found = Dns::At(deaf.local_addr().unwrap()).texts("example.org").await;

        assert!(matches!(found, Err(NotLookedUp::TooLate | NotLookedUp::Unanswered)), "{found:?}");
    }
}
