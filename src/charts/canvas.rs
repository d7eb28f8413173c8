//! Puts a bar chart on a canvas and keeps it crisp: it is drawn anew when its data, its width, the device pixel
//! ratio or the theme changes.

use plotters::prelude::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use yew::{
    AttrValue, Html, NodeRef, Properties, component, html, use_effect_with, use_force_update, use_memo,
    use_node_ref,
};

use super::bars::{self, Bar};
use super::palette::Palette;
use crate::browser::{resize::ResizeWatch, surface, theme};

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
    let node = use_node_ref();
    let update = use_force_update();
    {
        // The parent is watched and not the canvas, whose own size changes with each drawing.
        let frame = node.clone();
        let update = update.clone();
        use_effect_with((), move |()| {
            let on_size = update.clone();
            let watch = ResizeWatch::new(&frame, move || on_size.force_update());
            let theme = theme::on_change(move || update.force_update());
            move || drop((watch, theme))
        });
    }
    let canvas = use_node_ref();
    let height = bars::height(props.bars.len());
    let bars = use_memo(props.bars.clone(), Clone::clone);
    {
        let canvas = canvas.clone();
        yew::use_effect(move || draw(&canvas, height, &bars));
    }
    html! {
        <div class="chart" ref={node}>
            <canvas ref={canvas} role="img" aria-label={props.label.clone()} />
        </div>
    }
}

fn draw(canvas: &NodeRef, height: u32, bars: &[Bar]) {
    let Some(surface) = surface::prepare(canvas, height) else { return };
    let (width, height) = (surface.width, surface.height);
    let Some(backend) = CanvasBackend::with_canvas_object(surface.canvas) else { return };
    let palette = Palette::read(theme::css_variable);
    let area = backend.into_drawing_area().shrink((0, 0), (width, height));
    // A canvas that refuses to draw leaves the table, which holds the same numbers.
    let _ = bars::draw(&area, bars, &palette);
}
