//! Counts tests in what test programs print.

use std::ops::AddAssign;

use serde_json::Value;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// The sum of all result lines of `cargo test`, nextest and wasm-bindgen's runner.
    pub(super) fn of_output(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines() {
            let line = without_colours(line);
            // nextest indents its summary, and also what a failed test printed, which has a
            // result line of its own.
            if line.starts_with("test result:") || line.trim_start().starts_with("Summary [") {
                sum += Self::of_line(&line);
            }
        }
        sum
    }

    /// Reads `3 passed`, `1 failed` and the like, in any order.
    fn of_line(line: &str) -> Self {
        let mut tally = Self::default();
        let mut number = 0;
        for word in line.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            match word {
                "passed" => tally.passed += std::mem::take(&mut number),
                // nextest also has tests that `timed out` and programs that `exec failed`.
                "failed" | "timed" | "exec" => tally.failed += std::mem::take(&mut number),
                other => number = other.parse().unwrap_or(number),
            }
        }
        tally
    }

    /// Reads the statistics of Playwright's JSON report. A test that passed at its second
    /// attempt has passed.
    pub(super) fn of_playwright(report: &str) -> Option<Self> {
        let report: Value = serde_json::from_str(report).ok()?;
        let count = |name: &str| report["stats"][name].as_u64();
        Some(Self {
            passed: count("expected")? + count("flaky")?,
            failed: count("unexpected")?,
        })
    }

    /// A program that failed without naming a failed test has failed once: it did not compile,
    /// or never came to its tests.
    pub(super) fn agreeing_with(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

/// The line without escape sequences like `ESC [ 32 m`.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after
            .find(|c: char| c.is_ascii_alphabetic())
            .map_or("", |end| &after[end + 1..]);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(output: &str, passed: u64, failed: u64) {
        assert_eq!(
            Tally::of_output(output),
            Tally { passed, failed },
            "{output}"
        );
    }

    #[test]
    fn cargo_s_result_lines_are_added_up() {
        check("", 0, 0);
        check(
            "running 2 tests\ntest a ... ok\n\n\
             test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 7 filtered out; finished in 0.01s\n\
             test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n",
            5,
            1,
        );
        check(
            "test result: \u{1b}[32mok\u{1b}[0m. \u{1b}[1m4\u{1b}[0m passed; 0 failed",
            4,
            0,
        );
    }

    #[test]
    fn nextest_s_summary_is_read() {
        check(
            "     Summary [   0.065s] 23 tests run: 22 passed (1 slow), 1 failed, 4 skipped",
            22,
            1,
        );
        check(
            "Summary [ 1.2s] 3/9 tests run: 1 passed, 1 timed out, 1 exec failed",
            1,
            2,
        );
        check(
            "\u{1b}[32;1m     Summary\u{1b}[0m [   0.065s] 1 test run: \u{1b}[1m1\u{1b}[0m passed",
            1,
            0,
        );
    }

    #[test]
    fn what_a_test_prints_is_not_counted() {
        check("I passed 3 passed\nnote: test result: 5 passed", 0, 0);
        check(
            "  stdout ───\n    test result: FAILED. 0 passed; 1 failed; 0 ignored\n\
             \x20    Summary [   0.065s] 2 tests run: 1 passed, 1 failed, 0 skipped",
            1,
            1,
        );
    }

    #[test]
    fn playwright_s_report_is_read() {
        let report = r#"{"stats": {"expected": 40, "unexpected": 2, "flaky": 1, "skipped": 3}}"#;
        assert_eq!(
            Tally::of_playwright(report),
            Some(Tally {
                passed: 41,
                failed: 2
            })
        );
        assert_eq!(Tally::of_playwright("{}"), None);
    }

    #[test]
    fn a_failure_without_a_failed_test_counts_as_one() {
        let none = Tally::default();
        assert_eq!(none.agreeing_with(false).failed, 1);
        assert_eq!(none.agreeing_with(true).failed, 0);
        assert_eq!(
            Tally {
                passed: 1,
                failed: 2
            }
            .agreeing_with(false)
            .failed,
            2
        );
    }
}
