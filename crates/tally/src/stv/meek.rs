//! Meek's method as the reference rule of the Proportional Representation Foundation has it, to nine decimals.
//!
//! Source: Hill, Wichmann, Woodall, Algorithm 123, Computer Journal 30 (1987); Proportional Representation Foundation,
//! reference rule for Meek (`meek-prf`); docs/rules/meek.md numbers the rule as built.

use crate::ballots::{CandidateNo, Election};
use crate::lot::LotRecord;
use crate::number::{Overflow, Votes};
use crate::reading;
use crate::rule::{CountError, Counted, Options, Rule};
use crate::stv::keep::{Figures, KeepCount, Unit};
use crate::stv::record;
use crate::transcript::{Action, Elected, ElectedBecause, SettledBy, Tie, TieAbout};

/// The rule, version 1.
pub(crate) const RULE: Rule = Rule {
    id: "meek",
    version: 1,
    source: "meek-prf: reference rule of the Proportional Representation Foundation for Meek's method, 9 decimals, omega 0.000001",
    count,
};

/// Votes and keep values are counted in billionths. Source: reference rule, arithmetic.
const UNIT: Unit = Unit { decimals: 9, units: 1_000_000_000 };

/// A surplus below this, 0.000001, is used up. Source: reference rule, omega.
const OMEGA: Votes = Votes::of_units(1_000);

/// Counts the papers.
///
/// # Errors
/// [`CountError`].
fn count(rule: &Rule, election: &Election, options: &Options) -> Result<Counted, CountError> {
    record::counted(rule, election, || {
        let papers = reading::read(election, options.reading);
        let lot = options.lot.draw(election)?;
        record::check_standing(election, &papers)?;
        record::check_all_may_win(rule, election)?;
        let mut count = KeepCount::begin(election, &papers, &lot, UNIT);
        run(&mut count, &lot)?;
        Ok(count.outcome(papers.report.clone(), lot))
    })
}

/// Rounds until no more continue than there are places; then these are elected too. The first distribution is written
/// down even if that is so from the beginning (ours: else nobody would see the votes).
fn run(count: &mut KeepCount<'_>, lot: &LotRecord) -> Result<(), CountError> {
    if count.continuing().len() <= count.places_left() {
        let figures = count.distribute(take)?;
        let elected = count.elect(&figures, ElectedBecause::LastSeats, |_| true);
        let action = Action::Round { excluded: Vec::new(), surplus: count.fixed(Votes::ZERO)? };
        return count.end_stage(action, &figures, elected, Vec::new(), Some(1));
    }
    while count.places_left() > 0 && count.continuing().len() > count.places_left() {
        round(count, lot)?;
    }
    Ok(())
}

/// What a candidate takes of what is left of a paper: left × keep value, rounded up. Source: reference rule, B.2.a.
fn take(left: u32, keep: u32) -> u32 {
    let product = u64::from(left) * u64::from(keep);
    // Both factors are at most a vote, so the result is at most what is left.
    u32::try_from(product.div_ceil(u64::from(UNIT.units))).unwrap_or(left)
}

/// One round: distributions with ever lower keep values until somebody reaches the quota or the surplus is used up.
/// Source: reference rule, B.2.
fn round(count: &mut KeepCount<'_>, lot: &LotRecord) -> Result<(), CountError> {
    let mut before = None;
    for iteration in 1.. {
        let figures = count.distribute(take)?;
        let elected = count.elect(&figures, ElectedBecause::Quota, |votes| votes >= figures.quota);
        let surplus = surplus(count, &figures)?;
        if !elected.is_empty() {
            let action = Action::Round { excluded: Vec::new(), surplus: count.fixed(surplus)? };
            return count.end_stage(action, &figures, elected, Vec::new(), Some(iteration));
        }
        if surplus < OMEGA || before.is_some_and(|before| surplus >= before) {
            return exclude_lowest(count, lot, &figures, surplus, iteration);
        }
        before = Some(surplus);
        update(count, &figures)?;
    }
    Err(Overflow.into())
}

/// What the elected have above the quota, together; not below nought. Source: reference rule, B.2.d.
fn surplus(count: &KeepCount<'_>, figures: &Figures) -> Result<Votes, Overflow> {
    let held = Votes::sum(count.elected.iter().map(|&candidate| figures.of(candidate)))?;
    let quotas = figures.quota.times(count.elected.len() as u64)?;
    Ok(held.minus(quotas).unwrap_or_default())
}

/// New keep values of the elected: keep × quota ÷ votes, rounded up after each step. Source: reference rule, B.2.f.
fn update(count: &mut KeepCount<'_>, figures: &Figures) -> Result<(), Overflow> {
    let one = Votes::of_units(UNIT.units.into());
    for candidate in count.elected.clone() {
        let votes = figures.of(candidate);
        if votes > Votes::ZERO {
            let keep = Votes::of_units(count.keep(candidate).into());
            count.set_keep(candidate, keep.share_up(figures.quota, one)?.share_up(one, votes)?);
        }
    }
    Ok(())
}

/// Excludes the candidate with fewest votes; whoever has no more above that than the surplus is tied with them.
/// If that leaves no more than there are places, all of these are elected. Source: reference rule, B.3 and C.
fn exclude_lowest(
    count: &mut KeepCount<'_>,
    lot: &LotRecord,
    figures: &Figures,
    surplus: Votes,
    iteration: u32,
) -> Result<(), CountError> {
    let continuing = count.continuing();
    let fewest = continuing.iter().map(|&candidate| figures.of(candidate)).min().unwrap_or_default();
    let within = fewest.plus(surplus)?;
    let tied: Vec<CandidateNo> = continuing.into_iter().filter(|&candidate| figures.of(candidate) <= within).collect();
    let out = lot.first_of(&tied);
    count.exclude(&[out]);
    let elected: Vec<Elected> = if count.continuing().len() <= count.places_left() {
        count.elect(figures, ElectedBecause::LastSeats, |_| true)
    } else {
        Vec::new()
    };
    let ties = if tied.len() > 1 { vec![by_lot(tied, out)] } else { Vec::new() };
    let action = Action::Round { excluded: vec![out], surplus: count.fixed(surplus)? };
    count.end_stage(action, figures, elected, ties, Some(iteration))
}

/// The reference rule knows no history: the lot decides at once.
fn by_lot(tied: Vec<CandidateNo>, chosen: CandidateNo) -> Tie {
    Tie { about: TieAbout::WithinSurplus, tied, history: Vec::new(), settled_by: SettledBy::Lot, chosen }
}
