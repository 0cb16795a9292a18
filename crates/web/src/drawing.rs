//! Pictures drawn on the server as SVG: flags of places, results, the flow of a count, the map of regions, and
//! patterns for cameras.
//!
//! Pure functions from plain structs to [`Svg`]. Always true: text from people is escaped, nothing carries an inline
//! style (the content policy forbids it), and the same input gives the same bytes, because coordinates are integers
//! in tenths of a pixel. Colours are classes; the attributes beside them serve a picture that is saved on its own.

use std::fmt;

mod bars;
mod flag;
mod flow;
mod map;
mod qr;

pub use bars::{Bar, Bars, Kind, Needed, bars};
pub use flag::flag;
pub use flow::{Flow, FlowStage, FlowWords, Transfer, flow};
pub use map::{Region, RegionMap, region_map};
pub use qr::qr;

/// A finished drawing; a template prints it as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    /// The markup, from `<svg` to `</svg>`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Only this module makes an [`Svg`], and it escapes whatever it is given.
impl askama::filters::HtmlSafe for Svg {}

impl From<Svg> for String {
    fn from(svg: Svg) -> Self {
        svg.0
    }
}

/// A length in tenths of a pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Tenths(i64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        match (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (whole, tenth) => write!(f, "{sign}{whole}.{tenth}"),
        }
    }
}

/// `part` of `whole` as a percentage with two decimals, cut off, never above 100.
fn percent(part: u64, whole: u64) -> String {
    let hundredths = match u128::from(whole) {
        0 => 0,
        whole => u128::from(part) * 10_000 / whole,
    }
    .min(10_000);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Writes one more piece of a drawing.
fn add(out: &mut String, piece: fmt::Arguments<'_>) {
    fmt::Write::write_fmt(out, piece).expect("a String takes whatever is written to it");
}

/// Text made harmless between tags and inside double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not allowed in XML at all; a name that holds one must not break the picture.
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// Attributes and elements that give a picture its name and its description for screen readers.
fn named(id: &str, title: &str, description: &str) -> (String, String) {
    let id = escape(id);
    let attributes = format!(r#"role="img" aria-labelledby="{id}-title {id}-desc""#);
    let elements = format!(
        r#"<title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>"#,
        escape(title),
        escape(description)
    );
    (attributes, elements)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_written_without_a_useless_zero() {
        assert_eq!(Tenths(120).to_string(), "12");
        assert_eq!(Tenths(125).to_string(), "12.5");
        assert_eq!(Tenths(-5).to_string(), "-0.5");
    }

    #[test]
    fn a_percentage_of_nothing_is_nothing() {
        assert_eq!(percent(3, 0), "0.00%");
        assert_eq!(percent(2, 3), "66.66%");
        assert_eq!(percent(u64::MAX, u64::MAX), "100.00%");
    }

    #[test]
    fn markup_in_a_name_is_shown_and_not_obeyed() {
        assert_eq!(escape(r#"<b a="1">Ann's & co"#), "&lt;b a=&quot;1&quot;&gt;Ann&#39;s &amp; co");
        assert_eq!(escape("a\u{0}b"), "a b");
    }
}
