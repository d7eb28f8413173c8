//! The colours of a chart, resolved for the theme that is shown.

use plotters::style::RGBColor;

/// Steps of the scale of carbon intensity, pale (clean) to dark (dirty).
pub const SCALE_STEPS: usize = 5;

/// g/kWh at which the scale reaches its last step; coal grids lie at 600 to 800.
const SCALE_END_G_PER_KWH: f64 = 700.0;

/// The colours of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Text.
    pub ink: RGBColor,
    /// Secondary text.
    pub quiet: RGBColor,
    /// Lines of the grid and outlines.
    pub line: RGBColor,
    /// What the user chose.
    pub accent: RGBColor,
    /// Carbon intensity.
    pub scale: [RGBColor; SCALE_STEPS],
}

impl Palette {
    /// Reads a palette by the names of custom properties; black where one is missing.
    pub fn read(variable: impl Fn(&str) -> String) -> Self {
        let colour = |name: &str| parse_hex(&variable(name)).unwrap_or(RGBColor(0, 0, 0));
        Self {
            ink: colour("--ink"),
            quiet: colour("--quiet"),
            line: colour("--line"),
            accent: colour("--accent"),
            scale: ["--scale-1", "--scale-2", "--scale-3", "--scale-4", "--scale-5"].map(colour),
        }
    }

    /// The colour of an intensity.
    #[must_use]
    pub fn intensity(&self, grams_per_kwh: f64) -> RGBColor {
        self.scale[scale_step(grams_per_kwh)]
    }
}

/// The step of the scale, from 0, that an intensity belongs to.
#[must_use]
pub fn scale_step(grams_per_kwh: f64) -> usize {
    let steps = SCALE_STEPS as f64;
    // A float to integer cast saturates, so nothing can leave the scale.
    ((grams_per_kwh / SCALE_END_G_PER_KWH * steps) as usize).min(SCALE_STEPS - 1)
}

fn parse_hex(text: &str) -> Option<RGBColor> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |index: usize| u8::from_str_radix(&digits[index..index + 2], 16).ok();
    Some(RGBColor(part(0)?, part(2)?, part(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_runs_from_clean_to_dirty() {
        assert_eq!([0.0, 139.0, 141.0, 350.0, 699.0, 1200.0].map(scale_step), [0, 0, 1, 2, 4, 4]);
    }

    #[test]
    fn colours_are_read_from_the_style_sheet() {
        assert_eq!(parse_hex("#1f4e5f"), Some(RGBColor(0x1f, 0x4e, 0x5f)));
        assert_eq!(parse_hex("red"), None);
        assert_eq!(parse_hex("#ééé"), None);
    }
}
