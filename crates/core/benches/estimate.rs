//! How long an estimate takes, natively. Budgets: one estimate with its assumptions and ranges 5 µs, the ranking of
//! all places 200 µs.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
criterion::criterion_main!(native::group);

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::hint::black_box;

    use criterion::{Criterion, criterion_group};
    use wattprint_core::estimate::{EstimateDocument, Scope, estimate, rank_regions};
    use wattprint_core::request::Request;
    use wattprint_core::tables::{Processors, Tables, search};

    const PROCESSORS: &str = include_str!("../../../static/tables/processors-1.tsv");

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
        let places = rank_regions(&job, &result, Scope::Anywhere, tables);
        let processors = Processors::parse(PROCESSORS);

        criterion.bench_function("read a request", |bencher| {
            bencher.iter(|| black_box(&request).to_job(tables, None));
        });
        criterion
            .bench_function("estimate", |bencher| bencher.iter(|| estimate(black_box(&job), method, tables)));
        criterion.bench_function("rank all places", |bencher| {
            bencher.iter(|| rank_regions(black_box(&job), &result, Scope::Anywhere, tables));
        });
        criterion.bench_function("document as JSON", |bencher| {
            bencher.iter(|| EstimateDocument::new(black_box(&job), &result, &places, tables).to_json());
        });
        criterion.bench_function("search accelerators for a100", |bencher| {
            bencher.iter(|| search::search(&tables.accelerators, black_box("a100")));
        });
        criterion.bench_function("search processors for epyc 7742", |bencher| {
            bencher.iter(|| search::search(processors.rows(), black_box("epyc 7742")));
        });
        criterion.bench_function("nearest processors to a misspelling", |bencher| {
            bencher.iter(|| search::nearest(processors.rows(), black_box("eypc 7742"), 3));
        });
        criterion.bench_function("parse the processors", |bencher| {
            bencher.iter(|| Processors::parse(black_box(PROCESSORS)));
        });
    }

    criterion_group!(group, benches);
}
