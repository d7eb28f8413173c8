//! Each rule on the tables, with a row that breaks it and the sentence that a person gets to read.

use super::*;
use crate::tables::schema;

const SOURCES: &str = "id,title,publisher,version,year,licence,licence_grade,url,attribution\n\
                       survey,Survey,Institute,,2024,facts,A,,Institute\n";

/// The problems of these tables; those that are not given are not looked into.
fn problems(given: &[(&'static str, &str)]) -> Vec<String> {
    let mut tables = Tables::new();
    for (name, text) in [("sources", SOURCES)].iter().chain(given) {
        tables.insert(name, Sheet::parse(&format!("data/{name}.csv"), text).unwrap());
    }
    check(schema::TABLES, &tables).iter().map(ToString::to_string).collect()
}

/// The problems of one row of a table, whose cells are good but for those named.
fn row(table: &'static str, good: &[(&str, &str)], bad: &[(&str, &str)]) -> Vec<String> {
    let columns = schema::table(table).unwrap().header();
    let cells = columns.iter().map(|column| {
        let found = bad.iter().chain(good).find(|(name, _)| name == column);
        found.map_or("", |(_, text)| *text)
    });
    problems(&[(table, &format!("{}\n{}\n", columns.join(","), cells.collect::<Vec<&str>>().join(",")))])
}

const ACCELERATOR: &[(&str, &str)] = &[
    ("id", "a100"),
    ("name", "NVIDIA A100"),
    ("vendor", "NVIDIA"),
    ("kind", "gpu"),
    ("tdp_w", "400"),
    ("source", "survey"),
    ("year", "2024"),
];

#[test]
fn a_good_row_has_no_problem() {
    assert_eq!(row("accelerators", ACCELERATOR, &[]), [""; 0]);
}

#[test]
fn cells_are_refused_with_what_they_should_be() {
    let check = |cell: (&str, &str), sentence: &str| {
        let found = row("accelerators", ACCELERATOR, &[cell]);
        assert_eq!(found.len(), 1, "{cell:?} {found:?}");
        assert!(found[0].ends_with(sentence), "{cell:?} {found:?}");
    };
    check(("tdp_w", "0"), "tdp_w 0 must be from 1 to 3000");
    check(("tdp_w", "3001"), "tdp_w 3001 must be from 1 to 3000");
    check(("tdp_w", "4e2"), "tdp_w `4e2` is not a plain number");
    check(("tdp_w", "NaN"), "tdp_w `NaN` is not a plain number");
    check(("tdp_w", "400 W"), "tdp_w `400 W` is not a plain number");
    check(("tdp_w", ""), "tdp_w is missing");
    check(("tdp_w", " 400"), "tdp_w has spaces at an end, a tab or a line break");
    check(("name", "A\tB"), "name has spaces at an end, a tab or a line break");
    check(("tflops_fp32", "0"), "tflops_fp32 0 must be more than 0");
    check(("release_year", "2020.5"), "release_year 2020.5 must be a whole number");
    check(("release_year", "1889"), "release_year 1889 must be from 1990 to 2035");
    check(("kind", "card"), "kind `card` must be one of: gpu, tpu, npu, soc, computer");
    check(("id", "A 100"), "id `A 100` may hold only a-z, 0-9, - and _");
    check(("idle_source", "rumour"), "idle_source `rumour` is not in column id of data/sources.csv");
    check(
        ("aliases", "a100; big"),
        "aliases holds an empty word; write them as one;two with no spaces around",
    );
    check(("aliases", "a;;b"), "aliases holds an empty word; write them as one;two with no spaces around");
}

const ZONE: &[(&str, &str)] = &[
    ("zone", "DE"),
    ("name", "Germany"),
    ("country_iso2", "DE"),
    ("continent", "EU"),
    ("time_zone", "Europe/Berlin"),
    ("source", "survey"),
    ("year", "2024"),
];

#[test]
fn a_zone_needs_a_time_zone_and_a_country() {
    let check = |cell: (&str, &str), sentence: &str| {
        assert_eq!(row("zones", ZONE, &[cell]), [sentence], "{cell:?}");
    };
    check(("time_zone", ""), "data/zones.csv:2:18: time_zone is missing");
    let wanted = "must be an IANA name such as Europe/Berlin";
    for wrong in ["CET", "europe/berlin", "Europe/", "Europe/Berlin/Mitte/Nord", "UTC+1"] {
        check(("time_zone", wrong), &format!("data/zones.csv:2:18: time_zone `{wrong}` {wanted}"));
    }
    assert_eq!(row("zones", ZONE, &[("time_zone", "America/Argentina/Buenos_Aires")]), [""; 0]);
}

#[test]
fn shares_percentages_and_places_keep_their_bounds() {
    let check = |table, cell: (&str, &str), sentence: &str| {
        let found = row(table, &[], &[cell]);
        assert!(found.iter().any(|problem| problem.ends_with(sentence)), "{cell:?} {found:?}");
    };
    check("regions", ("pue", "0.99"), "pue 0.99 must be from 1 to 3");
    check("regions", ("lat", "91"), "lat 91 must be from -90 to 90");
    check("regions", ("lon", "-180.1"), "lon -180.1 must be from -180 to 180");
    check("regions", ("provider_cfe", "87"), "provider_cfe 87 must be from 0 to 1");
    check("zone_intensity", ("g_per_kwh", "1501"), "g_per_kwh 1501 must be from 0 to 1500");
    check("zone_intensity", ("renewable_pct", "101"), "renewable_pct 101 must be from 0 to 100");
    check("countries", ("iso3", "de"), "iso3 `de` must be 3 capital letters");
}

#[test]
fn keys_of_other_tables_must_be_known() {
    let zones = "zone,name,country_iso2,continent,time_zone,source,year\n\
                 DE,Germany,DE,EU,Europe/Berlin,survey,2024\n";
    let spread = "zone,window_hours,p10_ratio,p90_ratio,source,year\nDK,24,0.9,1.1,survey,2024\n";
    assert_eq!(
        problems(&[("zones", zones), ("zone_spread", spread)]),
        ["data/zone_spread.csv:2:1: zone `DK` is not in column zone of data/zones.csv"]
    );
    let years = "zone,year,g_per_kwh,renewable_pct,carbon_free_pct,source\n";
    assert_eq!(
        problems(&[("zones", zones), ("zone_intensity", years)]),
        ["data/zones.csv:2:1: zone `DE` has no row in data/zone_intensity.csv"]
    );
}

#[test]
fn figures_of_a_row_must_agree() {
    let found = row("accelerators", ACCELERATOR, &[("idle_w", "400"), ("idle_source", "survey")]);
    assert_eq!(
        found,
        ["data/accelerators.csv:2:35: idle power must be below the TDP (idle_w 400, tdp_w 400)"]
    );
    let found = row("accelerators", ACCELERATOR, &[("idle_w", "40")]);
    assert_eq!(found, ["data/accelerators.csv:2:38: idle_source is missing although idle_w is given"]);
}

#[test]
fn a_word_finds_one_accelerator() {
    let columns = schema::table("accelerators").unwrap().header().join(",");
    let text = |aliases: &str| {
        format!(
            "{columns}\na100,NVIDIA A100,NVIDIA,gpu,,,400,,,,,,big,survey,2024,\n\
             h100,NVIDIA H100,NVIDIA,gpu,,,700,,,,,,{aliases},survey,2024,\n"
        )
    };
    assert_eq!(problems(&[("accelerators", &text("h 100;hopper"))]), [""; 0]);
    for taken in ["BIG", "nvidia-a100", "a 100"] {
        assert_eq!(
            problems(&[("accelerators", &text(taken))]),
            [format!("data/accelerators.csv:3:40: `{taken}` already finds `a100`; it may find one row only")]
        );
    }
}

#[test]
fn a_mix_adds_up_to_one() {
    let mut problems = Vec::new();
    mix(&Sheet::parse("mix.csv", "x,share_wind,share_coal\na,0.4,0.61\nb,0.4,0.5\n").unwrap(), &mut problems);
    let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(text, ["mix.csv:3:3: the shares add up to 0.900; they must add up to about 1"]);
}

#[test]
fn a_source_that_nothing_cites_is_refused() {
    let tables = schema::TABLES.iter().map(|table| {
        let text = if table.name == "sources" { SOURCES.to_owned() } else { table.header().join(",") + "\n" };
        (table.name, Sheet::parse(&table.file(), &text).unwrap())
    });
    let found = check(schema::TABLES, &tables.collect());
    let text: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(text, ["data/sources.csv:2:1: no row of any table cites `survey`; remove it or cite it"]);
}
