//! Every bounded number, declared once: its name, its range and the words a message uses.
//!
//! Whoever takes a number from outside calls [`Bound::parse`] (text) or [`Bound::check`] (a number) and
//! shows the sentence it gets.

use crate::problem::{Field, Problem, quoted};
use crate::show;

/// A number that may be entered.
#[derive(Debug)]
pub struct Bound {
    /// The field it fills.
    pub field: Field,
    /// Its name at the start of a sentence.
    pub name: &'static str,
    /// Its unit as written behind a value; empty for a ratio.
    pub unit: &'static str,
    /// Lowest value allowed.
    pub low: f64,
    /// Highest value allowed.
    pub high: f64,
    /// What to do when the value is out of range.
    pub remedy: &'static str,
    /// Whether `80%` may be written for 0.8.
    pub percent: bool,
}

/// How long one run lasts. Zero is a run that did not start.
pub static HOURS: Bound = Bound {
    field: Field::Hours,
    name: "Hours",
    unit: "h",
    low: 0.0,
    high: 1e6,
    remedy: "Give the wall-clock hours of one run; the devices are counted apart.",
    percent: false,
};

/// Devices times hours.
pub static DEVICE_HOURS: Bound = Bound {
    field: Field::DeviceHours,
    name: "Device-hours",
    unit: "h",
    low: 0.0,
    high: 1e11,
    remedy: "Give the sum over all devices, such as 800 for 8 devices that ran 100 hours.",
    percent: false,
};

/// Number of devices. Below 1 is a share of a partitioned device.
pub static COUNT: Bound = Bound {
    field: Field::Count,
    name: "Number of devices",
    unit: "",
    low: 0.01,
    high: 1e6,
    remedy: "Give how many devices the job holds; a share of a partitioned device is a number below 1.",
    percent: false,
};

/// Thermal design power of one accelerator.
pub static TDP_W: Bound = Bound {
    field: Field::TdpW,
    name: "TDP",
    unit: "W",
    low: 0.1,
    high: 1e5,
    remedy: "Give the watts of one device from its data sheet.",
    percent: false,
};

/// Mean load of the accelerators.
pub static UTILISATION: Bound = Bound {
    field: Field::Utilisation,
    name: "Utilisation",
    unit: "",
    low: 0.0,
    high: 1.0,
    remedy: "Give a share between 0 and 1, or a percentage such as 80%.",
    percent: true,
};

/// Mean load of the processors.
pub static CPU_UTILISATION: Bound = Bound {
    field: Field::CpuUtilisation,
    name: "CPU utilisation",
    unit: "",
    low: 0.0,
    high: 1.0,
    remedy: "Give a share between 0 and 1, or a percentage such as 80%.",
    percent: true,
};

/// Number of processor packages.
pub static CPU_COUNT: Bound = Bound {
    field: Field::Cpu,
    name: "Number of processors",
    unit: "",
    low: 0.01,
    high: 1e6,
    remedy: "Give how many processors (sockets) the job holds, such as 2.",
    percent: false,
};

/// Number of processor cores.
pub static CPU_CORES: Bound = Bound {
    field: Field::CpuCores,
    name: "CPU cores",
    unit: "",
    low: 0.01,
    high: 1e7,
    remedy: "Give how many cores the job holds.",
    percent: false,
};

/// Power of one processor core.
pub static CPU_CORE_TDP_W: Bound = Bound {
    field: Field::CpuCoreTdpW,
    name: "TDP per core",
    unit: "W",
    low: 0.01,
    high: 1e3,
    remedy: "Divide the processor's TDP by its cores.",
    percent: false,
};

/// Main memory.
pub static MEMORY_GB: Bound = Bound {
    field: Field::MemoryGb,
    name: "Memory",
    unit: "GB",
    low: 0.0,
    high: 1e7,
    remedy: "Give the gigabytes of main memory the job holds.",
    percent: false,
};

/// Power of main memory per gigabyte.
pub static MEMORY_W_PER_GB: Bound = Bound {
    field: Field::MemoryWPerGb,
    name: "Memory power",
    unit: "W/GB",
    low: 0.0,
    high: 10.0,
    remedy: "Give watts per gigabyte; servers draw about 0.1 to 0.6.",
    percent: false,
};

/// Rest of the server.
pub static HOST_SHARE: Bound = Bound {
    field: Field::HostShare,
    name: "Rest of the server",
    unit: "",
    low: 0.0,
    high: 5.0,
    remedy: "Give it as a share of the power that is counted, such as 0.3 or 30%; 0 leaves it out.",
    percent: true,
};

/// Measured IT energy.
pub static ENERGY_KWH: Bound = Bound {
    field: Field::EnergyKwh,
    name: "Measured energy",
    unit: "kWh",
    low: 0.0,
    high: 1e12,
    remedy: "Give the energy of the IT equipment in kWh, before PUE.",
    percent: false,
};

/// Power usage effectiveness.
pub static PUE: Bound = Bound {
    field: Field::Pue,
    name: "PUE",
    unit: "",
    low: 1.0,
    high: 5.0,
    remedy: "PUE is facility energy over IT energy, so it is never below 1; \
             good data centres have 1.1, the industry's mean is about 1.56.",
    percent: false,
};

/// Carbon intensity of electricity.
pub static INTENSITY: Bound = Bound {
    field: Field::Intensity,
    name: "Carbon intensity",
    unit: "g/kWh",
    low: 0.0,
    high: 2000.0,
    remedy: "Give grams of CO2e per kWh; real grids lie between about 15 and 1000.",
    percent: false,
};

/// Number of runs.
pub static REPEAT: Bound = Bound {
    field: Field::Repeat,
    name: "Repeats",
    unit: "",
    low: 1.0,
    high: 1e6,
    remedy: "Give how often the whole job runs; 1 is a single run.",
    percent: false,
};

/// The bound of a field that takes a number; none for one that takes a name.
#[must_use]
pub fn of(field: Field) -> Option<&'static Bound> {
    match field {
        Field::Hours => Some(&HOURS),
        Field::DeviceHours => Some(&DEVICE_HOURS),
        Field::Count => Some(&COUNT),
        Field::TdpW => Some(&TDP_W),
        Field::Utilisation => Some(&UTILISATION),
        Field::CpuUtilisation => Some(&CPU_UTILISATION),
        Field::CpuCores => Some(&CPU_CORES),
        Field::CpuCoreTdpW => Some(&CPU_CORE_TDP_W),
        Field::MemoryGb => Some(&MEMORY_GB),
        Field::MemoryWPerGb => Some(&MEMORY_W_PER_GB),
        Field::HostShare => Some(&HOST_SHARE),
        Field::EnergyKwh => Some(&ENERGY_KWH),
        Field::Pue => Some(&PUE),
        Field::Intensity => Some(&INTENSITY),
        Field::Repeat => Some(&REPEAT),
        Field::Device
        | Field::Cpu
        | Field::Provider
        | Field::Region
        | Field::Zone
        | Field::Country
        | Field::Method => None,
    }
}

/// The problem of a field that was given with nothing in it, where that is not the same as leaving it out.
#[must_use]
pub fn blank(field: Field) -> Problem {
    match of(field) {
        Some(bound) => bound.empty(),
        None => Problem::new(
            field,
            format!("The {} is empty.", if field == Field::Cpu { "processor" } else { field.key() }),
            "Give a name, or leave it out.",
        ),
    }
}

/// Below this a figure for carbon intensity was probably meant in kg/kWh: no grid is that clean.
const KILOGRAM_SUSPECT: f64 = 2.0;

impl Bound {
    /// Checks a number that is already one.
    ///
    /// # Errors
    /// When it is not a number or outside the range.
    pub fn check(&self, value: f64) -> Result<f64, Problem> {
        if value.is_nan() {
            return Err(self.problem(format!("{}: NaN is not a number.", self.name), self.remedy));
        }
        if value < self.low || value > self.high {
            return Err(self.out_of_range(&show::plain(value)));
        }
        Ok(value)
    }

    /// Reads a number from text.
    ///
    /// # Errors
    /// When it is empty, not a plain number, or outside the range.
    pub fn parse(&self, text: &str) -> Result<f64, Problem> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(self.empty());
        }
        let (digits, factor) = match trimmed.strip_suffix('%') {
            Some(rest) if self.percent => (rest.trim_end(), 0.01),
            _ => (trimmed, 1.0),
        };
        let Some(value) = plain_number(digits) else { return Err(self.not_a_number(trimmed)) };
        // Dividing keeps 80 % equal to 0.8, which multiplying by 0.01 would not.
        let value = if factor == 1.0 { value } else { value / 100.0 };
        if value < self.low || value > self.high || !value.is_finite() {
            return Err(self.out_of_range(trimmed));
        }
        // Adding zero turns -0 into 0, which is shown without a sign.
        Ok(value + 0.0)
    }

    fn problem(&self, sentence: String, hint: &str) -> Problem {
        Problem::new(self.field, sentence, hint)
    }

    fn empty(&self) -> Problem {
        self.problem(format!("{} is empty.", self.name), &format!("Give a number, {}.", self.range()))
    }

    /// `from 0 to 1000000 h`.
    fn range(&self) -> String {
        let unit = if self.unit.is_empty() { String::new() } else { format!(" {}", self.unit) };
        format!("from {} to {}{unit}", show::plain(self.low), show::plain(self.high))
    }

    fn out_of_range(&self, shown: &str) -> Problem {
        let percent_meant = self.percent && plain_number(shown).is_some_and(|v| v > self.high && v <= 100.0);
        let hint = if percent_meant {
            format!(
                "For {shown} % write {shown}% or {}.",
                show::plain(plain_number(shown).unwrap_or(0.0) / 100.0)
            )
        } else {
            self.remedy.to_owned()
        };
        let sentence =
            format!("{}: {} is outside the allowed range {}.", self.name, quoted(shown), self.range());
        self.problem(sentence, &hint)
    }

    fn not_a_number(&self, text: &str) -> Problem {
        let comma_as_point = text.replace(',', ".");
        if text.contains(',') && plain_number(&comma_as_point).is_some() {
            let sentence =
                format!("{}: {} has a comma, which could mean two things.", self.name, quoted(text));
            let whole = text.replace(',', "");
            let hint = if whole.starts_with('0') {
                format!("Write {comma_as_point} with a decimal point.")
            } else {
                format!("Write {comma_as_point} with a decimal point, or {whole} without a separator.")
            };
            return self.problem(sentence, &hint);
        }
        let in_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
        let (digits, rest) = text.split_at(text.find(|c| !in_number(c)).unwrap_or(text.len()));
        // Behind the number of `100 h` stands a unit; behind that of `1,234,567` or `8*24` stands more number.
        let hint = match plain_number(digits) {
            Some(_) if !rest.contains(|c: char| c.is_ascii_digit()) => {
                format!("Leave out everything but the number: {digits}.")
            }
            Some(_) if rest.starts_with([',', ' ', '\'', '_']) => {
                format!("Give a number {}, without separators between thousands.", self.range())
            }
            _ => format!("Give a number {}.", self.range()),
        };
        self.problem(format!("{}: {} is not a plain number.", self.name, quoted(text)), &hint)
    }
}

/// Reads a carbon intensity in g/kWh. A figure above 0 and below 2 is asked about, because whoever thinks in
/// kg would be wrong 1000-fold; `0.43g` says that grams are meant.
///
/// # Errors
/// As [`Bound::parse`], and for a figure that looks like kilograms.
pub fn parse_intensity(text: &str) -> Result<f64, Problem> {
    let trimmed = text.trim();
    let grams = trimmed.strip_suffix("g/kWh").or_else(|| trimmed.strip_suffix('g')).map(str::trim_end);
    let insisted = grams.filter(|number| !number.ends_with('k'));
    let value = INTENSITY.parse(insisted.unwrap_or(trimmed))?;
    if insisted.is_none() && value > 0.0 && value < KILOGRAM_SUSPECT {
        let grams = show::plain(value * 1000.0);
        return Err(Problem::new(
            Field::Intensity,
            format!(
                "Carbon intensity: {} g/kWh is cleaner than any grid; did you mean kg, so {grams} g/kWh?",
                show::plain(value)
            ),
            format!(
                "Write {grams} if you meant {} kg/kWh, or {}g if you do mean grams.",
                show::plain(value),
                show::plain(value)
            ),
        ));
    }
    Ok(value)
}

/// A decimal number as people write it: digits, one point, an exponent. Not `inf`, `nan` or hexadecimal.
fn plain_number(text: &str) -> Option<f64> {
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    if text.is_empty() || text.len() > 400 || !text.chars().all(allowed) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bound: &Bound, text: &str, expected: &str) {
        let got = match bound.parse(text) {
            Ok(value) => show::plain(value),
            Err(problem) => problem.to_string(),
        };
        assert_eq!(got, expected, "for {text:?}");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        check(&HOURS, "100", "100");
        check(&HOURS, " 0.5 ", "0.5");
        check(&HOURS, "1e3", "1000");
        check(&UTILISATION, "80%", "0.8");
        check(&UTILISATION, "80 %", "0.8");
        check(&UTILISATION, "0.8", "0.8");
        check(&HOST_SHARE, "30%", "0.3");
    }

    #[test]
    fn what_cannot_be_read_gets_a_sentence_and_a_remedy() {
        check(&HOURS, "", "Hours is empty.\nhint: Give a number, from 0 to 1000000 h.");
        check(
            &HOURS,
            "100 h",
            "Hours: “100 h” is not a plain number.\nhint: Leave out everything but the number: 100.",
        );
        check(
            &HOURS,
            "1,5",
            "Hours: “1,5” has a comma, which could mean two things.\n\
             hint: Write 1.5 with a decimal point, or 15 without a separator.",
        );
        check(&HOURS, "NaN", "Hours: “NaN” is not a plain number.\nhint: Give a number from 0 to 1000000 h.");
        check(&HOURS, "inf", "Hours: “inf” is not a plain number.\nhint: Give a number from 0 to 1000000 h.");
        check(
            &HOURS,
            "-3",
            "Hours: “-3” is outside the allowed range from 0 to 1000000 h.\n\
             hint: Give the wall-clock hours of one run; the devices are counted apart.",
        );
        check(
            &HOURS,
            "1e308",
            "Hours: “1e308” is outside the allowed range from 0 to 1000000 h.\n\
             hint: Give the wall-clock hours of one run; the devices are counted apart.",
        );
        check(
            &UTILISATION,
            "150 %",
            "Utilisation: “150 %” is outside the allowed range from 0 to 1.\n\
             hint: Give a share between 0 and 1, or a percentage such as 80%.",
        );
        check(
            &UTILISATION,
            "80",
            "Utilisation: “80” is outside the allowed range from 0 to 1.\nhint: For 80 % write 80% or 0.8.",
        );
    }

    #[test]
    fn an_intensity_that_looks_like_kilograms_is_asked_about() {
        assert_eq!(parse_intensity("430"), Ok(430.0));
        assert_eq!(parse_intensity("0"), Ok(0.0));
        assert_eq!(parse_intensity("0.43g"), Ok(0.43));
        assert_eq!(parse_intensity("0.43 g/kWh"), Ok(0.43));
        let problem = parse_intensity("0.43").unwrap_err();
        assert_eq!(
            problem.to_string(),
            "Carbon intensity: 0.43 g/kWh is cleaner than any grid; did you mean kg, so 430 g/kWh?\n\
             hint: Write 430 if you meant 0.43 kg/kWh, or 0.43g if you do mean grams."
        );
    }
}
