//! `tables import --from DIR`: rebuilds `data/*.csv` from a folder of source files, so that next year's
//! refresh is one command and a diff to read. The source folder's layout and file names are named in the
//! modules below; what needs judgement (names, corrections, places in time zones) is read from
//! `data/curated/`. `data/sources.csv` is the one table that import only reads.
//!
//! A source row that cannot be used is never dropped in silence: it becomes a fault, or a row of
//! `data/unshipped.csv` with the reason.

use std::path::Path;

use desk::Desk;

use super::problem::report;
use super::schema::{TABLES, Table};
use super::{Tables, load, overlay, say, validate, write};
use crate::outcome::Outcome;

mod accelerators;
mod countries;
mod desk;
mod footprints;
mod instances;
mod peers;
mod places;
mod processors;
mod references;
mod regions;
mod spread;
mod text;
mod zones;

/// Reads the source files under `from` and rewrites the tables under `root`.
pub(crate) fn run(from: &Path, root: &Path) -> Outcome {
    let mut desk = Desk::open(from, root)?;
    let places = places::Places::read(&mut desk)?;
    let steps: &[fn(&mut Desk) -> Outcome] = &[
        accelerators::import,
        instances::import,
        processors::import,
        footprints::import,
        references::import,
        peers::import,
        spread::import,
    ];
    for step in steps {
        step(&mut desk)?;
    }
    zones::import(&mut desk, &places)?;
    countries::import(&mut desk, &places)?;
    regions::import(&mut desk, &places)?;
    let (drafts, problems) = desk.close();
    if !problems.is_empty() {
        let hint = "correct the source file or decide the case in data/curated, then import again. Nothing was written.";
        return Err(report(problems, hint));
    }
    let before: Vec<String> = TABLES.iter().map(|table| text_of(root, table)).collect();
    for draft in &drafts {
        write(&root.join(draft.table.file()), &draft.to_text())?;
    }
    finish(root, &before)
}

/// A table's file as it lies there; empty if there is none yet.
fn text_of(root: &Path, table: &Table) -> String {
    std::fs::read_to_string(root.join(table.file())).unwrap_or_default()
}

/// Completes what was written from `data/curated`, says which tables differ from `before`, and checks
/// them all.
fn finish(root: &Path, before: &[String]) -> Outcome {
    let mut tables: Tables = load(root)?;
    for changed in overlay::apply(root, &mut tables)? {
        write(&root.join(&tables[changed].file), &tables[changed].to_text())?;
    }
    for (table, before) in TABLES.iter().zip(before) {
        let rows = tables[table.name].rows.len();
        let mark = if text_of(root, table) == *before { " (as before)" } else { "" };
        say(&format!("{}: {rows} rows{mark}", table.file()));
    }
    let problems = validate::check(TABLES, &tables);
    if problems.is_empty() {
        say("Now read the diff of data/, then run `cargo xtask tables`.");
        return Ok(());
    }
    let hint = "data/ was written, so that you can look at these rows, but nothing may be made of it yet. Correct the source or data/curated and import again.";
    Err(report(problems, hint))
}

#[cfg(test)]
mod tests;
