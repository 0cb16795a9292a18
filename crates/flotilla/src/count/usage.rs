//! What a rule does not use, or cannot do without, is said before any file is opened.

use tally::families::{Family, Setting};

use super::lot::LotArg;
use super::{CountArgs, CountError};

impl CountArgs {
    /// Refuses options that the rule does not use, and a rule without what it needs.
    ///
    /// # Errors
    /// [`CountError::Usage`].
    pub fn check(&self) -> Result<(), CountError> {
        let rule = self.rule.id();
        let is_hashed = matches!(self.lot, Some(LotArg::Seed(_)));
        let given = [
            ("--seats", Setting::Seats, self.seats.is_some()),
            ("--threshold", Setting::Threshold, self.threshold.is_some()),
            ("--exempt-from-threshold", Setting::Exempt, !self.exempt_from_threshold.is_empty()),
            ("--overvote", Setting::Overvote, self.overvote.is_some()),
            ("--max-skipped", Setting::MaxSkipped, self.max_skipped.is_some()),
            ("--groups", Setting::Groups, self.groups.is_some()),
            // Where the rule itself settles every tie, it does so by the order of the file.
            ("--lot", Setting::Lot, matches!(self.lot, Some(LotArg::Seed(_) | LotArg::Manual(_)))),
        ];
        if let Some((option, ..)) = given.iter().find(|(_, setting, given)| *given && !self.rule.uses(*setting)) {
            return Err(CountError::Usage(format!("{option}: the rule {rule} does not use it")));
        }
        let most = u32::from(tally::limits::CANDIDATES);
        let missing = if self.contest.is_some() && !is_hashed {
            "--contest: only a lot by seed uses it".to_owned()
        } else if self.seats.is_some_and(|seats| seats > most) && !matches!(self.rule, Family::List(_)) {
            format!("--seats: the rule {rule} fills at most {most}")
        } else if self.seats.is_none() && matches!(self.rule, Family::List(_)) {
            format!("--seats: the rule {rule} needs it")
        } else if self.threshold.is_none() && !self.exempt_from_threshold.is_empty() {
            "--exempt-from-threshold: there is no --threshold".to_owned()
        } else if self.groups.is_none() && self.rule.uses(Setting::Groups) {
            format!("--groups: the rule {rule} needs it")
        } else {
            return Ok(());
        };
        Err(CountError::Usage(missing))
    }
}
