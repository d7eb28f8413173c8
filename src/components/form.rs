//! The question: hardware, time, place, and more detail folded away.

use wattprint_core::problem::{Field, Problem};
use yew::{AttrValue, Callback, Event, Html, SubmitEvent, html};

use super::Dispatch;
use super::hardware::hardware;
use super::more::more;
use super::place::place;
use super::segmented::segmented;
use super::text_field::{TextField, problem_text, text_field};
use crate::scenario::{Scenario, TimeEntry, WorkEntry};
use crate::state::{Action, ProcessorList};
use crate::texts::t;

/// The form of one scenario, and what its parts need.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// What is filled in.
    pub scenario: &'a Scenario,
    /// What is wrong with it.
    pub problems: &'a [Problem],
    /// How loose names were understood.
    pub readings: &'a str,
    /// Devices times hours, in words.
    pub time_note: &'a str,
    /// Processors.
    pub processors: &'a ProcessorList,
    /// Whether more detail is unfolded.
    pub unfolded: bool,
    /// Called when it is folded or unfolded.
    pub on_toggle: &'a Callback<Event>,
    /// Where changes go.
    pub dispatch: &'a Dispatch,
}

impl Form<'_> {
    /// What is wrong with one field; empty where nothing is.
    pub(super) fn problem(&self, field: Field) -> AttrValue {
        self.problems.iter().find(|problem| problem.field == field).map(problem_text).unwrap_or_default()
    }

    /// A field that holds a number.
    pub(super) fn number(&self, field: Field) -> Html {
        self.number_with(field, "")
    }

    /// A field that holds a number, with another explanation than its own.
    pub(super) fn number_with(&self, field: Field, note: &str) -> Html {
        let (label, unit, explanation) = t().field(field);
        text_field(&TextField {
            id: format!("f-{}", field.key()).into(),
            label,
            unit,
            note: if note.is_empty() { explanation.into() } else { note.to_owned().into() },
            value: self.scenario.text(field).to_owned().into(),
            problem: self.problem(field),
            on_input: self.dispatch.on(move |text| Action::Type(field, text)),
        })
    }
}

/// The form.
pub fn form(form: Form<'_>) -> Html {
    html! {
        <form id="question" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            { hardware(form) }
            { time(form) }
            { place(form) }
            { more(form) }
        </form>
    }
}

fn time(form: Form<'_>) -> Html {
    const ENTRIES: [TimeEntry; 2] = [TimeEntry::Hours, TimeEntry::DeviceHours];
    let measured = form.scenario.work == WorkEntry::Measured;
    let entry = if measured { TimeEntry::Hours } else { form.scenario.time };
    let field = if entry == TimeEntry::Hours { Field::Hours } else { Field::DeviceHours };
    let labels = ENTRIES.map(|entry| t().time_entry(entry));
    let on_select = form.dispatch.on(|index: usize| Action::EnterTime(ENTRIES[index]));
    html! {
        <section class="group">
            <h2>{ t().time }</h2>
            <div hidden={measured}>
                { segmented("time", t().time, &labels, usize::from(entry == TimeEntry::DeviceHours), &on_select) }
            </div>
            <div key={field.key()}>{ form.number_with(field, form.time_note) }</div>
        </section>
    }
}
