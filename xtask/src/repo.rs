//! Where things are in this repository, and the names that several chores share.

use std::path::{Path, PathBuf};

/// The app's package.
pub const WEB_PACKAGE: &str = "wattprint-web";

/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Packages whose code runs in the browser: linted for wasm, and searched for
/// `#[wasm_bindgen_test]`. The folder is relative to the root.
pub const WASM_PACKAGES: [(&str, &str); 2] = [(WEB_PACKAGE, "."), ("wattprint-core", "crates/core")];

/// The root of the repository.
pub fn root() -> PathBuf {
    // At run time cargo names the folder of xtask; the compile-time value is
    // for a binary that somebody starts by hand.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let xtask =
        if manifest.ends_with("xtask") { manifest } else { PathBuf::from(env!("CARGO_MANIFEST_DIR")) };
    xtask.parent().map_or_else(|| xtask.clone(), Path::to_path_buf)
}

/// Cargo's folder for everything that is compiled. Fixed, so that the chores
/// find their own products whatever the environment says.
pub fn target() -> PathBuf {
    root().join("target")
}

/// The folder of the built site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Programs that the tests need and that only live in this repository.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// The version of a crate in the text of a lock file.
pub fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// The version of wasm-bindgen that xtask itself was built with.
pub fn bindgen_version() -> &'static str {
    locked_version(include_str!("../Cargo.lock"), "wasm-bindgen-cli-support").unwrap_or("unknown")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_file_gives_the_version_of_the_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn the_root_holds_the_app() {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains(WEB_PACKAGE));
    }

    #[test]
    fn the_own_version_of_bindgen_is_known() {
        assert_eq!(bindgen_version(), "0.2.129");
    }
}
