//! Who may know whom, as a table. Adding a rule is adding a row.
//!
//! A pattern is a path: `std::fs` forbids `std::fs` and everything below it,
//! `gloo*` every name that begins so, `.ln` a method call.

/// What the code of some folders must not mention.
pub struct Rule {
    /// Files and folders, from the root.
    pub within: &'static [&'static str],
    /// Files and folders inside that are free to.
    pub except: &'static [&'static str],
    /// What they must not mention.
    pub forbids: &'static [&'static str],
    /// Why, as a sentence about the place.
    pub reason: &'static str,
    /// What to do instead.
    pub hint: &'static str,
}

/// What a package must not depend on.
pub struct Dependencies {
    /// The manifest, from the root.
    pub manifest: &'static str,
    /// Names of packages; a final `*` stands for any ending.
    pub forbids: &'static [&'static str],
    /// Why.
    pub reason: &'static str,
}

/// The rules about code.
pub const RULES: [Rule; 10] = [
    Rule {
        within: &["crates/core/src"],
        except: &[],
        forbids: &[
            "std::fs",
            "std::net",
            "std::env",
            "std::process",
            "std::thread",
            "std::time::Instant",
            "std::time::SystemTime",
            "Instant::now",
            "SystemTime::now",
        ],
        reason: "core does no I/O and has no clock",
        hint: "take the value as an argument and let the app or the agent read it",
    },
    Rule {
        within: &["crates/core/src"],
        except: &[],
        forbids: &["web_sys", "js_sys", "wasm_bindgen", "gloo*"],
        reason: "core does not know the browser",
        hint: "put it into src/browser/",
    },
    Rule {
        within: &["crates/core/src"],
        except: &[],
        forbids: &[
            ".ln",
            ".ln_1p",
            ".log",
            ".log2",
            ".log10",
            ".exp",
            ".exp2",
            ".exp_m1",
            ".powf",
            ".powi",
            ".sin",
            ".cos",
            ".tan",
            ".sin_cos",
            ".asin",
            ".acos",
            ".atan",
            ".atan2",
            ".sinh",
            ".cosh",
            ".tanh",
            ".asinh",
            ".acosh",
            ".atanh",
            ".cbrt",
            ".hypot",
            "f64::ln",
            "f64::exp",
            "f64::powf",
            "f64::powi",
            "f64::log2",
            "f64::log10",
            "f64::sin",
            "f64::cos",
            "f64::cbrt",
            "f64::hypot",
        ],
        reason: "core gives the same digits on every platform, and this function does not",
        hint: "use arithmetic or sqrt, which are exact, or compute the figure when the tables are generated",
    },
    Rule {
        within: &["crates/core/src/units"],
        except: &[],
        forbids: &["crate::tables", "crate::estimate", "crate::clean_window", "crate::plan", "crate::report"],
        reason: "units stand below everything else in core",
        hint: "move what needs it up into the module that uses the unit",
    },
    Rule {
        within: &["crates/core/src/tables"],
        except: &[],
        forbids: &["crate::estimate", "crate::clean_window", "crate::plan", "crate::report"],
        reason: "tables know units only",
        hint: "move what needs it up into the module that uses the table",
    },
    Rule {
        within: &["crates/core/src/estimate", "crates/core/src/clean_window", "crates/core/src/plan"],
        except: &[],
        forbids: &["crate::report"],
        reason: "the report stands on top of core",
        hint: "let the report module call this one",
    },
    Rule {
        within: &["src"],
        except: &["src/browser", "src/charts/canvas.rs"],
        forbids: &["web_sys", "js_sys", "gloo*"],
        reason: "only src/browser/ touches the browser's interfaces",
        hint: "add a small function to src/browser/ and call it",
    },
    Rule {
        within: &["src"],
        except: &["src/charts/canvas.rs"],
        forbids: &["plotters_canvas", "CanvasRenderingContext2d"],
        reason: "only src/charts/canvas.rs touches the canvas",
        hint: "draw through plotters' DrawingBackend, so that the same chart can be an SVG",
    },
    Rule {
        within: &["crates/agent/src/sensors", "crates/agent/src/sensors.rs"],
        except: &[],
        forbids: &["crate::sinks", "super::sinks"],
        reason: "sensors read and sinks write; they meet in sampling only",
        hint: "hand the value over in sampling",
    },
    Rule {
        within: &["crates/agent/src/sinks", "crates/agent/src/sinks.rs"],
        except: &[],
        forbids: &["crate::sensors", "super::sensors"],
        reason: "sensors read and sinks write; they meet in sampling only",
        hint: "hand the value over in sampling",
    },
];

/// The rules about dependencies.
pub const DEPENDENCIES: [Dependencies; 3] = [
    Dependencies {
        manifest: "crates/core/Cargo.toml",
        forbids: &["wattprint-web", "wattprint-agent", "web-sys", "js-sys", "gloo*", "yew*"],
        reason: "core knows nobody",
    },
    Dependencies {
        manifest: "Cargo.toml",
        forbids: &["wattprint-agent"],
        reason: "the app does not know the agent",
    },
    Dependencies {
        manifest: "crates/agent/Cargo.toml",
        forbids: &["wattprint-web", "web-sys", "js-sys", "gloo*", "yew*"],
        reason: "the agent does not know the app",
    },
];
