//! Text in, job out. Command line, form and link all fill a [`Request`] and call [`Request::to_job`], so they
//! understand the same words and answer bad input with the same sentences.

use crate::bounds::{self, Bound};
use crate::estimate::{DeviceUse, Job, Location, Method};
use crate::order::sorted_by_key;
use crate::problem::{Field, Problem, quoted};
use crate::show;
use crate::tables::search::{Match, Named, nearest, resolve};
use crate::tables::{Instance, Processors, Tables};
use crate::units::{CarbonIntensity, Energy, Fraction, Hours, MemorySize, Power, Pue};

/// How many candidates a message names.
const CANDIDATES_SHOWN: usize = 6;

/// What a user entered, as text. `None` and blank mean that nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Accelerators or instance types, each `NAME` or `NAME:COUNT`.
    pub devices: Vec<String>,
    /// TDP of an accelerator that is not in the table.
    pub tdp_w: Option<String>,
    /// How many of those.
    pub count: Option<String>,
    /// Hours of one run.
    pub hours: Option<String>,
    /// Devices times hours of one run.
    pub device_hours: Option<String>,
    /// Utilisation of the accelerators.
    pub utilisation: Option<String>,
    /// Processors, each `NAME` or `NAME:COUNT`.
    pub cpus: Vec<String>,
    /// Number of cores.
    pub cpu_cores: Option<String>,
    /// TDP of one core.
    pub cpu_core_tdp_w: Option<String>,
    /// Utilisation of the processors.
    pub cpu_utilisation: Option<String>,
    /// Main memory.
    pub memory_gb: Option<String>,
    /// Power of memory per gigabyte.
    pub memory_w_per_gb: Option<String>,
    /// Rest of the server as a share.
    pub host_share: Option<String>,
    /// IT energy of one run that was measured.
    pub energy_kwh: Option<String>,
    /// PUE.
    pub pue: Option<String>,
    /// Cloud provider.
    pub provider: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// Grid zone.
    pub zone: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// The user's own carbon intensity.
    pub intensity: Option<String>,
    /// Number of runs.
    pub repeat: Option<String>,
    /// Method of estimation.
    pub method: Option<String>,
}

/// What a name was taken to mean, where it was not the full name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What was typed.
    pub typed: String,
    /// What it was taken for.
    pub meant: String,
    /// What else it could have meant.
    pub others: Vec<String>,
}

/// A request that was understood.
#[derive(Clone, Debug)]
pub struct Understood {
    /// The job.
    pub job: Job,
    /// The method asked for.
    pub method: Method,
    /// Names that were understood loosely.
    pub readings: Vec<Reading>,
}

impl Request {
    /// The texts of a field, in their order; at most one where the field takes one.
    pub fn texts(&self, field: Field) -> impl Iterator<Item = &str> {
        let (list, single) = match field {
            Field::Device => (self.devices.as_slice(), &None),
            Field::Cpu => (self.cpus.as_slice(), &None),
            _ => (&[][..], self.single(field)),
        };
        list.iter().chain(single).map(String::as_str)
    }

    /// Fills a field; one that takes several gets another one.
    pub fn put(&mut self, field: Field, text: impl Into<String>) {
        match field {
            Field::Device => self.devices.push(text.into()),
            Field::Cpu => self.cpus.push(text.into()),
            _ => *self.single_mut(field) = Some(text.into()),
        }
    }

    /// Empties a field.
    pub fn clear(&mut self, field: Field) {
        match field {
            Field::Device => self.devices.clear(),
            Field::Cpu => self.cpus.clear(),
            _ => *self.single_mut(field) = None,
        }
    }

    fn single(&self, field: Field) -> &Option<String> {
        match field {
            Field::Device | Field::Cpu => &None,
            Field::TdpW => &self.tdp_w,
            Field::Count => &self.count,
            Field::Hours => &self.hours,
            Field::DeviceHours => &self.device_hours,
            Field::Utilisation => &self.utilisation,
            Field::CpuCores => &self.cpu_cores,
            Field::CpuCoreTdpW => &self.cpu_core_tdp_w,
            Field::CpuUtilisation => &self.cpu_utilisation,
            Field::MemoryGb => &self.memory_gb,
            Field::MemoryWPerGb => &self.memory_w_per_gb,
            Field::HostShare => &self.host_share,
            Field::EnergyKwh => &self.energy_kwh,
            Field::Pue => &self.pue,
            Field::Provider => &self.provider,
            Field::Region => &self.region,
            Field::Zone => &self.zone,
            Field::Country => &self.country,
            Field::Intensity => &self.intensity,
            Field::Repeat => &self.repeat,
            Field::Method => &self.method,
        }
    }

    fn single_mut(&mut self, field: Field) -> &mut Option<String> {
        match field {
            // The two lists have no single text; `put` and `clear` never ask for it.
            Field::Device | Field::TdpW => &mut self.tdp_w,
            Field::Cpu | Field::CpuCores => &mut self.cpu_cores,
            Field::Count => &mut self.count,
            Field::Hours => &mut self.hours,
            Field::DeviceHours => &mut self.device_hours,
            Field::Utilisation => &mut self.utilisation,
            Field::CpuCoreTdpW => &mut self.cpu_core_tdp_w,
            Field::CpuUtilisation => &mut self.cpu_utilisation,
            Field::MemoryGb => &mut self.memory_gb,
            Field::MemoryWPerGb => &mut self.memory_w_per_gb,
            Field::HostShare => &mut self.host_share,
            Field::EnergyKwh => &mut self.energy_kwh,
            Field::Pue => &mut self.pue,
            Field::Provider => &mut self.provider,
            Field::Region => &mut self.region,
            Field::Zone => &mut self.zone,
            Field::Country => &mut self.country,
            Field::Intensity => &mut self.intensity,
            Field::Repeat => &mut self.repeat,
            Field::Method => &mut self.method,
        }
    }

    /// Checks everything and looks every name up. `processors` is only read where a processor is named.
    ///
    /// # Errors
    /// All problems, in the order of the fields.
    pub fn to_job(
        &self,
        tables: &'static Tables,
        processors: Option<&Processors>,
    ) -> Result<Understood, Vec<Problem>> {
        let mut reader = Reader { tables, problems: Vec::new(), readings: Vec::new() };
        let accelerators = reader.accelerators(self);
        let processors = reader.processors(self, processors);
        let measured = reader.optional(&bounds::ENERGY_KWH, self.energy_kwh.as_deref()).map(Energy::from_kwh);
        let hours =
            reader.hours(self, &accelerators, &processors, said(self.energy_kwh.as_deref()).is_some());
        let job = Job {
            hours,
            measured,
            memory: reader.optional(&bounds::MEMORY_GB, self.memory_gb.as_deref()).map(MemorySize::from_gb),
            utilisation: reader
                .optional(&bounds::UTILISATION, self.utilisation.as_deref())
                .map(Fraction::from_ratio),
            processor_utilisation: reader
                .optional(&bounds::CPU_UTILISATION, self.cpu_utilisation.as_deref())
                .map(Fraction::from_ratio),
            memory_w_per_gb: reader.optional(&bounds::MEMORY_W_PER_GB, self.memory_w_per_gb.as_deref()),
            host_share: reader.optional(&bounds::HOST_SHARE, self.host_share.as_deref()),
            pue: reader.optional(&bounds::PUE, self.pue.as_deref()).map(Pue::from_ratio),
            location: reader.location(self),
            repeat: reader.optional(&bounds::REPEAT, self.repeat.as_deref()).unwrap_or(1.0),
            accelerators,
            processors,
        };
        let method = reader.method(said(self.method.as_deref()));
        reader.something_to_estimate(self);
        if reader.problems.is_empty() {
            Ok(Understood { job, method, readings: reader.readings })
        } else {
            Err(sorted_by_key(reader.problems, |problem| f64::from(problem.field as u8)))
        }
    }
}

/// The text, unless it is blank.
fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// `NAME:COUNT` in its parts. Names have no colon, so what follows the last one is meant as the count, even
/// where it is blank.
#[must_use]
pub fn split_count(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(':') {
        Some((name, count)) => (name.trim(), Some(count.trim())),
        None => (text.trim(), None),
    }
}

/// The count and the name of `8x A100` or `8 × A100`, as texts.
fn leading_count(text: &str) -> Option<(&str, &str)> {
    let (count, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '.')?);
    let name = rest.trim_start().strip_prefix(['x', 'X', '×'])?;
    // `7900 XTX` and `7900XTX` are names: what is not set apart from the sign is a count only when it is short.
    let set_apart = name.starts_with(char::is_whitespace);
    let short = count.len() <= 3 && rest.starts_with(['x', 'X', '×']);
    let name = name.trim_start();
    (!count.is_empty() && !name.is_empty() && (set_apart || short)).then_some((count, name))
}

/// The id of the provider that a text means: its id, its name or a word of its name.
///
/// # Errors
/// When no provider is called that.
pub fn provider_named(text: &str, tables: &Tables) -> Result<&'static str, Problem> {
    let providers = tables.providers();
    let lower = text.trim().to_ascii_lowercase();
    let found = providers.iter().find(|id| {
        let name = crate::tables::provider_name(id).to_ascii_lowercase();
        **id == lower || name == lower || name.split(' ').any(|word| word == lower && word != "cloud")
    });
    found.copied().ok_or_else(|| {
        let hint = format!("Give one of {}.", providers.join(", "));
        let candidates = providers.iter().map(|id| (*id).to_owned()).collect();
        let sentence = format!("There is no provider {}.", quoted(text));
        Problem::new(Field::Provider, sentence, hint).with_candidates(candidates)
    })
}

struct Reader {
    tables: &'static Tables,
    problems: Vec<Problem>,
    readings: Vec<Reading>,
}

impl Reader {
    fn optional(&mut self, bound: &Bound, text: Option<&str>) -> Option<f64> {
        said(text).and_then(|text| self.keep(bound.parse(text)))
    }

    fn keep<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.problems.push(problem)).ok()
    }

    fn problem(&mut self, field: Field, sentence: impl Into<String>, hint: &str) {
        self.problems.push(Problem::new(field, sentence, hint));
    }

    fn accelerators(&mut self, request: &Request) -> Vec<DeviceUse> {
        let named: Vec<&str> = request.devices.iter().filter_map(|text| said(Some(text))).collect();
        let tdp = said(request.tdp_w.as_deref());
        if tdp.is_some() && !named.is_empty() {
            self.problem(
                Field::TdpW,
                "Both a device and a TDP are given.",
                "Keep one: a device from the table, or the TDP of a device that is not in it.",
            );
            return Vec::new();
        }
        let Some(tdp) = tdp else {
            if said(request.count.as_deref()).is_some() {
                self.problem(
                    Field::Count,
                    "A number of devices is given, but no TDP.",
                    "Give the TDP of one device too, or write a device from the table with its number, as in a100:8.",
                );
            }
            return named.into_iter().filter_map(|text| self.accelerator(text)).collect();
        };
        let tdp = self.keep(bounds::TDP_W.parse(tdp));
        let count = match said(request.count.as_deref()) {
            Some(text) => self.keep(bounds::COUNT.parse(text)),
            None => Some(1.0),
        };
        let device = tdp.zip(count).map(|(tdp, count)| DeviceUse {
            name: format!("device of {} W", show::plain(tdp)).into(),
            count,
            tdp: Power::from_watts(tdp),
            idle: None,
            source: "given by you".into(),
        });
        device.into_iter().collect()
    }

    /// An accelerator by name, or the accelerators of an instance type.
    fn accelerator(&mut self, text: &str) -> Option<DeviceUse> {
        let (name, count) = self.counted(text, &Bound { field: Field::Device, ..bounds::COUNT })?;
        let (row, per_instance) = match self.instance(name) {
            Some(instance) => (self.tables.accelerator(instance.accelerator)?, instance.accelerator_count),
            None => {
                let kind = ("device", "devices");
                (self.named(Field::Device, kind, &self.tables.accelerators, name)?, 1.0)
            }
        };
        Some(DeviceUse {
            name: row.name.into(),
            count: count * per_instance,
            tdp: row.tdp,
            idle: row.idle,
            source: self.tables.citation(row.source).into(),
        })
    }

    fn instance(&mut self, name: &str) -> Option<&'static Instance> {
        let instance =
            self.tables.instances.iter().find(|row| row.instance_type.eq_ignore_ascii_case(name))?;
        let accelerator = self.tables.accelerator(instance.accelerator).map_or("", |row| row.name);
        self.readings.push(Reading {
            typed: name.to_owned(),
            meant: format!("an instance with {} × {accelerator}", show::trimmed(instance.accelerator_count)),
            others: Vec::new(),
        });
        Some(instance)
    }

    fn processors(&mut self, request: &Request, list: Option<&Processors>) -> Vec<DeviceUse> {
        let named: Vec<&str> = request.cpus.iter().filter_map(|text| said(Some(text))).collect();
        let cores = said(request.cpu_cores.as_deref());
        let core_tdp = said(request.cpu_core_tdp_w.as_deref());
        match (cores, core_tdp) {
            (None, None) => named.into_iter().filter_map(|text| self.processor(text, list)).collect(),
            _ if !named.is_empty() => {
                self.problem(
                    Field::CpuCores,
                    "Both a processor and a number of cores are given.",
                    "Keep one: a processor from the table, or cores with the TDP of one core.",
                );
                Vec::new()
            }
            (Some(cores), Some(core_tdp)) => {
                let cores = self.keep(bounds::CPU_CORES.parse(cores));
                let core_tdp = self.keep(bounds::CPU_CORE_TDP_W.parse(core_tdp));
                let device = cores.zip(core_tdp).map(|(cores, watts)| DeviceUse {
                    name: format!("core of {} W", show::plain(watts)).into(),
                    count: cores,
                    tdp: Power::from_watts(watts),
                    idle: None,
                    source: "given by you".into(),
                });
                device.into_iter().collect()
            }
            (Some(_), None) => {
                self.problem(
                    Field::CpuCoreTdpW,
                    "CPU cores are given without the TDP of one core.",
                    "Divide the processor's TDP by its cores, or name the processor.",
                );
                Vec::new()
            }
            (None, Some(_)) => {
                self.problem(
                    Field::CpuCores,
                    "The TDP of a core is given without the number of cores.",
                    "Give how many cores the job holds, or name the processor.",
                );
                Vec::new()
            }
        }
    }

    fn processor(&mut self, text: &str, list: Option<&Processors>) -> Option<DeviceUse> {
        let (name, count) = self.counted(text, &bounds::CPU_COUNT)?;
        let Some(list) = list else {
            self.problem(
                Field::Cpu,
                "The list of processors has not been loaded yet.",
                "Wait a moment, or give cores and the TDP of one core.",
            );
            return None;
        };
        let kind = ("processor", "processors");
        let row = self.named(Field::Cpu, kind, list.rows(), &Processors::plain_name(name))?;
        Some(DeviceUse {
            name: row.name.to_string().into(),
            count,
            tdp: row.tdp,
            idle: row.idle,
            source: "processor table".into(),
        })
    }

    /// A name and how many of it; one where nothing is said.
    fn counted<'t>(&mut self, text: &'t str, bound: &Bound) -> Option<(&'t str, f64)> {
        let (name, behind) = split_count(text);
        let (name, count) = match (leading_count(name), behind) {
            (Some((count, name)), None) => (name, Some(count)),
            (Some((count, name)), Some(_)) => {
                self.problem(
                    bound.field,
                    format!("{} has a number before its name and another one behind it.", quoted(text)),
                    &format!("Keep one: {name} with the number {count}, or with the other."),
                );
                return None;
            }
            (None, count) => (name, count),
        };
        let count = match count {
            Some(count) => self.keep(bound.parse(count))?,
            None => 1.0,
        };
        Some((name, count))
    }

    /// The row that a name means, with a note where it was a loose fit. What it is called, one and many, is for
    /// the sentences.
    fn named<'t, T: Named>(
        &mut self,
        field: Field,
        (one, many): (&str, &str),
        rows: &'t [T],
        typed: &str,
    ) -> Option<&'t T> {
        // Most names come from a choice and are whole.
        if let Some(row) = rows.iter().find(|row| row.name().eq_ignore_ascii_case(typed)) {
            return Some(row);
        }
        match resolve(rows, typed) {
            Match::One(row) => {
                let others = crate::tables::search::search(rows, typed);
                let others = others.into_iter().filter(|other| !std::ptr::eq(*other, row));
                let others = others.take(CANDIDATES_SHOWN).map(|other| other.name().to_owned()).collect();
                self.readings.push(Reading { typed: typed.to_owned(), meant: row.name().to_owned(), others });
                Some(row)
            }
            Match::Several(rows) => {
                let sentence = format!("{} could be any of {} {many}.", quoted(typed), rows.len());
                self.problems.push(choose(field, sentence, &rows));
                None
            }
            Match::None(rows) => {
                self.problems.push(choose(field, format!("There is no {one} {}.", quoted(typed)), &rows));
                None
            }
        }
    }

    fn hours(
        &mut self,
        request: &Request,
        accelerators: &[DeviceUse],
        processors: &[DeviceUse],
        measured: bool,
    ) -> Option<Hours> {
        let hours = said(request.hours.as_deref());
        let device_hours = said(request.device_hours.as_deref());
        match (hours, device_hours) {
            (Some(_), Some(_)) => {
                self.problem(
                    Field::DeviceHours,
                    "Both hours and device-hours are given.",
                    "Keep one: device-hours are the number of devices times the hours.",
                );
                None
            }
            (Some(hours), None) => self.keep(bounds::HOURS.parse(hours)).map(Hours::from_hours),
            (None, Some(_)) if measured => {
                self.problem(
                    Field::DeviceHours,
                    "Device-hours are given with measured energy, which counts no devices.",
                    "Give the hours that the measurement lasted, or neither.",
                );
                None
            }
            (None, Some(text)) => {
                let total = self.keep(bounds::DEVICE_HOURS.parse(text))?;
                let devices = if accelerators.is_empty() { processors } else { accelerators };
                let count: f64 = devices.iter().map(|device| device.count).sum();
                (count > 0.0).then(|| Hours::from_hours(total / count))
            }
            (None, None) if measured => None,
            (None, None) => {
                self.problem(
                    Field::Hours,
                    "No running time is given.",
                    "Give the hours of one run, or the device-hours of all devices together.",
                );
                None
            }
        }
    }

    fn location(&mut self, request: &Request) -> Option<Location> {
        let provider = said(request.provider.as_deref());
        let region = said(request.region.as_deref());
        let zone = said(request.zone.as_deref());
        let country = said(request.country.as_deref());
        let intensity = said(request.intensity.as_deref());
        let given = [provider.or(region), zone, country, intensity].iter().flatten().count();
        if given > 1 {
            let field = if intensity.is_some() {
                Field::Intensity
            } else if country.is_some() {
                Field::Country
            } else {
                Field::Zone
            };
            self.problem(
                field,
                "More than one place is given.",
                "Keep one: provider with region, or a grid zone, or a country, or your own carbon intensity.",
            );
            return None;
        }
        if let Some(text) = intensity {
            let grams = self.keep(bounds::parse_intensity(text))?;
            return Some(Location::Own(CarbonIntensity::from_grams_per_kwh(grams)));
        }
        if let Some(text) = zone {
            return self.zone(text);
        }
        if let Some(text) = country {
            let code = text.to_ascii_uppercase();
            let by_code = self.tables.country(&code);
            let kind = ("country", "countries");
            let row = by_code.or_else(|| self.named(Field::Country, kind, &self.tables.countries, text))?;
            return Some(Location::Country(row));
        }
        self.region(provider, region)
    }

    fn zone(&mut self, text: &str) -> Option<Location> {
        let zones = &self.tables.zones;
        if let Some(zone) = zones.iter().find(|zone| zone.key.eq_ignore_ascii_case(text)) {
            return Some(Location::Zone(zone));
        }
        let named = zones.iter().find(|zone| zone.name.eq_ignore_ascii_case(text));
        if let Some(zone) = named {
            return Some(Location::Zone(zone));
        }
        let close = nearest_keys(zones.iter().map(|zone| (zone.key, zone.name)), text);
        let problem = unknown(Field::Zone, &format!("There is no grid zone {}.", quoted(text)), &close);
        self.problems.push(problem);
        None
    }

    fn region(&mut self, provider: Option<&str>, region: Option<&str>) -> Option<Location> {
        let Some(provider_text) = provider else { return self.region_alone(region?) };
        let provider = self.provider(provider_text)?;
        let regions = self.tables.regions_of(provider);
        let Some(region) = region else {
            let some: Vec<String> = regions.take(3).map(|row| row.key.to_owned()).collect();
            self.problems.push(
                Problem::new(
                    Field::Region,
                    format!("No region of {provider} is given."),
                    format!("Give one of its regions, such as {}.", some.join(", ")),
                )
                .with_candidates(some),
            );
            return None;
        };
        let rows: Vec<_> = regions.collect();
        if let Some(row) = rows.iter().find(|row| row.key.eq_ignore_ascii_case(region)) {
            return Some(Location::Region(row));
        }
        let close = nearest_keys(rows.iter().map(|row| (row.key, row.name)), region);
        let sentence = format!("{provider} has no region {}.", quoted(region));
        self.problems.push(unknown(Field::Region, &sentence, &close));
        None
    }

    /// A region without its provider, where only one provider has it.
    fn region_alone(&mut self, text: &str) -> Option<Location> {
        let rows = &self.tables.regions;
        let found: Vec<_> = rows.iter().filter(|row| row.key.eq_ignore_ascii_case(text)).collect();
        match found.as_slice() {
            [row] => return Some(Location::Region(row)),
            [] => {
                let close = nearest_keys(rows.iter().map(|row| (row.key, row.name)), text);
                let problem =
                    unknown(Field::Region, &format!("There is no region {}.", quoted(text)), &close);
                self.problems.push(problem);
            }
            several => {
                let providers: Vec<String> = several.iter().map(|row| row.provider.to_owned()).collect();
                let hint = format!("Give the provider too: {}.", providers.join(", "));
                let sentence = format!("Several providers have a region {}.", quoted(text));
                self.problems.push(Problem::new(Field::Provider, sentence, hint).with_candidates(providers));
            }
        }
        None
    }

    fn provider(&mut self, text: &str) -> Option<&'static str> {
        self.keep(provider_named(text, self.tables))
    }

    fn method(&mut self, text: Option<&str>) -> Method {
        let Some(text) = text else { return Method::Wattprint };
        Method::ALL.into_iter().find(|method| method.id() == text).unwrap_or_else(|| {
            let ids: Vec<String> = Method::ALL.iter().map(|method| method.id().to_owned()).collect();
            let hint = format!("Give one of {}.", ids.join(", "));
            let sentence = format!("There is no method {}.", quoted(text));
            self.problems.push(Problem::new(Field::Method, sentence, hint).with_candidates(ids));
            Method::Wattprint
        })
    }

    fn something_to_estimate(&mut self, request: &Request) {
        let blank = |text: &Option<String>| said(text.as_deref()).is_none();
        let devices = request.devices.iter().chain(&request.cpus).any(|text| !text.trim().is_empty())
            || !blank(&request.tdp_w)
            || !blank(&request.count)
            || !blank(&request.cpu_cores)
            || !blank(&request.cpu_core_tdp_w);
        let measured = !blank(&request.energy_kwh);
        if !devices && !measured {
            self.problem(
                Field::Device,
                "No device is given.",
                "Choose an accelerator or a processor, give a TDP, or give energy that was measured.",
            );
        } else if devices && measured {
            self.problem(
                Field::EnergyKwh,
                "Both devices and measured energy are given.",
                "Keep one: measured energy already holds what the devices drew.",
            );
        }
    }
}

fn choose<T: Named>(field: Field, sentence: String, rows: &[&T]) -> Problem {
    let names: Vec<String> = rows.iter().take(CANDIDATES_SHOWN).map(|row| row.name().to_owned()).collect();
    if names.is_empty() {
        return Problem::new(field, sentence, "Type a part of its name.");
    }
    let more = if rows.len() > names.len() {
        format!(" and {} more", rows.len() - names.len())
    } else {
        String::new()
    };
    let hint = format!("Did you mean one of these? {}{more}.", names.join("; "));
    Problem::new(field, sentence, hint).with_candidates(names)
}

fn unknown(field: Field, sentence: &str, close: &[String]) -> Problem {
    Problem::new(field, sentence, format!("The nearest are {}.", close.join(", ")))
        .with_candidates(close.to_vec())
}

/// The three keys that are spelled most like the text, by key or by name.
fn nearest_keys<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>, text: &str) -> Vec<String> {
    struct Keyed<'a>(&'a str, &'a str);
    impl Named for Keyed<'_> {
        fn name(&self) -> &str {
            self.1
        }
        fn each_alias(&self, visit: &mut dyn FnMut(&str)) {
            visit(self.0);
        }
    }
    let rows: Vec<_> = rows.map(|(key, name)| Keyed(key, name)).collect();
    nearest(&rows, text, 3).into_iter().map(|row| row.0.to_owned()).collect()
}
