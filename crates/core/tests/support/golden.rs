//! The golden scenarios: a request and the whole document that comes of it, byte for byte.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use wattprint_core::estimate::{EstimateDocument, Scope, estimate, greener};
use wattprint_core::request::Request;
use wattprint_core::tables::Tables;

use super::{RequestJson, processors, request_from_json};

/// How many greener places a scenario keeps; more would hide the rest of the document in a diff.
const GREENER_KEPT: usize = 5;

macro_rules! scenarios {
    ($($file:literal)*) => {
        &[$(($file, include_str!(concat!("../../../../tests/golden/", $file)))),*]
    };
}

/// All scenarios with their text: a browser has no folder to list. The native test proves it complete.
pub(crate) const SCENARIOS: &[(&str, &str)] = scenarios! {
    "a100-by-device-hours.json"
    "a100-frankfurt-green-algorithms.json"
    "a100-frankfurt-mlco2.json"
    "a100-frankfurt.json"
    "cpu-by-cores.json"
    "cpu-by-name.json"
    "everything-given.json"
    "green-algorithms-example.json"
    "host-described.json"
    "instance-type.json"
    "location-country.json"
    "location-own-intensity.json"
    "location-region-alone.json"
    "location-unknown.json"
    "location-zone.json"
    "measured-energy.json"
    "memory-beside-accelerators.json"
    "mlco2-article.json"
    "no-time-at-all.json"
    "own-tdp.json"
    "partitioned-device.json"
    "partitioned-instance.json"
    "repeated.json"
    "several-devices.json"
    "tpu-v4.json"
    "year-long.json"
};

/// A scenario as it is read; what it expects is compared as text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    name: String,
    request: Map<String, Value>,
    #[serde(default, rename = "expected")]
    _expected: serde::de::IgnoredAny,
}

/// A scenario as it is written.
#[derive(Serialize)]
struct Golden<'a> {
    name: &'a str,
    request: RequestJson<'a>,
    expected: EstimateDocument,
}

/// The text that the file should have.
pub(crate) fn rebuilt(file: &str, text: &str) -> String {
    let scenario: Scenario = serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let request = request_from_json(&scenario.request);
    let golden =
        Golden { name: &scenario.name, request: RequestJson(&request), expected: document(file, &request) };
    serde_json::to_string_pretty(&golden).expect("texts and numbers serialise") + "\n"
}

fn document(file: &str, request: &Request) -> EstimateDocument {
    let tables = Tables::embedded();
    let understood = request.to_job(tables, Some(processors()));
    let understood = understood.unwrap_or_else(|problems| panic!("{file} is not understood: {problems:?}"));
    let estimate = estimate(&understood.job, understood.method, tables);
    let mut places = greener(&understood.job, &estimate, Scope::SameProvider, tables);
    places.truncate(GREENER_KEPT);
    EstimateDocument::new(&understood.job, &estimate, &places, tables)
}
