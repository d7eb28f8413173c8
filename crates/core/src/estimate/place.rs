//! What a place means for a job: intensity of its grid and PUE of its buildings, each with range and source.

use std::borrow::Cow;

use super::assumption::{Assumption, AssumptionKind};
use super::defaults;
use super::job::{Job, Location};
use super::method::Method;
use crate::tables::{ProviderPue, Region, SPREAD_WINDOWS, Spread, Tables, Zone};
use crate::units::{CarbonIntensity, Hours, Pue};

/// Hours of a year: a job that long sees the annual mean.
const YEAR_HOURS: f64 = 8760.0;

/// The grid of a place.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Annual mean.
    pub annual: CarbonIntensity,
    /// Range of annual means.
    pub low: CarbonIntensity,
    /// Range of annual means.
    pub high: CarbonIntensity,
    /// Where that comes from.
    pub source: Cow<'static, str>,
    /// Zone, where the place has one.
    pub zone: Option<&'static Zone>,
}

/// The grid of a location, as a method sees it. `None` where the method has no figure for it.
#[must_use]
pub fn grid_of(location: Location, method: Method, tables: &'static Tables) -> Option<Grid> {
    match location {
        Location::Own(own) => {
            Some(Grid { annual: own, low: own, high: own, source: "given by you".into(), zone: None })
        }
        Location::Region(region) if method == Method::MlCo2 => mlco2_grid(region, tables),
        Location::Region(region) => zone_grid(tables.zone(region.zone)?),
        Location::Zone(zone) => zone_grid(zone),
        Location::Country(country) => Some(Grid {
            annual: country.intensity,
            low: country.low,
            high: country.high,
            source: format!(
                "Ember via Our World in Data: mean of {} in {}, per kWh generated",
                country.name, country.year
            )
            .into(),
            zone: tables.zone(country.iso2),
        }),
    }
}

fn zone_grid(zone: &'static Zone) -> Option<Grid> {
    let (annual, year) = zone.newest()?;
    let (low, high) = zone.three_years()?;
    let source = format!("Electricity Maps: mean of {} in {year}; range: the newest three years", zone.key);
    Some(Grid { annual, low, high, source: source.into(), zone: Some(zone) })
}

fn mlco2_grid(region: &'static Region, tables: &'static Tables) -> Option<Grid> {
    let row = tables.mlco2.iter().find(|row| row.provider == region.provider && row.region == region.key)?;
    let annual = CarbonIntensity::from_grams_per_kwh(row.grams_per_kwh);
    Some(Grid {
        annual,
        low: annual,
        high: annual,
        source: "ML CO2 Impact, table of 2019".into(),
        zone: None,
    })
}

/// How far the hours of a job may lie from the annual mean: the spread of the longest known window that is not
/// longer than the job. A job of unknown length is taken as one hour, one of a year or more sees the mean.
pub(super) fn hours_spread(zone: &Zone, hours: Option<Hours>) -> Option<Spread> {
    let length = hours.map_or(1.0, Hours::hours);
    if length >= YEAR_HOURS {
        return None;
    }
    let index = SPREAD_WINDOWS.iter().rposition(|window| *window <= length).unwrap_or(0);
    zone.spread[index]
}

/// The PUE of a job's place: the user's, the region's, the provider's, or the industry's.
#[must_use]
pub fn pue_of(job: &Job, method: Method, tables: &'static Tables) -> Assumption {
    let region = match job.location {
        Some(Location::Region(region)) => Some(region),
        _ => None,
    };
    let exact = |value: f64, source: Cow<'static, str>, given| {
        Assumption::exact(AssumptionKind::Pue, value, source, given)
    };
    match (method, job.pue, region) {
        (Method::MlCo2, ..) => exact(1.0, "ML CO2 Impact has no PUE".into(), false),
        (_, Some(pue), _) => exact(pue.ratio(), "given by you".into(), true),
        (Method::GreenAlgorithms, None, region) => {
            let (value, source) = green_algorithms_pue(region, tables);
            exact(value, source.into(), false)
        }
        (Method::Wattprint, None, Some(region)) => region_pue(region, tables),
        (Method::Wattprint, None, None) => generic_pue(),
    }
}

/// PUE of Green Algorithms: its figure for the data centre, else for the provider, else for none.
fn green_algorithms_pue(region: Option<&Region>, tables: &Tables) -> (f64, &'static str) {
    let anywhere = (defaults::GREEN_ALGORITHMS_PUE, "Green Algorithms default");
    let Some(region) = region else { return anywhere };
    let mut centres = tables.green_algorithms.iter();
    if let Some(row) = centres.find(|row| row.provider == region.provider && row.region == region.key) {
        return (row.pue, "Green Algorithms, its data centre table");
    }
    let mut providers = defaults::GREEN_ALGORITHMS_PROVIDER_PUE.into_iter();
    let known = providers.find(|(provider, _)| *provider == region.provider);
    known.map_or(anywhere, |(_, pue)| (pue, "Green Algorithms, its default for the provider"))
}

fn generic_pue() -> Assumption {
    let pue = &defaults::PUE;
    Assumption::ranged(AssumptionKind::Pue, pue.central, (pue.low, pue.high), pue.source, false)
}

/// PUE of a region: its own, else its provider's, else the industry's.
pub(super) fn region_pue(region: &'static Region, tables: &'static Tables) -> Assumption {
    if let Some(pue) = region.pue {
        let year = region.pue_year.map_or(String::new(), |year| format!(" in {year}"));
        let source = format!("{} for {}{year}", crate::tables::provider_name(region.provider), region.key);
        return Assumption::exact(AssumptionKind::Pue, pue.ratio(), source, false);
    }
    let Some(known) = ProviderPueSummary::of(region.provider, tables) else { return generic_pue() };
    let name = crate::tables::provider_name(region.provider);
    let source = match known.fleet {
        Some(row) => format!("{name}, {} {}; range: its published sites", row.scope, row.year),
        None => format!("{name}: mean of its published sites; range: lowest and highest of them"),
    };
    Assumption::ranged(AssumptionKind::Pue, known.value, (known.low, known.high), source, false)
}

/// The value of [`region_pue`] alone, for ranking many regions.
pub(super) fn region_pue_value(region: &Region, tables: &'static Tables) -> f64 {
    let own = region.pue.map(Pue::ratio);
    own.or_else(|| Some(ProviderPueSummary::of(region.provider, tables)?.value))
        .unwrap_or(defaults::PUE.central)
}

/// What a provider publishes: the newest fleet figure, or the mean of its sites where it states none, and the
/// range of its regions and sites.
struct ProviderPueSummary {
    value: f64,
    low: f64,
    high: f64,
    fleet: Option<&'static ProviderPue>,
}

impl ProviderPueSummary {
    /// `None` where it publishes nothing.
    fn of(provider: &str, tables: &'static Tables) -> Option<Self> {
        let mut fleet: Option<&ProviderPue> = None;
        let (mut sum, mut count, mut low, mut high) = (0.0, 0.0, f64::INFINITY, 0.0_f64);
        let mut publish = |pue: f64| {
            sum += pue;
            count += 1.0;
            low = low.min(pue);
            high = high.max(pue);
        };
        for row in tables.provider_pue.iter().filter(|row| row.provider == provider) {
            if !row.scope.contains("fleet") {
                publish(row.pue);
            } else if fleet.is_none_or(|newest| row.year >= newest.year) {
                fleet = Some(row);
            }
        }
        tables.regions_of(provider).filter_map(|row| row.pue).for_each(|pue| publish(pue.ratio()));
        let value = match fleet {
            Some(row) => row.pue,
            None if count == 0.0 => return None,
            None => sum / count,
        };
        Some(Self { value, low: low.min(value), high: high.max(value), fleet })
    }
}
