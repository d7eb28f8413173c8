//! The examples of the practitioner's article and of the peers, as a specification.

// A test that cannot go on says why and stops.
#![allow(clippy::expect_used)]

use wattprint_core::estimate::{Estimate, estimate};
use wattprint_core::request::Request;
use wattprint_core::tables::Tables;
use wattprint_core::units::{CarbonMass, Energy};

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn estimated(request: &Request) -> Estimate {
    let tables = Tables::embedded();
    let understood = request.to_job(tables, None).expect("the request is good");
    estimate(&understood.job, understood.method, tables)
}

fn grams(estimate: &Estimate) -> f64 {
    estimate.co2e.expect("the place is known").central.grams()
}

#[test]
fn energy_times_intensity_is_exact_by_ml_co2_impact() {
    let request = Request {
        tdp_w: text("250"),
        hours: text("100"),
        intensity: text("560"),
        method: text("mlco2"),
        ..Request::default()
    };
    let estimate = estimated(&request);
    assert_eq!(estimate.energy_it.kwh(), 25.0);
    assert_eq!(grams(&estimate), 14_000.0);
    let range = estimate.co2e.expect("the place is known");
    assert_eq!((range.low, range.high), (range.central, range.central));
}

#[test]
fn green_algorithms_own_example_comes_out() {
    let request = Request {
        cpu_cores: text("12"),
        cpu_core_tdp_w: text("7.5"),
        memory_gb: text("64"),
        hours: text("12"),
        pue: text("1.56"),
        intensity: text("51.28"),
        method: text("green-algorithms"),
        ..Request::default()
    };
    let estimate = estimated(&request);
    assert!((estimate.energy_facility.central.kwh() - 2.131_084_8).abs() < 1e-12);
    assert!((grams(&estimate) - 109.282).abs() < 5e-4);
}

#[test]
fn a_measured_run_has_the_intensity_of_its_electricity() {
    let intensity = CarbonMass::from_grams(340.0) / Energy::from_kwh(0.57);
    assert_eq!(intensity.grams_per_kwh().round(), 596.0);
}

#[test]
fn a_request_to_bloom_costs_one_and_a_half_grams() {
    let each = CarbonMass::from_kilograms(360.0) / 230_768.0;
    assert_eq!(format!("{:.2}", each.grams()), "1.56");
}

#[test]
fn gpt_3_from_its_published_energy() {
    let request =
        Request { energy_kwh: text("1287000"), pue: text("1"), intensity: text("429"), ..Request::default() };
    let estimate = estimated(&request);
    assert_eq!((grams(&estimate) / 1e6).round(), 552.0);
}
