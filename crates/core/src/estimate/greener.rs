//! Where the same job would emit less: the IT energy stays, PUE and grid are those of the other region.

use super::geo::distance_km;
use super::job::{Job, Location};
use super::method::Method;
use super::place::{grid_of, pue_of, region_pue_value};
use super::result::Estimate;
use crate::order::sorted_by_key;
use crate::tables::{Region, Tables};
use crate::units::{CarbonIntensity, CarbonMass, Pue};

/// Which regions to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Regions of the job's provider; all of them where the job has none.
    #[default]
    SameProvider,
    /// Regions of any provider on the job's continent; all of them where that is not known.
    SameContinent,
    /// Regions of any provider anywhere.
    Anywhere,
}

impl Scope {
    /// All scopes, narrowest first.
    pub const ALL: [Self; 3] = [Self::SameProvider, Self::SameContinent, Self::Anywhere];

    /// The key in links and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SameProvider => "same-provider",
            Self::SameContinent => "same-continent",
            Self::Anywhere => "anywhere",
        }
    }
}

/// The job in another region.
#[derive(Clone, Debug)]
pub struct GreenerPlace {
    /// The region.
    pub region: &'static Region,
    /// Its PUE.
    pub pue: Pue,
    /// Annual mean of its grid.
    pub intensity: CarbonIntensity,
    /// What the job would emit there.
    pub co2e: CarbonMass,
    /// That over what it emits where it is; `None` where that is not known or nothing.
    pub ratio: Option<f64>,
    /// Great-circle distance from the job's region.
    pub distance_km: Option<f64>,
}

impl GreenerPlace {
    /// The least time a round trip from the job's region can take: light in fibre covers about 200 km in a
    /// millisecond (refractive index 1.47, ITU-T G.652), there and back. Real routes take half as long again
    /// or more.
    #[must_use]
    pub fn least_round_trip_ms(&self) -> Option<f64> {
        self.distance_km.map(|km| 2.0 * km / 200.0)
    }
}

/// The regions in scope, cleanest first; equals in order of provider and region. The job's own region is
/// among them.
#[must_use]
pub fn rank_regions(
    job: &Job,
    estimate: &Estimate,
    scope: Scope,
    tables: &'static Tables,
) -> Vec<GreenerPlace> {
    let home = match job.location {
        Some(Location::Region(region)) => Some(region),
        _ => None,
    };
    let continent = match job.location {
        Some(Location::Region(region)) => Some(region.continent),
        Some(Location::Zone(zone)) => Some(zone.continent),
        Some(Location::Country(country)) => Some(country.continent),
        Some(Location::Own(_)) | None => None,
    };
    let own = estimate.co2e.map(|range| range.central);
    // A country's figure is Ember's and a region's is its zone's: within one country the two differ by what they
    // count, not by where the job runs, so its own regions are no alternative.
    let own_country = match job.location {
        Some(Location::Country(country)) => Some(country.iso2),
        _ => None,
    };
    let in_scope = |region: &Region| match scope {
        _ if own_country == Some(region.country) => false,
        Scope::SameProvider => home.is_none_or(|home| home.provider == region.provider),
        Scope::SameContinent => continent.is_none_or(|continent| continent == region.continent),
        Scope::Anywhere => true,
    };
    let places = tables
        .regions
        .iter()
        .filter(|region| in_scope(region))
        .filter_map(|region| {
            let is_home = home.is_some_and(|home| std::ptr::eq(home, region));
            let intensity = grid_intensity(region, estimate.method, tables)?;
            let pue = if is_home { estimate.pue } else { pue_in(job, estimate.method, region, tables) };
            let co2e = estimate.energy_it * pue * intensity;
            Some(GreenerPlace {
                region,
                pue,
                intensity,
                co2e,
                ratio: own.filter(|own| own.grams() > 0.0).map(|own| co2e / own),
                distance_km: home.map(|home| {
                    distance_km((home.latitude, home.longitude), (region.latitude, region.longitude))
                }),
            })
        })
        .collect();
    // The table is in order of provider and region, and the sort is stable.
    sorted_by_key(places, |place: &GreenerPlace| place.co2e.grams())
}

/// The regions in scope where the job would emit less than where it is, cleanest first. Empty where the job's
/// place is not known.
#[must_use]
pub fn greener(job: &Job, estimate: &Estimate, scope: Scope, tables: &'static Tables) -> Vec<GreenerPlace> {
    let mut places = rank_regions(job, estimate, scope, tables);
    places.retain(|place| place.ratio.is_some_and(|ratio| ratio < 1.0));
    places
}

fn grid_intensity(
    region: &'static Region,
    method: Method,
    tables: &'static Tables,
) -> Option<CarbonIntensity> {
    if method == Method::MlCo2 {
        return grid_of(Location::Region(region), method, tables).map(|grid| grid.annual);
    }
    tables.zone(region.zone)?.newest().map(|(annual, _)| annual)
}

fn pue_in(job: &Job, method: Method, region: &'static Region, tables: &'static Tables) -> Pue {
    if method == Method::Wattprint {
        return Pue::from_ratio(region_pue_value(region, tables));
    }
    let there = Job {
        location: Some(Location::Region(region)),
        pue: None,
        accelerators: Vec::new(),
        processors: Vec::new(),
        ..*job
    };
    Pue::from_ratio(pue_of(&there, method, tables).value)
}
