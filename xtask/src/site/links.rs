//! The `data-trunk` links of index.html, done the way Trunk 0.21 does them.
//!
//! Whoever has Trunk and whoever has not must get the same site from the same
//! page, so a link or an attribute that is not handled here is refused rather
//! than ignored.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::hashing::{integrity, name_hash};
use super::html::{Tag, apply, line_of, tags};
use crate::outcome::{AtPath, Outcome, problem};

/// The compiled app, already in the staging folder.
#[derive(Debug, Clone)]
pub struct App {
    /// The JavaScript module that loads the wasm.
    pub js: String,
    /// The wasm module.
    pub wasm: String,
    /// Further JavaScript modules that come with dependencies.
    pub snippets: Vec<String>,
}

/// Attributes of the rust link that change nothing here, or that the builder reads.
const RUST_ATTRIBUTES: [&str; 9] = [
    "data-trunk",
    "rel",
    "href",
    "data-bin",
    "data-cargo-profile-release",
    "data-cargo-profile-dev",
    "data-integrity",
    "data-wasm-no-import",
    "data-wasm-opt",
];

/// Turns the source page into the finished one: copies what the links name into
/// `staging` and replaces the links. `build` compiles the app for the rust link.
pub fn process(
    html: &str,
    source: &Path,
    staging: &Path,
    build: impl FnOnce(&Tag<'_>) -> Outcome<App>,
) -> Outcome<String> {
    let tags = tags(html)?;
    let mut build = Some(build);
    let mut edits = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        if tag.attribute("data-trunk").is_none() || tag.end {
            continue;
        }
        let refuse = |what: String| format!("index.html, line {}: {what}", line_of(html, tag.span.start));
        let replacement = if tag.name == "script" {
            // The replacement brings its own end tag.
            if let Some(end) = tags.get(index + 1) {
                edits.push((end.span.clone(), String::new()));
            }
            script(tag, source, staging).map_err(refuse)?
        } else {
            match tag.attribute("rel") {
                Some("rust") => {
                    check_rust(tag).map_err(refuse)?;
                    let build = build.take().ok_or_else(|| refuse("a second rust link".into()))?;
                    let app = build(tag)?;
                    let head = tags.iter().find(|tag| tag.end && tag.name == "head");
                    let head = head.ok_or_else(|| "index.html has no </head>".to_owned())?.span.start;
                    edits.push((head..head, preloads(tag, &app, staging)?));
                    loader(tag, &app)
                }
                Some("css") => css(tag, source, staging).map_err(refuse)?,
                Some("icon") => icon(tag, source, staging).map_err(refuse)?,
                Some("copy-file") => copy_file(tag, source, staging).map_err(refuse)?,
                Some("copy-dir") => copy_dir(tag, source, staging).map_err(refuse)?,
                other => {
                    return Err(refuse(problem(
                        format!("a data-trunk link with rel=\"{}\" is not known", other.unwrap_or_default()),
                        "rust, css, icon, copy-file and copy-dir are; site/links.rs handles them",
                    )));
                }
            }
        };
        edits.push((tag.span.clone(), replacement));
    }
    if build.is_some() {
        return Err(problem(
            "index.html has no link to the app",
            "add <link data-trunk rel=\"rust\" data-bin=\"wattprint-web\" />",
        ));
    }
    Ok(apply(html, edits))
}

fn check_rust(tag: &Tag<'_>) -> Outcome {
    for (name, value) in &tag.attributes {
        let known = RUST_ATTRIBUTES.contains(&name.as_str());
        if !known || (name == "data-wasm-opt" && *value != "0") {
            return Err(problem(
                format!("the rust link's {name}=\"{value}\" would be honoured by Trunk but not by xtask"),
                "leave it out, or teach site/links.rs to do the same",
            ));
        }
    }
    Ok(())
}

/// Links that let the browser fetch the modules before the script asks for them.
fn preloads(tag: &Tag<'_>, app: &App, staging: &Path) -> Outcome<String> {
    let mut links = String::new();
    let scripts = std::iter::once(&app.js).chain(&app.snippets);
    for (name, rest) in scripts
        .map(|name| (("modulepreload", name), ""))
        .chain(std::iter::once((("preload", &app.wasm), " as=\"fetch\" type=\"application/wasm\"")))
    {
        let (rel, name) = name;
        let integrity = integrity_attribute(tag, &staging.join(name))?;
        links.push_str(&format!(
            "<link rel=\"{rel}\" href=\"./{name}\" crossorigin=\"anonymous\"{integrity}{rest}>"
        ));
    }
    Ok(links)
}

/// The inline script that starts the app, and announces that it has started.
fn loader(tag: &Tag<'_>, app: &App) -> String {
    let App { js, wasm, .. } = app;
    let (import, bind) = if tag.attribute("data-wasm-no-import").is_some() {
        ("", "")
    } else {
        (", * as bindings", "\nwindow.wasmBindings = bindings;\n")
    };
    format!(
        "\n<script type=\"module\">\nimport init{import} from './{js}';\n\
         const wasm = await init({{ module_or_path: './{wasm}' }});\n\n{bind}\n\n\
         dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\", {{detail: {{wasm}}}}));\n\n</script>"
    )
}

fn css(tag: &Tag<'_>, source: &Path, staging: &Path) -> Outcome<String> {
    let name = copy_hashed(tag, "href", source, staging)?;
    let kept = kept_attributes(tag, &["rel", "href", "data-target-path"]);
    let integrity = integrity_attribute(tag, &staging.join(&name))?;
    Ok(format!("<link rel=\"stylesheet\" href=\"./{name}\"{kept}{integrity}/>"))
}

fn icon(tag: &Tag<'_>, source: &Path, staging: &Path) -> Outcome<String> {
    let name = copy_hashed(tag, "href", source, staging)?;
    let integrity = integrity_attribute(tag, &staging.join(&name))?;
    Ok(format!("<link rel=\"icon\" href=\"./{name}\"{integrity}/>"))
}

fn script(tag: &Tag<'_>, source: &Path, staging: &Path) -> Outcome<String> {
    let name = copy_hashed(tag, "src", source, staging)?;
    let kept = kept_attributes(tag, &["src", "data-target-path"]);
    let integrity = integrity_attribute(tag, &staging.join(&name))?;
    Ok(format!("<script src=\"./{name}\"{kept}{integrity}></script>"))
}

fn copy_file(tag: &Tag<'_>, source: &Path, staging: &Path) -> Outcome<String> {
    let from = linked(tag, "href", source)?;
    let to = folder_for(tag, staging)?.join(from.file_name().unwrap_or_default());
    fs::copy(&from, &to).at("copy", &from)?;
    Ok(String::new())
}

fn copy_dir(tag: &Tag<'_>, source: &Path, staging: &Path) -> Outcome<String> {
    let from = linked(tag, "href", source)?;
    let to = match tag.attribute("data-target-path") {
        Some(_) => folder_for(tag, staging)?,
        None => staging.join(from.file_name().unwrap_or_default()),
    };
    copy_tree(&from, &to)?;
    Ok(String::new())
}

/// Copies a folder with everything in it.
pub fn copy_tree(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to).at("create", to)?;
    for entry in fs::read_dir(from).at("read", from)? {
        let entry = entry.at("read", from)?.path();
        let target = to.join(entry.file_name().unwrap_or_default());
        if entry.is_dir() {
            copy_tree(&entry, &target)?;
        } else {
            fs::copy(&entry, &target).at("copy", &entry)?;
        }
    }
    Ok(())
}

/// Copies a linked file under a name with its hash; returns the name relative to the site.
fn copy_hashed(tag: &Tag<'_>, attribute: &str, source: &Path, staging: &Path) -> Outcome<String> {
    let from = linked(tag, attribute, source)?;
    let content = fs::read(&from).at("read", &from)?;
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let name = format!("{}-{}.{}", part(from.file_stem()), name_hash(&content), part(from.extension()));
    let to = folder_for(tag, staging)?.join(&name);
    fs::write(&to, content).at("write", &to)?;
    let relative = to.strip_prefix(staging).unwrap_or(&to);
    Ok(relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// The file or folder that an attribute names, which must exist.
fn linked(tag: &Tag<'_>, attribute: &str, source: &Path) -> Outcome<PathBuf> {
    let value = tag.attribute(attribute).unwrap_or_default();
    let path = source.join(value);
    if value.is_empty() {
        Err(format!("<{}> has no {attribute}", tag.name))
    } else if path.exists() {
        path.canonicalize().at("find", &path)
    } else {
        Err(problem(format!("{value} does not exist"), "add the file or remove the link"))
    }
}

/// Where a file goes: the site's root, or the folder that `data-target-path` names.
fn folder_for(tag: &Tag<'_>, staging: &Path) -> Outcome<PathBuf> {
    let relative = Path::new(tag.attribute("data-target-path").unwrap_or_default());
    if relative.components().any(|part| !matches!(part, Component::Normal(_))) {
        return Err(format!("data-target-path=\"{}\" leaves the site", relative.display()));
    }
    let folder = staging.join(relative);
    fs::create_dir_all(&folder).at("create", &folder)?;
    Ok(folder)
}

fn integrity_attribute(tag: &Tag<'_>, file: &Path) -> Outcome<String> {
    match tag.attribute("data-integrity") {
        Some("none") => Ok(String::new()),
        None | Some("" | "sha384") => {
            Ok(format!(" integrity=\"{}\"", integrity(&fs::read(file).at("read", file)?)))
        }
        Some(other) => {
            Err(problem(format!("data-integrity=\"{other}\" is not handled"), "use none or sha384"))
        }
    }
}

fn kept_attributes(tag: &Tag<'_>, left_out: &[&str]) -> String {
    let mut kept: Vec<_> = tag
        .attributes
        .iter()
        .filter(|(name, _)| {
            !left_out.contains(&name.as_str()) && !name.starts_with("data-trunk") && name != "data-integrity"
        })
        .collect();
    kept.sort();
    kept.iter()
        .map(
            |(name, value)| {
                if value.is_empty() { format!(" {name}") } else { format!(" {name}=\"{value}\"") }
            },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::bindgen::files_under;

    const PAGE: &str = include_str!("../../golden/page.html");

    fn source(name: &str) -> PathBuf {
        let source = std::env::temp_dir().join(format!("xtask-links-{name}-{}", std::process::id()));
        fs::create_dir_all(source.join("tables")).unwrap();
        for (file, content) in [
            ("a.css", "a{}"),
            ("icon.svg", "<svg/>"),
            ("robots.txt", ""),
            ("tables/x.tsv", "x"),
            ("early.js", "1"),
        ] {
            fs::write(source.join(file), content).unwrap();
        }
        source
    }

    fn compiled(_: &Tag<'_>) -> Outcome<App> {
        let snippets = vec!["snippets/x/inline0.js".to_owned()];
        Ok(App { js: "app-0.js".into(), wasm: "app-0_bg.wasm".into(), snippets })
    }

    #[test]
    fn the_page_becomes_the_golden_one() {
        let source = source("golden");
        let site = source.join("site");
        let page = process(PAGE, &source, &site, compiled).unwrap();
        let sealed = crate::site::csp::seal(&page).unwrap();
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/page.expected.html");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &sealed).unwrap();
        }
        assert_eq!(sealed, fs::read_to_string(&golden).unwrap(), "UPDATE_GOLDEN=1 writes it anew");
        let files = files_under(&site).unwrap();
        let names: Vec<_> =
            files.iter().map(|file| file.strip_prefix(&site).unwrap().to_str().unwrap()).collect();
        assert_eq!(
            names,
            [
                "a-5f546eb4606b5c2b.css",
                "early-6b86b273ff34fce1.js",
                "icon-d4dc56669143034f.svg",
                "tables/x.tsv",
                "well/known/robots.txt",
            ]
        );
        fs::remove_dir_all(&source).unwrap();
    }

    #[test]
    fn what_trunk_would_do_otherwise_is_refused() {
        let source = source("refused");
        let rust = "<link data-trunk rel=\"rust\" data-bin=\"app\">";
        for (links, expected) in [
            (
                "<link data-trunk rel=sass href=a.scss>",
                "index.html, line 2: a data-trunk link with rel=\"sass\"",
            ),
            ("<link data-trunk rel=css href=none.css>", "index.html, line 2: none.css does not exist"),
            ("<link data-trunk rel=css>", "index.html, line 2: <link> has no href"),
            (
                "<link data-trunk rel=css href=a.css data-integrity=md5>",
                "index.html, line 2: data-integrity=\"md5\"",
            ),
            (
                "<link data-trunk rel=copy-file href=a.css data-target-path=../x>",
                "index.html, line 2: data-target-path",
            ),
            (
                "<link data-trunk rel=rust data-wasm-opt=z>",
                "index.html, line 2: the rust link's data-wasm-opt=\"z\"",
            ),
            (
                "<link data-trunk rel=rust data-keep-debug>",
                "index.html, line 2: the rust link's data-keep-debug=\"\"",
            ),
            (rust, "index.html, line 2: a second rust link"),
        ] {
            let page = format!("<head>{rust}</head>\n{links}");
            let plain =
                |_: &Tag<'_>| Ok(App { js: "x.js".into(), wasm: "x.wasm".into(), snippets: Vec::new() });
            let page = page.replacen("data-bin=\"app\"", "data-bin=\"app\" data-integrity=none", 1);
            let error = process(&page, &source, &source.join("site"), plain).unwrap_err();
            assert!(error.starts_with(expected), "{error}");
        }
        let error = process("<head></head>", &source, &source.join("site"), compiled).unwrap_err();
        assert!(error.starts_with("index.html has no link to the app"), "{error}");
        fs::remove_dir_all(&source).unwrap();
    }

    #[test]
    fn the_page_of_this_repository_states_the_whole_policy() {
        let page = include_str!("../../../index.html");
        let tags = tags(page).unwrap();
        let policy =
            tags.iter().find_map(|tag| tag.attribute("http-equiv").and(tag.attribute("content"))).unwrap();
        let mut directives: Vec<_> = policy.split(';').map(str::trim).collect();
        directives.sort_unstable();
        assert_eq!(
            directives,
            [
                "base-uri 'none'",
                "connect-src 'self'",
                "default-src 'none'",
                "form-action 'none'",
                "img-src 'self' data: blob:",
                "manifest-src 'self'",
                "script-src 'self' 'wasm-unsafe-eval'",
                "style-src 'self'",
                "worker-src 'self'",
            ]
        );
    }
}
