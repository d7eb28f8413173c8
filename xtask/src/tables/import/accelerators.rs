//! Accelerators: Epoch AI's list and a supplement of single facts, merged by `accelerator_names.csv`
//! (which source rows are one product, and what it is called), with the known faults put right by
//! `accelerator_corrections.csv` and idle power from `accelerator_idle.csv`.
//!
//! The first row of a product that is to be kept leads; the others only fill its blanks. Where they
//! disagree on the power, a correction has to decide.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::text::{note, number, slug};
use crate::outcome::Outcome;
use crate::tables::csv_file::{Record, Sheet};
use crate::tables::problem::Place;

const EPOCH: &str = "hardware/epoch_ml_hardware_2026-03.csv";
const SUPPLEMENT: &str = "hardware/gpu_supplement.csv";
const IDLE: &str = "hardware/ccf_processor_min_max_watts.csv";
const IDLE_SOURCE: &str = "ccf";

/// A product being put together; `power_place` is where its power was read.
#[derive(Default)]
struct Product {
    cells: BTreeMap<&'static str, String>,
    notes: Vec<String>,
    power_place: Option<Place>,
}

impl Product {
    fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Fills a blank.
    fn fill(&mut self, column: &'static str, text: &str) {
        if self.get(column).is_empty() {
            self.cells.insert(column, text.to_owned());
        }
    }
}

pub(crate) fn import(desk: &mut Desk) -> Outcome {
    let epoch_columns = &[
        "name",
        "manufacturer",
        "release_date",
        "tdp_w",
        "memory_gb",
        "tflops_fp32",
        "tflops_fp16_bf16_tensor",
        "tflops_fp16_non_tensor",
    ];
    let epoch = desk.source(EPOCH, epoch_columns)?;
    let supplement = desk.source(
        SUPPLEMENT,
        &["name", "manufacturer", "release_date", "tdp_w", "memory_gb", "tflops_fp32", "source", "note"],
    )?;
    let columns = &["source_name", "decision", "id", "name", "form_factor", "kind", "vendor", "note"];
    let names = desk.curated("accelerator_names", columns)?;
    stale_names(desk, &names, &[&epoch, &supplement]);

    let mut products: BTreeMap<String, Product> = BTreeMap::new();
    for leading in [true, false] {
        for (sheet, is_epoch) in [(&epoch, true), (&supplement, false)] {
            for record in sheet.records() {
                let name = names.records().find(|row| row.get("source_name") == record.get("name"));
                let decision = name.map_or("keep", |row| row.get("decision"));
                match decision {
                    "keep" | "merge" if (decision == "keep") == leading => {
                        let facts = facts(desk, record, is_epoch);
                        add(desk, &mut products, record, name, facts);
                    }
                    "drop" if leading => {
                        let reason = name.map_or("", |row| row.get("note"));
                        desk.leave_out("accelerators", record.get("name"), reason, sheet.file.as_str());
                    }
                    _ => {}
                }
            }
        }
    }
    correct(desk, &mut products)?;
    idle(desk, &mut products)?;
    for (id, product) in products {
        if product.get("tdp_w").is_empty() {
            desk.leave_out("accelerators", product.get("name"), "no source in hand gives its power", EPOCH);
            continue;
        }
        let notes: Vec<&str> = product.notes.iter().map(String::as_str).collect();
        let note = note(&notes);
        let source = product.get("source").to_owned();
        let year = desk.year(&source);
        let mut cells: Vec<(&str, &str)> =
            product.cells.iter().map(|(column, text)| (*column, text.as_str())).collect();
        cells.extend([("id", id.as_str()), ("year", &year), ("note", &note)]);
        desk.add("accelerators", &cells);
    }
    Ok(())
}

/// A curated name whose source row is gone would hide a renaming.
fn stale_names(desk: &mut Desk, names: &Sheet, sheets: &[&Sheet]) {
    for row in names.records() {
        let name = row.get("source_name");
        if !sheets.iter().any(|sheet| sheet.records().any(|record| record.get("name") == name)) {
            desk.refuse(
                row.place("source_name"),
                format!("no source lists `{name}` any more; remove this row"),
            );
        }
        if !["keep", "merge", "drop"].contains(&row.get("decision")) {
            desk.refuse(row.place("decision"), "the decision must be keep, merge or drop");
        }
    }
}

/// What one source row says, as cells of ours.
fn facts(desk: &mut Desk, record: Record<'_>, is_epoch: bool) -> Vec<(&'static str, String)> {
    let fp16 = if is_epoch {
        let tensor = number(desk, record, "tflops_fp16_bf16_tensor");
        if tensor.is_empty() { number(desk, record, "tflops_fp16_non_tensor") } else { tensor }
    } else {
        String::new()
    };
    let year = record.get("release_date").split('-').next().unwrap_or_default().to_owned();
    vec![
        ("memory_gb", number(desk, record, "memory_gb")),
        ("tdp_w", number(desk, record, "tdp_w")),
        ("release_year", year),
        ("tflops_fp32", number(desk, record, "tflops_fp32")),
        ("tflops_fp16", fp16),
    ]
}

/// Adds a source row to its product.
fn add(
    desk: &mut Desk,
    products: &mut BTreeMap<String, Product>,
    record: Record<'_>,
    name: Option<Record<'_>>,
    facts: Vec<(&'static str, String)>,
) {
    let id = name.map_or_else(|| slug(record.get("name")), |row| row.get("id").to_owned());
    let is_epoch = record.place("name").file == EPOCH;
    let source = if is_epoch { "epoch_hardware".to_owned() } else { desk.source_id(record, "source") };
    let merges = name.is_some_and(|row| row.get("decision") == "merge");
    if merges && !products.contains_key(&id) {
        let row = name.unwrap_or(record);
        desk.refuse(row.place("id"), format!("`{id}` merges into a product that no row keeps"));
        return;
    }
    let product = products.entry(id).or_default();
    if !merges {
        let own = |column: &str| name.map_or("", |row| row.get(column));
        let or = |text: &str, otherwise: &str| {
            if text.is_empty() { otherwise.to_owned() } else { text.to_owned() }
        };
        product.fill("name", &or(own("name"), record.get("name")));
        product.fill("vendor", &or(own("vendor"), record.get("manufacturer")));
        product.fill("kind", &or(own("kind"), "gpu"));
        product.fill("form_factor", own("form_factor"));
        product.notes.push(own("note").to_owned());
        if !is_epoch {
            product.notes.push(record.get("note").to_owned());
        }
    }
    for (column, text) in facts {
        if column == "tdp_w" && !text.is_empty() {
            if product.get(column).is_empty() {
                product.cells.insert("source", source.clone());
                product.power_place = Some(record.place(column));
            } else if product.get(column) != text {
                product.notes.push(format!("another row of the sources says {text} W"));
                product.cells.insert("disputed", text.clone());
            }
        }
        product.fill(column, &text);
    }
}

/// Puts known faults right. A correction names the value it replaces, so that it is noticed when the
/// source changes.
fn correct(desk: &mut Desk, products: &mut BTreeMap<String, Product>) -> Outcome {
    let corrections =
        desk.curated("accelerator_corrections", &["id", "column", "was", "value", "source", "reason"])?;
    for row in corrections.records() {
        let (id, column) = (row.get("id"), row.get("column"));
        let Some(product) = products.get_mut(id) else {
            desk.refuse(row.place("id"), format!("no accelerator has the id `{id}`"));
            continue;
        };
        let Some(column) = CORRECTABLE.iter().copied().find(|known| *known == column) else {
            desk.refuse(
                row.place("column"),
                format!("`{column}` cannot be corrected; it must be one of {CORRECTABLE:?}"),
            );
            continue;
        };
        let found = product.get(column).to_owned();
        if found != row.get("was") {
            let sentence = format!(
                "the sources now say `{found}` for {column} of {id}; look whether the correction is still needed"
            );
            desk.refuse(row.place("was"), sentence);
            continue;
        }
        product.cells.insert(column, row.get("value").to_owned());
        if column == "tdp_w" {
            product.cells.insert("source", row.get("source").to_owned());
            product.cells.remove("disputed");
            product.notes.retain(|note| !note.starts_with("another row"));
        }
        let was = if found.is_empty() { "blank" } else { &found };
        product.notes.push(format!(
            "{column} corrected, was {was}: {} ({})",
            row.get("reason"),
            row.get("source")
        ));
    }
    for (id, product) in products {
        if let Some(other) = product.cells.remove("disputed") {
            let place =
                product.power_place.clone().unwrap_or(Place { file: EPOCH.to_owned(), line: 1, column: 1 });
            let sentence = format!(
                "{id} has {} W here and {other} W in another row; decide in data/curated/accelerator_corrections.csv",
                product.get("tdp_w")
            );
            desk.refuse(place, sentence);
        }
    }
    Ok(())
}

const CORRECTABLE: &[&str] = &["memory_gb", "tdp_w", "release_year", "tflops_fp32", "tflops_fp16"];

/// Idle power: the Cloud Carbon Footprint's least watts of a processor, or a figure given directly.
fn idle(desk: &mut Desk, products: &mut BTreeMap<String, Product>) -> Outcome {
    let watts = desk.source(IDLE, &["processor", "kind", "min_w"])?;
    let assigned = desk.curated("accelerator_idle", &["id", "processor", "idle_w", "source"])?;
    for row in assigned.records() {
        let (id, processor) = (row.get("id"), row.get("processor"));
        let Some(product) = products.get_mut(id) else {
            desk.refuse(row.place("id"), format!("no accelerator has the id `{id}`"));
            continue;
        };
        let (idle, source) = if processor.is_empty() {
            (number(desk, row, "idle_w"), row.get("source"))
        } else {
            let found = watts.records().find(|record| record.get("processor") == processor);
            let Some(found) = found else {
                desk.refuse(row.place("processor"), format!("{IDLE} has no processor `{processor}`"));
                continue;
            };
            (number(desk, found, "min_w"), IDLE_SOURCE)
        };
        product.cells.insert("idle_w", idle);
        product.cells.insert("idle_source", source.to_owned());
    }
    Ok(())
}
