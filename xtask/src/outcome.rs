//! What a chore returns: nothing, or a sentence that a person can act on.
//!
//! An error says what was being done and what was wrong; the hint, after an
//! empty line, says what to do. Errors are plain text because nobody matches
//! on them: they end on a terminal.

use std::path::Path;

/// The result of a chore.
pub type Outcome<T = ()> = Result<T, String>;

/// An error sentence with the advice that goes with it.
pub fn problem(sentence: impl AsRef<str>, hint: impl AsRef<str>) -> String {
    format!("{}\n\nhint: {}", sentence.as_ref(), hint.as_ref())
}

/// Adds the path to an I/O error, which does not carry it.
pub trait AtPath<T> {
    /// `doing` is a verb in the infinitive: `read`, `write`, `create`.
    fn at(self, doing: &str, path: &Path) -> Outcome<T>;
}

impl<T> AtPath<T> for std::io::Result<T> {
    fn at(self, doing: &str, path: &Path) -> Outcome<T> {
        self.map_err(|error| format!("cannot {doing} {}: {error}", path.display()))
    }
}
