//! Checks that the parts of the program know only whom they may know.
//!
//! A scan of the text, not of types: it finds what is written as a path. That
//! is enough to keep an honest author from a slip, and it takes milliseconds.

mod paths;
mod rules;
mod source;

use std::fs;
use std::path::Path;

use rules::{DEPENDENCIES, Dependencies, RULES, Rule};

use crate::options::{Accepts, Options};
use crate::outcome::{AtPath, Outcome, problem};
use crate::repo;
use crate::site::bindgen::files_under;

/// `cargo xtask layers`.
pub fn run(arguments: &[String]) -> Outcome {
    Options::parse("layers", arguments, &Accepts { flags: &[], values: &[] })?.no_words("layers")?;
    check(&repo::root())
}

/// Prints every breach below `root`; an error when there is one.
pub fn check(root: &Path) -> Outcome {
    let mut breaches = Vec::new();
    let mut files = 0;
    for folder in ["src", "crates/core/src", "crates/agent/src"] {
        let folder = root.join(folder);
        if !folder.is_dir() {
            continue;
        }
        for file in files_under(&folder)? {
            if file.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&file).at("read", &file)?;
                let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
                breaches.extend(in_source(&name, &source));
                files += 1;
            }
        }
    }
    for rule in &DEPENDENCIES {
        let manifest = root.join(rule.manifest);
        if manifest.exists() {
            breaches.extend(in_manifest(rule, &fs::read_to_string(&manifest).at("read", &manifest)?));
        }
    }
    if breaches.is_empty() {
        println!("Layers: {files} files keep {} rules.", RULES.len() + DEPENDENCIES.len());
        return Ok(());
    }
    eprintln!("{}\n", breaches.join("\n\n"));
    Err(problem(
        format!("{} breaches of the layer rules", breaches.len()),
        "the rules are a table: xtask/src/layers/rules.rs",
    ))
}

/// The breaches of one source file, each as `file:line: sentence`, empty line, hint.
fn in_source(name: &str, source: &str) -> Vec<String> {
    let rules: Vec<&Rule> =
        RULES.iter().filter(|rule| is_below(name, rule.within) && !is_below(name, rule.except)).collect();
    if rules.is_empty() {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for mention in paths::mentions(&source::code(source)) {
        for rule in &rules {
            if rule.forbids.iter().any(|pattern| matches(&mention.path, pattern)) {
                let (line, path) = (mention.line, mention.path.trim_start_matches('.'));
                breaches.push(problem(format!("{name}:{line}: `{path}`: {}", rule.reason), rule.hint));
            }
        }
    }
    breaches
}

fn is_below(name: &str, places: &[&str]) -> bool {
    places
        .iter()
        .any(|place| name.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Whether the segments of the pattern stand, next to each other, in the path.
fn matches(path: &str, pattern: &str) -> bool {
    let path: Vec<&str> = path.split("::").collect();
    let pattern: Vec<&str> = pattern.split("::").collect();
    path.windows(pattern.len())
        .any(|part| part.iter().zip(&pattern).all(|(segment, pattern)| fits(segment, pattern)))
}

fn fits(name: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(name == pattern, |beginning| name.starts_with(beginning))
}

/// The breaches of a manifest: forbidden names at the head of a line, in any
/// section of dependencies.
fn in_manifest(rule: &Dependencies, manifest: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    let mut in_dependencies = false;
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        let mut name = line.split(['=', '.', ' ']).next().unwrap_or_default().trim_matches('"');
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            // What the workspace offers is not what the package uses.
            in_dependencies = section.ends_with("dependencies") && !section.starts_with("workspace");
            name = section.rsplit_once("dependencies.").map_or("", |(_, name)| name);
            if name.is_empty() || section.starts_with("workspace") {
                continue;
            }
        } else if !in_dependencies {
            continue;
        }
        if rule.forbids.iter().any(|pattern| fits(name, pattern)) {
            breaches.push(problem(
                format!("{}:{}: dependency `{name}`: {}", rule.manifest, index + 1, rule.reason),
                "remove the dependency",
            ));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, source: &str, expected: &[&str]) {
        let breaches = in_source(name, source);
        let heads: Vec<_> = breaches.iter().map(|breach| breach.split("`: ").next().unwrap()).collect();
        assert_eq!(heads, expected, "{name}: {source}");
    }

    #[test]
    fn core_has_no_files_clock_or_browser() {
        check(
            "crates/core/src/a.rs",
            "use std::{fmt,\n fs::File};",
            &["crates/core/src/a.rs:2: `std::fs::File"],
        );
        check(
            "crates/core/src/a.rs",
            "let t = std::time::Instant::now();",
            &["crates/core/src/a.rs:1: `std::time::Instant::now"],
        );
        check("crates/core/src/a.rs", "web_sys::window()", &["crates/core/src/a.rs:1: `web_sys::window"]);
        check("crates/core/src/a.rs", "// std::fs\nlet s = \"std::env\"; use std::time::Duration;", &[]);
        check("crates/core/src/a.rs", "#[cfg(test)]\nmod tests { use std::fs; }", &[]);
        check("crates/agent/src/a.rs", "use std::fs;", &[]);
    }

    #[test]
    fn core_computes_the_same_everywhere() {
        check("crates/core/src/a.rs", "x.sqrt() + x.exp()", &["crates/core/src/a.rs:1: `exp"]);
        check("crates/core/src/a.rs", "xs.map(f64::ln)", &["crates/core/src/a.rs:1: `f64::ln"]);
        check("src/charts/axis.rs", "x.log10()", &[]);
    }

    #[test]
    fn core_is_layered() {
        check(
            "crates/core/src/units/power.rs",
            "use crate::tables::Zone;",
            &["crates/core/src/units/power.rs:1: `crate::tables::Zone"],
        );
        check("crates/core/src/estimate/mod.rs", "use crate::tables::Zone;", &[]);
        check(
            "crates/core/src/plan/mod.rs",
            "use crate::report;",
            &["crates/core/src/plan/mod.rs:1: `crate::report"],
        );
    }

    #[test]
    fn the_browser_is_touched_in_one_folder() {
        let source = "use gloo_storage::LocalStorage; fn f(_: CanvasRenderingContext2d) {}";
        check(
            "src/pages/estimate.rs",
            source,
            &[
                "src/pages/estimate.rs:1: `gloo_storage::LocalStorage",
                "src/pages/estimate.rs:1: `CanvasRenderingContext2d",
            ],
        );
        check("src/browser/store.rs", "use gloo_storage::LocalStorage;", &[]);
        check("src/browser_like.rs", "use js_sys::Date;", &["src/browser_like.rs:1: `js_sys::Date"]);
        check("src/charts/canvas.rs", source, &[]);
    }

    #[test]
    fn sensors_and_sinks_do_not_meet() {
        check(
            "crates/agent/src/sensors/gpu.rs",
            "use crate::sinks;",
            &["crates/agent/src/sensors/gpu.rs:1: `crate::sinks"],
        );
        check(
            "crates/agent/src/sinks/json.rs",
            "use super::sensors::X;",
            &["crates/agent/src/sinks/json.rs:1: `super::sensors::X"],
        );
        check("crates/agent/src/sampling.rs", "use crate::{sensors, sinks};", &[]);
    }

    #[test]
    fn a_breach_says_why_and_what_to_do() {
        assert_eq!(
            in_source("crates/core/src/a.rs", "use std::env;"),
            ["crates/core/src/a.rs:1: `std::env`: core does no I/O and has no clock\n\n\
              hint: take the value as an argument and let the app or the agent read it"]
        );
    }

    #[test]
    fn manifests_are_read_by_section() {
        let manifest = "[workspace.dependencies]\nwattprint-agent = 1\n[dependencies]\nserde = 1\nwattprint-agent.workspace = true\n\
                        [target.x.dependencies.wattprint-agent]\npath = \"x\"\n[features]\nwattprint-agent = []\n";
        let breaches = in_manifest(&DEPENDENCIES[1], manifest);
        let heads: Vec<_> = breaches.iter().map(|breach| breach.lines().next().unwrap()).collect();
        assert_eq!(
            heads,
            [
                "Cargo.toml:5: dependency `wattprint-agent`: the app does not know the agent",
                "Cargo.toml:6: dependency `wattprint-agent`: the app does not know the agent",
            ]
        );
    }
}
