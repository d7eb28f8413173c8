//! The Content Security Policy of the page.
//!
//! index.html states the policy in a meta element. The only thing it cannot
//! state is the hash of the inline script, which changes with every build;
//! this module fills it in. It also refuses what the policy would silently
//! block: inline styles and event handlers.

use super::hashing::script_source;
use super::html::{Tag, apply, line_of, tags};
use crate::outcome::{Outcome, problem};

/// Returns the page with the hash of every inline script in its policy.
/// Sealing twice gives the same page.
pub fn seal(html: &str) -> Outcome<String> {
    let tags = tags(html)?;
    refuse_inline(html, &tags)?;
    let meta = tags.iter().find(|tag| {
        tag.starts("meta")
            && tag
                .attribute("http-equiv")
                .is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
    });
    let meta = meta.ok_or_else(|| {
        problem(
            "index.html states no Content Security Policy",
            "add <meta http-equiv=\"Content-Security-Policy\" content=\"...\">",
        )
    })?;
    let policy = meta.attribute("content").unwrap_or_default();
    if let Some(early) = tags.iter().find(|tag| tag.starts("script") && tag.span.start < meta.span.start) {
        return Err(problem(
            format!(
                "line {}: a script stands before the policy and escapes it",
                line_of(html, early.span.start)
            ),
            "move the Content-Security-Policy element to the top of <head>",
        ));
    }
    let hashes =
        tags.iter().filter(|tag| is_inline_script(tag)).filter_map(|tag| tag.text.clone()).map(|text| {
            // The parser of the browser hashes with plain line ends.
            script_source(&html[text].replace("\r\n", "\n"))
        });
    let sealed = with_hashes(policy, &hashes.collect::<Vec<_>>())?;
    let start = policy.as_ptr() as usize - html.as_ptr() as usize;
    Ok(apply(html, vec![(start..start + policy.len(), sealed)]))
}

fn is_inline_script(tag: &Tag<'_>) -> bool {
    let kind = tag.attribute("type").unwrap_or_default();
    tag.starts("script")
        && tag.attribute("src").is_none()
        && !matches!(kind, "application/json" | "application/ld+json")
}

/// The policy with these hashes in script-src, instead of any that stood there.
fn with_hashes(policy: &str, hashes: &[String]) -> Outcome<String> {
    let mut found = false;
    let directives: Vec<String> = policy
        .split(';')
        .map(|directive| {
            let mut words: Vec<&str> = directive.split_whitespace().collect();
            if words.first() == Some(&"script-src") {
                found = true;
                words.retain(|word| !word.starts_with("'sha256-"));
                words.extend(hashes.iter().map(String::as_str));
            }
            words.join(" ")
        })
        .filter(|directive| !directive.is_empty())
        .collect();
    if found {
        Ok(directives.join("; "))
    } else {
        Err(problem(
            "the Content Security Policy has no script-src",
            "add script-src 'self' 'wasm-unsafe-eval' to it",
        ))
    }
}

fn refuse_inline(html: &str, tags: &[Tag<'_>]) -> Outcome {
    for tag in tags.iter().filter(|tag| !tag.end) {
        let line = line_of(html, tag.span.start);
        if tag.name == "style" {
            return Err(problem(
                format!("line {line}: <style> would be blocked by the policy"),
                "put the rules into a stylesheet below static/css/",
            ));
        }
        for (name, value) in &tag.attributes {
            let (what, hint) = match name.as_str() {
                "style" => ("the style attribute", "use a class and a stylesheet"),
                name if name.starts_with("on") => ("an event handler", "add the listener from the app"),
                "href" | "src" | "action"
                    if value.trim_start().to_ascii_lowercase().starts_with("javascript:") =>
                {
                    ("a javascript: address", "use a button and a listener")
                }
                _ => continue,
            };
            return Err(problem(
                format!("line {line}: {what} of <{}> would be blocked by the policy", tag.name),
                hint,
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const META: &str =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">";

    #[test]
    fn every_inline_script_is_hashed_and_sealing_twice_changes_nothing() {
        let html = format!(
            "<head>{META}</head><script>alert('Hello, world.');</script><script src=\"a.js\"></script>\
             <script type=\"application/json\">{{}}</script>"
        );
        let sealed = seal(&html).unwrap();
        assert!(sealed.contains(
            "content=\"default-src 'none'; script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='\""
        ));
        assert_eq!(sealed.matches("sha256-").count(), 1);
        assert_eq!(seal(&sealed).unwrap(), sealed);
    }

    #[test]
    fn what_the_policy_would_block_is_refused() {
        for (body, expected) in [
            ("<p>\n<b style='x'>", "line 2: the style attribute of <b>"),
            ("<style>p{}</style>", "line 1: <style>"),
            ("<body onload=x()>", "line 1: an event handler of <body>"),
            ("<a href=' JavaScript:x()'>", "line 1: a javascript: address of <a>"),
        ] {
            let error = seal(&format!("{META}{body}")).unwrap_err();
            assert!(error.starts_with(expected), "{error}");
        }
    }

    #[test]
    fn a_page_without_a_usable_policy_is_refused() {
        assert!(seal("<p>").unwrap_err().contains("states no Content Security Policy"));
        assert!(seal(&META.replace("script-src", "img-src")).unwrap_err().contains("has no script-src"));
        assert!(seal(&format!("<script></script>{META}")).unwrap_err().contains("before the policy"));
    }
}
