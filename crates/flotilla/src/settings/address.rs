//! Addresses: of the site, of the database, of the key store.

use std::net::IpAddr;

use super::SettingsError;

/// Whether this can be the address of a site, a slash at the end already gone; otherwise what to write.
pub(super) fn public_url(url: &str) -> Result<(), String> {
    let fix =
        || format!("“{url}” is no address of a site; write scheme and host, for example https://vote.example.org");
    let (scheme, authority) = url.split_once("://").ok_or_else(fix)?;
    let (host, port) = host_and_port(authority);
    let is_host = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:".contains(c));
    if !is_host || port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return Err(fix());
    }
    match scheme {
        "https" => Ok(()),
        "http" if is_this_machine(host) => Ok(()),
        "http" => Err(format!("write https://{authority}: sessions must not cross a network in clear text")),
        _ => Err(fix()),
    }
}

/// `HOST:PORT`, `HOST`, `[::1]:PORT`.
fn host_and_port(authority: &str) -> (&str, Option<&str>) {
    if let Some((host, rest)) = authority.strip_prefix('[').and_then(|inside| inside.split_once(']')) {
        return (host, rest.strip_prefix(':'));
    }
    authority.rsplit_once(':').map_or((authority, None), |(host, port)| (host, Some(port)))
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn is_sqlite(address: &str) -> bool {
    address.strip_prefix("sqlite:").is_some_and(|path| !path.is_empty())
}

fn is_postgres(address: &str) -> bool {
    address.starts_with("postgres://") || address.starts_with("postgresql://")
}

/// The address of the key store: one of its own.
pub(super) fn keys(database: &str, keys: Option<String>, default: &str) -> Result<String, SettingsError> {
    let refuse = |key: &'static str, fix: &str| Err(SettingsError::Value { key, fix: fix.to_owned() });
    if !is_sqlite(database) && !is_postgres(database) {
        return refuse("database", "write sqlite:FILE, or postgres://USER:PASSWORD@HOST:PORT/NAME");
    }
    let apart =
        "give the key store a database of its own, for example postgres://USER:PASSWORD@HOST:PORT/flotilla_keys";
    let keys = match keys {
        Some(keys) => keys,
        None if is_postgres(database) => return refuse("keys", apart),
        None => default.to_owned(),
    };
    if !is_sqlite(&keys) && !is_postgres(&keys) {
        return refuse("keys", "write sqlite:FILE, or postgres://USER:PASSWORD@HOST:PORT/NAME");
    }
    if identity(database) == identity(&keys) {
        return refuse("keys", apart);
    }
    Ok(keys)
}

/// What an address points to, whoever signs in there and however it is written.
fn identity(address: &str) -> String {
    if let Some(path) = address.strip_prefix("sqlite:") {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.into());
        // Two ways through links to one file are one file.
        return std::fs::canonicalize(&path).unwrap_or(path).display().to_string();
    }
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, name) = rest.split_once('/').unwrap_or((rest, ""));
    let authority = authority.rsplit_once('@').map_or(authority, |(_, server)| server);
    let (host, port) = host_and_port(authority);
    let asked = |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
    let host = asked("host").unwrap_or(host).to_lowercase();
    let host = if host.is_empty() || is_this_machine(&host) { "localhost".to_owned() } else { host };
    format!("{host}:{}/{}", asked("port").or(port).unwrap_or("5432"), asked("dbname").unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_database_has_many_addresses() {
        let here = identity("postgres://a:b@localhost/f");
        for same in ["postgresql://c@127.0.0.1:5432/f", "postgres://[::1]/f?application_name=x", "postgres:///f"] {
            assert_eq!(identity(same), here, "{same}");
        }
        for other in ["postgres://localhost:5433/f", "postgres://localhost/g", "postgres://db.example.org/f"] {
            assert_ne!(identity(other), here, "{other}");
        }
        assert_eq!(identity("sqlite:/data/f.db"), identity("sqlite:/data/f.db"));
        assert_ne!(identity("sqlite:/data/f.db"), identity("sqlite:/data/g.db"));
    }

    #[test]
    fn only_this_machine_is_reached_without_encryption() {
        for fits in ["https://vote.example.org", "http://localhost:8080", "http://[::1]:80", "https://10.0.0.1:8443"] {
            assert_eq!(public_url(fits), Ok(()), "{fits}");
        }
        for refused in
            ["http://vote.example.org", "vote.example.org", "https://", "https://x/y", "https://x:port", "ftp://x"]
        {
            assert!(public_url(refused).is_err(), "{refused}");
        }
    }
}
