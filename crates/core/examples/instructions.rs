//! Does one thing many times, so that a tool can count its instructions:
//!
//! ```text
//! cargo build --release -p wattprint-core --example instructions
//! valgrind --tool=callgrind target/release/examples/instructions estimate 2000
//! ```
//!
//! The difference between two counts of runs leaves out what happens once. With `tables 1` all embedded tables are
//! read, which happens once only.

use std::hint::black_box;

use wattprint_core::estimate::{Scope, estimate, rank_regions};
use wattprint_core::request::Request;
use wattprint_core::tables::{Tables, search};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let what = arguments.next().unwrap_or_default();
    let runs: usize = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let tables = Tables::embedded();
    if what == "tables" {
        black_box((
            tables.accelerators.len(),
            tables.instances.len(),
            tables.zones.len(),
            tables.countries.len(),
        ));
        black_box((
            tables.regions.len(),
            tables.provider_pue.len(),
            tables.equivalences.len(),
            tables.sources.len(),
        ));
        black_box((tables.mlco2.len(), tables.green_algorithms.len()));
        return;
    }
    let request = Request {
        devices: vec!["NVIDIA A100 SXM4 80 GB:8".to_owned()],
        hours: Some("100".to_owned()),
        provider: Some("gcp".to_owned()),
        region: Some("europe-west3".to_owned()),
        ..Request::default()
    };
    let Ok(understood) = request.to_job(tables, None) else { return };
    let result = estimate(&understood.job, understood.method, tables);
    for _ in 0..runs {
        let job = black_box(&understood.job);
        match what.as_str() {
            "request" => drop(black_box(request.to_job(tables, None))),
            "estimate" => drop(black_box(estimate(job, understood.method, tables))),
            "rank" => drop(black_box(rank_regions(job, &result, Scope::Anywhere, tables))),
            "search" => drop(black_box(search::search(&tables.accelerators, black_box("a100")))),
            _ => {}
        }
    }
}
