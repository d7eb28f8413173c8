//! CSV files in and out (RFC 4180, UTF-8), with the line and column of every cell, which is why this is
//! not left to a library: a refused cell is named as `file:line:column`.

use std::path::Path;

use super::problem::{Place, Problem};

/// A CSV file: a header and rows, each row as long as the header.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) file: String,
    pub(crate) header: Vec<Cell>,
    pub(crate) rows: Vec<Row>,
}

#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) line: usize,
    cells: Vec<Cell>,
}

/// A cell's text and where it starts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    pub(crate) text: String,
    line: usize,
    column: usize,
}

/// One row seen through its sheet's header.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    sheet: &'a Sheet,
    row: &'a Row,
}

impl Sheet {
    /// Reads a file; `shown` is how messages call it. Rows of another length than the header's are faults.
    pub(crate) fn read(path: &Path, shown: &str) -> Result<Sheet, Vec<Problem>> {
        let start = || Place { file: shown.to_owned(), line: 1, column: 1 };
        let text = std::fs::read_to_string(path)
            .map_err(|error| vec![Problem::at(start(), format!("this file cannot be read: {error}"))])?;
        Sheet::parse(shown, &text)
    }

    /// Reads a text that came from `file`.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Sheet, Vec<Problem>> {
        let mut rows = split(file, text).map_err(|problem| vec![problem])?;
        if rows.is_empty() {
            let place = Place { file: file.to_owned(), line: 1, column: 1 };
            return Err(vec![Problem::at(place, "the file is empty; its first line must name the columns")]);
        }
        let header = rows.remove(0).cells;
        let mut problems = Vec::new();
        for row in &rows {
            let (found, wanted) = (row.cells.len(), header.len());
            if found != wanted {
                let place = Place { file: file.to_owned(), line: row.line, column: 1 };
                problems.push(Problem::at(
                    place,
                    format!("this row has {found} cells, but the header names {wanted} columns"),
                ));
            }
        }
        if problems.is_empty() { Ok(Sheet { file: file.to_owned(), header, rows }) } else { Err(problems) }
    }

    /// The rows, readable by column name.
    pub(crate) fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.rows.iter().map(|row| Record { sheet: self, row })
    }

    /// The position of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|cell| cell.text == name)
    }

    /// The place of a header cell, or of the start of the header for a column that is not there.
    pub(crate) fn header_place(&self, index: usize) -> Place {
        let (line, column) = self.header.get(index).map_or((1, 1), |cell| (cell.line, cell.column));
        Place { file: self.file.clone(), line, column }
    }

    /// Replaces the text of one cell; a column that is not there changes nothing.
    pub(crate) fn set(&mut self, row: usize, column: &str, text: String) {
        let index = self.column(column);
        if let Some(cell) = index.and_then(|index| self.rows.get_mut(row)?.cells.get_mut(index)) {
            cell.text = text;
        }
    }

    /// Counts this many more lines before the sheet, for a file whose first lines were taken off.
    pub(crate) fn move_down(&mut self, lines: usize) {
        for cell in &mut self.header {
            cell.line += lines;
        }
        for row in &mut self.rows {
            row.line += lines;
            for cell in &mut row.cells {
                cell.line += lines;
            }
        }
    }

    /// The sheet as CSV text.
    pub(crate) fn to_text(&self) -> String {
        let mut text = line_of(self.header.iter().map(|cell| cell.text.as_str()));
        for row in &self.rows {
            text.push_str(&line_of(row.cells.iter().map(|cell| cell.text.as_str())));
        }
        text
    }
}

impl<'a> Record<'a> {
    /// The text of a column. Asking for a column that the file lacks is a fault of the caller, who
    /// names the columns it needs when opening the file.
    pub(crate) fn get(&self, column: &str) -> &'a str {
        let index = self.sheet.column(column);
        debug_assert!(index.is_some(), "{} has no column {column}", self.sheet.file);
        index.and_then(|index| self.row.cells.get(index)).map_or("", |cell| cell.text.as_str())
    }

    /// Where a column's cell starts.
    pub(crate) fn place(&self, column: &str) -> Place {
        let cell = self.sheet.column(column).and_then(|index| self.row.cells.get(index));
        let (line, column) = cell.map_or((self.row.line, 1), |cell| (cell.line, cell.column));
        Place { file: self.sheet.file.clone(), line, column }
    }
}

/// One line of CSV, with quotes only where they are needed, ended by a line feed.
pub(crate) fn line_of<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells
        .map(|cell| {
            if cell.contains(['"', ',', '\n', '\r']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.to_owned()
            }
        })
        .collect();
    cells.join(",") + "\n"
}

/// Splits a text into rows of cells. Blank lines are skipped; a byte-order mark is ignored.
fn split(file: &str, text: &str) -> Result<Vec<Row>, Problem> {
    let mut rows = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    let (mut line, mut column) = (1, 1);
    let mut cell = Cell { text: String::new(), line, column };
    let mut quoted = false;
    let mut closed = false;
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    let place = |line, column| Place { file: file.to_owned(), line, column };
    while let Some(letter) = letters.next() {
        column += 1;
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                column += 1;
                cell.text.push('"');
            }
            '"' if quoted => (quoted, closed) = (false, true),
            '"' if cell.text.is_empty() && !closed => quoted = true,
            ',' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                cell = Cell { text: String::new(), line, column };
                closed = false;
            }
            '\r' if !quoted && matches!(letters.peek(), Some('\n') | None) => {}
            '\n' => {
                if quoted {
                    cell.text.push(letter);
                } else {
                    finish(&mut rows, &mut cells, &mut cell);
                    closed = false;
                }
                line += 1;
                column = 1;
                if !quoted {
                    cell = Cell { text: String::new(), line, column };
                }
            }
            _ if closed => {
                let sentence = "text follows a closing quote; write \"\" for a quote inside a quoted cell";
                return Err(Problem::at(place(line, column - 1), sentence));
            }
            _ => cell.text.push(letter),
        }
    }
    if quoted {
        return Err(Problem::at(place(cell.line, cell.column), "this quoted cell is never closed"));
    }
    finish(&mut rows, &mut cells, &mut cell);
    Ok(rows)
}

/// Ends a row, unless the line was blank.
fn finish(rows: &mut Vec<Row>, cells: &mut Vec<Cell>, cell: &mut Cell) {
    if cells.is_empty() && cell.text.is_empty() {
        return;
    }
    cells.push(std::mem::take(cell));
    let cells = std::mem::take(cells);
    let line = cells.first().map_or(1, |cell| cell.line);
    rows.push(Row { line, cells });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quotes_commas_and_line_ends_and_keeps_places() {
        let sheet =
            Sheet::parse("a.csv", "\u{feff}name,note\r\n\"x, \"\"y\"\"\",é\r\n\n\"two\nlines\",z\n").unwrap();
        let records: Vec<Record<'_>> = sheet.records().collect();
        assert_eq!(records[0].get("name"), "x, \"y\"");
        assert_eq!(records[0].place("note"), Place { file: "a.csv".into(), line: 2, column: 12 });
        assert_eq!(records[1].get("name"), "two\nlines");
        assert_eq!(records[1].place("note").line, 5);
    }

    #[test]
    fn refuses_rows_of_another_length() {
        let problems = Sheet::parse("a.csv", "a,b\n1,2\n3\n4,5,6\n").unwrap_err();
        let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            text,
            [
                "a.csv:3:1: this row has 1 cells, but the header names 2 columns",
                "a.csv:4:1: this row has 3 cells, but the header names 2 columns",
            ]
        );
    }

    #[test]
    fn refuses_open_quotes_text_after_quotes_and_empty_files() {
        let first = |text: &str| Sheet::parse("a.csv", text).unwrap_err()[0].to_string();
        assert_eq!(first("a\n\"b"), "a.csv:2:1: this quoted cell is never closed");
        assert!(first("a\n\"b\"c").starts_with("a.csv:2:4: text follows a closing quote"));
        assert!(first("").starts_with("a.csv:1:1: the file is empty"));
    }

    #[test]
    fn writes_what_it_reads() {
        let text = "name,note\n\"x, \"\"y\"\"\",plain\n,\n";
        assert_eq!(Sheet::parse("a.csv", text).unwrap().to_text(), text);
    }
}
