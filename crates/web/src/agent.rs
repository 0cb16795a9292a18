//! What kind of browser somebody uses, coarse enough to be nobody's.

use axum::http::{header, request::Parts};

/// What a browser's own description holds, and the word for it. The first that fits counts: most claim to be others, too.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// A kind of browser: "Firefox" on "Android", from two short lists of ours; either may be unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Agent {
    /// The browser's name; empty when it is none that we know.
    pub browser: &'static str,
    /// What it runs on; empty when it is nothing that we know.
    pub system: &'static str,
}

impl Agent {
    /// The kind of browser that sent the request.
    pub fn of(parts: &Parts) -> Self {
        let told = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Self::told(told.unwrap_or(""))
    }

    fn told(text: &str) -> Self {
        let first = |list: &[(&'static str, &'static str)]| {
            list.iter().find(|(sign, _)| text.contains(sign)).map_or("", |(_, word)| *word)
        };
        Self { browser: first(&BROWSERS), system: first(&SYSTEMS) }
    }

    /// As it is stored.
    pub(crate) fn word(self) -> String {
        format!("{}/{}", self.browser, self.system)
    }

    /// As it was stored; a word that is no longer on the lists is unknown.
    pub(crate) fn from_word(word: &str) -> Self {
        let (browser, system) = word.split_once('/').unwrap_or_default();
        let known = |list: &[(&'static str, &'static str)], name: &str| {
            list.iter().find(|(_, word)| *word == name).map_or("", |(_, word)| *word)
        };
        Self { browser: known(&BROWSERS, browser), system: known(&SYSTEMS, system) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (&'static str, &'static str) {
        let agent = Agent::told(text);
        assert_eq!(Agent::from_word(&agent.word()), agent);
        (agent.browser, agent.system)
    }

    #[test]
    fn browsers_that_claim_to_be_others_are_told_apart() {
        let phone = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1";

        assert_eq!(told(phone), ("Chrome", "Android"));
        assert_eq!(told(edge), ("Edge", "Windows"));
        assert_eq!(told(safari), ("Safari", "iPhone"));
        assert_eq!(
            told("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"),
            ("Firefox", "Linux")
        );
    }

    #[test]
    fn nothing_of_what_a_browser_sends_is_kept_but_words_of_ours() {
        assert_eq!(told("Ann's secret browser/7"), ("", ""));
        assert_eq!(Agent::from_word("Ann/Lee"), Agent::default());
    }
}
