//! From the compiled wasm to the pair of files a browser loads, with the
//! library behind the `wasm-bindgen` program: no second tool to install.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use super::hashing::name_hash;
use super::links::App;
use crate::outcome::{AtPath, Outcome, problem};
use crate::repo;

/// Refuses to go on when the app was locked to another wasm-bindgen than xtask.
pub fn check_version(app_lock: &str) -> Outcome {
    let (own, app) = (repo::bindgen_version(), repo::locked_version(app_lock, "wasm-bindgen"));
    match app {
        Some(app) if app == own => Ok(()),
        None => Err(problem(
            "Cargo.lock has no wasm-bindgen: the app cannot run in a browser",
            format!("add wasm-bindgen = \"={own}\" to the dependencies of {}", repo::WEB_PACKAGE),
        )),
        Some(app) => Err(problem(
            format!(
                "the app is locked to wasm-bindgen {app}, xtask to {own}; their files do not fit together"
            ),
            "write the same version in Cargo.toml (wasm-bindgen) and xtask/Cargo.toml (wasm-bindgen-cli-support)",
        )),
    }
}

/// Writes the JavaScript and the wasm into `staging`, under names with their hash.
pub fn bind(wasm: &Path, name: &str, staging: &Path) -> Outcome<App> {
    let out = repo::target().join("bindgen").join(format!("{name}-{}", std::process::id()));
    let result = bind_into(wasm, name, &out, staging);
    let _ = fs::remove_dir_all(&out);
    result
}

fn bind_into(wasm: &Path, name: &str, out: &Path, staging: &Path) -> Outcome<App> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name(name)
        .web(true)
        .and_then(|bindgen| bindgen.typescript(false).generate(out))
        .map_err(|error| format!("wasm-bindgen cannot process {}: {error:#}", wasm.display()))?;

    let source = fs::read(wasm).at("read", wasm)?;
    let hashed = format!("{name}-{}", name_hash(&source));
    let app = App {
        js: format!("{hashed}.js"),
        wasm: format!("{hashed}_bg.wasm"),
        snippets: snippets(&out.join("snippets"), &staging.join("snippets"), staging)?,
    };
    let (js, wasm) = (out.join(format!("{name}.js")), out.join(format!("{name}_bg.wasm")));
    let (slim_js, to) = (slim(&fs::read_to_string(&js).at("read", &js)?), staging.join(&app.js));
    fs::write(&to, slim_js).at("write", &to)?;
    fs::copy(&wasm, staging.join(&app.wasm)).at("copy", &wasm)?;
    Ok(app)
}

/// Generated JavaScript without its comments and indentation, which are a fifth of what a browser would load.
/// wasm-bindgen puts comments on lines of their own and writes no text over several lines.
fn slim(js: &str) -> String {
    let mut slim = String::with_capacity(js.len());
    for line in js.lines().map(str::trim) {
        let comment = line.starts_with("/*") || line.starts_with('*') || line.starts_with("//");
        if !line.is_empty() && !comment {
            slim.push_str(line);
            slim.push('\n');
        }
    }
    slim
}

/// Copies the JavaScript that dependencies bring along; returns its names, sorted.
fn snippets(from: &Path, to: &Path, staging: &Path) -> Outcome<Vec<String>> {
    if !from.is_dir() {
        return Ok(Vec::new());
    }
    super::links::copy_tree(from, to)?;
    let mut names: Vec<String> = files_under(to)?
        .iter()
        .filter_map(|file| file.strip_prefix(staging).ok())
        .map(|file| file.to_string_lossy().replace('\\', "/"))
        .collect();
    names.sort();
    Ok(names)
}

/// Every file below a folder.
pub fn files_under(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).at("read", folder)? {
        let path = entry.at("read", folder)?.path();
        if path.is_dir() {
            files.extend(files_under(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn javascript_loses_comments_and_indentation_only() {
        let js =
            "/**\n * @param {number} a\n */\nfunction f(a) {\n    // why\n    return `${a} // kept`;\n}\n";
        assert_eq!(slim(js), "function f(a) {\nreturn `${a} // kept`;\n}\n");
    }

    #[test]
    fn another_wasm_bindgen_is_refused() {
        let lock = |version: &str| format!("name = \"wasm-bindgen\"\nversion = \"{version}\"\n");
        assert!(check_version(&lock(repo::bindgen_version())).is_ok());
        let error = check_version(&lock("0.2.100")).unwrap_err();
        assert!(error.starts_with("the app is locked to wasm-bindgen 0.2.100, xtask to 0.2.129"), "{error}");
        assert!(check_version("").unwrap_err().starts_with("Cargo.lock has no wasm-bindgen"));
    }
}
