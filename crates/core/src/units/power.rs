//! Power, kept in watts.

use super::{Energy, Hours, quantity};

quantity! {
    /// Electric power.
    Power
}

impl Power {
    /// From watts (W).
    #[must_use]
    pub const fn from_watts(watts: f64) -> Self {
        Self(watts)
    }

    /// In watts (W).
    #[must_use]
    pub const fn watts(self) -> f64 {
        self.0
    }
}

/// Power held for a time is energy.
impl std::ops::Mul<Hours> for Power {
    type Output = Energy;
    fn mul(self, time: Hours) -> Energy {
        Energy::from_joules(self.0 * time.seconds())
    }
}
