//! Installing what a bare machine lacks, always saying what and how long.
//!
//! Every step looks first and installs only what is missing, so a second call
//! does nothing. Nothing is fetched from anywhere but the registries that
//! rustup, cargo, npm and apt use themselves.

pub mod browser;
pub mod tools;

use crate::options::{Accepts, Options};
use crate::outcome::{Outcome, problem};
use crate::{process, repo};

/// `cargo xtask setup`: what building needs.
pub fn run(arguments: &[String]) -> Outcome {
    Options::parse("setup", arguments, &Accepts { flags: &[], values: &[] })?.no_words("setup")?;
    wasm_target()?;
    println!("Everything that building needs is here. Next: cargo xtask serve");
    Ok(())
}

/// The standard library for the browser.
pub fn wasm_target() -> Outcome {
    if has_wasm_target() {
        return Ok(());
    }
    if process::find(&["rustup"]).is_none() {
        return Err(problem(
            format!("this Rust has no {} target, and there is no rustup to add it", repo::WASM_TARGET),
            "install Rust from https://rustup.rs, or your distribution's package of that target",
        ));
    }
    println!("Adding the {} target to Rust: about ten seconds, once.", repo::WASM_TARGET);
    process::run(process::command("rustup").args(["target", "add", repo::WASM_TARGET])).map_err(|error| {
        problem(
            format!("the {} target cannot be added: {error}", repo::WASM_TARGET),
            format!("check the network, then run: rustup target add {}", repo::WASM_TARGET),
        )
    })
}

fn has_wasm_target() -> bool {
    // The folder alone is not enough: an interrupted installation leaves it empty.
    let mut rustc = process::command(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let folder = process::output(rustc.args(["--print", "target-libdir", "--target", repo::WASM_TARGET]));
    let files = folder.ok().and_then(|folder| std::fs::read_dir(folder).ok());
    files.is_some_and(|files| {
        files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}
