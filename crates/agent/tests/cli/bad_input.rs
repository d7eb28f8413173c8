//! Bad input: core's sentence for each problem, the flag it belongs to, exit code 2, and no result. What exactly
//! each value must get is in `cases/`.

use std::fmt::Write as _;

use wattprint_core::problem::Problem;
use wattprint_core::show::THIN;
use wattprint_core::tables::{Processors, Tables};

use super::support::{arguments_of, core_request, files, request_of, wattprint, words};

fn said(problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        let gap = if out.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{gap}error: {problem}\nflag: --{}", problem.field.key());
    }
    out.replace(THIN, " ")
}

#[test]
fn every_request_that_core_refuses_is_refused_in_the_same_words() {
    for path in files("../../tests/invalid", "json") {
        let request = request_of(&path);
        let file = path.display();
        // No argument can hold a NUL.
        if request.iter().any(|(_, text)| text.contains('\0')) {
            continue;
        }
        let answer = wattprint(&arguments_of(&request));
        assert_eq!(answer.exit, 2, "{file}: {answer:?}");
        assert_eq!(answer.stdout, "", "{file}");
        if let Some((field, _)) = request.iter().find(|(_, text)| text.trim().is_empty()) {
            assert!(answer.stderr.contains(" is empty.\nhint: Give a n"), "{file}: {}", answer.stderr);
            assert!(
                answer.stderr.contains(&format!("flag: --{}\n", field.key())),
                "{file}: {}",
                answer.stderr
            );
            continue;
        }
        let result = core_request(&request).to_job(Tables::embedded(), Some(Processors::embedded()));
        assert_eq!(answer.stderr, said(&result.expect_err("core refuses it")), "{file}");
    }
}

#[test]
fn json_does_not_change_what_is_said_about_bad_input() {
    let text = words("estimate --device a100 --hours -3");
    let json = words("estimate --device a100 --hours -3 --json");
    assert_eq!((text.exit, json.exit), (2, 2));
    assert_eq!(text.stderr, json.stderr);
    assert_eq!(json.stdout, "");
}

#[test]
fn an_unknown_region_gets_the_three_nearest() {
    let answer = words("estimate --device a100 --hours 1 --provider gcp --region europe-west33");
    let hint =
        answer.stderr.lines().find_map(|line| line.strip_prefix("hint: The nearest are ")).expect("a hint");
    let named: Vec<&str> = hint.trim_end_matches('.').split(", ").collect();
    assert_eq!(named.len(), 3, "{named:?}");
    assert!(named.iter().all(|key| Tables::embedded().region("gcp", key).is_some()), "{named:?}");
}

#[test]
fn a_vague_device_gets_its_candidates() {
    let answer = words("estimate --device rtx --hours 1");
    assert_eq!(answer.exit, 2);
    assert!(answer.stderr.starts_with("error: “rtx” could be any of "), "{}", answer.stderr);
    assert!(answer.stderr.contains("\nhint: Did you mean one of these? "), "{}", answer.stderr);
}

#[test]
fn text_from_outside_does_not_steer_the_terminal() {
    for hostile in ["\u{1b}[31mred\u{1b}[0m", "qqqq\u{7}b\rqqqq", "\u{9b}2J"] {
        for arguments in [
            vec!["estimate", "--device", hostile, "--hours", "1"],
            vec!["estimate", "--hours", hostile],
            vec!["zones", "--search", hostile],
            vec!["regions", "--provider", hostile],
            vec!["estimate", hostile],
            vec![hostile],
        ] {
            let answer = wattprint(&arguments);
            let harmless = |text: &str| text.chars().all(|c| c == '\n' || !c.is_control());
            assert!(harmless(&answer.stderr) && harmless(&answer.stdout), "{arguments:?}: {answer:?}");
            assert_ne!(answer.exit, 0, "{arguments:?}");
        }
    }
}

#[test]
fn a_slip_in_the_arguments_is_told_like_any_other_error() {
    let check = |arguments: &str, sentence: &str, hint: &str| {
        let answer = words(arguments);
        assert_eq!((answer.exit, answer.stdout.as_str()), (2, ""), "{arguments}");
        assert_eq!(answer.stderr, format!("error: {sentence}\nhint: {hint}\n"), "{arguments}");
    };
    check(
        "estimate --hour 3",
        "There is no option “--hour”.",
        "Did you mean --hours? `wattprint estimate --help` lists the options.",
    );
    check(
        "estimat",
        "There is no command “estimat”.",
        "Did you mean estimate? `wattprint --help` lists the commands.",
    );
    check(
        "estimate --device a100 pcie",
        "“pcie” belongs to no option.",
        "Write a value behind its option, and a value with spaces in quotes: --device \"a100 pcie\".",
    );
    check(
        "estimate --hours --pue 1.2",
        "--hours has no value: “--pue” follows it.",
        "Give a value behind --hours, or leave it out.",
    );
    check("estimate --hours", "--hours has no value.", "Give a value behind --hours, or leave it out.");
    check("zones --search", "--search has no value.", "Give a value behind --search, or leave it out.");
    check("estimate --hours 3 --hours 4", "--hours is given twice.", "Keep one.");
    check("devices --cpus --instances", "--cpus and --instances are both given.", "Keep one.");
    check(
        "estimate --greener there",
        "--greener: “there” is not one of its values.",
        "Give one of same-provider, same-continent, anywhere.",
    );
    check(
        "estimate --greener-limit -1",
        "--greener-limit: “-1” cannot be used.",
        "Give a whole number; 0 lists none.",
    );
    check("zones --json=yes", "--json takes no value.", "Write --json alone.");
}

#[test]
fn what_is_no_flag_is_bad_input() {
    for arguments in
        ["estimate --hour 3", "estimate 100", "measure", "zones --search", "devices --cpus --instances"]
    {
        let answer = words(arguments);
        assert_eq!((answer.exit, answer.stdout.as_str()), (2, ""), "{arguments}");
        assert!(answer.stderr.starts_with("error: "), "{arguments}: {}", answer.stderr);
    }
    assert_eq!(wattprint::<&str>(&[]).exit, 2);
}
