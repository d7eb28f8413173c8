//! What the listing verbs share: search, JSON or table, and what is said when nothing fits.

use std::io;

use serde::Serialize;
use wattprint_core::problem::quoted;
use wattprint_core::tables::search::{Named, nearest, search};

use super::Outcome;
use super::console::Console;
use super::table::Table;

/// How many rows are named where nothing fits.
const NEAREST_SHOWN: usize = 3;

/// Rows to list, and how.
pub(super) struct Listing<'a, T> {
    /// What one row is, in a sentence.
    pub(super) kind: &'static str,
    /// All rows.
    pub(super) rows: &'a [T],
    /// Part of a name, where only some are wanted.
    pub(super) search: Option<&'a str>,
    /// Whether JSON is wanted.
    pub(super) json: bool,
}

impl<'a, T: Named> Listing<'a, T> {
    /// Writes what fits as `document` or as `table` makes it; where nothing does, the nearest by `name`.
    pub(super) fn print<D: Serialize, const N: usize>(
        &self,
        console: &mut Console,
        document: impl FnOnce(&[&'a T]) -> D,
        table: impl FnOnce(&[&'a T]) -> Table<N>,
        name: impl Fn(&T) -> String,
    ) -> io::Result<Outcome> {
        let found = self.found();
        if self.json {
            console.json(&serde_json::to_string_pretty(&document(&found)).map_err(io::Error::other)?)?;
            return Ok(Outcome::Done);
        }
        if found.is_empty() {
            let query = self.search.unwrap_or_default();
            let close = nearest(self.rows, query, NEAREST_SHOWN);
            let close: Vec<String> = close.into_iter().map(name).collect();
            let sentence = format!("There is no {} {}.", self.kind, quoted(query));
            console.error(&sentence, &format!("The nearest are {}.", close.join("; ")));
            return Ok(Outcome::NothingFound);
        }
        for line in table(&found).lines(console.terminal_width()) {
            console.text(&line)?;
        }
        Ok(Outcome::Done)
    }

    /// The rows that fit, best first. Signs alone fit nothing.
    fn found(&self) -> Vec<&'a T> {
        match self.search {
            None => self.rows.iter().collect(),
            Some(query) if !query.chars().any(char::is_alphanumeric) => Vec::new(),
            Some(query) => search(self.rows, query),
        }
    }
}

/// A cell that may be unknown: `-`, which is not zero.
pub(super) fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "-".to_owned())
}

/// A text of a table, where an empty one means that nothing is known.
pub(super) fn known(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
