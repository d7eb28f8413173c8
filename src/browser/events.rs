//! What an event carries.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlInputElement, HtmlSelectElement};
use yew::{Event, FocusEvent, InputEvent, NodeRef, TargetCast};

/// The text in the field that an input event comes from.
#[must_use]
pub fn input_text(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// The value of the choice that a change event comes from.
#[must_use]
pub fn select_value(event: &Event) -> String {
    event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default()
}

/// Whether the part that a toggle event comes from is unfolded.
#[must_use]
pub fn is_unfolded(event: &Event) -> bool {
    event.target_dyn_into::<HtmlDetailsElement>().is_some_and(|details| details.open())
}

/// Whether the focus goes to an element outside this one. The event's own target would be the page's root, where
/// Yew listens for all.
#[must_use]
pub fn focus_left(event: &FocusEvent, inside: &NodeRef) -> bool {
    let next = event.related_target().and_then(|element| element.dyn_into::<web_sys::Node>().ok());
    !next.is_some_and(|next| inside.get().is_some_and(|inside| inside.contains(Some(&next))))
}
