//! The key that letters are signed with.

use std::{fs, io, path::Path};

use mail::Signer;

use super::{SettingsError, value};

/// Under which name the key is looked up, when nothing else is said.
const SELECTOR: &str = "flotilla";

/// One or more labels of a domain name (RFC 6376 3.1).
pub(super) fn selector(written: Option<String>) -> Result<String, SettingsError> {
    let selector = written.unwrap_or_else(|| SELECTOR.to_owned());
    if selector.split('.').all(is_label) && selector.len() <= 63 {
        return Ok(selector);
    }
    Err(value("dkim_selector", "write a name of small letters, digits and hyphens, for example flotilla"))
}

fn is_label(text: &str) -> bool {
    let is_inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_inside) && !text.starts_with('-') && !text.ends_with('-')
}

/// Nothing as long as there is no such file: `flotilla setup` makes it. A file that holds no key is a fault, since
/// letters would leave unsigned in silence.
pub(super) fn signer(path: &Path, selector: &str) -> Result<Option<Signer>, SettingsError> {
    let refused = |why: String| value("dkim_key_file", format!("{}: {why}", path.display()));
    match fs::read_to_string(path) {
        Ok(pem) => Signer::new(&pem, selector).map(Some).map_err(|error| refused(error.to_string())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(refused(error.to_string())),
    }
}
