//! A table of figures as plain text: a name per row, columns folded into blocks, so that no line is too long.

use super::COLUMNS;
use super::text::{width, wrap};

/// A longer name goes on in the next line.
const NAME_COLUMNS: usize = 26;

/// A number of four digits and a space before the name.
const NUMBER_COLUMNS: usize = 5;

/// Between two columns.
const GAP: usize = 2;

/// One column: what stands above it, and a cell per row.
#[derive(Debug)]
pub(crate) struct Column {
    lines: Vec<String>,
    cells: Vec<String>,
    width: usize,
}

impl Column {
    /// A column; a title longer than 12 letters goes over several lines.
    pub(crate) fn new(title: &str, cells: Vec<String>) -> Self {
        let widest = cells.iter().map(|cell| width(cell)).max().unwrap_or(0);
        let lines = wrap(title, widest.clamp(12, COLUMNS - NAME_COLUMNS - GAP));
        let width = lines.iter().map(|line| width(line)).fold(widest, usize::max);
        Self { lines, cells, width }
    }
}

/// Writes the table. Every column has a cell for every name.
pub(crate) fn write(names: &[String], columns: &[Column], sheet: &mut String) {
    let names: Vec<Vec<String>> = names.iter().map(|name| wrap_name(name)).collect();
    let name_columns = names.iter().flatten().map(|line| width(line)).max().unwrap_or(0);
    let mut rest = columns;
    while !rest.is_empty() {
        let (block, later) = rest.split_at(fitting(rest, COLUMNS - name_columns));
        sheet.push('\n');
        write_block(&names, name_columns, block, sheet);
        rest = later;
    }
}

/// A name on several lines; all but the first are set in behind the number that a row may begin with.
fn wrap_name(name: &str) -> Vec<String> {
    let number = name.split_inclusive(' ').find(|piece| *piece != " ").unwrap_or("");
    let is_number = number.len() > 1 && number.trim_end().bytes().all(|byte| byte.is_ascii_digit());
    let margin =
        if is_number && number.len() <= NUMBER_COLUMNS { name.find(number).unwrap_or(0) + number.len() } else { 0 };
    let margin = margin.min(NUMBER_COLUMNS);
    let (number, rest) = name.split_at(margin);
    let lines = wrap(rest, NAME_COLUMNS - margin).into_iter().enumerate();
    lines.map(|(line, text)| format!("{:margin$}{text}", if line == 0 { number } else { "" })).collect()
}

/// How many columns stand side by side in so much room; at least one.
fn fitting(columns: &[Column], room: usize) -> usize {
    let mut used = 0;
    let fits = columns.iter().take_while(|column| {
        used += column.width + GAP;
        used <= room
    });
    fits.count().max(1)
}

fn write_block(names: &[Vec<String>], name_columns: usize, block: &[Column], sheet: &mut String) {
    let height = block.iter().map(|column| column.lines.len()).max().unwrap_or(0);
    for line in 0..height {
        // Titles stand at the bottom, next to their figures.
        let cell = |column: &Column| (line + column.lines.len()).checked_sub(height).map(|at| column.lines[at].clone());
        write_line("", name_columns, block, |column| cell(column).unwrap_or_default(), sheet);
    }
    for (row, name) in names.iter().enumerate() {
        write_line(&name[0], name_columns, block, |column| column.cells[row].clone(), sheet);
        for more in &name[1..] {
            write_line(more, name_columns, block, |_| String::new(), sheet);
        }
    }
}

fn write_line(name: &str, name_columns: usize, block: &[Column], cell: impl Fn(&Column) -> String, sheet: &mut String) {
    let mut line = format!("{name:<name_columns$}");
    for column in block {
        let (cell, width) = (cell(column), column.width + GAP);
        line.extend(std::iter::repeat_n(' ', width - self::width(&cell).min(width)));
        line.push_str(&cell);
    }
    sheet.push_str(line.trim_end());
    sheet.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_do_not_fit_go_into_a_block_below() {
        let columns: Vec<Column> = (0..30).map(|number| Column::new("title", vec![number.to_string(); 2])).collect();
        let mut sheet = String::new();

        write(&[" 1 Ann of the very long and winding name".to_owned(), " 2 Bob".to_owned()], &columns, &mut sheet);

        assert!(sheet.lines().all(|line| width(line) <= COLUMNS), "{sheet}");
        assert!(sheet.contains("\n 1 Ann of the very long      0      1  "), "{sheet}");
        assert!(sheet.contains("\n   and winding name\n"), "{sheet}");
        assert_eq!(sheet.matches("2 Bob").count(), 3, "{sheet}");
        assert_eq!(sheet.matches("title").count(), 30);
    }
}
