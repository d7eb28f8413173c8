//! Columns of `data/*.csv` that come from `data/curated/` alone. They are brought up to date on every
//! run, so that a new alias or a better time zone needs no source folder: edit the curated file, then
//! `cargo xtask tables`.

use std::collections::BTreeMap;
use std::path::Path;

use super::csv_file::Sheet;
use super::problem::{self, Problem};
use super::validate::Tables;

/// A column that is filled from a curated file: where `table`'s `key` equals the file's `key`, the file's
/// `value` (several joined by `;`) is put into `column`.
struct Overlay {
    table: &'static str,
    key: &'static str,
    column: &'static str,
    file: &'static str,
    value: &'static str,
    /// What a row gets that the curated file does not name.
    otherwise: Otherwise,
}

enum Otherwise {
    /// The cell becomes blank.
    Blank,
    /// The cell stays as imported.
    Keep,
}

const OVERLAYS: &[Overlay] = &[
    Overlay {
        table: "accelerators",
        key: "id",
        column: "aliases",
        file: "accelerator_aliases",
        value: "alias",
        otherwise: Otherwise::Blank,
    },
    Overlay {
        table: "zones",
        key: "zone",
        column: "time_zone",
        file: "zones_meta",
        value: "time_zone",
        otherwise: Otherwise::Blank,
    },
    Overlay {
        table: "zones",
        key: "zone",
        column: "name",
        file: "zones_meta",
        value: "name",
        otherwise: Otherwise::Keep,
    },
];

/// Fills the overlaid columns and returns the names of the tables that changed.
pub(crate) fn apply(root: &Path, tables: &mut Tables) -> Result<Vec<&'static str>, String> {
    let mut changed: Vec<&'static str> = Vec::new();
    let mut problems = Vec::new();
    for overlay in OVERLAYS {
        let shown = format!("data/curated/{}.csv", overlay.file);
        let curated = match Sheet::read(&root.join(&shown), &shown) {
            Ok(sheet) => sheet,
            Err(found) => {
                problems.extend(found);
                continue;
            }
        };
        let Some(sheet) = tables.get_mut(overlay.table) else { continue };
        if lay(overlay, &curated, sheet, &mut problems) && !changed.contains(&overlay.table) {
            changed.push(overlay.table);
        }
    }
    if problems.is_empty() {
        return Ok(changed);
    }
    Err(problem::report(problems, "correct data/curated, then run the command again."))
}

/// Fills one column; true if a cell changed.
fn lay(overlay: &Overlay, curated: &Sheet, sheet: &mut Sheet, problems: &mut Vec<Problem>) -> bool {
    let missing = [overlay.key, overlay.value].into_iter().find(|name| curated.column(name).is_none());
    if let Some(name) = missing {
        problems.push(Problem::at(curated.header_place(0), format!("the file has no column {name}")));
        return false;
    }
    let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for record in curated.records() {
        let value = record.get(overlay.value);
        if !value.is_empty() {
            values.entry(record.get(overlay.key)).or_default().push(value);
        }
    }
    let keys: Vec<(usize, String, String)> = sheet
        .records()
        .enumerate()
        .map(|(index, row)| (index, row.get(overlay.key).to_owned(), row.get(overlay.column).to_owned()))
        .collect();
    for record in curated.records() {
        let key = record.get(overlay.key);
        if !keys.iter().any(|(_, known, _)| known == key) {
            let sentence = format!("{} `{key}` is not in data/{}.csv", overlay.key, overlay.table);
            problems.push(Problem::at(record.place(overlay.key), sentence));
        }
    }
    let mut changed = false;
    for (index, key, old) in keys {
        let new = match (values.get(key.as_str()), &overlay.otherwise) {
            (Some(values), _) => values.join(";"),
            (None, Otherwise::Blank) => String::new(),
            (None, Otherwise::Keep) => continue,
        };
        if new != old {
            sheet.set(index, overlay.column, new);
            changed = true;
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(curated: &str) -> (String, bool, Vec<String>) {
        let curated = Sheet::parse("data/curated/accelerator_aliases.csv", curated).unwrap();
        let mut sheet = Sheet::parse("data/accelerators.csv", "id,aliases\na,old\nb,\n").unwrap();
        let mut problems = Vec::new();
        let changed = lay(&OVERLAYS[0], &curated, &mut sheet, &mut problems);
        (sheet.to_text(), changed, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn joins_aliases_and_clears_those_that_are_gone() {
        assert_eq!(laid("id,alias\nb,one\nb,two\n"), ("id,aliases\na,\nb,one;two\n".into(), true, vec![]));
        assert!(!laid("id,alias\na,old\n").1);
    }

    #[test]
    fn refuses_a_key_that_the_table_lacks() {
        let (_, _, problems) = laid("id,alias\na,old\nc,x\n");
        assert_eq!(
            problems,
            ["data/curated/accelerator_aliases.csv:3:1: id `c` is not in data/accelerators.csv"]
        );
    }
}
