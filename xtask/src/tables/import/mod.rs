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
use super::schema::TABLES;
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
    let mut news = Vec::new();
    for draft in &drafts {
        let path = root.join(draft.table.file());
        let text = draft.to_text();
        if std::fs::read_to_string(&path).unwrap_or_default() != text {
            news.push(draft.table.name);
        }
        write(&path, &text)?;
    }
    finish(root, &news)
}

/// Completes what was written from `data/curated`, and checks it all.
fn finish(root: &Path, news: &[&str]) -> Outcome {
    let mut tables: Tables = load(root)?;
    for changed in overlay::apply(root, &mut tables)? {
        write(&root.join(&tables[changed].file), &tables[changed].to_text())?;
    }
    for table in TABLES {
        let rows = tables[table.name].rows.len();
        let mark = if news.contains(&table.name) { "" } else { " (as before)" };
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
