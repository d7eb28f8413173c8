//! Low, central and high.
//!
//! Each assumption is moved alone to its low and its high value, which gives a factor on the result. The
//! factors of independent assumptions are combined as in the propagation of uncertainty (JCGM 100:2008,
//! section 5.1.2, first order), on ratios so that the low end stays above zero:
//! `high / central = 1 + √Σ (factor_high − 1)²` and `central / low = 1 + √Σ (1 / factor_low − 1)²`.

use super::assumption::Assumption;

/// A value with the range it may well have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range<T> {
    /// Lower end.
    pub low: T,
    /// The figure itself.
    pub central: T,
    /// Upper end.
    pub high: T,
}

/// Combined factors of a result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    low: f64,
    high: f64,
}

impl Spread {
    /// From the effects of assumptions that do not depend on each other.
    pub(super) fn of<'a>(assumptions: impl Iterator<Item = &'a Assumption>) -> Self {
        let (mut down, mut up) = (0.0, 0.0);
        for assumption in assumptions {
            // A low effect of zero makes the square infinite and the low end zero, as it should.
            let (low, high) = (1.0 / assumption.effect_low - 1.0, assumption.effect_high - 1.0);
            down += low * low;
            up += high * high;
        }
        Self { low: 1.0 / (1.0 + down.sqrt()), high: 1.0 + up.sqrt() }
    }

    /// The range around a value.
    pub(super) fn around<T: Copy + std::ops::Mul<f64, Output = T>>(self, central: T) -> Range<T> {
        Range { low: central * self.low, central, high: central * self.high }
    }
}
