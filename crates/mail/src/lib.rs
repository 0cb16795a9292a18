//! Letters to members, one recipient each.
//!
//! | word | meaning |
//! |---|---|
//! | [`Letter`] | to whom, about what, and the text |
//! | [`Circular`] | a letter that many get, each one for herself, with HTML beside the plain text and a way to stop it |
//! | [`Trace`] | who hears when a letter cannot be delivered |
//! | [`post`] | puts a letter into the caller's transaction; it is sent after the commit |
//! | [`PostOffice`] | what sending needs: database, vault, transport, sender |
//! | [`inbound`] | letters that come in, handed over by the organisation's mail server on this machine |
//! | [`ReplyAddress`] | where answers come back to, with a token that says to what |
//! | [`Signer`] | signs what leaves, so that other mail servers know that it is ours |
//! | [`Transport`] | SMTP to the organisation's mail server, or files in a folder |
//!
//! **Always true here**
//!
//! 1. A letter has exactly one recipient, in its headers and on its envelope.
//! 2. A letter is sent if and only if the transaction that posted it committed: at least once, each time under the
//!    same `Message-ID`, date and bytes.
//! 3. Until it is sent it lies sealed in the database; then it is deleted. Jobs, logs and reasons hold its id only.
//! 4. No text can add a header or a recipient: subject and addresses are types that hold one line.
//! 5. What comes in is taken for addresses with a token of ours alone, and never passed on.
//! 6. Where there is a key, every message that leaves is signed, after all else about it is decided.
//! 7. Nothing goes over a network in clear text, except to this machine itself.

pub mod inbound;
mod incoming;
mod letter;
mod message;
mod office;
pub mod quote;
mod reply;
mod signature;
mod store;
pub mod testing;
mod transport;

#[cfg(test)]
mod tests;

pub use inbound::{Arrived, Verdict};
pub use incoming::{Incoming, Speaker, read};
pub use letter::{Circular, Letter, LetterId, List, PostedLetter, Subject, Trace};
pub use message::Sender;
pub use office::{Desk, PostOffice, REFUSED, Refused, forget, post, post_of, post_traced, send};
pub use reply::ReplyAddress;
pub use signature::{NotAKey, Signer};
pub use store::{Queue, queue};
pub use transport::{AddressError, Handed, Transport};

/// The table of letters that wait to be sent.
pub const MIGRATIONS: &[database::Migration] = &[database::Migration {
    name: "2026-11-22-0020-mail",
    text: include_str!("../migrations/2026-11-22-0020-mail.sql"),
}];
