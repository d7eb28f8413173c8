//! Just enough of HTML to find tags, their attributes and the text of scripts.
//!
//! It reads the page that this repository writes, not the web: no error
//! recovery, no entities. A page that it cannot read is refused with the line.

use std::ops::Range;

use crate::outcome::{Outcome, problem};

/// A start or end tag.
#[derive(Debug)]
pub struct Tag<'a> {
    /// In lower case.
    pub name: String,
    /// True for `</name>`.
    pub end: bool,
    /// In the order of the source.
    pub attributes: Vec<(String, &'a str)>,
    /// Where the tag stands, from `<` to `>`.
    pub span: Range<usize>,
    /// For script and style: where the text between start and end tag stands.
    pub text: Option<Range<usize>>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute; empty when it has none.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(given, _)| given == name).map(|(_, value)| *value)
    }

    /// Whether this is the start tag `name`.
    pub fn starts(&self, name: &str) -> bool {
        !self.end && self.name == name
    }
}

/// All tags of a page, in order. Comments and the doctype are skipped.
pub fn tags(html: &str) -> Outcome<Vec<Tag<'_>>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|offset| at + offset) {
        let rest = &html[open..];
        if rest.starts_with("<!--") {
            at = open + rest.find("-->").ok_or_else(|| unclosed(html, open, "comment"))? + 3;
        } else if rest.starts_with("<!") {
            at = open + rest.find('>').ok_or_else(|| unclosed(html, open, "declaration"))? + 1;
        } else if rest[1..].starts_with(|next: char| next.is_ascii_alphabetic() || next == '/') {
            let mut tag = tag(html, open)?;
            at = tag.span.end;
            if !tag.end && matches!(tag.name.as_str(), "script" | "style") {
                let length =
                    end_of_text(&html[at..], &tag.name).ok_or_else(|| unclosed(html, open, &tag.name))?;
                tag.text = Some(at..at + length);
                at += length;
            }
            tags.push(tag);
        } else {
            at = open + 1;
        }
    }
    Ok(tags)
}

fn tag(html: &str, open: usize) -> Outcome<Tag<'_>> {
    let bytes = html.as_bytes();
    let end = bytes.get(open + 1) == Some(&b'/');
    let mut at = open + 1 + usize::from(end);
    let name = word(html, &mut at).to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        while bytes.get(at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/') {
            at += 1;
        }
        match bytes.get(at) {
            None => return Err(unclosed(html, open, &name)),
            Some(b'>') => {
                return Ok(Tag { name, end, attributes, span: open..at + 1, text: None });
            }
            Some(_) => {
                let before = at;
                let attribute = word(html, &mut at).to_ascii_lowercase();
                let value = value(html, &mut at).ok_or_else(|| unclosed(html, open, &name))?;
                if at == before {
                    return Err(problem(
                        format!("line {}: <{name}> holds a character that cannot be read", line_of(html, at)),
                        "write attributes as name=\"value\"",
                    ));
                }
                attributes.push((attribute, value));
            }
        }
    }
}

fn word<'a>(html: &'a str, at: &mut usize) -> &'a str {
    let rest = &html[*at..];
    let length = rest
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=' | '<'))
        .unwrap_or(rest.len());
    *at += length;
    &rest[..length]
}

/// The value behind an attribute's name: empty without `=`, none when a quote stays open.
fn value<'a>(html: &'a str, at: &mut usize) -> Option<&'a str> {
    let rest = html[*at..].trim_start();
    let Some(rest) = rest.strip_prefix('=') else { return Some("") };
    let rest = rest.trim_start();
    let start = html.len() - rest.len();
    let (from, length) = match rest.as_bytes().first()? {
        quote @ (b'"' | b'\'') => (start + 1, rest[1..].find(char::from(*quote))?),
        _ => (start, rest.find(|c: char| c.is_ascii_whitespace() || c == '>')?),
    };
    *at = from + length + usize::from(from > start);
    Some(&html[from..from + length])
}

/// The length of a script's or style's text: up to its end tag.
fn end_of_text(html: &str, name: &str) -> Option<usize> {
    let lower = html.to_ascii_lowercase();
    lower.find(&format!("</{name}"))
}

fn unclosed(html: &str, at: usize, what: &str) -> String {
    problem(
        format!("line {}: <{what}> is never closed", line_of(html, at)),
        "close it, or write &lt; for a literal sign",
    )
}

/// The line, from 1, of a byte of the page.
pub fn line_of(html: &str, at: usize) -> usize {
    html[..at].matches('\n').count() + 1
}

/// Replaces parts of a page. The ranges must not overlap.
pub fn apply(html: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut page = String::with_capacity(html.len() + 1024);
    let mut at = 0;
    for (range, text) in edits {
        page.push_str(&html[at..range.start]);
        page.push_str(&text);
        at = range.end;
    }
    page.push_str(&html[at..]);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_in_every_spelling() {
        let tags = tags("<Link data-trunk REL = 'css' href=a.css title=\"a > b\" / >").unwrap();
        let expected = [("data-trunk", ""), ("rel", "css"), ("href", "a.css"), ("title", "a > b")];
        assert_eq!(tags[0].name, "link");
        assert_eq!(tags[0].attributes, expected.map(|(name, value)| (name.to_owned(), value)));
    }

    #[test]
    fn scripts_are_text_and_comments_are_nothing() {
        let html = "<!doctype html><!-- <b> --><script>if (a<b) '<i>'</script><p>1 < 2</p>";
        let tags = tags(html).unwrap();
        let names: Vec<_> = tags.iter().map(|tag| (tag.name.as_str(), tag.end)).collect();
        assert_eq!(names, [("script", false), ("script", true), ("p", false), ("p", true)]);
        assert_eq!(&html[tags[0].text.clone().unwrap()], "if (a<b) '<i>'");
    }

    #[test]
    fn open_ends_name_their_line() {
        for (html, what) in [
            ("<p>\n<a href=\"x", "line 2: <a>"),
            ("<!-- x", "line 1: <comment>"),
            ("<script>x", "line 1: <script>"),
            ("\n\n<p ", "line 3: <p>"),
        ] {
            let error = tags(html).unwrap_err();
            assert!(error.starts_with(what), "{error}");
        }
    }

    #[test]
    fn edits_apply_in_any_order() {
        assert_eq!(apply("0123456", vec![(5..6, "F".into()), (1..3, "-".into())]), "0-34F6");
    }
}
