//! The range of a figure, drawn under it: a line from low to high with a mark at the figure, from zero.

use wattprint_core::estimate::Range;
use yew::{Html, html};

/// A range as a bar on a scale from zero to `end`. Widths are attributes of the drawing, since the security
/// policy allows no inline style.
pub fn range_bar(range: Range<f64>, end: f64, label: String) -> Html {
    let end = if end > 0.0 { end } else { 1.0 };
    let at = |value: f64| format!("{:.2}", value / end * 100.0);
    let width = |value: f64| format!("{:.2}", (value / end * 100.0).max(0.4));
    html! {
        <svg class="range-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
            <line class="scale" x1="0" x2="100" y1="5" y2="5" />
            <rect class="span" x={at(range.low)} y="2.5" height="5" width={width(range.high - range.low)} />
            <rect class="mark" x={at(range.central - end * 0.002)} y="0" height="10" width="0.5" />
        </svg>
    }
}
