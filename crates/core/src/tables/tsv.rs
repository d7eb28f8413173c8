//! Reads the embedded tables: one header line that starts with `#`, then one row a line, cells between tabs.

/// Reads the cells of a row from left to right.
#[derive(Debug)]
pub(super) struct Cells<'a>(std::str::Split<'a, char>);

impl<'a> Cells<'a> {
    /// The next cell as text; empty where nothing is known.
    // Called from each column of each table: once in the program is enough.
    #[inline(never)]
    pub(super) fn text(&mut self) -> &'a str {
        self.0.next().unwrap_or("")
    }

    /// The next cell as a number; `None` where nothing is known.
    #[inline(never)]
    pub(super) fn number(&mut self) -> Option<f64> {
        self.text().parse().ok()
    }

    /// The next cell as a year; `None` where nothing is known.
    #[inline(never)]
    pub(super) fn year(&mut self) -> Option<u16> {
        self.text().parse().ok()
    }
}

/// A row of a table. The reader asks for each column in its order.
pub(super) trait FromCells<'a>: Sized {
    /// The columns of the header line, with spaces between them.
    const COLUMNS: &'static str;

    /// One row; `None` when a cell that must be there is missing.
    fn from_cells(cells: &mut Cells<'a>) -> Option<Self>;
}

/// All rows of a table. A table with other columns has none, and a row that lacks a cell it must have is left
/// out; the tests prove that neither happens with the embedded ones.
pub(super) fn read<'a, T: FromCells<'a>>(text: &'a str) -> Vec<T> {
    let header = text.lines().next().unwrap_or("").trim_start_matches(['#', ' ']);
    if !header.split('\t').eq(T::COLUMNS.split(' ')) {
        return Vec::new();
    }
    let mut rows = Vec::with_capacity(text.len() / 64);
    rows.extend(text.lines().skip(1).filter_map(|line| T::from_cells(&mut Cells(line.split('\t')))));
    rows
}

/// Checks that the columns are those that the reader expects and that every row could be read.
#[cfg(test)]
pub(super) fn assert_complete<'a, T: FromCells<'a>>(name: &str, text: &'a str) {
    let rows = text.lines().skip(1).count();
    assert!(rows > 0, "{name} is empty");
    assert_eq!(read::<T>(text).len(), rows, "rows of {name}, whose columns should be {}", T::COLUMNS);
}
