//! What the form holds: every text as it was typed, also the ones that are wrong, and which of the ways to
//! enter hardware, time and place is open. Pure.

use wattprint_core::problem::Field;
use wattprint_core::request::{Request, split_count};

/// A name with a count, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedCount {
    /// Name.
    pub name: String,
    /// Count.
    pub count: String,
}

impl NamedCount {
    fn parse(text: &str) -> Self {
        let (name, count) = split_count(text);
        Self { name: name.to_owned(), count: count.unwrap_or("1").to_owned() }
    }

    fn text(&self) -> Option<String> {
        (!self.name.trim().is_empty()).then(|| format!("{}:{}", self.name.trim(), self.count.trim()))
    }
}

/// How the hardware is entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorkEntry {
    /// Accelerators by name.
    #[default]
    Devices,
    /// The TDP of an accelerator that is not in the table.
    Tdp,
    /// Processors only.
    Processors,
    /// Energy that was measured.
    Measured,
}

/// How the running time is entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeEntry {
    /// Hours of one run.
    #[default]
    Hours,
    /// Devices times hours.
    DeviceHours,
}

/// How the place is entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlaceEntry {
    /// A cloud region.
    #[default]
    Region,
    /// A grid zone.
    Zone,
    /// A country.
    Country,
    /// The user's own figure.
    Own,
}

/// One filled-in form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// Accelerators.
    pub devices: Vec<NamedCount>,
    /// Processors.
    pub cpus: Vec<NamedCount>,
    /// All other fields. The two lists in it are empty.
    pub texts: Request,
    /// How the hardware is entered.
    pub work: WorkEntry,
    /// How the time is entered.
    pub time: TimeEntry,
    /// How the place is entered.
    pub place: PlaceEntry,
}

impl Scenario {
    /// The form a first visitor sees: 8 A100 for 100 hours in Frankfurt.
    #[must_use]
    pub fn first_visit() -> Self {
        let mut scenario = Self {
            devices: vec![NamedCount { name: "NVIDIA A100 SXM4 80 GB".to_owned(), count: "8".to_owned() }],
            ..Self::default()
        };
        scenario.set(Field::Hours, "100");
        scenario.set_region("gcp", "europe-west3");
        scenario
    }

    /// The article's second table: 100 GPUs for 100 hours over the regions of Google Cloud. The GPU is named,
    /// because the figure depends on it: one of the 250 W of the article's own example.
    #[must_use]
    pub fn hundred_gpus() -> Self {
        let mut scenario = Self {
            devices: vec![NamedCount { name: "NVIDIA A100 PCIe 40 GB".to_owned(), count: "100".to_owned() }],
            ..Self::default()
        };
        scenario.set(Field::Hours, "100");
        scenario.set_region("gcp", "us-central1");
        scenario
    }

    /// The text of a field; empty where nothing was typed.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.texts.texts(field).next().unwrap_or("")
    }

    /// Types a text into a field. An empty text empties it.
    pub fn set(&mut self, field: Field, text: &str) {
        self.texts.clear(field);
        if !text.is_empty() {
            self.texts.put(field, text);
        }
    }

    /// Chooses a cloud region.
    pub fn set_region(&mut self, provider: &str, region: &str) {
        self.place = PlaceEntry::Region;
        self.set(Field::Provider, provider);
        self.set(Field::Region, region);
    }

    /// What is asked: the fields of the entries that are open. What was typed into the others stays in the
    /// form and does not count.
    #[must_use]
    pub fn request(&self) -> Request {
        let mut request = Request::default();
        for field in Field::ALL {
            if self.is_open(field) {
                self.texts
                    .texts(field)
                    .filter(|text| !text.trim().is_empty())
                    .for_each(|text| request.put(field, text));
            }
        }
        if self.work == WorkEntry::Devices {
            request.devices = self.devices.iter().filter_map(NamedCount::text).collect();
        }
        if self.work != WorkEntry::Measured {
            request.cpus = self.cpus.iter().filter_map(NamedCount::text).collect();
        }
        request
    }

    fn is_open(&self, field: Field) -> bool {
        let measured = self.work == WorkEntry::Measured;
        match field {
            Field::Device | Field::Cpu => false,
            Field::TdpW | Field::Count => self.work == WorkEntry::Tdp,
            Field::EnergyKwh => measured,
            Field::Hours => self.time == TimeEntry::Hours,
            Field::DeviceHours => self.time == TimeEntry::DeviceHours && !measured,
            Field::Utilisation => matches!(self.work, WorkEntry::Devices | WorkEntry::Tdp),
            Field::CpuCores
            | Field::CpuCoreTdpW
            | Field::CpuUtilisation
            | Field::MemoryGb
            | Field::MemoryWPerGb
            | Field::HostShare => !measured,
            Field::Provider | Field::Region => self.place == PlaceEntry::Region,
            Field::Zone => self.place == PlaceEntry::Zone,
            Field::Country => self.place == PlaceEntry::Country,
            Field::Intensity => self.place == PlaceEntry::Own,
            Field::Pue | Field::Repeat | Field::Method => true,
        }
    }

    /// The form that asks for this.
    #[must_use]
    pub fn from_request(mut request: Request) -> Self {
        let said = |field| request.texts(field).next().is_some();
        let work = if said(Field::EnergyKwh) {
            WorkEntry::Measured
        } else if said(Field::TdpW) || said(Field::Count) {
            WorkEntry::Tdp
        } else if !said(Field::Device) && (said(Field::Cpu) || said(Field::CpuCores)) {
            WorkEntry::Processors
        } else {
            WorkEntry::Devices
        };
        let time = if said(Field::DeviceHours) { TimeEntry::DeviceHours } else { TimeEntry::Hours };
        let place = if said(Field::Intensity) {
            PlaceEntry::Own
        } else if said(Field::Country) {
            PlaceEntry::Country
        } else if said(Field::Zone) {
            PlaceEntry::Zone
        } else {
            PlaceEntry::Region
        };
        let parse = |list: &mut Vec<String>| list.drain(..).map(|text| NamedCount::parse(&text)).collect();
        let (devices, cpus) = (parse(&mut request.devices), parse(&mut request.cpus));
        Self { devices, cpus, texts: request, work, time, place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_open_entries_are_asked() {
        let mut scenario = Scenario::first_visit();
        scenario.set(Field::Intensity, "5000");
        scenario.set(Field::DeviceHours, "nonsense");
        let request = scenario.request();
        assert_eq!(request.intensity, None);
        assert_eq!(request.device_hours, None);
        assert_eq!(request.region.as_deref(), Some("europe-west3"));
        assert_eq!(request.devices, ["NVIDIA A100 SXM4 80 GB:8"]);
    }

    #[test]
    fn a_request_becomes_the_form_that_asks_for_it() {
        for scenario in [Scenario::first_visit(), Scenario::hundred_gpus()] {
            assert_eq!(Scenario::from_request(scenario.request()), scenario);
        }
    }
}
