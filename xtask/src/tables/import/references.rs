//! Reference values: factors of energy sources, everyday equivalences, emissions per person, and what
//! making a device emits.

use super::desk::Desk;
use super::text::{number, year};
use crate::outcome::Outcome;

const FACTORS: &str = "factors/energy_source_factors.csv";
const EQUIVALENCES: &str = "equivalences/equivalence_constants.csv";
const PER_CAPITA: &str = "equivalences/owid_co2_per_capita.csv";
const EMBODIED: &str = "embodied/embodied_devices.csv";

pub(crate) fn import(desk: &mut Desk) -> Outcome {
    factors(desk)?;
    equivalences(desk)?;
    per_capita(desk)?;
    embodied(desk)
}

fn factors(desk: &mut Desk) -> Outcome {
    let columns = &["source", "boundary", "g_co2e_per_kwh", "low", "high", "dataset", "reference", "vintage"];
    let sheet = desk.source(FACTORS, columns)?;
    for record in sheet.records() {
        let [grams, low, high] = ["g_co2e_per_kwh", "low", "high"].map(|column| number(desk, record, column));
        let source = desk.source_id(record, "dataset");
        desk.add(
            "energy_sources",
            &[
                ("energy_source", record.get("source")),
                ("boundary", record.get("boundary")),
                ("g_per_kwh", &grams),
                ("low", &low),
                ("high", &high),
                ("source", &source),
                ("year", &year(record.get("vintage")).unwrap_or_default()),
                ("note", record.get("reference")),
            ],
        );
    }
    Ok(())
}

/// The source file's figures, then those that `data/curated/equivalences.csv` adds.
fn equivalences(desk: &mut Desk) -> Outcome {
    let sheet = desk.source(EQUIVALENCES, &["key", "value", "unit", "scope", "source", "year", "grade"])?;
    for record in sheet.records() {
        if !["A", "B"].contains(&record.get("grade")) {
            desk.leave_out("equivalences", record.get("key"), "grade C", EQUIVALENCES);
            continue;
        }
        let value = number(desk, record, "value");
        let source = desk.source_id(record, "source");
        desk.add(
            "equivalences",
            &[
                ("key", record.get("key")),
                ("value", &value),
                ("unit", record.get("unit")),
                ("scope", record.get("scope")),
                ("source", &source),
                ("year", &year(record.get("year")).unwrap_or_default()),
            ],
        );
    }
    let added = desk.curated("equivalences", &["key", "value", "unit", "scope", "source", "year"])?;
    for record in added.records() {
        let value = number(desk, record, "value");
        let mut cells =
            ["key", "unit", "scope", "source", "year"].map(|name| (name, record.get(name))).to_vec();
        cells.push(("value", &value));
        desk.add("equivalences", &cells);
    }
    Ok(())
}

/// Codes that are not a country's, such as `OWID_WRL` for the world, are left blank.
fn per_capita(desk: &mut Desk) -> Outcome {
    let columns = &[
        "entity",
        "code",
        "territorial_year",
        "territorial_t_co2_per_capita",
        "consumption_year",
        "consumption_t_co2_per_capita",
    ];
    let sheet = desk.source(PER_CAPITA, columns)?;
    let persons = desk.curated("equivalence_persons", &["key", "entity", "basis", "unit"])?;
    for record in sheet.records() {
        let [territorial, consumption] = ["territorial_t_co2_per_capita", "consumption_t_co2_per_capita"]
            .map(|column| number(desk, record, column));
        let code = record.get("code");
        let code = if code.len() == 3 { code } else { "" };
        let entity = record.get("entity");
        desk.add(
            "per_capita",
            &[
                ("iso3", code),
                ("name", entity),
                ("territorial_year", record.get("territorial_year")),
                ("territorial_t", &territorial),
                ("consumption_year", record.get("consumption_year")),
                ("consumption_t", &consumption),
                ("source", "owid_co2_per_capita"),
            ],
        );
        for person in persons.records().filter(|person| person.get("entity") == entity) {
            let (value, year) = match person.get("basis") {
                "consumption" => (&consumption, record.get("consumption_year")),
                _ => (&territorial, record.get("territorial_year")),
            };
            desk.add(
                "equivalences",
                &[
                    ("key", person.get("key")),
                    ("value", value),
                    ("unit", person.get("unit")),
                    ("scope", &format!("{} {entity}, CO2 only, without land use", person.get("basis"))),
                    ("source", "owid_co2_per_capita"),
                    ("year", year),
                ],
            );
        }
    }
    Ok(())
}

fn embodied(desk: &mut Desk) -> Outcome {
    let sheet =
        desk.source(EMBODIED, &["device", "scope", "value", "unit", "boundary", "source", "year", "grade"])?;
    for record in sheet.records() {
        if !["A", "B"].contains(&record.get("grade")) {
            desk.leave_out("embodied", record.get("device"), "grade C", EMBODIED);
            continue;
        }
        let value = number(desk, record, "value");
        let source = desk.source_id(record, "source");
        desk.add(
            "embodied",
            &[
                ("device", record.get("device")),
                ("scope", record.get("scope")),
                ("value", &value),
                ("unit", record.get("unit")),
                ("boundary", record.get("boundary")),
                ("source", &source),
                ("year", &year(record.get("year")).unwrap_or_default()),
            ],
        );
    }
    Ok(())
}
