//! What the tests share: requests as JSON, the processor list, and the golden scenarios.

// Each test is a crate of its own and uses a part of this.
#![allow(dead_code)]

pub(crate) mod golden;

use std::sync::OnceLock;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};
use wattprint_core::problem::Field;
use wattprint_core::request::Request;
use wattprint_core::tables::Processors;

/// The processor list that the app fetches.
pub(crate) fn processors() -> &'static Processors {
    static LIST: OnceLock<Processors> = OnceLock::new();
    LIST.get_or_init(|| Processors::parse(include_str!("../../../../static/tables/processors-1.tsv")))
}

/// A request from pairs of key and text. A key may come again where a field takes several.
pub(crate) fn request<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Request {
    let mut request = Request::default();
    for (key, text) in pairs {
        let field = Field::from_key(key).unwrap_or_else(|| panic!("there is no field {key}"));
        request.put(field, text);
    }
    request
}

/// A request from JSON: keys are those of the fields, a value is a text or a list of texts.
pub(crate) fn request_from_json(json: &Map<String, Value>) -> Request {
    let mut pairs = Vec::new();
    for (key, value) in json {
        let text = |value: &'_ Value| match value {
            Value::String(text) => text.clone(),
            other => panic!("{key} should be a text or a list of texts, not {other}"),
        };
        match value {
            Value::Array(texts) => pairs.extend(texts.iter().map(|value| (key.as_str(), text(value)))),
            one => pairs.push((key.as_str(), text(one))),
        }
    }
    request(pairs.iter().map(|(key, text)| (*key, text.as_str())))
}

/// Writes a request as [`request_from_json`] reads it, in the order of the fields.
pub(crate) struct RequestJson<'a>(pub(crate) &'a Request);

impl Serialize for RequestJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in Field::ALL {
            let texts: Vec<&str> = self.0.texts(field).collect();
            match texts.as_slice() {
                [] => {}
                [text] => map.serialize_entry(field.key(), text)?,
                several => map.serialize_entry(field.key(), several)?,
            }
        }
        map.end()
    }
}

/// Whether the expected results are to be written rather than compared.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn bless() -> bool {
    std::env::var_os("WATTPRINT_BLESS").is_some_and(|value| value == "1")
}

/// The JSON files of a folder under `tests/` at the root of the repository, by name.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn json_files(folder: &str) -> std::collections::BTreeMap<String, std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests").join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.file_name().expect("a file").to_string_lossy().into_owned(), path))
        .collect()
}

/// Compares two texts and shows the first line that differs.
pub(crate) fn assert_same_text(file: &str, expected: &str, got: &str) {
    if expected == got {
        return;
    }
    let mut lines = expected.lines().zip(got.lines()).zip(1..);
    let place = match lines.find(|((expected, got), _)| expected != got) {
        Some(((expected, got), line)) => format!("line {line}:\n  expected {expected}\n  got      {got}"),
        None => format!("{} bytes expected, {} bytes got", expected.len(), got.len()),
    };
    panic!(
        "{file} differs at {place}\nhint: Where the change is meant, run the native tests with WATTPRINT_BLESS=1 and review the diff."
    );
}
