//! Where import works: the opened folders, the tables being written, and what was found wrong or left
//! out on the way.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use super::text::fits;
use crate::outcome::Outcome;
use crate::tables::csv_file::{Record, Sheet, line_of};
use crate::tables::problem::{Place, Problem, report};
use crate::tables::schema::{self, Table};

/// The state of one import.
pub(crate) struct Desk {
    from: PathBuf,
    root: PathBuf,
    drafts: BTreeMap<&'static str, Draft>,
    problems: Vec<Problem>,
    /// Year of each source, by its id.
    years: HashMap<String, String>,
    /// Id of each source, by the words that source files use for it, or a pattern of them.
    ids: BTreeMap<String, String>,
}

/// A table being written.
pub(crate) struct Draft {
    pub(crate) table: &'static Table,
    rows: Vec<Vec<String>>,
}

impl Desk {
    /// Opens the folder of source files and reads `data/sources.csv`.
    pub(crate) fn open(from: &Path, root: &Path) -> Outcome<Desk> {
        if !from.is_dir() {
            let hint = "name the folder that holds the source files, with its sub-folders hardware/, grid-annual/ and so on";
            return Err(format!("{} is not a folder.\n\nhint: {hint}", from.display()));
        }
        let mut desk = Desk {
            from: from.to_path_buf(),
            root: root.to_path_buf(),
            drafts: BTreeMap::new(),
            problems: Vec::new(),
            years: HashMap::new(),
            ids: BTreeMap::new(),
        };
        let sources = desk.sheet(&root.join("data/sources.csv"), "data/sources.csv", &["id", "year"])?;
        for record in sources.records() {
            desk.years.insert(record.get("id").to_owned(), record.get("year").to_owned());
        }
        let names = desk.curated("source_names", &["text", "id"])?;
        for record in names.records() {
            let (text, id) = (record.get("text"), record.get("id"));
            if !desk.years.contains_key(id) {
                desk.refuse(record.place("id"), format!("source `{id}` is not in data/sources.csv"));
            }
            desk.ids.insert(text.to_owned(), id.to_owned());
        }
        Ok(desk)
    }

    /// Reads a CSV source file that has (at least) these columns.
    pub(crate) fn source(&self, path: &str, columns: &[&str]) -> Outcome<Sheet> {
        self.sheet(&self.from.join(path), path, columns)
    }

    /// Reads a source file whose first line explains the second, which names the columns.
    pub(crate) fn source_with_preamble(&self, path: &str, columns: &[&str]) -> Outcome<Sheet> {
        let text = std::fs::read_to_string(self.from.join(path)).map_err(|error| missing(path, &error))?;
        let body = text.split_once('\n').map_or("", |(_, body)| body);
        let mut sheet = Sheet::parse(path, body).map_err(|problems| report(problems, READING_HINT))?;
        sheet.move_down(1);
        has_columns(sheet, columns)
    }

    /// Path of a source file that is not plain CSV.
    pub(crate) fn source_path(&self, path: &str) -> PathBuf {
        self.from.join(path)
    }

    /// Reads a hand-written file of `data/curated/`.
    pub(crate) fn curated(&self, name: &str, columns: &[&str]) -> Outcome<Sheet> {
        let shown = format!("data/curated/{name}.csv");
        self.sheet(&self.root.join(&shown), &shown, columns)
    }

    fn sheet(&self, path: &Path, shown: &str, columns: &[&str]) -> Outcome<Sheet> {
        let sheet = Sheet::read(path, shown).map_err(|problems| report(problems, READING_HINT))?;
        has_columns(sheet, columns)
    }

    /// Notes a fault.
    pub(crate) fn refuse(&mut self, place: Place, sentence: impl Into<String>) {
        self.problems.push(Problem::at(place, sentence));
    }

    /// Adds a row to a table, given its cells by column name; columns not named stay blank.
    pub(crate) fn add(&mut self, table: &'static str, cells: &[(&str, &str)]) {
        let Some(declared) = schema::table(table) else {
            debug_assert!(false, "no table {table}");
            return;
        };
        let mut row = vec![String::new(); declared.columns.len()];
        for (name, text) in cells {
            let index = declared.columns.iter().position(|column| column.name == *name);
            debug_assert!(index.is_some(), "{table} has no column {name}");
            if let Some(cell) = index.and_then(|index| row.get_mut(index)) {
                *cell = text.split_whitespace().collect::<Vec<&str>>().join(" ");
            }
        }
        let draft =
            self.drafts.entry(declared.name).or_insert_with(|| Draft { table: declared, rows: Vec::new() });
        draft.rows.push(row);
    }

    /// Whether a table already has this value in this column.
    pub(crate) fn has(&self, table: &str, column: &str, value: &str) -> bool {
        self.drafts.get(table).is_some_and(|draft| {
            let index = draft.table.columns.iter().position(|known| known.name == column);
            index.is_some_and(|index| draft.rows.iter().any(|row| row[index] == value))
        })
    }

    /// Writes down that something of a source is not shipped, and why.
    pub(crate) fn leave_out(&mut self, table: &str, item: &str, reason: &str, read_in: &str) {
        self.add("unshipped", &[("table", table), ("item", item), ("reason", reason), ("read_in", read_in)]);
    }

    /// The id of the source that a source file names in words; unknown words are a fault.
    pub(crate) fn source_id(&mut self, record: Record<'_>, column: &str) -> String {
        let text = record.get(column);
        let by_pattern = || self.ids.iter().find(|(pattern, _)| fits(pattern, text)).map(|(_, id)| id);
        if let Some(id) = self.ids.get(text).or_else(by_pattern) {
            return id.clone();
        }
        self.refuse(
            record.place(column),
            format!("no id is known for the source `{text}`; add it to data/curated/source_names.csv"),
        );
        String::new()
    }

    /// The year of a source.
    pub(crate) fn year(&self, id: &str) -> String {
        self.years.get(id).cloned().unwrap_or_default()
    }

    /// The finished tables, each sorted by its key, and all faults.
    pub(crate) fn close(self) -> (Vec<Draft>, Vec<Problem>) {
        let mut drafts: Vec<Draft> = self.drafts.into_values().collect();
        for draft in &mut drafts {
            let columns = draft.table.header();
            let key: Vec<usize> = draft
                .table
                .key
                .iter()
                .filter_map(|name| columns.iter().position(|column| column == name))
                .collect();
            draft.rows.sort_by(|a, b| {
                let by_key = key.iter().map(|index| &a[*index]).cmp(key.iter().map(|index| &b[*index]));
                by_key.then_with(|| a.cmp(b))
            });
        }
        (drafts, self.problems)
    }
}

impl Draft {
    /// The table as CSV.
    pub(crate) fn to_text(&self) -> String {
        let mut text = line_of(self.table.header().into_iter());
        for row in &self.rows {
            text.push_str(&line_of(row.iter().map(String::as_str)));
        }
        text
    }
}

const READING_HINT: &str = "is this the folder of source files, and is the file complete?";

fn missing(path: &str, error: &std::io::Error) -> String {
    format!("{path} cannot be read: {error}\n\nhint: {READING_HINT}")
}

fn has_columns(sheet: Sheet, columns: &[&str]) -> Outcome<Sheet> {
    let lacking: Vec<&str> = columns.iter().copied().filter(|name| sheet.column(name).is_none()).collect();
    if lacking.is_empty() {
        return Ok(sheet);
    }
    let problem =
        Problem::at(sheet.header_place(0), format!("the file has no column {}", lacking.join(", ")));
    Err(report(
        vec![problem],
        "the file's layout changed; adapt the module of xtask/src/tables/import that reads it.",
    ))
}
