//! Tests that run on this machine.

use super::Tally;
use crate::outcome::Outcome;
use crate::{process, repo};

/// The tests of app, core and agent.
pub fn workspace() -> Outcome<Tally> {
    let mut command = process::cargo(&["test", "--workspace", "--all-features", "--no-fail-fast"]);
    counted(&mut command)
}

/// The tests of this program.
pub fn xtask() -> Outcome<Tally> {
    let mut command = process::cargo(&["test", "--manifest-path", "xtask/Cargo.toml", "--no-fail-fast"]);
    command.env("CARGO_TARGET_DIR", repo::target().join("xtask"));
    counted(&mut command)
}

/// Runs a command that ends in cargo's `test result:` lines and adds them up.
pub fn counted(command: &mut std::process::Command) -> Outcome<Tally> {
    let (well, text) = process::tee(command)?;
    let tally = tally(&text);
    if !well && tally.failed == 0 {
        return Err(format!("`{}` failed before its tests could", process::shown(command)));
    }
    Ok(tally)
}

/// Adds up the results that cargo's test runners print.
fn tally(text: &str) -> Tally {
    let mut total = Tally::default();
    for line in text.lines().filter(|line| line.starts_with("test result:")) {
        let number_before = |word: &str| {
            let before = line.split(word).next().filter(|before| before.len() < line.len())?;
            before.split_whitespace().next_back()?.parse::<usize>().ok()
        };
        total.passed += number_before(" passed").unwrap_or(0);
        total.failed += number_before(" failed").unwrap_or(0);
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_added_up() {
        let text = "test result: ok. 3 passed; 0 failed; 1 ignored\nnoise 9 passed\ntest result: FAILED. 1 passed; 2 failed; 0\n";
        let total = tally(text);
        assert_eq!((total.passed, total.failed), (4, 2));
    }
}
