//! The generated files: tab-separated, small, sorted for binary search. The first line starts with `#`
//! and names the columns; a blank cell means absent; there are no quotes. The core crate embeds those of
//! `crates/core/src/tables/embedded/`; the long processor list lies in `static/tables/`, because a page
//! fetches it only when somebody looks for a processor.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use super::csv_file::{Record, Sheet};
use super::schema;
use super::validate::Tables;

const EMBEDDED: &str = "crates/core/src/tables/embedded";
/// Fetched by address and cached for long: when the content changes, so must the number in the name.
const PROCESSORS: &str = "static/tables/processors-1.tsv";

/// A generated file: where it lies under the repository's root, and its text.
pub(crate) struct Generated {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Generated {
    /// Path, rows and bytes in one line, as the byte budgets need them.
    pub(crate) fn summary(&self) -> String {
        let rows = self.text.lines().count().saturating_sub(1);
        let packed = gzip_bytes(&self.text);
        format!("{}: {rows} rows, {} bytes, {packed} bytes gzip", self.path, self.text.len())
    }
}

fn gzip_bytes(text: &str) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let written = encoder.write_all(text.as_bytes());
    written.and_then(|()| encoder.finish()).map_or(0, |bytes| bytes.len())
}

/// A file that takes its columns from one table: `(name in the file, name in the table)`. Rows are sorted
/// by the table's key.
struct Plain {
    file: &'static str,
    table: &'static str,
    columns: &'static [(&'static str, &'static str)],
}

const PLAIN: &[Plain] = &[
    Plain {
        file: "accelerators",
        table: "accelerators",
        columns: &[
            ("id", "id"),
            ("name", "name"),
            ("vendor", "vendor"),
            ("kind", "kind"),
            ("memory_gb", "memory_gb"),
            ("tdp_w", "tdp_w"),
            ("idle_w", "idle_w"),
            ("release_year", "release_year"),
            ("aliases", "aliases"),
            ("source", "source"),
        ],
    },
    Plain {
        file: "instances",
        table: "instances",
        columns: &[
            ("provider", "provider"),
            ("instance_type", "instance_type"),
            ("accelerator", "accelerator"),
            ("count", "accelerator_count"),
            ("vcpus", "vcpus"),
            ("memory_gb", "memory_gb"),
        ],
    },
    Plain {
        file: "countries",
        table: "countries",
        columns: &[
            ("iso2", "iso2"),
            ("iso3", "iso3"),
            ("name", "name"),
            ("continent", "continent"),
            ("year", "year"),
            ("g_per_kwh", "g_per_kwh"),
            ("g_min", "g_per_kwh_min_3y"),
            ("g_max", "g_per_kwh_max_3y"),
        ],
    },
    Plain {
        file: "regions",
        table: "regions",
        columns: &[
            ("provider", "provider"),
            ("region", "region"),
            ("name", "name"),
            ("country", "country_iso2"),
            ("continent", "continent"),
            ("lat", "lat"),
            ("lon", "lon"),
            ("zone", "zone"),
            ("confidence", "zone_confidence"),
            ("provider_g", "provider_g_per_kwh"),
            ("provider_g_year", "provider_g_year"),
            ("cfe", "provider_cfe"),
            ("cfe_year", "provider_cfe_year"),
            ("pue", "pue"),
            ("pue_year", "pue_year"),
            ("pue_scope", "pue_scope"),
            ("wue", "wue_l_per_kwh"),
            ("wue_year", "wue_year"),
        ],
    },
    Plain {
        file: "pue",
        table: "pue",
        columns: &[
            ("provider", "provider"),
            ("scope", "scope"),
            ("pue", "pue"),
            ("year", "pue_year"),
            ("wue", "wue_l_per_kwh"),
            ("wue_year", "wue_year"),
            ("source", "source"),
        ],
    },
    Plain {
        file: "equivalences",
        table: "equivalences",
        columns: &[("key", "key"), ("value", "value"), ("unit", "unit"), ("source", "source")],
    },
    Plain {
        file: "mlco2",
        table: "mlco2_regions",
        columns: &[("provider", "provider"), ("region", "region"), ("g_per_kwh", "g_per_kwh")],
    },
    Plain {
        file: "green_algorithms",
        table: "green_algorithms_pue",
        columns: &[("provider", "provider"), ("region", "region"), ("pue", "pue")],
    },
    Plain {
        file: "footprints",
        table: "footprints_training",
        columns: &[
            ("model", "model"),
            ("organization", "organization"),
            ("year", "year"),
            ("hardware", "hardware"),
            ("accelerator", "accelerator"),
            ("chips", "chips"),
            ("device_hours", "device_hours"),
            ("wall_days", "wall_days"),
            ("power_per_chip_w", "power_per_chip_w"),
            ("energy_mwh", "energy_mwh"),
            ("pue", "pue"),
            ("pue_included", "pue_included"),
            ("grid_kg_per_kwh", "grid_kg_per_kwh"),
            ("co2e_t", "co2e_t"),
            ("scope", "scope"),
            ("source", "source"),
        ],
    },
];

const PROCESSOR_COLUMNS: &[(&str, &str)] =
    &[("name", "name"), ("cores", "cores"), ("threads", "threads"), ("tdp_w", "tdp_w"), ("idle_w", "idle_w")];

/// The equivalences that the app speaks of. The others stay in `data/`: each byte is loaded by a browser.
const EQUIVALENCES: &[&str] =
    &["american_life_one_year", "car_eu_fleet_per_km", "danish_life_one_year", "tree_mature_per_year"];

/// Every generated file, in a fixed order.
pub(crate) fn all(tables: &Tables) -> Result<Vec<Generated>, String> {
    let mut files = Vec::new();
    for plain in PLAIN {
        files.push(embedded(plain.file, &names(plain.columns), &plain_rows(tables, plain)?)?);
    }
    files.push(embedded("zones", &zone_columns(), &zone_rows(tables)?)?);
    files.push(embedded("sources", SOURCE_COLUMNS, &source_rows(tables)?)?);
    let rows: Vec<Vec<String>> =
        sorted(tables, "processors")?.into_iter().map(|record| take(record, PROCESSOR_COLUMNS)).collect();
    files.push(Generated { path: PROCESSORS.to_owned(), text: tsv(&names(PROCESSOR_COLUMNS), &rows)? });
    Ok(files)
}

fn embedded(name: &str, columns: &[&str], rows: &[Vec<String>]) -> Result<Generated, String> {
    Ok(Generated { path: format!("{EMBEDDED}/{name}.tsv"), text: tsv(columns, rows)? })
}

fn names(columns: &[(&'static str, &str)]) -> Vec<&'static str> {
    columns.iter().map(|(name, _)| *name).collect()
}

fn sheet<'a>(tables: &'a Tables, name: &str) -> Result<&'a Sheet, String> {
    tables.get(name).ok_or_else(|| format!("data/{name}.csv was not read"))
}

/// A table's rows in the order of its key, compared byte by byte, as binary search needs them.
fn sorted<'a>(tables: &'a Tables, name: &str) -> Result<Vec<Record<'a>>, String> {
    let key = schema::table(name).map_or(&[] as &[&str], |table| table.key);
    let mut records: Vec<Record<'a>> = sheet(tables, name)?.records().collect();
    records.sort_by(|a, b| key.iter().map(|part| a.get(part)).cmp(key.iter().map(|part| b.get(part))));
    Ok(records)
}

fn plain_rows(tables: &Tables, plain: &Plain) -> Result<Vec<Vec<String>>, String> {
    let mut rows = Vec::new();
    for record in sorted(tables, plain.table)?.into_iter().filter(|record| is_embedded(plain.table, *record))
    {
        let mut row = take(record, plain.columns);
        // A water figure that is only the company's mean is not given as the region's.
        if plain.table == "regions" && record.get("wue_scope") != "region" {
            for (cell, (name, _)) in row.iter_mut().zip(plain.columns) {
                if name.starts_with("wue") {
                    cell.clear();
                }
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

fn is_embedded(table: &str, record: Record<'_>) -> bool {
    table != "equivalences" || EQUIVALENCES.contains(&record.get("key"))
}

fn take(record: Record<'_>, columns: &[(&str, &str)]) -> Vec<String> {
    columns.iter().map(|(_, name)| record.get(name).to_owned()).collect()
}

/// The newest three years: the range of a figure. `data/` keeps all of them.
const ZONE_YEARS: [&str; 3] = ["2023", "2024", "2025"];
const ZONE_WINDOWS: [&str; 4] = ["1", "24", "168", "720"];

fn zone_columns() -> Vec<&'static str> {
    let own = ["zone", "name", "country", "continent", "time_zone"];
    let years = ["g2023", "g2024", "g2025", "renewable_pct", "carbon_free_pct"];
    let spread = ["p10_1h", "p90_1h", "p10_24h", "p90_24h", "p10_168h", "p90_168h", "p10_720h", "p90_720h"];
    own.into_iter().chain(years).chain(spread).collect()
}

/// Zones joined with their years and their spread, the ratios as whole percent, which is all that a spread can claim.
fn zone_rows(tables: &Tables) -> Result<Vec<Vec<String>>, String> {
    let mut years: BTreeMap<(&str, &str), Record<'_>> = BTreeMap::new();
    for record in sheet(tables, "zone_intensity")?.records() {
        years.insert((record.get("zone"), record.get("year")), record);
    }
    let mut spread: BTreeMap<(&str, &str), Record<'_>> = BTreeMap::new();
    for record in sheet(tables, "zone_spread")?.records() {
        spread.insert((record.get("zone"), record.get("window_hours")), record);
    }
    let mut rows = Vec::new();
    for record in sorted(tables, "zones")? {
        let zone = record.get("zone");
        let own = ["zone", "name", "country_iso2", "continent", "time_zone"];
        let mut row: Vec<String> = own.iter().map(|name| record.get(name).to_owned()).collect();
        let known: Vec<Option<&Record<'_>>> =
            ZONE_YEARS.iter().map(|year| years.get(&(zone, *year))).collect();
        row.extend(known.iter().map(|year| year.map_or("", |year| year.get("g_per_kwh")).to_owned()));
        let newest = known.iter().rev().find_map(|year| *year);
        for share in ["renewable_pct", "carbon_free_pct"] {
            row.push(newest.map_or("", |year| year.get(share)).to_owned());
        }
        for window in ZONE_WINDOWS {
            for ratio in ["p10_ratio", "p90_ratio"] {
                row.push(
                    spread.get(&(zone, window)).map_or(String::new(), |found| percent(found.get(ratio))),
                );
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

/// `0.854` becomes `85`; the table was checked to hold numbers.
fn percent(ratio: &str) -> String {
    ratio.parse::<f64>().map_or(String::new(), |ratio| format!("{}", (ratio * 100.0).round()))
}

const SOURCE_COLUMNS: &[&str] = &["id", "citation", "licence", "attribution", "url"];

/// Tables that are embedded without a source column of their own.
const UNNAMED_SOURCES: &[&str] = &[
    "zone_intensity",
    "zone_spread",
    "countries",
    "regions",
    "mlco2_regions",
    "green_algorithms_pue",
    "processors",
];

/// The sources that what the app shows rests on. Those of the published footprints are left out: only tests
/// read that table.
fn source_rows(tables: &Tables) -> Result<Vec<Vec<String>>, String> {
    let shown = PLAIN.iter().filter(|plain| plain.table != "footprints_training");
    let named = shown.filter(|plain| plain.columns.iter().any(|(name, _)| *name == "source"));
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    for table in named.map(|plain| plain.table).chain(UNNAMED_SOURCES.iter().copied()) {
        let records = sheet(tables, table)?.records().filter(|record| is_embedded(table, *record));
        cited.extend(records.map(|record| record.get("source")));
    }
    for table in ["accelerators", "processors"] {
        cited.extend(sheet(tables, table)?.records().map(|record| record.get("idle_source")));
    }
    let mut rows = Vec::new();
    for record in sorted(tables, "sources")?.into_iter().filter(|record| cited.contains(record.get("id"))) {
        let [id, licence, attribution, url] =
            ["id", "licence", "attribution", "url"].map(|name| record.get(name));
        // Single facts are under no licence that asks for more than the citation beside it.
        let attribution = if licence == FACTS { "" } else { attribution };
        rows.push([id, &citation(record), licence, attribution, url].map(str::to_owned).to_vec());
    }
    Ok(rows)
}

const FACTS: &str = "facts";

/// Publisher, title, and version or year in one short text.
fn citation(record: Record<'_>) -> String {
    let [publisher, title, version, year] =
        ["publisher", "title", "version", "year"].map(|name| record.get(name));
    let dated = match version {
        "" => year.to_owned(),
        version if version.contains(year) => version.to_owned(),
        version => format!("{version}, {year}"),
    };
    format!("{publisher}: {title} ({dated})")
}

/// The file's text. A tab or line break inside a value would shift the columns, so it is refused.
fn tsv(columns: &[&str], rows: &[Vec<String>]) -> Result<String, String> {
    let mut text = format!("# {}\n", columns.join("\t"));
    for row in rows {
        if let Some(cell) = row.iter().find(|cell| cell.contains(['\t', '\n', '\r'])) {
            return Err(format!(
                "`{cell}` holds a tab or a line break, which the generated files cannot carry"
            ));
        }
        text.push_str(&row.join("\t"));
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_joined_and_blank_where_nothing_is_known() {
        let mut tables = Tables::new();
        let mut add = |name: &'static str, text: &str| {
            tables.insert(name, Sheet::parse(name, text).unwrap());
        };
        add(
            "zones",
            "zone,name,country_iso2,continent,time_zone\nSE,Sweden,SE,EU,Europe/Stockholm\nDE,Germany,DE,EU,Europe/Berlin\n",
        );
        add(
            "zone_intensity",
            "zone,year,g_per_kwh,renewable_pct,carbon_free_pct\nDE,2023,400,50,55\nDE,2024,341,60,64\n",
        );
        add("zone_spread", "zone,window_hours,p10_ratio,p90_ratio\nDE,24,0.7,1.305\n");
        let rows: Vec<String> = zone_rows(&tables).unwrap().iter().map(|row| row.join("|")).collect();
        assert_eq!(
            rows,
            [
                "DE|Germany|DE|EU|Europe/Berlin|400|341||60|64|||70|131||||",
                "SE|Sweden|SE|EU|Europe/Stockholm|||||||||||||",
            ]
        );
        assert_eq!(zone_columns().len(), rows[0].split('|').count());
    }

    #[test]
    fn a_company_mean_is_not_given_as_the_regions_water() {
        let plain = PLAIN.iter().find(|plain| plain.table == "regions").unwrap();
        let columns = "provider,region,name,country_iso2,continent,lat,lon,zone,zone_confidence,provider_g_per_kwh,provider_g_year,provider_cfe,provider_cfe_year,pue,pue_year,pue_scope,wue_l_per_kwh,wue_year,wue_scope";
        let row = "aws,x,X,US,NA,1,2,US,high,,,,,1.1,2024,region,0.18,2023";
        let text = format!("{columns}\n{row},company mean\n{row},region\n");
        let mut tables = Tables::new();
        tables.insert("regions", Sheet::parse("regions.csv", &text).unwrap());
        let rows = plain_rows(&tables, plain).unwrap();
        assert_eq!(rows[0][13..], ["1.1", "2024", "region", "", ""]);
        assert_eq!(rows[1][13..], ["1.1", "2024", "region", "0.18", "2023"]);
    }

    #[test]
    fn tabs_are_refused() {
        assert!(tsv(&["a"], &[vec!["x\ty".into()]]).is_err());
        assert_eq!(tsv(&["a", "b"], &[vec!["1".into(), String::new()]]).unwrap(), "# a\tb\n1\t\n");
    }
}
