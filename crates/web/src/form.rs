//! Forms: what was typed, what is wrong with it, each beside its field.

use std::str::FromStr;

use axum::{
    body::{Body, to_bytes},
    extract::FromRequest,
    http::{Request, header},
};
use sha2::{Digest, Sha256};
use terms::{Id, Kind, Language, PlainError};

use crate::{App, PageError, Value, Words, request::Reader};

/// A form may be so long, in bytes.
const LONGEST: usize = 256 * 1024;
/// And have so many fields.
const FIELDS: usize = 2_000;

/// What makes a form work once: made from 16 random bytes that come with the page, and from what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nonce(pub(crate) [u8; 16]);

/// What was typed, what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    errors: Vec<(String, String)>,
    words: Option<(Words, Language)>,
}

impl Form {
    /// A form that shows these values to begin with.
    pub fn filled(fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { fields, ..Self::default() }
    }

    /// The same, which says what is wrong with a field in the language of a reader.
    pub(crate) fn told(fields: Vec<(String, String)>, words: Words, language: Language) -> Self {
        Self { fields, words: Some((words, language)), ..Self::default() }
    }

    /// What was typed into a field; empty when it was not sent.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Everything that was sent under that name, in order.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every field with its value, in the order sent.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Whether a box was ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        self.value(name) == "yes"
    }

    /// Empties a field: it is to be answered anew.
    pub fn clear(&mut self, name: &str) {
        self.fields.retain(|(field, _)| field != name);
    }

    /// What is wrong with a field, as a sentence.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, message)| message.as_str())
    }

    /// Everything that is wrong: field and sentence.
    pub fn errors(&self) -> &[(String, String)] {
        &self.errors
    }

    /// Whether anything is wrong.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Says what is wrong with a field: the sentence of that key.
    pub fn refuse(&mut self, field: &str, key: &str) {
        self.refuse_with(field, key, &[]);
    }

    /// Says what is wrong with a field: the sentence of that key, with its values.
    pub fn refuse_with(&mut self, field: &str, key: &str, args: &[(&str, Value)]) {
        let message = match &self.words {
            Some((words, language)) => words.say(*language, key, args),
            None => key.to_owned(),
        };
        self.errors.push((field.to_owned(), message));
    }

    /// The field as a value of its type; says what is wrong with it otherwise.
    pub fn parse<T: FromStr<Err = PlainError>>(&mut self, field: &str) -> Option<T> {
        match self.value(field).parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse_plain(field, error);
                None
            }
        }
    }

    /// As [`Form::parse`], but a field left empty is `Some(None)`.
    pub fn parse_optional<T: FromStr<Err = PlainError>>(&mut self, field: &str) -> Option<Option<T>> {
        if self.value(field).trim().is_empty() { Some(None) } else { self.parse(field).map(Some) }
    }

    /// A whole number within bounds; says what is wrong with it otherwise.
    pub fn number(&mut self, field: &str, least: i64, most: i64) -> Option<i64> {
        let text = self.value(field).trim();
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let key = if text.is_empty() { "web-error-empty" } else { "web-error-number" };
            self.refuse_with(field, key, &[("least", least.into()), ("most", most.into())]);
        }
        number
    }

    /// One of the given words; says what is wrong with it otherwise.
    pub fn choice<T: Copy>(&mut self, field: &str, choices: &[(&str, T)]) -> Option<T> {
        let value = self.value(field);
        let found = choices.iter().find(|(word, _)| *word == value).map(|(_, choice)| *choice);
        if found.is_none() {
            self.refuse(field, "web-error-choose");
        }
        found
    }

    /// Several lines of text of at most `most` characters, line ends made `\n`; says what is wrong with it otherwise.
    pub fn text(&mut self, field: &str, most: usize, may_be_empty: bool) -> Option<String> {
        let text = self.value(field).replace("\r\n", "\n").trim().to_owned();
        let error = if text.is_empty() && !may_be_empty {
            PlainError::Empty
        } else if text.chars().count() > most {
            PlainError::TooLong(most)
        } else if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            PlainError::Unprintable
        } else {
            return Some(text);
        };
        self.refuse_plain(field, error);
        None
    }

    /// What makes this form work once, if a nonce of ours came with it. Everything that was typed counts towards it:
    /// who goes back, corrects an address and sends the form again has sent another form.
    pub fn nonce(&self) -> Option<Nonce> {
        let mut bytes = [0; 16];
        hex::decode_to_slice(self.value("nonce"), &mut bytes).ok()?;
        Some(Nonce(self.digest()))
    }

    /// An id for what the form makes: sent twice it speaks of one thing, changed and sent again of another. Without a nonce
    /// of ours, the id of a new thing.
    pub fn id_or<K: Kind>(&self, new: Id<K>) -> Id<K> {
        self.nonce().map_or(new, |Nonce(bytes)| Id::by_chance(bytes))
    }

    /// The same bytes for the same fields in the same order, and for nothing else.
    pub fn digest(&self) -> [u8; 16] {
        let mut hash = Sha256::new();
        for text in self.fields.iter().flat_map(|(name, value)| [name, value]) {
            // Lengths keep the fields apart.
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
        *hash.finalize().first_chunk().expect("a hash has 32 bytes")
    }

    fn refuse_plain(&mut self, field: &str, error: PlainError) {
        match error {
            PlainError::Empty => self.refuse(field, "web-error-empty"),
            PlainError::TooLong(most) => self.refuse_with(field, "web-error-long", &[("most", most.into())]),
            PlainError::Unprintable => self.refuse(field, "web-error-unprintable"),
            PlainError::Form => {
                let own = format!("web-error-form-{}", field.replace('_', "-"));
                let has_own = self.words.as_ref().is_some_and(|(words, _)| words.has(Language::English, &own));
                self.refuse(field, if has_own { &own } else { "web-error-form" });
            }
        }
    }

    /// Reads `a=b&c=d`.
    ///
    /// # Errors
    /// [`PageError::TooLarge`] when there are too many fields.
    pub(crate) fn read(body: &[u8]) -> Result<Self, PageError> {
        let fields: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().take(FIELDS + 1).collect();
        if fields.len() > FIELDS {
            return Err(PageError::TooLarge);
        }
        Ok(Self { fields, ..Self::default() })
    }
}

impl FromRequest<App> for Form {
    type Rejection = PageError;
    async fn from_request(request: Request<Body>, app: &App) -> Result<Self, PageError> {
        let (parts, body) = request.into_parts();
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        if !kind.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(PageError::Malformed);
        }
        let language = Reader::of(&parts)?.language;
        let body = to_bytes(body, LONGEST).await.map_err(|_| PageError::TooLarge)?;
        Ok(Self { words: Some((app.words.clone(), language)), ..Self::read(&body)? })
    }
}

#[cfg(test)]
mod tests {
    use terms::Plain;

    use super::*;

    #[test]
    fn a_refused_field_keeps_what_was_typed() {
        let mut form = Form::read(b"name=+&age=abc&note=a%0D%0Ab").unwrap();

        assert_eq!(form.parse::<Plain<10>>("name"), None);
        assert_eq!(form.number("age", 1, 5), None);
        assert_eq!(form.text("note", 10, false).as_deref(), Some("a\nb"));
        assert_eq!(form.error("name"), Some("web-error-empty"));
        assert_eq!(form.error("age"), Some("web-error-number"));
        assert_eq!(form.value("age"), "abc");
    }

    #[test]
    fn a_nonce_is_sixteen_bytes_in_hexadecimal() {
        assert!(Form::read(b"nonce=00112233445566778899aabbccddeeff").unwrap().nonce().is_some());
        assert!(Form::read(b"nonce=0011").unwrap().nonce().is_none());
        assert!(Form::default().nonce().is_none());
    }

    #[test]
    fn a_form_that_was_changed_and_sent_again_is_another_form() {
        let nonce = |rest: &str| {
            Form::read(format!("nonce=00112233445566778899aabbccddeeff&{rest}").as_bytes()).unwrap().nonce().unwrap()
        };

        assert_eq!(nonce("email=ann%40example.org"), nonce("email=ann%40example.org"));
        assert_ne!(nonce("email=ann%40example.org"), nonce("email=anne%40example.org"));
        assert_ne!(nonce("a=bc"), nonce("ab=c"));
    }
}
