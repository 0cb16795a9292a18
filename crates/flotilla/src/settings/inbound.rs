//! How answers by mail come in.

use std::net::SocketAddr;

use mail::ReplyAddress;
use terms::Email;

use super::{SettingsError, Written, value};

/// Where the organisation's mail server hands over what is to our reply addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbound {
    /// On this machine.
    pub listen: SocketAddr,
    /// The address that tokens are put into.
    pub address: ReplyAddress,
}

/// Both keys, or neither.
pub(super) fn inbound(written: &Written) -> Result<Option<Inbound>, SettingsError> {
    let address = "write the address that answers come back to, for example reply@example.org";
    let listen = "write an address of this machine and a port, for example 127.0.0.1:8024";
    match (&written.inbound_listen, &written.reply_address) {
        (None, None) => Ok(None),
        (Some(_), None) => Err(value("reply_address", address)),
        (None, Some(_)) => Err(value("inbound_listen", listen)),
        (Some(at), Some(to)) => {
            // What is spoken here is not encrypted, and whoever may speak is believed to be the mail server.
            let at: Option<SocketAddr> = at.parse().ok().filter(|at: &SocketAddr| at.ip().is_loopback());
            let to: Option<Email> = to.parse().ok().filter(|to: &Email| !to.as_str().contains('+'));
            Ok(Some(Inbound {
                listen: at.ok_or_else(|| value("inbound_listen", listen))?,
                address: ReplyAddress::new(to.ok_or_else(|| value("reply_address", address))?),
            }))
        }
    }
}
