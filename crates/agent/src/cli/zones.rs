//! `wattprint zones`: the grid zones with their annual figures. Figures are average, lifecycle and
//! consumption-based.

use std::io;

use serde::Serialize;
use wattprint_core::show;
use wattprint_core::tables::{SPREAD_WINDOWS, Tables, Zone};
use wattprint_core::units::CarbonIntensity;

use super::Outcome;
use super::args::ZonesArgs;
use super::console::Console;
use super::listing::{Listing, known, or_dash};
use super::table::{Align, Table};

/// Runs the verb.
pub(super) fn run(args: &ZonesArgs, console: &mut Console) -> io::Result<Outcome> {
    let rows = Tables::embedded().zones.as_slice();
    let listing = Listing { kind: "grid zone", rows, search: args.search.as_deref(), json: args.json };
    let document = |rows: &[&Zone]| ZonesDocument {
        schema: "wattprint.zones/1",
        zones: rows.iter().map(|row| zone_row(row)).collect(),
    };
    listing.print(console, document, table, |row| format!("{} ({})", row.key, row.name))
}

#[derive(Serialize)]
struct ZonesDocument {
    schema: &'static str,
    zones: Vec<ZoneRow>,
}

#[derive(Serialize)]
struct ZoneRow {
    zone: &'static str,
    name: &'static str,
    country: Option<&'static str>,
    continent: Option<&'static str>,
    time_zone: Option<&'static str>,
    intensity_g_per_kwh: Option<f64>,
    intensity_year: Option<u16>,
    annual: Vec<AnnualRow>,
    renewable_pct: Option<f64>,
    carbon_free_pct: Option<f64>,
    spread: Vec<SpreadRow>,
}

/// The mean of a year.
#[derive(Serialize)]
struct AnnualRow {
    year: u16,
    intensity_g_per_kwh: Option<f64>,
}

/// Means over windows of that length as ratios to the mean of the year: 10th and 90th percentile.
#[derive(Serialize)]
struct SpreadRow {
    window_h: f64,
    p10_ratio: f64,
    p90_ratio: f64,
}

fn zone_row(zone: &Zone) -> ZoneRow {
    let newest = zone.newest();
    let annual = zone.by_year().map(|(year, intensity)| AnnualRow {
        year,
        intensity_g_per_kwh: intensity.map(CarbonIntensity::grams_per_kwh),
    });
    let spread = SPREAD_WINDOWS.into_iter().zip(zone.spread).filter_map(|(window_h, spread)| {
        spread.map(|spread| SpreadRow { window_h, p10_ratio: spread.p10, p90_ratio: spread.p90 })
    });
    ZoneRow {
        zone: zone.key,
        name: zone.name,
        country: known(zone.country),
        continent: known(zone.continent),
        time_zone: known(zone.time_zone),
        intensity_g_per_kwh: newest.map(|(intensity, _)| intensity.grams_per_kwh()),
        intensity_year: newest.map(|(_, year)| year),
        annual: annual.collect(),
        renewable_pct: zone.renewable_pct,
        carbon_free_pct: zone.carbon_free_pct,
        spread: spread.collect(),
    }
}

fn table(rows: &[&Zone]) -> Table<7> {
    let columns = [
        ("ZONE", Align::Left),
        ("NAME", Align::Left),
        ("G/KWH", Align::Right),
        ("YEAR", Align::Right),
        ("RENEWABLE", Align::Right),
        ("CARBON-FREE", Align::Right),
        ("TIME ZONE", Align::Left),
    ];
    let mut table = Table::new(columns, 1);
    for zone in rows {
        let newest = zone.newest();
        let share = |pct: Option<f64>| or_dash(pct.map(|pct| show::percent(pct / 100.0)));
        table.row([
            zone.key.to_owned(),
            zone.name.to_owned(),
            or_dash(newest.map(|(intensity, _)| show::trimmed(intensity.grams_per_kwh()))),
            or_dash(newest.map(|(_, year)| year.to_string())),
            share(zone.renewable_pct),
            share(zone.carbon_free_pct),
            or_dash(known(zone.time_zone).map(str::to_owned)),
        ]);
    }
    table
}
