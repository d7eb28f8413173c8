//! The lists of devices, regions and zones as tables, and what is said when nothing fits.

use wattprint_core::tables::Tables;

use super::support::{wattprint, words};

#[test]
fn a_table_has_a_line_for_each_row_and_one_of_headings() {
    let tables = Tables::embedded();
    let check = |arguments: &str, rows: usize| {
        let answer = words(arguments);
        assert_eq!((answer.exit, answer.stderr.as_str()), (0, ""), "{arguments}");
        assert_eq!(answer.stdout.lines().count(), rows + 1, "{arguments}");
    };
    check("devices", tables.accelerators.len());
    check("devices --instances", tables.instances.len());
    check("regions", tables.regions.len());
    check("regions --provider gcp", tables.regions_of("gcp").count());
    check("regions --provider google", tables.regions_of("gcp").count());
    check("zones", tables.zones.len());
}

#[test]
fn a_search_puts_the_best_fit_first() {
    let first = |arguments: &str| words(arguments).stdout.lines().nth(1).unwrap_or_default().to_owned();
    assert!(first("devices --search 4090").starts_with("NVIDIA GeForce RTX 4090 "));
    assert!(first("devices --cpus --search 7742").starts_with("AMD EPYC 7742 "));
    assert!(first("zones --search dk-dk2").starts_with("DK-DK2 "));
    assert!(first("regions --provider gcp --search frankfurt").starts_with("gcp       europe-west3 "));
}

#[test]
fn an_instance_is_found_by_its_accelerator() {
    let answer = words("devices --instances --search a100");
    let p4d = answer.stdout.lines().find(|line| line.starts_with("p4d.24xlarge "));
    assert!(p4d.is_some_and(|line| line.contains("8 × NVIDIA A100 ")), "{}", answer.stdout);
}

#[test]
fn the_figures_of_zone_and_provider_stand_apart() {
    let answer = words("regions --provider gcp");
    let headings: Vec<&str> = answer.stdout.lines().next().unwrap_or_default().split_whitespace().collect();
    assert_eq!(headings, ["PROVIDER", "REGION", "NAME", "ZONE", "SURE", "G/KWH", "OWN", "CFE", "PUE"]);
}

#[test]
fn where_nothing_fits_the_nearest_are_named() {
    for (verb, kind) in [
        (&["devices"][..], "device"),
        (&["devices", "--cpus"], "processor"),
        (&["devices", "--instances"], "instance type"),
        (&["regions"], "region"),
        (&["regions", "--provider", "gcp"], "region"),
        (&["zones"], "grid zone"),
    ] {
        let answer = wattprint(&[verb, &["--search", "qqqqq"]].concat());
        assert_eq!((answer.exit, answer.stdout.as_str()), (1, ""), "{verb:?}");
        let mut lines = answer.stderr.lines();
        assert_eq!(lines.next(), Some(format!("error: There is no {kind} “qqqqq”.").as_str()));
        let hint = lines.next().expect("a hint");
        assert!(hint.starts_with("hint: The nearest are ") && hint.matches("; ").count() == 2, "{hint}");

        let json = wattprint(&[verb, &["--search", "qqqqq", "--json"]].concat());
        let document = json.json();
        let lists: Vec<_> =
            document.as_object().expect("an object").values().filter_map(|v| v.as_array()).collect();
        assert!(lists.len() == 1 && lists[0].is_empty(), "{document}");
        assert_eq!(json.stderr, "", "{verb:?}");
    }
}

#[test]
fn signs_alone_fit_nothing() {
    assert_eq!(words("zones --search ***").exit, 1);
}

#[test]
fn an_unknown_provider_is_bad_input() {
    let answer = words("regions --provider acme");
    assert_eq!((answer.exit, answer.stdout.as_str()), (2, ""));
    assert!(answer.stderr.starts_with("error: There is no provider “acme”.\nhint: Give one of "));
    assert!(answer.stderr.ends_with("flag: --provider\n"), "{}", answer.stderr);
}
