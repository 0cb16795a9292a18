//! Text in columns, for sheets of parties and projects.

use crate::sheet::COLUMNS;

/// The text in exactly so many columns, cut with a dot row where it is longer.
pub(crate) fn fit(text: &str, columns: usize) -> String {
    if text.chars().count() <= columns {
        return format!("{text:<columns$}");
    }
    let kept: String = text.chars().take(columns.saturating_sub(1)).collect();
    format!("{kept}…")
}

/// Writes a line, without spaces at its end and never wider than a sheet.
pub(crate) fn line(text: &str, sheet: &mut String) {
    let text = text.trim_end();
    if text.chars().count() > COLUMNS {
        sheet.push_str(&fit(text, COLUMNS));
    } else {
        sheet.push_str(text);
    }
    sheet.push('\n');
}

/// Writes a sentence on as many lines as it needs, all indented alike.
pub(crate) fn paragraph(text: &str, indent: usize, sheet: &mut String) {
    let mut current = " ".repeat(indent);
    for word in text.split_whitespace() {
        if !current.trim().is_empty() && current.chars().count() + 1 + word.chars().count() > COLUMNS {
            line(&current, sheet);
            current = " ".repeat(indent);
        }
        if !current.trim().is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    line(&current, sheet);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_wider_than_its_column() {
        assert_eq!(fit("Ann", 5), "Ann  ");
        assert_eq!(fit("Annabel", 5), "Anna…");

        let mut sheet = String::new();
        paragraph(&"word ".repeat(50), 2, &mut sheet);
        line(&"x".repeat(300), &mut sheet);
        assert!(sheet.lines().all(|line| line.chars().count() <= COLUMNS));
        assert_eq!(sheet.matches("word").count(), 50);
    }
}
