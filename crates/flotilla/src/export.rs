//! `flotilla export`: the organisation as one archive that other programs can read.
//!
//! A packed tar file: `flotilla.dump` (the whole database, line by line), `schema.sql` (its tables), `manifest.json` and
//! `README.txt`, which says how to read them. Names and addresses stay sealed, as in the database.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use clap::Args;
use database::dump;
use flate2::{Compression, write::GzEncoder};
use serde::Serialize;
use terms::Timestamp;

use crate::{
    backup::{BackupError, progress},
    installation::private_file,
    settings::{Chosen, Settings, environment},
    slices,
    upgrade::{self, Schema},
};

const README: &str = "\
An organisation as Flotilla keeps it.

flotilla.dump  the whole database. First line: flotilla dump 1. For each table a line “table NAME column:kind …”, then
               its rows, one a line, values separated by tabs: \\N for no value; in text \\\\ \\t \\n \\r; bytes and ids in
               hexadecimal; instants in microseconds since 1970-01-01T00:00:00Z; truth as t or f. Last line: “end” and
               the SHA-256 of all lines before.
schema.sql     the tables, with what they are for.
manifest.json  version, time, hash and the steps of the schema.

Names and addresses are sealed (AES-256-GCM-SIV) under keys that are not in here: docs/decisions/0004-keys-apart.md.
";

/// Write the whole organisation into one archive that other programs can read
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  flotilla export --to movement.tar.gz && tar -xzOf movement.tar.gz README.txt

To move to another machine use `flotilla backup` and `flotilla restore`: an export holds no keys, so no names can be read.")]
pub struct ExportArgs {
    #[command(flatten)]
    pub(crate) chosen: Chosen,
    /// The archive; must not be there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Print what was made as JSON
    #[arg(long)]
    json: bool,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The archive.
    pub file: PathBuf,
    /// SHA-256 of the dump in it.
    pub hash: String,
    /// Version of the program.
    pub version: String,
    /// When it was made.
    pub made_at: String,
    /// Steps of the schema.
    pub steps: Vec<String>,
}

/// Runs the command; what to print.
///
/// # Errors
/// [`BackupError`].
pub async fn run(args: ExportArgs, now: Timestamp) -> Result<String, BackupError> {
    let settings = args.chosen.settings(&environment())?;
    let report = export(&settings, &args.to, now).await?;
    if args.json {
        return Ok(serde_json::to_string_pretty(&report).expect("texts and numbers can be written as JSON"));
    }
    Ok(format!("Exported: {}\n  hash {}", report.file.display(), report.hash))
}

/// Writes the archive, as of one instant, while others go on writing.
///
/// # Errors
/// [`BackupError`]; then there is no archive.
pub async fn export(settings: &Settings, to: &Path, now: Timestamp) -> Result<Report, BackupError> {
    let fault = |cause| BackupError::File { path: to.to_owned(), cause };
    let out = private_file(to).map_err(fault)?;
    let part = to.with_added_extension("part");
    let written = write(settings, to, &part, out, now).await;
    fs::remove_file(&part).ok();
    if written.is_err() {
        fs::remove_file(to).map_err(fault)?;
    }
    written
}

async fn write(settings: &Settings, to: &Path, part: &Path, out: File, now: Timestamp) -> Result<Report, BackupError> {
    let fault = |cause| BackupError::File { path: to.to_owned(), cause };
    let db = upgrade::existing(&settings.database).await?;
    let schema = Schema::of(&db, &slices::migrations()).await?;
    // An archive says how long each file is before the file: the dump is written apart first.
    let bar = progress(None, "writing");
    let dump = io::BufWriter::new(private_file(part).map_err(fault)?);
    let hash = dump::write(&db, &schema.applied, dump).await?;
    db.close().await;
    let report = Report {
        file: to.to_owned(),
        hash,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now.rfc3339(),
        steps: schema.applied.iter().map(|step| step.name.to_owned()).collect(),
    };
    let tables: Vec<&str> = schema.applied.iter().map(|step| step.text).collect();
    pack(out, part, &tables.join("\n"), &report, now).map_err(fault)?;
    bar.finish_and_clear();
    Ok(report)
}

fn pack(out: File, dump: &Path, tables: &str, report: &Report, now: Timestamp) -> io::Result<()> {
    let mut archive = tar::Builder::new(GzEncoder::new(out, Compression::default()));
    let manifest = serde_json::to_string_pretty(report).expect("texts and numbers can be written as JSON");
    for (name, text) in [("README.txt", README), ("manifest.json", &manifest), ("schema.sql", tables)] {
        archive.append_data(&mut header(text.len() as u64, now), name, text.as_bytes())?;
    }
    let dump = File::open(dump)?;
    archive.append_data(&mut header(dump.metadata()?.len(), now), "flotilla.dump", dump)?;
    archive.into_inner()?.finish()?.sync_all()
}

fn header(size: u64, now: Timestamp) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(now.micros() / Timestamp::SECOND).unwrap_or(0));
    header
}
