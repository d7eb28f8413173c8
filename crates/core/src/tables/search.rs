//! Finds rows by what people type: part of a name, an alias, a code, in any order and spelling of spaces and
//! dashes.
//!
//! A query means one row when it is that row's name or alias, or when only one row fits best. Otherwise the
//! caller gets the candidates and decides; nothing is guessed.

use crate::order::ascending;

/// Something with a name and other names.
pub trait Named {
    /// The name it is shown under.
    fn name(&self) -> &str;

    /// Calls back with each other name that people use for it.
    fn each_alias(&self, visit: &mut dyn FnMut(&str)) {
        let _ = visit;
    }
}

/// How a query was understood.
#[derive(Debug)]
pub enum Match<'t, T> {
    /// It means this row.
    One(&'t T),
    /// It could mean any of these, best first.
    Several(Vec<&'t T>),
    /// It means none; these are spelled most alike.
    None(Vec<&'t T>),
}

/// How well a row fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// It is a name of the row.
    Exact,
    /// A name of the row starts with it.
    Start,
    /// Each of its words starts a word of the row.
    WordStarts,
    /// Each of its words is somewhere in the row. Only counts where nothing fits better.
    Within,
}

/// No name is longer; what a hostile text has beyond that would only cost time.
const LONGEST_QUERY: usize = 100;

const FITS: [Fit; 4] = [Fit::Exact, Fit::Start, Fit::WordStarts, Fit::Within];

/// Rows that fit a query, best first; within one quality, in the order of the table. An empty query fits all.
#[must_use]
pub fn search<'t, T: Named>(rows: &'t [T], query: &str) -> Vec<&'t T> {
    ranked(rows, query).into_iter().map(|(_, index)| &rows[index]).collect()
}

/// Decides which row a query means.
#[must_use]
pub fn resolve<'t, T: Named>(rows: &'t [T], query: &str) -> Match<'t, T> {
    if squashed(query).is_empty() {
        return Match::None(Vec::new());
    }
    let found = ranked(rows, query);
    match found.as_slice() {
        [] => Match::None(nearest(rows, query, 3)),
        [(_, index)] | [(Fit::Exact, index), (Fit::Start | Fit::WordStarts | Fit::Within, _), ..] => {
            Match::One(&rows[*index])
        }
        _ => Match::Several(found.into_iter().map(|(_, index)| &rows[index]).collect()),
    }
}

/// The rows whose name or alias is spelled most like the query; those that contain it come first.
#[must_use]
pub fn nearest<'t, T: Named>(rows: &'t [T], query: &str, count: usize) -> Vec<&'t T> {
    let query: String = squashed(query).chars().take(LONGEST_QUERY).collect();
    let mut distances = Vec::with_capacity(rows.len());
    for row in rows {
        let mut least = f64::INFINITY;
        let mut compare = |name: &str| {
            let name = squashed(name);
            let distance = edit_distance(&query, &name) as f64;
            // What contains the query is nearer than any misspelling, the shortest of it nearest.
            let contained = !query.is_empty() && name.contains(query.as_str());
            least = least.min(if contained { distance / 1000.0 } else { distance });
        };
        compare(row.name());
        row.each_alias(&mut compare);
        distances.push(least);
    }
    ascending(&distances).into_iter().take(count).map(|index| &rows[index]).collect()
}

fn ranked<T: Named>(rows: &[T], query: &str) -> Vec<(Fit, usize)> {
    let query = Query::new(query);
    let mut names = Names::default();
    let mut fits = Vec::with_capacity(rows.len());
    for row in rows {
        names.clear();
        names.add(row.name());
        row.each_alias(&mut |alias| names.add(alias));
        fits.push(names.fit(&query));
    }
    let of = |wanted: Fit| fits.iter().enumerate().filter(move |(_, fit)| **fit == Some(wanted));
    let mut found = Vec::new();
    for wanted in FITS {
        // Parts of words are only looked at where nothing fits better: `100` is within `MTIA 100` too.
        if wanted != Fit::Within || found.is_empty() {
            found.extend(of(wanted).map(|(index, _)| (wanted, index)));
        }
    }
    found
}

/// A query, taken apart once.
struct Query {
    squashed: String,
    words: Vec<String>,
}

impl Query {
    fn new(text: &str) -> Self {
        let mut names = Names::default();
        names.add(text.char_indices().nth(LONGEST_QUERY).map_or(text, |(end, _)| &text[..end]));
        let ends = names.word_starts.iter().skip(1).copied().chain([names.text.len() - 1]);
        let words = names
            .word_starts
            .iter()
            .zip(ends)
            .map(|(start, end)| names.text[*start..end].to_owned())
            .collect();
        names.text.pop();
        Self { squashed: names.text, words }
    }
}

/// The names of one row, squashed, each behind a line break; filled anew for each row without allocating.
#[derive(Default)]
struct Names {
    text: String,
    word_starts: Vec<usize>,
}

impl Names {
    fn clear(&mut self) {
        self.text.clear();
        self.word_starts.clear();
    }

    /// Adds a name. A word starts behind anything that is no letter or digit, and where a letter follows a
    /// digit, so that `80GB` and `80 GB` are the same.
    fn add(&mut self, name: &str) {
        let (mut within, mut digit) = (false, false);
        for c in name.chars() {
            let Some(c) = squash(c) else {
                within = false;
                continue;
            };
            if !within || (digit && !c.is_ascii_digit()) {
                self.word_starts.push(self.text.len());
            }
            within = true;
            digit = c.is_ascii_digit();
            self.text.push(c);
        }
        self.text.push('\n');
    }

    fn fit(&self, query: &Query) -> Option<Fit> {
        let mut names = self.text.split_terminator('\n');
        if names.clone().any(|name| name == query.squashed) {
            return Some(Fit::Exact);
        }
        if names.any(|name| name.starts_with(&query.squashed)) {
            return Some(Fit::Start);
        }
        let starts =
            |word: &String| self.word_starts.iter().any(|at| self.text[*at..].starts_with(word.as_str()));
        if query.words.iter().all(starts) {
            return Some(Fit::WordStarts);
        }
        query.words.iter().all(|word| self.text.contains(word.as_str())).then_some(Fit::Within)
    }
}

fn squashed(text: &str) -> String {
    text.chars().filter_map(squash).collect()
}

/// A letter or digit in lower case and without its accent; nothing for other characters. Letters of other
/// scripts stay as they are: the names in the tables are Latin.
fn squash(c: char) -> Option<char> {
    let c = plain_letter(c.to_ascii_lowercase());
    (c.is_ascii_alphanumeric() || !c.is_ascii()).then_some(c)
}

fn plain_letter(c: char) -> char {
    match c {
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ō' | 'Ō' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' => 'u',
        other => other,
    }
}

/// Levenshtein distance: insertions, deletions and replacements that turn one text into the other.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::super::Tables;
    use super::*;

    fn check(query: &str, expected: &str) {
        let got = match resolve(&Tables::embedded().accelerators, query) {
            Match::One(row) => row.id.to_owned(),
            Match::Several(rows) => format!("{} candidates", rows.len().min(2)),
            Match::None(rows) => rows.iter().map(|row| row.id).collect::<Vec<_>>().join(" "),
        };
        assert!(got.starts_with(expected), "{query}: {got}, not {expected}");
    }

    #[test]
    fn what_people_type_finds_the_device() {
        check("a100", "nvidia-a100-sxm4-80-gb");
        check("H100 SXM", "nvidia-h100-sxm5-80-gb");
        check("rtx4090", "nvidia-geforce-rtx-4090");
        check("4090", "nvidia-geforce-rtx-4090");
        check("NVIDIA A100 SXM4 80 GB", "nvidia-a100-sxm4-80-gb");
        check("80gb sxm4 a100", "nvidia-a100-sxm4-80-gb");
    }

    #[test]
    fn a_vague_query_is_not_decided() {
        check("nvidia", "2 candidates");
        check("rtx", "2 candidates");
    }

    #[test]
    fn distance_counts_edits() {
        assert_eq!(edit_distance("kitten", "sitting"), 3);
        assert_eq!(edit_distance("", "abc"), 3);
    }
}
