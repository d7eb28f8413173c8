//! Processors: the makers' lists with cores, then the names that only CodeCarbon has (no cores), then the
//! cores that Green Algorithms knows. `processor_names.csv` cleans names and says what is no processor;
//! `processor_idle.csv` says which family's idle watts per thread fit which names.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::text::{fits, launch_year, number, plain, upper};
use crate::outcome::Outcome;
use crate::tables::csv_file::{Record, Sheet};
use crate::tables::validate::fold;

const MAKERS: &str = "hardware/cpu_intel_amd_cores_tdp.csv";
const CODECARBON: &str = "hardware/codecarbon_cpu_power.csv";
const GREEN_ALGORITHMS: &str = "hardware/green_algorithms_v3_TDP_cpu.csv";
const IDLE: &str = "hardware/ccf_coefficients_aws_use.csv";
const IDLE_SOURCE: &str = "ccf";

#[derive(Default)]
struct Processor {
    name: String,
    vendor: String,
    segment: String,
    cores: String,
    threads: String,
    tdp: String,
    launch: String,
    source: &'static str,
}

impl Processor {
    /// How much is known of it.
    fn known(&self) -> usize {
        let cells = [&self.segment, &self.cores, &self.threads, &self.tdp, &self.launch];
        cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

pub(crate) fn import(desk: &mut Desk) -> Outcome {
    let makers =
        desk.source(MAKERS, &["name", "vendor", "segment", "cores", "threads", "tdp_w", "launch"])?;
    let codecarbon = desk.source(CODECARBON, &["Name", "TDP"])?;
    let green = desk.source_with_preamble(GREEN_ALGORITHMS, &["model", "TDP", "n_cores"])?;
    let rules =
        desk.curated("processor_names", &["pattern", "decision", "take_off", "put_before", "reason"])?;

    let mut list: BTreeMap<String, Processor> = BTreeMap::new();
    for record in makers.records() {
        let Some(name) = clean(desk, &rules, record, "name", MAKERS) else { continue };
        let Some(tdp) = power(desk, record, "tdp_w", &name, MAKERS) else { continue };
        let processor = Processor {
            vendor: record.get("vendor").to_owned(),
            segment: record.get("segment").to_owned(),
            cores: whole(record.get("cores")),
            threads: whole(record.get("threads")),
            launch: launch_year(record.get("launch")).unwrap_or_default(),
            tdp,
            source: "codecarbon_cpu_lists",
            name,
        };
        keep(desk, &mut list, processor, MAKERS);
    }
    for record in codecarbon.records() {
        let Some(name) = clean(desk, &rules, record, "Name", CODECARBON) else { continue };
        let Some(tdp) = power(desk, record, "TDP", &name, CODECARBON) else { continue };
        if !list.contains_key(&key(&name)) {
            let vendor = vendor(&name);
            keep(
                desk,
                &mut list,
                Processor { name, vendor, tdp, source: "codecarbon", ..Processor::default() },
                CODECARBON,
            );
        }
    }
    for record in green.records() {
        let Some(name) = clean(desk, &rules, record, "model", GREEN_ALGORITHMS) else { continue };
        let Some(tdp) = power(desk, record, "TDP", &name, GREEN_ALGORITHMS) else { continue };
        let cores = whole(record.get("n_cores"));
        let vendor = vendor(&name);
        let processor =
            Processor { name, vendor, tdp, cores, source: "green_algorithms", ..Processor::default() };
        match list.get_mut(&key(&processor.name)) {
            Some(known) if known.cores.is_empty() => known.cores = processor.cores,
            Some(_) => {}
            None => keep(desk, &mut list, processor, GREEN_ALGORITHMS),
        }
    }
    let idle = Idle::read(desk)?;
    for processor in list.values() {
        let idle_w = idle.watts(desk, processor).map(plain).unwrap_or_default();
        let idle_source = if idle_w.is_empty() { "" } else { IDLE_SOURCE };
        let year = desk.year(processor.source);
        desk.add(
            "processors",
            &[
                ("name", &processor.name),
                ("vendor", &processor.vendor),
                ("segment", &processor.segment),
                ("cores", &processor.cores),
                ("threads", &processor.threads),
                ("tdp_w", &processor.tdp),
                ("idle_w", &idle_w),
                ("idle_source", idle_source),
                ("launch_year", &processor.launch),
                ("source", processor.source),
                ("year", &year),
            ],
        );
    }
    Ok(())
}

/// The cleaned name, or nothing if the rules leave the row out. The first rule whose pattern fits applies.
fn clean(desk: &mut Desk, rules: &Sheet, record: Record<'_>, column: &str, file: &str) -> Option<String> {
    let name = record.get(column).replace(['®', '™'], "");
    let name = name.split_whitespace().collect::<Vec<&str>>().join(" ");
    let Some(rule) = rules.records().find(|rule| fits(rule.get("pattern"), &name)) else {
        desk.refuse(
            record.place(column),
            format!("no rule of data/curated/processor_names.csv fits `{name}`"),
        );
        return None;
    };
    if rule.get("decision") == "leave_out" {
        if !desk.has("unshipped", "item", &name) {
            desk.leave_out("processors", &name, rule.get("reason"), file);
        }
        return None;
    }
    let mut kept = name.as_str();
    for cut in rule.get("take_off").split(';').filter(|cut| !cut.is_empty()) {
        // A cut that ends in `*` takes off the rest of the name, any other only itself.
        if let Some(start) = cut.strip_suffix('*') {
            kept = kept.split(start).next().unwrap_or(kept);
        } else {
            kept = kept.strip_prefix(cut).or_else(|| kept.strip_suffix(cut)).unwrap_or(kept);
        }
    }
    Some(format!("{}{}", rule.get("put_before"), kept.trim()))
}

/// The power, the higher end where the maker gives a range, as CodeCarbon does too. A row without a
/// usable one is left out.
fn power(desk: &mut Desk, record: Record<'_>, column: &str, name: &str, file: &str) -> Option<String> {
    let text = record.get(column);
    let watts = upper(text).filter(|watts| *watts > 0.0).map(plain);
    if watts.is_none() {
        desk.leave_out(
            "processors",
            &format!("{name} ({text} W)"),
            "its power is blank, zero or unreadable",
            file,
        );
    }
    watts
}

/// What two spellings of one name share; a `+` tells models apart.
fn key(name: &str) -> String {
    fold(&name.replace('+', "plus"))
}

/// Keeps a processor, or the better known of two with one name.
fn keep(desk: &mut Desk, list: &mut BTreeMap<String, Processor>, processor: Processor, file: &str) {
    let key = key(&processor.name);
    let Some(other) = list.get(&key) else {
        list.insert(key, processor);
        return;
    };
    let (kept, dropped) =
        if processor.known() > other.known() { (&processor, other) } else { (other, &processor) };
    if kept.tdp != dropped.tdp || kept.cores != dropped.cores {
        let item = format!("{} ({} W, {} cores)", dropped.name, dropped.tdp, dropped.cores);
        let reason = format!("listed twice; kept the row with {} W and {} cores", kept.tdp, kept.cores);
        desk.leave_out("processors", &item, &reason, file);
    }
    if processor.known() > other.known() {
        list.insert(key, processor);
    }
}

/// A positive whole number, or blank.
fn whole(text: &str) -> String {
    text.trim()
        .parse::<u32>()
        .ok()
        .filter(|count| *count > 0)
        .map(|count| count.to_string())
        .unwrap_or_default()
}

fn vendor(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}

/// Idle watts per hardware thread, by processor family.
struct Idle {
    watts: Sheet,
    families: Sheet,
}

impl Idle {
    fn read(desk: &mut Desk) -> Outcome<Idle> {
        let watts = desk.source(IDLE, &["Architecture", "Min Watts"])?;
        let families = desk.curated("processor_idle", &["pattern", "architecture", "threads_per_core"])?;
        for row in families.records() {
            let family = row.get("architecture");
            if !family.is_empty() && !watts.records().any(|record| record.get("Architecture") == family) {
                desk.refuse(row.place("architecture"), format!("{IDLE} has no architecture `{family}`"));
            }
        }
        Ok(Idle { watts, families })
    }

    /// The idle power of a processor, to a tenth of a watt: the family's watts per thread times its
    /// threads. Nothing where the family or the threads are unsure, or where it would reach the TDP.
    fn watts(&self, desk: &mut Desk, processor: &Processor) -> Option<f64> {
        let family = self.families.records().find(|row| fits(row.get("pattern"), &processor.name))?;
        let architecture = family.get("architecture");
        let found = self.watts.records().find(|record| record.get("Architecture") == architecture)?;
        let per_thread: f64 = number(desk, found, "Min Watts").parse().ok()?;
        let threads: f64 = match processor.threads.parse::<f64>() {
            Ok(threads) => threads,
            Err(_) => {
                let per_core: f64 = family.get("threads_per_core").parse().ok()?;
                per_core * processor.cores.parse::<f64>().ok()?
            }
        };
        let idle = (per_thread * threads * 10.0).round() / 10.0;
        (idle < processor.tdp.parse().ok()?).then_some(idle)
    }
}
