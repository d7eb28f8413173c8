//! The arithmetic: a job and one value for each assumption in, energy by part out. No defaults, no text.

use super::assumption::AssumptionKind;
use super::job::{DeviceUse, Job};
use super::method::Method;
use crate::units::{Energy, Fraction, Hours, Power};

/// One value for each [`AssumptionKind`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Factors(pub(super) [f64; AssumptionKind::COUNT]);

impl Factors {
    /// Ratios of 1 and powers of 0: a model that adds nothing to what the devices draw.
    pub(super) const NEUTRAL: Self = Self([1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0]);

    pub(super) fn get(&self, kind: AssumptionKind) -> f64 {
        self.0[kind as usize]
    }

    pub(super) fn set(&mut self, kind: AssumptionKind, value: f64) {
        self.0[kind as usize] = value;
    }
}

/// IT energy of all runs, by part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ItEnergy {
    pub(super) accelerators: Energy,
    pub(super) processors: Energy,
    pub(super) memory: Energy,
    pub(super) rest: Energy,
    pub(super) measured: Energy,
}

impl ItEnergy {
    pub(super) fn total(&self) -> Energy {
        self.accelerators + self.processors + self.memory + self.rest + self.measured
    }
}

/// Whether the load counts from idle up (`idle + u (TDP − idle)`) or from nothing (`u × TDP`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoadModel {
    FromIdle,
    FromZero,
}

/// Power of one device at a load.
pub(super) fn device_power(device: &DeviceUse, load: Fraction, model: LoadModel) -> Power {
    match device.idle {
        Some(idle) if model == LoadModel::FromIdle => idle + (device.tdp - idle) * load.ratio(),
        _ => device.tdp * load.ratio(),
    }
}

fn devices_energy(devices: &[DeviceUse], load: f64, model: LoadModel, hours: Hours) -> Energy {
    let load = Fraction::from_ratio(load);
    let power: Power = devices.iter().map(|device| device_power(device, load, model) * device.count).sum();
    power * hours
}

/// How a method reads a job: which load model, and what it leaves out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    accelerator_load: LoadModel,
    processor_load: LoadModel,
    processors: bool,
}

impl Reading {
    /// Ours counts from idle where the user gave a load; the default for accelerators is already a share of
    /// TDP. The peers count from nothing, and ML CO2 Impact knows one kind of device only.
    pub(super) fn of(job: &Job, method: Method) -> Self {
        let from_idle = method == Method::Wattprint;
        let load = |given: bool| if from_idle && given { LoadModel::FromIdle } else { LoadModel::FromZero };
        Self {
            accelerator_load: load(job.utilisation.is_some()),
            processor_load: load(true),
            processors: method != Method::MlCo2 || job.accelerators.is_empty(),
        }
    }
}

/// IT energy of a job by part.
pub(super) fn it_energy(job: &Job, reading: Reading, factors: &Factors) -> ItEnergy {
    if let Some(measured) = job.measured {
        return ItEnergy { measured: measured * job.repeat, ..ItEnergy::default() };
    }
    let hours = job.hours.unwrap_or(Hours::ZERO) * job.repeat;
    let load = factors.get(AssumptionKind::Utilisation);
    let accelerators = devices_energy(&job.accelerators, load, reading.accelerator_load, hours);
    let processors = if reading.processors {
        devices_energy(
            &job.processors,
            factors.get(AssumptionKind::CpuUtilisation),
            reading.processor_load,
            hours,
        )
    } else {
        Energy::ZERO
    };
    let gigabytes = job.memory.map_or(0.0, crate::units::MemorySize::gb);
    let memory = Power::from_watts(gigabytes * factors.get(AssumptionKind::MemoryPower)) * hours;
    let share = factors.get(AssumptionKind::HostShare);
    let rest = if job.host_described() {
        (processors + memory) * share
    } else {
        // The share covers the memory too: what is given of it is not counted twice.
        (accelerators * share - memory).max(Energy::ZERO)
    };
    ItEnergy { accelerators, processors, memory, rest, measured: Energy::ZERO }
}
