//! The command line: reads arguments, calls a verb, answers with an exit code.
//!
//! Results go to standard output, everything else to standard error. The code is 0 when there is a result, 1
//! when a search found nothing or the output could not be written, 2 when the input was bad. Whoever closes the
//! pipe early has seen enough: that is no failure.

mod args;
mod console;
mod usage;

mod estimate;
mod report;

mod devices;
mod listing;
mod regions;
mod zones;

mod table;

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Verb};
use console::Console;

/// How a verb ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// With a result.
    Done,
    /// Nothing was found.
    NothingFound,
    /// The input cannot be used.
    BadInput,
}

/// Runs the program with its arguments, its own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut console = Console::standard();
    let outcome = answer(arguments, &mut console).and_then(|outcome| {
        console.flush()?;
        Ok(outcome)
    });
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NothingFound) => ExitCode::from(1),
        Ok(Outcome::BadInput) => ExitCode::from(2),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            console.error(&format!("The result could not be written: {error}."), "");
            ExitCode::from(1)
        }
    }
}

fn answer(arguments: impl IntoIterator<Item = OsString>, console: &mut Console) -> io::Result<Outcome> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        // Help and version come this way too.
        Err(message) if !message.use_stderr() => {
            console.text(&message.render().to_string())?;
            return Ok(Outcome::Done);
        }
        Err(message) => {
            match usage::complaint(&message, &arguments) {
                Some((sentence, hint)) => console.error(&sentence, &hint),
                None => console.aside(&message.render().to_string()),
            }
            return Ok(Outcome::BadInput);
        }
    };
    match cli.verb {
        Verb::Estimate(args) => estimate::run(&args, console),
        Verb::Devices(args) => devices::run(&args, console),
        Verb::Regions(args) => regions::run(&args, console),
        Verb::Zones(args) => zones::run(&args, console),
    }
}
