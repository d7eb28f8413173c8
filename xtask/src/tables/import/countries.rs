//! Annual intensity of countries and of groups of countries, from Ember through Our World in Data: the
//! newest year of each, with the least and most of that year and the two before it.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::places::Places;
use super::text::{number, plain};
use crate::outcome::Outcome;

const FILE: &str = "grid-annual/owid_ember_carbon_intensity_by_year.csv";
const SOURCE: &str = "ember";
/// A country whose newest figure is older than this, counted from the newest of all, is left out.
const OLDEST_YEARS: u32 = 10;

pub(crate) fn import(desk: &mut Desk, places: &Places) -> Outcome {
    let sheet = desk.source(FILE, &["entity", "code", "year", "g_per_kwh"])?;
    let mut entities: BTreeMap<(&str, &str), BTreeMap<u32, f64>> = BTreeMap::new();
    for record in sheet.records() {
        let grams: Option<f64> = number(desk, record, "g_per_kwh").parse().ok();
        let year: Option<u32> = record.get("year").parse().ok();
        let (Some(grams), Some(year)) = (grams, year) else {
            desk.refuse(record.place("year"), "this row has no year or no figure");
            continue;
        };
        entities.entry((record.get("entity"), record.get("code"))).or_default().insert(year, grams);
    }
    let newest_of_all = entities.values().filter_map(|years| years.keys().last()).max().copied().unwrap_or(0);
    for ((entity, code), years) in entities {
        let Some((newest, grams)) = years.last_key_value() else { continue };
        if newest + OLDEST_YEARS < newest_of_all {
            desk.leave_out("countries", entity, &format!("its newest figure is of {newest}"), FILE);
            continue;
        }
        let recent = || years.range(newest.saturating_sub(2)..).map(|(_, grams)| *grams);
        let least = plain(recent().fold(f64::INFINITY, f64::min));
        let most = plain(recent().fold(0.0, f64::max));
        let (year, grams) = (newest.to_string(), plain(*grams));
        let figures = [
            ("year", year.as_str()),
            ("g_per_kwh", &grams),
            ("g_per_kwh_min_3y", &least),
            ("g_per_kwh_max_3y", &most),
            ("source", SOURCE),
        ];
        let mut cells = vec![("name", entity)];
        cells.extend(figures);
        match places.of_iso3(code) {
            Some(country) => {
                cells.extend([
                    ("iso2", country.iso2.as_str()),
                    ("iso3", &country.iso3),
                    ("continent", &country.continent),
                ]);
                desk.add("countries", &cells);
            }
            None if code.is_empty() || code.starts_with("OWID_") => desk.add("aggregates", &cells),
            None => {
                let row = sheet.records().find(|record| record.get("code") == code);
                if let Some(row) = row {
                    let sentence =
                        format!("`{code}` is not in data/curated/countries_meta.csv; add the country");
                    desk.refuse(row.place("code"), sentence);
                }
            }
        }
    }
    Ok(())
}
