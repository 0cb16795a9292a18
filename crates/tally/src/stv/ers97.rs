//! The rules of the Electoral Reform Society of 1997: the last batch to two decimals, a falling quota, batches.
//!
//! Source: R. A. Newland and F. S. Britton, *How to Conduct an Election by the Single Transferable Vote*, third edition,
//! Electoral Reform Society 1997, sections 5 to 7; docs/rules/ers97.md numbers the rule as built.

use crate::ballots::{CandidateNo, Election};
use crate::number::{Overflow, Votes};
use crate::rule::{CountError, Counted, Options, Rule};
use crate::stv::last_batch::{self, Finished, Protection, Terms};
use crate::stv::state::Batching;

/// The rule, version 1.
pub(crate) const RULE: Rule = Rule {
    id: "ers97",
    version: 1,
    source: "Electoral Reform Society, How to Conduct an Election by the Single Transferable Vote, 3rd edition 1997, sections 5 to 7",
    count,
};

/// What this text says where the rules of the last batch differ.
const TERMS: Terms = Terms {
    quota,
    requota: Some(requota),
    batching: Batching::ByValue,
    // 5.1.7(b), 5.3.13(b) and 5.4.9(b).
    has_active_vote: true,
    // 5.2.2 and 5.2.5(b): "does not exceed".
    is_in_reach: |total, next| total <= next,
    // 5.4.11: each batch is a column of the exclusion form.
    is_batch_printed: true,
    // 5.5.1.
    stops_before_last_exclusion: true,
};

fn count(rule: &Rule, election: &Election, options: &Options) -> Result<Counted, CountError> {
    Ok(finish(rule, election, options, &Protection::default())?.counted)
}

/// The whole count, with members whom a recount must not exclude (7.1).
pub(super) fn finish(
    rule: &Rule,
    election: &Election,
    options: &Options,
    protection: &Protection,
) -> Result<Finished, CountError> {
    last_batch::count(&TERMS, rule, election, options, protection)
}

/// Votes that elect: valid papers ÷ (seats + 1) to two decimals, a remainder rounded up. Source: 5.1.6.
fn quota(valid: Votes, seats: u16) -> Result<Votes, Overflow> {
    valid.divided_up(u64::from(seats) + 1)
}

/// The same without the non-transferable vote, as long as nobody is elected. Source: 5.4.8.
fn requota(valid: Votes, non_transferable: Votes, seats: u16) -> Result<Votes, Overflow> {
    quota(valid.minus(non_transferable)?, seats)
}

/// Everybody whom [`Protection`] may name is a candidate of the contest.
pub(super) fn protect(members: &[CandidateNo], election: &Election) -> Protection {
    Protection::of(members, election.candidates().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{Action, ElectedBecause, SettledBy, TieAbout, Transcript};

    fn counted(file: &str) -> Transcript {
        RULE.count(&crate::blt::read(file.as_bytes()).unwrap(), &Options::default()).unwrap()
    }

    fn votes(transcript: &Transcript, stage: usize) -> Vec<String> {
        transcript.stages[stage - 1].votes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_quota_is_rounded_up_to_a_hundredth() {
        let of = |papers, seats| quota(Votes::whole(papers, 100), seats);

        assert_eq!(of(118, 3), Ok(Votes::whole(2_950, 1)));
        assert_eq!(of(76, 6), Ok(Votes::whole(1_086, 1)));
        assert_eq!(of(77, 6), Ok(Votes::whole(1_100, 1)));
    }

    #[test]
    fn only_the_last_batch_moves_and_never_above_its_value() {
        // Quota 20: Ann's surplus of 15 makes 35 papers worth 0.42 each; Bob's surplus of 8.70 lies on these alone.
        let file = "4 2\n33 1 2 0\n2 1 2 3 0\n14 2 4 0\n6 3 0\n5 4 0\n0\nAnn\nBob\nCat\nDan\n";

        let transcript = counted(file);

        assert_eq!(transcript.quota.to_string(), "20.00");
        assert_eq!(votes(&transcript, 2), ["20.00", "28.70", "6.00", "5.00"]);
        assert_eq!(transcript.stages[1].batches.difference.unwrap().to_string(), "0.30");
        assert_eq!(transcript.names_elected(), ["Ann", "Bob"]);
        let more = counted("5 3\n33 1 2 0\n2 1 2 3 0\n14 2 4 0\n6 3 0\n5 4 0\n0\nAnn\nBob\nCat\nDan\nEve\n");
        assert_eq!(more.quota.to_string(), "15.00");
        assert_eq!(votes(&more, 2), ["15.00", "33.95", "6.00", "5.00", "0.00"], "35 papers at 0.57");
        let bob = &more.stages[2];
        assert_eq!(bob.votes[2].to_string(), "7.14", "2 papers at 0.57, not at 18.95 ÷ 2");
        assert_eq!(bob.batches.difference, None, "the papers without a next preference take the rest");
    }

    #[test]
    fn the_quota_falls_while_nobody_is_elected() {
        let transcript = counted("4 1\n10 1 0\n9 2 0\n4 3 0\n3 4 0\n0\nAnn\nBob\nCat\nDan\n");

        // Dan and Cat together, 7, cannot pass Bob.
        assert_eq!(transcript.stages.len(), 2);
        assert_eq!(transcript.stages[1].quota.unwrap().to_string(), "9.50");
        assert_eq!(transcript.stages[1].excluded().map(CandidateNo::get).collect::<Vec<_>>(), [4, 3]);
        assert_eq!(transcript.names_elected(), ["Ann"]);
    }

    #[test]
    fn a_vote_that_cannot_be_passed_elects_below_the_quota() {
        // Ann has a quota and hers end with her: the rest is shared by three for one seat.
        let transcript = counted("4 2\n30 1 0\n16 2 0\n9 3 0\n6 4 3 0\n0\nAnn\nBob\nCat\nDan\n");

        let bob =
            transcript.stages.iter().flat_map(|stage| &stage.elected).find(|one| one.candidate.get() == 2).unwrap();
        let ElectedBecause::ActiveVote { total, places } = bob.reason else { panic!("{:?}", bob.reason) };
        assert_eq!((total.to_string().as_str(), places), ("31.00", 1));
    }

    #[test]
    fn equals_with_votes_enough_for_fewer_seats_are_parted_by_the_earliest_difference_or_not_at_all() {
        let never = counted("3 1\n5 1 0\n5 2 0\n0\nAnn\nBob\nCat\n");
        // Without Cat and Dan, Ann and Bob have 5 each, and the quota has fallen to 5.
        let once = counted("4 1\n5 1 0\n4 2 0\n1 3 2 0\n2 4 0\n0\nAnn\nBob\nCat\nDan\n");

        assert_eq!(never.stages[0].batches.held_back.iter().map(|one| one.get()).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(never.names_elected(), ["Bob"], "Cat, then by lot Ann, is excluded");
        assert_eq!(once.names_elected(), ["Ann"]);
        let ties: Vec<_> = once.stages.iter().flat_map(|stage| &stage.ties).collect();
        let parted = ties.iter().find(|tie| tie.about == TieAbout::Election).expect("Ann and Bob have 5 of 10 each");
        assert_eq!((parted.settled_by, parted.history[0].stage), (SettledBy::History, 1));
    }

    #[test]
    fn a_small_surplus_waits_and_a_last_exclusion_moves_no_paper() {
        let transcript = counted("4 2\n21 1 2 0\n20 2 0\n15 3 0\n4 4 3 0\n0\nAnn\nBob\nCat\nDan\n");

        assert_eq!(transcript.names_elected(), ["Ann", "Bob"]);
        let waits = counted("5 2\n21 1 2 0\n17 2 0\n14 3 0\n5 4 3 0\n3 5 4 0\n0\nAnn\nBob\nCat\nDan\nEve\n");
        let stage = &waits.stages[1];
        assert!(matches!(stage.action, Action::Exclusion { .. }));
        assert_eq!(stage.batches.deferred.unwrap().to_string(), "1.00");
        assert_eq!(stage.excluded().map(CandidateNo::get).collect::<Vec<_>>(), [5, 4]);
    }

    #[test]
    fn who_is_left_out_last_keeps_the_papers() {
        let transcript = counted("4 2\n8 1 0\n7 2 0\n7 3 0\n6 4 0\n0\nAnn\nBob\nCat\nDan\n");

        // Dan's papers and Ann's surplus are spent; then Bob's exclusion would leave one for one seat.
        assert_eq!(transcript.stages.len(), 3);
        assert_eq!(transcript.stages[1].quota.unwrap().to_string(), "7.34");
        let last = &transcript.stages[2];
        let numbers = |all: &[CandidateNo]| all.iter().map(|one| one.get()).collect::<Vec<_>>();
        assert_eq!((numbers(&last.batches.held_back), numbers(&last.batches.left_out)), (vec![2, 3], vec![2]));
        assert_eq!(last.elected[0].reason, ElectedBecause::LastSeats);
        assert_eq!(last.ties[0].settled_by, SettledBy::Lot);
        assert_eq!(votes(&transcript, 3), ["7.34", "7.00", "7.00", "0.00"]);
        assert_eq!(transcript.names_elected(), ["Ann", "Cat"]);
    }
}
