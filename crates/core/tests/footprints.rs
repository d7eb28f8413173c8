//! The estimate against what others published: the range must contain their figure, or the case is a known miss
//! with its reason. A known miss that begins to hit fails too, so the list stays true.
//!
//! Few of these are evidence: most authors of the table multiplied TDP by hours, as we do. Power was measured for
//! the rows of Google and for GPT-3 (Patterson et al. 2021), and in the list of whole systems below. The table is
//! printed by `cargo test -p wattprint-core --test footprints -- --nocapture`.

// A test that cannot go on says why and stops.
#![allow(clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

mod support;

use wattprint_core::estimate::{Estimate, Range, estimate};
use wattprint_core::request::Request;
use wattprint_core::tables::{Footprint, Tables, footprints};

/// Cases whose published figure lies outside the range, and why.
const KNOWN_MISSES: [(&str, &str); 2] = [
    (
        "Transformer NAS, what the search really took",
        "the hours of the published estimate were wrong, not its power: full-size models were counted where the search \
         used small ones (Patterson et al. 2021, section 4.1)",
    ),
    (
        "BLOOM service, 16 A100",
        "a service that waits for requests: its GPUs drew a quarter of their TDP (1,665 W of 6,400 W), close to idle; the \
         default is for training",
    ),
];

/// What the rows of the table lack to be compared: energy in MWh and PUE, and where they come from.
const COMPLETED: [(&str, Option<f64>, f64, &str); 2] = [
    (
        "BLOOM-176B (total)",
        Some(433.196 + 256.646),
        1.2,
        "its 50.5 t hold embodied emissions; the energy is that of its two other rows, at the PUE of Jean Zay",
    ),
    ("Evolved Transformer architecture search (medium)", None, 1.10, "Patterson et al. 2021, table 4"),
];

/// A figure that somebody published, and ours.
struct Case {
    name: String,
    published: f64,
    unit: &'static str,
    ours: Range<f64>,
    citation: String,
}

impl Case {
    fn hits(&self) -> bool {
        self.ours.low <= self.published && self.published <= self.ours.high
    }
}

fn estimated(request: &Request) -> Estimate {
    let tables = Tables::embedded();
    let understood =
        request.to_job(tables, None).unwrap_or_else(|problems| panic!("{request:?}: {problems:?}"));
    estimate(&understood.job, understood.method, tables)
}

/// Publisher, title and year of a source. The embedded table holds only those of what is shown.
fn citation(id: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/sources.csv");
    let sources = std::fs::read_to_string(path).expect("the table of sources can be read");
    let line = sources.lines().find_map(|line| line.strip_prefix(id)?.strip_prefix(','));
    let line = line.unwrap_or_else(|| panic!("data/sources.csv has no {id}"));
    let mut quoted = false;
    let cells: Vec<&str> = line
        .split(|c| {
            quoted ^= c == '"';
            c == ',' && !quoted
        })
        .map(|cell| cell.trim_matches('"'))
        .collect();
    let [title, publisher, _, year, ..] = cells.as_slice() else { panic!("data/sources.csv: {line}") };
    format!("{publisher} {year}, {title}")
}

fn megawatt_hours(estimate: &Estimate) -> Range<f64> {
    let range = estimate.energy_facility;
    Range { low: range.low.kwh() / 1e3, central: range.central.kwh() / 1e3, high: range.high.kwh() / 1e3 }
}

/// A row that has hardware and time: in MWh where energy is published, with PUE where the row's energy holds it; else
/// in tonnes, with PUE unknown where none is published and the grid of the United States, where these models were
/// trained.
fn case(row: &Footprint) -> Option<Case> {
    if row.accelerator.is_empty() {
        return None;
    }
    let device_hours = row.device_hours.or_else(|| Some(row.chips? * row.wall_days? * 24.0))?;
    let completed = COMPLETED.iter().find(|(model, ..)| *model == row.model);
    let pue = completed.map(|(_, _, pue, _)| *pue).or(row.pue);
    let power = row.power_per_chip_w.filter(|_| row.energy_mwh.is_none() && row.co2e_t.is_none());
    let from_power = power.map(|watts| watts * device_hours / 1e6 * pue.unwrap_or(1.0));
    let energy = completed.and_then(|(_, energy, ..)| *energy).or(row.energy_mwh).or(from_power);

    let mut request = support::request([("device", row.accelerator)]);
    request.device_hours = Some(device_hours.to_string());
    let citation = format!("{}; {}", citation(row.source), row.scope);
    let case = |published: f64, unit: &'static str, ours: Range<f64>| Case {
        name: row.model.to_owned(),
        published,
        unit,
        ours,
        citation,
    };
    if let Some(energy) = energy {
        // Energy without a PUE is that of the computers.
        let pue = if row.pue_included.starts_with("no") { 1.0 } else { pue.unwrap_or(1.0) };
        request.pue = Some(pue.to_string());
        return Some(case(energy, "MWh", megawatt_hours(&estimated(&request))));
    }
    request.pue = pue.map(|pue| pue.to_string());
    request.country = Some("US".to_owned());
    let ours = estimated(&request).co2e.expect("the country has a grid");
    let tonnes = |mass: wattprint_core::units::CarbonMass| mass.grams() / 1e6;
    let ours = Range { low: tonnes(ours.low), central: tonnes(ours.central), high: tonnes(ours.high) };
    Some(case(row.co2e_t?, "t", ours))
}

/// The search for the Transformer was published with 284 t (Strubell et al. 2019); the same hours against what the
/// search took.
fn the_search() -> Case {
    let row = |model: &str| {
        let mut rows = footprints().into_iter();
        rows.find(|row| row.model.starts_with(model)).unwrap_or_else(|| panic!("there is no row {model}"))
    };
    let published = row("Transformer NAS");
    let truth = row("Evolved Transformer architecture search");
    Case {
        name: KNOWN_MISSES[0].0.to_owned(),
        published: truth.energy_mwh.expect("it is published"),
        citation: "Patterson et al. 2021, arXiv 2104.10350, table 4, for the hours of Strubell et al. 2019"
            .to_owned(),
        ..case(&published).expect("it has hours")
    }
}

/// Whole systems whose power was measured or stated by their owners: watts per accelerator, against ours without PUE.
fn whole_systems() -> Vec<Case> {
    let cases = [
        ("H100 node, highest draw", "H100 SXM", 8400.0 / 8.0, "Latif et al. 2024, arXiv 2412.08602"),
        (
            "H100 node, intensive work",
            "H100 SXM",
            0.76 * 10_200.0 / 8.0,
            "Newkirk et al. 2025, arXiv 2506.14551: 76 % of the rating of 10.2 kW",
        ),
        ("GPT-3", "v100", 330.0, "Patterson et al. 2021, arXiv 2104.10350, table 4"),
        ("T5", "TPU v3", 310.0, "Patterson et al. 2021, table 4"),
        ("Meena", "TPU v3", 289.0, "Patterson et al. 2021, table 4"),
        ("GShard", "TPU v3", 288.0, "Patterson et al. 2021, table 4"),
        ("Switch Transformer", "TPU v3", 245.0, "Patterson et al. 2021, table 4"),
        ("Evolved Transformer search", "TPU v2", 208.0, "Patterson et al. 2021, table 4"),
        ("PaLM", "TPU v4", 378.5, "Chowdhery et al. 2022, arXiv 2204.02311"),
        (
            KNOWN_MISSES[1].0,
            "A100 40GB",
            864.25e3 / 411.95 / 16.0,
            "Luccioni, Viguier, Ligozat 2023, JMLR 24(253): 864.25 kWh in 411.95 h",
        ),
    ];
    let case = |(name, device, watts, citation): (&str, &str, f64, &str)| {
        let request = support::request([("device", device), ("hours", "1"), ("pue", "1")]);
        let ours = megawatt_hours(&estimated(&request));
        let ours = Range { low: ours.low * 1e6, central: ours.central * 1e6, high: ours.high * 1e6 };
        Case { name: name.to_owned(), published: watts, unit: "W", ours, citation: citation.to_owned() }
    };
    cases.into_iter().map(case).collect()
}

#[test]
fn what_was_published_lies_in_the_range() {
    let mut cases: Vec<Case> = footprints().iter().filter_map(case).collect();
    assert!(cases.len() >= 35, "only {} rows have enough inputs", cases.len());
    cases.push(the_search());
    cases.extend(whole_systems());

    let mut wrong = Vec::new();
    for case in &cases {
        let known = KNOWN_MISSES.iter().find(|(name, _)| *name == case.name);
        println!(
            "{:<50} {:>10.4} in {:>10.4} – {:>10.4} – {:>10.4} {:<4} ratio {:.2} {:<5} {}{}",
            case.name,
            case.published,
            case.ours.low,
            case.ours.central,
            case.ours.high,
            case.unit,
            case.published / case.ours.central,
            if case.hits() { "hit" } else { "MISS" },
            case.citation,
            known.map_or(String::new(), |(_, reason)| format!("; {reason}"))
        );
        match (case.hits(), known) {
            (true, None) | (false, Some(_)) => {}
            (false, None) => wrong.push(format!("{} is missed and not a known miss", case.name)),
            (true, Some(_)) => wrong.push(format!("{} is hit now: take it off the list", case.name)),
        }
    }
    let unused = KNOWN_MISSES.iter().filter(|(name, _)| !cases.iter().any(|case| case.name == *name));
    wrong.extend(unused.map(|(name, _)| format!("{name} is a known miss, but there is no such case")));
    let unused = COMPLETED.iter().filter(|(model, ..)| !cases.iter().any(|case| case.name == *model));
    wrong.extend(unused.map(|(model, ..)| format!("{model} is completed, but there is no such row")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_published_figure_says_where() {
    for row in footprints() {
        assert!(!citation(row.source).is_empty(), "{}", row.model);
    }
}
