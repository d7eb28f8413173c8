//! Published footprints of training runs and of answered requests, against which estimates are tested.
//! `footprint_accelerators.csv` says which product the words of a publication mean, if that is clear.

use super::desk::Desk;
use super::text::{fits, note, number};
use crate::outcome::Outcome;
use crate::tables::csv_file::{Record, Sheet};

const TRAINING: &str = "footprints/model_training_footprints.csv";
const INFERENCE: &str = "footprints/inference_footprints.csv";
const GRADES: [&str; 2] = ["A", "B"];

pub(crate) fn import(desk: &mut Desk) -> Outcome {
    let meanings = desk.curated("footprint_accelerators", &["hardware", "case", "id", "note"])?;
    training(desk, &meanings)?;
    inference(desk, &meanings)
}

fn training(desk: &mut Desk, meanings: &Sheet) -> Outcome {
    let columns = &[
        "model",
        "organization",
        "year",
        "parameters_b",
        "hardware",
        "chips",
        "device_hours",
        "wall_days",
        "power_per_chip_w",
        "energy_mwh",
        "pue",
        "pue_included_in_energy",
        "grid_kg_per_kwh",
        "co2e_t_gross",
        "co2e_t_net",
        "scope",
        "source",
        "source_locator",
        "evidence_grade",
    ];
    let sheet = desk.source(TRAINING, columns)?;
    for record in sheet.records() {
        let model = record.get("model");
        if !GRADES.contains(&record.get("evidence_grade")) {
            desk.leave_out("footprints_training", model, "grade C", TRAINING);
            continue;
        }
        let (accelerator, meaning) = meaning(desk, meanings, record, model);
        let source = desk.source_id(record, "source");
        let included = record.get("pue_included_in_energy");
        let (included, how) = included.split_once(' ').unwrap_or((included, ""));
        let figures = [
            ("parameters_b", "parameters_b"),
            ("chips", "chips"),
            ("device_hours", "device_hours"),
            ("wall_days", "wall_days"),
            ("power_per_chip_w", "power_per_chip_w"),
            ("energy_mwh", "energy_mwh"),
            ("pue", "pue"),
            ("grid_kg_per_kwh", "grid_kg_per_kwh"),
            ("co2e_t", "co2e_t_gross"),
            ("co2e_net_t", "co2e_t_net"),
        ];
        let figures = figures.map(|(name, column)| (name, number(desk, record, column)));
        let how = how.trim_start_matches('(').trim_end_matches(')');
        let remark = note(&[how, &meaning]);
        let mut cells: Vec<(&str, &str)> =
            figures.iter().map(|(name, text)| (*name, text.as_str())).collect();
        cells.extend([
            ("model", model),
            ("organization", record.get("organization")),
            ("year", record.get("year")),
            ("hardware", record.get("hardware")),
            ("accelerator", &accelerator),
            ("pue_included", included),
            ("scope", record.get("scope")),
            ("source", &source),
            ("source_locator", record.get("source_locator")),
            ("note", &remark),
        ]);
        desk.add("footprints_training", &cells);
    }
    Ok(())
}

fn inference(desk: &mut Desk, meanings: &Sheet) -> Outcome {
    let columns = &[
        "case",
        "organization",
        "period",
        "requests",
        "energy_kwh",
        "energy_wh_per_request",
        "grid_g_per_kwh",
        "co2e_kg",
        "co2e_g_per_request",
        "water_ml_per_request",
        "hardware",
        "notes",
        "source",
        "evidence_grade",
    ];
    let sheet = desk.source(INFERENCE, columns)?;
    for record in sheet.records() {
        let case = record.get("case");
        if !GRADES.contains(&record.get("evidence_grade")) {
            desk.leave_out("footprints_inference", case, "grade C", INFERENCE);
            continue;
        }
        let (accelerator, meaning) = meaning(desk, meanings, record, case);
        let source = desk.source_id(record, "source");
        let year = desk.year(&source);
        let figures = [
            "requests",
            "energy_kwh",
            "energy_wh_per_request",
            "grid_g_per_kwh",
            "co2e_kg",
            "co2e_g_per_request",
            "water_ml_per_request",
        ];
        let figures = figures.map(|column| (column, number(desk, record, column)));
        let remark = note(&[record.get("notes"), &meaning]);
        let mut cells: Vec<(&str, &str)> =
            figures.iter().map(|(name, text)| (*name, text.as_str())).collect();
        cells.extend([
            ("case", case),
            ("organization", record.get("organization")),
            ("period", record.get("period")),
            ("hardware", record.get("hardware")),
            ("accelerator", &accelerator),
            ("source", &source),
            ("year", &year),
            ("note", &remark),
        ]);
        desk.add("footprints_inference", &cells);
    }
    Ok(())
}

/// The accelerator that a publication means and how that was decided; the first row that fits applies.
fn meaning(desk: &mut Desk, meanings: &Sheet, record: Record<'_>, case: &str) -> (String, String) {
    let hardware = record.get("hardware");
    if hardware.is_empty() {
        return (String::new(), String::new());
    }
    let found = meanings.records().find(|row| row.get("hardware") == hardware && fits(row.get("case"), case));
    let Some(row) = found else {
        let sentence =
            format!("`{hardware}` is not in data/curated/footprint_accelerators.csv; add what it means");
        desk.refuse(record.place("hardware"), sentence);
        return (String::new(), String::new());
    };
    (row.get("id").to_owned(), row.get("note").to_owned())
}
