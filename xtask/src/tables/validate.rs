//! What `data/` must satisfy before anything is made of it. Every fault is reported at its cell; nothing
//! is repaired or dropped.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::csv_file::{Record, Sheet};
use super::problem::Problem;
use super::schema::{Column, Kind, Table};

/// The sheets of `data/` by table name.
pub(crate) type Tables = BTreeMap<&'static str, Sheet>;

/// Checks the given tables, each by itself and against the others.
pub(crate) fn check(declared: &[Table], tables: &Tables) -> Vec<Problem> {
    let mut problems = Vec::new();
    for table in declared {
        let Some(sheet) = tables.get(table.name) else { continue };
        if !header_fits(table, sheet, &mut problems) {
            continue;
        }
        for record in sheet.records() {
            for column in table.columns {
                check_cell(column, record, tables, &mut problems);
            }
        }
        check_key(table, sheet, &mut problems);
        pairs(sheet, &mut problems);
    }
    if let Some(sheet) = tables.get("accelerators") {
        aliases(sheet, &mut problems);
    }
    unused_sources(declared, tables, &mut problems);
    zones_without_years(tables, &mut problems);
    problems
}

/// Whether the first line names exactly the declared columns.
fn header_fits(table: &Table, sheet: &Sheet, problems: &mut Vec<Problem>) -> bool {
    let wanted = table.header();
    let found: Vec<&str> = sheet.header.iter().map(|cell| cell.text.as_str()).collect();
    if found == wanted {
        return true;
    }
    let index = wanted.iter().zip(&found).position(|(wanted, found)| wanted != found);
    let place = sheet.header_place(index.unwrap_or(0));
    problems.push(Problem::at(place, format!("the columns must be {}", wanted.join(","))));
    false
}

fn check_cell(column: &Column, record: Record<'_>, tables: &Tables, problems: &mut Vec<Problem>) {
    let (name, text) = (column.name, record.get(column.name));
    let mut refuse = |sentence: String| problems.push(Problem::at(record.place(name), sentence));
    if text.is_empty() {
        if column.required {
            refuse(format!("{name} is missing"));
        }
        return;
    }
    if text.trim() != text || text.contains(['\t', '\n', '\r']) {
        refuse(format!("{name} has spaces at an end, a tab or a line break"));
        return;
    }
    match &column.kind {
        Kind::Text => {}
        Kind::AliasList => {
            if text.split(';').any(|alias| alias.trim() != alias || fold(alias).is_empty()) {
                refuse(format!("{name} holds an empty word; write them as one;two with no spaces around"));
            }
        }
        Kind::Slug => {
            let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
            if !text.chars().all(|letter| plain(letter) || "-_".contains(letter)) {
                refuse(format!("{name} `{text}` may hold only a-z, 0-9, - and _"));
            }
        }
        Kind::Code(length) => {
            if text.len() != *length || !text.bytes().all(|byte| byte.is_ascii_uppercase()) {
                refuse(format!("{name} `{text}` must be {length} capital letters"));
            }
        }
        Kind::Number(low, high) | Kind::Whole(low, high) => {
            if let Err(sentence) = number(text, *low, *high, matches!(column.kind, Kind::Whole(..))) {
                refuse(format!("{name} {sentence}"));
            }
        }
        Kind::OneOf(words) => {
            if !words.contains(&text) {
                refuse(format!("{name} `{text}` must be one of: {}", words.join(", ")));
            }
        }
        Kind::Key(table, field) => {
            let known = tables.get(table).is_none_or(|sheet| {
                sheet.column(field).is_none() || sheet.records().any(|other| other.get(field) == text)
            });
            if !known {
                refuse(format!("{name} `{text}` is not in column {field} of data/{table}.csv"));
            }
        }
        Kind::TimeZone => {
            if !looks_like_time_zone(text) {
                refuse(format!("{name} `{text}` must be an IANA name such as Europe/Berlin"));
            }
        }
    }
}

/// A number in plain decimal notation within bounds, or what is wrong with it.
fn number(text: &str, low: f64, high: f64, whole: bool) -> Result<f64, String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
    let value: f64 =
        text.parse().ok().filter(|_| plain).ok_or_else(|| format!("`{text}` is not a plain number"))?;
    if whole && value.fract() != 0.0 {
        return Err(format!("{text} must be a whole number"));
    }
    if low == f64::MIN_POSITIVE && value < low {
        return Err(format!("{text} must be more than 0"));
    }
    if !(low..=high).contains(&value) {
        return Err(format!("{text} must be from {low} to {high}"));
    }
    Ok(value)
}

/// `Area/City` or `Area/Region/City`, from letters, `_`, `-` and `+`.
fn looks_like_time_zone(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let plain = |part: &&str| {
        part.starts_with(|letter: char| letter.is_ascii_uppercase())
            && part.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-+".contains(letter))
    };
    matches!(parts.len(), 2 | 3) && parts.iter().all(plain)
}

fn check_key(table: &Table, sheet: &Sheet, problems: &mut Vec<Problem>) {
    let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
    for record in sheet.records() {
        let key: Vec<&str> = table.key.iter().map(|name| record.get(name)).collect();
        let place = record.place(table.key[0]);
        if let Some(line) = seen.get(&key) {
            let names = table.key.join(", ");
            let sentence = format!("{names} `{}` is already on line {line}", key.join(", "));
            problems.push(Problem::at(place, sentence));
        } else {
            seen.insert(key, place.line);
        }
    }
}

/// Rules between two columns of a row, wherever a table has both.
fn pairs(sheet: &Sheet, problems: &mut Vec<Problem>) {
    let has = |name: &str| sheet.column(name).is_some();
    let value = |record: &Record<'_>, name: &str| record.get(name).parse::<f64>().ok();
    let ordered = [
        ("idle_w", "tdp_w", "idle power must be below the TDP", true),
        ("g_per_kwh_min_3y", "g_per_kwh", "the least of three years is above the newest", false),
        ("g_per_kwh", "g_per_kwh_max_3y", "the newest year is above the most of three years", false),
        ("p10_ratio", "p90_ratio", "the 10th percentile is above the 90th", false),
        ("low", "g_per_kwh", "low is above the figure", false),
        ("g_per_kwh", "high", "high is below the figure", false),
        ("cores", "threads", "there are fewer threads than cores", false),
    ];
    for (low, high, sentence, strict) in ordered {
        if !has(low) || !has(high) {
            continue;
        }
        for record in sheet.records() {
            if let (Some(a), Some(b)) = (value(&record, low), value(&record, high))
                && (a > b || (strict && a == b))
            {
                problems.push(Problem::at(record.place(low), format!("{sentence} ({low} {a}, {high} {b})")));
            }
        }
    }
    let together = [("idle_w", "idle_source"), ("wue_l_per_kwh", "wue_year"), ("wue_l_per_kwh", "wue_scope")];
    for (value, reason) in together.into_iter().filter(|(value, reason)| has(value) && has(reason)) {
        for record in sheet.records() {
            if !record.get(value).is_empty() && record.get(reason).is_empty() {
                let sentence = format!("{reason} is missing although {value} is given");
                problems.push(Problem::at(record.place(reason), sentence));
            }
        }
    }
    mix(sheet, problems);
}

/// Shares of one whole (columns `share_...`) must add up to about 1.
fn mix(sheet: &Sheet, problems: &mut Vec<Problem>) {
    let shares: Vec<&str> = sheet
        .header
        .iter()
        .map(|cell| cell.text.as_str())
        .filter(|name| name.starts_with("share_"))
        .collect();
    let Some(first) = shares.first() else { return };
    for record in sheet.records() {
        let sum: f64 = shares.iter().filter_map(|name| record.get(name).parse::<f64>().ok()).sum();
        if (sum - 1.0).abs() > 0.02 {
            let sentence = format!("the shares add up to {sum:.3}; they must add up to about 1");
            problems.push(Problem::at(record.place(first), sentence));
        }
    }
}

/// What search compares: letters and digits only, small.
pub(crate) fn fold(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name or alias finds one accelerator, never two.
fn aliases(sheet: &Sheet, problems: &mut Vec<Problem>) {
    if ["id", "name", "aliases"].iter().any(|name| sheet.column(name).is_none()) {
        return;
    }
    let mut owners: HashMap<String, &str> = HashMap::new();
    for column in ["id", "name", "aliases"] {
        for record in sheet.records() {
            let id = record.get("id");
            for word in record.get(column).split(';').filter(|word| !word.is_empty()) {
                match owners.get(&fold(word)) {
                    Some(owner) if *owner != id => {
                        let sentence = format!("`{word}` already finds `{owner}`; it may find one row only");
                        problems.push(Problem::at(record.place(column), sentence));
                    }
                    _ => {
                        owners.insert(fold(word), id);
                    }
                }
            }
        }
    }
}

/// A source that no row cites is a leftover, or a sign that a row cites the wrong one.
fn unused_sources(declared: &[Table], tables: &Tables, problems: &mut Vec<Problem>) {
    let Some(sources) = tables.get("sources").filter(|sheet| sheet.column("id").is_some()) else { return };
    let mut cited = BTreeSet::new();
    for table in declared {
        let Some(sheet) = tables.get(table.name) else { return };
        for column in table.columns {
            if matches!(column.kind, Kind::Key("sources", _)) && sheet.column(column.name).is_some() {
                cited.extend(sheet.records().map(|record| record.get(column.name)));
            }
        }
    }
    for record in sources.records().filter(|record| !cited.contains(record.get("id"))) {
        let sentence = format!("no row of any table cites `{}`; remove it or cite it", record.get("id"));
        problems.push(Problem::at(record.place("id"), sentence));
    }
}

/// Every zone has an annual figure, for its newest year at least.
fn zones_without_years(tables: &Tables, problems: &mut Vec<Problem>) {
    let (Some(zones), Some(years)) = (tables.get("zones"), tables.get("zone_intensity")) else { return };
    if zones.column("zone").is_none() || years.column("zone").is_none() {
        return;
    }
    let known: BTreeSet<&str> = years.records().map(|record| record.get("zone")).collect();
    for record in zones.records().filter(|record| !known.contains(record.get("zone"))) {
        let sentence = format!("zone `{}` has no row in data/zone_intensity.csv", record.get("zone"));
        problems.push(Problem::at(record.place("zone"), sentence));
    }
}

#[cfg(test)]
mod tests;
