//! What an installation is told: a file, the environment over it, and defaults that serve.
//!
//! Every key may stand in the file (`listen = "127.0.0.1:8080"`) or in the environment (`FLOTILLA_LISTEN`), which wins.
//! Nothing here shows a value of `database`, `keys` or `mail`: they may hold a password.

mod address;
mod identity;
mod inbound;
mod nearest;
mod signing;

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use clap::Args;
use figment::{
    Figment,
    error::Kind,
    providers::{Format, Serialized, Toml},
};
use mail::{PostOffice, Sender, Signer, Transport};
use serde::Deserialize;
use terms::{Email, Plain, Zone};
use web::IdentityProvider;

pub use self::inbound::Inbound;
use crate::{
    backup::offline::{NoRecipient, Recipient},
    installation::{Installation, Places},
};

/// Where a system keeps the settings of a service.
const SYSTEM_FILE: &str = "/etc/flotilla/flotilla.toml";
/// Their name in a data folder.
const FILE: &str = "flotilla.toml";
const PREFIX: &str = "FLOTILLA_";
const DATA_FOLDER: &str = "data_folder";

/// What each key is for; their order is that of the sample file.
pub const KEYS: [(&str, &str); 25] = [
    ("organisation", "the organisation's name"),
    ("public_url", "where it is reached: scheme, host and port"),
    ("listen", "address and port on which the server listens"),
    ("behind_proxy", "whether a proxy on this machine tells the reader's address"),
    ("zone", "time zone of dates and closing times"),
    (DATA_FOLDER, "folder of the data"),
    ("database", "sqlite:FILE or postgres://…"),
    ("keys", "address of the key store, apart from the database"),
    ("master_key_file", "file with the master key"),
    ("mail", "smtp://…, smtps://… or folder:PATH"),
    ("mail_from", "address that letters come from"),
    ("mail_a_minute", "how many letters of mailings go to one mail server in a minute"),
    ("dkim_key_file", "file with the key that letters are signed with"),
    ("dkim_selector", "under which name others look that key up"),
    ("backup_folder", "folder for back-ups of the database"),
    ("key_backup_folder", "another folder, for back-ups of the key store"),
    ("backup_recipients", "public keys that back-ups are encrypted to"),
    ("inbound_listen", "address and port at which the mail server hands answers over"),
    ("reply_address", "address that answers by mail come back to"),
    ("canary_address", "postal address, with its postcode, of the made-up members in exports"),
    ("identity_issuer", "address of the organisation’s identity provider"),
    ("identity_name", "what people call it"),
    ("identity_client_id", "what it knows this site as"),
    ("identity_client_secret_file", "file with the secret shared with it"),
    ("identity_strong", "words of its amr that stand for more than a password"),
];

/// Which installation a command is about.
#[derive(Debug, Clone, Default, Args)]
pub struct Chosen {
    /// File with the settings [default: /etc/flotilla/flotilla.toml if there, or flotilla.toml in the data folder]
    #[arg(long, value_name = "FILE", env = "FLOTILLA_CONFIG")]
    pub config: Option<PathBuf>,
    /// Folder of the data, instead of the one in the settings [default: flotilla-data]
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// What an installation is told, each value checked.
#[derive(Clone)]
pub struct Settings {
    /// The file they were read from; none when there is none.
    pub file: Option<PathBuf>,
    /// The folder of the data.
    pub data_folder: PathBuf,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Where it is reached, without a slash at the end.
    pub public_url: String,
    /// The organisation's name.
    pub organisation: Plain<80>,
    /// The zone of dates and closing times.
    pub zone: Zone,
    /// Address of the database.
    pub database: String,
    /// Address of the key store, another than the database's.
    pub keys: String,
    /// File with the master key.
    pub master_key_file: PathBuf,
    /// Whether a proxy on this machine tells the reader's address.
    pub behind_proxy: bool,
    /// How letters leave.
    pub mail: Transport,
    /// Whether somebody said how; otherwise letters lie in a folder and reach nobody.
    pub is_mail_set: bool,
    /// From whom letters come.
    pub sender: Sender,
    /// So many letters of mailings go to one mail server in a minute.
    pub mail_a_minute: u32,
    /// File with the key that letters are signed with.
    pub dkim_key_file: PathBuf,
    /// Under which name others look that key up.
    pub dkim_selector: String,
    /// What signs letters; none as long as there is no such file.
    pub signer: Option<Signer>,
    /// Folder for back-ups of the database.
    pub backup_folder: PathBuf,
    /// Folder for back-ups of the key store, apart from the other.
    pub key_backup_folder: PathBuf,
    /// Public halves of the offline keys that back-ups are encrypted to; none, and they are not encrypted.
    pub backup_recipients: Vec<Recipient>,
    /// How answers by mail come in.
    pub inbound: Option<Inbound>,
    /// Where letters to made-up members of exports arrive.
    pub canary_address: Option<Plain<200>>,
    /// Who besides us knows the organisation's people.
    pub identity_provider: Option<IdentityProvider>,
}

/// What is wrong with the settings: the key, and what to write instead.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is not there or cannot be read.
    #[error("{}: {cause}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The file is not TOML.
    #[error("{}: {reason}", path.display())]
    Syntax {
        /// Which.
        path: PathBuf,
        /// What its reader says.
        reason: String,
    },
    /// No such key.
    #[error("{place}: there is no key “{name}”{}", did_you_mean(nearest.as_deref()))]
    Unknown {
        /// The file, or the environment.
        place: String,
        /// The key.
        name: String,
        /// A key that was perhaps meant.
        nearest: Option<String>,
    },
    /// A value that cannot be.
    #[error("{key}: {fix}")]
    Value {
        /// The key.
        key: &'static str,
        /// What is wrong, and what to write.
        fix: String,
    },
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!("; did you mean “{nearest}”?"))
}

/// The values as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    organisation: Option<String>,
    public_url: Option<String>,
    listen: Option<String>,
    behind_proxy: Option<Truth>,
    zone: Option<String>,
    data_folder: Option<PathBuf>,
    database: Option<String>,
    keys: Option<String>,
    master_key_file: Option<PathBuf>,
    mail: Option<String>,
    mail_from: Option<String>,
    mail_a_minute: Option<Count>,
    dkim_key_file: Option<PathBuf>,
    dkim_selector: Option<String>,
    backup_folder: Option<PathBuf>,
    key_backup_folder: Option<PathBuf>,
    backup_recipients: Option<String>,
    inbound_listen: Option<String>,
    reply_address: Option<String>,
    canary_address: Option<String>,
    identity_issuer: Option<String>,
    identity_name: Option<String>,
    identity_client_id: Option<String>,
    identity_client_secret_file: Option<PathBuf>,
    identity_strong: Option<String>,
}

/// `true` in a file, "true" in the environment.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Truth {
    Bool(bool),
    Text(String),
}

/// `300` in a file, "300" in the environment.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Count {
    Number(i64),
    Text(String),
}

/// The variables of this process that are ours.
pub fn environment() -> BTreeMap<String, String> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| name.starts_with(PREFIX))
        .collect()
}

/// The identity provider that the environment alone names: for a demonstration, which has no file.
///
/// # Errors
/// [`SettingsError`], the first thing that is wrong.
pub fn identity_provider(environment: &BTreeMap<String, String>) -> Result<Option<IdentityProvider>, SettingsError> {
    identity::provider(&written(None, &ours(environment)?)?)
}

impl Chosen {
    /// The settings of the installation, from its file and this environment.
    ///
    /// # Errors
    /// [`SettingsError`], the first thing that is wrong.
    pub fn settings(&self, environment: &BTreeMap<String, String>) -> Result<Settings, SettingsError> {
        let variables = ours(environment)?;
        let folder = self.data.clone().or_else(|| variables.get(DATA_FOLDER).map(PathBuf::from));
        let file = self.file(folder.as_deref());
        let mut written = written(file.as_deref(), &variables)?;
        written.data_folder = folder.or(written.data_folder);
        checked(written, file)
    }

    /// The file to read. A folder that was asked for by name stands for itself: the system's file would send its data elsewhere.
    fn file(&self, folder: Option<&Path>) -> Option<PathBuf> {
        let there = |path: PathBuf| path.exists().then_some(path);
        match (&self.config, folder) {
            (Some(config), _) => Some(config.clone()),
            (None, Some(folder)) => there(folder.join(FILE)),
            (None, None) => there(SYSTEM_FILE.into()).or_else(|| there(default_folder().join(FILE))),
        }
    }
}

fn default_folder() -> PathBuf {
    PathBuf::from("flotilla-data")
}

/// The keys that the environment sets. A variable of ours with an unknown name is somebody else's, unless it is nearly a key.
fn ours(environment: &BTreeMap<String, String>) -> Result<BTreeMap<&'static str, &str>, SettingsError> {
    let mut variables = BTreeMap::new();
    for (name, value) in environment {
        let Some(key) = name.strip_prefix(PREFIX).map(str::to_lowercase) else { continue };
        match (known(&key), nearest::nearest(&key, KEYS.map(|(key, _)| key), 2)) {
            (Some(key), _) => {
                variables.insert(key, value.as_str());
            }
            (None, Some(near)) => {
                let nearest = Some(format!("{PREFIX}{}", near.to_uppercase()));
                return Err(SettingsError::Unknown { place: "environment".to_owned(), name: name.clone(), nearest });
            }
            (None, None) => {}
        }
    }
    Ok(variables)
}

fn known(name: &str) -> Option<&'static str> {
    KEYS.into_iter().map(|(key, _)| key).find(|key| *key == name)
}

fn written(file: Option<&Path>, variables: &BTreeMap<&'static str, &str>) -> Result<Written, SettingsError> {
    let mut figment = Figment::new();
    if let Some(path) = file {
        let text = fs::read_to_string(path).map_err(|cause| SettingsError::File { path: path.to_owned(), cause })?;
        figment = figment.merge(Toml::string(&text));
    }
    let merged = figment.merge(Serialized::defaults(variables)).extract::<Written>();
    merged.map_err(|error| refused(&error, file.unwrap_or(Path::new(FILE))))
}

/// What figment says, in our words: its own would show values.
fn refused(error: &figment::Error, path: &Path) -> SettingsError {
    let key = error.path.first().and_then(|name| known(name));
    match (&error.kind, key) {
        (Kind::UnknownField(name, _), _) => SettingsError::Unknown {
            place: path.display().to_string(),
            name: name.clone(),
            nearest: nearest::nearest(name, KEYS.map(|(key, _)| key), 4).map(str::to_owned),
        },
        (_, Some("behind_proxy")) => value("behind_proxy", TRUTH),
        (_, Some(key)) => value(key, "write it as text in quotes"),
        (_, None) => SettingsError::Syntax { path: path.to_owned(), reason: first_and_last(&error.to_string()) },
    }
}

/// The line between repeats what stands in the file, which may be a password.
fn first_and_last(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    lines.next_back().map_or_else(|| first.to_owned(), |last| format!("{first}: {last}"))
}

const TRUTH: &str = "write true or false";

fn value(key: &'static str, fix: impl Into<String>) -> SettingsError {
    SettingsError::Value { key, fix: fix.into() }
}

fn checked(written: Written, file: Option<PathBuf>) -> Result<Settings, SettingsError> {
    let identity_provider = identity::provider(&written)?;
    let inbound = inbound::inbound(&written)?;
    let data_folder = written.data_folder.unwrap_or_else(default_folder);
    let listen = listen(written.listen.as_deref())?;
    let public_url = public_url(written.public_url, listen)?;
    let organisation = organisation(written.organisation)?;
    let database = written.database.unwrap_or_else(|| sqlite(&data_folder, "flotilla.db"));
    let keys = address::keys(&database, written.keys, &sqlite(&data_folder, "keys.db"))?;
    let mail_from = mail_from(written.mail_from, written.mail.as_deref())?;
    let mail_a_minute = mail_a_minute(written.mail_a_minute)?;
    let dkim_selector = signing::selector(written.dkim_selector)?;
    let dkim_key_file = written.dkim_key_file.unwrap_or_else(|| data_folder.join("dkim.key"));
    let signer = signing::signer(&dkim_key_file, &dkim_selector)?;
    let backup_folder = written.backup_folder.unwrap_or_else(|| data_folder.join("backups"));
    let key_backup_folder = written.key_backup_folder.unwrap_or_else(|| data_folder.join("key-backups"));
    if crate::backup::is_together(&backup_folder, &key_backup_folder) {
        return Err(value("key_backup_folder", "choose a folder apart from backup_folder, best on another disk"));
    }
    Ok(Settings {
        backup_recipients: backup_recipients(written.backup_recipients.as_deref())?,
        behind_proxy: behind_proxy(written.behind_proxy, &public_url, listen)?,
        zone: zone(written.zone)?,
        is_mail_set: written.mail.is_some(),
        mail: transport(written.mail.as_deref(), &mail_from, &data_folder)?,
        sender: Sender { name: organisation.clone(), address: mail_from },
        master_key_file: written.master_key_file.unwrap_or_else(|| data_folder.join("master.key")),
        mail_a_minute,
        dkim_key_file,
        dkim_selector,
        signer,
        file,
        data_folder,
        listen,
        public_url,
        organisation,
        database,
        keys,
        backup_folder,
        key_backup_folder,
        inbound,
        canary_address: canary_address(written.canary_address)?,
        identity_provider,
    })
}

fn sqlite(folder: &Path, name: &str) -> String {
    format!("sqlite:{}", folder.join(name).display())
}

fn listen(text: Option<&str>) -> Result<SocketAddr, SettingsError> {
    let text = text.unwrap_or("127.0.0.1:8080");
    let fix = || format!("“{text}” is no address; write an address and a port, for example 127.0.0.1:8080");
    text.parse().map_err(|_| value("listen", fix()))
}

fn public_url(text: Option<String>, listen: SocketAddr) -> Result<String, SettingsError> {
    let Some(text) = text else { return Ok(format!("http://localhost:{}", listen.port())) };
    let url = text.strip_suffix('/').unwrap_or(&text);
    address::public_url(url).map_err(|fix| value("public_url", fix))?;
    Ok(url.to_owned())
}

fn organisation(text: Option<String>) -> Result<Plain<80>, SettingsError> {
    let text = text.unwrap_or_else(|| "Our movement".to_owned());
    text.parse().map_err(|error| value("organisation", format!("{error}; write a name of at most 80 characters")))
}

fn canary_address(text: Option<String>) -> Result<Option<Plain<200>>, SettingsError> {
    let fix =
        "write a postal address on one line, with its postcode at the end, for example 1 High Street, Leeds LS1 4AP";
    text.map(|text| text.parse().map_err(|_| value("canary_address", fix))).transpose()
}

/// One after another, with spaces or commas between; nothing shows what was written, which may be a private key.
fn backup_recipients(text: Option<&str>) -> Result<Vec<Recipient>, SettingsError> {
    let words = text.unwrap_or_default().split([',', ' ']).filter(|word| !word.is_empty());
    words.map(|word| word.parse().map_err(|error: NoRecipient| value("backup_recipients", error.to_string()))).collect()
}

fn zone(text: Option<String>) -> Result<Zone, SettingsError> {
    Zone::named(text.as_deref().unwrap_or("Europe/London")).map_err(|error| value("zone", error.to_string()))
}

/// A server that listens to this machine alone and is reached by https has a proxy before it.
fn behind_proxy(truth: Option<Truth>, public_url: &str, listen: SocketAddr) -> Result<bool, SettingsError> {
    match truth {
        Some(Truth::Bool(truth)) => Ok(truth),
        Some(Truth::Text(text)) => text.parse().map_err(|_| value("behind_proxy", TRUTH)),
        None => Ok(public_url.starts_with("https:") && listen.ip().is_loopback()),
    }
}

fn mail_from(text: Option<String>, mail: Option<&str>) -> Result<Email, SettingsError> {
    let fix = "write the address that letters come from, for example office@example.org";
    let is_sent = mail.is_some_and(|mail| !mail.starts_with("folder:"));
    match text {
        None if is_sent => Err(value("mail_from", fix)),
        None => Ok("flotilla@example.org".parse().expect("the form of an address")),
        Some(text) => text.parse().map_err(|_| value("mail_from", fix)),
    }
}

/// So many letters a minute to one server: as large mailbox providers take them from a sender whom they know.
fn mail_a_minute(count: Option<Count>) -> Result<u32, SettingsError> {
    let fix = || value("mail_a_minute", "write a number from 1 to 100000, for example 300");
    let number = match count {
        None => return Ok(300),
        Some(Count::Number(number)) => number,
        Some(Count::Text(text)) => text.trim().parse().map_err(|_| fix())?,
    };
    u32::try_from(number).ok().filter(|number| (1..=100_000).contains(number)).ok_or_else(fix)
}

fn transport(mail: Option<&str>, from: &Email, data_folder: &Path) -> Result<Transport, SettingsError> {
    match mail {
        None => Ok(Transport::folder(data_folder.join("letters"))),
        Some(mail) => match mail.strip_prefix("folder:") {
            Some("") => {
                Err(value("mail", "write a folder after “folder:”, for example folder:/var/lib/flotilla/letters"))
            }
            Some(path) => Ok(Transport::folder(path)),
            None => {
                let domain = from.as_str().rsplit_once('@').map_or("", |(_, domain)| domain);
                Transport::smtp(mail, domain).map_err(|error| value("mail", error.to_string()))
            }
        },
    }
}

impl Settings {
    /// Where everything lies.
    pub fn places(&self) -> Places {
        Places {
            data: self.data_folder.clone(),
            database: self.database.clone(),
            keys: self.keys.clone(),
            master_key: self.master_key_file.clone(),
        }
    }

    /// What sends letters of an open installation.
    pub fn post_office(&self, open: &Installation) -> PostOffice {
        PostOffice {
            db: open.db.clone(),
            vault: open.vault.clone(),
            transport: self.mail.clone(),
            from: self.sender.clone(),
            signer: self.signer.clone(),
        }
    }

    /// How the installation presents itself.
    pub fn presented(&self, is_demo: bool) -> web::Settings {
        web::Settings {
            organisation: self.organisation.to_string(),
            zone: self.zone.clone(),
            public_url: self.public_url.clone(),
            is_demo,
            behind_proxy: self.behind_proxy,
            mail_a_minute: self.mail_a_minute,
            reply_address: self.inbound.as_ref().map(|inbound| inbound.address.clone()),
            canary_address: self.canary_address.as_ref().map(ToString::to_string),
            identity_provider: self.identity_provider.clone(),
            shows_keys: false,
        }
    }
}

impl fmt::Debug for Settings {
    // Addresses may hold passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Settings")
    }
}

#[cfg(test)]
mod tests;
