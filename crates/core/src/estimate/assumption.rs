//! What an estimate rests on: each value with its range, its source and how far it moves the result.

use std::borrow::Cow;

use crate::problem::Field;

/// What is assumed. The number is its place among the factors of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum AssumptionKind {
    /// Load of the accelerators.
    Utilisation,
    /// Load of the processors.
    CpuUtilisation,
    /// Power of memory per gigabyte.
    MemoryPower,
    /// Rest of the server over what is counted.
    HostShare,
    /// Power usage effectiveness.
    Pue,
    /// Annual mean intensity of the grid.
    GridIntensity,
    /// Intensity of the hours of the job over the annual mean.
    GridHours,
}

impl AssumptionKind {
    /// How many there are.
    pub(super) const COUNT: usize = 7;

    /// Name, in JSON and for show.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utilisation => "utilisation",
            Self::CpuUtilisation => "cpu_utilisation",
            Self::MemoryPower => "memory_power",
            Self::HostShare => "host_share",
            Self::Pue => "pue",
            Self::GridIntensity => "grid_intensity",
            Self::GridHours => "grid_hours",
        }
    }

    /// Unit of its value; a ratio has `1`.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::MemoryPower => "W/GB",
            Self::GridIntensity => "g/kWh",
            _ => "1",
        }
    }

    /// The field that sets it, where there is one.
    #[must_use]
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Utilisation => Some(Field::Utilisation),
            Self::CpuUtilisation => Some(Field::CpuUtilisation),
            Self::HostShare => Some(Field::HostShare),
            Self::Pue => Some(Field::Pue),
            Self::GridIntensity => Some(Field::Intensity),
            Self::MemoryPower => Some(Field::MemoryWPerGb),
            Self::GridHours => None,
        }
    }
}

/// One assumption of an estimate.
#[derive(Clone, Debug)]
pub struct Assumption {
    /// What is assumed.
    pub kind: AssumptionKind,
    /// The value used.
    pub value: f64,
    /// Lowest value it may well have.
    pub low: f64,
    /// Highest value it may well have.
    pub high: f64,
    /// Where value and range come from.
    pub source: Cow<'static, str>,
    /// Whether the user gave the value.
    pub given: bool,
    /// The result with the low value over the result.
    pub effect_low: f64,
    /// The result with the high value over the result.
    pub effect_high: f64,
}

impl Assumption {
    /// A value without a range.
    pub(super) fn exact(
        kind: AssumptionKind,
        value: f64,
        source: impl Into<Cow<'static, str>>,
        given: bool,
    ) -> Self {
        Self::ranged(kind, value, (value, value), source, given)
    }

    /// A value with a range; the effects are worked out later.
    pub(super) fn ranged(
        kind: AssumptionKind,
        value: f64,
        (low, high): (f64, f64),
        source: impl Into<Cow<'static, str>>,
        given: bool,
    ) -> Self {
        Self { kind, value, low, high, source: source.into(), given, effect_low: 1.0, effect_high: 1.0 }
    }
}
