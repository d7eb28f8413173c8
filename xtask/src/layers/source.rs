//! Rust source without what is not code: comments, literals, unit tests.
//!
//! Blanked text becomes spaces, so line numbers stay true.

/// The source with comments, strings, characters and `#[cfg(test)]` modules blanked.
pub fn code(source: &str) -> String {
    without_tests(&without_literals(source))
}

fn without_literals(source: &str) -> String {
    let bytes = source.as_bytes();
    let mut code = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => at + find(&source[at..], "\n"),
            b'/' if bytes[at..].starts_with(b"/*") => end_of_comment(bytes, at),
            b'"' => end_of_string(bytes, at + 1),
            b'r' if !in_word(bytes, at) => end_of_raw_string(source, at).unwrap_or(at),
            b'b' if !in_word(bytes, at) && bytes.get(at + 1) == Some(&b'r') => {
                end_of_raw_string(source, at + 1).unwrap_or(at)
            }
            b'\'' => end_of_char(bytes, at).unwrap_or(at),
            _ => at,
        };
        blank(&mut code, at, end);
        at = end.max(at + 1);
    }
    String::from_utf8(code).unwrap_or_default()
}

fn blank(code: &mut [u8], from: usize, to: usize) {
    for byte in &mut code[from..to] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn in_word(bytes: &[u8], at: usize) -> bool {
    at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_')
}

fn find(text: &str, what: &str) -> usize {
    text.find(what).unwrap_or(text.len())
}

/// Block comments nest in Rust.
fn end_of_comment(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    bytes.len()
}

fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// `r"..."` and `r#"..."#`; none if this `r` begins a name.
fn end_of_raw_string(source: &str, at: usize) -> Option<usize> {
    let hashes = source[at + 1..].bytes().take_while(|byte| *byte == b'#').count();
    let open = at + 1 + hashes;
    if source.as_bytes().get(open) != Some(&b'"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let rest = &source[open + 1..];
    Some((open + 1 + find(rest, &close) + close.len()).min(source.len()))
}

/// A character literal; none if the quote begins a lifetime.
fn end_of_char(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at + 1) == Some(&b'\\') {
        // The escaped character may itself be a quote: look behind it.
        return bytes[at + 3..].iter().position(|byte| *byte == b'\'').map(|length| at + 4 + length);
    }
    // One character of up to four bytes.
    (at + 2..=at + 5)
        .find(|close| bytes.get(*close) == Some(&b'\''))
        .filter(|close| {
            std::str::from_utf8(&bytes[at + 1..*close]).is_ok_and(|text| text.chars().count() == 1)
        })
        .map(|close| close + 1)
}

/// Blanks every `#[cfg(test)] mod name { ... }`: tests may read golden files.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut bytes = code.as_bytes().to_vec();
    let mut at = 0;
    while let Some(mark) = code[at..].find(MARK).map(|offset| at + offset) {
        let after = mark + MARK.len();
        at = after;
        let item = code[after..].trim_start();
        if !(item.starts_with("mod ") || item.starts_with("pub mod ") || item.starts_with("pub(crate) mod "))
        {
            continue;
        }
        let (open, semicolon) = (after + find(&code[after..], "{"), after + find(&code[after..], ";"));
        if semicolon < open {
            continue;
        }
        let mut depth = 0_usize;
        let length = code[open..].bytes().position(|byte| {
            depth = match byte {
                b'{' => depth + 1,
                b'}' => depth.saturating_sub(1),
                _ => depth,
            };
            depth == 0
        });
        let end = length.map_or(code.len(), |length| open + length + 1);
        blank(&mut bytes, mark, end);
        at = end;
    }
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, kept: &str) {
        let code: String = code(source).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code, kept, "{source}");
    }

    #[test]
    fn comments_go() {
        check("a // std::fs\nb", "a b");
        check("a /* x /* std::fs */ y */ b", "a b");
        check("/// std::fs\na", "a");
    }

    #[test]
    fn literals_go_and_lifetimes_stay() {
        check(r#"a "std::fs \" //" b"#, "a b");
        check("a r#\"std::fs \" x\"# b", "a b");
        check("a br\"std\" b\"x\" c", "a b c");
        check("f('\"', '\\'', '\\u{7f}', '\u{e9}') g", "f( , , , ) g");
        check("fn f<'a>(x: &'a str) -> &'a str {}", "fn f<'a>(x: &'a str) -> &'a str {}");
        check("for r in 0..1 { bar\"x\" }", "for r in 0..1 { bar }");
    }

    #[test]
    fn unit_tests_go_and_lines_stay() {
        let source = "a\n#[cfg(test)]\nmod tests {\n fn x() { std::fs }\n}\nb";
        check(source, "a b");
        assert_eq!(code(source).lines().count(), 6);
        check("#[cfg(test)]\nmod tests;\nb {}", "#[cfg(test)] mod tests; b {}");
        check("#[cfg(test)]\nuse x; b {}", "#[cfg(test)] use x; b {}");
    }
}
