//! The place: cloud region, grid zone, country or the user's own figure.

use wattprint_core::problem::Field;
use wattprint_core::show;
use wattprint_core::tables::{Tables, Zone, provider_name, search};
use yew::{AttrValue, Callback, Html, html};

use super::combobox::{Choice, Combobox};
use super::form::Form;
use super::segmented::segmented;
use crate::scenario::{PlaceEntry, Scenario};
use crate::state::Action;
use crate::texts::t;

/// The place of a scenario.
pub fn place(form: Form<'_>) -> Html {
    const ENTRIES: [PlaceEntry; 4] =
        [PlaceEntry::Region, PlaceEntry::Zone, PlaceEntry::Country, PlaceEntry::Own];
    let selected = ENTRIES.iter().position(|entry| *entry == form.scenario.place).unwrap_or(0);
    let labels = ENTRIES.map(|entry| t().place_entry(entry));
    let on_select = form.dispatch.on(|index: usize| Action::EnterPlace(ENTRIES[index]));
    let field = match form.scenario.place {
        PlaceEntry::Region => {
            let on_text = form.dispatch.on(|text: String| choose_region(&text));
            html! {
                <Combobox
                    id="f-region"
                    label={t().region}
                    placeholder={t().region_placeholder}
                    value={shown_region(form.scenario)}
                    choices={Callback::from(|query: String| region_choices(Tables::embedded(), &query))}
                    on_input={on_text.clone()}
                    on_choose={on_text}
                    problem={either(form, Field::Region, Field::Provider)}
                />
            }
        }
        PlaceEntry::Zone => named(form, Field::Zone, t().zone_placeholder, zone_choices),
        PlaceEntry::Country => named(form, Field::Country, t().country_placeholder, country_choices),
        PlaceEntry::Own => form.number(Field::Intensity),
    };
    html! {
        <section class="group">
            <h2>{ t().place }</h2>
            { segmented("place", t().place, &labels, selected, &on_select) }
            <div key={selected}>{ field }</div>
        </section>
    }
}

/// A field whose text is the name or key of a row.
fn named(
    form: Form<'_>,
    field: Field,
    placeholder: &'static str,
    choices: fn(&'static Tables, &str) -> Vec<Choice>,
) -> Html {
    let on_text = form.dispatch.on(move |text| Action::Type(field, text));
    let (label, ..) = t().field(field);
    html! {
        <Combobox
            id={format!("f-{}", field.key())}
            {label}
            {placeholder}
            value={form.scenario.text(field).to_owned()}
            choices={Callback::from(move |query: String| choices(Tables::embedded(), &query))}
            on_input={on_text.clone()}
            on_choose={on_text}
            problem={form.problem(field)}
        />
    }
}

fn either(form: Form<'_>, first: Field, second: Field) -> AttrValue {
    let problem = form.problem(first);
    if problem.is_empty() { form.problem(second) } else { problem }
}

/// Provider and region as one text, as it is typed.
fn shown_region(scenario: &Scenario) -> String {
    let (provider, region) = (scenario.text(Field::Provider), scenario.text(Field::Region));
    if provider.is_empty() { region.to_owned() } else { format!("{provider} {region}") }
}

/// Reads `gcp europe-west3`, or a region alone.
fn choose_region(text: &str) -> Action {
    let providers = Tables::embedded().providers();
    match text.split_once(' ') {
        Some((provider, region)) if providers.contains(&provider.to_ascii_lowercase().as_str()) => {
            Action::ChooseRegion(provider.to_ascii_lowercase(), region.to_owned())
        }
        _ => Action::ChooseRegion(String::new(), text.to_owned()),
    }
}

fn grams(value: f64) -> String {
    format!("{} g/kWh", show::trimmed(value.round()))
}

fn region_choices(tables: &'static Tables, query: &str) -> Vec<Choice> {
    let found = search::search(&tables.regions, query).into_iter();
    found
        .map(|row| {
            let newest = tables.zone(row.zone).and_then(Zone::newest);
            Choice {
                value: format!("{} {}", row.provider, row.key),
                text: format!("{} {}", provider_name(row.provider), row.key),
                detail: format!(
                    "{}{}",
                    row.name,
                    newest
                        .map(|(value, _)| format!(" · {}", grams(value.grams_per_kwh())))
                        .unwrap_or_default()
                ),
            }
        })
        .collect()
}

fn zone_choices(tables: &'static Tables, query: &str) -> Vec<Choice> {
    let found = search::search(&tables.zones, query).into_iter();
    found
        .map(|row| Choice {
            value: row.key.to_owned(),
            text: format!("{} {}", row.key, row.name),
            detail: row
                .newest()
                .map(|(value, year)| format!("{} in {year}", grams(value.grams_per_kwh())))
                .unwrap_or_default(),
        })
        .collect()
}

fn country_choices(tables: &'static Tables, query: &str) -> Vec<Choice> {
    let found = search::search(&tables.countries, query).into_iter();
    found
        .map(|row| Choice {
            value: row.name.to_owned(),
            text: row.name.to_owned(),
            detail: format!("{} in {}", grams(row.intensity.grams_per_kwh()), row.year),
        })
        .collect()
}
