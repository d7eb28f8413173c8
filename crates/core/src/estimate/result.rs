//! Puts an estimate together: which assumptions a method makes for a job, what comes out, and its range.

use super::assumption::{Assumption, AssumptionKind};
use super::defaults::{self, Default3};
use super::job::{Job, Location};
use super::method::Method;
use super::model::{Factors, ItEnergy, Reading, it_energy};
use super::place::{Grid, grid_of, hours_spread, pue_of};
use super::range::{Range, Spread};
use crate::tables::Tables;
use crate::units::{CarbonIntensity, CarbonMass, Energy, Fraction, Pue};

/// A part of the IT energy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Accelerators.
    Accelerators,
    /// Processors.
    Processors,
    /// Main memory.
    Memory,
    /// Network, disks, fans, power supplies; and processors and memory where they were not given.
    Rest,
    /// All of it, where it was measured.
    Measured,
}

impl PartKind {
    /// Name, in JSON and for show.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accelerators => "accelerators",
            Self::Processors => "processors",
            Self::Memory => "memory",
            Self::Rest => "rest of the server",
            Self::Measured => "measured",
        }
    }
}

/// A part and its energy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Which part.
    pub kind: PartKind,
    /// Its IT energy over all runs.
    pub energy: Energy,
}

/// What a job draws and emits.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// The method.
    pub method: Method,
    /// Energy at the plug of the IT equipment, all runs.
    pub energy_it: Energy,
    /// That times PUE, with its range.
    pub energy_facility: Range<Energy>,
    /// PUE.
    pub pue: Pue,
    /// Annual mean intensity; `None` where the place is not known.
    pub intensity: Option<CarbonIntensity>,
    /// Emissions with their range; `None` where the place is not known.
    pub co2e: Option<Range<CarbonMass>>,
    /// Parts of the IT energy that are not nothing, largest kinds first.
    pub parts: Vec<Part>,
    /// What it rests on.
    pub assumptions: Vec<Assumption>,
    /// What the method left out although it was given, in words.
    pub notes: Vec<String>,
}

/// Estimates a job. Never fails: what cannot be known is absent.
#[must_use]
pub fn estimate(job: &Job, method: Method, tables: &'static Tables) -> Estimate {
    let grid = job.location.and_then(|location| grid_of(location, method, tables));
    let mut assumptions = assumptions(job, method, grid.as_ref(), tables);
    let mut factors = Factors::NEUTRAL;
    for assumption in &assumptions {
        factors.set(assumption.kind, assumption.value);
    }
    let reading = Reading::of(job, method);
    let it = it_energy(job, reading, &factors);
    let energy_it = it.total();
    for assumption in &mut assumptions {
        let effect = |value: f64| effect(job, reading, factors, energy_it, assumption.kind, value);
        // Every assumption can only raise the result; the bounds keep the last bit of rounding from saying otherwise.
        let (low, high) = (effect(assumption.low), effect(assumption.high));
        (assumption.effect_low, assumption.effect_high) = (low.min(1.0), high.max(1.0));
    }
    let pue = Pue::from_ratio(factors.get(AssumptionKind::Pue));
    let facility = energy_it * pue;
    let energy_only = assumptions
        .iter()
        .filter(|row| !matches!(row.kind, AssumptionKind::GridIntensity | AssumptionKind::GridHours));
    let intensity = grid.as_ref().map(|grid| grid.annual);
    Estimate {
        method,
        energy_it,
        energy_facility: Spread::of(energy_only).around(facility),
        pue,
        intensity,
        co2e: intensity.map(|intensity| Spread::of(assumptions.iter()).around(facility * intensity)),
        parts: parts(&it),
        notes: notes(job, method, grid.is_some()),
        assumptions,
    }
}

/// The result with one value changed over the result. PUE and grid multiply the energy; the others make it. What is
/// nothing stays nothing, and a clean grid leaves the energy its range.
fn effect(
    job: &Job,
    reading: Reading,
    factors: Factors,
    energy_it: Energy,
    kind: AssumptionKind,
    value: f64,
) -> f64 {
    let current = factors.get(kind);
    let ratio = match kind {
        AssumptionKind::Pue | AssumptionKind::GridIntensity | AssumptionKind::GridHours => value / current,
        _ => {
            let mut changed = factors;
            changed.set(kind, value);
            it_energy(job, reading, &changed).total() / energy_it
        }
    };
    if value == current || !ratio.is_finite() { 1.0 } else { ratio }
}

fn parts(it: &ItEnergy) -> Vec<Part> {
    let all = [
        (PartKind::Accelerators, it.accelerators),
        (PartKind::Processors, it.processors),
        (PartKind::Memory, it.memory),
        (PartKind::Rest, it.rest),
        (PartKind::Measured, it.measured),
    ];
    all.into_iter()
        .filter(|(_, energy)| *energy != Energy::ZERO)
        .map(|(kind, energy)| Part { kind, energy })
        .collect()
}

fn assumptions(job: &Job, method: Method, grid: Option<&Grid>, tables: &'static Tables) -> Vec<Assumption> {
    let mut list = Vec::with_capacity(AssumptionKind::COUNT);
    if job.measured.is_none() {
        match method {
            Method::Wattprint => own_assumptions(job, &mut list),
            Method::MlCo2 => list.push(Assumption::exact(
                if job.accelerators.is_empty() {
                    AssumptionKind::CpuUtilisation
                } else {
                    AssumptionKind::Utilisation
                },
                1.0,
                "ML CO2 Impact takes the whole TDP all the time",
                false,
            )),
            Method::GreenAlgorithms => green_algorithms_assumptions(job, &mut list),
        }
    }
    list.push(pue_of(job, method, tables));
    if let Some(grid) = grid {
        let given = matches!(job.location, Some(Location::Own(_)));
        let range =
            if method == Method::Wattprint { (grid.low, grid.high) } else { (grid.annual, grid.annual) };
        list.push(Assumption::ranged(
            AssumptionKind::GridIntensity,
            grid.annual.grams_per_kwh(),
            (range.0.grams_per_kwh(), range.1.grams_per_kwh()),
            grid.source.clone(),
            given,
        ));
        let spread = grid.zone.and_then(|zone| hours_spread(zone, job.hours));
        if let (Method::Wattprint, Some(spread)) = (method, spread) {
            list.push(Assumption::ranged(
                AssumptionKind::GridHours,
                1.0,
                (spread.p10.min(1.0), spread.p90.max(1.0)),
                "hourly series of 2024: 10th and 90th percentile of windows up to the length of the job, over the annual mean",
                false,
            ));
        }
    }
    list
}

fn own_assumptions(job: &Job, list: &mut Vec<Assumption>) {
    if !job.accelerators.is_empty() {
        let default = &defaults::ACCELERATOR_POWER_SHARE;
        list.push(chosen(AssumptionKind::Utilisation, job.utilisation.map(Fraction::ratio), default));
    }
    if !job.processors.is_empty() {
        let default =
            if job.accelerators.is_empty() { &defaults::CPU_LOAD } else { &defaults::HOST_CPU_LOAD };
        list.push(chosen(
            AssumptionKind::CpuUtilisation,
            job.processor_utilisation.map(Fraction::ratio),
            default,
        ));
    }
    if job.memory.is_some() {
        list.push(chosen(AssumptionKind::MemoryPower, job.memory_w_per_gb, &defaults::MEMORY_W_PER_GB));
    }
    let default = if job.host_described() { &defaults::OTHER_SHARE } else { &defaults::HOST_SHARE };
    list.push(chosen(AssumptionKind::HostShare, job.host_share, default));
}

fn green_algorithms_assumptions(job: &Job, list: &mut Vec<Assumption>) {
    let mut usage = |kind, given: Option<Fraction>| {
        let source = if given.is_some() { "given by you" } else { "Green Algorithms default" };
        list.push(Assumption::exact(kind, given.map_or(1.0, Fraction::ratio), source, given.is_some()));
    };
    if !job.accelerators.is_empty() {
        usage(AssumptionKind::Utilisation, job.utilisation);
    }
    if !job.processors.is_empty() {
        usage(AssumptionKind::CpuUtilisation, job.processor_utilisation);
    }
    if job.memory.is_some() {
        let watts = defaults::GREEN_ALGORITHMS_MEMORY_W_PER_GB;
        list.push(Assumption::exact(
            AssumptionKind::MemoryPower,
            watts,
            "Green Algorithms reference value",
            false,
        ));
    }
}

fn chosen(kind: AssumptionKind, given: Option<f64>, default: &Default3) -> Assumption {
    match given {
        Some(value) => Assumption::exact(kind, value, "given by you", true),
        None => Assumption::ranged(kind, default.central, (default.low, default.high), default.source, false),
    }
}

fn notes(job: &Job, method: Method, grid_known: bool) -> Vec<String> {
    let mut notes = Vec::new();
    let mut left_out = |given: &[(bool, &'static str)], why: &str| {
        let given: Vec<&str> = given.iter().filter(|(given, _)| *given).map(|(_, what)| *what).collect();
        if !given.is_empty() {
            notes.push(format!("{why} {}: left out.", given.join(", ")));
        }
    };
    let utilisation = job.utilisation.is_some();
    let processor_utilisation = job.processor_utilisation.is_some();
    let memory_power = job.memory_w_per_gb.is_some();
    if job.measured.is_some() {
        let held = [
            (utilisation || processor_utilisation, "utilisation"),
            (job.memory.is_some() || memory_power, "memory"),
            (job.host_share.is_some(), "the rest of the server"),
        ];
        left_out(&held, "Measured energy already holds the effect of");
    } else {
        let without = [
            (utilisation && job.accelerators.is_empty(), "utilisation (no accelerator)"),
            (processor_utilisation && job.processors.is_empty(), "CPU utilisation (no processor)"),
            (memory_power && job.memory.is_none(), "memory power (no memory)"),
        ];
        left_out(&without, "The job has nothing for this to apply to:");
    }
    if method == Method::MlCo2 {
        let ignored = [
            (job.pue.is_some(), "PUE"),
            (utilisation || processor_utilisation, "utilisation"),
            (job.memory.is_some(), "memory"),
            (!job.processors.is_empty() && !job.accelerators.is_empty(), "processors beside accelerators"),
        ];
        left_out(&ignored, "ML CO2 Impact does not count");
    }
    if method != Method::Wattprint {
        left_out(
            &[
                (job.host_share.is_some(), "the rest of the server"),
                (memory_power && method == Method::GreenAlgorithms, "another memory power than its own"),
            ],
            &format!("{} does not count", method.name()),
        );
    }
    match job.location {
        None => notes.push("The place is not known, so there is no CO2e figure; give a region, a grid zone, a country or an intensity.".to_owned()),
        Some(_) if !grid_known => notes.push(format!("{} has no grid figure for this place, so there is no CO2e figure.", method.name())),
        Some(Location::Region(region)) if region.zone_confidence != "high" => notes.push(format!(
            "The grid zone of {} {} is not certain ({} confidence): {} is used.",
            region.provider, region.key, region.zone_confidence, region.zone
        )),
        Some(_) => {}
    }
    notes
}
