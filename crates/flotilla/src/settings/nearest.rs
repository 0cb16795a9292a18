//! The word that was perhaps meant.

/// The one of `words` that takes the fewest letters added, left out or changed to come from `word`, at most `limit`.
pub(super) fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>, limit: usize) -> Option<&'a str> {
    let near = words.into_iter().map(|other| (distance(word, other), other)).min();
    near.filter(|(steps, _)| *steps <= limit).map(|(_, other)| other)
}

/// Letters to add, leave out or change.
///
/// Source: Wagner and Fischer, *The String-to-String Correction Problem*, J. ACM 21 (1974).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], at + 1);
        for (column, theirs) in other.iter().enumerate() {
            let changed = corner + usize::from(letter != *theirs);
            corner = row[column + 1];
            row[column + 1] = changed.min(corner + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_is_near() {
        assert_eq!(distance("listen", "listen"), 0);
        assert_eq!(distance("lisen", "listen"), 1);
        assert_eq!(distance("", "zone"), 4);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn what_is_far_from_everything_is_near_nothing() {
        assert_eq!(nearest("public-url", ["listen", "public_url"], 2), Some("public_url"));
        assert_eq!(nearest("colour", ["listen", "public_url"], 4), None);
    }
}
