//! From the address a browser asks for to a file below the site, or to none.
//!
//! The invariant: nothing outside the site is ever named, whatever the address
//! says.

use std::path::{Path, PathBuf};

/// What an address means.
#[derive(Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A file, relative to the site.
    File(PathBuf),
    /// The same place with a final slash, without which relative links break.
    Redirect(String),
    /// Nothing.
    NotFound,
}

/// Reads an address. `base` is the path the site is published under, with a slash at both ends.
pub fn resolve(address: &str, base: &str, site: &Path) -> Resolved {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if !path.is_empty() && path.len() + 1 == base.len() && base.starts_with(path) {
        return Resolved::Redirect(base.to_owned());
    }
    let Some(relative) = path.strip_prefix(base).and_then(relative_path) else { return Resolved::NotFound };
    let full = site.join(&relative);
    if full.is_dir() {
        if !path.ends_with('/') {
            return Resolved::Redirect(format!("{path}/"));
        }
        return existing(relative.join("index.html"), site);
    }
    if path.ends_with('/') { Resolved::NotFound } else { existing(relative, site) }
}

/// The file, if it exists and is really inside the site: links may lead out.
fn existing(relative: PathBuf, site: &Path) -> Resolved {
    let inside = match (site.canonicalize(), site.join(&relative).canonicalize()) {
        (Ok(site), Ok(file)) => file.starts_with(site) && file.is_file(),
        _ => false,
    };
    if inside { Resolved::File(relative) } else { Resolved::NotFound }
}

/// The decoded path, or none if any part of it could lead elsewhere.
fn relative_path(path: &str) -> Option<PathBuf> {
    let mut relative = PathBuf::new();
    let path = path.strip_suffix('/').unwrap_or(path);
    if path.is_empty() {
        return Some(relative);
    }
    for part in path.split('/') {
        let part = decode(part)?;
        // Hidden names cover `.` and `..`; separators may come out of the decoding.
        if part.is_empty() || part.starts_with('.') || part.contains(['/', '\\', ':', '\0']) {
            return None;
        }
        relative.push(part);
    }
    Some(relative)
}

/// Undoes percent-encoding; none if it is broken or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let decoded = if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            // from_str_radix alone would accept a sign.
            if !digits.iter().all(u8::is_ascii_hexdigit) {
                return None;
            }
            u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        };
        bytes.push(decoded);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A site with a page, a folder and, beside it, a secret.
    fn site(name: &str) -> PathBuf {
        let outside = std::env::temp_dir().join(format!("xtask-resolve-{name}-{}", std::process::id()));
        let site = outside.join("site");
        fs::create_dir_all(site.join("data")).unwrap();
        for file in ["site/index.html", "site/a b.js", "site/data/index.html", "site/.hidden", "secret"] {
            fs::write(outside.join(file), "").unwrap();
        }
        site
    }

    #[test]
    fn addresses_lead_to_files() {
        let site = site("files");
        let file = |name: &str| Resolved::File(PathBuf::from(name));
        for (address, base, expected) in [
            ("/", "/", file("index.html")),
            ("/?q=1", "/", file("index.html")),
            ("/a%20b.js", "/", file("a b.js")),
            ("/data/", "/", file("data/index.html")),
            ("/data", "/", Resolved::Redirect("/data/".into())),
            ("/sub/path/", "/sub/path/", file("index.html")),
            ("/sub/path", "/sub/path/", Resolved::Redirect("/sub/path/".into())),
            ("/sub/path/a%20b.js", "/sub/path/", file("a b.js")),
            ("/", "/sub/path/", Resolved::NotFound),
            ("/a%20b.js", "/sub/path/", Resolved::NotFound),
            ("/missing.js", "/", Resolved::NotFound),
            ("/index.html/", "/", Resolved::NotFound),
        ] {
            assert_eq!(resolve(address, base, &site), expected, "{address} under {base}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_site() {
        let site = site("traversal");
        for address in [
            "/../secret",
            "/%2e%2e/secret",
            "/data/../../secret",
            "/data/%2E%2E/%2e%2e/secret",
            "/..%2fsecret",
            "/..%5csecret",
            "/%2fetc/passwd",
            "//etc/passwd",
            "/data//../../secret",
            "/.hidden",
            "/%00",
            "/%",
            "/%+1",
            "/%ff",
            "secret",
            "",
        ] {
            assert_eq!(resolve(address, "/", &site), Resolved::NotFound, "{address}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_not_followed() {
        let site = site("symlink");
        let _ = std::os::unix::fs::symlink(site.join("../secret"), site.join("link"));
        assert_eq!(resolve("/link", "/", &site), Resolved::NotFound);
    }
}
