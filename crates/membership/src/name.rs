//! Names of people as they are searched for: in small letters, without marks, by their first letters.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The shortest piece of a name that is searched for, in letters.
pub const SHORTEST: usize = 2;
/// Letters after this many are not looked at.
pub const LONGEST: usize = 8;

/// The parts of a name as they are compared: "Siân O'Connor-Lee" gives `connor`, `lee`, `o`, `oconnor`, `oconnorlee`, `sian`…
///
/// A word with an apostrophe or hyphen counts whole and in its pieces, since people type either.
pub fn parts(name: &str) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    for word in name.split_whitespace() {
        let pieces: Vec<String> = word.split(is_joint).map(folded).filter(|piece| !piece.is_empty()).collect();
        parts.insert(pieces.concat());
        parts.extend(pieces);
    }
    parts.remove("");
    parts
}

/// What is asked for: the words typed, each cut to its first [`LONGEST`] letters.
///
/// Words of a single Latin letter are dropped, they find everybody; nothing left means nothing to search for.
pub fn query(typed: &str) -> Vec<String> {
    let words: BTreeSet<String> = typed.split_whitespace().map(|word| cut(&folded(word), LONGEST)).collect();
    let mut words: Vec<String> = words.into_iter().filter(|word| is_searchable(word)).take(4).collect();
    // The longest first: it finds the fewest, and the others only sift those.
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words
}

/// Every beginning of every part, [`SHORTEST`] to [`LONGEST`] letters; a part shorter than that as it is, unless it is a single
/// Latin letter.
///
/// ```
/// let beginnings = membership::name::beginnings("Al Ó Sé");
/// assert!(beginnings.iter().eq(["al", "se"]));
/// ```
pub fn beginnings(name: &str) -> BTreeSet<String> {
    let mut beginnings = BTreeSet::new();
    for part in parts(name).iter().filter(|part| is_searchable(part)) {
        let letters = part.chars().count();
        for length in SHORTEST.min(letters)..=LONGEST.min(letters) {
            beginnings.insert(cut(part, length));
        }
    }
    beginnings
}

/// Does a name answer to all words of a query?
pub fn answers(name: &str, query: &[String]) -> bool {
    let beginnings = beginnings(name);
    query.iter().all(|word| beginnings.contains(word))
}

/// What a list of names is sorted by: the name as it is written, marks and capitals apart.
pub(crate) fn sort_key(name: &str) -> Vec<String> {
    name.split_whitespace().map(folded).collect()
}

/// A name of one sign is a whole name in some scripts, and an initial in Latin.
fn is_searchable(word: &str) -> bool {
    word.chars().count() >= SHORTEST || !word.is_ascii()
}

fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '\'' | '’' | 'ʼ' | '‐' | '‑' | '.')
}

fn cut(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}

/// Compatibility decomposition, marks dropped, small letters; only letters and digits are left.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            // Letters with a stroke are letters of their own in Unicode, and typed without it on other keyboards.
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ß' => folded.push_str("ss"),
            letter if letter.is_alphanumeric() && !is_combining_mark(letter) => folded.push(letter),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn finds(name: &str, typed: &str) -> bool {
        let words = query(typed);
        !words.is_empty() && answers(name, &words)
    }

    #[test]
    fn marks_and_capitals_do_not_matter() {
        assert!(finds("Siân Llŷr", "sian llyr"));
        assert!(finds("Sian Llyr", "SIÂN"));
        assert!(finds("Łukasz Børge", "lukasz borge"));
        assert!(finds("Þóra Weiß", "thora weiss"));
    }

    #[test]
    fn words_with_a_joint_are_found_whole_and_in_pieces() {
        for typed in ["oconnor", "o'connor", "O’Connor", "connor", "lee", "oconnorl"] {
            assert!(finds("Ann O'Connor-Lee", typed), "{typed}");
        }
    }

    #[test]
    fn all_words_must_be_there_in_any_order() {
        assert!(finds("Ann Mary Lee", "lee an"));
        assert!(!finds("Ann Mary Lee", "lee bo"));
    }

    #[test]
    fn one_latin_letter_finds_nobody_and_one_han_sign_does() {
        assert!(query("a").is_empty());
        assert!(query("  ").is_empty());
        assert!(finds("李 娜", "李"));
    }

    #[test]
    fn letters_after_the_eighth_are_not_looked_at() {
        assert!(finds("Bartholomew", "bartholosomething"));
        assert!(!finds("Bartholomew", "bartholemew"));
    }

    #[test]
    fn beginnings_are_two_to_eight_letters() {
        let beginnings: Vec<_> = beginnings("Bartholomew Li").into_iter().collect();

        assert_eq!(beginnings, ["ba", "bar", "bart", "barth", "bartho", "barthol", "bartholo", "li"]);
    }

    proptest! {
        #[test]
        fn every_name_is_found_by_each_of_its_own_words(name in "[A-Za-zÀ-ž'-]{2,12}( [A-Za-zÀ-ž'-]{2,12}){0,3}") {
            for word in name.split_whitespace().filter(|word| !query(word).is_empty()) {
                prop_assert!(finds(&name, word), "{} in {}", word, name);
            }
        }

        #[test]
        fn no_text_at_all_breaks_the_index(name in "\\PC{0,80}") {
            let _ = query(&name);
            for beginning in beginnings(&name) {
                prop_assert!(beginning.chars().count() <= LONGEST);
            }
        }
    }
}
