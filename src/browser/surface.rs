//! A canvas made ready to draw on in CSS pixels, crisp at every device pixel ratio.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::NodeRef;

/// Sizes the backing store of a canvas to a width and height in CSS pixels and scales its context. Setting the
/// size clears the canvas and its transform, so this is done before each drawing.
#[must_use]
pub fn prepare(node: &NodeRef, width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let canvas = node.cast::<HtmlCanvasElement>()?;
    let ratio = gloo::utils::window().device_pixel_ratio().max(1.0);
    let device = |css: u32| (f64::from(css) * ratio).round() as u32;
    canvas.set_width(device(width));
    canvas.set_height(device(height));
    // Through the object model, which the security policy allows; a style attribute it would refuse.
    canvas.style().set_property("height", &format!("{height}px")).ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(ratio, ratio).ok()?;
    Some(canvas)
}
