//! How far the mean of an hour, a day, a week or a month lies from the year's mean, per zone: the 10th
//! and 90th percentile over every start hour, from the hourly series. Percentiles are nearest-rank (the
//! smallest value that at least that share of all values does not exceed); a window does not wrap around
//! the year's end.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader};

use super::desk::Desk;
use crate::outcome::{AtPath, Outcome};
use crate::tables::problem::Place;

const FILE: &str = "hourly/electricitymaps_lca_2024.csv.gz";
const YEAR: &str = "2024";
const SOURCE: &str = "electricity_maps_hourly";
const WINDOWS: [usize; 4] = [1, 24, 168, 720];
/// A series in which one value fills more than this share of all hours was filled in, not measured.
const FLAT: f64 = 0.75;

pub(crate) fn import(desk: &mut Desk) -> Outcome {
    for (zone, series) in read(desk)? {
        let common = most_common_share(&series);
        if common > FLAT {
            let percent = (common * 100.0).round();
            let reason =
                format!("one value fills {percent} % of the hours: the series is flat, not measured");
            desk.leave_out("zone_spread", &zone, &reason, FILE);
            continue;
        }
        for hours in WINDOWS {
            let Some((low, high)) = spread(&series, hours) else { continue };
            desk.add(
                "zone_spread",
                &[
                    ("zone", &zone),
                    ("window_hours", &hours.to_string()),
                    ("p10_ratio", &format!("{low:.3}")),
                    ("p90_ratio", &format!("{high:.3}")),
                    ("source", SOURCE),
                    ("year", YEAR),
                ],
            );
        }
    }
    Ok(())
}

/// The hourly values of each zone, in the order of the file, which is the order of time.
fn read(desk: &mut Desk) -> Outcome<BTreeMap<String, Vec<f64>>> {
    let path = desk.source_path(FILE);
    let file = std::fs::File::open(&path).at("read", &path)?;
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    let mut series: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (index, line) in lines.enumerate().skip(1) {
        let line = line.at("read", &path)?;
        let mut cells = line.split(',');
        let (zone, _hour, value) = (cells.next(), cells.next(), cells.next());
        let (Some(zone), Some(value)) = (zone, value.and_then(|value| value.parse::<f64>().ok())) else {
            let place = Place { file: FILE.to_owned(), line: index + 1, column: 1 };
            desk.refuse(place, format!("`{line}` is not zone,hour,value"));
            continue;
        };
        match series.get_mut(zone) {
            Some(values) => values.push(value),
            None => {
                series.insert(zone.to_owned(), vec![value]);
            }
        }
    }
    Ok(series)
}

/// The share of hours that have the most common value.
fn most_common_share(series: &[f64]) -> f64 {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for value in series {
        *counts.entry(value.to_bits()).or_default() += 1;
    }
    counts.into_values().max().unwrap_or(0) as f64 / series.len() as f64
}

/// The 10th and 90th percentile of the ratio between the mean of a window and the mean of the year.
fn spread(series: &[f64], hours: usize) -> Option<(f64, f64)> {
    if series.len() < hours {
        return None;
    }
    let mut sums = vec![0.0];
    for value in series {
        sums.push(sums[sums.len() - 1] + value);
    }
    let mean = sums[series.len()] / series.len() as f64;
    let mut ratios: Vec<f64> =
        (hours..=series.len()).map(|end| (sums[end] - sums[end - hours]) / hours as f64 / mean).collect();
    ratios.sort_by(f64::total_cmp);
    Some((nearest_rank(&ratios, 10), nearest_rank(&ratios, 90)))
}

fn nearest_rank(sorted: &[f64], percent: usize) -> f64 {
    sorted[(percent * sorted.len()).div_ceil(100).max(1) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_rank() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(nearest_rank(&values, 10), 1.0);
        assert_eq!(nearest_rank(&values, 90), 9.0);
        assert_eq!(nearest_rank(&[7.0], 10), 7.0);
        assert_eq!(nearest_rank(&(1..=11).map(f64::from).collect::<Vec<f64>>(), 90), 10.0);
    }

    #[test]
    fn a_longer_window_spreads_less() {
        let day: Vec<f64> = (0..24).map(|hour| if hour < 12 { 100.0 } else { 300.0 }).collect();
        let year: Vec<f64> = day.iter().copied().cycle().take(24 * 60).collect();
        assert_eq!(spread(&year, 1), Some((0.5, 1.5)));
        assert_eq!(spread(&year, 24), Some((1.0, 1.0)));
        assert_eq!(spread(&year[..10], 24), None);
    }

    #[test]
    fn the_most_common_value_tells_flat_series() {
        assert_eq!(most_common_share(&[1.0, 1.0, 1.0, 2.0]), 0.75);
    }
}
