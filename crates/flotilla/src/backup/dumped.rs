//! A dump as a packed file: writing one, and reading one line by line while its hash is checked.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use database::{Db, Migration, dump};
use flate2::{Compression, read::MultiGzDecoder, write::GzEncoder};
use indicatif::ProgressBar;
use sha2::{Digest, Sha256};

use super::{
    BackupError,
    offline::{Identity, Out, Recipient, opened},
};

/// The first line of every dump.
const HEAD: &str = "flotilla dump 1";

/// What a dump came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dumped {
    /// SHA-256 of its lines but the last, which says it.
    pub(crate) hash: String,
    /// All lines.
    pub(crate) lines: u64,
}

/// A dump in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// What it came to.
    pub(crate) dumped: Dumped,
    /// SHA-256 of the file.
    pub(crate) file_hash: String,
}

/// Writes a dump of the whole database as of one instant, packed and encrypted `to` those to `path`; the file is there whole or not at all.
///
/// # Errors
/// When the database or the disk fail.
pub(crate) async fn write(
    db: &Db,
    applied: &[Migration],
    path: &Path,
    to: &[Recipient],
    bar: &ProgressBar,
) -> Result<Written, BackupError> {
    let fault = |cause| BackupError::File { path: path.to_owned(), cause };
    let part = path.with_added_extension("part");
    let file = crate::installation::private_file(&part).map_err(fault)?;
    let written = async {
        let out = Packed::new(file, to, bar.clone()).map_err(fault)?;
        let hash = dump::write(db, applied, out.clone()).await?;
        let (lines, file_hash) = out.finish().map_err(fault)?;
        fs::rename(&part, path).map_err(fault)?;
        flush_folder(path).map_err(fault)?;
        Ok(Written { dumped: Dumped { hash, lines }, file_hash })
    }
    .await;
    if written.is_err() {
        // Either it has its name already, or not yet.
        fs::remove_file(&part).ok();
        fs::remove_file(path).ok();
    }
    written
}

/// A file's name is safe on disk once its folder is.
pub(super) fn flush_folder(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

/// Packs what somebody else writes; the end stays with us, so that a disk full at the last byte is noticed.
#[derive(Clone)]
struct Packed(Arc<Mutex<Inner>>);

struct Inner {
    out: Option<GzEncoder<Out<Hashed>>>,
    lines: u64,
    bar: ProgressBar,
}

impl Packed {
    fn new(file: File, to: &[Recipient], bar: ProgressBar) -> io::Result<Self> {
        // Packed first: what is encrypted cannot be packed any more.
        let out = Out::new(Hashed { file, hash: Sha256::new() }, to)?;
        let out = Some(GzEncoder::new(out, Compression::default()));
        Ok(Self(Arc::new(Mutex::new(Inner { out, lines: 0, bar }))))
    }

    /// How many lines there were, and the hash of the file.
    fn finish(self) -> io::Result<(u64, String)> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let out = inner.out.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let Hashed { file, hash } = out.finish()?.finish()?;
        file.sync_all()?;
        Ok((inner.lines, hex::encode(hash.finalize())))
    }
}

/// A file with the hash of what was written into it.
struct Hashed {
    file: File,
    hash: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// SHA-256 of a file, whatever is in it.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn file_hash(path: &Path) -> Result<String, Damaged> {
    let fault = |cause| Damaged::File { path: path.to_owned(), cause };
    let (mut file, mut hash) = (File::open(path).map_err(fault)?, Sha256::new());
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece).map_err(fault)? {
            0 => return Ok(hex::encode(hash.finalize())),
            read => hash.update(&piece[..read]),
        }
    }
}

impl Write for Packed {
    #[expect(clippy::naive_bytecount, reason = "pieces of a line each are too short for anything cleverer")]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let out = inner.out.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        let written = out.write(bytes)?;
        let ends = bytes[..written].iter().filter(|byte| **byte == b'\n').count();
        inner.lines += u64::try_from(ends).unwrap_or(0);
        if ends > 0 && inner.lines.is_multiple_of(256) {
            inner.bar.set_position(inner.lines);
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Why a file is not a whole, undamaged dump.
#[derive(Debug, thiserror::Error)]
pub enum Damaged {
    /// It cannot be read, or unpacked.
    #[error("{}: cannot be read: {cause}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// It is encrypted, and nobody brought the key.
    #[error("{}: is encrypted to an offline key; bring its private half with --identity FILE (- for standard input)", .0.display())]
    NoIdentity(PathBuf),
    /// It is encrypted to another key than the one that was brought.
    #[error("{}: is encrypted to another key than that of --identity", .0.display())]
    Identity(PathBuf),
    /// It is encrypted, and what says to whom was changed or cut off.
    #[error("{}: is damaged: what it begins with was changed or cut off", .0.display())]
    Head(PathBuf),
    /// It is something else.
    #[error("{}: is no back-up that this version can read", .0.display())]
    Other(PathBuf),
    /// Lines are missing at its end.
    #[error("{}: is damaged: it ends too early", .0.display())]
    Cut(PathBuf),
    /// Its hash is not that of its lines.
    #[error("{}: is damaged: its hash at the end does not fit its lines", .0.display())]
    Hash(PathBuf),
}

/// Reads a dump through to its end, and makes sure that it is whole.
///
/// # Errors
/// [`Damaged`].
pub(crate) fn walk(path: &Path, identity: Option<&Identity>, bar: &ProgressBar) -> Result<Dumped, Damaged> {
    let fault = |cause| Damaged::File { path: path.to_owned(), cause };
    let file = File::open(path).map_err(fault)?;
    bar.set_length(file.metadata().map_or(0, |about| about.len()));
    let file = opened(bar.wrap_read(file), path, identity)?;
    let mut input = BufReader::with_capacity(1 << 16, MultiGzDecoder::new(file));
    let (mut hash, mut lines, mut held) = (Sha256::new(), 0, Vec::new());
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line).map_err(fault)? == 0 {
            break;
        }
        // The last line is told from a row that looks like it by nothing following.
        if lines == 1 && held != format!("{HEAD}\n").as_bytes() {
            return Err(Damaged::Other(path.to_owned()));
        }
        hash.update(&held);
        lines += 1;
        held = line;
    }
    let end = std::str::from_utf8(&held).ok().and_then(|line| line.strip_prefix("end ")?.strip_suffix('\n'));
    let Some(end) = end else {
        let is_ours = lines > 1 || held == format!("{HEAD}\n").as_bytes();
        let damaged = if is_ours { Damaged::Cut } else { Damaged::Other };
        return Err(damaged(path.to_owned()));
    };
    let hash = hex::encode(hash.finalize());
    if end == hash { Ok(Dumped { hash, lines }) } else { Err(Damaged::Hash(path.to_owned())) }
}

/// The lines of a dump that has been walked through, unpacked; `bar` counts them.
///
/// # Errors
/// When the file cannot be opened.
pub(crate) fn lines(
    path: &Path,
    identity: Option<&Identity>,
    bar: &ProgressBar,
) -> Result<impl BufRead + use<>, Damaged> {
    let file = File::open(path).map_err(|cause| Damaged::File { path: path.to_owned(), cause })?;
    let unpacked = BufReader::with_capacity(1 << 16, MultiGzDecoder::new(opened(file, path, identity)?));
    Ok(Counted { inner: unpacked, lines: 0, bar: bar.clone() })
}

/// Tells the progress bar how many lines were read.
struct Counted<R> {
    inner: R,
    lines: u64,
    bar: ProgressBar,
}

impl<R: BufRead> io::Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    #[expect(clippy::naive_bytecount, reason = "packing and the database take far longer")]
    fn consume(&mut self, amount: usize) {
        if let Ok(bytes) = self.inner.fill_buf() {
            let ends = bytes[..amount.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count();
            self.lines += u64::try_from(ends).unwrap_or(0);
            self.bar.set_position(self.lines);
        }
        self.inner.consume(amount);
    }
}

/// A row that begins like a heading has tabs between its values; a heading has none.
pub(crate) fn is_heading(line: &[u8]) -> bool {
    line.starts_with(b"table ") && !line.contains(&b'\t')
}
