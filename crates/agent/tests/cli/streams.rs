//! What goes where: results, help and version to standard output; a reader that leaves early is no failure.

use std::io::Read as _;
use std::process::Stdio;

use super::support::{program, words};

#[test]
fn help_and_version_are_results() {
    for verb in ["", "estimate ", "devices ", "regions ", "zones "] {
        let answer = words(&format!("{verb}--help"));
        assert_eq!((answer.exit, answer.stderr.as_str()), (0, ""), "{verb}");
        assert!(answer.stdout.contains("Examples:\n"), "{verb}: {}", answer.stdout);
    }
    let version = words("--version");
    assert_eq!((version.exit, version.stdout), (0, format!("wattprint {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn the_commands_of_the_help_work() {
    for verb in ["estimate", "devices", "regions", "zones"] {
        let help = words(&format!("{verb} --help")).stdout;
        // Long examples go on in the next line.
        let joined = help.replace("\n    --", " --");
        let examples: Vec<&str> =
            joined.lines().filter_map(|line| line.trim_start().strip_prefix("wattprint ")).collect();
        assert!(examples.len() >= 2, "{verb}: {help}");
        for example in examples.into_iter().filter(|example| !example.contains('"')) {
            let answer = words(example);
            assert_eq!(answer.exit, 0, "{example}: {}", answer.stderr);
        }
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for list in [&["devices", "--cpus", "--json"][..], &["devices", "--cpus"]] {
        let mut child = program()
            .args(list)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut start = [0; 16];
        let mut pipe = child.stdout.take().expect("a pipe");
        pipe.read_exact(&mut start).expect("a beginning");
        drop(pipe);
        let rest = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&rest.stderr), "");
        assert_eq!(rest.status.code(), Some(0));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = std::fs::File::options().write(true).open("/dev/full").expect("the device that is full");
    let output = program().arg("zones").stdout(full).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.starts_with("error: The result could not be written: "), "{said}");
}
