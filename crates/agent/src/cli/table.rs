//! Text in columns for a terminal: aligned, wrapped and shortened by characters. All names are Latin, so a
//! character is a column.

/// Between two columns.
const GAP: &str = "  ";
/// A column is never shortened below this.
const SHORTEST: usize = 12;

/// Side on which the cells of a column are flush.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A column: what stands above it, and its side.
pub(super) type Column = (&'static str, Align);

/// Rows of cells under a line of headings.
#[derive(Debug)]
pub(super) struct Table<const N: usize> {
    columns: [Column; N],
    rows: Vec<[String; N]>,
    indent: usize,
    flexible: usize,
}

impl<const N: usize> Table<N> {
    /// A table without rows. The column `flexible` is shortened where the table is too wide.
    pub(super) fn new(columns: [Column; N], flexible: usize) -> Self {
        Self { columns, rows: Vec::new(), indent: 0, flexible }
    }

    /// The same table, so many columns from the left margin.
    pub(super) fn indented(mut self, indent: usize) -> Self {
        self.indent = indent;
        self
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: [String; N]) {
        self.rows.push(cells);
    }

    /// The lines, each with its end: first the headings where there are any, then one a row.
    pub(super) fn lines(&self, width: Option<usize>) -> Vec<String> {
        let mut widths: [usize; N] = std::array::from_fn(|at| {
            let cells = self.rows.iter().map(|row| columns_of(&row[at]));
            cells.chain([columns_of(self.columns[at].0)]).max().unwrap_or(0)
        });
        if let Some(width) = width {
            let total = self.indent + widths.iter().sum::<usize>() + GAP.len() * N.saturating_sub(1);
            let flexible = &mut widths[self.flexible];
            *flexible = flexible.saturating_sub(total.saturating_sub(width)).max(SHORTEST.min(*flexible));
        }
        let headings = self.columns.map(|(heading, _)| heading.to_owned());
        let headed = headings.iter().any(|heading| !heading.is_empty());
        let rows = headed.then_some(&headings).into_iter().chain(&self.rows);
        rows.map(|cells| self.line(cells, &widths)).collect()
    }

    fn line(&self, cells: &[String; N], widths: &[usize; N]) -> String {
        let mut line = " ".repeat(self.indent);
        for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
            if at > 0 {
                line.push_str(GAP);
            }
            let cell = shortened(cell, *width);
            let padding = " ".repeat(width - columns_of(&cell));
            match self.columns[at].1 {
                Align::Left => line.extend([cell, padding]),
                Align::Right => line.extend([padding, cell]),
            }
        }
        line.truncate(line.trim_end_matches(' ').len());
        line.push('\n');
        line
    }
}

/// The text, cut with an ellipsis where it takes more columns.
pub(super) fn shortened(text: &str, width: usize) -> String {
    if columns_of(text) <= width {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(width.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// As [`shortened`], but for prose: cut between words where that loses less than a quarter.
pub(super) fn abridged(text: &str, width: usize) -> String {
    let cut = shortened(text, width);
    let Some(kept) = cut.strip_suffix('…').filter(|kept| text.len() > kept.len()) else { return cut };
    match kept.rsplit_once(' ') {
        // Nothing is gained where the cut falls between two words anyway.
        Some((whole, part)) if !text[kept.len()..].starts_with(' ') && columns_of(part) * 4 < width => {
            format!("{}…", whole.trim_end_matches([' ', ',', ';', ':', '(']))
        }
        _ => cut,
    }
}

/// The text in lines of at most so many columns, broken at plain spaces only; each line ends.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = columns_of(word);
        if column > 0 {
            let fits = column + 1 + length <= width;
            out.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
    out
}

fn columns_of(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table<2> {
        let mut table = Table::new([("name", Align::Left), ("TDP", Align::Right)], 0).indented(1);
        table.row(["NVIDIA GeForce RTX 4090".to_owned(), "450 W".to_owned()]);
        table.row(["Ätna".to_owned(), "9 W".to_owned()]);
        table
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let expected = [
            " name                       TDP\n",
            " NVIDIA GeForce RTX 4090  450 W\n",
            " Ätna                       9 W\n",
        ];
        assert_eq!(table().lines(None), expected);
        assert_eq!(table().lines(Some(80)), expected);
    }

    #[test]
    fn the_flexible_column_gives_way() {
        let lines = table().lines(Some(24));
        assert_eq!(lines[1], " NVIDIA GeForce…   450 W\n");
        assert!(lines.iter().all(|line| columns_of(line.trim_end()) <= 24), "{lines:?}");
        // Too narrow for anything: the column keeps what it needs to be read.
        assert_eq!(table().lines(Some(5))[1], " NVIDIA GeFo…  450 W\n");
    }

    #[test]
    fn a_table_without_headings_starts_with_its_rows() {
        let mut table = Table::new([("", Align::Left)], 0);
        table.row(["only".to_owned()]);
        assert_eq!(table.lines(None), ["only\n"]);
    }

    #[test]
    fn text_breaks_at_plain_spaces_only() {
        assert_eq!(wrapped("uses about 25.0\u{202f}kWh now", 12), "uses about\n25.0\u{202f}kWh now\n");
        assert_eq!(wrapped("incomprehensibly long", 6), "incomprehensibly\nlong\n");
        assert_eq!(shortened("median 0.67, then", 13), "median 0.67,…");
        assert_eq!(shortened("short", 5), "short");
        assert_eq!(abridged("median of all logs, 10th percentile", 30), "median of all logs, 10th…");
        assert_eq!(abridged("range: its sites; and more", 21), "range: its sites…");
        assert_eq!(abridged("incomprehensibly long", 9), "incompre…");
        assert_eq!(abridged("short", 5), "short");
    }
}
