//! A canvas made ready to draw on in CSS pixels, crisp at every device pixel ratio.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::NodeRef;

/// A canvas whose context is scaled, and its size in CSS pixels.
#[derive(Clone, Debug)]
pub struct Surface {
    /// The element.
    pub canvas: HtmlCanvasElement,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

/// Sizes the backing store of a canvas to its width on the page and a height, and scales its context. Setting
/// the size clears the canvas and its transform, so this is done before each drawing.
#[must_use]
pub fn prepare(node: &NodeRef, height: u32) -> Option<Surface> {
    let canvas = node.cast::<HtmlCanvasElement>()?;
    let width = canvas.parent_element()?.client_width().max(1).unsigned_abs();
    let ratio = gloo::utils::window().device_pixel_ratio().max(1.0);
    let device = |css: u32| (f64::from(css) * ratio).round() as u32;
    canvas.set_width(device(width));
    canvas.set_height(device(height));
    // Through the object model, which the security policy allows; a style attribute it would refuse.
    canvas.style().set_property("height", &format!("{height}px")).ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(ratio, ratio).ok()?;
    Some(Surface { canvas, width, height })
}
