//! More detail: load, processors beside accelerators, memory, the rest of the server, PUE, runs and method.

use wattprint_core::estimate::Method;
use wattprint_core::problem::Field;
use yew::{Event, Html, html};

use super::form::Form;
use super::hardware::processor_fields;
use crate::browser::events;
use crate::scenario::{Scenario, WorkEntry};
use crate::state::Action;
use crate::texts::t;

/// The fields that are folded away.
const FOLDED: [Field; 9] = [
    Field::Utilisation,
    Field::CpuCores,
    Field::CpuCoreTdpW,
    Field::CpuUtilisation,
    Field::MemoryGb,
    Field::HostShare,
    Field::Pue,
    Field::Repeat,
    Field::Method,
];

/// Whether something is filled in that is folded away.
#[must_use]
pub fn has_detail(scenario: &Scenario) -> bool {
    FOLDED.iter().any(|field| !scenario.text(*field).is_empty()) || !scenario.cpus.is_empty()
}

/// The folded part of the form. What is folded away is not built: it would cost at every keystroke.
pub fn more(form: Form<'_>) -> Html {
    html! {
        <details class="group" id="more" open={form.unfolded} ontoggle={form.on_toggle.clone()}>
            <summary>{ t().more }</summary>
            <div>
                if form.unfolded {
                    { fields(form) }
                }
            </div>
        </details>
    }
}

fn fields(form: Form<'_>) -> Html {
    let scenario = form.scenario;
    let accelerators = matches!(scenario.work, WorkEntry::Devices | WorkEntry::Tdp);
    let measured = scenario.work == WorkEntry::Measured;
    let chosen = scenario.text(Field::Method).to_owned();
    let (method_label, ..) = t().field(Field::Method);
    let on_method =
        form.dispatch.on(|event: Event| Action::Type(Field::Method, events::select_value(&event)));
    html! {
        <>
            <div hidden={!accelerators}>{ form.number(Field::Utilisation) }</div>
            <div>
                if accelerators {
                    { processor_fields(form) }
                }
            </div>
            <div class="pair" hidden={measured}>
                { form.number(Field::CpuUtilisation) }
                { form.number(Field::MemoryGb) }
            </div>
            <div class="pair">
                { form.number(Field::Pue) }
                { form.number(Field::Repeat) }
            </div>
            <div hidden={measured}>{ form.number(Field::HostShare) }</div>
            <div class="field">
                <label for="f-method">{ method_label }</label>
                <select id="f-method" onchange={on_method}>
                    for method in Method::ALL {
                        <option
                            key={method.id()}
                            value={if method == Method::Wattprint { "" } else { method.id() }}
                            selected={chosen == method.id() || (chosen.is_empty() && method == Method::Wattprint)}
                        >{ method.name() }</option>
                    }
                </select>
            </div>
        </>
    }
}
