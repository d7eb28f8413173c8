//! Both builders publish the same files: `trunk build` for those who have Trunk, and ours. Names are compared
//! without their hashes, since the builders hash differently.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Tally;
use crate::outcome::{Outcome, problem};
use crate::setup::tools;
use crate::site::bindgen::files_under;
use crate::{process, repo, site};

/// Builds with Trunk, where it is installed, and compares the files with those of `dist/`.
pub fn same_files() -> Outcome<Tally> {
    let Some(trunk) = process::find(&["trunk"]) else {
        println!("Trunk is not on PATH, so its build is not compared.");
        return Ok(Tally::default());
    };
    tools::wasm_runner()?;
    let out = repo::target().join("trunk-dist");
    let mut command = process::command(trunk);
    command.args(["build", "--release", "--offline", "--dist"]).arg(&out);
    // The same flags, so that everything that is compiled already serves both builders.
    command.env(site::FLAGS, site::without_own_paths());
    command.env("CARGO_TARGET_DIR", repo::target()).env("PATH", path_with(&repo::tools().join("bin")));
    process::run(&mut command)?;
    let (ours, theirs) = (names(&repo::dist())?, names(&out)?);
    if ours == theirs {
        println!("Trunk and xtask publish the same {} files.", ours.len());
        return Tally::one(Ok(()));
    }
    let only =
        |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>().join(", ");
    Err(problem(
        format!("only in xtask's site: {}; only in Trunk's: {}", only(&ours, &theirs), only(&theirs, &ours)),
        "both read index.html: look which link one of them treats differently",
    ))
}

/// PATH with Trunk's tools in front: offline, Trunk only takes them from there.
fn path_with(folder: &Path) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(PathBuf::from(folder)).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).unwrap_or(path)
}

fn names(folder: &Path) -> Outcome<BTreeSet<String>> {
    let files = files_under(folder)?;
    let relative = files.iter().filter_map(|file| file.strip_prefix(folder).ok());
    Ok(relative.map(|file| without_hash(&file.to_string_lossy())).collect())
}

/// `app-1b12652fb3aebfa9_bg.wasm` becomes `app_bg.wasm`.
fn without_hash(name: &str) -> String {
    let mut parts = name.split('-');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        if digits >= 15 {
            plain.push_str(&part[digits..]);
        } else {
            plain.push('-');
            plain.push_str(part);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_do_not_count() {
        assert_eq!(without_hash("wattprint-web-1b12652fb3aebfa9_bg.wasm.br"), "wattprint-web_bg.wasm.br");
        assert_eq!(without_hash("tables/processors-1.tsv"), "tables/processors-1.tsv");
    }
}
