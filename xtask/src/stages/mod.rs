//! The verbs `test` and `check`: stages that run one after the other, each with its name and time. A stage that
//! fails does not stop the next, so one run shows everything that is wrong.

mod browser;
mod lint;
mod native;
mod trunk;

use std::time::Instant;

use crate::options::{Accepts, Options};
use crate::outcome::{Outcome, problem};
use crate::{budget, layers, process, repo, site, tables};

/// How many tests a stage ran.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
}

impl Tally {
    /// A stage that is one check.
    fn one(outcome: Outcome) -> Outcome<Self> {
        outcome.map(|()| Self { passed: 1, failed: 0 })
    }
}

struct Stage {
    name: &'static str,
    run: fn() -> Outcome<Tally>,
}

const LINT: [Stage; 5] = [
    Stage { name: "format", run: || Tally::one(lint::format()) },
    Stage { name: "clippy", run: || Tally::one(lint::clippy_native()) },
    Stage { name: "clippy-wasm", run: || Tally::one(lint::clippy_wasm()) },
    Stage { name: "clippy-xtask", run: || Tally::one(lint::clippy_xtask()) },
    Stage { name: "layers", run: || Tally::one(layers::check(&repo::root())) },
];

/// The tests. `budget` and `e2e` look at the site that `site` builds.
const TEST: [Stage; 8] = [
    Stage { name: "tables", run: || Tally::one(tables::run(&["--check".to_owned()])) },
    Stage { name: "native", run: native::workspace },
    Stage { name: "xtask", run: native::xtask },
    Stage { name: "site", run: || Tally::one(site::build(site::Kind::Release, &repo::dist())) },
    Stage { name: "budget", run: || Tally::one(budget::check(&repo::dist())) },
    Stage { name: "trunk", run: trunk::same_files },
    Stage { name: "wasm", run: browser::wasm },
    Stage { name: "e2e", run: browser::end_to_end },
];

/// Stages that need Chromium.
const IN_BROWSER: [&str; 2] = ["wasm", "e2e"];

/// `cargo xtask test [STAGE...]`.
pub fn test(arguments: &[String]) -> Outcome {
    let options = Options::parse("test", arguments, &Accepts { flags: &[], values: &[] })?;
    let names: Vec<&str> = TEST.iter().map(|stage| stage.name).collect();
    if let Some(word) = options.words.iter().find(|word| !names.contains(&word.as_str())) {
        return Err(problem(
            format!("`cargo xtask test` has no stage `{word}`"),
            format!("name one or more of {}, or none for all", names.join(", ")),
        ));
    }
    let wanted =
        |stage: &&Stage| options.words.is_empty() || options.words.iter().any(|word| word == stage.name);
    run_all(TEST.iter().filter(wanted))
}

/// `cargo xtask check [--fast]`: what CI runs.
pub fn check(arguments: &[String]) -> Outcome {
    let options = Options::parse("check", arguments, &Accepts { flags: &["--fast"], values: &[] })?;
    options.no_words("check")?;
    let fast = options.has("--fast");
    run_all(LINT.iter().chain(&TEST).filter(|stage| !fast || !IN_BROWSER.contains(&stage.name)))
}

/// `cargo xtask bench`: the figures of bench/RESULTS.md.
pub fn bench(arguments: &[String]) -> Outcome {
    Options::parse("bench", arguments, &Accepts { flags: &[], values: &[] })?.no_words("bench")?;
    process::run(&mut process::cargo(&[
        "bench",
        "--quiet",
        "--package",
        "wattprint-core",
        "--bench",
        "estimate",
    ]))?;
    site::build(site::Kind::Release, &repo::dist())?;
    budget::check(&repo::dist())?;
    browser::measure()
}

fn run_all<'a>(stages: impl Iterator<Item = &'a Stage>) -> Outcome {
    let mut total = Tally::default();
    let mut summary = Vec::new();
    let mut failures = Vec::new();
    for stage in stages {
        println!("\n== {} ==", stage.name);
        let started = Instant::now();
        let result = (stage.run)();
        let seconds = started.elapsed().as_secs_f64();
        let verdict = match result {
            Ok(tally) => {
                total.passed += tally.passed;
                total.failed += tally.failed;
                if tally.failed == 0 { "ok" } else { "FAILED" }
            }
            Err(error) => {
                eprintln!("error: {error}");
                total.failed += 1;
                "FAILED"
            }
        };
        if verdict != "ok" {
            failures.push(stage.name);
        }
        summary.push(format!("  {:<14} {verdict:<7} {seconds:>6.1} s", stage.name));
    }
    println!("\n{}\n", summary.join("\n"));
    println!("{} passed, {} failed", total.passed, total.failed);
    if failures.is_empty() { Ok(()) } else { Err(format!("these stages failed: {}", failures.join(", "))) }
}
