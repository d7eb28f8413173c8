//! The tables of `data/`, declared once: their columns, in file order, what a cell may hold, which
//! columns make the key. Import writes them, validation checks against them, embedding reads them.

use Kind::{AliasList, Code, Key, Number, OneOf, Slug, Text, TimeZone, Whole};

/// One table: `data/<name>.csv`.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// Columns that together name a row; no two rows may share them.
    pub(crate) key: &'static [&'static str],
    pub(crate) columns: &'static [Column],
}

#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether a blank cell is refused.
    pub(crate) required: bool,
}

/// What a cell may hold.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Any text without line breaks, tabs or spaces at its ends.
    Text,
    /// Small letters, digits, `-` and `_`: an identifier of our own.
    Slug,
    /// Capital letters and digits, this many of them.
    Code(usize),
    /// A number from the first to the second value, in plain decimal notation.
    Number(f64, f64),
    /// A whole number in the same bounds.
    Whole(f64, f64),
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// A value that a column of another table holds.
    Key(&'static str, &'static str),
    /// The name of an IANA time zone, such as `Europe/Berlin`.
    TimeZone,
    /// Search words parted by `;`, each of which may belong to one row only.
    AliasList,
}

const fn need(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: true }
}

const fn may(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: false }
}

const YEAR: Kind = Whole(1990.0, 2035.0);
const TDP_W: Kind = Number(1.0, 3000.0);
const PUE: Kind = Number(1.0, 3.0);
const WUE: Kind = Number(0.0, 20.0);
const G_PER_KWH: Kind = Number(0.0, 1500.0);
const FRACTION: Kind = Number(0.0, 1.0);
const PERCENT: Kind = Number(0.0, 100.0);
const POSITIVE: Kind = Number(f64::MIN_POSITIVE, 1e12);
const NOT_NEGATIVE: Kind = Number(0.0, 1e12);
const SOURCE: Column = need("source", Key("sources", "id"));
const SOURCE_YEAR: Column = need("year", YEAR);
const NOTE: Column = may("note", Text);
const CONTINENT: Column = need("continent", OneOf(&["AF", "AN", "AS", "EU", "NA", "OC", "SA"]));

/// Every table, sources first because the others refer to it.
pub(crate) const TABLES: &[Table] = &[
    Table {
        name: "sources",
        key: &["id"],
        columns: &[
            need("id", Slug),
            need("title", Text),
            need("publisher", Text),
            may("version", Text),
            SOURCE_YEAR,
            need("licence", Text),
            need("licence_grade", OneOf(&["A", "B"])),
            may("url", Text),
            need("attribution", Text),
        ],
    },
    Table {
        name: "accelerators",
        key: &["id"],
        columns: &[
            need("id", Slug),
            need("name", Text),
            need("vendor", Text),
            need("kind", OneOf(&["gpu", "tpu", "npu", "soc", "computer"])),
            may("form_factor", Text),
            may("memory_gb", Number(0.1, 2000.0)),
            need("tdp_w", TDP_W),
            may("idle_w", TDP_W),
            may("idle_source", Key("sources", "id")),
            may("release_year", YEAR),
            may("tflops_fp32", POSITIVE),
            may("tflops_fp16", POSITIVE),
            may("aliases", AliasList),
            SOURCE,
            SOURCE_YEAR,
            NOTE,
        ],
    },
    Table {
        name: "instances",
        key: &["provider", "instance_type"],
        columns: &[
            need("provider", Key("regions", "provider")),
            need("instance_type", Text),
            need("accelerator", Key("accelerators", "id")),
            need("accelerator_count", Number(0.05, 64.0)),
            may("vcpus", Whole(1.0, 1024.0)),
            may("memory_gb", Number(0.5, 32768.0)),
            SOURCE,
            SOURCE_YEAR,
            NOTE,
        ],
    },
    Table {
        name: "processors",
        key: &["name"],
        columns: &[
            need("name", Text),
            may("vendor", Text),
            may("segment", OneOf(&["server", "desktop"])),
            may("cores", Whole(1.0, 512.0)),
            may("threads", Whole(1.0, 1024.0)),
            need("tdp_w", Number(0.1, 3000.0)),
            may("idle_w", Number(0.1, 3000.0)),
            may("idle_source", Key("sources", "id")),
            may("launch_year", YEAR),
            SOURCE,
            SOURCE_YEAR,
        ],
    },
    Table {
        name: "zones",
        key: &["zone"],
        columns: &[
            need("zone", Text),
            need("name", Text),
            need("country_iso2", Code(2)),
            CONTINENT,
            need("time_zone", TimeZone),
            SOURCE,
            SOURCE_YEAR,
        ],
    },
    Table {
        name: "zone_intensity",
        key: &["zone", "year"],
        columns: &[
            need("zone", Key("zones", "zone")),
            SOURCE_YEAR,
            need("g_per_kwh", G_PER_KWH),
            need("renewable_pct", PERCENT),
            need("carbon_free_pct", PERCENT),
            SOURCE,
        ],
    },
    Table {
        name: "zone_spread",
        key: &["zone", "window_hours"],
        columns: &[
            need("zone", Key("zones", "zone")),
            need("window_hours", OneOf(&["1", "24", "168", "720"])),
            need("p10_ratio", Number(0.0, 10.0)),
            need("p90_ratio", Number(0.0, 10.0)),
            SOURCE,
            SOURCE_YEAR,
        ],
    },
    Table {
        name: "countries",
        key: &["iso3"],
        columns: &[
            need("iso2", Code(2)),
            need("iso3", Code(3)),
            need("name", Text),
            CONTINENT,
            SOURCE_YEAR,
            need("g_per_kwh", G_PER_KWH),
            need("g_per_kwh_min_3y", G_PER_KWH),
            need("g_per_kwh_max_3y", G_PER_KWH),
            SOURCE,
        ],
    },
    Table {
        name: "aggregates",
        key: &["name"],
        columns: &[
            need("name", Text),
            SOURCE_YEAR,
            need("g_per_kwh", G_PER_KWH),
            need("g_per_kwh_min_3y", G_PER_KWH),
            need("g_per_kwh_max_3y", G_PER_KWH),
            SOURCE,
        ],
    },
    Table {
        name: "regions",
        key: &["provider", "region"],
        columns: &[
            need("provider", Slug),
            need("region", Slug),
            need("name", Text),
            need("city", Text),
            need("country_iso2", Code(2)),
            CONTINENT,
            need("lat", Number(-90.0, 90.0)),
            need("lon", Number(-180.0, 180.0)),
            need("zone", Key("zones", "zone")),
            need("zone_confidence", OneOf(&["high", "medium", "low"])),
            may("provider_g_per_kwh", G_PER_KWH),
            may("provider_g_year", YEAR),
            may("provider_cfe", FRACTION),
            may("provider_cfe_year", YEAR),
            may("pue", PUE),
            may("pue_year", YEAR),
            may("pue_scope", Text),
            may("wue_l_per_kwh", WUE),
            may("wue_year", YEAR),
            may("wue_scope", OneOf(&["region", "company mean"])),
            need("location_basis", Text),
            SOURCE,
            SOURCE_YEAR,
            NOTE,
        ],
    },
    Table {
        name: "pue",
        key: &["provider", "scope", "pue_year"],
        columns: &[
            need("provider", Slug),
            need("scope", Text),
            need("pue", PUE),
            need("pue_year", YEAR),
            may("wue_l_per_kwh", WUE),
            may("wue_year", YEAR),
            SOURCE,
            SOURCE_YEAR,
            NOTE,
        ],
    },
    Table {
        name: "energy_sources",
        key: &["energy_source", "boundary", "source"],
        columns: &[
            need("energy_source", Slug),
            need("boundary", OneOf(&["lifecycle", "direct", "lifecycle (mixed sources)"])),
            need("g_per_kwh", G_PER_KWH),
            may("low", Number(0.0, 3000.0)),
            may("high", Number(0.0, 3000.0)),
            SOURCE,
            SOURCE_YEAR,
            NOTE,
        ],
    },
    Table {
        name: "footprints_training",
        key: &["model", "source"],
        columns: &[
            need("model", Text),
            may("organization", Text),
            SOURCE_YEAR,
            may("parameters_b", POSITIVE),
            may("hardware", Text),
            may("accelerator", Key("accelerators", "id")),
            may("chips", Whole(1.0, 1e7)),
            may("device_hours", POSITIVE),
            may("wall_days", POSITIVE),
            may("power_per_chip_w", TDP_W),
            may("energy_mwh", POSITIVE),
            may("pue", PUE),
            may("pue_included", OneOf(&["yes", "no"])),
            may("grid_kg_per_kwh", Number(0.0, 1.5)),
            may("co2e_t", NOT_NEGATIVE),
            may("co2e_net_t", NOT_NEGATIVE),
            need("scope", Text),
            SOURCE,
            may("source_locator", Text),
            NOTE,
        ],
    },
    Table {
        name: "footprints_inference",
        key: &["case", "source"],
        columns: &[
            need("case", Text),
            need("organization", Text),
            need("period", Text),
            may("requests", Whole(1.0, 1e15)),
            may("energy_kwh", POSITIVE),
            may("energy_wh_per_request", POSITIVE),
            may("grid_g_per_kwh", G_PER_KWH),
            may("co2e_kg", NOT_NEGATIVE),
            may("co2e_g_per_request", NOT_NEGATIVE),
            may("water_ml_per_request", NOT_NEGATIVE),
            may("hardware", Text),
            may("accelerator", Key("accelerators", "id")),
            SOURCE,
            SOURCE_YEAR,
            NOTE,
        ],
    },
    Table {
        name: "equivalences",
        key: &["key"],
        columns: &[
            need("key", Slug),
            need("value", POSITIVE),
            need("unit", Text),
            may("scope", Text),
            SOURCE,
            SOURCE_YEAR,
        ],
    },
    Table {
        name: "per_capita",
        key: &["name"],
        columns: &[
            may("iso3", Code(3)),
            need("name", Text),
            need("territorial_year", YEAR),
            need("territorial_t", Number(0.0, 200.0)),
            may("consumption_year", YEAR),
            may("consumption_t", Number(0.0, 200.0)),
            SOURCE,
        ],
    },
    Table {
        name: "embodied",
        key: &["device", "scope", "source"],
        columns: &[
            need("device", Text),
            need("scope", Text),
            need("value", POSITIVE),
            need("unit", Text),
            need("boundary", Text),
            SOURCE,
            SOURCE_YEAR,
        ],
    },
    Table {
        name: "mlco2_regions",
        key: &["provider", "region"],
        columns: &[
            need("provider", Slug),
            need("region", Text),
            need("g_per_kwh", G_PER_KWH),
            may("pue", PUE),
            need("measured", OneOf(&["yes", "no"])),
            SOURCE,
            SOURCE_YEAR,
        ],
    },
    Table {
        name: "green_algorithms_pue",
        key: &["provider", "region"],
        columns: &[need("provider", Slug), need("region", Text), need("pue", PUE), SOURCE, SOURCE_YEAR],
    },
    Table {
        name: "unshipped",
        key: &["table", "item"],
        columns: &[need("table", Slug), need("item", Text), need("reason", Text), may("read_in", Text)],
    },
];

/// The table of this name.
pub(crate) fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

impl Table {
    /// The header line that the table's file must have.
    pub(crate) fn header(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.name).collect()
    }

    /// How messages call the table's file.
    pub(crate) fn file(&self) -> String {
        format!("data/{}.csv", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_and_reference_names_a_column_that_exists() {
        for declared in TABLES {
            for key in declared.key {
                assert!(declared.header().contains(key), "{}.{key}", declared.name);
            }
            for column in declared.columns {
                if let Key(to, field) = column.kind {
                    let target = table(to).unwrap();
                    assert!(target.header().contains(&field), "{}.{}", declared.name, column.name);
                }
            }
        }
    }

    #[test]
    fn every_table_of_facts_has_a_source() {
        for declared in TABLES.iter().filter(|table| !["sources", "unshipped"].contains(&table.name)) {
            let source = declared.columns.iter().find(|column| column.name == "source");
            assert!(source.is_some_and(|column| column.required), "{}", declared.name);
        }
    }
}
