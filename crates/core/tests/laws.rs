//! Laws of the estimate, over jobs that nobody thought of.

// A test that cannot go on says why and stops.
#![allow(clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

mod support;

use proptest::prelude::*;
use wattprint_core::estimate::{
    AssumptionKind, Estimate, Job, Method, PeerDifference, Scope, estimate, greener, peers, rank_regions,
};
use wattprint_core::problem::Field;
use wattprint_core::request::Request;
use wattprint_core::tables::Tables;
use wattprint_core::units::{Energy, Hours};

fn understood(request: &Request) -> (Job, Method) {
    let understood = request.to_job(Tables::embedded(), Some(support::processors()));
    let understood = understood.unwrap_or_else(|problems| panic!("{request:?}: {problems:?}"));
    (understood.job, understood.method)
}

fn estimated(job: &Job, method: Method) -> Estimate {
    estimate(job, method, Tables::embedded())
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
}

prop_compose! {
    /// A good request with any mix of what is given and what is left to be assumed.
    fn good_request()(
        device in prop::sample::select(vec!["a100", "h100 sxm", "rtx4090", "tpu v4", "p4d.24xlarge"]),
        count in 0.01..1e4_f64,
        tdp in prop::option::of(1.0..2000.0_f64),
        hours in 0.0..20_000.0_f64,
        utilisation in prop::option::of(0.0..=1.0_f64),
        cores in prop::option::of((1.0..512.0_f64, 0.1..40.0_f64)),
        memory in prop::option::of(0.0..4096.0_f64),
        host_share in prop::option::of(0.0..2.0_f64),
        pue in prop::option::of(1.0..3.0_f64),
        place in prop::sample::select(vec![
            vec![("provider", "gcp"), ("region", "europe-west3")],
            vec![("provider", "oci"), ("region", "us-ashburn-1")],
            vec![("zone", "DK-DK2")],
            vec![("country", "PL")],
            vec![("intensity", "431.5")],
            vec![],
        ]),
        repeat in 1.0..50.0_f64,
    ) -> Request {
        let mut request = support::request(place);
        match tdp {
            Some(tdp) => {
                request.put(Field::TdpW, tdp.to_string());
                request.put(Field::Count, count.to_string());
            }
            None => request.put(Field::Device, format!("{device}:{count}")),
        }
        request.put(Field::Hours, hours.to_string());
        request.put(Field::Repeat, repeat.to_string());
        let mut put = |field: Field, value: Option<f64>| {
            if let Some(value) = value {
                request.put(field, value.to_string());
            }
        };
        put(Field::Utilisation, utilisation);
        put(Field::CpuCores, cores.map(|(cores, _)| cores));
        put(Field::CpuCoreTdpW, cores.map(|(_, watts)| watts));
        put(Field::MemoryGb, memory);
        put(Field::HostShare, host_share);
        put(Field::Pue, pue);
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
    fn twice_the_time_or_the_runs_is_twice_the_energy(request in good_request()) {
        let (job, _) = understood(&request);
        let once = estimated(&job, Method::Wattprint).energy_it.joules();
        let longer = Job { hours: job.hours.map(|hours| Hours::from_hours(hours.hours() * 2.0)), ..job.clone() };
        let again = Job { repeat: job.repeat * 2.0, ..job.clone() };
        prop_assert!(close(2.0 * once, estimated(&longer, Method::Wattprint).energy_it.joules()));
        prop_assert!(close(2.0 * once, estimated(&again, Method::Wattprint).energy_it.joules()));
    }

    #[test]
    fn a_given_value_has_no_range_of_its_own(request in good_request()) {
        let (job, method) = understood(&request);
        for row in estimated(&job, method).assumptions.iter().filter(|row| row.given) {
            prop_assert!(row.low == row.value && row.value == row.high && row.effect_low == 1.0 && row.effect_high == 1.0);
        }
    }

    #[test]
    fn greener_places_are_greener_and_in_order(request in good_request()) {
        let tables = Tables::embedded();
        let (job, method) = understood(&request);
        let estimate = estimated(&job, method);
        for scope in Scope::ALL {
            let ranked = rank_regions(&job, &estimate, scope, tables);
            prop_assert!(ranked.windows(2).all(|pair| pair[0].co2e <= pair[1].co2e));
            for place in greener(&job, &estimate, scope, tables) {
                prop_assert!(place.co2e < estimate.co2e.expect("only a known place has greener ones").central);
            }
        }
    }

    #[test]
    fn the_reasons_for_a_difference_multiply_to_it(request in good_request()) {
        let (job, method) = understood(&request);
        let own = estimated(&job, method);
        for peer in peers(&job, &own, Tables::embedded()) {
            if let (Some(ratio), Some(_), Some(_)) = (peer.ratio, own.co2e, peer.estimate.co2e) {
                let product: f64 = peer.differences.iter().map(PeerDifference::factor).product();
                prop_assert!((product - ratio).abs() <= 1e-9 * ratio, "{product} and {ratio}");
            }
        }
    }

    /// The peers' formulas, written down a second time from their publications.
    #[test]
    fn the_presets_are_the_peers_formulas(
        tdp in 1.0..2000.0_f64,
        count in 1.0..1000.0_f64,
        hours in 0.1..5000.0_f64,
        usage in 0.0..=1.0_f64,
        cores in 1.0..256.0_f64,
        core_tdp in 0.5..30.0_f64,
        gigabytes in 0.0..2048.0_f64,
        pue in 1.0..2.5_f64,
        intensity in 5.0..1200.0_f64,
        runs in 1.0..20.0_f64,
    ) {
        let mut request = support::request([]);
        for (field, value) in [
            (Field::TdpW, tdp), (Field::Count, count), (Field::Hours, hours), (Field::Utilisation, usage),
            (Field::CpuCores, cores), (Field::CpuCoreTdpW, core_tdp), (Field::MemoryGb, gigabytes), (Field::Pue, pue),
            (Field::Intensity, intensity), (Field::Repeat, runs),
        ] {
            request.put(field, value.to_string());
        }
        let (job, _) = understood(&request);
        let grams = |method| estimated(&job, method).co2e.expect("the intensity is given").central.grams();

        let ml_co2_impact = tdp * count * hours * runs / 1000.0 * intensity;
        prop_assert!(close(grams(Method::MlCo2), ml_co2_impact));

        // Green Algorithms counts processors at full usage unless told otherwise, and memory always.
        let watts = count * tdp * usage + cores * core_tdp + gigabytes * 0.3725;
        let green_algorithms = hours * watts * pue * runs / 1000.0 * intensity;
        prop_assert!(close(grams(Method::GreenAlgorithms), green_algorithms));
    }

    #[test]
    fn no_text_makes_it_panic(texts in prop::collection::vec((0..Field::ALL.len(), "\\PC{0,24}|[0-9.,%:eE+-]{0,8}"), 0..12)) {
        let mut request = Request::default();
        for (field, text) in &texts {
            request.put(Field::ALL[*field], text);
        }
        match request.to_job(Tables::embedded(), Some(support::processors())) {
            Ok(understood) => {
                let estimate = estimated(&understood.job, understood.method);
                prop_assert!(estimate.energy_facility.high.joules().is_finite());
            }
            Err(problems) => prop_assert!(!problems.is_empty() && problems.iter().all(|it| !it.sentence.is_empty())),
        }
    }
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
