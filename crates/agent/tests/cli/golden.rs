//! Whole answers, kept as files: `cases/*.txt`, each with its arguments, one a line (`""` is an empty one), and
//! what the program must say to them. `WATTPRINT_BLESS=1 cargo test -p wattprint-agent` writes the answers; a new
//! case is a file with `--- args` alone.

use std::fmt::Write as _;

use super::support::{files, wattprint};

#[test]
fn every_case_gets_its_answer() {
    let bless = std::env::var_os("WATTPRINT_BLESS").is_some_and(|value| value == "1");
    let mut wrong = String::new();
    for path in files("tests/cli/cases", "txt") {
        let text = std::fs::read_to_string(&path).expect("the file can be read");
        let arguments = arguments(&text);
        let answer = wattprint(&arguments);
        let mut rebuilt = String::from("--- args\n");
        for argument in &arguments {
            let _ = writeln!(rebuilt, "{}", if argument.is_empty() { "\"\"" } else { argument });
        }
        let _ = write!(
            rebuilt,
            "--- exit\n{}\n--- stdout\n{}--- stderr\n{}",
            answer.exit, answer.stdout, answer.stderr
        );
        if bless {
            std::fs::write(&path, rebuilt).expect("the file can be written");
        } else if rebuilt != text {
            let _ = writeln!(wrong, "{}: expected\n{text}\ngot\n{rebuilt}", path.display());
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong}\nhint: where it is meant, run with WATTPRINT_BLESS=1 and read the diff"
    );
}

fn arguments(text: &str) -> Vec<String> {
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("--- args"));
    let arguments = lines.take_while(|line| !line.starts_with("--- "));
    arguments.map(|line| if line == "\"\"" { String::new() } else { line.to_owned() }).collect()
}
