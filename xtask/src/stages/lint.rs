//! Form and habits: rustfmt and clippy, natively and for the browser, in both workspaces.

use std::process::Command;

use crate::outcome::Outcome;
use crate::{process, repo, setup};

/// The manifest of this program.
const XTASK: &str = "xtask/Cargo.toml";

/// Whether everything is formatted.
pub fn format() -> Outcome {
    process::run(&mut process::cargo(&["fmt", "--all", "--check"]))?;
    process::run(&mut process::cargo(&["fmt", "--manifest-path", XTASK, "--check"]))
}

/// Clippy over everything that runs on this machine.
pub fn clippy_native() -> Outcome {
    process::run(&mut strict(&["clippy", "--quiet", "--workspace", "--all-targets", "--all-features"]))
}

/// Clippy over what browsers run, with a list of what cannot work there.
pub fn clippy_wasm() -> Outcome {
    setup::wasm_target()?;
    let packages = repo::WASM_PACKAGES.iter().flat_map(|(name, _)| ["--package", name]);
    let arguments: Vec<&str> = ["clippy", "--quiet", "--target", repo::WASM_TARGET, "--lib", "--bins"]
        .into_iter()
        .chain(packages)
        .collect();
    let mut command = strict(&arguments);
    command.env("CLIPPY_CONF_DIR", repo::root().join("xtask").join("clippy-wasm"));
    process::run(&mut command)
}

/// Clippy over this program.
pub fn clippy_xtask() -> Outcome {
    let mut command = strict(&["clippy", "--quiet", "--manifest-path", XTASK, "--all-targets"]);
    command.env("CARGO_TARGET_DIR", repo::target().join("xtask"));
    process::run(&mut command)
}

fn strict(arguments: &[&str]) -> Command {
    let mut command = process::cargo(arguments);
    command.args(["--", "-D", "warnings"]);
    command
}
