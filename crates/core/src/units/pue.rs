//! Power usage effectiveness.

/// Power usage effectiveness: energy of the whole facility over energy of its IT equipment (ISO/IEC
/// 30134-2). It is never below 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Pue(f64);

impl Pue {
    /// A facility that adds nothing: 1.
    pub const NONE: Self = Self(1.0);

    /// From a ratio.
    #[must_use]
    pub const fn from_ratio(ratio: f64) -> Self {
        Self(ratio)
    }

    /// As a ratio.
    #[must_use]
    pub const fn ratio(self) -> f64 {
        self.0
    }
}
