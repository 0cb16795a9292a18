//! Breaking sentences into lines.

use super::COLUMNS;

/// Letters of a text; what a line is measured in.
pub(crate) fn width(text: &str) -> usize {
    text.chars().count()
}

/// The words of a text on lines of at most `columns` letters; a longer word is cut. At least one line.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace().flat_map(|word| pieces(word, columns)) {
        let line = lines.last_mut().expect("it begins with a line and only grows");
        if line.is_empty() {
            *line = word;
        } else if width(line) + 1 + width(&word) <= columns {
            line.push(' ');
            line.push_str(&word);
        } else {
            lines.push(word);
        }
    }
    lines
}

fn pieces(word: &str, columns: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(columns).map(|piece| piece.iter().collect()).collect()
}

/// Writes a label and a text beside it, which goes on under itself.
pub(crate) fn write_labelled(label: &str, label_columns: usize, text: &str, sheet: &mut String) {
    let mut label = label;
    for line in wrap(text, COLUMNS - label_columns) {
        sheet.push_str(format!("{label:<label_columns$}{line}").trim_end());
        sheet.push('\n');
        label = "";
    }
}

/// A list as a sentence has it: `Ann, Bob and Cat`.
pub(crate) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_never_longer_than_asked_and_lose_no_letter() {
        let text = "Llanfairpwllgwyngyll and a very ordinary name";

        let lines = wrap(text, 9);

        assert!(lines.iter().all(|line| width(line) <= 9), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn a_list_reads_like_a_sentence() {
        assert_eq!(list(&["Ann"]), "Ann");
        assert_eq!(list(&["Ann", "Bob", "Cat"]), "Ann, Bob and Cat");
    }
}
