//! The golden scenarios of `tests/golden`: whole documents that change only on purpose.
//!
//! `WATTPRINT_BLESS=1 cargo test -p wattprint-core` writes what is expected; a new scenario is a file with
//! `name` and `request`, and its name in the list of `support/golden.rs`.

// A test that cannot go on says why and stops.
#![allow(clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

mod support;

use support::golden::{SCENARIOS, rebuilt};

#[test]
fn every_scenario_gives_the_document_it_expects() {
    for (file, path) in support::json_files("golden") {
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let rebuilt = rebuilt(&file, &text);
        if support::bless() {
            std::fs::write(&path, rebuilt).expect("the file can be written");
        } else {
            support::assert_same_text(&file, &text, &rebuilt);
        }
    }
}

#[test]
fn the_list_for_the_browser_is_complete() {
    let listed: Vec<&str> = SCENARIOS.iter().map(|(file, _)| *file).collect();
    let files: Vec<String> = support::json_files("golden").into_keys().collect();
    assert_eq!(listed, files, "files of tests/golden in the list of support/golden.rs, by name");
}
