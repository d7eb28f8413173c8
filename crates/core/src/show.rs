//! Figures as people read them: the one place where a figure is rounded.
//!
//! Three significant digits, a unit that fits, a narrow no-break space between thousands and before a unit.

use crate::units::{CarbonMass, Energy, Hours, Power};

/// Narrow no-break space: between groups of thousands.
pub const THIN: char = '\u{202f}';

/// A number without loss, as it would be typed: `0.8`, `1000000`.
#[must_use]
pub fn plain(value: f64) -> String {
    format!("{value}")
}

/// Below this power of ten a row of zeros says less than an exponent.
const SMALLEST_EXPONENT: i32 = -6;

/// Three significant digits: `0.0596`, `1.20`, `14.0`, `9 930`, `1 240 000`.
#[must_use]
pub fn number(value: f64) -> String {
    significant(value, 3)
}

/// A number with so many significant digits, thousands apart.
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    if value == 0.0 {
        return "0".to_owned();
    }
    let exponent = exponent_after_rounding(value, digits);
    if exponent < SMALLEST_EXPONENT {
        return format!("{value:.*e}", digits - 1);
    }
    // Significant digits are few, so the count of decimals fits an i32 by far.
    let decimals = digits as i32 - 1 - exponent;
    let text = if decimals >= 0 {
        format!("{value:.*}", decimals as usize)
    } else {
        let scientific = format!("{value:.*e}", digits - 1);
        let mantissa: String = scientific.split('e').next().unwrap_or("0").replace('.', "");
        format!("{mantissa}{}", "0".repeat(decimals.unsigned_abs() as usize))
    };
    with_thousands(&text)
}

/// The decimal exponent that the value has once it is rounded (9.996 with three digits is 10.0).
fn exponent_after_rounding(value: f64, digits: usize) -> i32 {
    let scientific = format!("{value:.*e}", digits - 1);
    scientific.split('e').nth(1).and_then(|exponent| exponent.parse().ok()).unwrap_or(0)
}

fn with_thousands(text: &str) -> String {
    let (whole, rest) = text.find('.').map_or((text, ""), |point| text.split_at(point));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut out = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len() - index;
        if index > 0 && left % 3 == 0 && digits.len() > 4 {
            out.push(THIN);
        }
        out.push(digit);
    }
    out.push_str(rest);
    out
}

/// A unit and how many of the base unit it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// What is written behind the number.
    pub unit: &'static str,
    /// How many base units it is.
    pub size: f64,
}

const MASS: [Scale; 4] = [
    Scale { unit: "mg", size: 1e-3 },
    Scale { unit: "g", size: 1.0 },
    Scale { unit: "kg", size: 1e3 },
    Scale { unit: "t", size: 1e6 },
];

const ENERGY: [Scale; 5] = [
    Scale { unit: "mWh", size: 1e-6 },
    Scale { unit: "Wh", size: 1e-3 },
    Scale { unit: "kWh", size: 1.0 },
    Scale { unit: "MWh", size: 1e3 },
    Scale { unit: "GWh", size: 1e6 },
];

/// The largest unit in which the value, as it will be shown, is at least 1.
fn scale_for(value: f64, scales: &[Scale]) -> Scale {
    // Rounding to three digits can lift 999.6 g to 1000 g, which is 1 kg: compare with that in mind.
    let fits = |scale: &&Scale| value.abs() >= scale.size * 0.9995;
    *scales.iter().rev().find(fits).unwrap_or(&scales[if value == 0.0 { 1.min(scales.len() - 1) } else { 0 }])
}

/// The unit in which a mass is best read.
#[must_use]
pub fn mass_scale(mass: CarbonMass) -> Scale {
    scale_for(mass.grams(), &MASS)
}

/// A mass in a given unit, without the unit: for the ends of a range.
#[must_use]
pub fn mass_in(mass: CarbonMass, scale: Scale) -> String {
    number(mass.grams() / scale.size)
}

/// A mass of CO2e: `14.0 kg`.
#[must_use]
pub fn mass(mass: CarbonMass) -> String {
    let scale = mass_scale(mass);
    format!("{}{THIN}{}", mass_in(mass, scale), scale.unit)
}

/// Energy: `2.13 kWh`.
#[must_use]
pub fn energy(energy: Energy) -> String {
    let scale = scale_for(energy.kwh(), &ENERGY);
    format!("{}{THIN}{}", number(energy.kwh() / scale.size), scale.unit)
}

/// Power: `350 W`, `3.20 kW`.
#[must_use]
pub fn power(power: Power) -> String {
    let watts = power.watts();
    if watts.abs() >= 999.5 {
        format!("{}{THIN}kW", number(watts / 1e3))
    } else {
        format!("{}{THIN}W", number(watts))
    }
}

/// Hours, as typed rather than with padded digits: `100 h`, `1.5 h`.
#[must_use]
pub fn hours(hours: Hours) -> String {
    format!("{}{THIN}h", trimmed(hours.hours()))
}

/// A count without padded digits and at most three significant ones after rounding: `8`, `1.5`, `800`.
#[must_use]
pub fn trimmed(value: f64) -> String {
    if value == value.trunc() && value.abs() < 1e15 {
        return with_thousands(&format!("{value:.0}"));
    }
    let text = significant(value, 4);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A share as a percentage: `0.8` is `80 %`.
#[must_use]
pub fn percent(ratio: f64) -> String {
    format!("{}{THIN}%", trimmed_to(ratio * 100.0, 3))
}

fn trimmed_to(value: f64, digits: usize) -> String {
    let text = significant(value, digits);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(got: impl AsRef<str>, expected: &str) {
        assert_eq!(got.as_ref().replace(THIN, " "), expected);
    }

    #[test]
    fn three_significant_digits() {
        check(number(0.0), "0");
        check(number(1.0), "1.00");
        check(number(14.0), "14.0");
        check(number(9.996), "10.0");
        check(number(999.6), "1000");
        check(number(12_345.0), "12 300");
        check(number(1_239_999.0), "1 240 000");
        check(number(0.059_61), "0.0596");
        check(number(-2.71), "−2.71");
        check(number(1e-200), "1.00e-200");
        check(number(f64::NAN), "–");
    }

    #[test]
    fn a_unit_that_fits() {
        check(mass(CarbonMass::from_grams(14_000.0)), "14.0 kg");
        check(mass(CarbonMass::from_grams(0.03)), "30.0 mg");
        check(mass(CarbonMass::from_grams(999.7)), "1.00 kg");
        check(mass(CarbonMass::from_tonnes(8930.0)), "8930 t");
        check(mass(CarbonMass::ZERO), "0 g");
        check(energy(Energy::from_kwh(2.131_084_8)), "2.13 kWh");
        check(energy(Energy::from_kwh(1_287_000.0)), "1.29 GWh");
        check(power(Power::from_watts(3200.0)), "3.20 kW");
        check(percent(0.8), "80 %");
        check(hours(Hours::from_hours(1.5)), "1.5 h");
        check(trimmed(230_768.0), "230 768");
    }
}
