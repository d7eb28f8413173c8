//! What the tests share: the program, requests as arguments, the folders of the repository's root.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};
use wattprint_core::problem::Field;
use wattprint_core::request::Request;

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) exit: i32,
}

impl Answer {
    /// The result as JSON; the program must have succeeded.
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.exit, 0, "{self:?}");
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.stdout))
    }
}

/// The program, ready to be given arguments, set as wide as where there is no terminal.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wattprint"));
    command.env_remove("COLUMNS").env_remove("LINES");
    command
}

/// Runs the program.
pub(crate) fn wattprint<S: AsRef<str>>(arguments: &[S]) -> Answer {
    let output = program().args(arguments.iter().map(AsRef::as_ref)).output().expect("the program starts");
    Answer {
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
        exit: output.status.code().expect("an exit code"),
    }
}

/// Runs the program with arguments that have no blanks within.
pub(crate) fn words(arguments: &str) -> Answer {
    wattprint(&arguments.split(' ').collect::<Vec<_>>())
}

/// Fields with their texts, from a file of the scenarios that app, core and terminal share.
pub(crate) fn request_of(file: &Path) -> Vec<(Field, String)> {
    let text = std::fs::read_to_string(file).expect("the file can be read");
    let case: Map<String, Value> = serde_json::from_str(&text).expect("a JSON object");
    let request = case["request"].as_object().expect("a request");
    let mut pairs = Vec::new();
    for (key, value) in request {
        let field = Field::from_key(key).expect("a known field");
        let texts = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        pairs.extend(texts.iter().map(|text| (field, text.as_str().expect("a text").to_owned())));
    }
    pairs
}

/// The same as arguments of `estimate`.
pub(crate) fn arguments_of(request: &[(Field, String)]) -> Vec<String> {
    let flags = request.iter().flat_map(|(field, text)| [format!("--{}", field.key()), text.clone()]);
    std::iter::once("estimate".to_owned()).chain(flags).collect()
}

/// The same for core.
pub(crate) fn core_request(request: &[(Field, String)]) -> Request {
    let mut filled = Request::default();
    for (field, text) in request {
        filled.put(*field, text.as_str());
    }
    filled
}

/// The files of a folder below the root of this crate, in order of their names.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no files", folder.display());
    files
}
