//! The methods of estimation: ours, and the peers' published formulas for comparison.

/// How energy and CO2e are worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Ours: load, rest of the server, PUE, newest grid figures, a range.
    #[default]
    Wattprint,
    /// ML CO2 Impact (Lacoste, Luccioni, Schmidt, Dandres 2019, arXiv 1910.09700): TDP × hours × intensity of
    /// its own table of 2019. No load, no memory, no PUE. The web page also rounds energy, factor and result
    /// to two decimals on the way; we do not.
    MlCo2,
    /// Green Algorithms (Lannelongue, Grealey, Inouye 2021, doi 10.1002/advs.202100707), version 3:
    /// hours × (cores × TDP per core × usage + GB × 0.3725) × PUE × PSF.
    GreenAlgorithms,
}

impl Method {
    /// All methods, ours first.
    pub const ALL: [Self; 3] = [Self::Wattprint, Self::MlCo2, Self::GreenAlgorithms];

    /// The key in links, JSON and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Wattprint => "wattprint",
            Self::MlCo2 => "mlco2",
            Self::GreenAlgorithms => "green-algorithms",
        }
    }

    /// The name for show.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wattprint => "Wattprint",
            Self::MlCo2 => "ML CO2 Impact",
            Self::GreenAlgorithms => "Green Algorithms",
        }
    }
}
