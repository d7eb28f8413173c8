//! What is wrong with a table, and where: one sentence per fault, at a file, line and column that an
//! editor can jump to. Faults are collected, so that one run names them all.

use std::fmt;

/// A place in a file. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// One fault: a place and a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    pub(crate) place: Place,
    pub(crate) sentence: String,
}

impl Problem {
    pub(crate) fn at(place: Place, sentence: impl Into<String>) -> Problem {
        Problem { place, sentence: sentence.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, line, column } = &self.place;
        write!(f, "{file}:{line}:{column}: {}", self.sentence)
    }
}

/// All faults in the order of their places, with a count and a hint, as one error text.
pub(crate) fn report(mut problems: Vec<Problem>, hint: &str) -> String {
    problems.sort();
    problems.dedup();
    let mut text: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    let count = problems.len();
    let noun = if count == 1 { "problem" } else { "problems" };
    text.push_str(&format!("\n{count} {noun} in the tables.\n\nhint: {hint}"));
    text
}
