//! Recovery codes: for whoever has lost her phone. Ten at a time, on paper.

/// So many are made at once; new ones replace the old.
pub(crate) const CODES: usize = 10;

/// Digits and letters that are not taken for each other; 32, so each stands for five bits.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The code of eighty random bits, in groups of four.
pub(crate) fn code(chance: [u8; 10]) -> String {
    let bits = chance.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    let mut text = String::new();
    for place in (0..16).rev() {
        let letter = usize::try_from(bits >> (5 * place) & 31).expect("five bits");
        text.push(char::from(LETTERS[letter]));
        if place % 4 == 0 && place > 0 {
            text.push('-');
        }
    }
    text
}

/// A code as it was typed: hyphens, blanks and capitals do not matter, nor does o for nought or l for one.
pub(crate) fn plain(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
    let letters = letters.map(|c| match c {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    });
    letters.take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_four_groups_of_four() {
        assert_eq!(code([0; 10]), "0000-0000-0000-0000");
        assert_eq!(code([255; 10]), "zzzz-zzzz-zzzz-zzzz");
        assert_ne!(code([1; 10]), code([2; 10]));
    }

    #[test]
    fn a_code_copied_by_hand_is_read_as_it_was_meant() {
        let code = code([7; 10]);

        assert_eq!(plain(&code.to_uppercase().replace('-', " ")), plain(&code));
        assert_eq!(plain("O0Il"), "0011");
    }
}
