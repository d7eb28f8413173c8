//! What is said about arguments that do not fit together at all, in the words and the form of every other error.
//! What clap reports beyond that keeps clap's own words.

use std::ffi::OsString;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use wattprint_core::bounds;
use wattprint_core::problem::{Field, quoted};

/// A sentence and a hint for what is wrong; `None` where clap says it best, as with the help for no command.
pub(super) fn complaint(error: &Error, arguments: &[OsString]) -> Option<(String, String)> {
    let argument = text(error, ContextKind::InvalidArg).unwrap_or_default();
    // Clap names a flag with its value, as in `--hours <H>`.
    let flag = argument.split([' ', '=']).next().unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument if flag.starts_with('-') => Some((
            format!("There is no option {}.", quoted(argument)),
            did_you_mean(text(error, ContextKind::SuggestedArg), &list_of_options(arguments)),
        )),
        ErrorKind::UnknownArgument => Some(match without_value(arguments) {
            Some((flag, next)) => (
                format!("{flag} has no value: {} follows it.", quoted(next)),
                format!("Give a value behind {flag}, or leave it out."),
            ),
            None => (
                format!("{} belongs to no option.", quoted(argument)),
                "Write a value behind its option, and a value with spaces in quotes: --device \"a100 pcie\"."
                    .to_owned(),
            ),
        }),
        ErrorKind::InvalidSubcommand => {
            let typed = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            let close = text(error, ContextKind::SuggestedSubcommand);
            let all = "`wattprint --help` lists the commands.";
            Some((format!("There is no command {}.", quoted(typed)), did_you_mean(close, all)))
        }
        ErrorKind::InvalidValue => {
            let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
            let hint = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(values)) if !values.is_empty() => {
                    format!("Give one of {}.", values.join(", "))
                }
                _ => format!("Give a value behind {flag}, or leave it out."),
            };
            let sentence = if value.is_empty() {
                format!("{flag} has no value.")
            } else {
                format!("{flag}: {} is not one of its values.", quoted(value))
            };
            Some((sentence, hint))
        }
        ErrorKind::ValueValidation => {
            let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
            let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            Some((format!("{flag}: {} cannot be used.", quoted(value)), reason))
        }
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg).unwrap_or_default();
            Some(if other == argument {
                (format!("{flag} is given twice."), "Keep one.".to_owned())
            } else {
                let other = other.split(' ').next().unwrap_or_default();
                (format!("{flag} and {other} are both given."), "Keep one.".to_owned())
            })
        }
        ErrorKind::TooManyValues => Some((format!("{flag} takes no value."), format!("Write {flag} alone."))),
        ErrorKind::InvalidUtf8 => Some((
            "An argument is not valid UTF-8.".to_owned(),
            "Check the encoding of the terminal or of the script.".to_owned(),
        )),
        _ => None,
    }
}

/// A text that clap keeps about the error; of several, the best.
fn text(error: &Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text),
        ContextValue::Strings(texts) => texts.first().map(String::as_str),
        _ => None,
    }
}

fn did_you_mean(close: Option<&str>, all: &str) -> String {
    close.map_or_else(|| all.to_owned(), |close| format!("Did you mean {close}? {all}"))
}

fn list_of_options(arguments: &[OsString]) -> String {
    let verb = arguments.get(1).and_then(|word| word.to_str());
    match verb.filter(|word| ["estimate", "devices", "regions", "zones"].contains(word)) {
        Some(verb) => format!("`wattprint {verb} --help` lists the options."),
        None => "`wattprint --help` lists the options.".to_owned(),
    }
}

/// A flag that takes a figure, where another flag stands in the figure's place. A figure may start with a dash,
/// so the other flag was taken for it.
fn without_value(arguments: &[OsString]) -> Option<(&str, &str)> {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    words.windows(2).find_map(|pair| {
        let field = Field::from_key(pair[0].strip_prefix("--")?)?;
        let next = pair[1].strip_prefix("--")?;
        let slip = bounds::of(field).is_some() && next.starts_with(|c: char| c.is_ascii_alphabetic());
        slip.then_some((pair[0], pair[1]))
    })
}
