//! The estimate as JSON, `wattprint.estimate/1`: the same bytes from the browser and the terminal.

use serde::Serialize;

use super::assumption::Assumption;
use super::equivalents::equivalents;
use super::greener::GreenerPlace;
use super::job::Job;
use super::peers::peers;
use super::result::Estimate;
use crate::tables::Tables;
use crate::units::CarbonIntensity;

/// Name and version of the document. A reader refuses another number.
pub const SCHEMA: &str = "wattprint.estimate/1";

/// The document. Figures are not rounded; what is not known is `null`.
#[derive(Debug, Serialize)]
pub struct EstimateDocument {
    schema: &'static str,
    method: &'static str,
    energy_it_kwh: f64,
    energy_facility_kwh: f64,
    energy_facility_kwh_low: f64,
    energy_facility_kwh_high: f64,
    pue: f64,
    intensity_g_per_kwh: Option<f64>,
    co2e_g: Option<f64>,
    co2e_g_low: Option<f64>,
    co2e_g_high: Option<f64>,
    device_hours: Option<f64>,
    parts: Vec<PartRow>,
    assumptions: Vec<AssumptionRow>,
    greener: Vec<GreenerRow>,
    peers: Vec<PeerRow>,
    equivalents: Vec<EquivalentRow>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PartRow {
    name: &'static str,
    energy_it_kwh: f64,
}

#[derive(Debug, Serialize)]
struct AssumptionRow {
    name: &'static str,
    value: f64,
    unit: &'static str,
    source: String,
    low: f64,
    high: f64,
    given: bool,
    effect_low: f64,
    effect_high: f64,
}

#[derive(Debug, Serialize)]
struct GreenerRow {
    provider: &'static str,
    region: &'static str,
    zone: &'static str,
    co2e_g: f64,
    pue: f64,
    intensity_g_per_kwh: f64,
    ratio: Option<f64>,
    distance_km: Option<f64>,
    least_round_trip_ms: Option<f64>,
}

#[derive(Debug, Serialize)]
struct PeerRow {
    method: &'static str,
    energy_it_kwh: f64,
    energy_facility_kwh: f64,
    pue: f64,
    intensity_g_per_kwh: Option<f64>,
    co2e_g: Option<f64>,
    ratio: Option<f64>,
}

#[derive(Debug, Serialize)]
struct EquivalentRow {
    name: &'static str,
    amount: f64,
    each_g: f64,
    source: &'static str,
}

impl EstimateDocument {
    /// The document of an estimate with the places found for it.
    #[must_use]
    pub fn new(job: &Job, estimate: &Estimate, greener: &[GreenerPlace], tables: &'static Tables) -> Self {
        let co2e = estimate.co2e;
        let facility = &estimate.energy_facility;
        Self {
            schema: SCHEMA,
            method: estimate.method.id(),
            energy_it_kwh: estimate.energy_it.kwh(),
            energy_facility_kwh: facility.central.kwh(),
            energy_facility_kwh_low: facility.low.kwh(),
            energy_facility_kwh_high: facility.high.kwh(),
            pue: estimate.pue.ratio(),
            intensity_g_per_kwh: estimate.intensity.map(CarbonIntensity::grams_per_kwh),
            co2e_g: co2e.map(|range| range.central.grams()),
            co2e_g_low: co2e.map(|range| range.low.grams()),
            co2e_g_high: co2e.map(|range| range.high.grams()),
            device_hours: job.device_hours(),
            parts: estimate
                .parts
                .iter()
                .map(|part| PartRow { name: part.kind.name(), energy_it_kwh: part.energy.kwh() })
                .collect(),
            assumptions: estimate.assumptions.iter().map(assumption_row).collect(),
            greener: greener.iter().map(greener_row).collect(),
            peers: peers(job, estimate, tables)
                .iter()
                .map(|peer| PeerRow {
                    method: peer.estimate.method.id(),
                    energy_it_kwh: peer.estimate.energy_it.kwh(),
                    energy_facility_kwh: peer.estimate.energy_facility.central.kwh(),
                    pue: peer.estimate.pue.ratio(),
                    intensity_g_per_kwh: peer.estimate.intensity.map(CarbonIntensity::grams_per_kwh),
                    co2e_g: peer.estimate.co2e.map(|range| range.central.grams()),
                    ratio: peer.ratio,
                })
                .collect(),
            equivalents: co2e.map_or_else(Vec::new, |range| {
                let all = equivalents(range.central, tables).into_iter();
                all.map(|row| EquivalentRow {
                    name: row.kind.key(),
                    amount: row.amount,
                    each_g: row.each.grams(),
                    source: row.source,
                })
                .collect()
            }),
            notes: estimate.notes.clone(),
        }
    }

    /// The document as JSON over several lines.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists of them always serialise; infinite numbers become null.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

fn assumption_row(assumption: &Assumption) -> AssumptionRow {
    AssumptionRow {
        name: assumption.kind.name(),
        value: assumption.value,
        unit: assumption.kind.unit(),
        source: assumption.source.to_string(),
        low: assumption.low,
        high: assumption.high,
        given: assumption.given,
        effect_low: assumption.effect_low,
        effect_high: assumption.effect_high,
    }
}

fn greener_row(place: &GreenerPlace) -> GreenerRow {
    GreenerRow {
        provider: place.region.provider,
        region: place.region.key,
        zone: place.region.zone,
        co2e_g: place.co2e.grams(),
        pue: place.pue.ratio(),
        intensity_g_per_kwh: place.intensity.grams_per_kwh(),
        ratio: place.ratio,
        distance_km: place.distance_km,
        least_round_trip_ms: place.least_round_trip_ms(),
    }
}
