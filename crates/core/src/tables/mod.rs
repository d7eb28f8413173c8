//! The tables: devices, places, grids, PUE and what the peers assume. Made from `data/` by
//! `cargo xtask tables`, embedded as tab-separated text and read once.
//!
//! A cell that is empty is a figure that is not known; it is `None` here and never zero. The generator has
//! validated every row, and the tests of this module read all of them.

mod hardware;
mod peers;
mod places;
mod reference;
pub mod search;
mod tsv;

use std::sync::LazyLock;

pub use hardware::{Accelerator, Instance, Processor, Processors};
pub use peers::{GreenAlgorithmsRegion, MlCo2Region};
pub use places::{Country, Region, SPREAD_WINDOWS, Spread, Zone, provider_name};
pub use reference::{Equivalence, Footprint, ProviderPue, Source};

/// A table that is read when it is first looked at: the first result needs three of them.
pub type Table<T> = LazyLock<Vec<T>>;

/// The embedded tables.
#[derive(Debug)]
pub struct Tables {
    /// Accelerators, by id.
    pub accelerators: Table<Accelerator>,
    /// Cloud instances with accelerators.
    pub instances: Table<Instance>,
    /// Grid zones, by key.
    pub zones: Table<Zone>,
    /// Countries, by ISO 3166-1 alpha-3 code.
    pub countries: Table<Country>,
    /// Cloud regions, by provider and region.
    pub regions: Table<Region>,
    /// PUE and WUE of providers, and of the industry under `generic`.
    pub provider_pue: Table<ProviderPue>,
    /// What a mass of CO2e is like.
    pub equivalences: Table<Equivalence>,
    /// Where figures come from.
    pub sources: Table<Source>,
    /// Grid figures of ML CO2 Impact (2019), by provider and region.
    pub mlco2: Table<MlCo2Region>,
    /// PUE figures of Green Algorithms, by provider and region.
    pub green_algorithms: Table<GreenAlgorithmsRegion>,
}

impl Tables {
    /// The embedded tables.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static TABLES: Tables = Tables {
            accelerators: LazyLock::new(|| tsv::read(include_str!("embedded/accelerators.tsv"))),
            instances: LazyLock::new(|| tsv::read(include_str!("embedded/instances.tsv"))),
            zones: LazyLock::new(|| tsv::read(include_str!("embedded/zones.tsv"))),
            countries: LazyLock::new(|| tsv::read(include_str!("embedded/countries.tsv"))),
            regions: LazyLock::new(|| tsv::read(include_str!("embedded/regions.tsv"))),
            provider_pue: LazyLock::new(|| tsv::read(include_str!("embedded/pue.tsv"))),
            equivalences: LazyLock::new(|| tsv::read(include_str!("embedded/equivalences.tsv"))),
            sources: LazyLock::new(|| tsv::read(include_str!("embedded/sources.tsv"))),
            mlco2: LazyLock::new(|| tsv::read(include_str!("embedded/mlco2.tsv"))),
            green_algorithms: LazyLock::new(|| tsv::read(include_str!("embedded/green_algorithms.tsv"))),
        };
        &TABLES
    }

    /// The accelerator with this id.
    #[must_use]
    pub fn accelerator(&self, id: &str) -> Option<&Accelerator> {
        find(&self.accelerators, id, |row| row.id)
    }

    /// The zone with this key, such as `DK-DK2`.
    #[must_use]
    pub fn zone(&self, key: &str) -> Option<&Zone> {
        find(&self.zones, key, |row| row.key)
    }

    /// The region of a provider.
    #[must_use]
    pub fn region(&self, provider: &str, region: &str) -> Option<&Region> {
        let found = self.regions.binary_search_by(|row| (row.provider, row.key).cmp(&(provider, region)));
        found.ok().map(|index| &self.regions[index])
    }

    /// The regions of a provider, in order of their keys.
    pub fn regions_of<'t>(&'t self, provider: &str) -> impl Iterator<Item = &'t Region> + 't {
        let start = self.regions.partition_point(|row| row.provider < provider);
        let end = self.regions.partition_point(|row| row.provider <= provider);
        self.regions[start..end].iter()
    }

    /// The country with this two- or three-letter ISO code, in capitals.
    #[must_use]
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|row| row.iso3 == code || (row.iso2 == code && !code.is_empty()))
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|row| row.id == id)
    }

    /// The citation of a source; the id itself where it is not in the table.
    #[must_use]
    pub fn citation(&self, id: &'static str) -> &'static str {
        self.source(id).map_or(id, |source| source.citation)
    }

    /// The equivalence with this key.
    #[must_use]
    pub fn equivalence(&self, key: &str) -> Option<&Equivalence> {
        self.equivalences.iter().find(|row| row.key == key)
    }

    /// The providers that have regions, in order of their ids.
    #[must_use]
    pub fn providers(&self) -> Vec<&'static str> {
        let mut providers: Vec<_> = self.regions.iter().map(|row| row.provider).collect();
        providers.dedup();
        providers
    }
}

fn find<'t, T>(rows: &'t [T], key: &str, of: impl Fn(&T) -> &str) -> Option<&'t T> {
    rows.binary_search_by(|row| of(row).cmp(key)).ok().map(|index| &rows[index])
}

/// The published training footprints, for checking the model against.
#[must_use]
pub fn footprints() -> Vec<Footprint> {
    tsv::read(include_str!("embedded/footprints.tsv"))
}
