//! How many tests passed: read from what the runners say, and added up.

use std::{fmt, ops::AddAssign};

/// Tests of one runner, or of all.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// What the runners in this log counted together, or `None` when no runner spoke.
pub(crate) fn of(log: &str) -> Option<Counts> {
    let mut all = None;
    for counted in log.lines().filter_map(of_line) {
        *all.get_or_insert_with(Counts::default) += counted;
    }
    all
}

/// The line with which nextest ends.
pub(crate) fn nextest_summary(log: &str) -> Option<String> {
    log.lines().map(str::trim).rfind(|line| line.starts_with("Summary [")).map(str::to_owned)
}

/// A line that sums up: of nextest, of cargo's own runner, or of Node's.
fn of_line(line: &str) -> Option<Counts> {
    let line = line.trim();
    if line.starts_with("Summary [") || line.starts_with("test result:") {
        return Some(Counts {
            passed: before(line, "passed"),
            failed: before(line, "failed") + before(line, "timed out") + before(line, "exec failed"),
            skipped: before(line, "skipped") + before(line, "ignored"),
        });
    }
    // Node gives each figure a line of its own.
    let mut words = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "))?.split(' ');
    let (word, figure) = (words.next()?, words.next()?.parse().ok()?);
    let none = Counts::default();
    match word {
        "pass" => Some(Counts { passed: figure, ..none }),
        "fail" | "cancelled" => Some(Counts { failed: figure, ..none }),
        "skipped" => Some(Counts { skipped: figure, ..none }),
        _ => None,
    }
}

/// The figure right before `word`, 0 when the line has no such pair.
fn before(line: &str, word: &str) -> u32 {
    line.match_indices(word)
        .find_map(|(place, _)| {
            let figure = line[..place].strip_suffix(' ')?;
            figure.rsplit([' ', '(']).next()?.parse::<u32>().ok()
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u32, failed: u32, skipped: u32) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn nextest_is_read_with_its_slow_and_stopped_tests() {
        let log = "\n     Summary [   1.204s] 12 tests run: 9 passed (2 slow), 2 failed, 1 timed out, 3 skipped\n";

        assert_eq!(of(log), Some(counts(9, 3, 3)));
    }

    #[test]
    fn a_test_that_cannot_be_started_counts_once() {
        let log = "Summary [ 0.1s] 2 tests run: 1 passed, 1 exec failed, 0 skipped";

        assert_eq!(of(log), Some(counts(1, 1, 0)));
    }

    #[test]
    fn cargos_own_runner_is_added_up_over_its_programs() {
        let log = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                   test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";

        assert_eq!(of(log), Some(counts(7, 2, 1)));
    }

    #[test]
    fn node_is_read_in_both_of_its_styles() {
        assert_eq!(of("# tests 5\n# pass 4\n# fail 1\n# cancelled 0\n# skipped 0\n"), Some(counts(4, 1, 0)));
        assert_eq!(of("ℹ tests 5\nℹ pass 3\nℹ fail 0\nℹ cancelled 1\nℹ skipped 1\n"), Some(counts(3, 1, 1)));
    }

    #[test]
    fn a_log_without_a_runner_counts_nothing() {
        assert_eq!(of("warning: 3 passed by\n# Heading\n"), None);
    }

    #[test]
    fn the_closing_line_names_what_was_skipped_only_if_something_was() {
        let mut all = Counts { passed: 2, failed: 0, skipped: 0 };
        assert_eq!(all.to_string(), "2 passed, 0 failed");

        all += Counts { passed: 1, failed: 1, skipped: 4 };
        assert_eq!(all.to_string(), "3 passed, 1 failed, 4 skipped");
    }

    #[test]
    fn the_last_summary_of_nextest_is_given_back() {
        let log = "    Summary [ 1s] 1 test run: 1 passed, 0 skipped\n  done\n";

        assert_eq!(nextest_summary(log).as_deref(), Some("Summary [ 1s] 1 test run: 1 passed, 0 skipped"));
    }
}
