//! What pages show, made from what the rules return: pictures, tables and sentences. Pure, so that each can be tested.

pub(crate) mod bars;
pub(crate) mod flow;
pub(crate) mod kind;
pub(crate) mod outcome;
pub(crate) mod rank;
pub(crate) mod rule;
pub(crate) mod sheet;
pub(crate) mod step;
pub(crate) mod turnout;
pub(crate) mod who;

use web::Value;

/// Says the sentence of a key, with its values, in the reader's language.
pub(crate) type Say<'a> = &'a dyn Fn(&str, &[(&str, Value)]) -> String;

/// Names in a row, as the language joins them: "Ann, Bob and Dan".
pub(crate) fn listed(say: Say<'_>, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [most @ .., last] => {
            // Welsh says "ac" before a vowel.
            let vowel = last.chars().next().is_some_and(|first| "aeiouwyâêîôûŵŷ".contains(first.to_ascii_lowercase()));
            say(
                "ballots-and",
                &[
                    ("first", most.join(", ").into()),
                    ("last", (*last).into()),
                    ("vowel", if vowel { "yes" } else { "no" }.into()),
                ],
            )
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Keys with their values, as tests of pages see them.
    pub(crate) fn keys(key: &str, args: &[(&str, Value)]) -> String {
        let args: Vec<String> = args
            .iter()
            .map(|(name, value)| match value {
                Value::Text(text) => format!("{name}={text}"),
                Value::Number(number) => format!("{name}={number}"),
            })
            .collect();
        if args.is_empty() { key.to_owned() } else { format!("{key}({})", args.join(", ")) }
    }

    /// The count of the worked example of the Scottish rules: 118 papers, three seats, Ann, Bob and Dan elected.
    pub(crate) fn worked_example() -> tally::Transcript {
        let file = include_str!("../../tally/tests/vectors/worked-example.blt");
        let election = tally::blt::read(file.as_bytes()).unwrap();
        tally::rule::find("scottish").unwrap().count(&election, &tally::Options::default()).unwrap()
    }

    #[test]
    fn names_are_joined_as_one_says_them() {
        assert_eq!(listed(&keys, &[]), "");
        assert_eq!(listed(&keys, &["Ann"]), "Ann");
        assert_eq!(listed(&keys, &["Ann", "Bob", "Dan"]), "ballots-and(first=Ann, Bob, last=Dan, vowel=no)");
        assert_eq!(listed(&keys, &["Bob", "Ann"]), "ballots-and(first=Bob, last=Ann, vowel=yes)");
    }
}
