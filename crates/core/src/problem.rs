//! What is wrong with an input, in words for the person who typed it.
//!
//! The form, the command line, a shared link and an importer all show the same sentence, because all of
//! them get it from here.

use std::fmt;

/// One thing that can be entered. Its key is the same in a link, in the form and, with two dashes before
/// it, on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// An accelerator by name, with a count.
    Device,
    /// The power of an accelerator that is not in the table.
    TdpW,
    /// How many accelerators of that power.
    Count,
    /// How long the job runs.
    Hours,
    /// Devices times hours, as one figure.
    DeviceHours,
    /// Mean load of the accelerators.
    Utilisation,
    /// A processor by name, with a count.
    Cpu,
    /// Number of processor cores.
    CpuCores,
    /// Power of one processor core.
    CpuCoreTdpW,
    /// Mean load of the processors.
    CpuUtilisation,
    /// Main memory.
    MemoryGb,
    /// Power of main memory per gigabyte.
    MemoryWPerGb,
    /// Power of the rest of the server as a share.
    HostShare,
    /// IT energy that was measured.
    EnergyKwh,
    /// Power usage effectiveness of the building.
    Pue,
    /// Cloud provider.
    Provider,
    /// Region of the provider.
    Region,
    /// Grid zone.
    Zone,
    /// Country.
    Country,
    /// Carbon intensity of the electricity.
    Intensity,
    /// How often the job runs.
    Repeat,
    /// Method of estimation.
    Method,
}

impl Field {
    /// Every field, in the order of a form.
    pub const ALL: [Self; 22] = [
        Self::Device,
        Self::TdpW,
        Self::Count,
        Self::Hours,
        Self::DeviceHours,
        Self::Utilisation,
        Self::Cpu,
        Self::CpuCores,
        Self::CpuCoreTdpW,
        Self::CpuUtilisation,
        Self::MemoryGb,
        Self::MemoryWPerGb,
        Self::HostShare,
        Self::EnergyKwh,
        Self::Pue,
        Self::Provider,
        Self::Region,
        Self::Zone,
        Self::Country,
        Self::Intensity,
        Self::Repeat,
        Self::Method,
    ];

    /// The key in links and, after `--`, on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::TdpW => "tdp-w",
            Self::Count => "count",
            Self::Hours => "hours",
            Self::DeviceHours => "device-hours",
            Self::Utilisation => "utilisation",
            Self::Cpu => "cpu",
            Self::CpuCores => "cpu-cores",
            Self::CpuCoreTdpW => "cpu-core-tdp-w",
            Self::CpuUtilisation => "cpu-utilisation",
            Self::MemoryGb => "memory-gb",
            Self::MemoryWPerGb => "memory-w-per-gb",
            Self::HostShare => "host-share",
            Self::EnergyKwh => "energy-kwh",
            Self::Pue => "pue",
            Self::Provider => "provider",
            Self::Region => "region",
            Self::Zone => "zone",
            Self::Country => "country",
            Self::Intensity => "intensity",
            Self::Repeat => "repeat",
            Self::Method => "method",
        }
    }

    /// The field with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }
}

/// An input that cannot be used: which field, what is wrong with which value, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field it belongs to.
    pub field: Field,
    /// What is wrong, naming the value and the allowed range.
    pub sentence: String,
    /// What to do about it.
    pub hint: String,
    /// Values to choose from, when a name was not understood: what to type, best first.
    pub candidates: Vec<String>,
}

impl Problem {
    /// A problem without candidates.
    pub fn new(field: Field, sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { field, sentence: sentence.into(), hint: hint.into(), candidates: Vec::new() }
    }

    /// The same problem with values to choose from.
    #[must_use]
    pub fn with_candidates(mut self, candidates: Vec<String>) -> Self {
        self.candidates = candidates;
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.sentence)?;
        if !self.hint.is_empty() {
            write!(out, "\nhint: {}", self.hint)?;
        }
        Ok(())
    }
}

/// Text from outside, quoted and shortened for a message: nothing that cannot be seen, at most 60 characters.
#[must_use]
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let clean: String = text.chars().map(|c| if unseen(c) { '\u{fffd}' } else { c }).take(LONGEST).collect();
    let more = if text.chars().count() > LONGEST { "…" } else { "" };
    format!("“{clean}{more}”")
}

/// Whether a character is a control, has no width, or turns the direction of what follows it.
fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
