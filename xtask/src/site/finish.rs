//! The last step of every build, ours and Trunk's: seals the page's policy and
//! writes compressed copies.
//!
//! Trunk calls it as a hook (`cargo xtask finish`) on its staging folder, so
//! that both builders publish the same files.

use std::fs;
use std::path::{Path, PathBuf};

use super::compress::{self, Effort};
use super::csp;
use crate::options::{Accepts, Options};
use crate::outcome::{AtPath, Outcome, problem};

/// `cargo xtask finish [FOLDER]`: without a folder, the one Trunk names.
pub fn run(arguments: &[String]) -> Outcome {
    let options = Options::parse("finish", arguments, &Accepts { flags: &[], values: &[] })?;
    let folder = options
        .words
        .first()
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from));
    let folder = folder.ok_or_else(|| {
        problem(
            "`cargo xtask finish` does not know which site to finish",
            "name its folder, or call it as a hook of Trunk",
        )
    })?;
    let debug = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug");
    finish(&folder, if debug { Effort::None } else { Effort::Full })
}

/// Seals the page and compresses the files.
pub fn finish(folder: &Path, effort: Effort) -> Outcome {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).at("read", &page)?;
    let sealed = csp::seal(&reload_on_this_host(&html)).map_err(|error| format!("index.html, {error}"))?;
    fs::write(&page, sealed).at("write", &page)?;
    compress::compress_all(folder, effort)
}

/// `trunk serve` adds an inline script whose address it fills in while serving,
/// which would invalidate the hash. The browser knows the address itself.
fn reload_on_this_host(html: &str) -> String {
    html.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host").replace("{{__TRUNK_WS_BASE__}}", "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reload_script_of_trunk_keeps_its_hash() {
        let script = "const address = '{{__TRUNK_ADDRESS__}}'; const base = '{{__TRUNK_WS_BASE__}}';";
        assert_eq!(reload_on_this_host(script), "const address = window.location.host; const base = '/';");
    }
}
