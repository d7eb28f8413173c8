//! Running other programs: always from the root, with their output in view.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::outcome::{Outcome, problem};
use crate::repo;

/// A program started from the root of the repository.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(repo::root());
    command
}

/// Cargo, the one that started this program, building into `target/`.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).env("CARGO_TARGET_DIR", repo::target());
    command
}

/// The command as a person would type it, without its environment.
pub fn shown(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}

/// Runs a command and lets its output through.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", shown(command))) }
}

/// Runs a command silently; true when it ended well.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What a command wrote on its standard output, trimmed.
pub fn output(command: &mut Command) -> Outcome<String> {
    let output = command.output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(format!("`{}` ended with {}", shown(command), output.status))
    }
}

/// Runs a command, lets its output through and keeps a copy of both streams.
/// The flag tells whether it ended well.
pub fn tee(command: &mut Command) -> Outcome<(bool, String)> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| cannot_start(command, &error))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let copied = std::thread::scope(|scope| {
        let err = scope.spawn(|| err.map_or_else(String::new, |stream| copy(stream, &mut std::io::stderr())));
        let out = out.map_or_else(String::new, |stream| copy(stream, &mut std::io::stdout()));
        out + &err.join().unwrap_or_default()
    });
    let status =
        child.wait().map_err(|error| format!("`{}` cannot be waited for: {error}", shown(command)))?;
    Ok((status.success(), copied))
}

fn copy(stream: impl Read, to: &mut impl Write) -> String {
    let (mut reader, mut kept, mut line) = (BufReader::new(stream), String::new(), Vec::new());
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // A closed terminal must not stop the command.
        let _ = to.write_all(&line);
        let _ = to.flush();
        kept.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    kept
}

/// The first program of these names on PATH.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    let program = command.get_program().to_string_lossy().into_owned();
    problem(format!("`{program}` cannot be started: {error}"), format!("install {program} or put it on PATH"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_typed() {
        assert_eq!(shown(Command::new("/usr/bin/git").args(["log", "-1"])), "git log -1");
    }

    #[test]
    fn both_streams_are_kept() {
        let (well, text) = tee(command("sh").args(["-c", "echo one; echo two >&2; exit 3"])).unwrap();
        assert!(!well);
        assert!(text.contains("one\n") && text.contains("two\n"));
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut command("no-such-program-here")).unwrap_err();
        assert!(error.contains("`no-such-program-here` cannot be started"), "{error}");
        assert!(error.contains("hint: install no-such-program-here"), "{error}");
    }
}
