//! The hardware: accelerators or instances by name, a TDP, processors, or energy that was measured.

use wattprint_core::problem::Field;
use wattprint_core::show;
use wattprint_core::tables::{Accelerator, Instance, Processors, Tables, search};
use yew::{AttrValue, Callback, Html, html};

use super::Dispatch;
use super::combobox::{Choice, Combobox};
use super::form::Form;
use super::segmented::segmented;
use super::text_field::{TextField, text_field};
use crate::browser::fetch;
use crate::scenario::{NamedCount, WorkEntry};
use crate::state::{Action, List, ProcessorList};
use crate::texts::{fill, t};

/// Where the list of processors lies beside the page. Its number goes up when its content changes.
const PROCESSORS_FILE: &str = "tables/processors-1.tsv";

/// The hardware of a scenario.
pub fn hardware(form: Form<'_>) -> Html {
    const ENTRIES: [WorkEntry; 4] =
        [WorkEntry::Devices, WorkEntry::Tdp, WorkEntry::Processors, WorkEntry::Measured];
    let selected = ENTRIES.iter().position(|entry| *entry == form.scenario.work).unwrap_or(0);
    let labels = ENTRIES.map(|entry| t().work_entry(entry));
    let on_select = form.dispatch.on(|index: usize| Action::EnterWork(ENTRIES[index]));
    let fields = match form.scenario.work {
        WorkEntry::Devices => named_rows(form, List::Devices, form.readings),
        WorkEntry::Tdp => html! {
            <div class="pair">
                { form.number(Field::TdpW) }
                { form.number(Field::Count) }
            </div>
        },
        WorkEntry::Processors => processor_fields(form),
        WorkEntry::Measured => form.number(Field::EnergyKwh),
    };
    html! {
        <section class="group">
            <h2>{ t().work }</h2>
            { segmented("work", t().work, &labels, selected, &on_select) }
            <div key={selected}>{ fields }</div>
        </section>
    }
}

/// Processors by name, or cores with their TDP.
pub fn processor_fields(form: Form<'_>) -> Html {
    let note = match form.processors {
        ProcessorList::Loading => t().processors_loading,
        ProcessorList::Failed => t().processors_failed,
        _ => "",
    };
    html! {
        <div>
            { named_rows(form, List::Cpus, note) }
            <div class="pair">
                { form.number(Field::CpuCores) }
                { form.number(Field::CpuCoreTdpW) }
            </div>
        </div>
    }
}

/// Rows of a name and a count. There is always one to type into.
fn named_rows(form: Form<'_>, list: List, note: &str) -> Html {
    let (id, placeholder, add, rows, field) = match list {
        List::Devices => {
            ("device", t().device_placeholder, t().add_device, &form.scenario.devices, Field::Device)
        }
        List::Cpus => ("cpu", t().cpu_placeholder, t().add_cpu, &form.scenario.cpus, Field::Cpu),
    };
    let dispatch = form.dispatch;
    let blank = [NamedCount { name: String::new(), count: "1".to_owned() }];
    let rows = if rows.is_empty() { &blank[..] } else { rows };
    let many = rows.len() > 1;
    let last = rows.len() - 1;
    let (problem, note) = (form.problem(field), AttrValue::from(note.to_owned()));
    let choices = {
        let processors = form.processors.clone();
        Callback::from(move |query: String| match list {
            List::Devices => device_choices(Tables::embedded(), &query),
            List::Cpus => processors.loaded().map_or_else(Vec::new, |rows| processor_choices(rows, &query)),
        })
    };
    let on_focus = {
        let (dispatch, unasked) = (dispatch.clone(), *form.processors == ProcessorList::Unasked);
        Callback::from(move |()| {
            if list == List::Cpus && unasked {
                load_processors(&dispatch);
            }
        })
    };
    html! {
        <div class="rows">
            for (index, row) in rows.iter().enumerate() {
                <div class="row" key={index}>
                    <Combobox
                        id={format!("f-{id}-{index}")}
                        label={label(list, many, index)}
                        value={row.name.clone()}
                        {placeholder}
                        choices={choices.clone()}
                        on_focus={on_focus.clone()}
                        on_input={dispatch.on(move |text| Action::TypeName(list, index, text))}
                        on_choose={dispatch.on(move |text| Action::TypeName(list, index, text))}
                        problem={if index == last { problem.clone() } else { AttrValue::default() }}
                        note={if index == last { note.clone() } else { AttrValue::default() }}
                    />
                    { text_field(&TextField {
                        id: format!("f-{id}-count-{index}").into(),
                        label: t().count,
                        value: row.count.clone().into(),
                        on_input: dispatch.on(move |text| Action::TypeCount(list, index, text)),
                        ..TextField::default()
                    }) }
                    <button
                        type="button"
                        class="quiet"
                        hidden={!many}
                        aria-label={format!("{} {}", t().remove, label(list, many, index))}
                        onclick={dispatch.on(move |_| Action::RemoveRow(list, index))}
                    >{ "×" }</button>
                </div>
            }
            <button type="button" class="link" onclick={dispatch.on(move |_| Action::AddRow(list))}>{ add }</button>
        </div>
    }
}

fn label(list: List, many: bool, index: usize) -> String {
    match list {
        List::Devices if many => fill(t().device_number, &[("n", &(index + 1).to_string())]),
        List::Devices => t().device.to_owned(),
        List::Cpus => t().cpu.to_owned(),
    }
}

/// Fetches the list of processors, once.
pub fn load_processors(dispatch: &Dispatch) {
    dispatch.send(Action::Processors(ProcessorList::Loading));
    let dispatch = dispatch.clone();
    yew::platform::spawn_local(async move {
        let list = fetch::text(PROCESSORS_FILE).await.map(|text| Processors::parse(&text));
        let state = match list {
            Some(list) if !list.rows().is_empty() => ProcessorList::Loaded(list.into()),
            _ => ProcessorList::Failed,
        };
        dispatch.send(Action::Processors(state));
    });
}

fn device_choices(tables: &Tables, query: &str) -> Vec<Choice> {
    let accelerators = search::search(&tables.accelerators, query).into_iter().map(accelerator_choice);
    if query.trim().is_empty() {
        return accelerators.collect();
    }
    let instances =
        search::search(&tables.instances, query).into_iter().map(|row| instance_choice(tables, row));
    accelerators.chain(instances).collect()
}

fn accelerator_choice(row: &Accelerator) -> Choice {
    let memory = row.memory.map(|memory| format!(" · {} GB", show::trimmed(memory.gb()))).unwrap_or_default();
    Choice {
        value: row.name.to_owned(),
        text: row.name.to_owned(),
        detail: format!("{} W{memory}", show::trimmed(row.tdp.watts())),
    }
}

fn instance_choice(tables: &Tables, row: &Instance) -> Choice {
    let accelerator = tables.accelerator(row.accelerator).map_or(row.accelerator, |row| row.name);
    Choice {
        value: row.instance_type.to_owned(),
        text: format!("{} {}", row.provider, row.instance_type),
        detail: format!("{} × {accelerator}", show::trimmed(row.accelerator_count)),
    }
}

fn processor_choices(list: &Processors, query: &str) -> Vec<Choice> {
    let found = search::search(list.rows(), query).into_iter();
    found
        .map(|row| {
            let cores =
                row.cores.map(|cores| format!(" · {} cores", show::trimmed(cores))).unwrap_or_default();
            Choice {
                value: row.name.to_string(),
                text: row.name.to_string(),
                detail: format!("{} W{cores}", show::trimmed(row.tdp.watts())),
            }
        })
        .collect()
}
