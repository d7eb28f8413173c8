//! The paths that a piece of code mentions: `use` trees spelled out, and every
//! `a::b` elsewhere.

/// A path and the line it stands on.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct Mention {
    /// `std::fs::read`
    pub path: String,
    /// From 1.
    pub line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    Separator,
    Sign(char),
}

/// Everything that the code names by path, every method call as `.name`, and
/// every other word alone.
pub fn mentions(code: &str) -> Vec<Mention> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at].0 {
            Token::Word("use") => at = use_tree(&tokens, at + 1, "", &mut found) + 1,
            Token::Word(_) => at = plain(&tokens, at, &mut found),
            Token::Sign('.') => at = method(&tokens, at, &mut found),
            _ => at += 1,
        }
    }
    found
}

/// `a::b::c`, or one word.
fn plain(tokens: &[(Token<'_>, usize)], mut at: usize, found: &mut Vec<Mention>) -> usize {
    let line = tokens[at].1;
    let mut path = String::new();
    while let Some((Token::Word(word), _)) = tokens.get(at) {
        path.push_str(word);
        at += 1;
        match (tokens.get(at), tokens.get(at + 1)) {
            (Some((Token::Separator, _)), Some((Token::Word(_), _))) => {
                path.push_str("::");
                at += 1;
            }
            _ => break,
        }
    }
    found.push(Mention { path, line });
    at
}

/// `.name(`; a field is no mention.
fn method(tokens: &[(Token<'_>, usize)], at: usize, found: &mut Vec<Mention>) -> usize {
    let Some((Token::Word(name), line)) = tokens.get(at + 1) else { return at + 1 };
    if matches!(tokens.get(at + 2), Some((Token::Sign('('), _))) {
        found.push(Mention { path: format!(".{name}"), line: *line });
    }
    at + 2
}

/// One branch of a `use` tree, up to the comma, brace or semicolon that ends it.
fn use_tree(tokens: &[(Token<'_>, usize)], mut at: usize, prefix: &str, found: &mut Vec<Mention>) -> usize {
    let mut path = prefix.to_owned();
    let mut line = tokens.get(at).map_or(0, |token| token.1);
    let mut group = false;
    while let Some((token, here)) = tokens.get(at) {
        match token {
            Token::Word("as") => at += 1,
            Token::Word(word) => {
                line = *here;
                path.push_str(word);
            }
            Token::Separator if path.is_empty() => {}
            Token::Separator => path.push_str("::"),
            Token::Sign('*') => path.push('*'),
            Token::Sign('{') => {
                group = true;
                at += 1;
                while !matches!(tokens.get(at), None | Some((Token::Sign('}'), _))) {
                    at = use_tree(tokens, at, &path, found);
                    if matches!(tokens.get(at), Some((Token::Sign(','), _))) {
                        at += 1;
                    }
                }
            }
            Token::Sign(_) => break,
        }
        at += 1;
    }
    if !group && !path.is_empty() {
        found.push(Mention { path: path.trim_end_matches("::self").to_owned(), line });
    }
    at
}

fn tokens(code: &str) -> Vec<(Token<'_>, usize)> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(next) = code[at..].chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        if is_word(next) {
            let length = code[at..].find(|c| !is_word(c)).unwrap_or(code.len() - at);
            tokens.push((Token::Word(&code[at..at + length]), line));
            at += length;
        } else if code[at..].starts_with("::") {
            tokens.push((Token::Separator, line));
            at += 2;
        } else {
            if next == '\n' {
                line += 1;
            } else if !next.is_whitespace() {
                tokens.push((Token::Sign(next), line));
            }
            at += next.len_utf8();
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, expected: &[(&str, usize)]) {
        let found: Vec<_> =
            mentions(code).into_iter().filter(|mention| mention.path.contains([':', '.'])).collect();
        let found: Vec<_> = found.iter().map(|mention| (mention.path.as_str(), mention.line)).collect();
        assert_eq!(found, expected, "{code}");
    }

    #[test]
    fn use_trees_are_spelled_out() {
        check("use std::fs;", &[("std::fs", 1)]);
        check("pub use ::std::fs::*;", &[("std::fs::*", 1)]);
        check(
            "use std::{\n fs as files,\n io::{self, Read},\n};\n",
            &[("std::fs", 2), ("std::io", 3), ("std::io::Read", 3)],
        );
        check("use {a::b, c::{d::e, f}};", &[("a::b", 1), ("c::d::e", 1), ("c::f", 1)]);
    }

    #[test]
    fn paths_in_code_are_found() {
        check("let x = std::fs::read(a.b);", &[("std::fs::read", 1)]);
        check("f::<a::B>(x)", &[("a::B", 1)]);
        check("\nx.ln() + y.0.exp () + z.tan", &[(".ln", 2), (".exp", 2)]);
    }
}
