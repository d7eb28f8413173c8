//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Puts a text on the clipboard. False where the browser does not allow it, as on an address without TLS.
pub async fn copy(text: &str) -> bool {
    let window = gloo::utils::window();
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
