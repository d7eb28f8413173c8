//! The program `wattprint`.

use std::process::ExitCode;

fn main() -> ExitCode {
    wattprint_agent::cli::run(std::env::args_os())
}
