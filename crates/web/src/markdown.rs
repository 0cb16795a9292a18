//! Text that people write with headings, lists, emphasis and links (Markdown), as HTML and as plain text.
//!
//! Pictures, raw HTML and everything that fetches something stay out: no page and no letter of ours makes its reader's
//! program ask another server. A picture leaves its description.
//!
//! Source: `CommonMark` 0.31; RFC 5322 (lines of letters).

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::Builder;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::{Markup, drawing::escape};

/// What Markdown can become.
const ELEMENTS: [&str; 18] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "ul",
];
/// Where links may lead.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(SCHEMES))
        // A path would lead elsewhere in a letter than on a page.
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"));
    builder
});

/// As HTML whose headings begin at the second level, safe inside any page and letter.
pub fn html(text: &str) -> Markup {
    let mut made = String::with_capacity(text.len() * 2);
    html::push_html(&mut made, events(text).map(|event| lowered(&event)));
    Markup(CLEANER.clean(&made).to_string())
}

/// As [`html`], with a value in the place of each `placeholder`: as text, whatever stands in it.
pub fn html_with(text: &str, placeholder: &str, value: &str) -> Markup {
    Markup(with(&html(text).0, placeholder, value))
}

/// HTML with a value in the place of each `placeholder`: as text, whatever stands in it.
pub fn with(html: &str, placeholder: &str, value: &str) -> String {
    html.replace(placeholder, &escape(value))
}

/// As plain text: a paragraph is one line, an empty line stands between two; a link has its address behind it in brackets.
pub fn plain(text: &str) -> String {
    let mut plain = Plain::default();
    for event in events(text) {
        plain.take(event);
    }
    plain.done.trim().to_owned()
}

/// Text that means nothing in Markdown but itself, with its lines as they are.
pub fn literal(text: &str) -> String {
    let mut all = String::with_capacity(text.len() * 2);
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        for letter in line.chars() {
            // CommonMark 2.4: a backslash makes any ASCII punctuation itself.
            if letter.is_ascii_punctuation() {
                all.push('\\');
            }
            all.push(letter);
        }
        let is_broken = !line.is_empty() && lines.peek().is_some_and(|next| !next.is_empty());
        all.push_str(if is_broken { "\\\n" } else { "\n" });
    }
    all
}

/// Raw HTML read as the characters that it consists of; what is quoted or listed deeper than anybody reads stands at that depth.
fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    let mut depth = 0;
    let events = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).filter(move |event| match event {
        Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) => {
            depth += 1;
            depth <= 2 * DEEPEST
        }
        Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item) => {
            depth -= 1;
            depth < 2 * DEEPEST
        }
        _ => true,
    });
    events.map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        other => other,
    })
}

/// A page has one heading of the first level, its own.
fn lowered<'t>(event: &Event<'t>) -> Event<'t> {
    let next = |level: HeadingLevel| HeadingLevel::try_from(level as usize + 1).unwrap_or(HeadingLevel::H6);
    match event.clone() {
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level: next(level), id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(next(level))),
        // Its description is inside, as text.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => Event::Text(CowStr::Borrowed("")),
        other => other,
    }
}

/// Signs in front of a line are so many at most: nobody reads more, and their number would grow with the square of the text.
const DEEPEST: usize = 8;

/// Plain text in the making.
#[derive(Default)]
struct Plain {
    done: String,
    /// What each line of the present block begins with: one part for each list and quotation around it.
    around: Vec<Around>,
    /// Where the links around lead, each with the place at which its text begins.
    links: Vec<(String, usize)>,
}

enum Around {
    /// Number of the next item; none where they are not numbered.
    List(Option<u64>),
    Quote,
}

impl Plain {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.write(&text),
            Event::SoftBreak => self.done.push(' '),
            Event::HardBreak => self.break_line(),
            Event::Rule => {
                self.apart();
                self.write("* * *");
            }
            _ => {}
        }
    }

    fn begin(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) => self.apart(),
            Tag::BlockQuote(_) => {
                self.apart();
                self.around.push(Around::Quote);
            }
            Tag::List(first) => {
                if self.around.is_empty() {
                    self.apart();
                }
                self.around.push(Around::List(first));
            }
            Tag::Item => self.item(),
            Tag::Link { dest_url, .. } => self.links.push((dest_url.into_string(), self.done.len())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::List(_) => {
                self.around.pop();
            }
            TagEnd::Link => {
                let Some((to, from)) = self.links.pop() else { return };
                let is_said = self.done[from..] == to || to.strip_prefix("mailto:") == Some(&self.done[from..]);
                if !is_said {
                    self.done.extend([" (", to.as_str(), ")"]);
                }
            }
            _ => {}
        }
    }

    /// Begins an item with its sign.
    fn item(&mut self) {
        let depth = self.around.len().saturating_sub(1).min(DEEPEST);
        let sign = match self.around.last_mut() {
            Some(Around::List(Some(number))) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        if !self.done.is_empty() && !self.done.ends_with('\n') {
            self.done.push('\n');
        }
        self.done.push_str(&"  ".repeat(depth));
        self.done.push_str(&sign);
    }

    /// Ends the block before, and begins the next; the first one of an item stands on its line.
    fn apart(&mut self) {
        let is_begun = self.done.is_empty() || self.done.ends_with("- ") || self.done.ends_with(". ");
        if !is_begun || self.around.is_empty() {
            while !self.done.is_empty() && !self.done.ends_with("\n\n") {
                self.done.push('\n');
            }
        }
        self.done.push_str(&"> ".repeat(self.quotes()));
    }

    fn quotes(&self) -> usize {
        self.around.iter().filter(|around| matches!(around, Around::Quote)).count().min(DEEPEST)
    }

    fn break_line(&mut self) {
        self.done.push('\n');
        self.done.push_str(&"> ".repeat(self.quotes()));
    }

    fn write(&mut self, text: &str) {
        self.done.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_written_comes_out_as_html() {
        for (text, expected) in [
            ("# Hello\n\nOne **bold** word", "<h2>Hello</h2>\n<p>One <strong>bold</strong> word</p>\n"),
            ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
            (
                "[here](https://example.org/?a=1&b=2)",
                "<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\">here</a></p>\n",
            ),
            ("~~no~~ 1 < 2", "<p><del>no</del> 1 &lt; 2</p>\n"),
        ] {
            assert_eq!(html(text).to_string(), expected, "{text}");
        }
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=https://evil.example/pixel.gif>",
            "![a cat](https://evil.example/cat.png)",
            "[x](javascript:alert(1))",
            "[x](data:text/html;base64,AAAA)",
            "[x](/people)",
            "<a href=\"//evil.example\" onclick=\"x()\">x</a>",
            "<style>@import url(https://evil.example)</style>",
            "[x](https://example.org \" onmouseover=\\\"x()\")",
            "<https://example.org/\"onclick=x>",
        ] {
            let made = html(text).to_string();
            for bad in [
                "<script",
                "<img",
                "src=",
                "href=\"javascript",
                "href=\"data",
                "href=\"/",
                " onclick=",
                "<style",
                " onmouseover=",
            ] {
                let inside_a_tag = made
                    .split('<')
                    .skip(1)
                    .any(|tag| format!("<{}", tag.split('>').next().unwrap_or("")).contains(bad));
                assert!(!inside_a_tag, "{text} became {made}");
            }
        }
        assert_eq!(html("![a cat](https://evil.example/cat.png)").to_string(), "<p>a cat</p>\n");
    }

    #[test]
    fn plain_text_reads_like_a_letter() {
        let text = "# Hello\n\nOne *word*\nand [here](https://example.org), <https://example.net>.\n\n- a\n- b\n  1. c\n  2. d\n\n> said\n> she\n\n---\nEnd  \nof it <b>";

        assert_eq!(
            plain(text),
            "Hello\n\nOne word and here (https://example.org), https://example.net.\n\n- a\n- b\n  1. c\n  2. d\n\n> said she\n\n* * *\n\nEnd\nof it <b>"
        );
    }

    #[test]
    fn depth_does_not_make_a_text_much_longer() {
        for deep in [">".repeat(20_000), "- ".repeat(10_000), "*".repeat(20_000), "[".repeat(20_000)] {
            assert!(plain(&deep).len() <= 20 * deep.len(), "{}", plain(&deep).len());
            assert!(html(&deep).to_string().len() <= 60 * deep.len());
        }
    }

    #[test]
    fn a_value_is_text_whatever_stands_in_it() {
        let made = html_with("Hello **{name}**", "{name}", "<b>*Ann* & \"Bob\"").to_string();

        assert!(
            made.starts_with("<p>Hello <strong>&lt;b&gt;") && !made.contains("<b>") && !made.contains("<em>"),
            "{made}"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_written_nothing_stands_in_it_but_what_may(text in "([<>\\[\\]()!\"'`*_#/a-z:. \n-]|javascript:|<script|<img src=|onload=|https://x.y){0,60}") {
            let made = html(&text).to_string();
            for tag in made.split('<').skip(1) {
                let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
                prop_assert!(ELEMENTS.contains(&name), "{} became {}", text, made);
            }
            // Cleaned twice is cleaned once.
            prop_assert_eq!(CLEANER.clean(&made).to_string(), made);
        }
    }
}
