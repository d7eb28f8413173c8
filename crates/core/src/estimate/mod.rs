//! The estimate of a job: energy, CO2e, what was assumed, how far off it may be, where it would be less, and
//! what the peers would say.
//!
//! `E_it = Σ count × P × hours`, `E_facility = E_it × PUE`, `CO2e = E_facility × intensity`. A part that was
//! not described is assumed, and the assumption is in the list with its range and its source.

mod job;
mod method;

mod assumption;
mod defaults;
mod model;
mod place;
mod range;
mod result;

mod geo;
mod greener;

mod equivalents;
mod peers;

mod document;
mod sentence;

pub use assumption::{Assumption, AssumptionKind};
pub use document::{EstimateDocument, SCHEMA};
pub use equivalents::{Equivalent, EquivalentKind, equivalents};
pub use greener::{GreenerPlace, Scope, greener, rank_regions};
pub use job::{DeviceUse, Job, Location};
pub use method::Method;
pub use peers::{PeerAnswer, PeerDifference, peers};
pub use place::{Grid, grid_of, pue_of};
pub use range::Range;
pub use result::{Estimate, Part, PartKind, estimate};
pub use sentence::{location_name, markdown, sentence, work_name};
