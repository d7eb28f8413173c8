//! What may be typed. Each field of a request is a flag with the field's key, and its text goes to core as it
//! is: core alone says what is wrong with a value.

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, Parser, Subcommand};
use wattprint_core::bounds;
use wattprint_core::estimate::Scope;
use wattprint_core::problem::Field;
use wattprint_core::request::Request;

const ABOUT: &str = "How much CO2e does a machine-learning job cause, and what would make it less?";

const EXAMPLES: &str = "\
Examples:
  wattprint estimate --device a100:8 --hours 100 --provider gcp --region europe-west3
  wattprint devices --search h100
  wattprint regions --provider gcp

`wattprint <COMMAND> --help` has more. Exit codes: 0 a result, 1 nothing found, 2 bad input.";

const ESTIMATE_EXAMPLES: &str = "\
Examples:
  Eight A100 for 100 hours in a cloud region:
    wattprint estimate --device a100:8 --hours 100 --provider gcp --region europe-west3

  A device that is not in the table, at a carbon intensity of your own, by a peer's formula:
    wattprint estimate --tdp-w 250 --hours 100 --intensity 560 --method mlco2

  A job on processors, in a country, as JSON:
    wattprint estimate --cpu-cores 12 --cpu-core-tdp-w 7.5 --memory-gb 64 --hours 12 --country DE --json

  Energy that was measured:
    wattprint estimate --energy-kwh 0.57 --hours 3 --zone DE

What is not given is assumed; the result lists each assumption with its range and its source.
`wattprint devices`, `wattprint regions` and `wattprint zones` list the names that are known.";

const DEVICES_EXAMPLES: &str = "\
Examples:
  wattprint devices --search a100
  wattprint devices --instances --search p4d
  wattprint devices --cpus --search \"epyc 7742\" --json";

const REGIONS_EXAMPLES: &str = "\
Examples:
  wattprint regions --provider gcp
  wattprint regions --search frankfurt --json

SURE is how sure the grid zone of a region is; G/KWH is the zone's newest annual mean.
OWN and CFE are what the provider itself states, grid figure and carbon-free energy:
another boundary, for comparison only. A terminal below 100 columns leaves them out.";

const ZONES_EXAMPLES: &str = "\
Examples:
  wattprint zones --search denmark
  wattprint zones --json";

#[derive(Debug, Parser)]
#[command(name = "wattprint", version, about = ABOUT, after_help = EXAMPLES)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Estimate the energy and CO2e of a job, with range, reasons and greener places
    Estimate(Box<EstimateArgs>),
    /// List accelerators, cloud instances or processors
    Devices(DevicesArgs),
    /// List cloud regions with their grid zone and PUE
    Regions(RegionsArgs),
    /// List grid zones with their carbon intensity
    Zones(ZonesArgs),
}

#[derive(Args, Debug)]
#[command(after_help = ESTIMATE_EXAMPLES)]
pub(super) struct EstimateArgs {
    #[command(flatten)]
    pub(super) request: RequestArgs,

    /// Where to look for greener places [default: same-provider in a cloud region, else anywhere]
    #[arg(long, value_name = "SCOPE", value_parser = scope_parser(), help_heading = "Output")]
    pub(super) greener: Option<Scope>,

    /// How many greener places to list [default: 5, in JSON 10]
    #[arg(long, value_name = "N", value_parser = limit, allow_hyphen_values = true, help_heading = "Output")]
    pub(super) greener_limit: Option<usize>,

    /// Print JSON (wattprint.estimate/1)
    #[arg(long, help_heading = "Output")]
    pub(super) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = DEVICES_EXAMPLES)]
pub(super) struct DevicesArgs {
    /// Only what fits this part of a name or alias
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub(super) search: Option<String>,

    /// List processors
    #[arg(long, conflicts_with = "instances")]
    pub(super) cpus: bool,

    /// List cloud instance types with accelerators
    #[arg(long)]
    pub(super) instances: bool,

    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = REGIONS_EXAMPLES)]
pub(super) struct RegionsArgs {
    /// Only regions of this provider, such as gcp
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(super) provider: Option<String>,

    /// Only what fits this part of a name or key
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub(super) search: Option<String>,

    /// Print JSON (wattprint.regions/1)
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = ZONES_EXAMPLES)]
pub(super) struct ZonesArgs {
    /// Only what fits this part of a name or key
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub(super) search: Option<String>,

    /// Print JSON (wattprint.zones/1)
    #[arg(long)]
    pub(super) json: bool,
}

fn limit(text: &str) -> Result<usize, &'static str> {
    text.trim().parse().map_err(|_| "Give a whole number; 0 lists none.")
}

fn scope_parser() -> impl TypedValueParser<Value = Scope> {
    PossibleValuesParser::new(Scope::ALL.map(Scope::id))
        .map(|id| Scope::ALL.into_iter().find(|scope| scope.id() == id).unwrap_or_default())
}

/// The request: one flag a field.
#[derive(Clone, Debug)]
pub(super) struct RequestArgs(pub(super) Request);

impl Args for RequestArgs {
    fn augment_args(command: Command) -> Command {
        command.args(Field::ALL.map(flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for RequestArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut request = Self(Request::default());
        request.update_from_arg_matches(matches)?;
        Ok(request)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for field in Field::ALL {
            for text in matches.get_many::<String>(field.key()).into_iter().flatten() {
                self.0.put(field, text.as_str());
            }
        }
        Ok(())
    }
}

fn flag(field: Field) -> Arg {
    let (heading, value, help) = words(field);
    let several = matches!(field, Field::Device | Field::Cpu);
    let arg = Arg::new(field.key())
        .long(field.key())
        .value_name(value)
        .help(help)
        .help_heading(heading)
        .action(if several { ArgAction::Append } else { ArgAction::Set })
        // `--hours -3` is a figure out of range and not an unknown flag `-3`.
        .allow_hyphen_values(bounds::of(field).is_some());
    match field {
        Field::Utilisation => arg.alias("utilization"),
        Field::CpuUtilisation => arg.alias("cpu-utilization"),
        _ => arg,
    }
}

/// Heading, name of the value and help of a flag.
const fn words(field: Field) -> (&'static str, &'static str, &'static str) {
    const HARDWARE: &str = "Hardware";
    const TIME: &str = "Time";
    const POWER: &str = "Load and power";
    const PLACE: &str = "Place";
    const METHOD: &str = "Method";
    match field {
        Field::Device => (
            HARDWARE,
            "NAME[:COUNT]",
            "Accelerator or cloud instance type, such as a100:8 or p4d.24xlarge; may be repeated",
        ),
        Field::TdpW => (HARDWARE, "W", "TDP of an accelerator that is not in the table, in watts"),
        Field::Count => (HARDWARE, "N", "How many of those"),
        Field::Hours => (TIME, "H", "Wall-clock hours of one run"),
        Field::DeviceHours => (TIME, "H", "Devices times hours, instead of --hours"),
        Field::Utilisation => (POWER, "U", "Load of the accelerators, such as 0.8 or 80%"),
        Field::Cpu => (HARDWARE, "NAME[:COUNT]", "Processor, such as \"epyc 7742:2\"; may be repeated"),
        Field::CpuCores => (HARDWARE, "N", "Processor cores, instead of --cpu"),
        Field::CpuCoreTdpW => (HARDWARE, "W", "TDP of one core in watts"),
        Field::CpuUtilisation => (POWER, "U", "Load of the processors, such as 0.5 or 50%"),
        Field::MemoryGb => (HARDWARE, "GB", "Main memory that the job holds"),
        Field::MemoryWPerGb => (POWER, "W/GB", "Power of memory per gigabyte"),
        Field::HostShare => (POWER, "SHARE", "Rest of the server as a share of what is counted, such as 30%"),
        Field::EnergyKwh => (HARDWARE, "KWH", "IT energy that was measured, instead of devices"),
        Field::Pue => (POWER, "X", "PUE of the building, such as 1.1"),
        Field::Provider => (PLACE, "NAME", "Cloud provider, such as gcp"),
        Field::Region => (PLACE, "NAME", "Its region, such as europe-west3"),
        Field::Zone => (PLACE, "KEY", "Grid zone, such as DK-DK2"),
        Field::Country => (PLACE, "ISO", "Country by ISO code or name, such as DE"),
        Field::Intensity => (PLACE, "G/KWH", "Your own carbon intensity in g CO2e per kWh"),
        Field::Repeat => (TIME, "N", "How often the whole job runs"),
        Field::Method => (METHOD, "ID", "wattprint (default), mlco2 or green-algorithms"),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn each_field_reaches_the_request_by_its_key() {
        for field in Field::ALL {
            let arguments = ["wattprint", "estimate", &format!("--{}", field.key()), "some text"];
            let Verb::Estimate(args) = Cli::try_parse_from(arguments).expect("a known flag").verb else {
                panic!("not the verb that was typed");
            };
            assert_eq!(args.request.0.texts(field).collect::<Vec<_>>(), ["some text"], "{}", field.key());
        }
    }
}
