//! `wattprint regions`: the cloud regions with their grid zone, its newest figure and their PUE.

use std::io;

use serde::Serialize;
use wattprint_core::request::provider_named;
use wattprint_core::show;
use wattprint_core::tables::{Region, Tables, Zone};
use wattprint_core::units::Pue;

use super::Outcome;
use super::args::RegionsArgs;
use super::console::Console;
use super::listing::{Listing, known, or_dash};
use super::table::{Align, Table};

/// Runs the verb.
pub(super) fn run(args: &RegionsArgs, console: &mut Console) -> io::Result<Outcome> {
    let tables = Tables::embedded();
    let provider = match args.provider.as_deref().map(|text| provider_named(text, tables)).transpose() {
        Ok(provider) => provider,
        Err(problem) => {
            console.problems(&[problem]);
            return Ok(Outcome::BadInput);
        }
    };
    let rows: Vec<Region> = match provider {
        Some(provider) => tables.regions_of(provider).cloned().collect(),
        None => tables.regions.clone(),
    };
    let listing = Listing { kind: "region", rows: &rows, search: args.search.as_deref(), json: args.json };
    let document = |rows: &[&Region]| RegionsDocument {
        schema: "wattprint.regions/1",
        regions: rows.iter().map(|row| region_row(row, tables)).collect(),
    };
    let name = |row: &Region| format!("{} {} ({})", row.provider, row.key, row.name);
    listing.print(console, document, |rows| table(rows, tables), name)
}

#[derive(Serialize)]
struct RegionsDocument {
    schema: &'static str,
    regions: Vec<RegionRow>,
}

/// The zone's figure and the provider's own have different boundaries; they stand side by side and are never
/// mixed.
#[derive(Serialize)]
struct RegionRow {
    provider: &'static str,
    region: &'static str,
    name: &'static str,
    country: Option<&'static str>,
    continent: Option<&'static str>,
    latitude_deg: f64,
    longitude_deg: f64,
    zone: &'static str,
    zone_confidence: &'static str,
    intensity_g_per_kwh: Option<f64>,
    intensity_year: Option<u16>,
    provider_intensity_g_per_kwh: Option<f64>,
    provider_intensity_year: Option<u16>,
    provider_carbon_free_ratio: Option<f64>,
    provider_carbon_free_year: Option<u16>,
    pue: Option<f64>,
    pue_year: Option<u16>,
    pue_scope: Option<&'static str>,
    wue_l_per_kwh: Option<f64>,
}

fn region_row(region: &Region, tables: &Tables) -> RegionRow {
    let newest = tables.zone(region.zone).and_then(Zone::newest);
    RegionRow {
        provider: region.provider,
        region: region.key,
        name: region.name,
        country: known(region.country),
        continent: known(region.continent),
        latitude_deg: region.latitude,
        longitude_deg: region.longitude,
        zone: region.zone,
        zone_confidence: region.zone_confidence,
        intensity_g_per_kwh: newest.map(|(intensity, _)| intensity.grams_per_kwh()),
        intensity_year: newest.map(|(_, year)| year),
        provider_intensity_g_per_kwh: region.provider_grid.map(|(intensity, _)| intensity.grams_per_kwh()),
        provider_intensity_year: region.provider_grid.map(|(_, year)| year),
        provider_carbon_free_ratio: region.provider_carbon_free.map(|(ratio, _)| ratio),
        provider_carbon_free_year: region.provider_carbon_free.map(|(_, year)| year),
        pue: region.pue.map(Pue::ratio),
        pue_year: region.pue_year,
        pue_scope: known(region.pue_scope),
        wue_l_per_kwh: region.wue_l_per_kwh,
    }
}

fn table(rows: &[&Region], tables: &Tables) -> Table<6> {
    let columns = [
        ("PROVIDER", Align::Left),
        ("REGION", Align::Left),
        ("NAME", Align::Left),
        ("ZONE", Align::Left),
        ("G/KWH", Align::Right),
        ("PUE", Align::Right),
    ];
    let mut table = Table::new(columns, 2);
    for region in rows {
        let newest = tables.zone(region.zone).and_then(Zone::newest);
        table.row([
            region.provider.to_owned(),
            region.key.to_owned(),
            region.name.to_owned(),
            region.zone.to_owned(),
            or_dash(newest.map(|(intensity, _)| show::trimmed(intensity.grams_per_kwh()))),
            or_dash(region.pue.map(|pue| show::trimmed(pue.ratio()))),
        ]);
    }
    table
}
