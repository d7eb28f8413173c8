//! Scenarios as the query of a link, and back. Pure.
//!
//! `v=1&device=a100:8&hours=100&provider=gcp&region=europe-west3`: the keys are those of the command line. The
//! fields of a second scenario start with `b.`. Reading never fails: what is not understood is said in a
//! sentence, and the rest is filled in.

use std::fmt::Write as _;

use wattprint_core::problem::{Field, quoted};
use wattprint_core::request::Request;

use crate::scenario::Scenario;

/// Version of the format. It goes up when an old page could misread a new link.
pub const VERSION: u32 = 1;

/// What marks the fields of the second scenario.
const SECOND: &str = "b.";

/// Longest query that is read; a link is a form, not a file.
const LONGEST: usize = 16_000;

/// What a link says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// One or two scenarios; none where the link carries none.
    pub scenarios: Vec<Scenario>,
    /// What was not understood.
    pub trouble: Vec<LinkTrouble>,
}

/// Why a link was not wholly understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTrouble {
    /// It was made by a newer version.
    Newer(u32),
    /// These parts are unknown or damaged, quoted for show.
    Damaged(Vec<String>),
    /// It is too long to be a form.
    TooLong,
}

/// The query for one or two scenarios.
#[must_use]
pub fn encode(scenarios: &[Scenario]) -> String {
    let mut query = format!("v={VERSION}");
    for (scenario, prefix) in scenarios.iter().zip(["", SECOND]) {
        let request = scenario.request();
        for field in Field::ALL {
            for text in request.texts(field) {
                let _ = write!(query, "&{prefix}{}=", field.key());
                percent_encode(text, &mut query);
            }
        }
    }
    query
}

/// Reads a query.
#[must_use]
pub fn decode(query: &str) -> Link {
    if query.len() > LONGEST {
        return Link { scenarios: Vec::new(), trouble: vec![LinkTrouble::TooLong] };
    }
    let mut requests = [Request::default(), Request::default()];
    let mut trouble = Vec::new();
    let mut damaged = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match read_pair(pair) {
            Some(Pair::Version(version)) if version > VERSION => trouble.push(LinkTrouble::Newer(version)),
            Some(Pair::Version(_)) => {}
            Some(Pair::Field(second, field, text)) => requests[usize::from(second)].put(field, text),
            None => damaged.push(quoted(&percent_decode(pair).unwrap_or_else(|| pair.to_owned()))),
        }
    }
    if !damaged.is_empty() {
        trouble.push(LinkTrouble::Damaged(damaged));
    }
    let scenarios = requests.into_iter().filter(|request| *request != Request::default());
    Link { scenarios: scenarios.map(Scenario::from_request).collect(), trouble }
}

enum Pair {
    Version(u32),
    Field(bool, Field, String),
}

fn read_pair(pair: &str) -> Option<Pair> {
    let (key, value) = pair.split_once('=')?;
    if key == "v" {
        return value.parse().ok().map(Pair::Version);
    }
    let (second, key) = key.strip_prefix(SECOND).map_or((false, key), |key| (true, key));
    Some(Pair::Field(second, Field::from_key(key)?, percent_decode(value)?))
}

/// Percent-encodes everything but letters, digits and a few marks that are safe in a fragment.
fn percent_encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b':' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// `None` where an escape is cut short or the bytes are not UTF-8.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                let digits = std::str::from_utf8(&digits).ok().filter(|digits| !digits.starts_with('+'))?;
                u8::from_str_radix(digits, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_reads_as_the_command_line_does() {
        let query = encode(&[Scenario::first_visit()]);
        assert_eq!(query, "v=1&device=NVIDIA+A100+SXM4+80+GB:8&hours=100&provider=gcp&region=europe-west3");
    }

    #[test]
    fn what_was_encoded_is_decoded() {
        let mut hostile = Scenario::first_visit();
        hostile.devices[0].name = "<script>alert(1)</script>&=+%é😀 \u{0}".to_owned();
        hostile.set(Field::Hours, "1,5 h");
        let mut second = Scenario::hundred_gpus();
        second.set(Field::Utilisation, "80%");
        for scenarios in [vec![Scenario::first_visit()], vec![hostile, second]] {
            let trimmed: Vec<_> = scenarios.iter().map(|s| Scenario::from_request(s.request())).collect();
            assert_eq!(decode(&encode(&scenarios)), Link { scenarios: trimmed, trouble: Vec::new() });
        }
    }

    #[test]
    fn a_newer_link_says_so_and_fills_in_what_it_can() {
        let link = decode("v=7&hours=3&quantum=yes");
        assert_eq!(link.scenarios[0].text(Field::Hours), "3");
        assert_eq!(
            link.trouble,
            [LinkTrouble::Newer(7), LinkTrouble::Damaged(vec!["“quantum=yes”".to_owned()])]
        );
    }

    #[test]
    fn a_damaged_link_keeps_what_is_whole() {
        let link = decode("v=1&hours=3&device=%E2%82&utilisation=%zz&pue&=&count=%+1");
        assert_eq!(link.scenarios[0].text(Field::Hours), "3");
        let [LinkTrouble::Damaged(parts)] = link.trouble.as_slice() else { panic!("{link:?}") };
        assert_eq!(parts.len(), 5);
        assert_eq!(decode(&"a".repeat(20_000)).trouble, [LinkTrouble::TooLong]);
        assert_eq!(decode(""), Link { scenarios: Vec::new(), trouble: Vec::new() });
    }
}
