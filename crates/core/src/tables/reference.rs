//! Figures to compare with, and where every figure comes from.

use super::tsv::{Cells, FromCells};

/// PUE and WUE that a provider states for its fleet, or a survey for the industry (provider `generic`).
#[derive(Clone, Debug)]
pub struct ProviderPue {
    /// Provider id or `generic`.
    pub provider: &'static str,
    /// What it covers.
    pub scope: &'static str,
    /// The PUE.
    pub pue: f64,
    /// Its year, as published (some are fiscal years).
    pub year: &'static str,
    /// Water usage effectiveness in litres per kWh of IT energy.
    pub wue_l_per_kwh: Option<f64>,
    /// Id of its source.
    pub source: &'static str,
}

impl FromCells<'static> for ProviderPue {
    const COLUMNS: &'static str = "provider scope pue year wue wue_year source";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        let (provider, scope, pue, year) = (cells.text(), cells.text(), cells.number()?, cells.text());
        let (wue_l_per_kwh, _) = (cells.number(), cells.text());
        Some(Self { provider, scope, pue, year, wue_l_per_kwh, source: cells.text() })
    }
}

/// How much CO2e something everyday causes.
#[derive(Clone, Debug)]
pub struct Equivalence {
    /// Stable key.
    pub key: &'static str,
    /// The figure in its unit.
    pub value: f64,
    /// Its unit, such as `g CO2e per vehicle km`.
    pub unit: &'static str,
    /// Id of its source.
    pub source: &'static str,
}

impl FromCells<'static> for Equivalence {
    const COLUMNS: &'static str = "key value unit source";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self { key: cells.text(), value: cells.number()?, unit: cells.text(), source: cells.text() })
    }
}

/// Where figures come from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Stable key.
    pub id: &'static str,
    /// Title, publisher and year.
    pub citation: &'static str,
    /// Licence of the data.
    pub licence: &'static str,
    /// The attribution the licence asks for.
    pub attribution: &'static str,
    /// Where to read it; may be empty.
    pub url: &'static str,
}

impl FromCells<'static> for Source {
    const COLUMNS: &'static str = "id citation licence attribution url";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self {
            id: cells.text(),
            citation: cells.text(),
            licence: cells.text(),
            attribution: cells.text(),
            url: cells.text(),
        })
    }
}

/// A published footprint of training a model, as its authors state it.
#[derive(Clone, Debug)]
pub struct Footprint {
    /// Model.
    pub model: &'static str,
    /// Who trained it.
    pub organization: &'static str,
    /// Year of publication.
    pub year: &'static str,
    /// Hardware as published.
    pub hardware: &'static str,
    /// Id of the accelerator in our table; empty where unclear.
    pub accelerator: &'static str,
    /// Number of accelerators.
    pub chips: Option<f64>,
    /// Accelerator-hours.
    pub device_hours: Option<f64>,
    /// Wall-clock days.
    pub wall_days: Option<f64>,
    /// Power per accelerator used by the authors, in watts.
    pub power_per_chip_w: Option<f64>,
    /// Energy in MWh.
    pub energy_mwh: Option<f64>,
    /// PUE.
    pub pue: Option<f64>,
    /// Whether the energy contains the PUE: starts with `yes` or `no`.
    pub pue_included: &'static str,
    /// Carbon intensity used by the authors, in kg/kWh.
    pub grid_kg_per_kwh: Option<f64>,
    /// Gross emissions in tonnes.
    pub co2e_t: Option<f64>,
    /// What is covered.
    pub scope: &'static str,
    /// Where it is published.
    pub source: &'static str,
}

impl FromCells<'static> for Footprint {
    const COLUMNS: &'static str = "model organization year hardware accelerator chips device_hours wall_days \
                                   power_per_chip_w energy_mwh pue pue_included grid_kg_per_kwh co2e_t scope source";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self {
            model: cells.text(),
            organization: cells.text(),
            year: cells.text(),
            hardware: cells.text(),
            accelerator: cells.text(),
            chips: cells.number(),
            device_hours: cells.number(),
            wall_days: cells.number(),
            power_per_chip_w: cells.number(),
            energy_mwh: cells.number(),
            pue: cells.number(),
            pue_included: cells.text(),
            grid_kg_per_kwh: cells.number(),
            co2e_t: cells.number(),
            scope: cells.text(),
            source: cells.text(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tsv::assert_complete;
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        assert_complete::<ProviderPue>("pue", include_str!("embedded/pue.tsv"));
        assert_complete::<Equivalence>("equivalences", include_str!("embedded/equivalences.tsv"));
        assert_complete::<Source>("sources", include_str!("embedded/sources.tsv"));
        assert_complete::<Footprint>("footprints", include_str!("embedded/footprints.tsv"));
    }
}
