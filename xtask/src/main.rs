//! One command per chore: `cargo xtask` lists them.
//!
//! This program only orchestrates: it compiles, serves, tests and checks, and
//! installs what is missing on the way. It holds no knowledge of the app but
//! the names in `repo.rs`.

mod budget;
mod layers;
mod options;
mod outcome;
mod process;
mod repo;
mod serve;
mod setup;
mod site;
mod stages;
mod tables;

use std::process::ExitCode;

use outcome::Outcome;

struct Verb {
    name: &'static str,
    line: &'static str,
    run: fn(&[String]) -> Outcome,
}

const VERBS: [Verb; 10] = [
    Verb { name: "serve", line: "build the app and serve it on http://127.0.0.1:8080", run: serve::run },
    Verb { name: "test", line: "run every test, or the stages named", run: stages::test },
    Verb {
        name: "check",
        line: "what CI runs: form, lints, layers and every test (--fast: none in a browser)",
        run: stages::check,
    },
    Verb { name: "build", line: "build the app into dist/, ready for any static host", run: site::run },
    Verb { name: "setup", line: "install what building needs and the machine lacks", run: setup::run },
    Verb {
        name: "tables",
        line: "check data/ and generate what is embedded, or import next year's sources",
        run: tables::run,
    },
    Verb { name: "budget", line: "weigh the first load of the built app", run: budget::run },
    Verb { name: "layers", line: "check who may know whom", run: layers::run },
    Verb { name: "bench", line: "measure the core, and the built page in Chromium", run: stages::bench },
    Verb {
        name: "finish",
        line: "seal and compress a built site (Trunk calls this)",
        run: site::finish::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(name) = arguments.first() else {
        println!("{}", list());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        println!("{}", list());
        return ExitCode::SUCCESS;
    }
    let Some(verb) = VERBS.iter().find(|verb| verb.name == name) else {
        eprintln!("`cargo xtask` has no verb `{name}`.\n\n{}", list());
        return ExitCode::from(2);
    };
    match (verb.run)(&arguments[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn list() -> String {
    let lines = VERBS.iter().map(|verb| format!("  {:<8} {}", verb.name, verb.line));
    format!("usage: cargo xtask VERB [OPTIONS]\n\n{}", lines.collect::<Vec<_>>().join("\n"))
}
