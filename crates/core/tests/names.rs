//! What people type for a device, a processor or a country, and what it is taken for.

// A test that cannot go on says why and stops.
#![allow(clippy::expect_used)]

mod support;

use wattprint_core::request::Request;
use wattprint_core::tables::Tables;

/// What a request is taken for: `8 × NAME`, or the number of candidates and the first ones, or the sentence.
fn taken_for(request: &Request) -> String {
    match request.to_job(Tables::embedded(), Some(support::processors())) {
        Ok(understood) => {
            let job = understood.job;
            let devices = job.accelerators.iter().chain(&job.processors);
            let names: Vec<String> =
                devices.map(|device| format!("{} × {}", device.count, device.name)).collect();
            names.join(", ")
        }
        Err(problems) => {
            problems.iter().map(|problem| problem.sentence.clone()).collect::<Vec<_>>().join(" ")
        }
    }
}

fn check(field: &str, typed: &str, expected: &str) {
    let got = taken_for(&support::request([(field, typed), ("hours", "1")]));
    assert_eq!(got, expected, "for {field} {typed}");
}

#[test]
fn accelerators_by_the_names_of_drivers_clouds_and_people() {
    for (typed, expected) in [
        ("a100", "NVIDIA A100 SXM4 80 GB"),
        ("A100 80", "NVIDIA A100 SXM4 80 GB"),
        ("a100-80gb", "NVIDIA A100 SXM4 80 GB"),
        ("NVIDIA A100-SXM4-80GB", "NVIDIA A100 SXM4 80 GB"),
        ("NVIDIA A100-PCIE-40GB", "NVIDIA A100 PCIe 40 GB"),
        ("a100 40gb", "NVIDIA A100 SXM4 40 GB"),
        ("a100 pcie", "NVIDIA A100 PCIe 80 GB"),
        ("H100", "NVIDIA H100 SXM5 80 GB"),
        ("NVIDIA H100 80GB HBM3", "NVIDIA H100 SXM5 80 GB"),
        ("h100 nvl", "NVIDIA H100 NVL 94 GB"),
        ("h200", "NVIDIA H200 SXM5 141 GB"),
        ("rtx 3090", "NVIDIA GeForce RTX 3090"),
        ("GeForce RTX 3090", "NVIDIA GeForce RTX 3090"),
        ("NVIDIA GeForce RTX 4090", "NVIDIA GeForce RTX 4090"),
        ("3090ti", "NVIDIA GeForce RTX 3090 Ti"),
        ("gtx1080ti", "NVIDIA GeForce GTX 1080 Ti"),
        ("4070 ti super", "NVIDIA GeForce RTX 4070 Ti SUPER"),
        ("titan rtx", "NVIDIA TITAN RTX"),
        ("tpu v5e", "Google TPU v5e"),
        ("TPUv4", "Google TPU v4"),
        ("mi300", "AMD Instinct MI300X"),
        ("mi250x", "AMD Instinct MI250X"),
        ("m2 max", "Apple M2 Max (whole chip)"),
        ("m2", "Apple M2 (whole chip)"),
        ("t4", "NVIDIA Tesla T4"),
        ("Tesla V100-SXM2-16GB", "NVIDIA Tesla V100 SXM2 16 GB"),
        ("Tesla P100-PCIE-16GB", "NVIDIA Tesla P100 PCIe 16 GB"),
        ("k80", "NVIDIA Tesla K80"),
        ("l40s", "NVIDIA L40S"),
        ("a10g", "NVIDIA A10G"),
        ("rtx 6000 ada", "NVIDIA RTX 6000 Ada Generation"),
        ("gaudi2", "Intel Gaudi 2"),
        ("grace hopper", "NVIDIA GH200 (GPU part)"),
        ("910b", "Huawei Ascend 910B"),
        ("7900 xtx", "AMD Radeon RX 7900 XTX"),
        ("7900XTX", "AMD Radeon RX 7900 XTX"),
    ] {
        check("device", typed, &format!("1 × {expected}"));
    }
}

#[test]
fn a_number_before_the_name_counts() {
    for typed in ["a100:8", "8x A100", "8xA100", "8 x a100", "8 × A100", "8X a100"] {
        check("device", typed, "8 × NVIDIA A100 SXM4 80 GB");
    }
    check("device", "1024 x H100", "1024 × NVIDIA H100 SXM5 80 GB");
    check("cpu", "2x EPYC 7742", "2 × AMD EPYC 7742");
    check("device", "8x A100:2", "“8x A100:2” has a number before its name and another one behind it.");
}

#[test]
fn no_name_of_a_table_is_read_as_a_number_and_a_name() {
    let tables = Tables::embedded();
    for row in tables.accelerators.iter() {
        let names = row.aliases.split(';').filter(|alias| !alias.is_empty()).chain([row.name, row.id]);
        for name in names {
            let got = taken_for(&support::request([("device", name), ("hours", "1")]));
            assert_eq!(got, format!("1 × {}", row.name), "for {name}");
        }
    }
    for row in support::processors().rows() {
        let got = taken_for(&support::request([("cpu", &*row.name), ("hours", "1")]));
        assert_eq!(got, format!("1 × {}", row.name));
    }
}

#[test]
fn processors_by_the_names_of_firmware_and_people() {
    for (typed, expected) in [
        ("epyc 7742", "AMD EPYC 7742"),
        ("7742", "AMD EPYC 7742"),
        ("AMD EPYC 7742 64-Core Processor", "AMD EPYC 7742"),
        ("EPYC 9654", "AMD EPYC 9654"),
        ("xeon 8480", "Intel Xeon Platinum 8480+"),
        ("Intel(R) Xeon(R) Platinum 8480+", "Intel Xeon Platinum 8480+"),
        ("Intel(R) Xeon(R) CPU E5-2686 v4 @ 2.30GHz", "Intel Xeon E5-2686 v4"),
        ("xeon e5-2680v4", "Intel Xeon E5-2680 v4"),
        ("xeon gold 6248", "Intel Xeon Gold 6248"),
        ("i9-13900k", "Intel Core i9-13900K"),
        ("i7-9750h", "Intel Core i7-9750H"),
        ("Intel(R) Core(TM) i7-9750H CPU @ 2.60GHz", "Intel Core i7-9750H"),
        ("12th Gen Intel(R) Core(TM) i7-12700H", "Intel Core i7-12700H"),
        ("AMD Ryzen 9 5950X 16-Core Processor", "AMD Ryzen 9 5950X"),
        ("ryzen 5950x", "AMD Ryzen 9 5950X"),
        ("AMD Ryzen 7 5800H with Radeon Graphics", "AMD Ryzen 7 5800H"),
        ("m2", "Apple M2"),
        ("threadripper 3990x", "AMD Ryzen Threadripper 3990X"),
    ] {
        check("cpu", typed, &format!("1 × {expected}"));
    }
}

#[test]
fn countries_by_code_name_and_what_people_call_them() {
    let place = |typed: &str| {
        let request = support::request([("device", "a100"), ("hours", "1"), ("country", typed)]);
        let understood = request.to_job(Tables::embedded(), None);
        match understood {
            Ok(understood) => {
                let location = understood.job.location.expect("a country is given");
                wattprint_core::estimate::location_name(location)
            }
            Err(problems) => problems[0].sentence.clone(),
        }
    };
    for (typed, expected) in [
        ("DK", "Denmark"),
        ("dnk", "Denmark"),
        ("denmark", "Denmark"),
        ("UK", "United Kingdom"),
        ("GB", "United Kingdom"),
        ("Great Britain", "United Kingdom"),
        ("USA", "United States"),
        ("America", "United States"),
        ("Czech Republic", "Czechia"),
        ("Holland", "Netherlands"),
        ("UAE", "United Arab Emirates"),
        ("Viet Nam", "Vietnam"),
        ("ukraine", "Ukraine"),
        ("Guinea", "Guinea"),
        ("korea", "“korea” could be any of 2 countries."),
        ("united", "“united” could be any of 4 countries."),
        ("Freedonia", "There is no country “Freedonia”."),
    ] {
        assert_eq!(place(typed), expected, "for {typed}");
    }
}

#[test]
fn what_is_vague_is_not_decided() {
    for typed in ["nvidia", "rtx", "titan", "tpu", "rtx 6000", "colab", "80gb", "dgx"] {
        let got = taken_for(&support::request([("device", typed), ("hours", "1")]));
        assert!(got.contains(" could be any of "), "{typed}: {got}");
    }
    for typed in ["xeon", "epyc", "i7", "Intel(R) Xeon(R) CPU @ 2.20GHz"] {
        let got = taken_for(&support::request([("cpu", typed), ("hours", "1")]));
        assert!(got.contains(" could be any of "), "{typed}: {got}");
    }
}

/// A link may hold any text; it must not keep the page busy.
#[test]
fn a_very_long_name_costs_no_more_than_a_long_one() {
    let long = "a ".repeat(500_000);
    for field in ["device", "cpu", "country", "region", "zone", "provider", "method", "hours", "intensity"] {
        let request = support::request([(field, long.as_str())]);
        let problems =
            request.to_job(Tables::embedded(), Some(support::processors())).expect_err("no such name");
        assert!(problems.iter().all(|problem| problem.to_string().len() < 2000), "{field}");
    }
}
