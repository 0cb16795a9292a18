//! A decided question as text, as a returning officer would read it out.

use super::{Base, Comparison, Outcome, Transcript};

/// The sheet of a question: its figures, quorum, threshold with the sum, and what decided. Ends in a line feed.
pub fn render(title: &str, transcript: &Transcript) -> String {
    let figures = &transcript.figures;
    let mut lines = vec![
        title.to_owned(),
        String::new(),
        format!("For        {}", figures.votes_for),
        format!("Against    {}", figures.against),
        format!("Abstained  {}", figures.abstentions),
        String::new(),
    ];
    if let Some(quorum) = &transcript.quorum {
        let reached = if quorum.is_reached { "reached" } else { "not reached" };
        lines.push(format!(
            "Quorum     {} of {} eligible, rounded up: {}; {} took part: {reached}",
            quorum.fraction, quorum.eligible, quorum.needed, quorum.took_part
        ));
    }
    let threshold = transcript.question.threshold;
    let comparison = match threshold.comparison() {
        Comparison::AtLeast => "at least",
        Comparison::MoreThan => "more than",
    };
    lines.push(format!("Needed     {comparison} {} of {}", threshold.fraction(), base(threshold.base())));
    lines.push(format!("Sum        {}", transcript.sum.text));
    lines.push(format!("Outcome    {}", outcome(transcript.outcome)));
    lines.join("\n") + "\n"
}

fn base(base: Base) -> &'static str {
    match base {
        Base::ForAndAgainst => "the votes for and against",
        Base::VotesCast => "all votes cast",
        Base::Present => "those present and entitled to vote",
        Base::Entitled => "all who are entitled to vote",
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Carried => "carried",
        Outcome::NoQuorum => "lost: too few took part",
        Outcome::NobodyFor => "lost: nobody was for it",
        Outcome::Tie => "lost: as many against as for it",
        Outcome::BelowThreshold => "lost: the threshold was not reached",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::majority::{Figures, Fraction, Question, Threshold, Turnout, Unit, decide};

    #[test]
    fn the_sheet_says_the_figures_the_sum_and_what_decided() {
        let threshold = Threshold::new(Fraction::TWO_THIRDS, Comparison::AtLeast, Base::VotesCast).unwrap();
        let question = Question { threshold, quorum: Some(Fraction::HALF) };
        let figures = Figures {
            unit: Unit::Heads,
            votes_for: 40,
            against: 15,
            abstentions: 5,
            present: None,
            entitled: Some(101),
        };
        let decided = decide(&question, &figures, Turnout { eligible: 101, took_part: 60 }).unwrap();

        assert_eq!(
            render("Shall we?", &decided),
            "Shall we?\n\nFor        40\nAgainst    15\nAbstained  5\n\n\
             Quorum     1/2 of 101 eligible, rounded up: 51; 60 took part: reached\n\
             Needed     at least 2/3 of all votes cast\nSum        40 × 3 = 120 ≥ 120 = 60 × 2\nOutcome    carried\n"
        );
    }
}
