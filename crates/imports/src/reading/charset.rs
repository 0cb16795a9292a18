//! In which encoding a text is: certain by its mark or because it is valid UTF-8, otherwise for a person to see.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// An encoding that files of members come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Charset {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, little end first, as Excel writes “Unicode text”.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Windows in Western Europe.
    Windows1252,
    /// Windows in Central Europe.
    Windows1250,
    /// The last of the ISO standards for Western Europe.
    Iso8859x15,
    /// Macintosh before 2001, and Excel on one for longer.
    Macintosh,
}

/// What is known of the encoding of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guess {
    /// It is that one.
    Certain(Charset),
    /// It is none of those that can be told; a person looks.
    Proposed,
}

/// Words shown of each encoding.
const SHOWN: usize = 5;

impl Charset {
    /// Those among which a person chooses, the likeliest first.
    pub const PROPOSED: [Self; 4] = [Self::Windows1252, Self::Iso8859x15, Self::Macintosh, Self::Windows1250];

    /// Its name as other programs give it: no word of any language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
            Self::Windows1250 => "Windows-1250",
            Self::Iso8859x15 => "ISO-8859-15",
            Self::Macintosh => "Macintosh",
        }
    }

    fn encoding(self) -> &'static Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1252 => WINDOWS_1252,
            Self::Windows1250 => WINDOWS_1250,
            Self::Iso8859x15 => ISO_8859_15,
            Self::Macintosh => MACINTOSH,
        }
    }
}

/// Whether there is a mark of UTF-16.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

/// What is known of the encoding of these bytes.
pub(crate) fn guess(bytes: &[u8]) -> Guess {
    if bytes.starts_with(b"\xff\xfe") {
        return Guess::Certain(Charset::Utf16Le);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Guess::Certain(Charset::Utf16Be);
    }
    // With the mark of UTF-8 it is meant to be that, whatever is wrong in it.
    if bytes.starts_with(b"\xef\xbb\xbf") || std::str::from_utf8(bytes).is_ok() {
        return Guess::Certain(Charset::Utf8);
    }
    Guess::Proposed
}

/// The text, without its mark; where it cannot be read, what stands before that.
pub(crate) fn decode(bytes: &[u8], charset: Charset) -> Result<String, String> {
    let mut decoder = charset.encoding().new_decoder_with_bom_removal();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0);
    let mut text = String::with_capacity(most);
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        encoding_rs::DecoderResult::InputEmpty => Ok(text),
        encoding_rs::DecoderResult::OutputFull | encoding_rs::DecoderResult::Malformed(..) => Err(text),
    }
}

/// Each encoding that the bytes may be in, with some of the words that tell them apart.
pub(crate) fn proposals(bytes: &[u8]) -> Vec<(Charset, Vec<String>)> {
    let is_end = |byte: &u8| matches!(byte, b',' | b';' | b'\t' | b'\n' | b'\r' | b'"');
    let mut words: Vec<&[u8]> = Vec::new();
    for word in bytes.split(is_end).filter(|word| word.len() < 80 && !word.is_ascii()) {
        if !words.contains(&word) {
            words.push(word);
        }
        if words.len() == SHOWN {
            break;
        }
    }
    let shown = |charset: Charset| {
        let read = |word: &&[u8]| charset.encoding().decode_without_bom_handling(word).0.trim().to_owned();
        (charset, words.iter().map(read).collect())
    };
    Charset::PROPOSED.into_iter().map(shown).collect()
}
