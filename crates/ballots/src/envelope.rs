//! Voting on paper: issued papers, returned envelopes, and the one-time codes of letters.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use terms::{Plain, Timestamp};

use crate::{disclosure::Channel, stage::Stage, timetable::Window};

/// Why an envelope was rejected.
pub type Reason = Plain<300>;

/// Where a member's paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// On its way, or with her.
    Issued,
    /// Its envelope is back, marked and separated from what it holds.
    Returned,
    /// Its envelope is back and was not opened: unsigned, late, not hers.
    Rejected,
}

impl State {
    /// The word under which it is stored.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Returned => "returned",
            Self::Rejected => "rejected",
        }
    }

    /// What was stored as that word.
    pub fn stored(word: &str) -> Option<Self> {
        [Self::Issued, Self::Returned, Self::Rejected].into_iter().find(|state| state.word() == word)
    }
}

/// The paper of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Where it is.
    pub state: State,
    /// How many she was given: one more than were spoilt and handed back.
    pub issued: u32,
}

/// Why a paper is not issued, replaced or taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeRefused {
    /// Not while votes are taken, or no longer.
    #[error("ballots-paper-hours")]
    Hours,
    /// Not on the roll.
    #[error("ballots-paper-not-on-roll")]
    NotOnRoll,
    /// Has voted online already.
    #[error("ballots-paper-voted")]
    Voted,
    /// Has a paper already.
    #[error("ballots-paper-has-one")]
    HasOne,
    /// Was never given a paper.
    #[error("ballots-paper-none")]
    None,
    /// The envelope is back already.
    #[error("ballots-paper-back")]
    Back,
}

/// A first paper for somebody on the roll who has no mark yet. It blocks voting online.
///
/// # Errors
/// [`EnvelopeRefused`].
///
/// Source: ballot rule 7.2 (docs/rules/ballots.md).
pub fn issue(
    stage: &Stage,
    voting: Window,
    is_on_roll: bool,
    mark: Option<Channel>,
    now: Timestamp,
) -> Result<Paper, EnvelopeRefused> {
    while_open(stage, voting, now)?;
    match (is_on_roll, mark) {
        (false, _) => Err(EnvelopeRefused::NotOnRoll),
        (true, Some(Channel::Paper)) => Err(EnvelopeRefused::HasOne),
        (true, Some(Channel::Online | Channel::Letter)) => Err(EnvelopeRefused::Voted),
        (true, None) => Ok(Paper { state: State::Issued, issued: 1 }),
    }
}

/// Another paper for one that was spoilt and handed back.
///
/// # Errors
/// [`EnvelopeRefused`].
///
/// Source: ballot rule 7.3 (docs/rules/ballots.md).
pub fn replace(paper: Option<Paper>, stage: &Stage, voting: Window, now: Timestamp) -> Result<Paper, EnvelopeRefused> {
    while_open(stage, voting, now)?;
    let paper = still_out(paper)?;
    Ok(Paper { issued: paper.issued + 1, ..paper })
}

/// The paper whose envelope came back in time. Marking goes on after closing, until papers are counted.
///
/// # Errors
/// [`EnvelopeRefused`].
///
/// Source: ballot rule 7.4 (docs/rules/ballots.md).
pub fn take_in(paper: Option<Paper>, stage: &Stage, is_accepted: bool) -> Result<Paper, EnvelopeRefused> {
    if !matches!(stage, Stage::Open { .. } | Stage::Closed(_)) {
        return Err(EnvelopeRefused::Hours);
    }
    let state = if is_accepted { State::Returned } else { State::Rejected };
    Ok(Paper { state, ..still_out(paper)? })
}

fn while_open(stage: &Stage, voting: Window, now: Timestamp) -> Result<(), EnvelopeRefused> {
    if matches!(stage, Stage::Open { .. }) && voting.holds(now) { Ok(()) } else { Err(EnvelopeRefused::Hours) }
}

fn still_out(paper: Option<Paper>) -> Result<Paper, EnvelopeRefused> {
    match paper {
        None => Err(EnvelopeRefused::None),
        Some(paper) if paper.state == State::Issued => Ok(paper),
        Some(_) => Err(EnvelopeRefused::Back),
    }
}

/// Where all papers of a ballot went; published with the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reconciliation {
    /// Papers given out, replacements too.
    pub issued: u64,
    /// Spoilt before they were sent back, and replaced.
    pub replaced: u64,
    /// Envelopes taken in.
    pub returned: u64,
    /// Envelopes not opened.
    pub rejected: u64,
    /// Papers that never came back.
    pub outstanding: u64,
    /// Papers found in the envelopes taken in, as imported.
    pub found: u64,
    /// Of those, papers that could not be read.
    pub unreadable: u64,
}

/// The sum of all papers; `found` and `unreadable` come from the imports.
///
/// Source: ballot rule 7.6 (docs/rules/ballots.md).
pub fn reconcile(papers: &[Paper], found: u64, unreadable: u64) -> Reconciliation {
    let mut sum = Reconciliation { found, unreadable, ..Reconciliation::default() };
    for paper in papers {
        sum.issued += u64::from(paper.issued);
        sum.replaced += u64::from(paper.issued.saturating_sub(1));
        match paper.state {
            State::Issued => sum.outstanding += 1,
            State::Returned => sum.returned += 1,
            State::Rejected => sum.rejected += 1,
        }
    }
    sum
}

impl Reconciliation {
    /// Whether every paper given out is accounted for, and no more were found than came back.
    pub fn is_sound(&self) -> bool {
        self.issued == self.replaced + self.returned + self.rejected + self.outstanding
            && self.found <= self.returned
            && self.unreadable <= self.found
    }
}

/// A one-time code: 100 bits, as five groups of four characters that are not mistaken for one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

/// Crockford's alphabet: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH: usize = 20;

impl Code {
    /// The code of this chance.
    pub fn by_chance(chance: [u8; CODE_LENGTH]) -> Self {
        Self(chance.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect())
    }

    /// What somebody typed: spaces, dashes and capitals do not matter, and O, I and L stand for what they look like.
    pub fn typed(text: &str) -> Option<Self> {
        if text.len() > 100 {
            return None;
        }
        let letters = text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
        let code: String = letters.collect();
        let is_code = code.len() == CODE_LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte));
        is_code.then_some(Self(code))
    }

    /// The code as it stands in the letter.
    pub fn spoken(&self) -> String {
        let groups: Vec<&str> = (0..CODE_LENGTH).step_by(4).map(|at| &self.0[at..at + 4]).collect();
        groups.join("-")
    }

    /// SHA-256 of the code, which is all that is stored. With 100 bits of chance nobody finds the code from it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        sample::at,
        stage::tests::{closed, every, open},
    };

    const VOTING: Window = Window { opens: Timestamp::from_micros(100), closes: Timestamp::from_micros(200) };

    fn issued(is_on_roll: bool, mark: Option<Channel>, now: i64) -> Result<Paper, EnvelopeRefused> {
        issue(&open(), VOTING, is_on_roll, mark, at(now))
    }

    fn paper(state: State, issued: u32) -> Paper {
        Paper { state, issued }
    }

    #[test]
    fn who_voted_online_gets_no_paper() {
        assert_eq!(issued(true, None, 150), Ok(paper(State::Issued, 1)));
        assert_eq!(issued(true, Some(Channel::Online), 150), Err(EnvelopeRefused::Voted));
        assert_eq!(issued(true, Some(Channel::Letter), 150), Err(EnvelopeRefused::Voted));
        assert_eq!(issued(true, Some(Channel::Paper), 150), Err(EnvelopeRefused::HasOne));
        assert_eq!(issued(false, None, 150), Err(EnvelopeRefused::NotOnRoll));
        assert_eq!(issued(true, None, 200), Err(EnvelopeRefused::Hours));
    }

    #[test]
    fn a_spoilt_paper_is_replaced_while_votes_are_taken() {
        let again = |paper, now| replace(paper, &open(), VOTING, at(now));

        assert_eq!(again(Some(paper(State::Issued, 1)), 150), Ok(paper(State::Issued, 2)));
        assert_eq!(again(Some(paper(State::Returned, 1)), 150), Err(EnvelopeRefused::Back));
        assert_eq!(again(None, 150), Err(EnvelopeRefused::None));
        assert_eq!(again(Some(paper(State::Issued, 1)), 200), Err(EnvelopeRefused::Hours));
    }

    #[test]
    fn an_envelope_is_taken_in_once_until_the_count() {
        let mine = Some(paper(State::Issued, 1));
        let takes: Vec<_> = every().into_iter().filter(|stage| take_in(mine, stage, true).is_ok()).collect();

        assert_eq!(takes, [open(), Stage::Closed(closed())]);
        assert_eq!(take_in(mine, &open(), false), Ok(paper(State::Rejected, 1)));
        assert_eq!(take_in(Some(paper(State::Returned, 1)), &open(), true), Err(EnvelopeRefused::Back));
        assert_eq!(take_in(None, &open(), true), Err(EnvelopeRefused::None));
    }

    #[test]
    fn every_paper_is_accounted_for() {
        let papers = [
            paper(State::Issued, 1),
            paper(State::Issued, 2),
            paper(State::Returned, 1),
            paper(State::Returned, 3),
            paper(State::Rejected, 1),
        ];

        let sum = reconcile(&papers, 2, 1);

        assert_eq!((sum.issued, sum.replaced, sum.returned, sum.rejected, sum.outstanding), (8, 3, 2, 1, 2));
        assert!(sum.is_sound());
        assert!(!reconcile(&papers, 3, 0).is_sound(), "more papers than envelopes");
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = Code::by_chance([0, 1, 31, 16, 255, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 17, 18, 19, 20]);

        assert_eq!(code.spoken(), "01ZG-ZA98-7654-3210-HJKM");
        assert_eq!(Code::typed(" oIzg za98-7654 321o hjkm "), Some(code));
        assert_eq!(Code::typed("01ZG-ZA98-7654-3210-HJK"), None);
        assert_eq!(Code::typed("01ZG-ZA98-7654-3210-HJKU"), None);
        assert_eq!(Code::typed("ääääääääää"), None);
    }
}
