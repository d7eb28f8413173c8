//! The published examples that must hold, to the last digit.

use super::support::words;

#[test]
fn a_250_watt_device_for_100_hours_at_560_grams() {
    let json = words("estimate --tdp-w 250 --hours 100 --intensity 560 --method mlco2 --json").json();
    assert_eq!(json["energy_facility_kwh"], 25.0);
    assert_eq!(json["co2e_g"], 14_000.0);
    assert_eq!(json["co2e_g_low"], json["co2e_g_high"]);
}

#[test]
fn the_example_of_green_algorithms() {
    let json = words(
        "estimate --cpu-cores 12 --cpu-core-tdp-w 7.5 --memory-gb 64 --hours 12 --pue 1.56 \
         --intensity 51.28 --method green-algorithms --json",
    )
    .json();
    assert_eq!(json["energy_facility_kwh"], 2.131_084_8);
    assert_eq!(format!("{:.3}", json["co2e_g"].as_f64().expect("a figure")), "109.282");
}

#[test]
fn a_measured_job_of_0_57_kilowatt_hours() {
    let json = words("estimate --energy-kwh 0.57 --hours 3 --pue 1 --intensity 596 --json").json();
    assert_eq!(format!("{:.0}", json["co2e_g"].as_f64().expect("a figure")), "340");
    assert!(json["device_hours"].is_null(), "no device was named, so there are no device-hours");
}

#[test]
fn eight_a100_in_frankfurt() {
    let arguments = "estimate --device a100:8 --hours 100 --provider gcp --region europe-west3";
    let json = words(&format!("{arguments} --json")).json();
    let figure = |key: &str| json[key].as_f64().expect("a figure");
    assert!(figure("co2e_g_low") < figure("co2e_g") && figure("co2e_g") < figure("co2e_g_high"));
    assert_eq!(figure("device_hours"), 800.0);
    let greener = json["greener"].as_array().expect("a list");
    assert!(!greener.is_empty() && greener.len() <= 10);
    for place in greener {
        assert_eq!(place["provider"], "gcp", "in a region, the provider stays");
        assert!(place["co2e_g"].as_f64().expect("a figure") < figure("co2e_g"));
    }

    let text = words(arguments);
    assert_eq!(text.exit, 0);
    assert!(text.stderr.starts_with("note: “a100” is taken as NVIDIA A100 "), "{}", text.stderr);
    let first = text.stdout.lines().next().expect("a headline");
    assert!(first.contains(" kg CO2e (") && first.ends_with(" kg)"), "{first}");
    for block in ["Parts of the IT energy\n", "\nAssumptions ", "\nGreener places ", "\nAs much as\n"] {
        assert!(text.stdout.contains(block), "no {block:?} in\n{}", text.stdout);
    }
    assert!(text.stdout.contains("Google Cloud europe-west3"), "{}", text.stdout);
    let widest = text.stdout.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{widest:?} columns where the output is no terminal");
}

#[test]
fn greener_places_can_be_looked_for_elsewhere() {
    let count = |more: &str| {
        let json = words(&format!(
            "estimate --device a100 --hours 1 --provider gcp --region europe-west3 --json --greener-limit 1000{more}"
        ));
        json.json()["greener"].as_array().expect("a list").len()
    };
    assert_eq!(count(""), count(" --greener same-provider"));
    assert!(count(" --greener anywhere") > count(" --greener same-provider"));
    assert!(count(" --greener anywhere") > count(" --greener same-continent"));
}

#[test]
fn both_spellings_of_utilisation_are_understood() {
    let answer = |flag: &str| words(&format!("estimate --tdp-w 250 --hours 1 --zone DE {flag} 80% --json"));
    let ours = answer("--utilisation");
    assert_eq!(ours.exit, 0, "{}", ours.stderr);
    assert_eq!(ours.stdout, answer("--utilization").stdout);
}
