//! `wattprint devices`: the accelerators, cloud instances and processors that an estimate can name.

use std::io;

use serde::Serialize;
use wattprint_core::show;
use wattprint_core::tables::search::Named;
use wattprint_core::tables::{Accelerator, Instance, Processor, Processors, Tables};
use wattprint_core::units::{MemorySize, Power};

use super::Outcome;
use super::args::DevicesArgs;
use super::console::Console;
use super::listing::{Listing, known, or_dash};
use super::table::{Align, Table};

/// Runs the verb.
pub(super) fn run(args: &DevicesArgs, console: &mut Console) -> io::Result<Outcome> {
    let tables = Tables::embedded();
    let (search, json) = (args.search.as_deref(), args.json);
    if args.cpus {
        let rows = Processors::embedded().rows();
        let listing = Listing { kind: "processor", rows, search, json };
        listing.print(console, processors_document, processors_table, |row| row.name.to_string())
    } else if args.instances {
        let rows: Vec<Offer> = tables.instances.iter().map(|row| Offer::new(row, tables)).collect();
        let listing = Listing { kind: "instance type", rows: &rows, search, json };
        listing
            .print(console, instances_document, instances_table, |row| row.instance.instance_type.to_owned())
    } else {
        let rows = tables.accelerators.as_slice();
        let listing = Listing { kind: "device", rows, search, json };
        listing.print(console, devices_document, devices_table, |row| row.name.to_owned())
    }
}

#[derive(Serialize)]
struct DevicesDocument {
    schema: &'static str,
    devices: Vec<DeviceRow>,
}

#[derive(Serialize)]
struct DeviceRow {
    id: &'static str,
    name: &'static str,
    vendor: &'static str,
    kind: &'static str,
    memory_gb: Option<f64>,
    tdp_w: f64,
    idle_w: Option<f64>,
    release_year: Option<u16>,
    aliases: Vec<&'static str>,
    source: &'static str,
}

fn devices_document(rows: &[&Accelerator]) -> DevicesDocument {
    let row = |row: &&Accelerator| DeviceRow {
        id: row.id,
        name: row.name,
        vendor: row.vendor,
        kind: row.kind,
        memory_gb: row.memory.map(MemorySize::gb),
        tdp_w: row.tdp.watts(),
        idle_w: row.idle.map(Power::watts),
        release_year: row.release_year,
        aliases: row.aliases.split(';').filter_map(known).collect(),
        source: row.source,
    };
    DevicesDocument { schema: "wattprint.devices/1", devices: rows.iter().map(row).collect() }
}

fn devices_table(rows: &[&Accelerator]) -> Table<6> {
    let columns = [
        ("DEVICE", Align::Left),
        ("KIND", Align::Left),
        ("MEMORY", Align::Right),
        ("TDP", Align::Right),
        ("IDLE", Align::Right),
        ("YEAR", Align::Right),
    ];
    let mut table = Table::new(columns, 0);
    for row in rows {
        table.row([
            row.name.to_owned(),
            row.kind.to_owned(),
            or_dash(row.memory.map(gigabytes)),
            watts(row.tdp),
            or_dash(row.idle.map(watts)),
            or_dash(row.release_year.map(|year| year.to_string())),
        ]);
    }
    table
}

/// An instance type that is found by its accelerator too: `a100` finds `p4d.24xlarge`.
struct Offer {
    instance: &'static Instance,
    accelerator: Option<&'static Accelerator>,
}

impl Offer {
    fn new(instance: &'static Instance, tables: &'static Tables) -> Self {
        Self { instance, accelerator: tables.accelerator(instance.accelerator) }
    }
}

impl Named for Offer {
    fn name(&self) -> &str {
        self.instance.instance_type
    }
    fn each_alias(&self, visit: &mut dyn FnMut(&str)) {
        if let Some(device) = self.accelerator {
            visit(device.name);
            device.each_alias(visit);
        }
    }
}

#[derive(Serialize)]
struct InstancesDocument {
    schema: &'static str,
    instances: Vec<InstanceRow>,
}

#[derive(Serialize)]
struct InstanceRow {
    provider: &'static str,
    instance_type: &'static str,
    accelerator: &'static str,
    accelerator_name: Option<&'static str>,
    accelerator_count: f64,
    vcpus: Option<f64>,
    memory_gb: Option<f64>,
}

fn instances_document(rows: &[&Offer]) -> InstancesDocument {
    let row = |row: &&Offer| InstanceRow {
        provider: row.instance.provider,
        instance_type: row.instance.instance_type,
        accelerator: row.instance.accelerator,
        accelerator_name: row.accelerator.map(|device| device.name),
        accelerator_count: row.instance.accelerator_count,
        vcpus: row.instance.vcpus,
        memory_gb: row.instance.memory.map(MemorySize::gb),
    };
    InstancesDocument { schema: "wattprint.instances/1", instances: rows.iter().map(row).collect() }
}

fn instances_table(rows: &[&Offer]) -> Table<5> {
    let columns = [
        ("INSTANCE", Align::Left),
        ("PROVIDER", Align::Left),
        ("ACCELERATORS", Align::Left),
        ("VCPUS", Align::Right),
        ("MEMORY", Align::Right),
    ];
    let mut table = Table::new(columns, 2);
    for Offer { instance: row, accelerator } in rows {
        let name = accelerator.map_or(row.accelerator, |device| device.name);
        table.row([
            row.instance_type.to_owned(),
            row.provider.to_owned(),
            format!("{} × {name}", show::trimmed(row.accelerator_count)),
            or_dash(row.vcpus.map(show::trimmed)),
            or_dash(row.memory.map(gigabytes)),
        ]);
    }
    table
}

#[derive(Serialize)]
struct ProcessorsDocument<'a> {
    schema: &'static str,
    processors: Vec<ProcessorRow<'a>>,
}

#[derive(Serialize)]
struct ProcessorRow<'a> {
    name: &'a str,
    cores: Option<f64>,
    threads: Option<f64>,
    tdp_w: f64,
    idle_w: Option<f64>,
}

fn processors_document<'a>(rows: &[&'a Processor]) -> ProcessorsDocument<'a> {
    let row = |row: &&'a Processor| ProcessorRow {
        name: &row.name,
        cores: row.cores,
        threads: row.threads,
        tdp_w: row.tdp.watts(),
        idle_w: row.idle.map(Power::watts),
    };
    ProcessorsDocument { schema: "wattprint.processors/1", processors: rows.iter().map(row).collect() }
}

fn processors_table(rows: &[&Processor]) -> Table<5> {
    let columns = [
        ("PROCESSOR", Align::Left),
        ("CORES", Align::Right),
        ("THREADS", Align::Right),
        ("TDP", Align::Right),
        ("IDLE", Align::Right),
    ];
    let mut table = Table::new(columns, 0);
    for row in rows {
        table.row([
            row.name.to_string(),
            or_dash(row.cores.map(show::trimmed)),
            or_dash(row.threads.map(show::trimmed)),
            watts(row.tdp),
            or_dash(row.idle.map(watts)),
        ]);
    }
    table
}

fn watts(power: Power) -> String {
    format!("{}{}W", show::trimmed(power.watts()), show::THIN)
}

fn gigabytes(memory: MemorySize) -> String {
    format!("{}{}GB", show::trimmed(memory.gb()), show::THIN)
}
