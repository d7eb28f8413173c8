//! The project's data tables. `data/*.csv` is the truth that people read and edit; `data/curated/*.csv`
//! is what was decided by hand. Three verbs work on them:
//!
//! - `tables import --from DIR` rebuilds `data/*.csv` from a folder of source files,
//! - `tables` checks `data/` and writes what the app and the agent embed,
//! - `tables --check` checks the same and fails when a generated file is stale.
//!
//! No fact lives in this code: it reads, checks and rearranges.

use std::path::Path;

use problem::Problem;
use schema::TABLES;
use validate::Tables;

use crate::outcome::{AtPath, Outcome};
use crate::repo;

mod csv_file;
mod embed;
mod import;
mod overlay;
mod problem;
mod schema;
mod validate;

const USAGE: &str = "usage:
  cargo xtask tables                     check data/ and write what is embedded
  cargo xtask tables --check             check data/ and fail if what is embedded is stale
  cargo xtask tables import --from DIR   rebuild data/*.csv from a folder of source files";

/// Runs `cargo xtask tables`, given the words after it. An error is a text for people, with a hint.
pub(crate) fn run(args: &[String]) -> Outcome {
    let root = repo::root();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["embed"] => embed_all(&root),
        ["--check"] | ["embed", "--check"] => check_all(&root),
        ["import", "--from", from] => import::run(Path::new(from), &root),
        ["--help" | "-h"] => {
            say(USAGE);
            Ok(())
        }
        _ => Err(format!("`tables {}` is not understood.\n\nhint: {USAGE}", words.join(" "))),
    }
}

/// Checks the tables and rewrites every generated file.
fn embed_all(root: &Path) -> Outcome {
    let mut tables = load(root)?;
    for changed in overlay::apply(root, &mut tables)? {
        let sheet = &tables[changed];
        write(&root.join(&sheet.file), &sheet.to_text())?;
        say(&format!("{}: brought in line with data/curated", sheet.file));
    }
    refuse_problems(validate::check(TABLES, &tables))?;
    for generated in embed::all(&tables)? {
        write(&root.join(&generated.path), &generated.text)?;
        say(&generated.summary());
    }
    Ok(())
}

/// Checks the tables and compares every generated file with what would be written.
fn check_all(root: &Path) -> Outcome {
    let mut tables = load(root)?;
    let mut stale: Vec<String> = Vec::new();
    for changed in overlay::apply(root, &mut tables)? {
        stale.push(tables[changed].file.clone());
    }
    refuse_problems(validate::check(TABLES, &tables))?;
    for generated in embed::all(&tables)? {
        if std::fs::read_to_string(root.join(&generated.path)).unwrap_or_default() != generated.text {
            stale.push(generated.path);
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    let list = stale.join("\n  ");
    Err(format!(
        "These files do not match data/:\n  {list}\n\nhint: run `cargo xtask tables` and commit what it changes."
    ))
}

/// Reads every table of `data/`.
fn load(root: &Path) -> Outcome<Tables> {
    let mut tables = Tables::new();
    let mut problems = Vec::new();
    for table in TABLES {
        let file = table.file();
        match csv_file::Sheet::read(&root.join(&file), &file) {
            Ok(sheet) => {
                tables.insert(table.name, sheet);
            }
            Err(found) => problems.extend(found),
        }
    }
    refuse_problems(problems)?;
    Ok(tables)
}

fn refuse_problems(problems: Vec<Problem>) -> Outcome {
    if problems.is_empty() {
        return Ok(());
    }
    Err(problem::report(
        problems,
        "correct the rows named above (data/SOURCES.md says where they come from), then run `cargo xtask tables` again.",
    ))
}

/// Writes a file and the folders above it, only if its content changes.
fn write(path: &Path, text: &str) -> Outcome {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).at("create", folder)?;
    }
    std::fs::write(path, text).at("write", path)
}

/// One line on standard output; a closed pipe is no reason to stop.
fn say(text: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

#[cfg(test)]
mod tests;
