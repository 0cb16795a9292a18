//! Rules of counting in words.

use tally::majority::{Base, Comparison, Fraction, Question, Threshold};
use web::Value;

use super::Say;

/// The values that sentences about a fraction take: a word for those that have one, and both numbers for the rest.
fn parts(fraction: Fraction) -> [(&'static str, Value); 3] {
    let word = match (fraction.numerator(), fraction.denominator()) {
        (1, 2) => "half",
        (2, 3) => "two-thirds",
        (3, 4) => "three-quarters",
        (3, 5) => "three-fifths",
        (1, 3) => "third",
        (1, 4) => "quarter",
        (1, 5) => "fifth",
        (1, 10) => "tenth",
        (2, 5) => "two-fifths",
        (whole, same) if whole == same => "all",
        _ => "other",
    };
    [
        ("fraction", word.into()),
        ("numerator", fraction.numerator().into()),
        ("denominator", fraction.denominator().into()),
    ]
}

/// What carries a question: "Carried by at least two thirds of the votes for and against."
pub(crate) fn threshold(threshold: Threshold, say: Say<'_>) -> String {
    let key = match (threshold.base(), threshold.comparison()) {
        (Base::ForAndAgainst, Comparison::AtLeast) => "ballots-threshold-for-and-against-at-least",
        (Base::ForAndAgainst, Comparison::MoreThan) => "ballots-threshold-for-and-against-more-than",
        (Base::VotesCast, Comparison::AtLeast) => "ballots-threshold-cast-at-least",
        (Base::VotesCast, Comparison::MoreThan) => "ballots-threshold-cast-more-than",
        // Nobody takes presence in a ballot over days, so no ballot is called with that base.
        (Base::Present | Base::Entitled, Comparison::AtLeast) => "ballots-threshold-entitled-at-least",
        (Base::Present | Base::Entitled, Comparison::MoreThan) => "ballots-threshold-entitled-more-than",
    };
    say(key, &parts(threshold.fraction()))
}

/// How many must take part: "At least half of those on the roll must vote."
pub(crate) fn quorum(quorum: Option<Fraction>, say: Say<'_>) -> String {
    match quorum {
        Some(fraction) => say("ballots-quorum", &parts(fraction)),
        None => say("ballots-quorum-none", &[]),
    }
}

/// Threshold and quorum.
pub(crate) fn question(question: &Question, say: Say<'_>) -> Vec<String> {
    vec![threshold(question.threshold, say), quorum(question.quorum, say)]
}

/// Says what the line in a picture is: "needed: 1,142 of 1,713".
pub(crate) fn needed(threshold: Threshold, needed: u64, base: u64, say: Say<'_>) -> String {
    let key = match threshold.base() {
        Base::ForAndAgainst => "ballots-needed-for-and-against",
        Base::VotesCast => "ballots-needed-cast",
        Base::Present | Base::Entitled => "ballots-needed-entitled",
    };
    say(key, &[("needed", needed.into()), ("base", base.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::keys;

    #[test]
    fn a_fraction_with_a_word_is_said_by_it() {
        let two_thirds = Threshold::new(Fraction::TWO_THIRDS, Comparison::AtLeast, Base::ForAndAgainst).unwrap();
        let odd = Fraction::new(5, 7).unwrap();

        let said = threshold(two_thirds, &keys);

        assert!(said.starts_with("ballots-threshold-for-and-against-at-least(fraction=two-thirds"), "{said}");
        assert!(quorum(Some(odd), &keys).contains("fraction=other, numerator=5, denominator=7"));
        assert_eq!(quorum(None, &keys), "ballots-quorum-none");
    }
}
