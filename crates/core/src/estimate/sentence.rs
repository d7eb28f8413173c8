//! An estimate in words: the sentence a colleague would say, and the same with its reasons as Markdown.

use std::fmt::Write as _;

use super::job::{DeviceUse, Job, Location};
use super::result::Estimate;
use crate::show;
use crate::tables::provider_name;

/// The devices and their time: `8 × NVIDIA A100 SXM4 80 GB for 100 h`.
#[must_use]
pub fn work_name(job: &Job) -> String {
    let mut text = match job.measured {
        Some(energy) => format!("A job that measured {}", show::energy(energy)),
        None => {
            let devices: Vec<String> =
                job.accelerators.iter().chain(&job.processors).map(device_name).collect();
            devices.join(" and ")
        }
    };
    if let (None, Some(hours)) = (job.measured, job.hours) {
        let _ = write!(text, " for {}", show::hours(hours));
    }
    if job.repeat != 1.0 {
        let _ = write!(text, ", {} times", show::trimmed(job.repeat));
    }
    text
}

fn device_name(device: &DeviceUse) -> String {
    format!("{} × {}", show::trimmed(device.count), device.name)
}

/// The place: `Google Cloud europe-west3 (Frankfurt)`.
#[must_use]
pub fn location_name(location: Location) -> String {
    match location {
        Location::Region(region) => {
            format!("{} {} ({})", provider_name(region.provider), region.key, region.name)
        }
        Location::Zone(zone) => format!("{} ({})", zone.name, zone.key),
        Location::Country(country) => country.name.to_owned(),
        Location::Own(own) => format!("a grid of {} g/kWh", show::trimmed(own.grams_per_kwh())),
    }
}

/// The result in one sentence, ready for a message or a paper.
#[must_use]
pub fn sentence(job: &Job, estimate: &Estimate) -> String {
    let energy = show::energy(estimate.energy_facility.central);
    let place = job.location.map(|location| format!(" in {}", location_name(location))).unwrap_or_default();
    let work = work_name(job);
    match estimate.co2e {
        Some(range) => {
            let scale = show::mass_scale(range.central);
            let spread = if range.low == range.high {
                String::new()
            } else {
                format!(
                    " (between {} and {}{}{})",
                    show::mass_in(range.low, scale),
                    show::mass_in(range.high, scale),
                    show::THIN,
                    scale.unit
                )
            };
            format!(
                "{work}{place} uses about {energy} and emits about {} CO2e{spread}.",
                show::mass(range.central)
            )
        }
        None => format!("{work}{place} uses about {energy}; without a place there is no CO2e figure."),
    }
}

/// The result with parts and assumptions, as Markdown.
#[must_use]
pub fn markdown(job: &Job, estimate: &Estimate) -> String {
    let mut out = format!("{}\n\n| part | IT energy |\n|---|---|\n", sentence(job, estimate));
    for part in &estimate.parts {
        let _ = writeln!(out, "| {} | {} |", part.kind.name(), show::energy(part.energy));
    }
    out.push_str("\n| assumption | value | range | source |\n|---|---|---|---|\n");
    for row in &estimate.assumptions {
        let range = if row.low == row.high {
            String::new()
        } else {
            format!("{} to {}", show::trimmed(row.low), show::trimmed(row.high))
        };
        let unit = if row.kind.unit() == "1" { String::new() } else { format!(" {}", row.kind.unit()) };
        let name = row.kind.name().replace('_', " ");
        let source = row.source.replace('|', "/");
        let _ = writeln!(out, "| {name} | {}{unit} | {range} | {source} |", show::trimmed(row.value));
    }
    let _ = writeln!(
        out,
        "\nMethod: {}. Average, lifecycle, location-based grid intensity; operational emissions only.",
        estimate.method.name()
    );
    out
}
