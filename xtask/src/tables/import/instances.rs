//! Cloud instances with accelerators. `instance_accelerators.csv` says which product the source's words
//! mean, and how much of it one counts (a board with two GPUs, sold by the GPU, counts half).

use super::desk::Desk;
use super::text::{note, number, plain};
use crate::outcome::Outcome;

const FILE: &str = "hardware/cloud_gpu_instances.csv";

pub(crate) fn import(desk: &mut Desk) -> Outcome {
    let sheet = desk.source(
        FILE,
        &[
            "provider",
            "instance_type",
            "accelerator",
            "accelerator_count",
            "vcpus",
            "memory_gb",
            "source",
            "note",
        ],
    )?;
    let meanings = desk.curated("instance_accelerators", &["accelerator", "id", "factor", "note"])?;
    let providers = desk.curated("provider_names", &["source_name", "provider"])?;
    for record in sheet.records() {
        let words = record.get("accelerator");
        let Some(meaning) = meanings.records().find(|row| row.get("accelerator") == words) else {
            let sentence =
                format!("`{words}` is not in data/curated/instance_accelerators.csv; add what it means");
            desk.refuse(record.place("accelerator"), sentence);
            continue;
        };
        let renamed = providers.records().find(|row| row.get("source_name") == record.get("provider"));
        let provider = renamed.map_or(record.get("provider"), |row| row.get("provider"));
        let instance = record.get("instance_type");
        if meaning.get("id").is_empty() {
            let item = format!("{provider} {instance} ({words})");
            desk.leave_out("instances", &item, meaning.get("note"), FILE);
            continue;
        }
        let counted: f64 = number(desk, record, "accelerator_count").parse().unwrap_or_default();
        let factor: f64 = number(desk, meaning, "factor").parse().unwrap_or(1.0);
        let vcpus = number(desk, record, "vcpus");
        let memory = number(desk, record, "memory_gb");
        let source = desk.source_id(record, "source");
        let year = desk.year(&source);
        desk.add(
            "instances",
            &[
                ("provider", provider),
                ("instance_type", instance),
                ("accelerator", meaning.get("id")),
                ("accelerator_count", &plain(counted * factor)),
                ("vcpus", &vcpus),
                ("memory_gb", &memory),
                ("source", &source),
                ("year", &year),
                ("note", &note(&[record.get("note"), meaning.get("note")])),
            ],
        );
    }
    Ok(())
}
