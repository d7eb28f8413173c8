//! Where text goes: results to standard output, everything else to standard error.

use std::io::{self, BufWriter, IsTerminal, StderrLock, StdoutLock, Write};

use wattprint_core::problem::Problem;
use wattprint_core::show::THIN;

/// Columns where the output is no terminal.
const WIDTH_ELSEWHERE: usize = 80;
/// Narrower than this nothing can be set in columns.
const NARROWEST: usize = 40;

/// The two streams and the width of the terminal.
pub(super) struct Console {
    out: BufWriter<StdoutLock<'static>>,
    err: StderrLock<'static>,
    terminal: Option<usize>,
}

impl Console {
    /// Standard output and standard error.
    pub(super) fn standard() -> Self {
        let stdout = io::stdout();
        let size = if stdout.is_terminal() { terminal_size::terminal_size_of(&stdout) } else { None };
        let terminal = size.map(|(width, _)| usize::from(width.0).max(NARROWEST));
        Self { out: BufWriter::new(stdout.lock()), err: io::stderr().lock(), terminal }
    }

    /// Columns to set text in.
    pub(super) fn width(&self) -> usize {
        self.terminal.unwrap_or(WIDTH_ELSEWHERE)
    }

    /// Columns of the terminal; `None` where the output goes to a file or another program, for which nothing
    /// should be shortened.
    pub(super) fn terminal_width(&self) -> Option<usize> {
        self.terminal
    }

    /// Writes a result for people. Narrow no-break spaces become plain ones, so that `grep '14.0 kg'` finds
    /// what it should.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(plain_spaces(text).as_bytes())
    }

    /// Writes a result for programs, unchanged, and ends the line.
    pub(super) fn json(&mut self, json: &str) -> io::Result<()> {
        self.out.write_all(json.as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// Hands on what is still buffered.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Says something beside the result, such as how a name was understood.
    pub(super) fn note(&mut self, sentence: &str) {
        self.aside(&format!("note: {sentence}\n"));
    }

    /// Says what is wrong and, where that is known, what to do.
    pub(super) fn error(&mut self, sentence: &str, hint: &str) {
        self.aside(&format!("error: {sentence}\n"));
        if !hint.is_empty() {
            self.aside(&format!("hint: {hint}\n"));
        }
    }

    /// Says what is wrong with which flags, an empty line between two problems.
    pub(super) fn problems(&mut self, problems: &[Problem]) {
        for (index, problem) in problems.iter().enumerate() {
            if index > 0 {
                self.aside("\n");
            }
            self.error(&problem.sentence, &problem.hint);
            self.aside(&format!("flag: --{}\n", problem.field.key()));
        }
    }

    /// Writes to standard error. Text from outside cannot steer the terminal; and who closed this stream does
    /// not want to know.
    pub(super) fn aside(&mut self, text: &str) {
        let clean: String = plain_spaces(text)
            .chars()
            .map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c })
            .collect();
        let _ = self.err.write_all(clean.as_bytes());
    }
}

fn plain_spaces(text: &str) -> String {
    text.replace(THIN, " ")
}
