//! Tests that run in Chromium: wasm tests through its driver, and the built page from end to end.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Tally, native};
use crate::outcome::{AtPath, Outcome, problem};
use crate::setup::{self, browser, tools};
use crate::{budget, process, repo, serve};

/// Runs the file `tests/wasm.rs` of each package that browsers run.
pub fn wasm() -> Outcome<Tally> {
    setup::wasm_target()?;
    let runner = tools::wasm_runner()?;
    browser::chromium()?;
    let driver = browser::chromedriver()?;
    // The driver leaves 24 MB behind at every run: in a folder that is emptied.
    let scratch = repo::target().join("wasm-scratch");
    let mut total = Tally::default();
    for (package, folder) in repo::WASM_PACKAGES {
        if !repo::root().join(folder).join("tests").join("wasm.rs").is_file() {
            continue;
        }
        fs::create_dir_all(&scratch).at("create", &scratch)?;
        let arguments = ["test", "--target", repo::WASM_TARGET, "--package", package, "--test", "wasm"];
        let mut command = process::cargo(&arguments);
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner);
        command.env("CHROMEDRIVER", &driver).env("TMPDIR", &scratch);
        // Each package runs in its own folder; the browser's options stand in the root.
        command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", repo::root().join("webdriver.json"));
        command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        let result = native::counted(&mut command);
        let _ = fs::remove_dir_all(&scratch);
        let tally = result?;
        total.passed += tally.passed;
        total.failed += tally.failed;
    }
    Ok(total)
}

/// Opens the built site in Chromium: the files `tests/browser/*.test.mjs`.
pub fn end_to_end() -> Outcome<Tally> {
    // One test compares what the page copies with what the terminal prints.
    process::run(&mut process::cargo(&["build", "--quiet", "--package", "wattprint-agent"]))?;
    let folder = repo::root().join("tests").join("browser");
    let mut command = with_site()?;
    command.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(test_files(&folder)?);
    let (well, text) = process::tee(&mut command)?;
    let tally = tally(&text);
    if !well && tally.failed == 0 {
        return Err("the end-to-end tests failed before they could run".to_owned());
    }
    Ok(tally)
}

/// Measures the built site in Chromium and prints the figures.
pub fn measure() -> Outcome {
    process::run(with_site()?.arg("tests/browser/measure.mjs"))
}

/// Node, told where Chromium is and where the built site is served, at the root and below a path.
fn with_site() -> Outcome<Command> {
    let chromium = browser::chromium()?;
    let node = browser::node()?;
    tools::npm_packages()?;
    let dist = repo::dist();
    if !dist.join("index.html").is_file() {
        return Err(problem("there is no site to test in dist/", "build it first: cargo xtask build"));
    }
    let root = serve::in_background(dist.clone(), "/")?;
    let below = serve::in_background(dist, "/sub/path/")?;
    let mut command = process::command(node);
    command.env("CHROMIUM", chromium);
    command.env("WATTPRINT_BUDGET", budget::FIRST_LOAD.to_string());
    command.env("WATTPRINT_URL", format!("http://127.0.0.1:{root}/"));
    command.env("WATTPRINT_URL_BELOW", format!("http://127.0.0.1:{below}/sub/path/"));
    command.env("WATTPRINT_SCREENSHOTS", repo::target().join("screenshots"));
    Ok(command)
}

fn test_files(folder: &Path) -> Outcome<Vec<std::path::PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .at("read", folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}

/// Node's summary: `ℹ pass 12`, `ℹ fail 0`.
fn tally(text: &str) -> Tally {
    let count = |word: &str| {
        let line = text
            .lines()
            .rev()
            .find_map(|line| line.split_once(word).map(|(_, count)| count.trim().to_owned()));
        line.and_then(|count| count.parse().ok()).unwrap_or(0)
    };
    Tally { passed: count("ℹ pass "), failed: count("ℹ fail ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_of_node_is_read() {
        let tally = tally("✔ one\nℹ tests 13\nℹ pass 12\nℹ fail 1\nℹ duration_ms 3\n");
        assert_eq!((tally.passed, tally.failed), (12, 1));
    }
}
