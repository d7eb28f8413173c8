//! Cloud regions with the grid zone they stand in and what their provider publishes of them, and the PUE
//! and water figures of fleets and sites.

use super::desk::Desk;
use super::places::Places;
use super::text::{fits, note, number, year};
use crate::outcome::Outcome;
use crate::tables::csv_file::{Record, Sheet};

const FILE: &str = "cloud-regions/cloud_regions_merged.csv";
const SOURCE: &str = "cloud_regions";
const FLEETS: &str = "cloud-regions/provider_pue_wue.csv";

pub(crate) fn import(desk: &mut Desk, places: &Places) -> Outcome {
    let columns = &[
        "provider",
        "region_id",
        "display_name",
        "country_iso2",
        "city",
        "lat",
        "lon",
        "grid_zone",
        "provider_grid_g_per_kwh",
        "provider_grid_year",
        "provider_cfe_fraction",
        "provider_cfe_year",
        "pue",
        "pue_year",
        "pue_scope",
        "wue_l_per_kwh",
        "wue_year",
        "location_basis",
        "zone_confidence",
    ];
    let sheet = desk.source(FILE, columns)?;
    let rules = desk.curated("region_rules", &["provider", "region", "column", "value", "action", "note"])?;
    for record in sheet.records() {
        let Some(country) = places.of_iso2(record.get("country_iso2")) else {
            let sentence = "this country is not in data/curated/countries_meta.csv; add it";
            desk.refuse(record.place("country_iso2"), sentence);
            continue;
        };
        let rule = Ruled::of(&rules, record);
        let or_blank = |desk: &mut Desk, column: &str| {
            if rule.blanks(column) { String::new() } else { number(desk, record, column) }
        };
        let grams = or_blank(desk, "provider_grid_g_per_kwh");
        let cfe = or_blank(desk, "provider_cfe_fraction");
        let pue = or_blank(desk, "pue");
        let water = or_blank(desk, "wue_l_per_kwh");
        let wue_scope = match (water.is_empty(), rule.is_company_mean()) {
            (true, _) => "",
            (false, true) => "company mean",
            (false, false) => "region",
        };
        let given = |value: &str, text: &'static str| if value.is_empty() { "" } else { record.get(text) };
        let source_year = desk.year(SOURCE);
        let [lat, lon] = ["lat", "lon"].map(|column| number(desk, record, column));
        desk.add(
            "regions",
            &[
                ("provider", record.get("provider")),
                ("region", record.get("region_id")),
                ("name", record.get("display_name")),
                ("city", record.get("city")),
                ("country_iso2", &country.iso2),
                ("continent", &country.continent),
                ("lat", &lat),
                ("lon", &lon),
                ("zone", record.get("grid_zone")),
                ("zone_confidence", record.get("zone_confidence")),
                ("provider_g_per_kwh", &grams),
                ("provider_g_year", given(&grams, "provider_grid_year")),
                ("provider_cfe", &cfe),
                ("provider_cfe_year", given(&cfe, "provider_cfe_year")),
                ("pue", &pue),
                ("pue_year", given(&pue, "pue_year")),
                ("pue_scope", given(&pue, "pue_scope")),
                ("wue_l_per_kwh", &water),
                ("wue_year", given(&water, "wue_year")),
                ("wue_scope", wue_scope),
                ("location_basis", record.get("location_basis")),
                ("source", SOURCE),
                ("year", &source_year),
                ("note", &rule.note()),
            ],
        );
    }
    fleets(desk)
}

/// The rows of `region_rules.csv` that apply to a region: by provider and region, and where a column has
/// a certain value. The action `blank` leaves that column out, `company_mean` marks its water figure.
struct Ruled<'a>(Vec<Record<'a>>);

impl<'a> Ruled<'a> {
    fn of(rules: &'a Sheet, record: Record<'_>) -> Ruled<'a> {
        let applies = |rule: &Record<'_>| {
            let column = rule.get("column");
            fits(rule.get("provider"), record.get("provider"))
                && fits(rule.get("region"), record.get("region_id"))
                && (column.is_empty() || fits(rule.get("value"), record.get(column)))
        };
        Ruled(rules.records().filter(applies).collect())
    }

    fn blanks(&self, column: &str) -> bool {
        self.0.iter().any(|rule| rule.get("action") == "blank" && rule.get("column") == column)
    }

    fn is_company_mean(&self) -> bool {
        self.0.iter().any(|rule| rule.get("action") == "company_mean")
    }

    fn note(&self) -> String {
        note(&self.0.iter().map(|rule| rule.get("note")).collect::<Vec<&str>>())
    }
}

/// PUE and water of whole fleets, single sites and the industry. Grade C rows are left out.
fn fleets(desk: &mut Desk) -> Outcome {
    let columns = &["provider", "scope", "pue", "pue_year", "wue_l_per_kwh", "wue_year", "source", "grade"];
    let sheet = desk.source(FLEETS, columns)?;
    for record in sheet.records() {
        let (provider, scope) = (record.get("provider"), record.get("scope"));
        if !["A", "B"].contains(&record.get("grade")) {
            let reason = "grade C: not a figure that may be relied on or shipped";
            desk.leave_out("pue", &format!("{provider}: {scope}"), reason, FLEETS);
            continue;
        }
        let [pue, water] = ["pue", "wue_l_per_kwh"].map(|column| number(desk, record, column));
        let source = desk.source_id(record, "source");
        let source_year = desk.year(&source);
        let said = record.get("pue_year");
        let pue_year = year(said).unwrap_or_default();
        let exactly = if said == pue_year { String::new() } else { format!("reported for {said}") };
        let remark = record.get("source").split_once("; ").map_or("", |(_, remark)| remark);
        desk.add(
            "pue",
            &[
                ("provider", provider),
                ("scope", scope),
                ("pue", &pue),
                ("pue_year", &pue_year),
                ("wue_l_per_kwh", &water),
                ("wue_year", &year(record.get("wue_year")).unwrap_or_default()),
                ("source", &source),
                ("year", &source_year),
                ("note", &note(&[&exactly, remark])),
            ],
        );
    }
    Ok(())
}
