//! Length of time, kept in hours, the unit in which jobs are planned and grids are described.

use super::quantity;

quantity! {
    /// A length of time.
    Hours
}

impl Hours {
    /// From hours (h).
    #[must_use]
    pub const fn from_hours(hours: f64) -> Self {
        Self(hours)
    }

    /// In hours (h).
    #[must_use]
    pub const fn hours(self) -> f64 {
        self.0
    }

    /// In seconds (s).
    #[must_use]
    pub const fn seconds(self) -> f64 {
        self.0 * 3600.0
    }
}
