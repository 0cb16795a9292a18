//! The result of a question: a bar for each answer, and the line that had to be reached.

use super::{Svg, escape, named, percent};

/// Heights of one row in pixels: words, then the bar, then air.
const WORDS: usize = 24;
const BAR: usize = 18;
const AIR: usize = 16;

/// A result to draw; every text is already in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// Unique within the page.
    pub id: String,
    /// Says in a few words what is shown.
    pub title: String,
    /// Says in a sentence what there is to see.
    pub description: String,
    /// From top to bottom; the line is drawn through the first.
    pub rows: Vec<Bar>,
    /// The votes that the first row had to reach, when there was such a number.
    pub needed: Option<Needed>,
}

/// One answer and its votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The answer: "For".
    pub label: String,
    /// The number as readers see it: "1,311 (76.5 %)".
    pub figure: String,
    /// Its length.
    pub votes: u64,
    /// Its colour.
    pub kind: Kind,
}

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Votes in favour.
    For,
    /// Votes against.
    Against,
    /// Neither.
    Abstain,
    /// Anything else: turnout of a region, a candidate.
    Plain,
}

impl Kind {
    const fn class_and_fill(self) -> (&'static str, &'static str) {
        match self {
            Self::For => ("for", "#00663a"),
            Self::Against => ("against", "#a92722"),
            Self::Abstain => ("abstain", "#596375"),
            Self::Plain => ("plain", "#00559b"),
        }
    }
}

/// The line to reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// Votes, on the scale of the rows.
    pub votes: u64,
    /// Says what the line is: "needed: 1,142, two thirds of votes for and against".
    pub label: String,
}

/// Draws a bar for each answer; it is as wide as its page, and its words keep their size.
pub fn bars(bars: &Bars) -> Svg {
    let needed = bars.needed.as_ref();
    let longest = bars.rows.iter().map(|row| row.votes).chain(needed.map(|needed| needed.votes)).max().unwrap_or(0);
    let mut top = 0;
    let mut body = String::new();
    for (place, row) in bars.rows.iter().enumerate() {
        body += &draw_row(row, top, longest);
        top += WORDS + BAR;
        if let (0, Some(needed)) = (place, needed) {
            body += &draw_needed(needed, top, longest);
            top += WORDS;
        }
        top += AIR;
    }
    let height = top.saturating_sub(AIR);
    let (attributes, elements) = named(&bars.id, &bars.title, &bars.description);
    Svg(format!(
        r#"<svg class="drawing bars" width="100%" height="{height}" font-size="16" {attributes}>{elements}{body}</svg>"#
    ))
}

fn draw_row(row: &Bar, top: usize, longest: u64) -> String {
    let (class, fill) = row.kind.class_and_fill();
    let words = top + 16;
    let bar = top + WORDS;
    format!(
        concat!(
            r#"<text class="strong" x="0" y="{words}">{label}</text>"#,
            r#"<text x="100%" y="{words}" text-anchor="end">{figure}</text>"#,
            r##"<rect class="track" fill="#dad8d0" x="0" y="{line}" width="100%" height="1"/>"##,
            r#"<rect class="{class}" fill="{fill}" x="0" y="{bar}" width="{width}" height="{height}"/>"#,
        ),
        words = words,
        label = escape(&row.label),
        figure = escape(&row.figure),
        line = bar + BAR,
        class = class,
        fill = fill,
        bar = bar,
        width = percent(row.votes, longest),
        height = BAR,
    )
}

/// The line goes through the bar above it; its words hang on the side that has room for them.
fn draw_needed(needed: &Needed, top: usize, longest: u64) -> String {
    let at = percent(needed.votes, longest);
    let is_right = u128::from(needed.votes) * 2 > u128::from(longest);
    let (edge, anchor) = if is_right { ("100%", "end") } else { (at.as_str(), "start") };
    format!(
        concat!(
            r##"<line class="needed" stroke="#14213a" stroke-width="2" stroke-dasharray="4 3" x1="{at}" x2="{at}" y1="{from}" y2="{to}"/>"##,
            r#"<text class="soft" font-size="14" x="{edge}" y="{words}" text-anchor="{anchor}">{label}</text>"#,
        ),
        at = at,
        from = top - BAR - 5,
        to = top + 6,
        edge = edge,
        words = top + 21,
        anchor = anchor,
        label = escape(&needed.label),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, votes: u64, kind: Kind) -> Bar {
        Bar { label: label.into(), figure: votes.to_string(), votes, kind }
    }

    fn question(rows: Vec<Bar>, needed: Option<u64>) -> String {
        let needed = needed.map(|votes| Needed { votes, label: "needed".into() });
        bars(&Bars { id: "q".into(), title: "T".into(), description: "D".into(), rows, needed }).into()
    }

    #[test]
    fn the_longest_bar_fills_the_page_and_the_rest_are_in_proportion() {
        let svg = question(vec![row("For", 300, Kind::For), row("Against", 100, Kind::Against)], None);

        assert!(svg.contains(r#"width="100.00%" height="18""#));
        assert!(svg.contains(r#"width="33.33%" height="18""#));
    }

    #[test]
    fn a_line_that_was_not_reached_sets_the_scale() {
        let svg = question(vec![row("For", 50, Kind::For)], Some(100));

        assert!(svg.contains(r#"width="50.00%" height="18""#));
        assert!(svg.contains(r#"x1="100.00%""#));
    }

    #[test]
    fn nobody_voted_and_the_picture_still_stands() {
        let svg = question(vec![row("For", 0, Kind::For), row("Against", 0, Kind::Against)], Some(0));

        assert_eq!(svg.matches(r#"width="0.00%""#).count(), 2);
    }

    #[test]
    fn what_people_wrote_is_escaped_and_nothing_has_an_inline_style() {
        let svg = question(vec![row("<i>For</i>", 1, Kind::Plain)], Some(1));

        assert!(svg.contains("&lt;i&gt;For"));
        assert!(!svg.contains("style"));
    }
}
