//! Size of main memory, kept in gigabytes.

use super::quantity;

quantity! {
    /// Main memory installed or reserved for a job.
    MemorySize
}

impl MemorySize {
    /// From gigabytes (GB).
    #[must_use]
    pub const fn from_gb(gb: f64) -> Self {
        Self(gb)
    }

    /// In gigabytes (GB).
    #[must_use]
    pub const fn gb(self) -> f64 {
        self.0
    }
}
