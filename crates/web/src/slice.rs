//! The manifest that each slice hands to the program.

use std::sync::Arc;

use database::{BoxFuture, Error, Migration, Tx};
use terms::{Language, PersonId, PlaceId, Timestamp};

use crate::{App, Decisions, Frame, PageError, Route, Viewer};

/// Everything that a slice gives to the program and asks of it. Entries that a slice does not have stay empty.
#[derive(Default)]
pub struct Slice {
    /// Its name: begins its message keys, topics, jobs and capabilities.
    pub name: &'static str,
    /// Its addresses.
    pub routes: Vec<Route>,
    /// Its tables.
    pub migrations: &'static [Migration],
    /// Its sentences: language and Fluent text.
    pub messages: &'static [(Language, &'static str)],
    /// Each of its templates with sample values: for the test that renders every page in every language.
    pub samples: Vec<Sample>,
    /// Entries of the menu.
    pub menu: Vec<MenuEntry>,
    /// Kinds of jobs that it runs.
    pub jobs: Vec<jobs::Kind<App>>,
    /// What it runs again and again.
    pub periodics: Vec<jobs::Periodic<App>>,
    /// Topics of the facts that it announces.
    pub announces: &'static [&'static str],
    /// Facts that it listens to.
    pub listeners: Vec<jobs::Listener<App>>,
    /// Commands of the command line.
    pub commands: Vec<Command>,
    /// What it finds for a search.
    pub search: Option<fn(App, Viewer, String) -> BoxFuture<'static, Result<Vec<Found>, Error>>>,
    /// What it shows on the page of a place.
    pub panels: Option<fn(App, Frame, PlaceId) -> BoxFuture<'static, Result<Vec<Panel>, PageError>>>,
    /// What can be decided, is coming, was decided: for the home page, or for the page of one place.
    pub decisions: Option<fn(App, Frame, Option<PlaceId>) -> BoxFuture<'static, Result<Decisions, PageError>>>,
    /// What it hears of what comes in by mail; [`Nobody`](mail::Verdict::Nobody) for addresses that are none of its.
    pub hears: Option<fn(App, mail::Arrived) -> BoxFuture<'static, mail::Verdict>>,
    /// Begins of topics whose pages change while they are open, and what to show: rendered once, shared by all readers.
    pub live: Vec<(&'static str, crate::Render)>,
    /// Everything that it holds about a person, for her.
    pub own_data: Option<fn(App, PersonId) -> BoxFuture<'static, Result<serde_json::Value, Error>>>,
    /// Removes what it holds about a person, in the transaction that erases her; what the law keeps stays.
    pub erase: Option<for<'t> fn(&'t mut Tx, PersonId, Timestamp) -> BoxFuture<'t, Result<(), Error>>>,
    /// What of a person's data would outlive her erasure, were it now, and why.
    pub holds: Option<fn(App, PersonId) -> BoxFuture<'static, Result<Vec<Hold>, Error>>>,
    /// Gives what it holds about the first person to the second.
    pub merge: Option<for<'t> fn(&'t mut Tx, PersonId, PersonId) -> BoxFuture<'t, Result<(), Error>>>,
    /// How long it keeps what.
    pub retention: Vec<Retention>,
    /// Fills in its part of the demonstration, after the slices below it.
    pub demonstration: Option<fn(App, Demonstration) -> BoxFuture<'static, Result<(), DemonstrationError>>>,
}

/// Why a demonstration could not be filled in.
pub type DemonstrationError = Box<dyn std::error::Error + Send + Sync>;

/// A template with sample values.
pub struct Sample {
    /// Path of the template.
    pub template: &'static str,
    /// Renders it.
    pub render: fn(Frame) -> Result<String, PageError>,
}

/// An entry of the menu.
#[derive(Debug, Clone, Copy)]
pub struct MenuEntry {
    /// Where it leads.
    pub href: &'static str,
    /// Key of its word.
    pub key: &'static str,
    /// Its place among the others; Decide has 0.
    pub order: u8,
    /// Whether it is left out of the bar on a phone.
    pub more: bool,
    /// Whether only those who are signed in see it.
    pub for_members: bool,
}

/// A command of the command line that needs the open program.
pub struct Command {
    /// Its words: `"import papers"`.
    pub name: &'static str,
    /// One line for `--help`.
    pub about: &'static str,
    /// Names of its arguments, in order.
    pub arguments: &'static [&'static str],
    /// Runs it; what it did, or why it was refused.
    pub run: fn(App, Vec<String>) -> BoxFuture<'static, Result<Told, String>>,
}

/// What a command did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// For the person at the terminal.
    pub text: String,
    /// The same for a program, printed with `--json`.
    pub data: serde_json::Value,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: String,
}

/// A panel on the page of a place.
#[derive(Debug, Clone)]
pub struct Panel {
    /// Its heading.
    pub title: String,
    /// Its place among the others, low first.
    pub order: u8,
    /// Its content, rendered by the slice's own template.
    pub body: crate::Markup,
}

impl Panel {
    /// A panel whose content a template renders.
    ///
    /// # Errors
    /// [`PageError::Broken`] when the template fails.
    pub fn new<T: askama::Template>(title: String, order: u8, body: &T) -> Result<Self, PageError> {
        Ok(Self { title, order, body: crate::Markup(body.render().map_err(PageError::broken)?) })
    }
}

/// Something about a person that outlives her erasure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// Key of the sentence that says what.
    pub what: &'static str,
    /// Key of the words for the law under which it stays: its name and section.
    pub law: &'static str,
    /// Until when; `None` when it has no end.
    pub until: Option<Timestamp>,
    /// Whether it still says who she is.
    pub is_named: bool,
}

/// How long something is kept.
pub struct Retention {
    /// What: a table or a class of fields.
    pub what: &'static str,
    /// Key of the sentence that says what it is, to whoever asks how long what is kept.
    pub key: &'static str,
    /// Days after which it goes; 0 for what has an end of its own.
    pub days: i64,
    /// Removes what was over at the given hour; how much that was.
    pub sweep: for<'t> fn(&'t mut Tx, Timestamp) -> BoxFuture<'t, Result<u64, Error>>,
}

/// What a demonstration is filled with.
#[derive(Clone)]
pub struct Demonstration {
    /// So many members, all made up; the same number always gives the same people.
    pub members: u32,
    /// The hour that counts as now: everything is dated around it.
    pub now: Timestamp,
    /// Hears, in words, what is being done.
    pub say: Arc<dyn Fn(&str) + Send + Sync>,
}
