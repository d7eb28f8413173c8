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
use super::table::{Align, Column, Table};

/// Columns of a terminal that has room for what the provider states.
const WITH_OWN_FIGURES: usize = 100;

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
    if console.terminal_width().is_none_or(|width| width >= WITH_OWN_FIGURES) {
        listing.print(console, document, |rows| wide_table(rows, tables), name)
    } else {
        listing.print(console, document, |rows| table(rows, tables), name)
    }
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

const PLACE: [Column; 5] = [
    ("PROVIDER", Align::Left),
    ("REGION", Align::Left),
    ("NAME", Align::Left),
    ("ZONE", Align::Left),
    ("SURE", Align::Left),
];
const ZONE_FIGURE: Column = ("G/KWH", Align::Right);
const PUE: Column = ("PUE", Align::Right);
/// The column that gives way.
const NAME: usize = 2;

/// Grid zone and how sure it is, the zone's figure, PUE.
fn table(rows: &[&Region], tables: &Tables) -> Table<7> {
    let [provider, region, name, zone, sure] = PLACE;
    let mut table = Table::new([provider, region, name, zone, sure, ZONE_FIGURE, PUE], NAME);
    for row in rows {
        let [provider, region, name, zone, sure] = place(row);
        table.row([provider, region, name, zone, sure, zone_figure(row, tables), pue(row)]);
    }
    table
}

/// The same with the provider's own grid figure and carbon-free share between them.
fn wide_table(rows: &[&Region], tables: &Tables) -> Table<9> {
    let [provider, region, name, zone, sure] = PLACE;
    let own = [("OWN", Align::Right), ("CFE", Align::Right)];
    let columns = [provider, region, name, zone, sure, ZONE_FIGURE, own[0], own[1], PUE];
    let mut table = Table::new(columns, NAME);
    for row in rows {
        let [provider, region, name, zone, sure] = place(row);
        let own = or_dash(row.provider_grid.map(|(own, _)| show::trimmed(own.grams_per_kwh())));
        let carbon_free = or_dash(row.provider_carbon_free.map(|(ratio, _)| show::percent(ratio)));
        let figure = zone_figure(row, tables);
        table.row([provider, region, name, zone, sure, figure, own, carbon_free, pue(row)]);
    }
    table
}

fn place(row: &Region) -> [String; 5] {
    [row.provider, row.key, row.name, row.zone, row.zone_confidence].map(str::to_owned)
}

fn zone_figure(row: &Region, tables: &Tables) -> String {
    let newest = tables.zone(row.zone).and_then(Zone::newest);
    or_dash(newest.map(|(intensity, _)| show::trimmed(intensity.grams_per_kwh())))
}

fn pue(row: &Region) -> String {
    or_dash(row.pue.map(|pue| show::trimmed(pue.ratio())))
}
