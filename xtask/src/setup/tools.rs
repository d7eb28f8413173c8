//! Test tools that live in this repository's folders: the runner of wasm tests
//! under `target/tools`, the npm packages under `tests/browser/node_modules`.

use std::fs;
use std::path::PathBuf;

use super::browser;
use crate::outcome::{AtPath, Outcome, problem};
use crate::site::hashing::name_hash;
use crate::{process, repo};

/// The runner of wasm tests, of the same version as the app's wasm-bindgen.
/// The same installation holds `wasm-bindgen`, which Trunk needs.
pub fn wasm_runner() -> Outcome<PathBuf> {
    let (tools, version) = (repo::tools(), repo::bindgen_version());
    let runner = tools.join("bin").join("wasm-bindgen-test-runner");
    let has = |runner: &PathBuf| {
        process::output(process::command(runner).arg("--version"))
            .is_ok_and(|text| text.split(' ').any(|word| word == version))
    };
    if has(&runner) {
        return Ok(runner);
    }
    println!(
        "Installing the runner of wasm tests (wasm-bindgen {version}) below target/tools: about a minute, once."
    );
    let build = tools.join("build");
    let mut cargo = process::cargo(&[
        "install",
        "wasm-bindgen-cli",
        "--version",
        version,
        "--locked",
        "--debug",
        "--force",
    ]);
    // Without debug information it compiles faster and takes a fifth of the space.
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0").env("CARGO_TARGET_DIR", &build);
    cargo
        .args(["--quiet", "--bin", "wasm-bindgen-test-runner", "--bin", "wasm-bindgen", "--root"])
        .arg(&tools);
    process::run(&mut cargo).map_err(|error| {
        problem(
            format!("the runner of wasm tests cannot be installed: {error}"),
            "check the network, then try again; what was compiled is kept",
        )
    })?;
    let _ = fs::remove_dir_all(&build);
    if has(&runner) { Ok(runner) } else { Err(format!("{} does not run", runner.display())) }
}

/// The npm packages of the browser tests, exactly as locked.
pub fn npm_packages() -> Outcome {
    browser::node()?;
    let folder = repo::root().join("tests").join("browser");
    let lock = folder.join("package-lock.json");
    let wanted = name_hash(&fs::read(&lock).at("read", &lock)?);
    let stamp = folder.join("node_modules").join(".installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing the npm packages of the browser tests: about twenty seconds, once.");
    let mut npm = process::command("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder);
    // Lighthouse's dependencies bring a browser of their own unless told not to.
    npm.env("PUPPETEER_SKIP_DOWNLOAD", "1").env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(&mut npm).map_err(|error| {
        problem(
            format!("the npm packages of the browser tests cannot be installed: {error}"),
            "check the network, then run: npm ci (in tests/browser)",
        )
    })?;
    fs::write(&stamp, wanted).at("write", &stamp)
}
