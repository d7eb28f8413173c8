//! Files of our own origin. The page's security policy allows no other.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text of a file beside the page; `None` where it cannot be had.
pub async fn text(path: &str) -> Option<String> {
    let response = JsFuture::from(gloo::utils::window().fetch_with_str(path)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
