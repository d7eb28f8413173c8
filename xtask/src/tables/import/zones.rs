//! Grid zones and their annual figures. A zone's key begins with the two letters of its country.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::places::Places;
use super::text::number;
use crate::outcome::Outcome;

const FILE: &str = "grid-annual/electricitymaps_yearly_2021_2025.csv";
const SOURCE: &str = "electricity_maps_yearly";

pub(crate) fn import(desk: &mut Desk, places: &Places) -> Outcome {
    let columns = &["zone", "zone_name", "year", "g_per_kwh", "renewable_pct", "carbon_free_pct"];
    let sheet = desk.source(FILE, columns)?;
    let mut names = BTreeMap::new();
    for record in sheet.records() {
        let (zone, year) = (record.get("zone"), record.get("year"));
        let [grams, renewable, carbon_free] =
            ["g_per_kwh", "renewable_pct", "carbon_free_pct"].map(|column| number(desk, record, column));
        desk.add(
            "zone_intensity",
            &[
                ("zone", zone),
                ("year", year),
                ("g_per_kwh", &grams),
                ("renewable_pct", &renewable),
                ("carbon_free_pct", &carbon_free),
                ("source", SOURCE),
            ],
        );
        names.insert(zone, record);
    }
    let source_year = desk.year(SOURCE);
    for (zone, record) in names {
        let letters = zone.split('-').next().unwrap_or(zone);
        let Some(country) = places.of_iso2(letters) else {
            let sentence = format!("`{letters}` is not in data/curated/countries_meta.csv; add the country");
            desk.refuse(record.place("zone"), sentence);
            continue;
        };
        // Time zones, and better names where there are, come from data/curated/zones_meta.csv.
        desk.add(
            "zones",
            &[
                ("zone", zone),
                ("name", record.get("zone_name")),
                ("country_iso2", &country.iso2),
                ("continent", &country.continent),
                ("source", SOURCE),
                ("year", &source_year),
            ],
        );
    }
    Ok(())
}
