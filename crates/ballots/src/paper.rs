//! The ballot paper and the vote written on it.

use std::fmt::Write as _;

use terms::OptionId;

/// What a voter may write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Question or ranking.
    pub asks: Asks,
    /// Whether a paper may be handed in blank, as a vote for none of it.
    pub blank: bool,
}

/// The form of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// Yes or no, and to abstain where that is offered.
    Answer {
        /// Whether abstaining is offered.
        abstain: bool,
    },
    /// To number as many of these as one likes, 1 for the first choice.
    Ranking(Vec<OptionId>),
}

/// A vote that the paper allows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vote {
    /// For.
    Yes,
    /// Against.
    No,
    /// Counted as present, for neither.
    Abstain,
    /// Places on the paper, counted from 1, best first; none twice, at least one.
    Ranking(Vec<u16>),
    /// Handed in blank on purpose.
    Blank,
    /// A paper in an envelope that could not be read; never cast online.
    Spoilt,
}

/// Why a vote is refused. Nothing is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadVote {
    /// Nothing was chosen, and a blank paper is not offered.
    #[error("ballots-vote-empty")]
    Empty,
    /// An answer or an option that is not on the paper.
    #[error("ballots-vote-unknown")]
    Unknown,
    /// A rank that is not a whole number from 1 on.
    #[error("ballots-vote-not-a-rank")]
    NotARank,
    /// Two options share a rank, or one has two.
    #[error("ballots-vote-rank-twice")]
    Twice,
    /// A rank is missing below one that is given, or it is higher than there are options.
    #[error("ballots-vote-rank-gap")]
    Gap,
}

impl Paper {
    /// The vote for what was chosen of yes, no, abstain and blank.
    ///
    /// # Errors
    /// [`BadVote`] when that is not offered.
    ///
    /// Source: ballot rule 6.2 (docs/rules/ballots.md).
    pub fn answer(&self, chosen: &str) -> Result<Vote, BadVote> {
        let Asks::Answer { abstain } = self.asks else { return Err(BadVote::Unknown) };
        match chosen {
            "yes" => Ok(Vote::Yes),
            "no" => Ok(Vote::No),
            "abstain" if abstain => Ok(Vote::Abstain),
            "blank" if self.blank => Ok(Vote::Blank),
            "" => Err(BadVote::Empty),
            _ => Err(BadVote::Unknown),
        }
    }

    /// The vote for ranks typed beside options: 1 to k without gap and without doubles; an empty rank is none.
    ///
    /// # Errors
    /// [`BadVote`], the first that is found.
    ///
    /// Source: ballot rule 6.3 (docs/rules/ballots.md).
    pub fn ranking(&self, typed: &[(OptionId, &str)]) -> Result<Vote, BadVote> {
        let Asks::Ranking(options) = &self.asks else { return Err(BadVote::Unknown) };
        // Room for each rank that can be right, so that a rank of a million costs nothing.
        let mut places = vec![None; options.len()];
        let mut used = vec![false; options.len()];
        for &(option, rank) in typed {
            let rank = rank.trim();
            if rank.is_empty() {
                continue;
            }
            let place = options.iter().position(|known| *known == option).ok_or(BadVote::Unknown)?;
            let rank = read_rank(rank)?;
            let slot = places.get_mut(rank - 1).ok_or(BadVote::Gap)?;
            if slot.is_some() || used[place] {
                return Err(BadVote::Twice);
            }
            used[place] = true;
            *slot = Some(u16::try_from(place + 1).map_err(|_| BadVote::Unknown)?);
        }
        let ranked = places.iter().flatten().count();
        if places.iter().take(ranked).any(Option::is_none) {
            return Err(BadVote::Gap);
        }
        match (ranked, self.blank) {
            (0, true) => Ok(Vote::Blank),
            (0, false) => Err(BadVote::Empty),
            _ => Ok(Vote::Ranking(places.into_iter().flatten().collect())),
        }
    }

    /// Whether the vote is one that could be written on this paper.
    pub fn allows(&self, vote: &Vote) -> bool {
        match (vote, &self.asks) {
            (Vote::Spoilt, _) | (Vote::Yes | Vote::No, Asks::Answer { .. }) => true,
            (Vote::Blank, _) => self.blank,
            (Vote::Abstain, Asks::Answer { abstain }) => *abstain,
            (Vote::Ranking(places), Asks::Ranking(options)) => {
                let mut seen = vec![false; options.len()];
                !places.is_empty()
                    && places.iter().all(|place| {
                        let slot = usize::from(*place).checked_sub(1).and_then(|at| seen.get_mut(at));
                        slot.is_some_and(|seen| !std::mem::replace(seen, true))
                    })
            }
            _ => false,
        }
    }
}

/// A whole number from 1 on, of at most six digits, without sign.
fn read_rank(text: &str) -> Result<usize, BadVote> {
    if text.len() > 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(BadVote::NotARank);
    }
    match text.parse() {
        Ok(0) | Err(_) => Err(BadVote::NotARank),
        Ok(rank) => Ok(rank),
    }
}

impl Vote {
    /// The one way in which this vote is stored: equal votes are equal texts.
    pub fn content(&self) -> String {
        match self {
            Self::Yes => "yes".to_owned(),
            Self::No => "no".to_owned(),
            Self::Abstain => "abstain".to_owned(),
            Self::Blank => "blank".to_owned(),
            Self::Spoilt => "spoilt".to_owned(),
            Self::Ranking(places) => places.iter().fold(String::new(), |mut text, place| {
                let space = if text.is_empty() { "" } else { " " };
                write!(text, "{space}{place}").expect("a string takes all that is written to it");
                text
            }),
        }
    }

    /// The vote that was stored as this text, or `None` when no vote is stored so.
    pub fn stored(content: &str) -> Option<Self> {
        let vote = match content {
            "yes" => Self::Yes,
            "no" => Self::No,
            "abstain" => Self::Abstain,
            "blank" => Self::Blank,
            "spoilt" => Self::Spoilt,
            ranking => Self::Ranking(ranking.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?),
        };
        (vote.content() == content).then_some(vote)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{ANN, BOB, CAT, FAY, option};

    fn three(blank: bool) -> Paper {
        Paper { asks: Asks::Ranking(vec![option(ANN), option(BOB), option(CAT)]), blank }
    }

    /// Ranks typed beside Ann, Bob and Cat.
    fn ranked(typed: [&str; 3]) -> Result<String, BadVote> {
        let typed = [(option(ANN), typed[0]), (option(BOB), typed[1]), (option(CAT), typed[2])];
        three(false).ranking(&typed).map(|vote| vote.content())
    }

    #[test]
    fn a_ranking_may_stop_after_any_choice() {
        assert_eq!(ranked(["1", "", ""]), Ok("1".to_owned()));
        assert_eq!(ranked(["2", "", "1"]), Ok("3 1".to_owned()));
        assert_eq!(ranked([" 3 ", "2", "1"]), Ok("3 2 1".to_owned()));
    }

    #[test]
    fn doubles_gaps_and_nonsense_are_refused() {
        assert_eq!(ranked(["3", "3", "1"]), Err(BadVote::Twice));
        assert_eq!(ranked(["1", "2", "9999"]), Err(BadVote::Gap));
        assert_eq!(ranked(["1", "3", ""]), Err(BadVote::Gap));
        assert_eq!(ranked(["2", "3", ""]), Err(BadVote::Gap));
        for nonsense in ["-1", "0", "1.0", "one", "+1", "99999999999999999999", "1 2", "١"] {
            assert_eq!(ranked([nonsense, "", ""]), Err(BadVote::NotARank), "{nonsense}");
        }
    }

    #[test]
    fn an_option_of_another_ballot_is_refused() {
        assert_eq!(three(false).ranking(&[(option(FAY), "1")]), Err(BadVote::Unknown));
    }

    #[test]
    fn one_option_cannot_take_two_ranks() {
        assert_eq!(three(false).ranking(&[(option(ANN), "1"), (option(ANN), "2")]), Err(BadVote::Twice));
    }

    #[test]
    fn an_empty_paper_counts_only_where_a_blank_one_is_offered() {
        assert_eq!(ranked(["", " ", ""]), Err(BadVote::Empty));
        assert_eq!(three(true).ranking(&[]), Ok(Vote::Blank));
    }

    #[test]
    fn a_question_takes_the_answers_it_offers_and_no_ranks() {
        let strict = Paper { asks: Asks::Answer { abstain: false }, blank: false };
        let open = Paper { asks: Asks::Answer { abstain: true }, blank: true };

        assert_eq!(strict.answer("yes"), Ok(Vote::Yes));
        assert_eq!(strict.answer("abstain"), Err(BadVote::Unknown));
        assert_eq!(strict.answer("blank"), Err(BadVote::Unknown));
        assert_eq!(strict.answer(""), Err(BadVote::Empty));
        assert_eq!(strict.answer("YES"), Err(BadVote::Unknown));
        assert_eq!(open.answer("abstain"), Ok(Vote::Abstain));
        assert_eq!(open.answer("blank"), Ok(Vote::Blank));
        assert_eq!(open.answer("spoilt"), Err(BadVote::Unknown));
        assert_eq!(open.ranking(&[(option(ANN), "1")]), Err(BadVote::Unknown));
        assert_eq!(three(true).answer("yes"), Err(BadVote::Unknown));
    }

    #[test]
    fn each_vote_is_read_back_from_what_is_stored() {
        for vote in [Vote::Yes, Vote::No, Vote::Abstain, Vote::Blank, Vote::Spoilt, Vote::Ranking(vec![3, 1, 12])] {
            assert_eq!(Vote::stored(&vote.content()), Some(vote));
        }
        for nonsense in ["", "1  2", "01", "1 2 ", "perhaps", "+1", "-1", "70000"] {
            assert_eq!(Vote::stored(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_paper_allows_only_what_it_could_carry() {
        assert!(three(false).allows(&Vote::Ranking(vec![3, 1])));
        for other in [
            Vote::Ranking(vec![]),
            Vote::Ranking(vec![0]),
            Vote::Ranking(vec![4]),
            Vote::Ranking(vec![2, 2]),
            Vote::Blank,
            Vote::Yes,
        ] {
            assert!(!three(false).allows(&other), "{other:?}");
        }
    }
}
