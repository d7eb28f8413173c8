//! Puts a bar chart on a canvas and keeps it crisp: it is drawn anew when its data, its width, the device pixel
//! ratio or the theme changes.

use plotters::prelude::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::{
    AttrValue, Html, NodeRef, Properties, component, html, use_effect_with, use_force_update, use_node_ref,
    use_state_eq,
};

use super::bars::{self, Bar};
use super::palette::Palette;
use crate::browser::{resize::WidthWatch, theme};

/// A bar chart.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct BarChartProps {
    /// Its bars, from top to bottom.
    pub bars: Vec<Bar>,
    /// What it shows, as a sentence that states the finding.
    pub label: AttrValue,
}

/// A bar chart on a canvas. The numbers stand in a table beside it.
#[component]
pub fn BarChart(props: &BarChartProps) -> Html {
    let frame = use_node_ref();
    let canvas = use_node_ref();
    let width = use_state_eq(|| 0);
    let update = use_force_update();
    {
        // The frame is watched and not the canvas, whose own size changes with each drawing.
        let (frame, width) = (frame.clone(), width.setter());
        use_effect_with((), move |()| {
            let watch = WidthWatch::new(&frame, move |pixels| width.set(pixels));
            let theme = theme::on_change(move || update.force_update());
            move || drop((watch, theme))
        });
    }
    {
        let (canvas, width, bars) = (canvas.clone(), *width, props.bars.clone());
        yew::use_effect(move || draw(&canvas, width, &bars));
    }
    html! {
        <div class="chart" ref={frame}>
            <canvas ref={canvas} role="img" aria-label={props.label.clone()} />
        </div>
    }
}

fn draw(canvas: &NodeRef, width: u32, bars: &[Bar]) {
    let height = bars::height(bars.len());
    if width == 0 {
        return;
    }
    let Some(canvas) = prepare(canvas, width, height) else { return };
    let Some(backend) = CanvasBackend::with_canvas_object(canvas) else { return };
    let palette = Palette::read(theme::css_variable);
    let area = backend.into_drawing_area().shrink((0, 0), (width, height));
    // A canvas that refuses to draw leaves the table, which holds the same numbers.
    let _ = bars::draw(&area, bars, &palette);
}

/// Sizes the backing store of a canvas to a width and height in CSS pixels and scales its context. Setting the
/// size clears the canvas and its transform, so this is done before each drawing.
fn prepare(node: &NodeRef, width: u32, height: u32) -> Option<HtmlCanvasElement> {
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
