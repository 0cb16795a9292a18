//! What every page's template has: language, menu, viewer, sentences.

use axum::{extract::FromRequestParts, http::request::Parts};
use terms::{Language, PersonId, PlaceId, Timestamp};

use crate::{App, HeldOffice, PageError, Value, agent::Agent, along::Watched, request::Reader, when};

/// The person who is signed in.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// Who.
    pub person: PersonId,
    /// As others greet her.
    pub name: String,
    /// Her branch or region and everything it lies in, itself first; empty when she has none.
    pub places: Vec<PlaceId>,
    /// Her offices that last now.
    pub offices: Vec<HeldOffice>,
    /// Whether she has shown more than a link in a letter, as offices demand. The session tells; who she is does not.
    pub is_strong: bool,
    /// Who looks along with her now.
    pub watched: Option<Watched>,
}

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// Where it leads.
    pub href: String,
    /// Its word.
    pub label: String,
    /// Whether this page belongs to it.
    pub is_current: bool,
    /// Whether it is left out of the bar on a phone.
    pub more: bool,
}

/// Markup made by the program itself, printed as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markup(pub(crate) String);

impl Markup {
    /// What a template rendered, to stand inside another page.
    ///
    /// # Errors
    /// [`PageError::Broken`] when the template fails.
    pub fn of<T: askama::Template>(template: &T) -> Result<Self, PageError> {
        template.render().map(Self).map_err(PageError::broken)
    }
}

impl std::fmt::Display for Markup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
/// Only this crate makes [`Markup`], out of values that need no escaping.
impl askama::filters::HtmlSafe for Markup {}

/// What every page's template has as its field `frame`.
#[derive(Debug, Clone)]
pub struct Frame {
    /// BCP 47 tag of the page's language.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Path and query of this page.
    pub path: String,
    /// The organisation's name.
    pub organisation: String,
    /// The menu.
    pub menu: Vec<MenuItem>,
    /// Name of the person who is signed in.
    pub viewer_name: Option<String>,
    /// Whether this is a demonstration.
    pub is_demo: bool,
    /// Languages to choose from: tag, own name, whether it is this one.
    pub languages: Vec<(&'static str, &'static str, bool)>,
    /// What has just been done, in one sentence.
    pub notice: Option<String>,
    /// The person who is signed in.
    pub viewer: Option<Viewer>,
    /// That the reader looks along with somebody else, in one sentence: it stands on every page that she is shown.
    pub along: Option<String>,
    /// That somebody looks along with the reader, in one sentence.
    pub watched: Option<String>,
    /// Who answers for the organisation at that instant, where that was entered.
    pub imprint: Option<String>,
    /// When the page was asked for.
    pub now: Timestamp,
    language: Language,
    app: App,
}

impl Frame {
    /// The frame for a reader, on the page at `path`.
    pub(crate) fn new(app: &App, reader: &Reader, path: &str) -> Self {
        let language = reader.language;
        let mut frame = Self {
            lang: language.tag(),
            dir: "ltr",
            path: path.to_owned(),
            organisation: app.settings.organisation.clone(),
            menu: Vec::new(),
            viewer_name: reader.viewer().map(|viewer| viewer.name.clone()),
            is_demo: app.settings.is_demo,
            languages: Language::OFFERED
                .into_iter()
                .map(|offered| (offered.tag(), offered.own_name(), offered == language))
                .collect(),
            notice: None,
            viewer: reader.viewer().cloned(),
            along: None,
            watched: None,
            imprint: app.imprints.at(language, app.now()),
            now: app.now(),
            language,
            app: app.clone(),
        };
        frame.menu = frame.entries();
        frame.along = reader.along().map(|along| frame.says_along(&along.member().name, along.until()));
        frame.watched = reader.viewer().and_then(|viewer| viewer.watched.as_ref()).map(|by| frame.says_watched(by));
        frame.notice = notice_key(path).filter(|key| app.words.has(Language::English, key)).map(|key| frame.t(key));
        frame
    }

    /// Whose pages these are, and until when they are shown.
    pub(crate) fn says_along(&self, name: &str, until: Timestamp) -> String {
        self.tn("web-along", &[("name", name.into()), ("until", self.when(until).into())])
    }

    pub(crate) fn says_watched(&self, by: &Watched) -> String {
        let values = [
            ("name", by.name.as_str().into()),
            ("role", self.t(&by.role).into()),
            ("since", self.when(by.since).into()),
            ("until", self.when(by.until).into()),
        ];
        self.tn("web-watched", &values)
    }

    fn entries(&self) -> Vec<MenuItem> {
        let own = [("/", "web-menu-decide", false)];
        let mut entries: Vec<(u8, MenuItem)> = Vec::new();
        let item = |href: &str, key: &str, more| MenuItem {
            href: href.to_owned(),
            label: self.t(key),
            is_current: is_current(&self.path, href),
            more,
        };
        entries.extend(own.map(|(href, key, more)| (0, item(href, key, more))));
        for slice in &self.app.slices {
            let fits = slice.menu.iter().filter(|entry| !entry.for_members || self.viewer.is_some());
            entries.extend(fits.map(|entry| (entry.order, item(entry.href, entry.key, entry.more))));
        }
        entries.sort_by_key(|(order, _)| *order);
        entries.into_iter().map(|(_, item)| item).collect()
    }

    /// The sentence of that key.
    pub fn t(&self, key: &str) -> String {
        self.app.words.say(self.language, key, &[])
    }

    /// The sentence of that key with its values inside.
    pub fn tn(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.app.words.say(self.language, key, args)
    }

    /// Whether the reader looks along with the viewer: then nothing is shown of what the viewer alone may know of herself.
    pub fn is_along(&self) -> bool {
        self.along.is_some()
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.language
    }

    /// An instant in full, in the organisation's zone: "Wednesday 25 November 2026, 19:00 London time".
    pub fn when(&self, at: Timestamp) -> String {
        when::full(&|key, args| self.tn(key, args), at, &self.app.settings.zone)
    }

    /// A `time` element that says an instant in full, in the organisation's zone; scripts add the reader's own beside it.
    pub fn time(&self, at: Timestamp) -> Markup {
        let text = self.when(at).replace('&', "&amp;").replace('<', "&lt;");
        Markup(format!("<time datetime=\"{}\" data-local>{text}</time>", at.rfc3339()))
    }

    /// The day of an instant in the organisation's zone: "25 November 2026".
    pub fn day(&self, at: Timestamp) -> String {
        when::day(&|key, args| self.tn(key, args), at, &self.app.settings.zone)
    }

    /// How far off an instant is from now: "in 6 days", "2 hours ago".
    pub fn relative(&self, at: Timestamp) -> String {
        when::relative(self, self.now, at)
    }

    /// A kind of browser: "Firefox on Android".
    pub fn agent(&self, agent: Agent) -> String {
        let args = [("browser", agent.browser.into()), ("system", agent.system.into())];
        match (agent.browser, agent.system) {
            ("", "") => self.t("web-agent-unknown"),
            (_, "") => agent.browser.to_owned(),
            ("", _) => self.tn("web-agent-system", &args),
            _ => self.tn("web-agent", &args),
        }
    }

    /// A whole number with its thousands set apart.
    pub fn number(&self, number: impl Into<Value>) -> String {
        match number.into() {
            Value::Number(number) => crate::words::thousands(&number.to_string()),
            Value::Text(text) => text,
        }
    }

    /// A hidden field that makes a form work once, however often it is sent.
    pub fn nonce(&self) -> Markup {
        Markup(format!("<input type=\"hidden\" name=\"nonce\" value=\"{}\">", hex::encode(self.app.random::<16>())))
    }
}

/// Whether a page lies under a menu entry.
fn is_current(path: &str, href: &str) -> bool {
    let path = path.split('?').next().unwrap_or(path);
    path == href || (href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
}

/// `?done=ballots-vote-in` asks for that sentence above the page. Only keys pass, so nobody can put words there.
fn notice_key(path: &str) -> Option<&str> {
    let query = path.split_once('?')?.1;
    let key = query.split('&').find_map(|pair| pair.strip_prefix("done="))?;
    let fits = key.len() < 80
        && key.contains("-done-")
        && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    fits.then_some(key)
}

impl FromRequestParts<App> for Frame {
    type Rejection = PageError;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let reader = Reader::of(parts)?;
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(Self::new(app, reader, path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_menu_entry_is_current_for_the_pages_under_it() {
        assert!(is_current("/places/wales?x=1", "/places"));
        assert!(!is_current("/placesque", "/places"));
        assert!(is_current("/", "/") && !is_current("/me", "/"));
    }

    #[test]
    fn only_a_sentence_of_ours_can_be_shown_as_a_notice() {
        assert_eq!(notice_key("/x?a=b&done=ballots-done-vote"), Some("ballots-done-vote"));
        assert_eq!(notice_key("/x?done=Hello%20there"), None);
        assert_eq!(notice_key("/x"), None);
    }
}
