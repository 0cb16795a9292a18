//! Languages that pages can be read in.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English, complete.
    English,
    /// Welsh.
    Welsh,
    /// No language at all: each sentence is shown as its key with its arguments. For tests, so that wording
    /// can change without breaking them.
    Keys,
}

impl Language {
    /// Those that a reader may choose.
    pub const OFFERED: [Self; 2] = [Self::English, Self::Welsh];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
            Self::Keys => "zxx",
        }
    }

    /// Its name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Welsh => "Cymraeg",
            Self::Keys => "keys",
        }
    }

    /// The offered language with that tag; `en-GB` is English.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::OFFERED.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The first language of an `Accept-Language` header that is offered; English when there is none.
    ///
    /// Weights are not compared: browsers list languages in order.
    ///
    /// ```
    /// use terms::Language;
    /// assert_eq!(Language::accepted("cy-GB,cy;q=0.9,en;q=0.8"), Language::Welsh);
    /// assert_eq!(Language::accepted("xx"), Language::English);
    /// ```
    pub fn accepted(header: &str) -> Self {
        let mut tags = header.split(',').take(20).map(|part| part.split(';').next().unwrap_or("").trim());
        tags.find_map(Self::from_tag).unwrap_or(Self::English)
    }
}
