//! The answer to one request: which bytes, and the headers around them.

use std::fs;
use std::path::Path;

use super::resolve::{Resolved, resolve};
use crate::site::hashing::is_hashed;

/// An answer, independent of the HTTP library.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Header names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body; the server leaves it out for HEAD.
    pub body: Vec<u8>,
}

/// Content types by extension. Wasm and modules do not load without theirs.
const TYPES: [(&str, &str); 16] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("webp", "image/webp"),
    ("ico", "image/x-icon"),
    ("txt", "text/plain; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("tsv", "text/tab-separated-values; charset=utf-8"),
    ("xml", "application/xml"),
];

/// Answers a request for `address`.
pub fn answer(method: &str, address: &str, accept_encoding: &str, base: &str, site: &Path) -> Answer {
    if !matches!(method, "GET" | "HEAD") {
        return text(405, "This server only reads.", vec![("Allow", "GET, HEAD".to_owned())]);
    }
    match resolve(address, base, site) {
        Resolved::File(file) => serve_file(&site.join(file), accept_encoding),
        Resolved::Redirect(to) => text(301, &to.clone(), vec![("Location", to)]),
        Resolved::NotFound => text(404, "There is nothing at this address.", Vec::new()),
    }
}

fn serve_file(file: &Path, accept_encoding: &str) -> Answer {
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let kind = TYPES
        .iter()
        .find(|(known, _)| *known == extension)
        .map_or("application/octet-stream", |(_, kind)| kind);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let cache = if is_hashed(&name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut headers = vec![
        ("Content-Type", kind.to_owned()),
        ("Cache-Control", cache.to_owned()),
        ("Vary", "Accept-Encoding".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ];
    for (coding, suffix) in [("br", "br"), ("gzip", "gz")] {
        if accepts(accept_encoding, coding)
            && let Ok(body) = fs::read(file.with_file_name(format!("{name}.{suffix}")))
        {
            headers.push(("Content-Encoding", coding.to_owned()));
            return Answer { status: 200, headers, body };
        }
    }
    match fs::read(file) {
        Ok(body) => Answer { status: 200, headers, body },
        Err(_) => text(404, "This file cannot be read.", Vec::new()),
    }
}

fn text(status: u16, sentence: &str, mut headers: Vec<(&'static str, String)>) -> Answer {
    headers.push(("Content-Type", "text/plain; charset=utf-8".to_owned()));
    headers.push(("Cache-Control", "no-cache".to_owned()));
    Answer { status, headers, body: format!("{sentence}\n").into_bytes() }
}

/// Whether an Accept-Encoding header admits a coding by name.
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let refused = parts.any(|part| {
            part.split_once('=').is_some_and(|(name, weight)| {
                name.trim().eq_ignore_ascii_case("q")
                    && weight.trim().parse::<f32>().is_ok_and(|weight| weight <= 0.0)
            })
        });
        named && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn site(name: &str) -> PathBuf {
        let site = std::env::temp_dir().join(format!("xtask-respond-{name}-{}", std::process::id()));
        fs::create_dir_all(&site).unwrap();
        for (file, content) in [
            ("index.html", "page"),
            ("app-0123456789abcdef_bg.wasm", "wasm"),
            ("app-0123456789abcdef_bg.wasm.br", "br"),
            ("app-0123456789abcdef_bg.wasm.gz", "gz"),
        ] {
            fs::write(site.join(file), content).unwrap();
        }
        site
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(given, _)| *given == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn hashed_files_are_kept_and_pages_are_asked_again() {
        let site = site("cache");
        let page = answer("GET", "/", "", "/", &site);
        assert_eq!((page.status, header(&page, "Cache-Control")), (200, Some("no-cache")));
        assert_eq!(header(&page, "Content-Type"), Some("text/html; charset=utf-8"));
        let wasm = answer("HEAD", "/app-0123456789abcdef_bg.wasm", "", "/", &site);
        assert_eq!(header(&wasm, "Cache-Control"), Some("public, max-age=31536000, immutable"));
        assert_eq!(header(&wasm, "Content-Type"), Some("application/wasm"));
        assert_eq!(wasm.body, b"wasm");
    }

    #[test]
    fn the_best_accepted_encoding_is_sent() {
        let site = site("encoding");
        for (accepted, body, coding) in [
            ("gzip, deflate, br, zstd", "br", Some("br")),
            ("GZIP", "gz", Some("gzip")),
            ("br;q=0, gzip;q=0.5", "gz", Some("gzip")),
            ("br;q=0.000", "wasm", None),
            ("identity", "wasm", None),
        ] {
            let answer = answer("GET", "/app-0123456789abcdef_bg.wasm", accepted, "/", &site);
            assert_eq!(answer.body, body.as_bytes(), "{accepted}");
            assert_eq!(header(&answer, "Content-Encoding"), coding, "{accepted}");
            assert_eq!(header(&answer, "Vary"), Some("Accept-Encoding"));
        }
    }

    #[test]
    fn other_requests_are_refused() {
        let site = site("refused");
        let post = answer("POST", "/", "", "/", &site);
        assert_eq!((post.status, header(&post, "Allow")), (405, Some("GET, HEAD")));
        assert_eq!(answer("GET", "/nothing", "", "/", &site).status, 404);
        let redirect = answer("GET", "/sub", "", "/sub/", &site);
        assert_eq!((redirect.status, header(&redirect, "Location")), (301, Some("/sub/")));
    }
}
