//! Colours as the style sheet resolves them, and when they change.

use gloo::events::EventListener;

/// The value of a custom property of the style sheet, such as `--ink`.
#[must_use]
pub fn css_variable(name: &str) -> String {
    let root = gloo::utils::document().document_element();
    let style = root.and_then(|root| gloo::utils::window().get_computed_style(&root).ok().flatten());
    style
        .and_then(|style| style.get_property_value(name).ok())
        .map(|value| value.trim().to_owned())
        .unwrap_or_default()
}

/// Calls back when the system changes between light and dark, until the listener is dropped.
#[must_use]
pub fn on_change(callback: impl Fn() + 'static) -> Option<EventListener> {
    let query = gloo::utils::window().match_media("(prefers-color-scheme: dark)").ok()??;
    Some(EventListener::new(&query, "change", move |_| callback()))
}
