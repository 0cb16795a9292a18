//! The offline key: back-ups are encrypted to its public half, and opened with the private half, which is kept off the machine.
//!
//! The format is that of age (age-encryption.org/v1, keys on Curve25519), so that other programs open the files as well.
//! What is encrypted so tells nobody who wrote it: whoever knows the public half can make a file that opens.

use std::{
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    str::FromStr,
};

use age::{DecryptError, Decryptor, Encryptor, secrecy::ExposeSecret, stream::StreamWriter, x25519};
use zeroize::Zeroizing;

use super::Damaged;

/// How a file begins that is encrypted so.
const HEAD: &[u8] = b"age-encryption.org/";
/// A file with private keys has so many bytes at most.
const LONGEST: u64 = 64 * 1_024;

/// The public half of an offline key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

/// Why a text is no public half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoRecipient {
    /// It is the private half.
    #[error("this is the private half, which belongs on paper or a stick; write the public one, age1…")]
    Private,
    /// It is something else.
    #[error("write public keys as `flotilla backup-key` prints them, age1…, with a space between two")]
    Other,
}

impl FromStr for Recipient {
    type Err = NoRecipient;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.to_ascii_uppercase().starts_with(PRIVATE) {
            return Err(NoRecipient::Private);
        }
        text.parse().map(Self).map_err(|_| NoRecipient::Other)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How a private half begins.
const PRIVATE: &str = "AGE-SECRET-KEY-1";

/// Private halves of offline keys, brought for as long as something is opened.
pub struct Identity(Vec<x25519::Identity>);

/// Why there is no private half.
#[derive(Debug, thiserror::Error)]
pub enum NoIdentity {
    /// It cannot be read.
    #[error("{}: {cause}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// It is the public half.
    #[error("{}: holds a public key; what opens back-ups is the private one, {PRIVATE}…", .0.display())]
    Public(PathBuf),
    /// It is locked with a passphrase.
    #[error(
        "{}: is locked with a passphrase; open it with age and hand it over: age -d FILE | flotilla restore --identity - …",
        .0.display()
    )]
    Locked(PathBuf),
    /// It is something else.
    #[error("{}: holds no private key, {PRIVATE}…, as `flotilla backup-key` writes it", .0.display())]
    Other(PathBuf),
}

impl Identity {
    /// The keys in a file, or on standard input for `-`: one a line, with remarks after `#`.
    ///
    /// # Errors
    /// [`NoIdentity`].
    pub fn read(path: &Path) -> Result<Self, NoIdentity> {
        let fault = |cause| NoIdentity::File { path: path.to_owned(), cause };
        let input: Box<dyn Read> = if path == Path::new("-") {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(fault)?)
        };
        let mut bytes = Zeroizing::new(Vec::with_capacity(1_024));
        input.take(LONGEST).read_to_end(&mut bytes).map_err(fault)?;
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        if bytes.starts_with(HEAD) || text.starts_with("-----BEGIN AGE") {
            return Err(NoIdentity::Locked(path.to_owned()));
        }
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut keys = Vec::new();
        for line in lines {
            let key = line.parse().map_err(|_| match line.parse::<Recipient>() {
                Ok(_) => NoIdentity::Public(path.to_owned()),
                Err(_) => NoIdentity::Other(path.to_owned()),
            })?;
            keys.push(key);
        }
        if keys.is_empty() { Err(NoIdentity::Other(path.to_owned())) } else { Ok(Self(keys)) }
    }

    /// A new key by chance.
    pub fn by_chance() -> Self {
        Self(vec![x25519::Identity::generate()])
    }

    /// The public halves.
    pub fn recipients(&self) -> Vec<Recipient> {
        self.0.iter().map(|key| Recipient(key.to_public())).collect()
    }

    /// The private halves in words, for a file: one a line.
    pub fn tell(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(self.0.len() * 80));
        for key in &self.0 {
            text.push_str(key.to_string().expose_secret());
            text.push('\n');
        }
        text
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

/// Where packed lines go: as they are, or encrypted.
pub(super) enum Out<W: Write> {
    /// As they are.
    Plain(W),
    /// Encrypted.
    Locked(Box<StreamWriter<W>>),
}

impl<W: Write> Out<W> {
    /// Into `out`, encrypted if there is anybody to encrypt to.
    pub(super) fn new(out: W, to: &[Recipient]) -> io::Result<Self> {
        if to.is_empty() {
            return Ok(Self::Plain(out));
        }
        let to = to.iter().map(|recipient| &recipient.0 as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(to).map_err(io::Error::other)?;
        Ok(Self::Locked(Box::new(encryptor.wrap_output(out)?)))
    }

    /// Writes the end, without which nothing opens.
    pub(super) fn finish(self) -> io::Result<W> {
        match self {
            Self::Plain(out) => Ok(out),
            Self::Locked(out) => out.finish(),
        }
    }
}

impl<W: Write> Write for Out<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Locked(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Locked(out) => out.flush(),
        }
    }
}

/// Whether a file is encrypted; one that cannot be read is not known to be.
pub(crate) fn is_encrypted(path: &Path) -> bool {
    let mut begins = [0; HEAD.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut begins)).is_ok() && begins == HEAD
}

/// What is in a file, decrypted if it is encrypted. By what it begins with, not by its name: files are renamed.
///
/// # Errors
/// [`Damaged::NoIdentity`] and [`Damaged::Identity`]; when the file cannot be read.
pub(super) fn opened<R: Read + Send + 'static>(
    input: R,
    path: &Path,
    identity: Option<&Identity>,
) -> Result<Box<dyn Read + Send>, Damaged> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let begins = input.fill_buf().map_err(|cause| Damaged::File { path: path.to_owned(), cause })?;
    if !begins.starts_with(HEAD) {
        return Ok(Box::new(input));
    }
    let identity = identity.ok_or_else(|| Damaged::NoIdentity(path.to_owned()))?;
    let keys = identity.0.iter().map(|key| key as &dyn age::Identity);
    match Decryptor::new_buffered(input).and_then(|locked| locked.decrypt(keys)) {
        Ok(open) => Ok(Box::new(open)),
        Err(DecryptError::NoMatchingKeys) => Err(Damaged::Identity(path.to_owned())),
        Err(_) => Err(Damaged::Head(path.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a file of this text is read as.
    fn read(text: &str) -> Result<Identity, NoIdentity> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        std::fs::write(&path, text).unwrap();
        Identity::read(&path)
    }

    #[test]
    fn a_key_is_read_from_its_file_as_age_writes_it() {
        let made = Identity::by_chance();
        let file = format!("# created: 2026-11-22\n# public key: age1…\n\n{}", made.tell().as_str());

        assert_eq!(read(&file).unwrap().recipients(), made.recipients());
        // Typed from paper, in small letters.
        assert_eq!(read(&made.tell().to_lowercase()).unwrap().recipients(), made.recipients());
    }

    #[test]
    fn what_is_no_private_key_is_refused_and_not_repeated() {
        let public = Identity::by_chance().recipients()[0].to_string();

        assert!(matches!(read(&public), Err(NoIdentity::Public(_))));
        assert!(matches!(read("age-encryption.org/v1\n-> scrypt"), Err(NoIdentity::Locked(_))));
        for other in ["", "# nothing\n", "a diary", "AGE-SECRET-KEY-1ABC"] {
            let refused = read(other).unwrap_err();
            assert!(matches!(refused, NoIdentity::Other(_)), "{other}: {refused}");
            assert!(!refused.to_string().contains("1ABC"));
        }
    }

    #[test]
    fn a_private_key_is_no_recipient_and_says_where_it_belongs() {
        let private = Identity::by_chance().tell();

        assert_eq!(private.trim().parse::<Recipient>(), Err(NoRecipient::Private));
        assert_eq!("age1abc".parse::<Recipient>(), Err(NoRecipient::Other));
    }
}
