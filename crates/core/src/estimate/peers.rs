//! What the peers would say about the same job, and why it differs.

use super::job::Job;
use super::method::Method;
use super::result::{Estimate, estimate};
use crate::tables::Tables;
use crate::units::{CarbonIntensity, Energy, Pue};

/// A peer's answer beside ours.
#[derive(Clone, Debug)]
pub struct PeerAnswer {
    /// The peer's estimate.
    pub estimate: Estimate,
    /// Its CO2e over ours; of facility energy where a CO2e figure is missing. `None` where ours is nothing.
    pub ratio: Option<f64>,
    /// What makes the difference; the factors multiply to the ratio.
    pub differences: Vec<PeerDifference>,
}

/// One step from our answer to the peer's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PeerDifference {
    /// Another IT energy: load, memory, rest of the server.
    ItEnergy {
        /// Ours.
        ours: Energy,
        /// The peer's.
        theirs: Energy,
    },
    /// Another PUE.
    Pue {
        /// Ours.
        ours: Pue,
        /// The peer's.
        theirs: Pue,
    },
    /// Another intensity of the grid.
    Intensity {
        /// Ours.
        ours: CarbonIntensity,
        /// The peer's.
        theirs: CarbonIntensity,
    },
    /// The peer has no figure for this grid.
    NoIntensity,
}

impl PeerDifference {
    /// The peer's value over ours.
    #[must_use]
    pub fn factor(&self) -> f64 {
        match self {
            Self::ItEnergy { ours, theirs } => *theirs / *ours,
            Self::Pue { ours, theirs } => theirs.ratio() / ours.ratio(),
            Self::Intensity { ours, theirs } => *theirs / *ours,
            Self::NoIntensity => 1.0,
        }
    }
}

/// The answers of all methods but the one of `own`.
#[must_use]
pub fn peers(job: &Job, own: &Estimate, tables: &'static Tables) -> Vec<PeerAnswer> {
    let others = Method::ALL.into_iter().filter(|method| *method != own.method);
    others.map(|method| answer(own, estimate(job, method, tables))).collect()
}

fn answer(own: &Estimate, theirs: Estimate) -> PeerAnswer {
    let mut differences = Vec::new();
    if theirs.energy_it != own.energy_it {
        differences.push(PeerDifference::ItEnergy { ours: own.energy_it, theirs: theirs.energy_it });
    }
    if theirs.pue != own.pue {
        differences.push(PeerDifference::Pue { ours: own.pue, theirs: theirs.pue });
    }
    match (own.intensity, theirs.intensity) {
        (Some(ours), Some(theirs)) if ours != theirs => {
            differences.push(PeerDifference::Intensity { ours, theirs });
        }
        (Some(_), None) => differences.push(PeerDifference::NoIntensity),
        _ => {}
    }
    let ratio = match (own.co2e, theirs.co2e) {
        (Some(ours), Some(theirs)) => theirs.central / ours.central,
        _ => theirs.energy_facility.central / own.energy_facility.central,
    };
    PeerAnswer { estimate: theirs, ratio: Some(ratio).filter(|ratio| ratio.is_finite()), differences }
}
