//! What runs where: a job with checked values, as [`crate::request::Request`] makes it from text.

use std::borrow::Cow;

use crate::tables::{Country, Region, Zone};
use crate::units::{CarbonIntensity, Energy, Fraction, Hours, MemorySize, Power, Pue};

/// Some devices of one kind.
#[derive(Clone, Debug)]
pub struct DeviceUse {
    /// Name for show.
    pub name: Cow<'static, str>,
    /// How many.
    pub count: f64,
    /// Thermal design power of one.
    pub tdp: Power,
    /// Power of one when idle, where known.
    pub idle: Option<Power>,
    /// Citation of the TDP.
    pub source: Cow<'static, str>,
}

/// Where the electricity comes from.
#[derive(Clone, Copy, Debug)]
pub enum Location {
    /// A cloud region, and through it a grid zone.
    Region(&'static Region),
    /// A grid zone.
    Zone(&'static Zone),
    /// A country.
    Country(&'static Country),
    /// The user's own figure.
    Own(CarbonIntensity),
}

/// A job. What the user did not say is `None`; the method then assumes a value and says so.
#[derive(Clone, Debug)]
pub struct Job {
    /// Accelerators, all used for the whole time.
    pub accelerators: Vec<DeviceUse>,
    /// Processors, or cores with the power of one core.
    pub processors: Vec<DeviceUse>,
    /// Main memory.
    pub memory: Option<MemorySize>,
    /// Wall-clock time of one run; `None` only where the energy was measured.
    pub hours: Option<Hours>,
    /// IT energy of one run, where it was measured.
    pub measured: Option<Energy>,
    /// Mean load of the accelerators.
    pub utilisation: Option<Fraction>,
    /// Mean load of the processors.
    pub processor_utilisation: Option<Fraction>,
    /// Watts of memory per gigabyte.
    pub memory_w_per_gb: Option<f64>,
    /// Power of the rest of the server as a share of what is counted.
    pub host_share: Option<f64>,
    /// PUE of the building.
    pub pue: Option<Pue>,
    /// Where it runs; `None` gives energy without CO2e.
    pub location: Option<Location>,
    /// How often the whole job runs.
    pub repeat: f64,
}

impl Job {
    /// Devices times hours of all runs, over the accelerators or, where there are none, the processors; `None`
    /// where no device is named, as with energy that was measured.
    #[must_use]
    pub fn device_hours(&self) -> Option<f64> {
        let devices = if self.accelerators.is_empty() { &self.processors } else { &self.accelerators };
        if devices.is_empty() {
            return None;
        }
        let count: f64 = devices.iter().map(|device| device.count).sum();
        self.hours.map(|hours| count * hours.hours() * self.repeat)
    }

    /// Whether the rest of the server is counted on top of processors and memory; otherwise it stands for
    /// them too, as a share of the accelerators.
    pub(super) fn host_described(&self) -> bool {
        !self.processors.is_empty() || self.accelerators.is_empty()
    }
}
