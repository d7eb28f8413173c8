//! Horizontal bars from zero with their labels beside them: places by what a job emits there.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{PathElement, Rectangle, Text};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, IntoFont, RGBColor, TextStyle};

use super::palette::Palette;

/// Height of a row in pixels.
const ROW: i32 = 26;
/// Height of a bar in pixels.
const BAR: i32 = 16;
/// Space between label, bar and value in pixels.
const GAP: i32 = 8;
/// Size of the text in pixels.
const TEXT: f64 = 13.0;
/// Mean width of a character of that size in a system font, for deciding how much of a label fits.
const CHARACTER: f64 = 7.9;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its length, from zero.
    pub value: f64,
    /// The value for show.
    pub shown: String,
    /// Intensity of the grid, which colours it.
    pub grams_per_kwh: f64,
    /// Whether it is the user's own case.
    pub own: bool,
}

/// Height of a chart with so many bars, in pixels.
#[must_use]
pub fn height(bars: usize) -> u32 {
    bars as u32 * ROW as u32 + 4
}

/// Draws the bars from top to bottom.
///
/// # Errors
/// When the backend cannot draw.
pub fn draw<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    bars: &[Bar],
    palette: &Palette,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let (width, _) = area.dim_in_pixel();
    let width = width as i32;
    let longest = |text: &dyn Fn(&Bar) -> usize| bars.iter().map(text).max().unwrap_or(0) as f64 * CHARACTER;
    let label_width = (longest(&|bar| bar.label.chars().count()) as i32).min(width * 45 / 100);
    let value_width = longest(&|bar| bar.shown.chars().count()) as i32;
    let start = label_width + GAP;
    let room = (width - start - GAP - value_width).max(10);
    let largest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let fits = (f64::from(label_width) / CHARACTER) as usize;

    for (index, bar) in bars.iter().enumerate() {
        let top = index as i32 * ROW + (ROW - BAR) / 2;
        let middle = top + BAR / 2;
        let share = if largest > 0.0 { bar.value / largest } else { 0.0 };
        let end = start + ((f64::from(room) * share).round() as i32).max(1);
        let corners = [(start, top), (end, top + BAR)];
        area.draw(&Rectangle::new(corners, palette.intensity(bar.grams_per_kwh).filled()))?;
        // Pale bars need an edge on a pale page, and the user's own is marked by a strong one.
        let (edge, strength) = if bar.own { (palette.accent, 3) } else { (palette.quiet, 1) };
        area.draw(&Rectangle::new(corners, edge.stroke_width(strength)))?;
        let ink = if bar.own { palette.accent } else { palette.ink };
        let weight = if bar.own { FontStyle::Bold } else { FontStyle::Normal };
        area.draw(&Text::new(
            shortened(&bar.label, fits),
            (label_width, middle),
            text_style(ink, weight, HPos::Right),
        ))?;
        area.draw(&Text::new(bar.shown.clone(), (end + GAP, middle), text_style(ink, weight, HPos::Left)))?;
    }
    let bottom = bars.len() as i32 * ROW;
    area.draw(&PathElement::new(vec![(start, 0), (start, bottom)], palette.line.stroke_width(1)))
}

fn text_style(colour: RGBColor, weight: FontStyle, side: HPos) -> TextStyle<'static> {
    (FontFamily::Name("system-ui"), TEXT, weight).into_font().color(&colour).pos(Pos::new(side, VPos::Center))
}

fn shortened(label: &str, fits: usize) -> String {
    if label.chars().count() <= fits {
        return label.to_owned();
    }
    let kept: String = label.chars().take(fits.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use plotters::prelude::{IntoDrawingArea, SVGBackend};

    const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/charts/bars.svg");

    fn palette() -> Palette {
        Palette {
            ink: RGBColor(20, 24, 28),
            quiet: RGBColor(107, 114, 120),
            line: RGBColor(220, 222, 224),
            accent: RGBColor(11, 98, 122),
            scale: [
                RGBColor(255, 243, 201),
                RGBColor(253, 214, 127),
                RGBColor(244, 166, 58),
                RGBColor(201, 104, 29),
                RGBColor(122, 51, 16),
            ],
        }
    }

    fn bar(label: &str, value: f64, shown: &str, grams_per_kwh: f64, own: bool) -> Bar {
        Bar { label: label.to_owned(), value, shown: shown.to_owned(), grams_per_kwh, own }
    }

    /// Set `WATTPRINT_BLESS=1` to write the picture anew, and review the difference.
    #[test]
    fn bars_look_as_reviewed() {
        let bars = [
            bar("europe-north2 Stockholm", 6.1, "6.10 kg", 20.0, false),
            bar("europe-west3 Frankfurt", 99.0, "99.0 kg", 342.0, true),
            bar("a region with a name that is much too long for its column", 180.0, "180 kg", 700.0, false),
        ];
        let mut picture = String::new();
        {
            let area = SVGBackend::with_string(&mut picture, (480, height(bars.len()))).into_drawing_area();
            draw(&area, &bars, &palette()).expect("an SVG can be drawn");
            area.present().expect("an SVG can be finished");
        }
        if std::env::var_os("WATTPRINT_BLESS").is_some() {
            std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/charts")).expect("a folder");
            std::fs::write(GOLDEN, &picture).expect("the golden picture can be written");
        }
        let golden = std::fs::read_to_string(GOLDEN).unwrap_or_default();
        assert_eq!(
            picture, golden,
            "the chart has changed; write it anew with WATTPRINT_BLESS=1 and review it"
        );
    }

    #[test]
    fn no_bars_and_no_room_draw_without_a_panic() {
        for bars in [vec![], vec![bar("a", 0.0, "0 g", 0.0, false)]] {
            let mut picture = String::new();
            let area = SVGBackend::with_string(&mut picture, (20, 20)).into_drawing_area();
            draw(&area, &bars, &palette()).expect("an SVG can be drawn");
        }
    }
}
