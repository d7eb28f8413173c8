//! An estimate for a person to read: the figure first, then what it is made of, what it rests on, where it
//! would be less, what others would say and what it is like.

use std::fmt::Write as _;

use wattprint_core::estimate::{
    Assumption, EquivalentKind, Estimate, GreenerPlace, Job, PeerAnswer, PeerDifference, Range, equivalents,
    peers, sentence,
};
use wattprint_core::show;
use wattprint_core::tables::Tables;
use wattprint_core::units::{CarbonMass, Energy};

use super::table::{Align, Table, abridged, wrapped};

/// How far blocks are set in.
const INDENT: usize = 2;
/// How far what belongs to a line of a block is set in.
const DETAIL: usize = 6;

/// The whole report, for a terminal of that width. `places` is `None` where nobody asked for them.
pub(super) fn text(
    job: &Job,
    estimate: &Estimate,
    places: Option<&[GreenerPlace]>,
    tables: &'static Tables,
    width: usize,
) -> String {
    let mut out = String::new();
    out.push_str(&headline(estimate));
    out.push('\n');
    out.push_str(&wrapped(&sentence(job, estimate), width));
    out.push('\n');
    totals(&mut out, job, estimate, width);
    parts(&mut out, estimate, width);
    assumptions(&mut out, &estimate.assumptions, width);
    if let (Some(places), Some(_)) = (places, estimate.co2e) {
        greener_places(&mut out, places, width);
    }
    peer_answers(&mut out, &peers(job, estimate, tables), width);
    if let Some(co2e) = estimate.co2e {
        everyday(&mut out, co2e.central, tables, width);
    }
    out
}

fn headline(estimate: &Estimate) -> String {
    match estimate.co2e {
        Some(range) => format!("{} CO2e{}\n", show::mass(range.central), mass_range(range)),
        None => {
            let energy = estimate.energy_facility;
            format!("{}{}\n", show::energy(energy.central), energy_range(energy))
        }
    }
}

fn mass_range(range: Range<CarbonMass>) -> String {
    if range.low == range.high {
        return String::new();
    }
    let scale = show::mass_scale(range.central);
    let (low, high) = (show::mass_in(range.low, scale), show::mass_in(range.high, scale));
    format!(" ({low} to {high}{}{})", show::THIN, scale.unit)
}

fn energy_range(range: Range<Energy>) -> String {
    if range.low == range.high {
        return String::new();
    }
    format!(" ({} to {})", show::energy(range.low), show::energy(range.high))
}

fn totals(out: &mut String, job: &Job, estimate: &Estimate, width: usize) {
    let mut table = Table::new([("", Align::Left), ("", Align::Left)], 1);
    let energy = estimate.energy_facility;
    let mut total = |name: &str, value: String| table.row([name.to_owned(), value]);
    total("Energy", format!("{}{}", show::energy(energy.central), energy_range(energy)));
    let pue = show::trimmed(estimate.pue.ratio());
    total("IT energy", format!("{}, times a PUE of {pue}", show::energy(estimate.energy_it)));
    if let Some(intensity) = estimate.intensity {
        total("Grid", format!("{}{}g/kWh", show::trimmed(intensity.grams_per_kwh()), show::THIN));
    }
    if let Some(hours) = job.device_hours() {
        total("Device-hours", show::trimmed(hours));
    }
    total("Method", estimate.method.name().to_owned());
    out.extend(table.lines(Some(width)));
}

fn parts(out: &mut String, estimate: &Estimate, width: usize) {
    if estimate.parts.is_empty() {
        return;
    }
    out.push_str("\nParts of the IT energy\n");
    let mut table =
        Table::new([("", Align::Left), ("", Align::Right), ("", Align::Right)], 0).indented(INDENT);
    for part in &estimate.parts {
        let share = show::percent(part.energy / estimate.energy_it);
        table.row([part.kind.name().to_owned(), show::energy(part.energy), share]);
    }
    out.extend(table.lines(Some(width)));
}

/// One line of figures and one with the source for each.
fn assumptions(out: &mut String, assumptions: &[Assumption], width: usize) {
    if assumptions.is_empty() {
        return;
    }
    out.push('\n');
    let columns = [
        ("Assumptions", Align::Left),
        ("value", Align::Left),
        ("range", Align::Left),
        ("effect", Align::Left),
    ];
    let mut table = Table::new(columns, 0);
    for row in assumptions {
        let unit = if row.kind.unit() == "1" { "" } else { row.kind.unit() };
        let ranged = row.low != row.high;
        let range = format!("{} to {}", show::trimmed(row.low), show::trimmed(row.high));
        let effect = format!("{} to {}", change(row.effect_low), change(row.effect_high));
        table.row([
            format!("{}{}", " ".repeat(INDENT), row.kind.name().replace('_', " ")),
            format!("{} {unit}", show::trimmed(row.value)).trim_end().to_owned(),
            if ranged { range } else { "exact".to_owned() },
            if ranged { effect } else { String::new() },
        ]);
    }
    let lines = table.lines(Some(width));
    let sources = assumptions.iter().map(|row| Some(row.source.as_ref()));
    for (line, source) in lines.into_iter().zip(std::iter::once(None).chain(sources)) {
        out.push_str(&line);
        if let Some(source) = source {
            let _ = writeln!(out, "{}{}", " ".repeat(DETAIL), abridged(source, width.saturating_sub(DETAIL)));
        }
    }
}

/// A factor as a change: 0.47 is `-53 %`.
fn change(factor: f64) -> String {
    let percent = ((factor - 1.0) * 100.0).round();
    let sign = match percent {
        percent if percent > 0.0 => "+",
        percent if percent < 0.0 => "-",
        _ => "",
    };
    format!("{sign}{}{}%", show::trimmed(percent.abs()), show::THIN)
}

fn greener_places(out: &mut String, places: &[GreenerPlace], width: usize) {
    if places.is_empty() {
        out.push_str("\nGreener places\n  None of the regions looked at is cleaner.\n");
        return;
    }
    out.push('\n');
    let what = |place: &GreenerPlace| {
        let region = place.region;
        [
            format!("{}{} {} ({})", " ".repeat(INDENT), region.provider, region.key, region.name),
            show::mass(place.co2e),
            place
                .ratio
                .map_or_else(|| "-".to_owned(), |ratio| change(ratio).trim_start_matches('-').to_owned()),
        ]
    };
    let [place, co2e, less] =
        [("Greener places", Align::Left), ("CO2e", Align::Right), ("less", Align::Right)];
    let far: Option<Vec<[String; 2]>> = places.iter().map(far).collect();
    // Without a region to start from there is no distance, and no column for it.
    let Some(far) = far else {
        let mut table = Table::new([place, co2e, less], 0);
        places.iter().for_each(|place| table.row(what(place)));
        out.extend(table.lines(Some(width)));
        return;
    };
    let columns = [place, co2e, less, ("distance", Align::Right), ("round trip", Align::Right)];
    let mut table = Table::new(columns, 0);
    for (place, [distance, round_trip]) in places.iter().zip(far) {
        let [place, co2e, less] = what(place);
        table.row([place, co2e, less, distance, round_trip]);
    }
    out.extend(table.lines(Some(width)));
}

/// Distance from the job's region and the least time of a round trip.
fn far(place: &GreenerPlace) -> Option<[String; 2]> {
    let (km, ms) = (place.distance_km?, place.least_round_trip_ms()?);
    let thin = show::THIN;
    Some([format!("{}{thin}km", show::number(km)), format!("≥{thin}{}{thin}ms", show::number(ms))])
}

fn peer_answers(out: &mut String, answers: &[PeerAnswer], width: usize) {
    if answers.is_empty() {
        return;
    }
    out.push_str("\nWhat other methods would say\n");
    let mut table =
        Table::new([("", Align::Left), ("", Align::Right), ("", Align::Left)], 0).indented(INDENT);
    for answer in answers {
        let theirs = &answer.estimate;
        let figure = match theirs.co2e {
            Some(range) => format!("{} CO2e", show::mass(range.central)),
            None => show::energy(theirs.energy_facility.central),
        };
        let ratio = answer.ratio.map_or_else(String::new, |ratio| format!("{} × this", show::number(ratio)));
        table.row([theirs.method.name().to_owned(), figure, ratio]);
    }
    for (line, answer) in table.lines(Some(width)).into_iter().zip(answers) {
        out.push_str(&line);
        for difference in &answer.differences {
            let _ = writeln!(out, "{}{}", " ".repeat(DETAIL), reason(difference));
        }
    }
}

fn reason(difference: &PeerDifference) -> String {
    let factor = show::number(difference.factor());
    match difference {
        PeerDifference::ItEnergy { ours, theirs } => {
            format!("IT energy {} instead of {}: × {factor}", show::energy(*theirs), show::energy(*ours))
        }
        PeerDifference::Pue { ours, theirs } => {
            let (ours, theirs) = (show::trimmed(ours.ratio()), show::trimmed(theirs.ratio()));
            format!("PUE {theirs} instead of {ours}: × {factor}")
        }
        PeerDifference::Intensity { ours, theirs } => {
            let (ours, theirs) = (show::trimmed(ours.grams_per_kwh()), show::trimmed(theirs.grams_per_kwh()));
            format!("grid {theirs} instead of {ours}{}g/kWh: × {factor}", show::THIN)
        }
        PeerDifference::NoIntensity => "no grid figure for this place, so this is energy".to_owned(),
    }
}

fn everyday(out: &mut String, mass: CarbonMass, tables: &'static Tables, width: usize) {
    let all = equivalents(mass, tables);
    if all.is_empty() {
        return;
    }
    out.push_str("\nAs much as\n");
    let mut table = Table::new([("", Align::Right), ("", Align::Left)], 1).indented(INDENT);
    for row in all {
        let (unit, of) = match row.kind {
            EquivalentKind::DanishPersonYears => ("years", "of a Dane's footprint"),
            EquivalentKind::AmericanPersonYears => ("years", "of an American's footprint"),
            EquivalentKind::CarKilometres => ("km", "by an average European car"),
            EquivalentKind::TreeYears => ("years", "of a grown tree's uptake"),
        };
        // A share of a year reads better in percent.
        let (amount, of) = if unit == "years" && row.amount < 1.0 {
            (show::percent(row.amount), format!("of a year {of}"))
        } else {
            (format!("{}{}{unit}", show::number(row.amount), show::THIN), of.to_owned())
        };
        table.row([amount, of]);
    }
    out.extend(table.lines(Some(width)));
}
