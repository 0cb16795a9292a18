//! What is wrong with the numbers on a paper, each beside its field.

use crate::paper::BadVote;

/// Every field that is wrong, counted from 0, with what is wrong with it. Of two equal numbers the second is named, and
/// where one is missing, the number that comes after the gap.
pub(crate) fn wrong(typed: &[&str]) -> Vec<(usize, BadVote)> {
    let ranks: Vec<Option<usize>> = typed.iter().map(|text| rank(text.trim())).collect();
    let given: Vec<usize> = ranks.iter().flatten().copied().collect();
    let mut wrong = Vec::new();
    for (at, text) in typed.iter().enumerate() {
        let bad = match ranks[at] {
            None if text.trim().is_empty() => None,
            None => Some(BadVote::NotARank),
            Some(rank) if ranks[..at].contains(&Some(rank)) => Some(BadVote::Twice),
            Some(rank) if rank > 1 && !given.contains(&(rank - 1)) => Some(BadVote::Gap),
            Some(_) => None,
        };
        wrong.extend(bad.map(|bad| (at, bad)));
    }
    wrong
}

/// A whole number from 1 on, without sign.
fn rank(text: &str) -> Option<usize> {
    let is_number = text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|rank| is_number && *rank > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        paper::{Asks, Paper},
        sample::option,
    };

    #[test]
    fn each_mistake_is_named_beside_its_own_field() {
        assert_eq!(wrong(&["1", "", "2"]), []);
        assert_eq!(wrong(&["3", "3", "1"]), [(0, BadVote::Gap), (1, BadVote::Twice)]);
        assert_eq!(wrong(&["1", "2", "9999"]), [(2, BadVote::Gap)]);
        assert_eq!(
            wrong(&["first", "-1", "0"]),
            [(0, BadVote::NotARank), (1, BadVote::NotARank), (2, BadVote::NotARank)]
        );
    }

    #[test]
    fn a_field_is_named_exactly_when_the_paper_refuses() {
        let paper = Paper { asks: Asks::Ranking((1..=3).map(option).collect()), blank: true };
        let cells = ["", "1", "2", "3", "4", "x"];
        for first in cells {
            for second in cells {
                for third in cells {
                    let typed = [first, second, third];
                    let ranked: Vec<_> = (1..=3).map(option).zip(typed).collect();
                    assert_eq!(wrong(&typed).is_empty(), paper.ranking(&ranked).is_ok(), "{typed:?}");
                }
            }
        }
    }
}
