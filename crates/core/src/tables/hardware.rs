//! Devices that draw power: accelerators, the cloud instances that hold them, and processors.

use super::search::Named;
use super::tsv::{self, Cells, FromCells};
use crate::units::{MemorySize, Power};

/// An accelerator: a GPU, TPU or whole chip whose thermal design power is known.
#[derive(Clone, Debug)]
pub struct Accelerator {
    /// Stable key.
    pub id: &'static str,
    /// Full name with form factor and memory size.
    pub name: &'static str,
    /// Maker.
    pub vendor: &'static str,
    /// `gpu`, `tpu`, `npu`, `soc` or `computer`.
    pub kind: &'static str,
    /// Memory on the device.
    pub memory: Option<MemorySize>,
    /// Thermal design power of the board (or what its source states, see the data).
    pub tdp: Power,
    /// Power when idle.
    pub idle: Option<Power>,
    /// Year of release.
    pub release_year: Option<u16>,
    /// What people type for it, between semicolons.
    pub aliases: &'static str,
    /// Id of its source.
    pub source: &'static str,
}

impl FromCells<'static> for Accelerator {
    const COLUMNS: &'static str = "id name vendor kind memory_gb tdp_w idle_w release_year aliases source";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self {
            id: cells.text(),
            name: cells.text(),
            vendor: cells.text(),
            kind: cells.text(),
            memory: cells.number().map(MemorySize::from_gb),
            tdp: Power::from_watts(cells.number()?),
            idle: cells.number().map(Power::from_watts),
            release_year: cells.year(),
            aliases: cells.text(),
            source: cells.text(),
        })
    }
}

impl Named for Accelerator {
    fn name(&self) -> &str {
        self.name
    }
    fn each_alias(&self, visit: &mut dyn FnMut(&str)) {
        self.aliases.split(';').filter(|alias| !alias.is_empty()).for_each(&mut *visit);
        visit(self.id);
        visit(self.name.strip_prefix(self.vendor).unwrap_or(self.name));
    }
}

/// A cloud instance type with accelerators.
#[derive(Clone, Debug)]
pub struct Instance {
    /// Provider id.
    pub provider: &'static str,
    /// Type as the provider writes it.
    pub instance_type: &'static str,
    /// Id of the accelerator.
    pub accelerator: &'static str,
    /// How many of them; below 1 for a share of a partitioned one.
    pub accelerator_count: f64,
    /// Virtual processors.
    pub vcpus: Option<f64>,
    /// Main memory.
    pub memory: Option<MemorySize>,
}

impl FromCells<'static> for Instance {
    const COLUMNS: &'static str = "provider instance_type accelerator count vcpus memory_gb";

    fn from_cells(cells: &mut Cells<'static>) -> Option<Self> {
        Some(Self {
            provider: cells.text(),
            instance_type: cells.text(),
            accelerator: cells.text(),
            accelerator_count: cells.number()?,
            vcpus: cells.number(),
            memory: cells.number().map(MemorySize::from_gb),
        })
    }
}

impl Named for Instance {
    fn name(&self) -> &str {
        self.instance_type
    }
}

/// A processor.
#[derive(Clone, Debug)]
pub struct Processor {
    /// Name without marketing marks.
    pub name: Box<str>,
    /// Physical cores.
    pub cores: Option<f64>,
    /// Hardware threads.
    pub threads: Option<f64>,
    /// Thermal design power of the package.
    pub tdp: Power,
    /// Power of the package when idle.
    pub idle: Option<Power>,
}

impl FromCells<'_> for Processor {
    const COLUMNS: &'static str = "name cores threads tdp_w idle_w";

    fn from_cells(cells: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            name: cells.text().into(),
            cores: cells.number(),
            threads: cells.number(),
            tdp: Power::from_watts(cells.number()?),
            idle: cells.number().map(Power::from_watts),
        })
    }
}

impl Named for Processor {
    fn name(&self) -> &str {
        &self.name
    }
    /// The name without its maker, and the model alone: `EPYC 7742` and `7742`.
    fn each_alias(&self, visit: &mut dyn FnMut(&str)) {
        let without_maker = self.name.split_once(' ').map(|(_, rest)| rest);
        let model = self.name.rsplit_once(' ').map(|(_, model)| model);
        without_maker.into_iter().chain(model).for_each(visit);
    }
}

/// The processor list. It is long, so the app fetches it when its field is opened; the agent embeds it.
#[derive(Clone, Debug)]
pub struct Processors {
    rows: Vec<Processor>,
}

impl Processors {
    /// Reads the list from its tab-separated text. Rows that cannot be read are left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self { rows: tsv::read(text) }
    }

    /// The list, where it is embedded.
    #[cfg(feature = "processors")]
    #[must_use]
    pub fn embedded() -> &'static Self {
        static PROCESSORS: std::sync::OnceLock<Processors> = std::sync::OnceLock::new();
        PROCESSORS.get_or_init(|| Self::parse(include_str!("../../../../static/tables/processors-1.tsv")))
    }

    /// A name without what firmware writes around it: `Intel(R) Core(TM) i7-9750H CPU @ 2.60GHz` is
    /// `Intel Core i7-9750H`, and `AMD EPYC 7742 64-Core Processor` is `AMD EPYC 7742`.
    #[must_use]
    pub fn plain_name(firmware: &str) -> String {
        let clock = firmware.find(" @ ").unwrap_or(firmware.len());
        let graphics = firmware.find(" with ").unwrap_or(firmware.len());
        // `12th Gen Intel(R) Core(TM) i7-12700H`.
        let maker = firmware.find("Gen Intel").map_or(0, |at| at + "Gen ".len());
        let name = firmware.get(maker..clock.min(graphics)).unwrap_or(firmware);
        let name = name.replace("(R)", " ").replace("(TM)", " ").replace("(tm)", " ");
        // `64-Core Processor` and `Eight-Core Processor`.
        let without_cores =
            name.trim_end().strip_suffix("-Core Processor").and_then(|text| text.rsplit_once(' '));
        let words = without_cores.map_or(name.as_str(), |(text, _)| text).split_whitespace();
        words.filter(|word| !matches!(*word, "CPU" | "Processor")).collect::<Vec<_>>().join(" ")
    }

    /// All processors, in order of their names.
    #[must_use]
    pub fn rows(&self) -> &[Processor] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read() {
        tsv::assert_complete::<Accelerator>("accelerators", include_str!("embedded/accelerators.tsv"));
        tsv::assert_complete::<Instance>("instances", include_str!("embedded/instances.tsv"));
        tsv::assert_complete::<Processor>(
            "processors",
            include_str!("../../../../static/tables/processors-1.tsv"),
        );
    }
}
