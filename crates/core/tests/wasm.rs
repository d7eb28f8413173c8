//! The browser gives the same bytes as the terminal.

// A test that cannot go on says why and stops.
#![allow(clippy::expect_used)]
#![cfg(target_arch = "wasm32")]

mod support;

use support::golden::{SCENARIOS, rebuilt};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_browser_gives_the_same_bytes() {
    assert!(!SCENARIOS.is_empty());
    for (file, text) in SCENARIOS {
        support::assert_same_text(file, text, &rebuilt(file, text));
    }
}
