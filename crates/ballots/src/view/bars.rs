//! The result of a question as a picture.

use tally::majority::{Comparison, Threshold, Transcript};
use web::drawing::{Bar, Bars, Kind, Needed};

use super::{Say, rule};

/// The picture of a result: a bar for each answer, and the line that had to be reached.
pub(crate) fn bars(result: &Transcript, say: Say<'_>) -> Bars {
    let figures = &result.figures;
    let base = result.sum.base;
    // Only those who belong to the base have a share of it.
    let abstain_counts = result.question.threshold.base() != tally::majority::Base::ForAndAgainst;
    let row = |key, votes, kind, has_share: bool| Bar {
        label: say(key, &[]),
        figure: figure(votes, has_share.then_some(base), say),
        votes,
        kind,
    };
    let needed = needed(result.question.threshold, base);
    Bars {
        id: "bars".to_owned(),
        title: say("ballots-bars-title", &[]),
        description: say(
            "ballots-bars-description",
            &[
                ("for", figures.votes_for.into()),
                ("against", figures.against.into()),
                ("abstained", figures.abstentions.into()),
                ("needed", needed.into()),
            ],
        ),
        rows: vec![
            row("ballots-for", figures.votes_for, Kind::For, true),
            row("ballots-against", figures.against, Kind::Against, true),
            row("ballots-abstained", figures.abstentions, Kind::Abstain, abstain_counts),
        ],
        needed: Some(Needed { votes: needed, label: rule::needed(result.question.threshold, needed, base, say) }),
    }
}

/// The smallest number of votes in favour that reaches the threshold; at least one, because nothing never carries.
pub(crate) fn needed(threshold: Threshold, base: u64) -> u64 {
    let fraction = threshold.fraction();
    let product = u128::from(base) * u128::from(fraction.numerator());
    let needed = match threshold.comparison() {
        Comparison::AtLeast => product.div_ceil(u128::from(fraction.denominator())),
        Comparison::MoreThan => product / u128::from(fraction.denominator()) + 1,
    };
    u64::try_from(needed).unwrap_or(u64::MAX).max(1)
}

/// "1,311 · 76.5 %"; without the share when the base does not hold these votes, or nobody voted.
fn figure(votes: u64, base: Option<u64>, say: Say<'_>) -> String {
    let votes_value = ("votes", votes.into());
    match base.filter(|base| *base > 0) {
        None => say("ballots-votes", &[votes_value]),
        Some(base) => say("ballots-votes-share", &[votes_value, ("share", share(votes, base).into())]),
    }
}

/// A share in percent with one decimal, rounded to the nearest.
pub(crate) fn share(part: u64, whole: u64) -> String {
    let whole = u128::from(whole.max(1));
    let tenths = (u128::from(part) * 2_000 + whole) / (2 * whole);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use tally::majority::{Base, Figures, Fraction, Question, Turnout, Unit, decide};

    use super::*;
    use crate::view::tests::keys;

    const BASES: [Base; 3] = [Base::ForAndAgainst, Base::VotesCast, Base::Entitled];

    fn decided(threshold: Threshold, votes_for: u64, against: u64) -> Transcript {
        let figures =
            Figures { unit: Unit::Heads, votes_for, against, abstentions: 1, present: None, entitled: Some(60) };
        let question = Question { threshold, quorum: None };
        decide(&question, &figures, Turnout { eligible: 60, took_part: votes_for + against + 1 }).unwrap()
    }

    #[test]
    fn the_line_is_drawn_where_the_rule_begins_to_carry() {
        for base in BASES {
            for comparison in [Comparison::AtLeast, Comparison::MoreThan] {
                for fraction in [Fraction::HALF, Fraction::TWO_THIRDS] {
                    let threshold = Threshold::new(fraction, comparison, base).unwrap();
                    for votes_for in 0..=20_u64 {
                        let result = decided(threshold, votes_for, 20 - votes_for);
                        let line = needed(threshold, result.sum.base);
                        // A tie is lost whatever the line says.
                        let is_reached = votes_for >= line && votes_for != 10;
                        assert_eq!(is_reached, result.is_carried(), "{votes_for} {threshold:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn only_votes_of_the_base_have_a_share_of_it() {
        let threshold = Threshold::SIMPLE;
        let bars = bars(&decided(threshold, 15, 5), &keys);

        assert_eq!(bars.rows[0].figure, "ballots-votes-share(votes=15, share=75.0)");
        assert_eq!(bars.rows[2].figure, "ballots-votes(votes=1)");
    }

    #[test]
    fn shares_are_rounded_to_the_nearest_tenth() {
        assert_eq!(share(2, 3), "66.7");
        assert_eq!(share(1, 3), "33.3");
        assert_eq!(share(0, 0), "0.0");
    }
}
