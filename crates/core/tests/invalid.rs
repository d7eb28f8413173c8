//! The requests of `tests/invalid` that cannot be used, each with the problems it must produce.
//!
//! `WATTPRINT_BLESS=1 cargo test -p wattprint-core` writes what is expected; a new case is a file with `name`
//! and `request`. The form and the command line show these sentences unchanged.

// A test that cannot go on says why and stops.
#![allow(clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

mod support;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use wattprint_core::problem::{Field, Problem};
use wattprint_core::request::Request;
use wattprint_core::tables::Tables;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    request: Map<String, Value>,
    #[serde(default, rename = "problems")]
    _problems: serde::de::IgnoredAny,
}

#[derive(Serialize)]
struct Answered<'a> {
    name: &'a str,
    request: support::RequestJson<'a>,
    problems: Vec<ProblemJson<'a>>,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    field: &'static str,
    sentence: &'a str,
    hint: &'a str,
}

fn problems_of(request: &Request) -> Vec<Problem> {
    request.to_job(Tables::embedded(), Some(support::processors())).err().unwrap_or_default()
}

#[test]
fn every_bad_request_gets_the_sentences_it_must_get() {
    for (file, path) in support::json_files("invalid") {
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let case: Case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let request = support::request_from_json(&case.request);
        let problems = problems_of(&request);
        assert!(!problems.is_empty(), "{file}: {} is accepted", case.name);
        let answered = Answered {
            name: &case.name,
            request: support::RequestJson(&request),
            problems: problems
                .iter()
                .map(|problem| ProblemJson {
                    field: problem.field.key(),
                    sentence: &problem.sentence,
                    hint: &problem.hint,
                })
                .collect(),
        };
        let rebuilt = serde_json::to_string_pretty(&answered).expect("texts serialise") + "\n";
        if support::bless() {
            std::fs::write(&path, rebuilt).expect("the file can be written");
        } else {
            support::assert_same_text(&file, &text, &rebuilt);
        }
    }
}

#[test]
fn every_field_has_a_case() {
    let mut seen: Vec<&str> = Vec::new();
    for (file, path) in support::json_files("invalid") {
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let case: Case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let problems = problems_of(&support::request_from_json(&case.request));
        seen.extend(problems.iter().map(|problem| problem.field.key()));
    }
    let missing: Vec<&str> =
        Field::ALL.iter().map(|field| field.key()).filter(|key| !seen.contains(key)).collect();
    assert!(missing.is_empty(), "no file of tests/invalid has a problem with {missing:?}");
}

#[test]
fn sentences_are_whole_and_hints_say_what_to_do() {
    for (file, path) in support::json_files("invalid") {
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let case: Case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        for problem in problems_of(&support::request_from_json(&case.request)) {
            let ends = |text: &str| text.ends_with('.') || text.ends_with('?');
            assert!(ends(&problem.sentence), "{file}: {}", problem.sentence);
            assert!(ends(&problem.hint), "{file}: {}", problem.hint);
            let printable = |text: &str| !text.chars().any(char::is_control);
            assert!(printable(&problem.sentence) && printable(&problem.hint), "{file}: {problem:?}");
        }
    }
}

#[test]
fn a_processor_waits_for_its_list() {
    let request = support::request([("cpu", "EPYC 7742"), ("hours", "1")]);
    let problems = request.to_job(Tables::embedded(), None).expect_err("the list is not there");
    assert_eq!(problems[0].field, Field::Cpu);
    assert_eq!(problems[0].sentence, "The list of processors has not been loaded yet.");
}
