//! What is kept in this browser, as text. Where storage is refused (private windows, policies) nothing is kept
//! and nothing fails.

/// What was kept under a key; empty where nothing was.
#[must_use]
pub fn load(key: &str) -> String {
    let storage = gloo::utils::window().local_storage().ok().flatten();
    storage.and_then(|storage| storage.get_item(key).ok().flatten()).unwrap_or_default()
}

/// Keeps a text under a key. False where the browser refuses.
pub fn keep(key: &str, text: &str) -> bool {
    let storage = gloo::utils::window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(key, text).is_ok())
}
