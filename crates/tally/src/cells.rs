//! The cells of a line of a table (RFC 4180), and what a cell says.

/// Quotes that do not close on their line, or text behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unclosed;

/// How a file writes its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Cells are exactly what stands between the separators; no comments.
    Exact,
    /// Spaces around a cell say nothing; a line that begins with `#` is a comment.
    Loose,
}

/// Puts the cells of a line into `text`, one behind the other, and where each ends into `ends`.
///
/// Source: RFC 4180, section 2, except that a cell never goes over the end of its line: no name could.
pub(crate) fn cut(
    line: &str,
    (separator, dialect): (char, Dialect),
    text: &mut String,
    ends: &mut Vec<usize>,
) -> Result<(), Unclosed> {
    let mut rest = line;
    loop {
        let begun = if dialect == Dialect::Loose { rest.trim_start() } else { rest };
        let after = if let Some(quoted) = begun.strip_prefix('"') {
            cut_quoted(quoted, text)?
        } else {
            let (plain, after) = begun.split_at(begun.find(separator).unwrap_or(begun.len()));
            text.push_str(if dialect == Dialect::Loose { plain.trim_end() } else { plain });
            after
        };
        ends.push(text.len());
        let after = if dialect == Dialect::Loose { after.trim_start() } else { after };
        match after.strip_prefix(separator) {
            Some(more) => rest = more,
            None if after.is_empty() => return Ok(()),
            None => return Err(Unclosed),
        }
    }
}

/// Puts what stands before the closing quote into `text`; what stands behind it.
fn cut_quoted<'l>(inside: &'l str, text: &mut String) -> Result<&'l str, Unclosed> {
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('"').ok_or(Unclosed)?;
        text.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Ok(after),
        }
    }
}

/// The cells of a line, spaces around them cut off.
pub(crate) fn of(line: &str, separator: char) -> Result<Vec<String>, Unclosed> {
    let (mut text, mut ends) = (String::new(), Vec::new());
    cut(line, (separator, Dialect::Loose), &mut text, &mut ends)?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    Ok(starts.zip(&ends).map(|(start, &end)| text[start..end].to_owned()).collect())
}

/// A cell as a whole number; `None` when it is none, or too large.
pub(crate) fn number(cell: &str) -> Option<u64> {
    let is_number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| cell.parse().ok()).flatten()
}

/// A piece of the file for a message, short and printable.
pub(crate) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().filter(|letter| !letter.is_control()).take(40).collect();
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_what_stands_in_quotes() {
        let read = |line| of(line, ';').unwrap();

        assert_eq!(read("a; b ;"), ["a", "b", ""]);
        assert_eq!(read("\"a;b\";\"say \"\"no\"\"\" ; c"), ["a;b", "say \"no\"", "c"]);
        assert_eq!(read("\"\";x"), ["", "x"]);
        assert_eq!((of("\"a;b", ';'), of("\"a\"b;c", ';')), (Err(Unclosed), Err(Unclosed)));
    }

    #[test]
    fn a_number_is_all_digits_and_fits() {
        assert_eq!([number("007"), number("0")], [Some(7), Some(0)]);
        assert_eq!([number(""), number("-1"), number("1.0"), number("99999999999999999999")], [None; 4]);
    }
}
