//! Local elections in Northern Ireland: the last sub-parcel to two decimals, a whole quota.
//!
//! Source: The Local Elections (Northern Ireland) Order 1985 (SI 1985/454), Schedule 5, rules 47 to 52;
//! docs/rules/ni.md numbers the rule as built and says where it leaves the text.

use crate::ballots::Election;
use crate::number::{Overflow, Votes};
use crate::rule::{CountError, Counted, Options, Rule};
use crate::stv::last_batch::{self, Finished, Protection, Terms, UNIT};
use crate::stv::state::Batching;

/// The rule, version 1.
pub(crate) const RULE: Rule = Rule {
    id: "ni",
    version: 1,
    source: "Local Elections (Northern Ireland) Order 1985 (SI 1985/454), Schedule 5, rules 47 to 52",
    count,
};

/// What this text says where the rules of the last batch differ.
const TERMS: Terms = Terms {
    quota,
    requota: None,
    // 51(2) and (5): first preferences, then transferred papers by their value.
    batching: Batching::FirstPreferencesApart,
    has_active_vote: false,
    // 49(10) and 51(12): "less than".
    is_in_reach: |total, next| total < next,
    // 51(4): an exclusion is one stage.
    is_batch_printed: false,
    stops_before_last_exclusion: false,
};

fn count(rule: &Rule, election: &Election, options: &Options) -> Result<Counted, CountError> {
    Ok(finish(rule, election, options)?.counted)
}

pub(super) fn finish(rule: &Rule, election: &Election, options: &Options) -> Result<Finished, CountError> {
    last_batch::count(&TERMS, rule, election, options, &Protection::default())
}

/// Votes that elect: valid papers ÷ (seats + 1), the fraction dropped, plus one. Source: rule 48.
fn quota(valid: Votes, seats: u16) -> Result<Votes, Overflow> {
    // Whole votes first, so that the fraction of a vote is dropped and not of a hundredth.
    valid.divided(UNIT)?.divided(u64::from(seats) + 1)?.times(UNIT)?.plus(Votes::whole(1, UNIT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{Action, Transcript};

    fn counted(file: &str) -> Transcript {
        RULE.count(&crate::blt::read(file.as_bytes()).unwrap(), &Options::default()).unwrap()
    }

    #[test]
    fn the_quota_is_a_whole_number_just_above_the_share() {
        assert_eq!(quota(Votes::whole(118, UNIT), 3), Ok(Votes::whole(30, UNIT)));
        assert_eq!(quota(Votes::whole(120, UNIT), 3), Ok(Votes::whole(31, UNIT)));
    }

    #[test]
    fn first_preferences_move_before_papers_that_came_at_the_same_value() {
        // Two of Eve's papers reach Dan; then Dan's own eleven elect Cat, so that Eve's go on to Bob.
        let file = "5 2\n17 1 0\n16 2 0\n14 3 0\n11 4 3 0\n2 5 4 3 2 0\n2 5 0\n0\nAnn\nBob\nCat\nDan\nEve\n";

        let transcript = counted(file);

        let stage = &transcript.stages[2];
        assert_eq!(transcript.quota.to_string(), "21.00");
        assert!(matches!(stage.action, Action::Exclusion { of, .. } if of.get() == 4), "{:?}", stage.action);
        assert_eq!([stage.votes[2], stage.votes[1]].map(|votes| votes.to_string()), ["25.00", "18.00"]);
        assert_eq!(stage.parcels.iter().map(|parcel| parcel.papers).collect::<Vec<_>>(), [11, 2]);
    }

    #[test]
    fn a_surplus_equal_to_the_gap_is_not_put_off_and_a_smaller_one_is() {
        let equal = counted("4 2\n20 1 2 0\n17 2 0\n9 3 0\n8 4 0\n0\nAnn\nBob\nCat\nDan\n");
        let smaller = counted("4 2\n20 1 2 0\n17 2 0\n10 3 0\n8 4 0\n0\nAnn\nBob\nCat\nDan\n");

        assert_eq!([equal.quota, smaller.quota].map(|quota| quota.to_string()), ["19.00", "19.00"]);
        assert!(matches!(equal.stages[1].action, Action::Surplus { .. }), "{:?}", equal.stages[1].action);
        assert!(matches!(smaller.stages[1].action, Action::Exclusion { .. }), "{:?}", smaller.stages[1].action);
        assert_eq!(smaller.stages[1].batches.deferred.unwrap().to_string(), "1.00");
    }

    #[test]
    fn a_count_that_ends_between_batches_leaves_the_rest_where_it_lies() {
        // Dan holds 11 first preferences and 2 of Eve's; with one seat less to fill, the first batch ends the count.
        let file = "5 1\n17 1 0\n14 3 0\n11 4 3 0\n2 5 4 3 2 0\n2 5 0\n0\nAnn\nBob\nCat\nDan\nEve\n";

        let transcript = counted(file);

        let last = transcript.stages.last().unwrap();
        assert_eq!(transcript.names_elected(), ["Cat"]);
        assert_eq!(last.votes[3].to_string(), "2.00");
        assert!(crate::sheet::render(&transcript).contains("2.00 x"));
    }
}
