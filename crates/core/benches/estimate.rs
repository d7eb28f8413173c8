//! How long an estimate takes, natively. Budgets: one estimate with its assumptions and ranges 5 µs, the ranking of
//! all places 200 µs.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use wattprint_core::estimate::{Scope, estimate, rank_regions};
use wattprint_core::request::Request;
use wattprint_core::tables::{Tables, search};

fn benches(criterion: &mut Criterion) {
    let tables = Tables::embedded();
    let request = Request {
        devices: vec!["NVIDIA A100 SXM4 80 GB:8".to_owned()],
        hours: Some("100".to_owned()),
        provider: Some("gcp".to_owned()),
        region: Some("europe-west3".to_owned()),
        ..Request::default()
    };
    let understood = request.to_job(tables, None).unwrap_or_else(|problems| panic!("{problems:?}"));
    let (job, method) = (understood.job, understood.method);
    let result = estimate(&job, method, tables);

    criterion.bench_function("read a request", |bencher| {
        bencher.iter(|| black_box(&request).to_job(tables, None));
    });
    criterion
        .bench_function("estimate", |bencher| bencher.iter(|| estimate(black_box(&job), method, tables)));
    criterion.bench_function("rank all places", |bencher| {
        bencher.iter(|| rank_regions(black_box(&job), &result, Scope::Anywhere, tables));
    });
    criterion.bench_function("search accelerators", |bencher| {
        bencher.iter(|| search::search(&tables.accelerators, black_box("a100")));
    });
}

criterion_group!(group, benches);
criterion_main!(group);
