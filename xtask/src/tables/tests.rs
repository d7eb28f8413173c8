//! The checks on the tables as they lie in the repository, and what a person sees of a bad row.

use std::path::Path;
use std::slice::from_ref;

use super::csv_file::Sheet;
use super::validate::Tables;
use super::{check_all, load, problem, schema, validate};
use crate::repo;

/// What `data/pue.csv` would be refused for, if this were its text.
fn refused(pue: &str) -> String {
    let mut tables = Tables::new();
    let sources = "id,title,publisher,version,year,licence,licence_grade,url,attribution\n\
                   survey,Survey,Institute,,2024,facts,A,,Institute\n";
    tables.insert("sources", Sheet::parse("data/sources.csv", sources).unwrap());
    tables.insert("pue", Sheet::parse("data/pue.csv", pue).unwrap());
    let declared = schema::table("pue").unwrap();
    problem::report(validate::check(from_ref(declared), &tables), "see data/SOURCES.md")
}

#[test]
fn a_bad_row_is_refused_at_its_cell() {
    let header = "provider,scope,pue,pue_year,wue_l_per_kwh,wue_year,source,year,note\n";
    let good = "generic,survey mean,1.56,2024,,,survey,2024,\n";
    let bad = "generic,\"mean, all\",\"1,56\",2024,0.2,,surveys,,\n";
    assert_eq!(
        refused(&format!("{header}{good}{bad}{good}")),
        "data/pue.csv:3:21: pue `1,56` is not a plain number\n\
         data/pue.csv:3:37: wue_year is missing although wue_l_per_kwh is given\n\
         data/pue.csv:3:38: source `surveys` is not in column id of data/sources.csv\n\
         data/pue.csv:3:46: year is missing\n\
         data/pue.csv:4:1: provider, scope, pue_year `generic, survey mean, 2024` is already on line 2\n\
         \n\
         5 problems in the tables.\n\
         \n\
         hint: see data/SOURCES.md"
    );
}

#[test]
fn other_columns_are_refused_at_the_first_that_differs() {
    let found = refused("provider,scope,PUE,pue_year,wue_l_per_kwh,wue_year,source,year,note\n");
    assert!(found.starts_with("data/pue.csv:1:16: the columns must be provider,scope,pue,"), "{found}");
}

#[test]
fn time_zones_exist() {
    let known = Path::new("/usr/share/zoneinfo");
    if !known.is_dir() {
        return;
    }
    let tables = load(&repo::root()).unwrap();
    let unknown: Vec<&str> = tables["zones"]
        .records()
        .map(|zone| zone.get("time_zone"))
        .filter(|name| !known.join(name).is_file())
        .collect();
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn what_is_embedded_is_up_to_date() {
    assert_eq!(check_all(&repo::root()), Ok(()));
}

/// A correction to a row that is gone, or a rule for a region that is gone, would be read by nobody.
#[test]
fn hand_made_rules_speak_of_rows_that_exist() {
    let tables = load(&repo::root()).unwrap();
    let regions = &tables["regions"];
    let shown = "data/curated/region_rules.csv";
    let rules = Sheet::read(&repo::root().join(shown), shown).unwrap();
    for rule in rules.records().filter(|rule| rule.get("region") != "*") {
        let known = |row: &super::csv_file::Record<'_>| {
            row.get("provider") == rule.get("provider") && row.get("region") == rule.get("region")
        };
        assert!(regions.records().any(|row| known(&row)), "{} {}", rule.get("provider"), rule.get("region"));
    }
}

/// The list of tables in `data/SOURCES.md` names every table and says how many rows it has.
#[test]
fn the_page_on_sources_counts_the_rows() {
    let page = std::fs::read_to_string(repo::root().join("data/SOURCES.md")).unwrap();
    let tables = load(&repo::root()).unwrap();
    for (name, sheet) in &tables {
        let line = format!("| `{name}.csv` | {} |", sheet.rows.len());
        assert!(page.contains(&line), "data/SOURCES.md should say {line}");
    }
}
