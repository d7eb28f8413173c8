//! Chromium and its driver, through apt where that is possible.

use std::path::PathBuf;

use crate::outcome::{Outcome, problem};
use crate::process;

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];

/// The browser, installed if need be. `CHROMIUM` names another one.
pub fn chromium() -> Outcome<PathBuf> {
    program("CHROMIUM", &BROWSERS, "chromium")
}

/// The program that drives the browser for wasm tests. `CHROMEDRIVER` names another one.
pub fn chromedriver() -> Outcome<PathBuf> {
    program("CHROMEDRIVER", &DRIVERS, "chromium-driver")
}

/// Node with npm, which the end-to-end tests run on.
pub fn node() -> Outcome<PathBuf> {
    program("NODE", &["npm"], "npm")?;
    program("NODE", &["node", "nodejs"], "nodejs")
}

fn program(variable: &str, names: &[&str], package: &str) -> Outcome<PathBuf> {
    if let Some(named) = std::env::var_os(variable).map(PathBuf::from) {
        return if named.is_file() {
            Ok(named)
        } else {
            Err(problem(
                format!("{variable} names {}, which is not a file", named.display()),
                "correct it or unset it",
            ))
        };
    }
    if let Some(found) = process::find(names) {
        return Ok(found);
    }
    install(package)?;
    process::find(names).ok_or_else(|| {
        problem(
            format!("{package} is installed, but none of {} is on PATH", names.join(", ")),
            format!("set {variable} to its path"),
        )
    })
}

/// Installs a Debian package, or says the command that does.
fn install(package: &str) -> Outcome {
    let command = format!("apt-get install -y --no-install-recommends {package}");
    if process::find(&["apt-get"]).is_none() {
        return Err(problem(
            format!("{package} is missing, and this system has no apt"),
            format!("install {package} with your system's tool"),
        ));
    }
    let is_root = process::output(process::command("id").arg("-u")).is_ok_and(|user| user == "0");
    let prefix: &[&str] = if is_root {
        &[]
    } else if process::find(&["sudo"]).is_some()
        && process::succeeds(process::command("sudo").args(["-n", "true"]))
    {
        &["sudo", "-n"]
    } else {
        return Err(problem(
            format!("{package} is missing, and this user may not install it"),
            format!("run: sudo {command}"),
        ));
    };
    println!("Installing {package} through apt: about a minute, once.");
    // An outdated list still names packages; the installation itself will tell.
    let _ = process::run(&mut apt(prefix, &["update", "-qq"]));
    process::run(&mut apt(prefix, &["install", "-y", "-qq", "--no-install-recommends", package])).map_err(
        |error| {
            problem(
                format!("{package} cannot be installed: {error}"),
                format!("run it yourself to see why: {}{command}", if is_root { "" } else { "sudo " }),
            )
        },
    )
}

fn apt(prefix: &[&str], arguments: &[&str]) -> std::process::Command {
    let words: Vec<&str> =
        prefix.iter().copied().chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]).collect();
    let mut command = process::command(words[0]);
    command.args(&words[1..]).args(arguments);
    command
}
