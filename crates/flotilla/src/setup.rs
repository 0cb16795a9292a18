//! `flotilla setup`: founds the organisation and goes through the check-list, as often as one likes.

mod check;
mod mail_records;
mod published;

use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
};

use clap::Args;
use mail::Signer;
use membership::{Invited, NotInvited, person::Particulars};
use places::{CannotFound, FileError, Place, PlacesFile, Slug};
use serde::Serialize;
use terms::{Email, Timestamp};
use web::App;

pub use self::check::Check;
use crate::{
    installation::{Installation, private_file},
    serve,
    settings::{Chosen, Settings, SettingsError, environment},
    upgrade::{self, UpgradeError},
};

/// Set up an installation: a check-list, each line green or with its fix
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  flotilla setup
  flotilla setup --administrator \"Ann Lee <ann@example.org>\" --administrator \"Bob Day <bob@example.org>\" --home wales
  flotilla setup --json | jq '.checks[] | select(.is_green | not)'

It changes only what is missing: the data folder, a master key, a key that letters are signed with, the places, the first two administrators. Each of these two
gets a link, printed here, that signs her in once, within a day, in any browser. Exit code 0 when every line is green, 1 otherwise.")]
pub struct SetupArgs {
    #[command(flatten)]
    chosen: Chosen,
    /// File with the places of the movement [default: the regions of the United Kingdom]
    #[arg(long, value_name = "FILE")]
    places: Option<PathBuf>,
    /// One of the first two administrators; asked for when there is a terminal
    #[arg(long = "administrator", value_name = "NAME <MAIL>", value_parser = administrator)]
    administrators: Vec<Administrator>,
    /// The place in which they are at home, by the end of its address [default: the first within the movement]
    #[arg(long, value_name = "PLACE")]
    home: Option<Slug>,
    /// Print the check-list as JSON
    #[arg(long)]
    json: bool,
}

/// Somebody to be one of the first administrators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Administrator {
    /// Her name.
    pub name: membership::person::Name,
    /// Her e-mail.
    pub email: Email,
}

/// Why nothing, or not all, was set up.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The installation.
    #[error(transparent)]
    Open(#[from] UpgradeError),
    /// The file of places cannot be read.
    #[error("{}: {cause}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The file of places is wrong.
    #[error("{}: {cause}", path.display())]
    Places {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        cause: FileError,
    },
    /// There is no such home.
    #[error("there is no place “{0}” to be at home in; the file of places names them")]
    NoHome(String),
    /// An administrator could not come in.
    #[error("{name}: {cause}")]
    Invite {
        /// Who.
        name: String,
        /// Why.
        cause: NotInvited,
    },
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] database::Error),
    /// The program could not be put together.
    #[error("{0}")]
    Program(String),
}

/// What a set-up is asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// File of the places.
    pub places: Option<PathBuf>,
    /// The first administrators, as far as they are missing.
    pub administrators: Vec<Administrator>,
    /// Where they are at home.
    pub home: Option<Slug>,
}

/// What was done, and the check-list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What was done, in words.
    pub done: Vec<String>,
    /// Links by which administrators sign in, once: name and address.
    pub links: Vec<(String, String)>,
    /// The check-list.
    pub checks: Vec<Check>,
}

/// Runs the command; what to print, and whether every line is green.
///
/// # Errors
/// [`SetupError`].
pub async fn run(args: SetupArgs, now: Timestamp) -> Result<(String, bool), SetupError> {
    let settings = args.chosen.settings(&environment())?;
    let mut wanted = Wanted { places: args.places, administrators: args.administrators, home: args.home };
    if wanted.administrators.is_empty() && !args.json && io::stdin().is_terminal() {
        let missing = 2 - administrators(&settings, now).await?.min(2);
        wanted.administrators = asked(missing).map_err(|cause| SetupError::File { path: "terminal".into(), cause })?;
    }
    let report = set_up(&settings, wanted, now).await?;
    let is_green = report.checks.iter().all(|check| check.is_green);
    let text = if args.json {
        serde_json::to_string_pretty(&report).expect("texts can be written as JSON")
    } else {
        report.in_words()
    };
    Ok((text, is_green))
}

/// Does what is missing, and goes through the check-list.
///
/// # Errors
/// [`SetupError`]; what was done before it stays, and is not done again.
pub async fn set_up(settings: &Settings, wanted: Wanted, now: Timestamp) -> Result<Report, SetupError> {
    let said = std::sync::Mutex::new(Vec::new());
    let say = |what: &str| said.lock().expect("nothing panics while it says something").push(what.to_owned());
    let open = upgrade::open(settings, now, &say).await?;
    let settings = &signing(settings, &say).await?;
    let app = serve::program(settings, &open, false).map_err(SetupError::Program)?;
    if let Some(founded) = found(&app, settings, wanted.places.as_deref()).await? {
        say(&founded);
    }
    let links = invite(&app, &wanted, now).await?;
    let checks = check::checks(settings, &open, now).await?;
    open.db.close().await;
    open.vault.store().close().await;
    let done = said.into_inner().expect("nothing panics while it says something");
    Ok(Report { done, links, checks })
}

/// The settings with a key that letters are signed with: made now, where letters reach people and there is none.
async fn signing(settings: &Settings, say: &(dyn Fn(&str) + Sync)) -> Result<Settings, SetupError> {
    let mut settings = settings.clone();
    let path = settings.dkim_key_file.clone();
    if settings.signer.is_some() || !settings.mail.reaches_people() {
        return Ok(settings);
    }
    let made = tokio::task::spawn_blocking(Signer::make_key).await.expect("making a key does not panic");
    let pem = made.map_err(|error| SetupError::Program(error.to_string()))?;
    let fault = |cause| SetupError::File { path: path.clone(), cause };
    let mut file = private_file(&path).map_err(fault)?;
    file.write_all(pem.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
    let signer = Signer::new(&pem, &settings.dkim_selector).map_err(|error| SetupError::Program(error.to_string()))?;
    say(&format!(
        "A key that letters are signed with was made: {}. Publish {}._domainkey.{} TXT {}",
        path.display(),
        signer.selector(),
        settings.sender.domain(),
        mail_records::quoted(&mail_records::key_record(signer.public_key())),
    ));
    settings.signer = Some(signer);
    Ok(settings)
}

/// Founds the places, unless they are; what was done.
async fn found(app: &App, settings: &Settings, file: Option<&Path>) -> Result<Option<String>, SetupError> {
    let file = match file {
        None => PlacesFile::united_kingdom(),
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|cause| SetupError::File { path: path.to_owned(), cause })?;
            PlacesFile::parse(&text).map_err(|cause| SetupError::Places { path: path.to_owned(), cause })?
        }
    };
    let name = settings.organisation.as_str().parse().expect("a name of a place may be as long as an organisation's");
    let (file, ids) = (file.named(name), app.clone());
    let founded = app.db.write(move |tx| {
        let (file, ids) = (file.clone(), ids.clone());
        Box::pin(async move { places::found(tx, &file, || ids.new_id()).await })
    });
    match founded.await {
        Ok(places) => Ok(Some(format!("{} was founded with {} places.", settings.organisation, places.len()))),
        Err(CannotFound::Already) => Ok(None),
        Err(CannotFound::Database(error)) => Err(error.into()),
    }
}

/// Lets those come in who are not there yet, until there are two; a name and a link for each.
async fn invite(app: &App, wanted: &Wanted, now: Timestamp) -> Result<Vec<(String, String)>, SetupError> {
    let mut links = Vec::new();
    for who in &wanted.administrators {
        let invited = Invited {
            person: app.new_id(),
            particulars: Particulars {
                name: who.name.clone(),
                email: Some(who.email.clone()),
                postcode: None,
                address: None,
            },
            place: home(app, wanted.home.as_ref()).await?.id,
            token: app.random(),
        };
        match membership::invite_administrator(&app.db, &app.vault, invited, now).await {
            Ok(path) => links.push((who.name.to_string(), format!("{}{path}", app.settings.public_url))),
            Err(cause) => return Err(SetupError::Invite { name: who.name.to_string(), cause }),
        }
    }
    Ok(links)
}

async fn home(app: &App, wanted: Option<&Slug>) -> Result<Place, SetupError> {
    let mut tx = app.db.reader().await?;
    let all = places::all(&mut tx).await?;
    let found = match wanted {
        Some(slug) => all.into_iter().find(|place| place.slug == *slug && place.parent.is_some()),
        None => all.into_iter().find(|place| place.parent.is_some()),
    };
    found.ok_or_else(|| SetupError::NoHome(wanted.map_or_else(String::new, ToString::to_string)))
}

/// How many administrators there are, as far as there is an installation.
async fn administrators(settings: &Settings, now: Timestamp) -> Result<usize, SetupError> {
    match upgrade::open_as_it_is(settings, now).await {
        Ok(Installation { db, vault }) => {
            let offices = membership::offices_with_role(&mut db.reader().await?, "administrator", now).await?;
            db.close().await;
            vault.store().close().await;
            Ok(offices.len())
        }
        Err(_) => Ok(0),
    }
}

/// Asks at the terminal; nothing typed leaves it for later.
fn asked(missing: usize) -> io::Result<Vec<Administrator>> {
    let mut all = Vec::new();
    let mut lines = io::stdin().lock().lines();
    while all.len() < missing {
        write!(io::stderr(), "Administrator {} of two, as NAME <MAIL> (empty: later): ", 3 - missing + all.len())?;
        io::stderr().flush()?;
        let Some(line) = lines.next().transpose()? else { break };
        if line.trim().is_empty() {
            break;
        }
        match administrator(&line) {
            Ok(one) => all.push(one),
            Err(fix) => writeln!(io::stderr(), "{fix}")?,
        }
    }
    Ok(all)
}

/// `Ann Lee <ann@example.org>`.
fn administrator(text: &str) -> Result<Administrator, String> {
    let fix = || "write a name and an e-mail address like this: Ann Lee <ann@example.org>".to_owned();
    let (name, email) = text.trim().strip_suffix('>').and_then(|text| text.split_once('<')).ok_or_else(fix)?;
    Ok(Administrator { name: name.parse().map_err(|_| fix())?, email: email.parse().map_err(|_| fix())? })
}

impl Report {
    fn in_words(&self) -> String {
        let mut lines = self.done.clone();
        if !self.links.is_empty() {
            lines.push(
                "Links to sign in with: each once, within a day, in any browser. Hand them over in person.".to_owned(),
            );
            lines.extend(self.links.iter().map(|(name, link)| format!("  {name}: {link}")));
        }
        lines.extend(self.checks.iter().map(|check| {
            let mark = if check.is_green { "ok   " } else { "TO DO" };
            format!("{mark}  {:<15} {}", check.what, check.says)
        }));
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_administrator_is_a_name_and_a_mail_address() {
        let ann = administrator(" Ann Lee <ann@Example.org> ").unwrap();

        assert_eq!((ann.name.as_str(), ann.email.as_str()), ("Ann Lee", "ann@example.org"));
        for wrong in ["Ann Lee", "ann@example.org", "<ann@example.org>", "Ann <ann>", ""] {
            assert!(administrator(wrong).is_err(), "{wrong}");
        }
    }
}
