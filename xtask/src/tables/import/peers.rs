//! What the peers' calculators assume of cloud regions, kept to reproduce their answers, not to be used
//! for new ones.

use super::desk::Desk;
use super::text::number;
use crate::outcome::Outcome;

const MLCO2: &str = "cloud-regions/mlco2_impact_2019.csv";
const GREEN_ALGORITHMS: &str = "cloud-regions/green_algorithms_datacenters.csv";

pub(crate) fn import(desk: &mut Desk) -> Outcome {
    let sheet = desk.source(MLCO2, &["provider", "region", "regionName", "impact", "source", "PUE"])?;
    let year = desk.year("mlco2_impact");
    for record in sheet.records() {
        let region =
            Some(record.get("region")).filter(|id| !id.is_empty()).unwrap_or(record.get("regionName"));
        let [grams, pue] = ["impact", "PUE"].map(|column| number(desk, record, column));
        let measured = if record.get("source").starts_with("measured") { "yes" } else { "no" };
        desk.add(
            "mlco2_regions",
            &[
                ("provider", record.get("provider")),
                ("region", region),
                ("g_per_kwh", &grams),
                ("pue", &pue),
                ("measured", measured),
                ("source", "mlco2_impact"),
                ("year", &year),
            ],
        );
    }
    let sheet = desk.source_with_preamble(GREEN_ALGORITHMS, &["provider", "Name", "PUE"])?;
    let year = desk.year("green_algorithms");
    for record in sheet.records().filter(|record| !record.get("PUE").is_empty()) {
        let pue = number(desk, record, "PUE");
        desk.add(
            "green_algorithms_pue",
            &[
                ("provider", record.get("provider")),
                ("region", record.get("Name")),
                ("pue", &pue),
                ("source", "green_algorithms"),
                ("year", &year),
            ],
        );
    }
    Ok(())
}
