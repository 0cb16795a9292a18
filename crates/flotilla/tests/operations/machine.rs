//! A machine of an operator: folders, databases of its own, an organisation on it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use database::testing::{Fresh, skipped};
use flotilla::{
    backup::{self, Report},
    installation::Installation,
    serve,
    settings::{Chosen, Settings},
    setup::{self, Wanted},
    upgrade,
};
use membership::{OnPaper, person::Particulars};
use terms::{PersonId, PlaceId, Timestamp};
use web::App;

/// The administrators that every organisation here begins with.
const FIRST: [(&str, &str); 2] =
    [("Xanthe Quillfeather", "xanthe@moorhen.example"), ("Ozias Brackwater", "ozias@moorhen.example")];

/// Which engine a machine keeps its data on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// A machine; its folders go with it, its databases with [`Machine::remove`].
pub(crate) struct Machine {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) settings: Settings,
    databases: Vec<Fresh>,
}

/// The wall clock: rows carry it, so that nothing here depends on when a test runs.
pub(crate) fn now() -> Timestamp {
    (flotilla::serving::clock())()
}

impl Machine {
    /// A machine with nothing on it; `None` when there is no such engine for tests.
    pub(crate) async fn new(engine: Engine) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let at = |key: &str, name: &str| format!("{key} = \"{}\"\n", folder.path().join(name).display());
        let mut lines =
            [at("data_folder", "data"), at("backup_folder", "backups"), at("key_backup_folder", "keys")].concat();
        let mut databases = Vec::new();
        if engine == Engine::Postgres {
            for key in ["database", "keys"] {
                let Some(fresh) = Fresh::postgres(&[]).await else {
                    skipped();
                    return None;
                };
                lines.extend([key, " = \"", &fresh.address, "\"\n"]);
                databases.push(fresh);
            }
        }
        fs::write(folder.path().join("flotilla.toml"), lines).unwrap();
        let settings = chosen(folder.path()).settings(&BTreeMap::new()).unwrap();
        Some(Self { folder, settings, databases })
    }

    /// On SQLite, with an organisation.
    pub(crate) async fn founded() -> Self {
        let machine = Self::new(Engine::Sqlite).await.unwrap();
        machine.found().await;
        machine
    }

    pub(crate) async fn found(&self) -> setup::Report {
        let administrators = FIRST
            .map(|(name, email)| setup::Administrator { name: name.parse().unwrap(), email: email.parse().unwrap() })
            .to_vec();
        let wanted = Wanted { administrators, home: Some("wales".parse().unwrap()), ..Wanted::default() };
        setup::set_up(&self.settings, wanted, now()).await.unwrap()
    }

    pub(crate) async fn open(&self) -> Installation {
        upgrade::open_as_it_is(&self.settings, now()).await.unwrap()
    }

    pub(crate) async fn back_up(&self) -> Report {
        let settings = &self.settings;
        backup::back_up(settings, &settings.backup_folder, &settings.key_backup_folder, now()).await.unwrap()
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.folder.path().join("flotilla.toml")
    }

    pub(crate) fn data(&self, name: &str) -> PathBuf {
        self.settings.data_folder.join(name)
    }

    /// Puts the master key of another machine here, as its operator would.
    pub(crate) fn bring_master_key(&self, from: &Self) {
        fs::create_dir_all(&self.settings.data_folder).unwrap();
        fs::copy(&from.settings.master_key_file, &self.settings.master_key_file).unwrap();
    }

    pub(crate) async fn remove(self) {
        for database in self.databases {
            database.remove().await;
        }
    }
}

pub(crate) fn chosen(folder: &Path) -> Chosen {
    Chosen { config: Some(folder.join("flotilla.toml")), data: None }
}

/// Each engine there is.
pub(crate) async fn each_machine<F: AsyncFn(Machine)>(test: F) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        if let Some(machine) = Machine::new(engine).await {
            test(machine).await;
        }
    }
}

/// An open organisation with one of its administrators at hand.
pub(crate) struct Organisation {
    pub(crate) open: Installation,
    pub(crate) app: App,
    pub(crate) administrator: PersonId,
    pub(crate) wales: PlaceId,
}

impl Organisation {
    pub(crate) async fn of(machine: &Machine) -> Self {
        let open = machine.open().await;
        let app = serve::program(&machine.settings, &open, false).unwrap();
        let mut tx = open.db.reader().await.unwrap();
        let offices = membership::offices_with_role(&mut tx, "administrator", now()).await.unwrap();
        let wales = places::find_by_slug(&mut tx, &"wales".parse().unwrap()).await.unwrap().unwrap().id;
        drop(tx);
        Self { open, app, administrator: offices[0].person, wales }
    }

    /// Enters somebody who signed on paper.
    pub(crate) async fn register(&self, name: &str, particulars: [&str; 3]) -> PersonId {
        let [email, postcode, address] = particulars;
        let person = self.app.new_id();
        let new = OnPaper {
            person,
            particulars: Particulars {
                name: name.parse().unwrap(),
                email: email.parse().ok(),
                postcode: postcode.parse().ok(),
                address: address.parse().ok(),
            },
            place: self.wales,
            sheet: "sheet 7".to_owned(),
        };
        membership::register(&self.open.db, &self.open.vault, self.administrator, new, now()).await.unwrap();
        person
    }

    pub(crate) async fn name(&self, person: PersonId) -> Option<String> {
        let mut tx = self.open.db.reader().await.unwrap();
        membership::name(&mut tx, &self.open.vault, person, now()).await.unwrap()
    }

    pub(crate) async fn is_known(&self, person: PersonId) -> bool {
        membership::is_known(&mut self.open.db.reader().await.unwrap(), person).await.unwrap()
    }

    pub(crate) async fn members(&self) -> i64 {
        let mut tx = self.open.db.reader().await.unwrap();
        membership::count(&mut tx, self.wales, now()).await.unwrap()
    }

    pub(crate) async fn close(self) {
        self.open.db.close().await;
        self.open.vault.store().close().await;
    }
}
