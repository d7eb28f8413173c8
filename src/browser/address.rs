//! The fragment of the page's address.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// The fragment with its `#`; empty where there is none.
#[must_use]
pub fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// The whole address with another fragment, for a link.
#[must_use]
pub fn with_fragment(fragment: &str) -> String {
    let href = gloo::utils::window().location().href().unwrap_or_default();
    format!("{}{fragment}", href.split('#').next().unwrap_or_default())
}

/// Replaces the fragment without a new entry in the history and without an event.
pub fn replace_fragment(fragment: &str) {
    let history = gloo::utils::window().history();
    // Refused in a sandboxed frame; the page works without.
    let _ = history.and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(fragment)));
}

/// Calls back whenever the fragment changes, until the listener is dropped.
pub fn on_change(callback: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| callback())
}
