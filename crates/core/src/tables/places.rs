//! Places where a job can run: cloud regions, grid zones and countries.

use super::search::Named;
use super::tsv::{Cells, FromCells};
use crate::units::{CarbonIntensity, Pue};

/// First year of the annual figures of [`Zone::annual`].
const FIRST_YEAR: u16 = 2023;
/// How many years there are.
const YEARS: usize = 3;
/// Lengths of the windows whose spread is known, in hours, shortest first.
pub const SPREAD_WINDOWS: [f64; 4] = [1.0, 24.0, 168.0, 720.0];

/// How far the mean over a window lies from the mean of its year, as ratios: 10th and 90th percentile over
/// all windows of the year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// 10th percentile over mean.
    pub p10: f64,
    /// 90th percentile over mean.
    pub p90: f64,
}

/// A grid zone. Figures are average, lifecycle, consumption-based and location-based.
#[derive(Clone, Debug)]
pub struct Zone {
    /// Key in the public Electricity Maps naming, such as `DK-DK2`.
    pub key: &'static str,
    /// Name in English.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: &'static str,
    /// `AF`, `AN`, `AS`, `EU`, `NA`, `OC` or `SA`.
    pub continent: &'static str,
    /// IANA time zone.
    pub time_zone: &'static str,
    /// Annual means of the newest three years.
    pub annual: [Option<CarbonIntensity>; YEARS],
    /// Renewable share of the newest year, in percent.
    pub renewable_pct: Option<f64>,
    /// Carbon-free share of the newest year, in percent.
    pub carbon_free_pct: Option<f64>,
    /// Spread by window length, see [`SPREAD_WINDOWS`]; none where no hourly series exists.
    pub spread: [Option<Spread>; SPREAD_WINDOWS.len()],
}

impl FromCells<'static> for Zone {
    const COLUMNS: &'static str = "zone name country continent time_zone g2023 g2024 g2025 renewable_pct \
                                   carbon_free_pct p10_1h p90_1h p10_24h p90_24h p10_168h p90_168h p10_720h p90_720h";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self {
            key: cells.text(),
            name: cells.text(),
            country: cells.text(),
            continent: cells.text(),
            time_zone: cells.text(),
            annual: std::array::from_fn(|_| cells.number().map(CarbonIntensity::from_grams_per_kwh)),
            renewable_pct: cells.number(),
            carbon_free_pct: cells.number(),
            spread: std::array::from_fn(|_| {
                let (p10, p90) = (cells.number(), cells.number());
                Some(Spread { p10: p10? / 100.0, p90: p90? / 100.0 })
            }),
        })
    }
}

impl Zone {
    /// The annual means with their years, oldest first; `None` where a year is not known.
    pub fn by_year(&self) -> impl Iterator<Item = (u16, Option<CarbonIntensity>)> {
        (FIRST_YEAR..).zip(self.annual)
    }

    /// The newest annual mean and its year.
    #[must_use]
    pub fn newest(&self) -> Option<(CarbonIntensity, u16)> {
        let index = self.annual.iter().rposition(Option::is_some)?;
        Some((self.annual[index]?, FIRST_YEAR + index as u16))
    }

    /// Lowest and highest annual mean of the newest three years that are known.
    #[must_use]
    pub fn three_years(&self) -> Option<(CarbonIntensity, CarbonIntensity)> {
        let mut newest = self.annual.iter().rev().filter_map(|value| *value).take(3);
        let first = newest.next()?;
        Some(newest.fold((first, first), |(low, high), value| (low.min(value), high.max(value))))
    }
}

impl Named for Zone {
    fn name(&self) -> &str {
        self.name
    }
    fn each_alias(&self, visit: &mut dyn FnMut(&str)) {
        visit(self.key);
    }
}

/// A country. Figures are average, lifecycle and per unit generated.
#[derive(Clone, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub iso2: &'static str,
    /// ISO 3166-1 alpha-3 code.
    pub iso3: &'static str,
    /// Name in English.
    pub name: &'static str,
    /// Continent, as in [`Zone::continent`].
    pub continent: &'static str,
    /// Year of the figure.
    pub year: u16,
    /// Annual mean of that year.
    pub intensity: CarbonIntensity,
    /// Lowest annual mean of that year and the two before.
    pub low: CarbonIntensity,
    /// Highest annual mean of that year and the two before.
    pub high: CarbonIntensity,
}

impl FromCells<'static> for Country {
    const COLUMNS: &'static str = "iso2 iso3 name continent year g_per_kwh g_min g_max";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self {
            iso2: cells.text(),
            iso3: cells.text(),
            name: cells.text(),
            continent: cells.text(),
            year: cells.year()?,
            intensity: CarbonIntensity::from_grams_per_kwh(cells.number()?),
            low: CarbonIntensity::from_grams_per_kwh(cells.number()?),
            high: CarbonIntensity::from_grams_per_kwh(cells.number()?),
        })
    }
}

impl Named for Country {
    fn name(&self) -> &str {
        self.name
    }
    fn each_alias(&self, visit: &mut dyn FnMut(&str)) {
        [self.iso3, self.iso2].into_iter().filter(|code| !code.is_empty()).for_each(&mut *visit);
        OTHER_NAMES.iter().filter(|(iso2, _)| *iso2 == self.iso2).for_each(|(_, name)| visit(name));
    }
}

/// What people call a country, besides its name and codes, by its ISO 3166-1 alpha-2 code. Without `UK` here
/// the text would mean Ukraine, whose name starts with it.
const OTHER_NAMES: [(&str, &str); 18] = [
    ("AE", "UAE"),
    ("CI", "Ivory Coast"),
    ("CV", "Cabo Verde"),
    ("CZ", "Czech Republic"),
    ("GB", "UK"),
    ("GB", "Great Britain"),
    ("GB", "Britain"),
    ("GB", "England"),
    ("KR", "Republic of Korea"),
    ("MM", "Burma"),
    ("NL", "Holland"),
    ("RU", "Russian Federation"),
    ("SZ", "Swaziland"),
    ("TL", "Timor-Leste"),
    ("TR", "Türkiye"),
    ("US", "America"),
    ("US", "United States of America"),
    ("XK", "Republic of Kosovo"),
];

/// A cloud region.
#[derive(Clone, Debug)]
pub struct Region {
    /// Provider id, such as `gcp`.
    pub provider: &'static str,
    /// Region id, such as `europe-west3`.
    pub key: &'static str,
    /// Name as the provider shows it.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: &'static str,
    /// Continent, as in [`Zone::continent`].
    pub continent: &'static str,
    /// Degrees north, of the city named.
    pub latitude: f64,
    /// Degrees east, of the city named.
    pub longitude: f64,
    /// Key of its grid zone.
    pub zone: &'static str,
    /// How sure that zone is: `high`, `medium` or `low`.
    pub zone_confidence: &'static str,
    /// The provider's own grid figure and its year; another boundary than the zone's, never mixed with it.
    pub provider_grid: Option<(CarbonIntensity, u16)>,
    /// The provider's own carbon-free share (0 to 1) and its year.
    pub provider_carbon_free: Option<(f64, u16)>,
    /// PUE of the region, where published.
    pub pue: Option<Pue>,
    /// Year of that PUE.
    pub pue_year: Option<u16>,
    /// What the PUE covers.
    pub pue_scope: &'static str,
    /// Water usage effectiveness in litres per kWh of IT energy.
    pub wue_l_per_kwh: Option<f64>,
}

impl FromCells<'static> for Region {
    const COLUMNS: &'static str = "provider region name country continent lat lon zone confidence provider_g \
                                   provider_g_year cfe cfe_year pue pue_year pue_scope wue wue_year";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self {
            provider: cells.text(),
            key: cells.text(),
            name: cells.text(),
            country: cells.text(),
            continent: cells.text(),
            latitude: cells.number()?,
            longitude: cells.number()?,
            zone: cells.text(),
            zone_confidence: cells.text(),
            provider_grid: {
                let (value, year) = (cells.number(), cells.year());
                value.zip(year).map(|(value, year)| (CarbonIntensity::from_grams_per_kwh(value), year))
            },
            provider_carbon_free: {
                let (value, year) = (cells.number(), cells.year());
                value.zip(year)
            },
            pue: cells.number().map(Pue::from_ratio),
            pue_year: cells.year(),
            pue_scope: cells.text(),
            wue_l_per_kwh: cells.number(),
        })
    }
}

impl Named for Region {
    fn name(&self) -> &str {
        self.name
    }
    fn each_alias(&self, visit: &mut dyn FnMut(&str)) {
        [self.key, self.provider, provider_name(self.provider)].into_iter().for_each(visit);
    }
}

/// A provider's name for its id; the id itself when it is not one of ours.
#[must_use]
pub fn provider_name(id: &str) -> &str {
    match id {
        "alibaba" => "Alibaba Cloud",
        "aws" => "Amazon Web Services",
        "azure" => "Microsoft Azure",
        "gcp" => "Google Cloud",
        "ibm" => "IBM Cloud",
        "lambda" => "Lambda",
        "nebius" => "Nebius",
        "oci" => "Oracle Cloud",
        "ovh" => "OVHcloud",
        "scaleway" => "Scaleway",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tables;
    use super::super::tsv::assert_complete;
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        assert_complete::<Zone>("zones", include_str!("embedded/zones.tsv"));
        assert_complete::<Country>("countries", include_str!("embedded/countries.tsv"));
        assert_complete::<Region>("regions", include_str!("embedded/regions.tsv"));
    }

    #[test]
    fn every_region_has_a_zone_with_a_figure() {
        let tables = Tables::embedded();
        for region in tables.regions.iter() {
            let zone = tables.zone(region.zone);
            assert!(zone.and_then(Zone::newest).is_some(), "{} {}", region.provider, region.key);
        }
    }

    #[test]
    fn every_key_is_found_again() {
        let tables = Tables::embedded();
        assert!(tables.zones.iter().all(|zone| tables.zone(zone.key).is_some()));
        assert!(tables.accelerators.iter().all(|row| tables.accelerator(row.id).is_some()));
        assert!(tables.regions.iter().all(|row| tables.region(row.provider, row.key).is_some()));
        assert!(tables.instances.iter().all(|row| tables.accelerator(row.accelerator).is_some()));
    }
}
