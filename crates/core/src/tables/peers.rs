//! What the peers assume about a place: kept to show what they would say, never used for our own figure.

use super::tsv::{Cells, FromCells};

/// ML CO2 Impact's grid figure of 2019 for a region.
#[derive(Clone, Debug)]
pub struct MlCo2Region {
    /// Provider id.
    pub provider: &'static str,
    /// Region id.
    pub region: &'static str,
    /// Carbon intensity in g/kWh.
    pub grams_per_kwh: f64,
}

impl FromCells<'static> for MlCo2Region {
    const COLUMNS: &'static str = "provider region g_per_kwh";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self { provider: cells.text(), region: cells.text(), grams_per_kwh: cells.number()? })
    }
}

/// Green Algorithms' PUE for a region.
#[derive(Clone, Debug)]
pub struct GreenAlgorithmsRegion {
    /// Provider id.
    pub provider: &'static str,
    /// Region id.
    pub region: &'static str,
    /// Power usage effectiveness.
    pub pue: f64,
}

impl FromCells<'static> for GreenAlgorithmsRegion {
    const COLUMNS: &'static str = "provider region pue";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self { provider: cells.text(), region: cells.text(), pue: cells.number()? })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tsv::assert_complete;
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        assert_complete::<MlCo2Region>("mlco2", include_str!("embedded/mlco2.tsv"));
        assert_complete::<GreenAlgorithmsRegion>(
            "green_algorithms",
            include_str!("embedded/green_algorithms.tsv"),
        );
    }
}
