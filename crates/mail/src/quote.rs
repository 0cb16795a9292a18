//! Telling what somebody writes from what she answers to.
//!
//! Every letter that may be answered begins with a line that begins with [`ABOVE`]: whatever a mail program does with the
//! rest, what stands above that line is new. What a program writes itself before what it quotes is known by its form.

/// How the line begins above which an answer is written.
pub const ABOVE: &str = "##-";

/// Words with which programs end the sentence before what they quote: English, Welsh, German, French, Spanish, Italian,
/// Polish, Dutch.
const WROTE: [&str; 9] = [
    "wrote:",
    "ysgrifennodd:",
    "ysgrifennwyd:",
    "schrieb:",
    "a écrit :",
    "escribió:",
    "ha scritto:",
    "napisał(a):",
    "schreef:",
];
/// How such a sentence begins.
const ON: [&str; 9] = ["On ", "Ar ", "Am ", "Le ", "El ", "Il ", "W dniu ", "Op ", "Dnia "];
/// Headers that programs put before what they quote.
const HEADERS: [&str; 14] = [
    "from:",
    "sent:",
    "date:",
    "to:",
    "cc:",
    "subject:",
    "reply-to:",
    "oddi wrth:",
    "anfonwyd:",
    "dyddiad:",
    "at:",
    "pwnc:",
    "von:",
    "an:",
];
/// A sentence before what is quoted has so many lines at most.
const LINES: usize = 4;

/// What was written, without what it answers to and without a signature.
pub fn answer(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let own = match lines.iter().position(|line| is_above(line)) {
        Some(above) => before_quoting(&lines[..above]),
        None => &lines[..quoting_begins(&lines)],
    };
    let end = own.iter().position(|line| *line == "--").unwrap_or(own.len());
    let own: Vec<&str> = own[..end].iter().filter(|line| !line.starts_with('>')).copied().collect();
    own.join("\n").trim().to_owned()
}

/// The same text without these words, in whatever case they stand there.
pub fn without(text: &str, hidden: &[&str]) -> String {
    let hidden = hidden.iter().filter(|word| !word.is_empty() && word.is_ascii());
    hidden.fold(text.to_owned(), |text, word| without_word(&text, &word.to_ascii_lowercase()))
}

fn without_word(text: &str, word: &str) -> String {
    // ASCII letters keep their places when they become small.
    let lower = text.to_ascii_lowercase();
    let (mut shown, mut from) = (String::with_capacity(text.len()), 0);
    for (at, _) in lower.match_indices(word) {
        shown.push_str(&text[from..at]);
        shown.push('…');
        from = at + word.len();
    }
    shown.push_str(&text[from..]);
    shown
}

fn is_above(line: &str) -> bool {
    line.trim_start_matches(['>', ' ', '\t', '*', '|', '\u{a0}']).starts_with(ABOVE)
}

/// What stands before what a program writes itself above a quote.
fn before_quoting<'a>(lines: &'a [&'a str]) -> &'a [&'a str] {
    let mut end = lines.len();
    while end > 0 && is_programs(lines[end - 1]) {
        end -= 1;
    }
    if end > 0 && says_wrote(lines[end - 1]) {
        end = sentence_begins(lines, end);
    }
    &lines[..end]
}

/// Where the sentence begins whose last line is the one before `end`.
fn sentence_begins(lines: &[&str], end: usize) -> usize {
    let earliest = end.saturating_sub(LINES);
    let first = (earliest..end).rev().take_while(|line| !lines[*line].is_empty());
    first.into_iter().find(|line| ON.iter().any(|on| lines[*line].starts_with(on))).unwrap_or(end - 1)
}

fn says_wrote(line: &str) -> bool {
    let line = line.trim();
    WROTE.iter().any(|wrote| line.ends_with(wrote)) || (line.ends_with(':') && line.contains('@'))
}

/// A line that no person writes at the end of what she says: empty, quoted, a rule, a header.
fn is_programs(line: &str) -> bool {
    let line = line.trim_matches([' ', '\t', '*', '\u{a0}']);
    let is_rule = line.chars().all(|c| matches!(c, '-' | '_' | '=' | '*'));
    let is_titled_rule = line.starts_with("---") && line.ends_with("---");
    let lower = line.to_lowercase();
    line.starts_with('>') || is_rule || is_titled_rule || HEADERS.iter().any(|header| lower.starts_with(header))
}

/// Where quoting begins in an answer whose program has thrown the line away; at the end when nothing is quoted.
fn quoting_begins(lines: &[&str]) -> usize {
    let is_quoted =
        |line: usize| lines[line..].iter().find(|line| !line.is_empty()).is_none_or(|line| line.starts_with('>'));
    let wrote = (0..lines.len()).find(|line| says_wrote(lines[*line]) && is_quoted(line + 1));
    let rule = lines.iter().position(|line| line.starts_with("---") && line.ends_with("---") && line.len() > 6);
    match (wrote, rule) {
        (Some(wrote), rule) if rule.is_none_or(|rule| wrote < rule) => sentence_begins(lines, wrote + 1),
        (_, Some(rule)) => rule,
        _ => lines.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_the_line_is_new() {
        for quoted in [
            "On Sat, 28 Nov 2026 at 18:00, The Commons\n<reply+ab@example.org> wrote:\n\n> ##- Answer above -##\n> Hello",
            "On 28/11/2026 18:00, The Commons wrote:\n> ##- Answer above -##\n> Hello",
            "________________________________\nFrom: The Commons <reply@example.org>\nSent: 28 November 2026 18:00\nTo: Dewi\n\
             Subject: An answer\n\n##- Answer above -##\nHello",
            "-----Original Message-----\n*From:* The Commons\n*Sent:* today\n\n##- Answer above -##",
            "Ar 28 Tach 2026 am 18:00, ysgrifennodd The Commons <reply@example.org>:\n\n>> ##- Answer above -##",
            "##- Answer above -##",
        ] {
            assert_eq!(
                answer(&format!("Thank you!\n\nUntil Friday.\n\n{quoted}")),
                "Thank you!\n\nUntil Friday.",
                "{quoted}"
            );
        }
    }

    #[test]
    fn words_that_end_like_a_programs_stay() {
        let text = "I can come on these 2 days:\nFriday\n\nOn Sat, 28 Nov 2026 The Commons wrote:\n> ##- x";
        assert_eq!(answer(text), "I can come on these 2 days:\nFriday");
        assert_eq!(answer("Yes.\nOn Sat, 28 Nov 2026 The Commons wrote:\n##- x"), "Yes.");
        assert_eq!(answer("She wrote: come at two\n\n##- x"), "She wrote: come at two");
    }

    #[test]
    fn without_the_line_a_quote_is_known_by_its_form() {
        assert_eq!(answer("Yes.\n\nOn Sat, The Commons wrote:\n> Hello\n> all"), "Yes.");
        assert_eq!(answer("Yes.\n\n------- Original Message -------\nOn Sat, Commons wrote:\n\n> Hello"), "Yes.");
        assert_eq!(answer("Yes.\n> Hello\nAnd no."), "Yes.\nAnd no.");
        assert_eq!(answer("Only words."), "Only words.");
        assert_eq!(answer(""), "");
    }

    #[test]
    fn a_signature_is_left_out() {
        assert_eq!(answer("Yes.\n-- \nDewi Price\n01234 567890"), "Yes.");
    }

    #[test]
    fn addresses_are_hidden_in_whatever_case() {
        assert_eq!(
            without("Write to Dewi@Home.example, ŵ dewi@home.EXAMPLE", &["dewi@home.example"]),
            "Write to …, ŵ …"
        );
        assert_eq!(without("nothing", &["", "ŵ"]), "nothing");
        assert_eq!(without(&"a@b.co".repeat(200_000), &["a@b.co"]).chars().count(), 200_000, "in one pass");
    }
}
