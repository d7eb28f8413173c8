//! Every text of the app, in one place so that it can be translated. Names in braces are filled in by [`fill`].
//! The sentences about bad input and the sources of assumptions come from the core library.

use wattprint_core::estimate::{AssumptionKind, EquivalentKind, PartKind, Scope};
use wattprint_core::problem::Field;

use crate::route::Page;
use crate::scenario::{PlaceEntry, TimeEntry, WorkEntry};

/// The texts of one language. A text's name says where it stands; its English wording explains it.
#[derive(Debug)]
#[expect(missing_docs, reason = "the wording below is the documentation")]
pub struct Texts {
    pub name: &'static str,
    pub tagline: &'static str,
    pub skip: &'static str,
    pub navigation: &'static str,
    pub page_estimate: &'static str,
    pub page_method: &'static str,

    pub question: &'static str,
    pub work: &'static str,
    pub work_devices: &'static str,
    pub work_tdp: &'static str,
    pub work_processors: &'static str,
    pub work_measured: &'static str,
    pub device: &'static str,
    pub device_number: &'static str,
    pub device_placeholder: &'static str,
    pub count: &'static str,
    pub add_device: &'static str,
    pub remove: &'static str,
    pub cpu: &'static str,
    pub cpu_placeholder: &'static str,
    pub add_cpu: &'static str,
    pub processors_loading: &'static str,
    pub processors_failed: &'static str,
    pub time: &'static str,
    pub time_hours: &'static str,
    pub time_device_hours: &'static str,
    pub device_hours_note: &'static str,
    pub hours_note: &'static str,
    pub place: &'static str,
    pub place_region: &'static str,
    pub place_zone: &'static str,
    pub place_country: &'static str,
    pub place_own: &'static str,
    pub region: &'static str,
    pub region_placeholder: &'static str,
    pub zone: &'static str,
    pub zone_placeholder: &'static str,
    pub country: &'static str,
    pub country_placeholder: &'static str,
    pub more: &'static str,
    pub taken_as: &'static str,
    pub taken_as_others: &'static str,
    pub no_match: &'static str,
    pub more_matches: &'static str,

    pub result: &'static str,
    pub result_pending: &'static str,
    pub result_stale: &'static str,
    pub between: &'static str,
    pub exact: &'static str,
    pub range_label: &'static str,
    pub energy_line: &'static str,
    pub no_place: &'static str,
    pub co2e: &'static str,

    pub parts: &'static str,
    pub parts_note: &'static str,
    pub part: &'static str,
    pub energy_it: &'static str,
    pub share: &'static str,

    pub assumptions: &'static str,
    pub assumptions_note: &'static str,
    pub assumption: &'static str,
    pub value: &'static str,
    pub range: &'static str,
    pub effect: &'static str,
    pub source: &'static str,
    pub given: &'static str,
    pub reset: &'static str,

    pub greener: &'static str,
    pub greener_own_best: &'static str,
    pub greener_finding: &'static str,
    pub greener_none: &'static str,
    pub greener_all: &'static str,
    pub greener_note: &'static str,
    pub scope: &'static str,
    pub provider: &'static str,
    pub grid: &'static str,
    pub pue: &'static str,
    pub emits: &'static str,
    pub against_own: &'static str,
    pub distance: &'static str,
    pub round_trip: &'static str,
    pub own_place: &'static str,
    pub providers_own: &'static str,
    pub providers_own_both: &'static str,
    pub use_place: &'static str,

    pub peers: &'static str,
    pub peers_note: &'static str,
    pub peer_same: &'static str,
    pub peer_ratio: &'static str,
    pub peer_it: &'static str,
    pub peer_pue: &'static str,
    pub peer_intensity: &'static str,
    pub peer_no_intensity: &'static str,

    pub equivalents: &'static str,
    pub equal_danish: &'static str,
    pub equal_american: &'static str,
    pub equal_car: &'static str,
    pub equal_tree: &'static str,
    pub equal_each: &'static str,

    pub share_title: &'static str,
    pub copy_link: &'static str,
    pub copy_text: &'static str,
    pub copy_markdown: &'static str,
    pub copy_json: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,

    pub scenarios: &'static str,
    pub beside: &'static str,
    pub close_second: &'static str,
    pub scenario_a: &'static str,
    pub scenario_b: &'static str,
    pub compare_less: &'static str,
    pub compare_more: &'static str,
    pub compare_same: &'static str,
    pub keep: &'static str,
    pub kept: &'static str,
    pub kept_none: &'static str,
    pub open: &'static str,
    pub forget: &'static str,
    pub keep_refused: &'static str,
    pub hundred_gpus: &'static str,

    pub link_newer: &'static str,
    pub link_damaged: &'static str,
    pub link_too_long: &'static str,
    pub dismiss: &'static str,

    pub method_title: &'static str,
    pub method_intro: &'static str,
    pub method_formula: &'static str,
    pub method_range: &'static str,
    pub method_scope: &'static str,
    pub method_grid: &'static str,
    pub method_peers: &'static str,
    pub method_privacy: &'static str,
    pub sources_title: &'static str,
    pub sources_note: &'static str,
    pub licence: &'static str,
    pub odbl: &'static str,
    pub code_licence: &'static str,
}

/// The texts in use.
#[must_use]
pub const fn t() -> &'static Texts {
    &ENGLISH
}

/// Fills `{name}` in a text.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

static ENGLISH: Texts = Texts {
    name: "Wattprint",
    tagline: "Energy and CO2e of machine-learning jobs",
    skip: "Skip to what matters",
    navigation: "Pages",
    page_estimate: "Estimate",
    page_method: "Data & method",

    question: "What does the job emit?",
    work: "Hardware",
    work_devices: "Accelerators",
    work_tdp: "By TDP",
    work_processors: "CPU only",
    work_measured: "Measured",
    device: "Accelerator or instance",
    device_number: "Accelerator or instance {n}",
    device_placeholder: "a100, H100 SXM, p4d.24xlarge …",
    count: "Number",
    add_device: "Add another kind",
    remove: "Remove",
    cpu: "Processor",
    cpu_placeholder: "EPYC 7742, Xeon 8480 …",
    add_cpu: "Add a processor",
    processors_loading: "The list of processors is on its way.",
    processors_failed: "The list of processors could not be loaded. Give cores and their TDP instead.",
    time: "Running time",
    time_hours: "Hours",
    time_device_hours: "Device-hours",
    device_hours_note: "= {n} device-hours: devices × hours",
    hours_note: "= {n} hours on each device",
    place: "Place",
    place_region: "Cloud region",
    place_zone: "Grid zone",
    place_country: "Country",
    place_own: "Own figure",
    region: "Region",
    region_placeholder: "europe-west3, Frankfurt, aws …",
    zone: "Grid zone",
    zone_placeholder: "DK-DK2, California …",
    country: "Country",
    country_placeholder: "Denmark, DK, DNK …",
    more: "More detail: load, processors, memory, PUE, method",
    taken_as: "Taken as {name}.",
    taken_as_others: "Taken as {name}. Also possible: {others}.",
    no_match: "Nothing by that name.",
    more_matches: "{n} more; type on.",

    result: "Result",
    result_pending: "There is no figure yet. What is missing:",
    result_stale: "The figure is from before the last change. Please correct:",
    between: "between {low} and {high}",
    exact: "without a range: the method has none",
    range_label: "Range of the estimate: {low} to {high}, with {central} as the figure",
    energy_line: "{energy} at the building's meter, {it} of it for the computers",
    no_place: "Choose a place to get CO2e",
    co2e: "CO2e",

    parts: "Where the energy goes",
    parts_note: "Before PUE, over all runs.",
    part: "Part",
    energy_it: "IT energy",
    share: "Share",

    assumptions: "What this rests on",
    assumptions_note: "Every value can be replaced by your own. The last column says how much the result moves over the value's range.",
    assumption: "Assumption",
    value: "Value",
    range: "Range",
    effect: "Moves the result",
    source: "Where it comes from",
    given: "yours",
    reset: "Back to the assumed value",

    greener: "Greener places",
    greener_own_best: "{place} is already the cleanest place in this choice",
    greener_finding: "In {place} the same job would emit {percent} less",
    greener_none: "Choose a place to compare it with others.",
    greener_all: "All {n} places as a table",
    greener_note: "Same IT energy; PUE and grid of each region. Distance is from your region; the round trip is the least that light in fibre needs.",
    scope: "Where to look",
    provider: "Provider",
    grid: "Grid",
    pue: "PUE",
    emits: "Emits",
    against_own: "Against yours",
    distance: "Distance",
    round_trip: "Round trip, at least",
    own_place: "your place",
    providers_own: "provider says {grid}",
    providers_own_both: "provider says {grid}, {carbon_free} carbon-free",
    use_place: "Use {place}",

    peers: "What other calculators would say",
    peers_note: "Their published formulas with the same input. The factors multiply to the difference.",
    peer_same: "the same",
    peer_ratio: "{ratio} × ours",
    peer_it: "IT energy {theirs} instead of {ours} ({factor} ×)",
    peer_pue: "PUE {theirs} instead of {ours} ({factor} ×)",
    peer_intensity: "grid {theirs} instead of {ours} g/kWh ({factor} ×)",
    peer_no_intensity: "no grid figure for this place",

    equivalents: "As much as",
    equal_danish: "of a Dane's yearly footprint",
    equal_american: "of an American's yearly footprint",
    equal_car: "by an average European car",
    equal_tree: "of a grown tree's uptake",
    equal_each: "{each} each: {source}",

    share_title: "Take it along",
    copy_link: "Copy link",
    copy_text: "Copy as text",
    copy_markdown: "Copy as Markdown",
    copy_json: "Copy as JSON",
    copied: "Copied.",
    copy_failed: "The browser does not allow copying here. Select the text and copy it by hand:",

    scenarios: "Scenarios",
    beside: "Compare with a second one",
    close_second: "Close the second",
    scenario_a: "A",
    scenario_b: "B",
    compare_less: "B emits {percent} less than A.",
    compare_more: "B emits {percent} more than A.",
    compare_same: "A and B emit the same.",
    keep: "Keep this scenario",
    kept: "Kept in this browser",
    kept_none: "Nothing kept yet. What you keep stays in this browser.",
    open: "Open",
    forget: "Forget",
    keep_refused: "This browser does not let pages keep anything; copy the link instead.",
    hundred_gpus: "Example: 100 GPUs for 100 hours over Google Cloud's regions",

    link_newer: "This link was made by a newer Wattprint (format {version}). What this page understands is filled in; check it before you use the figure.",
    link_damaged: "A part of the link was not understood: {parts}. The rest is filled in; check it before you use the figure.",
    link_too_long: "The link is too long to be a scenario and was not read.",
    dismiss: "Close this note",

    method_title: "Data & method",
    method_intro: "Wattprint estimates the energy that a job draws and the greenhouse gas that its electricity causes. It works in your browser: nothing is sent anywhere.",
    method_formula: "IT energy is the sum over devices of number × power × hours. The power of a device at a load u is idle + u × (TDP − idle) where its idle power is known, and u × TDP otherwise. The load assumed for accelerators is a share of TDP already, idle included, so typing the same number in gives slightly more where the idle power is known. Facility energy is that times PUE, and CO2e is facility energy times the carbon intensity of the grid. Nothing is rounded on the way; what you read has three significant digits.",
    method_range: "Each assumption is moved alone over its own range; the effects are combined as the squares of independent uncertainties (JCGM 100:2008), on ratios. The range is therefore as wide as what is not known about your job: give a measured load or a PUE and it narrows.",
    method_scope: "The figure is operational: no manufacture of the hardware, no water, no offsets. Intensity is an average (not marginal), covers the life cycle of power plants, and is location-based (not market-based).",
    method_grid: "Grid zones carry the flow-traced consumption mix of Electricity Maps; countries carry Ember's generation mix. The two differ by up to a quarter for countries that trade much electricity, so compare like with like. A cloud provider's own grid figure has another boundary and is never mixed in.",
    method_peers: "ML CO2 Impact multiplies TDP, hours and a grid figure of 2019. Green Algorithms multiplies hours, TDP per core, usage, 0.3725 W per GB of memory, PUE and a pragmatic scaling factor. Both are reproduced without their rounding on the way.",
    method_privacy: "There is no account, no cookie, no third-party request. What you keep stays in this browser's storage.",
    sources_title: "Sources",
    sources_note: "Every figure in the tables cites one of these. Data licences are apart from the licence of the code.",
    licence: "Licence",
    odbl: "The tables of grid zones are derived from Electricity Maps data under the Open Database License 1.0 and are themselves offered under that licence.",
    code_licence: "Code: MIT or Apache-2.0, at your choice.",
};

impl Texts {
    /// Name of a page.
    #[must_use]
    pub const fn page(&self, page: Page) -> &'static str {
        match page {
            Page::Estimate => self.page_estimate,
            Page::Method => self.page_method,
        }
    }

    /// Label of a way to enter the hardware.
    #[must_use]
    pub const fn work_entry(&self, entry: WorkEntry) -> &'static str {
        match entry {
            WorkEntry::Devices => self.work_devices,
            WorkEntry::Tdp => self.work_tdp,
            WorkEntry::Processors => self.work_processors,
            WorkEntry::Measured => self.work_measured,
        }
    }

    /// Label of a way to enter the time.
    #[must_use]
    pub const fn time_entry(&self, entry: TimeEntry) -> &'static str {
        match entry {
            TimeEntry::Hours => self.time_hours,
            TimeEntry::DeviceHours => self.time_device_hours,
        }
    }

    /// Label of a way to enter the place.
    #[must_use]
    pub const fn place_entry(&self, entry: PlaceEntry) -> &'static str {
        match entry {
            PlaceEntry::Region => self.place_region,
            PlaceEntry::Zone => self.place_zone,
            PlaceEntry::Country => self.place_country,
            PlaceEntry::Own => self.place_own,
        }
    }

    /// Label, unit and explanation of a field.
    #[must_use]
    pub const fn field(&self, field: Field) -> (&'static str, &'static str, &'static str) {
        match field {
            Field::Device => (self.device, "", ""),
            Field::TdpW => ("TDP of one device", "W", "From its data sheet."),
            Field::Count => ("Number of devices", "", ""),
            Field::Hours => ("Hours of one run", "h", ""),
            Field::DeviceHours => ("Device-hours of one run", "h", ""),
            Field::Utilisation => ("Utilisation", "", "Mean load of the accelerators: 0.8 or 80%."),
            Field::Cpu => (self.cpu, "", ""),
            Field::CpuCores => ("CPU cores", "", "Instead of naming the processor."),
            Field::CpuCoreTdpW => ("TDP per core", "W", ""),
            Field::CpuUtilisation => ("CPU utilisation", "", "0.5 or 50%."),
            Field::MemoryGb => ("Memory", "GB", ""),
            Field::MemoryWPerGb => ("Power of memory", "W/GB", ""),
            Field::HostShare => {
                ("Rest of the server", "", "Its power as a share of what is counted: 0.3 or 30%.")
            }
            Field::EnergyKwh => ("Measured IT energy", "kWh", "Of one run, before PUE."),
            Field::Pue => ("PUE", "", "Energy of the building over energy of its computers."),
            Field::Provider => (self.provider, "", ""),
            Field::Region => (self.region, "", ""),
            Field::Zone => (self.zone, "", ""),
            Field::Country => (self.country, "", ""),
            Field::Intensity => ("Carbon intensity", "g/kWh", "Grams of CO2e per kWh."),
            Field::Repeat => ("Runs", "", "How often the whole job runs."),
            Field::Method => ("Method", "", ""),
        }
    }

    /// Name of a part.
    #[must_use]
    pub const fn part_name(&self, kind: PartKind) -> &'static str {
        match kind {
            PartKind::Accelerators => "Accelerators",
            PartKind::Processors => "Processors",
            PartKind::Memory => "Memory",
            PartKind::Rest => "Rest of the server",
            PartKind::Measured => "Measured",
        }
    }

    /// Name and unit of an assumption.
    #[must_use]
    pub const fn assumption_name(&self, kind: AssumptionKind) -> (&'static str, &'static str) {
        match kind {
            AssumptionKind::Utilisation => ("Load of the accelerators", ""),
            AssumptionKind::CpuUtilisation => ("Load of the processors", ""),
            AssumptionKind::MemoryPower => ("Power of memory", "W/GB"),
            AssumptionKind::HostShare => ("Rest of the server", ""),
            AssumptionKind::Pue => ("PUE", ""),
            AssumptionKind::GridIntensity => ("Carbon intensity of the grid", "g/kWh"),
            AssumptionKind::GridHours => ("Season and time of day, against the year", ""),
        }
    }

    /// Label of a scope.
    #[must_use]
    pub const fn scope_name(&self, scope: Scope) -> &'static str {
        match scope {
            Scope::SameProvider => "Same provider",
            Scope::SameContinent => "Same continent",
            Scope::Anywhere => "Anywhere",
        }
    }

    /// The unit and the rest of the sentence of an equivalent.
    #[must_use]
    pub const fn equivalent(&self, kind: EquivalentKind) -> (&'static str, &'static str) {
        match kind {
            EquivalentKind::DanishPersonYears => ("years", self.equal_danish),
            EquivalentKind::AmericanPersonYears => ("years", self.equal_american),
            EquivalentKind::CarKilometres => ("km", self.equal_car),
            EquivalentKind::TreeYears => ("years", self.equal_tree),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_braces_are_filled_in() {
        assert_eq!(fill("{a} of {b}", &[("a", "1"), ("b", "{a}")]), "1 of {a}");
    }
}
