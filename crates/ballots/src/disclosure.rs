//! What of the papers is published: fixed when the ballot is called, and never more than is safe.

use serde::{Deserialize, Serialize};

/// What of the papers is published with a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// Every preference, equal papers added up.
    Full,
    /// The preferences that the count reached, equal papers added up. The default.
    Trimmed,
    /// The count sheet alone.
    SheetOnly,
}

/// With fewer valid papers than this, a paper is too easily told whose it is.
pub const FEWEST_PAPERS: u64 = 20;

/// Channels that brought fewer papers than this are added to another.
pub const SMALLEST_CHANNEL: u64 = 10;

impl Disclosure {
    /// The word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Trimmed => "trimmed",
            Self::SheetOnly => "sheet_only",
        }
    }

    /// What was stored as that word.
    pub fn stored(word: &str) -> Option<Self> {
        [Self::Full, Self::Trimmed, Self::SheetOnly].into_iter().find(|disclosure| disclosure.word() == word)
    }

    /// What is disclosed of a secret ballot with so many papers: the count sheet alone when they are few.
    ///
    /// Source: ballot rule 10.2 (docs/rules/ballots.md).
    #[must_use]
    pub fn of_papers(self, papers: u64) -> Self {
        if papers < FEWEST_PAPERS { Self::SheetOnly } else { self }
    }
}

/// How a paper reached the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Cast on the page by a member who signed in.
    Online,
    /// Cast on the page with the one-time code of a letter.
    Letter,
    /// On paper, in an envelope.
    Paper,
}

impl Channel {
    /// The word under which a mark is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Letter => "letter",
            Self::Paper => "paper",
        }
    }

    /// What was stored as that word.
    pub fn stored(word: &str) -> Option<Self> {
        [Self::Online, Self::Letter, Self::Paper].into_iter().find(|channel| channel.word() == word)
    }
}

/// Channels shown as one figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelFigure {
    /// Which; more than one when they were too small to be shown apart.
    pub channels: Vec<Channel>,
    /// How many papers.
    pub papers: u64,
}

/// Papers per channel, largest first; a channel below [`SMALLEST_CHANNEL`] is added to the smallest of the others, until
/// none is left. Channels without any paper are not named.
///
/// Source: ballot rule 10.4 (docs/rules/ballots.md).
pub fn channels(figures: &[(Channel, u64)]) -> Vec<ChannelFigure> {
    let used = figures.iter().filter(|(_, papers)| *papers > 0);
    let mut shown: Vec<_> = used.map(|&(channel, papers)| ChannelFigure { channels: vec![channel], papers }).collect();
    shown.sort_by_key(|figure| (std::cmp::Reverse(figure.papers), figure.channels.clone()));
    while shown.len() > 1 && shown.last().is_some_and(|last| last.papers < SMALLEST_CHANNEL) {
        let small = shown.pop().expect("there are two or more");
        let next = shown.last_mut().expect("there is another");
        next.papers += small.papers;
        next.channels.extend(small.channels);
        next.channels.sort_unstable();
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(online: u64, letter: u64, paper: u64) -> Vec<(usize, u64)> {
        let figures = [(Channel::Online, online), (Channel::Letter, letter), (Channel::Paper, paper)];
        channels(&figures).iter().map(|figure| (figure.channels.len(), figure.papers)).collect()
    }

    #[test]
    fn few_papers_are_never_shown_one_by_one() {
        for chosen in [Disclosure::Full, Disclosure::Trimmed, Disclosure::SheetOnly] {
            assert_eq!(chosen.of_papers(19), Disclosure::SheetOnly);
            assert_eq!(chosen.of_papers(20), chosen);
        }
    }

    #[test]
    fn each_word_is_read_back() {
        for disclosure in [Disclosure::Full, Disclosure::Trimmed, Disclosure::SheetOnly] {
            assert_eq!(Disclosure::stored(disclosure.word()), Some(disclosure));
        }
        for channel in [Channel::Online, Channel::Letter, Channel::Paper] {
            assert_eq!(Channel::stored(channel.word()), Some(channel));
        }
    }

    #[test]
    fn channels_below_ten_are_added_to_another() {
        assert_eq!(shown(97, 11, 10), [(1, 97), (1, 11), (1, 10)]);
        assert_eq!(shown(97, 11, 9), [(1, 97), (2, 20)]);
        assert_eq!(shown(97, 4, 4), [(3, 105)]);
        assert_eq!(shown(97, 4, 6), [(1, 97), (2, 10)]);
        assert_eq!(shown(5, 0, 3), [(2, 8)]);
        assert_eq!(shown(0, 0, 0), []);
    }
}
