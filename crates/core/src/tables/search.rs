//! Finds rows by what people type: part of a name, an alias, a code, in any order and spelling of spaces and
//! dashes.
//!
//! A query means one row when it is that row's name or alias, or when only one row fits best. Otherwise the
//! caller gets the candidates and decides; nothing is guessed.

/// Something with a name and other names.
pub trait Named {
    /// The name it is shown under.
    fn name(&self) -> &str;

    /// What else people call it.
    fn aliases(&self) -> impl Iterator<Item = &str> {
        std::iter::empty()
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    Start,
    WordStarts,
    Within,
}

/// Rows that fit a query, best first; within one quality, in the order of the table. An empty query fits all.
#[must_use]
pub fn search<'t, T: Named>(rows: &'t [T], query: &str) -> Vec<&'t T> {
    let mut found: Vec<_> = ranked(rows, query);
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().map(|(_, row)| row).collect()
}

/// Decides which row a query means.
#[must_use]
pub fn resolve<'t, T: Named>(rows: &'t [T], query: &str) -> Match<'t, T> {
    if squash(query).is_empty() {
        return Match::None(Vec::new());
    }
    let mut found = ranked(rows, query);
    found.sort_by_key(|(fit, _)| *fit);
    match found.as_slice() {
        [] => Match::None(nearest(rows, query, 3)),
        [(_, row)] | [(Fit::Exact, row), (Fit::Start | Fit::WordStarts | Fit::Within, _), ..] => Match::One(row),
        _ => Match::Several(found.into_iter().map(|(_, row)| row).collect()),
    }
}

/// The rows whose name or alias is spelled most like the query.
#[must_use]
pub fn nearest<'t, T: Named>(rows: &'t [T], query: &str, count: usize) -> Vec<&'t T> {
    let query = squash(query);
    let mut scored: Vec<_> = rows
        .iter()
        .map(|row| {
            let names = std::iter::once(row.name()).chain(row.aliases());
            let distance = names.map(|name| edit_distance(&query, &squash(name))).min().unwrap_or(usize::MAX);
            (distance, row)
        })
        .collect();
    scored.sort_by_key(|(distance, _)| *distance);
    scored.into_iter().take(count).map(|(_, row)| row).collect()
}

fn ranked<'t, T: Named>(rows: &'t [T], query: &str) -> Vec<(Fit, &'t T)> {
    let squashed = squash(query);
    let words: Vec<String> = words(query).collect();
    rows.iter().filter_map(|row| fit(row, &squashed, &words).map(|fit| (fit, row))).collect()
}

fn fit<T: Named>(row: &T, squashed: &str, query_words: &[String]) -> Option<Fit> {
    let mut start = false;
    let mut all = String::new();
    let mut all_words = Vec::new();
    for name in std::iter::once(row.name()).chain(row.aliases()) {
        let name_squashed = squash(name);
        if name_squashed == squashed {
            return Some(Fit::Exact);
        }
        start |= name_squashed.starts_with(squashed);
        all.push_str(&name_squashed);
        all.push(' ');
        all_words.extend(words(name));
    }
    if start {
        Some(Fit::Start)
    } else if query_words.iter().all(|query| all_words.iter().any(|word| word.starts_with(query.as_str()))) {
        Some(Fit::WordStarts)
    } else if query_words.iter().all(|query| all.contains(query.as_str())) {
        Some(Fit::Within)
    } else {
        None
    }
}

/// Letters and digits only, in lower case, accents of Latin letters dropped.
fn squash(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(plain_letter).filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a text; a digit next to a letter does not part them, except before `gb`.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).flat_map(|word| {
        let word = squash(word);
        match word.strip_suffix("gb").filter(|size| !size.is_empty() && size.bytes().all(|b| b.is_ascii_digit())) {
            Some(size) => vec![size.to_owned(), "gb".to_owned()],
            None => vec![word],
        }
    })
}

fn plain_letter(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
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
