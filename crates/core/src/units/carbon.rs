//! Greenhouse gas, as grams of CO2-equivalent, and the intensity of electricity.

use super::quantity;

quantity! {
    /// A mass of greenhouse gas, as CO2-equivalent.
    CarbonMass
}

impl CarbonMass {
    /// From grams (g CO2e).
    #[must_use]
    pub const fn from_grams(grams: f64) -> Self {
        Self(grams)
    }

    /// From kilograms (kg CO2e).
    #[must_use]
    pub const fn from_kilograms(kilograms: f64) -> Self {
        Self(kilograms * 1e3)
    }

    /// From tonnes (t CO2e).
    #[must_use]
    pub const fn from_tonnes(tonnes: f64) -> Self {
        Self(tonnes * 1e6)
    }

    /// In grams (g CO2e).
    #[must_use]
    pub const fn grams(self) -> f64 {
        self.0
    }
}

/// A mass over the energy that caused it is an intensity.
impl std::ops::Div<super::Energy> for CarbonMass {
    type Output = CarbonIntensity;
    fn div(self, energy: super::Energy) -> CarbonIntensity {
        CarbonIntensity::from_grams_per_kwh(self.0 / energy.kwh())
    }
}

quantity! {
    /// Carbon intensity of electricity.
    CarbonIntensity
}

impl CarbonIntensity {
    /// From grams of CO2-equivalent per kilowatt-hour (g/kWh).
    #[must_use]
    pub const fn from_grams_per_kwh(grams_per_kwh: f64) -> Self {
        Self(grams_per_kwh)
    }

    /// In grams of CO2-equivalent per kilowatt-hour (g/kWh).
    #[must_use]
    pub const fn grams_per_kwh(self) -> f64 {
        self.0
    }
}
