//! A share of a whole, such as a utilisation.

/// A share between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Fraction(f64);

impl Fraction {
    /// The whole.
    pub const ONE: Self = Self(1.0);

    /// From a ratio (1 is the whole).
    #[must_use]
    pub const fn from_ratio(ratio: f64) -> Self {
        Self(ratio)
    }

    /// As a ratio (1 is the whole).
    #[must_use]
    pub const fn ratio(self) -> f64 {
        self.0
    }
}
