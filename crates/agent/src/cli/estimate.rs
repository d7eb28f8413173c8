//! `wattprint estimate`: a request from flags, the estimate as text or as core's JSON document.

use std::io;

use wattprint_core::bounds;
use wattprint_core::estimate::{EstimateDocument, Job, Location, Scope, estimate, greener};
use wattprint_core::problem::{Field, Problem, quoted};
use wattprint_core::request::{Reading, Request, Understood};
use wattprint_core::tables::{Processors, Tables};

use super::Outcome;
use super::args::EstimateArgs;
use super::console::Console;
use super::report;

/// How many greener places the JSON document lists, as in the app.
const GREENER_IN_DOCUMENT: usize = 10;
/// How many a person gets to read.
const GREENER_IN_TEXT: usize = 5;

/// Runs the verb.
pub(super) fn run(args: &EstimateArgs, console: &mut Console) -> io::Result<Outcome> {
    let tables = Tables::embedded();
    let understood = match understand(&args.request.0, tables) {
        Ok(understood) => understood,
        Err(problems) => {
            console.problems(&problems);
            return Ok(Outcome::BadInput);
        }
    };
    let job = &understood.job;
    let estimate = estimate(job, understood.method, tables);
    let mut places = greener(job, &estimate, args.greener.unwrap_or(default_scope(job)), tables);
    let limit = if args.json { GREENER_IN_DOCUMENT } else { GREENER_IN_TEXT };
    let limit = args.greener_limit.unwrap_or(limit);
    places.truncate(limit);
    for reading in &understood.readings {
        console.note(&reading_sentence(reading));
    }
    for note in &estimate.notes {
        console.note(note);
    }
    if args.json {
        console.json(&EstimateDocument::new(job, &estimate, &places, tables).to_json())?;
    } else {
        let places = (limit > 0).then_some(places.as_slice());
        let text = report::text(job, &estimate, places, tables, console.width());
        console.text(&text)?;
    }
    Ok(Outcome::Done)
}

/// The regions to look at where the user does not say: whoever is with a provider would rather stay there.
fn default_scope(job: &Job) -> Scope {
    if matches!(job.location, Some(Location::Region(_))) { Scope::SameProvider } else { Scope::Anywhere }
}

fn understand(request: &Request, tables: &'static Tables) -> Result<Understood, Vec<Problem>> {
    // The list is long: it is read only where a processor is named.
    let processors = request.texts(Field::Cpu).next().map(|_| Processors::embedded());
    let result = request.to_job(tables, processors);
    // In a form an empty field is one that nobody filled; a flag with nothing behind it is a slip, such as
    // an unset variable.
    let blanks: Vec<Field> =
        Field::ALL.into_iter().filter(|field| request.texts(*field).any(|t| t.trim().is_empty())).collect();
    if blanks.is_empty() {
        return result;
    }
    let mut problems = result.err().unwrap_or_default();
    problems.retain(|problem| !blanks.contains(&problem.field));
    problems.extend(blanks.into_iter().map(bounds::blank));
    problems.sort_by_key(|problem| problem.field);
    Err(problems)
}

fn reading_sentence(reading: &Reading) -> String {
    let others = if reading.others.is_empty() {
        String::new()
    } else {
        format!(" It also fits {}.", reading.others.join("; "))
    };
    format!("{} is taken as {}.{others}", quoted(&reading.typed), reading.meant)
}
