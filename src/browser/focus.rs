//! Scrolling and focus.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Scrolls the element with this id into view.
pub fn scroll_to(id: &str) {
    if let Some(element) = gloo::utils::document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Gives the focus to the element with this id.
pub fn focus(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that is not there any more needs no focus.
        let _ = element.focus();
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}
