//! The page-weight budget: what a first visit loads must stay small.
//!
//! Counted is every file that index.html names, compressed with gzip, which
//! every host speaks. What the app fetches later is not counted here; the
//! browser tests count what really crosses the wire.

use std::fs;
use std::path::Path;

use crate::options::{Accepts, Options};
use crate::outcome::{AtPath, Outcome, problem};
use crate::site::{compress, html};
use crate::{repo, site};

/// Bytes, gzip, of everything that the first visit loads.
pub const FIRST_LOAD: usize = 240_000;

struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// `cargo xtask budget [--no-build]`.
pub fn run(arguments: &[String]) -> Outcome {
    let options = Options::parse("budget", arguments, &Accepts { flags: &["--no-build"], values: &[] })?;
    options.no_words("budget")?;
    if !options.has("--no-build") {
        site::build(site::Kind::Release, &repo::dist())?;
    }
    check(&repo::dist())
}

/// Prints what the first visit to a site loads; an error when it is too much.
pub fn check(folder: &Path) -> Outcome {
    let page = folder.join("index.html");
    let text = fs::read_to_string(&page).at("read", &page)?;
    let mut weights = Vec::new();
    for name in std::iter::once("index.html".to_owned()).chain(loaded(&text)?) {
        let file = folder.join(&name);
        let content = fs::read(&file).at("read", &file)?;
        let (gzip, brotli) = (compress::gzip(&content)?.len(), compressed_size(&file, &content));
        weights.push(Weight { name, raw: content.len(), gzip, brotli });
    }
    let total = Weight {
        name: "everything".to_owned(),
        raw: weights.iter().map(|weight| weight.raw).sum(),
        gzip: weights.iter().map(|weight| weight.gzip).sum(),
        brotli: weights.iter().map(|weight| weight.brotli).sum(),
    };
    println!("{:<44} {:>10} {:>10} {:>10}", "first load, bytes", "raw", "gzip", "brotli");
    for weight in weights.iter().chain([&total]) {
        println!("{:<44} {:>10} {:>10} {:>10}", weight.name, weight.raw, weight.gzip, weight.brotli);
    }
    verdict(total.gzip)
}

fn verdict(gzip: usize) -> Outcome {
    if gzip <= FIRST_LOAD {
        println!("{gzip} of {FIRST_LOAD} bytes with gzip: {} to spare.", FIRST_LOAD - gzip);
        return Ok(());
    }
    Err(problem(
        format!(
            "the first load takes {gzip} bytes with gzip, {} more than the budget of {FIRST_LOAD}",
            gzip - FIRST_LOAD
        ),
        "see the table above; load later what the first result does not need",
    ))
}

/// The size of the copy beside the file; of the file itself where there is none.
fn compressed_size(file: &Path, content: &[u8]) -> usize {
    let beside =
        file.with_file_name(format!("{}.br", file.file_name().unwrap_or_default().to_string_lossy()));
    fs::metadata(beside).map_or(content.len(), |beside| usize::try_from(beside.len()).unwrap_or(usize::MAX))
}

/// The site's own files that a page makes the browser load, once each, in order.
fn loaded(page: &str) -> Outcome<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for tag in html::tags(page)?.iter().filter(|tag| !tag.end) {
        let address = match tag.name.as_str() {
            "link" => {
                let rel = tag.attribute("rel").unwrap_or_default();
                let loads =
                    ["stylesheet", "modulepreload", "preload", "icon", "apple-touch-icon", "manifest"];
                if rel.split_whitespace().any(|word| loads.contains(&word)) {
                    tag.attribute("href")
                } else {
                    None
                }
            }
            "script" | "img" => tag.attribute("src"),
            _ => None,
        };
        let Some(address) = address.filter(|address| !address.starts_with("data:")) else { continue };
        if address.contains("://") || address.starts_with('/') {
            return Err(problem(
                format!("index.html loads {address}, which does not move with the site"),
                "name the site's own files, relative to the page",
            ));
        }
        let name = address.trim_start_matches("./").to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_the_page_loads_is_counted_once() {
        let page = "<link rel=stylesheet href=./a.css><link rel='shortcut icon' href=i.svg><link rel=canonical href=x>\
                    <script src=b.js></script><link rel=modulepreload href=./b.js><link rel=icon href='data:,'>";
        assert_eq!(loaded(page).unwrap(), ["a.css", "i.svg", "b.js"]);
    }

    #[test]
    fn addresses_that_do_not_move_with_the_site_are_refused() {
        for address in ["https://example.org/a.css", "/a.css"] {
            let error = loaded(&format!("<link rel=stylesheet href={address}>")).unwrap_err();
            assert!(error.starts_with(&format!("index.html loads {address}")), "{error}");
        }
    }

    #[test]
    fn one_byte_too_many_fails() {
        assert!(verdict(FIRST_LOAD).is_ok());
        let error = verdict(FIRST_LOAD + 1).unwrap_err();
        assert!(error.starts_with("the first load takes 240001 bytes with gzip, 1 more than"), "{error}");
    }
}
