//! Laws of the estimate, over jobs that nobody thought of.

// A test that cannot go on says why and stops.
#![allow(clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

mod support;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use wattprint_core::estimate::{
    Assumption, AssumptionKind, Estimate, EstimateDocument, Job, Location, Method, PeerDifference, Range,
    Scope, estimate, greener, peers, rank_regions,
};
use wattprint_core::problem::Field;
use wattprint_core::request::Request;
use wattprint_core::tables::{Processors, Tables};
use wattprint_core::units::{CarbonIntensity, Energy, Fraction, Hours, MemorySize, Pue};

fn understood(request: &Request) -> (Job, Method) {
    let understood = request.to_job(Tables::embedded(), Some(support::processors()));
    let understood = understood.unwrap_or_else(|problems| panic!("{request:?}: {problems:?}"));
    (understood.job, understood.method)
}

fn estimated(job: &Job, method: Method) -> Estimate {
    estimate(job, method, Tables::embedded())
}

fn ours(job: &Job) -> Estimate {
    estimated(job, Method::Wattprint)
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
}

/// How far the ends of a range lie from its figure, as ratios.
fn widths(range: Range<f64>) -> (f64, f64) {
    (range.central / range.low, range.high / range.central)
}

fn kwh(range: Range<Energy>) -> Range<f64> {
    Range { low: range.low.kwh(), central: range.central.kwh(), high: range.high.kwh() }
}

/// The job with the value of an assumption given rather than assumed; `None` where it cannot be given without
/// changing more than that.
fn with_given(job: &Job, row: &Assumption, value: f64) -> Option<Job> {
    let mut job = job.clone();
    match row.kind {
        // A load that is given counts from idle, one that is assumed is a share of TDP: only the same without idle.
        AssumptionKind::Utilisation if job.accelerators.iter().all(|device| device.idle.is_none()) => {
            job.utilisation = Some(Fraction::from_ratio(value));
        }
        AssumptionKind::CpuUtilisation => job.processor_utilisation = Some(Fraction::from_ratio(value)),
        AssumptionKind::MemoryPower => job.memory_w_per_gb = Some(value),
        AssumptionKind::HostShare => job.host_share = Some(value),
        AssumptionKind::Pue => job.pue = Some(Pue::from_ratio(value)),
        AssumptionKind::Utilisation | AssumptionKind::GridIntensity | AssumptionKind::GridHours => {
            return None;
        }
    }
    Some(job)
}

/// A place from the tables, an intensity, or nothing, as pairs of key and text.
fn place() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let tables = Tables::embedded();
    prop_oneof![
        any::<Index>().prop_map(|index| {
            let row = index.get(&tables.regions);
            vec![("provider", row.provider.to_owned()), ("region", row.key.to_owned())]
        }),
        any::<Index>().prop_map(|index| vec![("zone", index.get(&tables.zones).key.to_owned())]),
        any::<Index>().prop_map(|index| vec![("country", index.get(&tables.countries).iso3.to_owned())]),
        (5.0..1200.0_f64).prop_map(|grams| vec![("intensity", grams.to_string())]),
        Just(vec![]),
    ]
}

/// What does the work, as pairs of key and text: accelerators, instances, a TDP, or processors alone.
fn hardware() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let tables = Tables::embedded();
    let count = 0.01..1e4_f64;
    prop_oneof![
        (any::<Index>(), count.clone()).prop_map(|(index, count)| vec![(
            "device",
            format!("{}:{count}", index.get(&tables.accelerators).name)
        )]),
        (any::<Index>(), any::<Index>(), count.clone()).prop_map(|(instance, other, count)| {
            let instance = instance.get(&tables.instances).instance_type;
            vec![
                ("device", format!("{instance}:{count}")),
                ("device", other.get(&tables.accelerators).name.to_owned()),
            ]
        }),
        (1.0..2000.0_f64, count.clone())
            .prop_map(|(tdp, count)| vec![("tdp-w", tdp.to_string()), ("count", count.to_string())]),
        (any::<Index>(), count).prop_map(|(index, count)| vec![(
            "cpu",
            format!("{}:{count}", index.get(support::processors().rows()).name)
        )]),
    ]
}

prop_compose! {
    /// A good request with any mix of what is given and what is left to be assumed.
    fn good_request()(
        hardware in hardware(),
        place in place(),
        cores in prop::option::of((1.0..512.0_f64, 0.1..40.0_f64)),
        hours in 0.0..20_000.0_f64,
        repeat in 1.0..50.0_f64,
        utilisation in prop::option::of(0.0..=1.0_f64),
        cpu_utilisation in prop::option::of(0.0..=1.0_f64),
        memory in prop::option::of(0.0..4096.0_f64),
        memory_power in prop::option::of(0.0..1.0_f64),
        host_share in prop::option::of(0.0..2.0_f64),
        pue in prop::option::of(1.0..3.0_f64),
    ) -> Request {
        let mut request = support::request(hardware.iter().chain(&place).map(|(key, text)| (*key, text.as_str())));
        let mut put = |field: Field, value: Option<f64>| {
            if let Some(value) = value {
                request.put(field, value.to_string());
            }
        };
        put(Field::Hours, Some(hours));
        put(Field::Repeat, Some(repeat));
        put(Field::Utilisation, utilisation);
        put(Field::CpuUtilisation, cpu_utilisation);
        put(Field::MemoryGb, memory);
        put(Field::MemoryWPerGb, memory_power);
        put(Field::HostShare, host_share);
        put(Field::Pue, pue);
        if request.cpus.is_empty() {
            let mut put = |field: Field, value: f64| request.put(field, value.to_string());
            if let Some((cores, watts)) = cores {
                put(Field::CpuCores, cores);
                put(Field::CpuCoreTdpW, watts);
            }
        }
        request
    }
}

proptest! {
    #[test]
    fn a_range_contains_its_figure_and_everything_is_finite(request in good_request()) {
        let (job, _) = understood(&request);
        for method in Method::ALL {
            let estimate = estimated(&job, method);
            let energy = estimate.energy_facility;
            prop_assert!(energy.low <= energy.central && energy.central <= energy.high);
            prop_assert!(energy.high.joules().is_finite() && energy.low.joules() >= 0.0);
            if let Some(co2e) = estimate.co2e {
                prop_assert!(co2e.low <= co2e.central && co2e.central <= co2e.high && co2e.high.grams().is_finite());
            }
            for row in &estimate.assumptions {
                prop_assert!(row.low <= row.value && row.value <= row.high, "{row:?}");
                prop_assert!(row.effect_low <= 1.0 && 1.0 <= row.effect_high, "{row:?}");
            }
        }
    }

    #[test]
    fn parts_sum_to_the_whole_and_factors_multiply(request in good_request()) {
        let (job, _) = understood(&request);
        for method in Method::ALL {
            let estimate = estimated(&job, method);
            let sum: Energy = estimate.parts.iter().map(|part| part.energy).sum();
            prop_assert!(close(sum.joules(), estimate.energy_it.joules()));
            prop_assert!(estimate.parts.iter().all(|part| part.energy > Energy::ZERO));
            prop_assert_eq!(estimate.energy_it * estimate.pue, estimate.energy_facility.central);
            if let (Some(co2e), Some(intensity)) = (estimate.co2e, estimate.intensity) {
                prop_assert_eq!(estimate.energy_facility.central * intensity, co2e.central);
            }
        }
    }

    #[test]
    fn energy_is_linear_in_time_in_runs_and_in_devices(request in good_request(), times in 0.01..100.0_f64) {
        let (job, _) = understood(&request);
        for method in Method::ALL {
            let once = estimated(&job, method).energy_it.joules();
            let longer = Job { hours: job.hours.map(|hours| hours * times), ..job.clone() };
            prop_assert!(close(times * once, estimated(&longer, method).energy_it.joules()));
            let again = Job { repeat: job.repeat * times, ..job.clone() };
            prop_assert!(close(times * once, estimated(&again, method).energy_it.joules()));
            // Everything that draws power, so many times.
            let mut wider = job.clone();
            wider.accelerators.iter_mut().chain(&mut wider.processors).for_each(|device| device.count *= times);
            wider.memory = job.memory.map(|memory| memory * times);
            prop_assert!(close(times * once, estimated(&wider, method).energy_it.joules()));
        }
    }

    #[test]
    fn more_of_anything_is_never_less(request in good_request(), more in 0.0..1000.0_f64, which in any::<Index>()) {
        let (job, _) = understood(&request);
        for method in Method::ALL {
            let before = estimated(&job, method).energy_it;
            let mut devices = job.clone();
            let all: Vec<_> = devices.accelerators.iter_mut().chain(&mut devices.processors).collect();
            let place = which.index(all.len());
            all.into_iter().nth(place).expect("within the list").count += more;
            prop_assert!(before <= estimated(&devices, method).energy_it * (1.0 + 1e-12));
            // Memory beside accelerators is a part of the rest of their server until it outgrows it.
            let gigabytes = job.memory.map_or(0.0, MemorySize::gb) + more;
            let memory = Job { memory: Some(MemorySize::from_gb(gigabytes)), ..job.clone() };
            prop_assert!(before <= estimated(&memory, method).energy_it * (1.0 + 1e-12));
        }
    }

    #[test]
    fn a_given_value_has_no_range_of_its_own(request in good_request()) {
        let (job, method) = understood(&request);
        for row in estimated(&job, method).assumptions.iter().filter(|row| row.given) {
            prop_assert!(row.low == row.value && row.value == row.high && row.effect_low == 1.0 && row.effect_high == 1.0);
        }
    }

    #[test]
    fn to_give_what_was_assumed_changes_no_figure_and_narrows_the_range(request in good_request()) {
        let (job, _) = understood(&request);
        let assumed = ours(&job);
        for row in &assumed.assumptions {
            let Some(job) = with_given(&job, row, row.value) else { continue };
            let given = ours(&job);
            prop_assert_eq!(given.energy_facility.central, assumed.energy_facility.central);
            prop_assert!(given.energy_facility.low >= assumed.energy_facility.low, "{row:?}");
            prop_assert!(given.energy_facility.high <= assumed.energy_facility.high, "{row:?}");
        }
    }

    #[test]
    fn to_give_pue_or_intensity_narrows_the_range_whatever_they_are(
        request in good_request(), pue in 1.0..3.0_f64, grams in 1.0..1200.0_f64,
    ) {
        let (job, _) = understood(&request);
        let narrower = |given: (f64, f64), assumed: (f64, f64)| {
            given.0 <= assumed.0 * (1.0 + 1e-12) && given.1 <= assumed.1 * (1.0 + 1e-12)
        };
        let assumed = ours(&job);
        let with_pue = Job { pue: Some(Pue::from_ratio(pue)), ..job };
        let known_pue = ours(&with_pue);
        // A job that draws nothing has no ratios.
        if assumed.energy_it > Energy::ZERO {
            prop_assert!(narrower(widths(kwh(known_pue.energy_facility)), widths(kwh(assumed.energy_facility))));
        }
        let own = Location::Own(CarbonIntensity::from_grams_per_kwh(grams));
        let known_grid = ours(&Job { location: Some(own), ..with_pue });
        if let (Some(given), Some(assumed)) = (known_grid.co2e, known_pue.co2e) {
            let grams = |range: Range<wattprint_core::units::CarbonMass>| {
                Range { low: range.low.grams(), central: range.central.grams(), high: range.high.grams() }
            };
            if assumed.low.grams() > 0.0 {
                prop_assert!(narrower(widths(grams(given)), widths(grams(assumed))));
            }
        }
    }

    /// What is said of an assumption's weight is what happens when its low or high value is given.
    #[test]
    fn an_effect_is_what_the_value_does(request in good_request()) {
        let (job, _) = understood(&request);
        let base = ours(&job);
        for row in &base.assumptions {
            for (value, effect) in [(row.low, row.effect_low), (row.high, row.effect_high)] {
                let Some(job) = with_given(&job, row, value) else { continue };
                let moved = ours(&job).energy_facility.central;
                prop_assert!(
                    (moved.joules() - base.energy_facility.central.joules() * effect).abs() <= 1e-9 * moved.joules(),
                    "{row:?}"
                );
            }
        }
    }

    #[test]
    fn greener_places_are_greener_and_in_order(request in good_request(), method in select(&Method::ALL[..])) {
        let tables = Tables::embedded();
        let (job, _) = understood(&request);
        let estimate = estimated(&job, method);
        for scope in Scope::ALL {
            let ranked = rank_regions(&job, &estimate, scope, tables);
            prop_assert!(ranked.windows(2).all(|pair| pair[0].co2e <= pair[1].co2e));
            for place in greener(&job, &estimate, scope, tables) {
                prop_assert!(place.co2e < estimate.co2e.expect("only a known place has greener ones").central);
            }
            if let (Some(Location::Region(home)), Some(co2e)) = (job.location, estimate.co2e) {
                let own = ranked.iter().find(|place| std::ptr::eq(place.region, home)).expect("home is ranked");
                prop_assert_eq!(own.co2e, co2e.central);
                prop_assert_eq!(own.pue, estimate.pue);
            }
        }
    }

    #[test]
    fn the_reasons_for_a_difference_multiply_to_it(request in good_request(), method in select(&Method::ALL[..])) {
        let (job, _) = understood(&request);
        let own = estimated(&job, method);
        let all = peers(&job, &own, Tables::embedded());
        prop_assert_eq!(all.len(), Method::ALL.len() - 1);
        for peer in all {
            prop_assert!(peer.estimate.method != method);
            if let Some(ratio) = peer.ratio {
                let product: f64 = peer.differences.iter().map(PeerDifference::factor).product();
                prop_assert!((product - ratio).abs() <= 1e-12 * ratio, "{product} and {ratio}");
            }
        }
    }

    /// The peers' formulas, written down a second time from their publications. ML CO2 Impact's page rounds energy,
    /// intensity in kg and result to two decimals each; that rounding is not theirs to be compared with.
    #[test]
    fn the_presets_are_the_peers_formulas(
        tdp in 1.0..2000.0_f64,
        count in 1.0..1000.0_f64,
        hours in 0.1..5000.0_f64,
        usage in prop::option::of(0.0..=1.0_f64),
        cores in prop::option::of((1.0..256.0_f64, 0.5..30.0_f64)),
        cpu_usage in prop::option::of(0.0..=1.0_f64),
        gigabytes in prop::option::of(0.0..2048.0_f64),
        pue in prop::option::of(1.0..2.5_f64),
        intensity in 5.0..1200.0_f64,
        runs in 1.0..20.0_f64,
    ) {
        let mut request = support::request([]);
        for (field, value) in [
            (Field::TdpW, Some(tdp)), (Field::Count, Some(count)), (Field::Hours, Some(hours)),
            (Field::Utilisation, usage), (Field::CpuCores, cores.map(|(cores, _)| cores)),
            (Field::CpuCoreTdpW, cores.map(|(_, watts)| watts)), (Field::CpuUtilisation, cpu_usage),
            (Field::MemoryGb, gigabytes), (Field::Pue, pue), (Field::Intensity, Some(intensity)),
            (Field::Repeat, Some(runs)),
        ] {
            if let Some(value) = value {
                request.put(field, value.to_string());
            }
        }
        let (job, _) = understood(&request);
        let grams = |method| estimated(&job, method).co2e.expect("the intensity is given").central.grams();

        let ml_co2_impact = tdp * count * hours * runs / 1000.0 * intensity;
        prop_assert!(close(grams(Method::MlCo2), ml_co2_impact));

        // Usage is 1 unless told otherwise, memory never scales with it, and an unknown place has PUE 1.56.
        let (cores, core_tdp) = cores.unwrap_or_default();
        let gpu = count * tdp * usage.unwrap_or(1.0);
        let cpu = cores * core_tdp * cpu_usage.unwrap_or(1.0);
        let watts = gpu + cpu + gigabytes.unwrap_or(0.0) * 0.3725;
        let green_algorithms = hours * watts * pue.unwrap_or(1.56) * runs / 1000.0 * intensity;
        prop_assert!(close(grams(Method::GreenAlgorithms), green_algorithms));
    }

    /// Whoever reads the document gets the very figures, and nothing in it is missing that is known.
    #[test]
    fn the_document_loses_no_bit(request in good_request(), method in select(&Method::ALL[..])) {
        let tables = Tables::embedded();
        let (job, _) = understood(&request);
        let estimate = estimated(&job, method);
        let places = rank_regions(&job, &estimate, Scope::Anywhere, tables);
        let json = EstimateDocument::new(&job, &estimate, &places, tables).to_json();
        let document: Value = serde_json::from_str(&json).expect("the document is JSON");
        assert_only_what_is_unknown_is_null(&document);
        let same = |json: &Value, value: f64| json.as_f64().map(f64::to_bits) == Some(value.to_bits());
        prop_assert!(same(&document["energy_it_kwh"], estimate.energy_it.kwh()));
        prop_assert!(same(&document["energy_facility_kwh_low"], estimate.energy_facility.low.kwh()));
        prop_assert!(same(&document["energy_facility_kwh"], estimate.energy_facility.central.kwh()));
        prop_assert!(same(&document["energy_facility_kwh_high"], estimate.energy_facility.high.kwh()));
        prop_assert!(same(&document["pue"], estimate.pue.ratio()));
        prop_assert_eq!(document["co2e_g"].is_null(), estimate.co2e.is_none());
        if let Some(co2e) = estimate.co2e {
            prop_assert!(same(&document["co2e_g_low"], co2e.low.grams()));
            prop_assert!(same(&document["co2e_g"], co2e.central.grams()));
            prop_assert!(same(&document["co2e_g_high"], co2e.high.grams()));
        }
        for (json, row) in document["assumptions"].as_array().expect("a list").iter().zip(&estimate.assumptions) {
            prop_assert!(same(&json["value"], row.value) && same(&json["low"], row.low) && same(&json["high"], row.high));
            prop_assert!(same(&json["effect_low"], row.effect_low) && same(&json["effect_high"], row.effect_high));
        }
        for (json, place) in document["greener"].as_array().expect("a list").iter().zip(&places) {
            prop_assert!(same(&json["co2e_g"], place.co2e.grams()));
        }
    }

    #[test]
    fn no_text_makes_it_panic(texts in prop::collection::vec((0..Field::ALL.len(), any_text()), 0..12)) {
        let tables = Tables::embedded();
        // A short list serves: what is looked for in it is arbitrary.
        let processors = Processors::parse("# name\tcores\tthreads\ttdp_w\tidle_w\nAMD EPYC 7742\t64\t128\t225\t\nM\t\t\t20\t3\n");
        let mut request = Request::default();
        for (field, text) in &texts {
            request.put(Field::ALL[*field], text);
        }
        match request.to_job(tables, Some(&processors)) {
            Ok(understood) => {
                let job = understood.job;
                let estimate = estimated(&job, understood.method);
                let places = rank_regions(&job, &estimate, Scope::Anywhere, tables);
                let json = EstimateDocument::new(&job, &estimate, &places, tables).to_json();
                assert_only_what_is_unknown_is_null(&serde_json::from_str(&json).expect("the document is JSON"));
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    prop_assert!(!problem.sentence.is_empty() && !problem.hint.is_empty(), "{problem:?}");
                    prop_assert!(!problem.to_string().replace('\n', " ").chars().any(char::is_control), "{problem:?}");
                }
            }
        }
    }
}

/// Anything that may be typed: any characters, almost numbers, and words that mean something somewhere.
fn any_text() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 23] = [
        "a100",
        "h100:8",
        "8x v100",
        "p4d.24xlarge",
        "EPYC 7742",
        "m:2",
        "100",
        "0",
        "0.5",
        "80%",
        "1e6",
        "1e-300",
        "-0",
        "gcp",
        "europe-west3",
        "DK-DK2",
        "FR",
        "US",
        "430",
        "0.43",
        "0.43g",
        "mlco2",
        "green-algorithms",
    ];
    prop_oneof![
        "\\PC{0,24}",
        "[0-9.,%:eE+x -]{0,8}",
        proptest::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter),
        select(&KNOWN[..]).prop_map(str::to_owned),
    ]
}

/// Infinite numbers and those that are none become `null` in JSON: only what may be unknown may be that.
fn assert_only_what_is_unknown_is_null(document: &Value) {
    fn walk(key: &str, value: &Value) {
        const MAY_BE_UNKNOWN: [&str; 8] = [
            "intensity_g_per_kwh",
            "co2e_g",
            "co2e_g_low",
            "co2e_g_high",
            "device_hours",
            "ratio",
            "distance_km",
            "least_round_trip_ms",
        ];
        match value {
            Value::Null => assert!(MAY_BE_UNKNOWN.contains(&key), "{key} is null"),
            Value::Array(values) => values.iter().for_each(|value| walk(key, value)),
            Value::Object(fields) => fields.iter().for_each(|(key, value)| walk(key, value)),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    walk("document", document);
}

#[test]
fn a_longer_job_is_less_at_the_mercy_of_its_hours() {
    let effect = |hours: &str| {
        let request = support::request([("device", "a100"), ("hours", hours), ("zone", "DK-DK2")]);
        let (job, method) = understood(&request);
        let rows = estimated(&job, method).assumptions;
        rows.iter()
            .find(|row| row.kind == AssumptionKind::GridHours)
            .map_or(0.0, |row| row.effect_high - row.effect_low)
    };
    let effects = ["1", "24", "168", "720", "8760"].map(effect);
    assert!(effects.windows(2).all(|pair| pair[0] > pair[1]), "{effects:?}");
    assert_eq!(effects[4], 0.0);
}

#[test]
fn an_hour_spread_is_that_of_the_longest_window_within_the_job() {
    let rows = |hours: f64| {
        let request = support::request([("device", "a100"), ("hours", "1"), ("zone", "DE")]);
        let (job, method) = understood(&request);
        let estimate = estimated(&Job { hours: Some(Hours::from_hours(hours)), ..job }, method);
        estimate
            .assumptions
            .into_iter()
            .find(|row| row.kind == AssumptionKind::GridHours)
            .map(|row| (row.low, row.high))
    };
    let spread = Tables::embedded().zone("DE").expect("the zone is there").spread;
    for (hours, window) in
        [(0.0, 0), (0.5, 0), (1.0, 0), (23.9, 0), (24.0, 1), (167.9, 1), (168.0, 2), (720.0, 3), (8759.9, 3)]
    {
        let expected = spread[window].map(|spread| (spread.p10.min(1.0), spread.p90.max(1.0)));
        assert_eq!(rows(hours), expected, "for {hours} h");
    }
    assert_eq!(rows(8760.0), None);
}

#[test]
fn green_algorithms_knows_the_pue_of_centres_then_of_providers() {
    for (provider, region, pue) in [
        ("gcp", "europe-west1", 1.08),
        ("gcp", "europe-west3", 1.12),
        ("aws", "us-east-1", 1.2),
        ("azure", "northeurope", 1.12),
        ("ovh", "eu-west-gra", 1.09),
        ("oci", "eu-frankfurt-1", 1.2),
        ("scaleway", "fr-par", 1.56),
    ] {
        let request = support::request([
            ("device", "a100"),
            ("hours", "1"),
            ("provider", provider),
            ("region", region),
        ]);
        let (job, _) = understood(&request);
        assert_eq!(estimated(&job, Method::GreenAlgorithms).pue.ratio(), pue, "{provider} {region}");
    }
}

/// Devices whose idle power is above their TDP would turn the model upside down.
#[test]
fn nothing_idles_above_its_tdp() {
    for row in Tables::embedded().accelerators.iter() {
        assert!(row.idle.is_none_or(|idle| idle < row.tdp), "{}", row.name);
    }
    for row in support::processors().rows() {
        assert!(row.idle.is_none_or(|idle| idle < row.tdp), "{}", row.name);
    }
}

/// Found by the laws: with a grid of 0 g/kWh the range of the energy was lost with that of the emissions.
#[test]
fn a_clean_grid_leaves_the_energy_its_range() {
    let range = |intensity: &str| {
        let request = support::request([("device", "a100"), ("hours", "10"), ("intensity", intensity)]);
        ours(&understood(&request).0).energy_facility
    };
    assert_eq!(range("0"), range("400"));
}
