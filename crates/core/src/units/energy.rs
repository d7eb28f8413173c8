//! Energy, kept in joules.

use super::{CarbonIntensity, CarbonMass, Pue, quantity};

/// Joules in a kilowatt-hour, exactly (1000 W for 3600 s).
const JOULES_PER_KWH: f64 = 3.6e6;

quantity! {
    /// Energy. IT energy is what the computers draw at their plug; facility energy is that times the PUE.
    Energy
}

impl Energy {
    /// From joules (J).
    #[must_use]
    pub const fn from_joules(joules: f64) -> Self {
        Self(joules)
    }

    /// From kilowatt-hours (kWh).
    #[must_use]
    pub const fn from_kwh(kwh: f64) -> Self {
        Self(kwh * JOULES_PER_KWH)
    }

    /// In joules (J).
    #[must_use]
    pub const fn joules(self) -> f64 {
        self.0
    }

    /// In kilowatt-hours (kWh).
    #[must_use]
    pub const fn kwh(self) -> f64 {
        self.0 / JOULES_PER_KWH
    }
}

/// IT energy times PUE is facility energy.
impl std::ops::Mul<Pue> for Energy {
    type Output = Energy;
    fn mul(self, pue: Pue) -> Energy {
        Energy(self.0 * pue.ratio())
    }
}

/// Energy times the intensity of the electricity is the mass of CO2e.
impl std::ops::Mul<CarbonIntensity> for Energy {
    type Output = CarbonMass;
    fn mul(self, intensity: CarbonIntensity) -> CarbonMass {
        CarbonMass::from_grams(self.kwh() * intensity.grams_per_kwh())
    }
}
