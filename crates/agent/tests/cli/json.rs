//! The documents, declared anew as a reader would: a field too many or too few fails.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wattprint_core::estimate::{EstimateDocument, Location, Scope, estimate, greener};
use wattprint_core::tables::{Processors, Tables};

use super::support::{arguments_of, core_request, files, request_of, wattprint, words};

macro_rules! documents {
    ($($name:ident { $($field:ident: $kind:ty),* $(,)? })*) => {
        $(
            #[derive(Debug, Deserialize, Serialize)]
            #[serde(deny_unknown_fields)]
            struct $name { $($field: $kind),* }
        )*
    };
}

documents! {
    Estimated {
        schema: String, method: String, energy_it_kwh: f64, energy_facility_kwh: f64,
        energy_facility_kwh_low: f64, energy_facility_kwh_high: f64, pue: f64,
        intensity_g_per_kwh: Option<f64>, co2e_g: Option<f64>, co2e_g_low: Option<f64>,
        co2e_g_high: Option<f64>, device_hours: Option<f64>, parts: Vec<Part>,
        assumptions: Vec<Assumption>, greener: Vec<Greener>, peers: Vec<Peer>,
        equivalents: Vec<Equivalent>, notes: Vec<String>,
    }
    Part { name: String, energy_it_kwh: f64 }
    Assumption {
        name: String, value: f64, unit: String, source: String, low: f64, high: f64, given: bool,
        effect_low: f64, effect_high: f64,
    }
    Greener {
        provider: String, region: String, zone: String, co2e_g: f64, pue: f64, intensity_g_per_kwh: f64,
        ratio: Option<f64>, distance_km: Option<f64>, least_round_trip_ms: Option<f64>,
    }
    Peer {
        method: String, energy_it_kwh: f64, energy_facility_kwh: f64, pue: f64,
        intensity_g_per_kwh: Option<f64>, co2e_g: Option<f64>, ratio: Option<f64>,
    }
    Equivalent { name: String, amount: f64, each_g: f64, source: String }

    Devices { schema: String, devices: Vec<Device> }
    Device {
        id: String, name: String, vendor: String, kind: String, memory_gb: Option<f64>, tdp_w: f64,
        idle_w: Option<f64>, release_year: Option<u16>, aliases: Vec<String>, source: String,
    }
    Instances { schema: String, instances: Vec<Instance> }
    Instance {
        provider: String, instance_type: String, accelerator: String, accelerator_name: Option<String>,
        accelerator_count: f64, vcpus: Option<f64>, memory_gb: Option<f64>,
    }
    ProcessorList { schema: String, processors: Vec<Processor> }
    Processor { name: String, cores: Option<f64>, threads: Option<f64>, tdp_w: f64, idle_w: Option<f64> }
    Regions { schema: String, regions: Vec<Region> }
    Region {
        provider: String, region: String, name: String, country: Option<String>,
        continent: Option<String>, latitude_deg: f64, longitude_deg: f64, zone: String,
        zone_confidence: String, intensity_g_per_kwh: Option<f64>, intensity_year: Option<u16>,
        provider_intensity_g_per_kwh: Option<f64>, provider_intensity_year: Option<u16>,
        provider_carbon_free_ratio: Option<f64>, provider_carbon_free_year: Option<u16>,
        pue: Option<f64>, pue_year: Option<u16>, pue_scope: Option<String>, wue_l_per_kwh: Option<f64>,
    }
    Zones { schema: String, zones: Vec<Zone> }
    Zone {
        zone: String, name: String, country: Option<String>, continent: Option<String>,
        time_zone: Option<String>, intensity_g_per_kwh: Option<f64>, intensity_year: Option<u16>,
        annual: Vec<Annual>, renewable_pct: Option<f64>, carbon_free_pct: Option<f64>, spread: Vec<Spread>,
    }
    Annual { year: u16, intensity_g_per_kwh: Option<f64> }
    Spread { window_h: f64, p10_ratio: f64, p90_ratio: f64 }
}

/// Reads the document as declared above, and proves that nothing declared is missing from it.
fn read<T: DeserializeOwned + Serialize>(arguments: &str) -> T {
    let answer = words(arguments);
    let json = answer.json();
    let read: T = serde_json::from_str(&answer.stdout).unwrap_or_else(|error| panic!("{arguments}: {error}"));
    assert_eq!(serde_json::to_value(&read).expect("it serialises"), json, "{arguments}");
    assert!(answer.stdout.ends_with("}\n"), "{arguments}");
    read
}

#[test]
fn the_estimate() {
    let known: Estimated =
        read("estimate --device a100:8 --hours 100 --provider gcp --region europe-west3 --json");
    assert_eq!((known.schema.as_str(), known.method.as_str()), ("wattprint.estimate/1", "wattprint"));
    assert!(known.co2e_g.is_some());
    let unknown: Estimated = read("estimate --device a100:8 --hours 100 --json");
    assert!(unknown.co2e_g.is_none() && unknown.intensity_g_per_kwh.is_none(), "not known is not zero");
    assert!(unknown.greener.is_empty());
}

#[test]
fn the_lists() {
    let tables = Tables::embedded();
    let devices: Devices = read("devices --json");
    assert_eq!(
        (devices.schema.as_str(), devices.devices.len()),
        ("wattprint.devices/1", tables.accelerators.len())
    );
    let instances: Instances = read("devices --instances --json");
    assert_eq!(
        (instances.schema.as_str(), instances.instances.len()),
        ("wattprint.instances/1", tables.instances.len())
    );
    let list: ProcessorList = read("devices --cpus --json");
    assert_eq!(
        (list.schema.as_str(), list.processors.len()),
        ("wattprint.processors/1", Processors::embedded().rows().len())
    );
    let regions: Regions = read("regions --json");
    assert_eq!(
        (regions.schema.as_str(), regions.regions.len()),
        ("wattprint.regions/1", tables.regions.len())
    );
    let zones: Zones = read("zones --json");
    assert_eq!((zones.schema.as_str(), zones.zones.len()), ("wattprint.zones/1", tables.zones.len()));
}

#[test]
fn the_estimate_is_the_document_of_core_to_the_byte() {
    let tables = Tables::embedded();
    for path in files("../../tests/golden", "json") {
        let request = request_of(&path);
        let understood = core_request(&request).to_job(tables, Some(Processors::embedded()));
        let understood = understood.unwrap_or_else(|problems| panic!("{}: {problems:?}", path.display()));
        let job = &understood.job;
        let estimate = estimate(job, understood.method, tables);
        let scope = if matches!(job.location, Some(Location::Region(_))) {
            Scope::SameProvider
        } else {
            Scope::Anywhere
        };
        let mut places = greener(job, &estimate, scope, tables);
        places.truncate(10);
        let document = EstimateDocument::new(job, &estimate, &places, tables).to_json() + "\n";
        let mut arguments = arguments_of(&request);
        arguments.push("--json".to_owned());
        let answer = wattprint(&arguments);
        assert_eq!(answer.exit, 0, "{}: {}", path.display(), answer.stderr);
        assert_eq!(answer.stdout, document, "{}", path.display());
    }
}
