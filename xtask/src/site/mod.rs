//! Building the site: compiles the app, binds it to JavaScript, assembles the
//! page and finishes it. What lands in `dist/` is complete: any static host can
//! serve it from any path.
//!
//! The new site is assembled beside the old one and takes its place at the end,
//! so a failed build never leaves half a site.

pub mod bindgen;
pub mod compress;
pub mod csp;
pub mod finish;
pub mod hashing;
pub mod html;
mod links;

use std::fs;
use std::path::Path;
use std::time::Instant;

use compress::Effort;

use crate::options::{Accepts, Options};
use crate::outcome::{AtPath, Outcome, problem};
use crate::{process, repo, setup};

/// `cargo xtask build [--dev] [--out FOLDER]`.
pub fn run(arguments: &[String]) -> Outcome {
    let options = Options::parse("build", arguments, &Accepts { flags: &["--dev"], values: &["--out"] })?;
    options.no_words("build")?;
    let out = options.value("--out").map_or_else(repo::dist, |folder| repo::root().join(folder));
    build(if options.has("--dev") { Kind::Development } else { Kind::Release }, &out)?;
    println!("The site is in {}: copy it to any static host, under any path.", out.display());
    Ok(())
}

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For its author: quick to compile, slow to load.
    Development,
    /// For everybody, complete.
    Release,
    /// The same, for somebody who waits for the page: the slowest compression is left for later.
    ReleaseSoon,
}

/// Builds the site into `out`, which it replaces.
pub fn build(kind: Kind, out: &Path) -> Outcome {
    setup::wasm_target()?;
    let started = Instant::now();
    let (name, wait) = match kind {
        Kind::Development => {
            ("development", "half a minute the first time, a few seconds when little changed")
        }
        Kind::Release | Kind::ReleaseSoon => {
            ("release", "about a minute the first time, some ten seconds when little changed")
        }
    };
    println!("Building the site, {name}: {wait}.");
    let staging = repo::target().join(format!("site-staging-{}", std::process::id()));
    let result = assemble(kind, &staging).and_then(|()| replace(&staging, out));
    let _ = fs::remove_dir_all(&staging);
    result?;
    println!("Built in {:.1} s.", started.elapsed().as_secs_f64());
    Ok(())
}

fn assemble(kind: Kind, staging: &Path) -> Outcome {
    fs::create_dir_all(staging).at("create", staging)?;
    let root = repo::root();
    let source = root.join("index.html");
    let html = fs::read_to_string(&source).at("read", &source)?;
    let release = kind != Kind::Development;
    let page = links::process(&html, &root, staging, |tag| compile(tag, release, staging))?;
    let target = staging.join("index.html");
    fs::write(&target, page).at("write", &target)?;
    let effort = match kind {
        Kind::Development => Effort::None,
        Kind::Release => Effort::Full,
        Kind::ReleaseSoon => Effort::Quick,
    };
    finish::finish(staging, effort)
}

/// Compiles what the rust link asks for and binds it.
fn compile(link: &html::Tag<'_>, release: bool, staging: &Path) -> Outcome<links::App> {
    let bin = link.attribute("data-bin").ok_or_else(|| {
        problem(
            "the rust link of index.html does not say which program to build",
            "add data-bin=\"wattprint-web\"",
        )
    })?;
    let (attribute, default) =
        if release { ("data-cargo-profile-release", "release") } else { ("data-cargo-profile-dev", "dev") };
    let profile = link.attribute(attribute).unwrap_or(default);
    let arguments = [
        "build",
        "--package",
        repo::WEB_PACKAGE,
        "--bin",
        bin,
        "--target",
        repo::WASM_TARGET,
        "--profile",
        profile,
    ];
    process::run(process::cargo(&arguments).env(FLAGS, without_own_paths())).map_err(|error| {
        problem(format!("the app does not compile: {error}"), "the compiler's messages stand above")
    })?;
    // Now, because compiling brings the lock file up to date.
    let lock = repo::root().join("Cargo.lock");
    bindgen::check_version(&fs::read_to_string(&lock).at("read", &lock)?)?;
    let folder = if profile == "dev" { "debug" } else { profile };
    let wasm = repo::target().join(repo::WASM_TARGET).join(folder).join(format!("{bin}.wasm"));
    bindgen::bind(&wasm, bin, staging)
}

/// Where cargo looks for flags of the browser's target only: those of this machine stay as they are, and with them
/// everything that is compiled already.
pub const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags that keep the folders of whoever builds out of what is published; they name where a panic was.
pub fn without_own_paths() -> String {
    let given = std::env::var(FLAGS).unwrap_or_default();
    let home = std::env::var_os("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| std::path::PathBuf::from(home).join(".cargo")));
    let registry = home.map(|home| home.join("registry").join("src"));
    let folders = registry.iter().flat_map(fs::read_dir).flatten().flatten().map(|entry| entry.path());
    folders
        .fold(given, |flags, folder| format!("{flags} --remap-path-prefix={}=crates", folder.display()))
        .trim()
        .to_owned()
}

/// Puts the new site where the old one was.
fn replace(staging: &Path, out: &Path) -> Outcome {
    if out.exists() {
        fs::remove_dir_all(out).at("remove", out)?;
    }
    if let Some(parent) = out.parent() {
        fs::create_dir_all(parent).at("create", parent)?;
    }
    // A folder on another file system cannot be renamed into place.
    fs::rename(staging, out)
        .or_else(|_| links::copy_tree(staging, out).map_err(std::io::Error::other))
        .at("create", out)
}
