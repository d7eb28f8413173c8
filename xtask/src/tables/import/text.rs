//! How texts of source files become cells of ours: numbers, years, identifiers, patterns.

use super::desk::Desk;
use crate::tables::csv_file::Record;

/// A number in plain notation (`16.0` becomes `16`, `8e+04` becomes `80000`), blank for a blank cell. A
/// cell that is no number is a fault and becomes blank.
pub(crate) fn number(desk: &mut Desk, record: Record<'_>, column: &str) -> String {
    let text = record.get(column).trim();
    if text.is_empty() {
        return String::new();
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => plain(value),
        _ => {
            desk.refuse(record.place(column), format!("{column} `{text}` is not a number"));
            String::new()
        }
    }
}

/// The shortest plain notation that reads back as the same number.
pub(crate) fn plain(value: f64) -> String {
    if value == 0.0 { "0".to_owned() } else { format!("{value}") }
}

/// The higher end of a figure that a maker gives as a range (`35-54`, `155 / 170`, `10-25/25`).
pub(crate) fn upper(text: &str) -> Option<f64> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
    let values: Option<Vec<f64>> =
        parts.map(str::trim).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
    values?
        .into_iter()
        .fold(None, |high: Option<f64>, value| Some(high.map_or(value, |high| high.max(value))))
}

/// The year in a text: `FY2025`, `~2019`, `2026-10`, `config of 2026-08-21`; the later one of `2023-24`.
pub(crate) fn year(text: &str) -> Option<String> {
    let digits: Vec<&str> = text.split(|letter: char| !letter.is_ascii_digit()).collect();
    let first = digits.iter().position(|part| part.len() == 4)?;
    let year = digits[first];
    let span = digits.get(first + 1).filter(|part| part.len() == 2 && digits.len() == first + 2);
    match span {
        // `2023-24` is two years, `2026-10` a month.
        Some(end) if end.parse::<u32>().is_ok_and(|end| end > 12) => Some(format!("{}{end}", &year[..2])),
        _ => Some(year.to_owned()),
    }
}

/// The year of a launch date: `Q2'19`, `04'16`, `9/22/2020`; the earliest one if there are several.
pub(crate) fn launch_year(text: &str) -> Option<String> {
    let parts = || text.split(|letter: char| !letter.is_ascii_digit());
    let long = parts().filter(|part| part.len() == 4).min();
    if let Some(year) = long {
        return Some(year.to_owned());
    }
    let (_, short) = text.rsplit_once('\'')?;
    let short: u32 = short.trim().parse().ok()?;
    Some(format!("{}", if short < 70 { 2000 + short } else { 1900 + short }))
}

/// An identifier: small letters and digits with single hyphens; accents are dropped.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars() {
        match without_accent(letter) {
            Some(letter) => slug.push(letter),
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn without_accent(letter: char) -> Option<char> {
    let letter = letter.to_lowercase().next()?;
    let plain = match letter {
        'à'..='å' | 'ā' => 'a',
        'è'..='ë' | 'ē' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    };
    plain.is_ascii_alphanumeric().then_some(plain)
}

/// Whether a text fits a pattern in which `?` is any one character and `*` any number of them.
pub(crate) fn fits(pattern: &str, text: &str) -> bool {
    let mut letters = pattern.chars();
    match letters.next() {
        None => text.is_empty(),
        Some('*') => {
            let rest = letters.as_str();
            let starts = text.char_indices().map(|(index, _)| index).chain([text.len()]);
            starts.into_iter().any(|start| fits(rest, &text[start..]))
        }
        Some(wanted) => {
            let mut found = text.chars();
            let first = found.next();
            first.is_some_and(|first| wanted == '?' || wanted == first)
                && fits(letters.as_str(), found.as_str())
        }
    }
}

/// Sentences of a note, in order, without blanks and repeats.
pub(crate) fn note(parts: &[&str]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for part in parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
        if !kept.contains(&part) {
            kept.push(part);
        }
    }
    kept.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years() {
        let check = |text: &str, wanted: &str| assert_eq!(year(text).as_deref(), Some(wanted), "{text}");
        check("2024", "2024");
        check("FY2025", "2025");
        check("2023-24", "2024");
        check("~2019", "2019");
        check("2026-10", "2026");
        check("config of 2026-08-21", "2026");
        assert_eq!(year("unknown"), None);
    }

    #[test]
    fn launch_years() {
        let check =
            |text: &str, wanted: Option<&str>| assert_eq!(launch_year(text).as_deref(), wanted, "{text}");
        check("Q2'19", Some("2019"));
        check("04'16", Some("2016"));
        check("Q3'99", Some("1999"));
        check("9/22/2020", Some("2020"));
        check("Channel: 7/27/2017, OEM: 9/5/2016", Some("2016"));
        check("", None);
    }

    #[test]
    fn ranges_give_their_higher_end() {
        assert_eq!(upper("35-54"), Some(54.0));
        assert_eq!(upper("155 / 170"), Some(170.0));
        assert_eq!(upper("10-25/25"), Some(25.0));
        assert_eq!(upper("11.21"), Some(11.21));
        assert_eq!(upper("27.29.5"), None);
        assert_eq!(upper(""), None);
    }

    #[test]
    fn identifiers_and_numbers() {
        assert_eq!(slug("NVIDIA A100 SXM4 80 GB"), "nvidia-a100-sxm4-80-gb");
        assert_eq!(slug("Google TPU v6e (Trillium)"), "google-tpu-v6e-trillium");
        assert_eq!(slug("Montréal"), "montreal");
        assert_eq!(plain(80000.0), "80000");
        assert_eq!(plain(0.1667), "0.1667");
        assert_eq!(plain(-0.0), "0");
    }

    #[test]
    fn patterns() {
        assert!(fits("Intel Xeon E5-???? v?", "Intel Xeon E5-2680 v4"));
        assert!(!fits("Intel Xeon E5-???? v?", "Intel Xeon E5-2697A v4"));
        assert!(fits("*I/O*", "Intel IOP341 I/O Processor"));
        assert!(fits("AMD EPYC 7??2*", "AMD EPYC 7742"));
        assert!(!fits("", "x"));
        assert!(fits("*", ""));
    }

    #[test]
    fn notes_repeat_nothing() {
        assert_eq!(note(&["a", "", "b", "a "]), "a; b");
    }
}
