//! Sentences: every one a key, in every language, with its numbers and names inside.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use terms::Language;
use unic_langid::LanguageIdentifier;

use crate::Slice;

/// `web`'s own sentences.
pub(crate) const OWN: [(Language, &str); 2] =
    [(Language::English, include_str!("../messages/en.ftl")), (Language::Welsh, include_str!("../messages/cy.ftl"))];

/// A value inside a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A name, a date already written out.
    Text(String),
    /// A whole number; chooses the plural form.
    Number(i64),
}

macro_rules! number {
    ($($type:ty),*) => {$(
        impl From<$type> for Value {
            fn from(number: $type) -> Self {
                // A count beyond nine quintillion does not occur; it would be shown as that.
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
number!(i64, i32, u8, u16, u32, u64, usize);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

/// Every sentence in every language; cheap to clone.
#[derive(Clone)]
pub struct Words(Arc<HashMap<Language, FluentBundle<FluentResource>>>);

impl Words {
    /// Reads the message files of `web` and of all slices.
    ///
    /// # Errors
    /// The file that cannot be read, with what is wrong in it; a key that two files define.
    pub fn of(slices: &[Slice]) -> Result<Self, String> {
        let mut bundles = HashMap::new();
        for language in Language::OFFERED {
            let tag: LanguageIdentifier = language.tag().parse().expect("the tags of our languages are well formed");
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Marks around names protect mixed directions; both languages here run left to right.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(grouped));
            let own = ("web", OWN.as_slice());
            for (name, messages) in std::iter::once(own).chain(slices.iter().map(|slice| (slice.name, slice.messages)))
            {
                for (_, text) in messages.iter().filter(|(of, _)| *of == language) {
                    add(&mut bundle, name, language, text)?;
                }
            }
            bundles.insert(language, bundle);
        }
        Ok(Self(Arc::new(bundles)))
    }

    /// The sentence of that key; in English when the language lacks it.
    pub fn say(&self, language: Language, key: &str, args: &[(&str, Value)]) -> String {
        if language == Language::Keys {
            return as_key(key, args);
        }
        let found = [language, Language::English].into_iter().find_map(|language| self.find(language, key, args));
        found.unwrap_or_else(|| {
            tracing::error!(key, "a sentence is missing");
            key.to_owned()
        })
    }

    /// Whether that language itself has the sentence.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.0.get(&language).is_some_and(|bundle| bundle.has_message(key))
    }

    fn find(&self, language: Language, key: &str, args: &[(&str, Value)]) -> Option<String> {
        let bundle = self.0.get(&language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(
                Cow::Owned((*name).to_owned()),
                match value {
                    Value::Text(text) => FluentValue::from(text.clone()),
                    Value::Number(number) => FluentValue::from(*number),
                },
            );
        }
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned();
        if !faults.is_empty() {
            tracing::error!(key, ?faults, "a sentence could not be filled in");
        }
        Some(said)
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

fn add(bundle: &mut FluentBundle<FluentResource>, name: &str, language: Language, text: &str) -> Result<(), String> {
    let file = format!("{name}/messages/{}.ftl", language.tag());
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| format!("{file}: {faults:?}"))?;
    bundle.add_resource(resource).map_err(|faults| format!("{file}: {faults:?}"))
}

/// `key(count=3)`.
fn as_key(key: &str, args: &[(&str, Value)]) -> String {
    if args.is_empty() {
        return key.to_owned();
    }
    let args: Vec<String> = args
        .iter()
        .map(|(name, value)| match value {
            Value::Text(text) => format!("{name}={text}"),
            Value::Number(number) => format!("{name}={number}"),
        })
        .collect();
    format!("{key}({})", args.join(", "))
}

/// Whole numbers with a comma between thousands, as both English and Welsh write them.
fn grouped(value: &FluentValue, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(thousands(&format!("{:.0}", number.value))),
        _ => None,
    }
}

/// `1204` becomes `1,204`.
pub(crate) fn thousands(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let mut text = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(thousands("999"), "999");
        assert_eq!(thousands("1204"), "1,204");
        assert_eq!(thousands("-1234567"), "-1,234,567");
    }

    #[test]
    fn a_key_shows_its_arguments_in_tests() {
        let words = Words::of(&[]).unwrap();

        assert_eq!(words.say(Language::Keys, "web-x", &[("count", 3.into())]), "web-x(count=3)");
    }

    #[test]
    fn both_languages_of_the_frame_have_the_same_keys() {
        let keys = |text: &str| -> Vec<String> {
            let mut keys: Vec<String> = text
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
                .collect();
            keys.sort();
            keys
        };

        assert_eq!(keys(OWN[0].1), keys(OWN[1].1));
    }
}
