//! The tables as the migrations declare them: names, columns and the kinds of their values, the same on both engines.

use std::collections::BTreeMap;

use crate::{Arg, Migration};

/// A column with the kind of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Arg,
}

/// Tables by name, with their columns by name.
pub(crate) type Schema = BTreeMap<String, Vec<Column>>;

/// Reads the schema out of the migrations, in their order.
pub(crate) fn read(migrations: &[Migration]) -> Schema {
    let mut schema = Schema::new();
    for migration in migrations {
        for statement in without_comments(migration.text).split(';') {
            apply(&mut schema, statement);
        }
    }
    for columns in schema.values_mut() {
        columns.sort_by(|a, b| a.name.cmp(&b.name));
    }
    schema
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("--").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

fn apply(schema: &mut Schema, statement: &str) {
    let words: Vec<&str> = statement.split_whitespace().collect();
    match words.as_slice() {
        ["CREATE", "TABLE", name, ..] => {
            let name = name.split('(').next().unwrap_or(name).to_owned();
            let body = statement.split_once('(').map_or("", |(_, body)| body);
            schema.insert(name, pieces(body).filter_map(|piece| column(&piece)).collect());
        }
        ["ALTER", "TABLE", name, "ADD", "COLUMN", rest @ ..] => {
            if let Some(columns) = schema.get_mut(*name) {
                columns.extend(column(&rest.join(" ")));
            }
        }
        ["DROP", "TABLE", name] => {
            schema.remove(*name);
        }
        _ => {}
    }
}

/// What stands between the commas of the outermost bracket.
fn pieces(body: &str) -> impl Iterator<Item = String> {
    let (mut all, mut piece, mut depth) = (Vec::new(), String::new(), 0i32);
    for c in body.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            break;
        }
        if c == ',' && depth == 0 {
            all.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
    }
    all.push(piece);
    all.into_iter()
}

fn column(text: &str) -> Option<Column> {
    let mut words = text.split_whitespace();
    let name = words.next()?.to_owned();
    let kind = kind(words.next()?)?;
    Some(Column { name, kind })
}

fn kind(word: &str) -> Option<Arg> {
    Some(match word {
        "@id" => Arg::Id(None),
        "@int" => Arg::Int(None),
        "@text" => Arg::Text(None),
        "@bytes" => Arg::Bytes(None),
        "@bool" => Arg::Bool(None),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_among_constraints_and_comments() {
        let text = "-- a table\nCREATE TABLE one (\n id @id PRIMARY KEY, -- the id, really\n n @int CHECK (n IN (1, 2)),\n \
                    FOREIGN KEY (id) REFERENCES two (id)\n) @strict;\nALTER TABLE one ADD COLUMN b @bool;";
        let schema = read(&[Migration { name: "m", text }]);

        let names: Vec<&str> = schema["one"].iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names, ["b", "id", "n"]);
        assert_eq!(schema["one"][0].kind, Arg::Bool(None));
    }
}
