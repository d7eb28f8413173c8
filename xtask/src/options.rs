//! The options of a verb: `--flag` and `--name value`, nothing more.
//!
//! Written by hand because an argument library would double the time from a
//! fresh clone to the first page.

use crate::outcome::{Outcome, problem};

/// What a verb accepts.
pub struct Accepts {
    /// Options without a value, with their dashes.
    pub flags: &'static [&'static str],
    /// Options with a value, with their dashes.
    pub values: &'static [&'static str],
}

/// What was given.
#[derive(Debug, Default)]
pub struct Options {
    flags: Vec<String>,
    values: Vec<(String, String)>,
    /// Arguments that are not options, in order.
    pub words: Vec<String>,
}

impl Options {
    /// Sorts the arguments of a verb; an unknown option is an error that lists the known ones.
    pub fn parse(verb: &str, arguments: &[String], accepts: &Accepts) -> Outcome<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let (name, joined) = match argument.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
                _ => (argument.as_str(), None),
            };
            if accepts.values.contains(&name) {
                let value = joined.or_else(|| arguments.next().cloned());
                let value = value.ok_or_else(|| {
                    problem(
                        format!("option {name} of `cargo xtask {verb}` came without its value"),
                        format!("write it behind the option: {name} VALUE"),
                    )
                })?;
                options.values.push((name.to_owned(), value));
            } else if accepts.flags.contains(&name) && joined.is_none() {
                options.flags.push(name.to_owned());
            } else if name.starts_with('-') {
                return Err(unknown(verb, argument, accepts));
            } else {
                options.words.push(argument.clone());
            }
        }
        Ok(options)
    }

    /// Whether a flag was given.
    pub fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|given| given == flag)
    }

    /// The value of an option; the last one counts.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().rev().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// For verbs that take options only.
    pub fn no_words(&self, verb: &str) -> Outcome {
        match self.words.first() {
            None => Ok(()),
            Some(word) => Err(problem(
                format!("`cargo xtask {verb}` does not know `{word}`"),
                "leave it out; the verb takes options only",
            )),
        }
    }
}

fn unknown(verb: &str, argument: &str, accepts: &Accepts) -> String {
    let known: Vec<&str> = accepts.flags.iter().chain(accepts.values).copied().collect();
    let hint = if known.is_empty() {
        "it takes no options".to_owned()
    } else {
        format!("it knows {}", known.join(", "))
    };
    problem(format!("`cargo xtask {verb}` has no option {argument}"), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVE: Accepts = Accepts { flags: &["--dev"], values: &["--port"] };

    fn parse(arguments: &[&str]) -> Outcome<Options> {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Options::parse("serve", &arguments, &SERVE)
    }

    #[test]
    fn flags_values_and_words() {
        let options = parse(&["--dev", "--port", "1", "here", "--port=2"]).unwrap();
        assert!(options.has("--dev"));
        assert_eq!(options.value("--port"), Some("2"));
        assert_eq!(options.words, ["here"]);
    }

    #[test]
    fn mistakes_say_what_is_known() {
        assert_eq!(
            parse(&["--prot", "1"]).unwrap_err(),
            "`cargo xtask serve` has no option --prot\n\nhint: it knows --dev, --port"
        );
        assert!(parse(&["--port"]).unwrap_err().contains("came without its value"));
        assert!(parse(&["--dev=yes"]).unwrap_err().contains("has no option --dev=yes"));
    }
}
