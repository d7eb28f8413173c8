//! What a scenario comes to, worked out once per change. Pure. What only stands below the figure (places, peers) is
//! worked out when it is shown, a frame later.

use std::rc::Rc;

use wattprint_core::estimate::{
    Estimate, EstimateDocument, GreenerPlace, Location, PeerAnswer, Scope, estimate, greener, peers,
    rank_regions,
};
use wattprint_core::problem::Problem;
use wattprint_core::request::Understood;
use wattprint_core::tables::{Processors, Tables};

use crate::scenario::Scenario;

/// How many greener places the JSON document lists, as on the command line.
const GREENER_IN_DOCUMENT: usize = 10;

/// A scenario that could be estimated.
#[derive(Debug)]
pub struct Answer {
    /// The job and how names were read.
    pub understood: Understood,
    /// Its estimate.
    pub estimate: Estimate,
}

/// Estimates a scenario.
///
/// # Errors
/// What is wrong with it, in the order of the form.
pub fn answer(scenario: &Scenario, processors: Option<&Processors>) -> Result<Rc<Answer>, Vec<Problem>> {
    let tables = Tables::embedded();
    let understood = scenario.request().to_job(tables, processors)?;
    let estimate = estimate(&understood.job, understood.method, tables);
    Ok(Rc::new(Answer { understood, estimate }))
}

impl Answer {
    /// The estimate as the JSON that the command line prints for the same request.
    #[must_use]
    pub fn json(&self) -> String {
        let tables = Tables::embedded();
        let job = &self.understood.job;
        let scope = if matches!(job.location, Some(Location::Region(_))) {
            Scope::SameProvider
        } else {
            Scope::Anywhere
        };
        let mut places = greener(job, &self.estimate, scope, tables);
        places.truncate(GREENER_IN_DOCUMENT);
        EstimateDocument::new(job, &self.estimate, &places, tables).to_json()
    }

    /// The regions in scope, cleanest first.
    #[must_use]
    pub fn places(&self, scope: Scope) -> Vec<GreenerPlace> {
        rank_regions(&self.understood.job, &self.estimate, scope, Tables::embedded())
    }

    /// What the peers would say.
    #[must_use]
    pub fn peers(&self) -> Vec<PeerAnswer> {
        peers(&self.understood.job, &self.estimate, Tables::embedded())
    }

    /// Whether a place is the job's own.
    #[must_use]
    pub fn is_own(&self, place: &GreenerPlace) -> bool {
        matches!(self.understood.job.location, Some(Location::Region(region)) if std::ptr::eq(region, place.region))
    }
}
