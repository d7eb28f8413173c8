//! What the estimate rests on: every value with its range, how far it moves the result and its source, editable
//! in place.

use wattprint_core::estimate::{Assumption, AssumptionKind};
use wattprint_core::problem::Field;
use wattprint_core::show;
use yew::{Callback, Html, InputEvent, MouseEvent, html};

use super::Dispatch;
use crate::browser::events;
use crate::scenario::{PlaceEntry, Scenario};
use crate::state::Action;
use crate::texts::t;

/// The assumptions of an estimate and the form they can be replaced in.
pub fn assumptions(assumptions: &[Assumption], scenario: &Scenario, dispatch: &Dispatch) -> Html {
    let pue = assumptions.iter().find(|row| row.kind == AssumptionKind::Pue).map_or(1.0, |row| row.value);
    html! {
        <section class="block">
            <h2>{ t().assumptions }</h2>
            <p class="note">{ t().assumptions_note }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={t().assumptions}>
                <table class="assumptions">
                    <thead>
                        <tr>
                            <th scope="col">{ t().assumption }</th>
                            <th scope="col">{ t().value }</th>
                            <th scope="col">{ t().range }</th>
                            <th scope="col">{ t().effect }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for assumption in assumptions.iter() {
                            { row(assumption, typed(scenario, assumption.kind), pue, dispatch) }
                        }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// What the user typed for an assumption; empty where the assumed value stands.
fn typed(scenario: &Scenario, kind: AssumptionKind) -> String {
    match kind.field() {
        Some(Field::Intensity) if scenario.place != PlaceEntry::Own => String::new(),
        Some(field) => scenario.text(field).to_owned(),
        None => String::new(),
    }
}

fn row(row: &Assumption, typed: String, pue: f64, dispatch: &Dispatch) -> Html {
    let (name, unit) = t().assumption_name(row.kind);
    let id = format!("a-{}", row.kind.name());
    let assumed = format!("{} {unit}", show::trimmed(row.value));
    let value = match row.kind.field() {
        Some(field) => {
            let pue = show::plain(pue);
            let on_input =
                dispatch.on(move |event: InputEvent| edit(field, &events::input_text(&event), &pue));
            let reset: Callback<MouseEvent> = dispatch.on(move |_| reset(field));
            let untouched = typed.is_empty();
            html! {
                <span class="with-unit">
                    <label class="visually-hidden" for={id.clone()}>{ name }</label>
                    <input
                        {id}
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        value={typed}
                        placeholder={show::trimmed(row.value)}
                        oninput={on_input}
                    />
                    <span class="unit">{ unit }</span>
                    <button
                        type="button"
                        class="quiet"
                        hidden={untouched}
                        aria-label={format!("{}: {name}", t().reset)}
                        title={t().reset}
                        onclick={reset}
                    >{ "×" }</button>
                </span>
            }
        }
        None => html! { <span>{ assumed }</span> },
    };
    let ranged = row.low != row.high;
    let range = if ranged {
        format!("{} – {}", show::trimmed(row.low), show::trimmed(row.high))
    } else {
        String::new()
    };
    let effect = if ranged {
        format!("{} … {}", signed_percent(row.effect_low), signed_percent(row.effect_high))
    } else if row.given {
        t().given.to_owned()
    } else {
        String::new()
    };
    html! {
        <tr key={row.kind.name()}>
            <th scope="row">
                { name }
                <details class="source"><summary>{ t().source }</summary><p>{ row.source.to_string() }</p></details>
            </th>
            <td>{ value }</td>
            <td class="number">{ range }</td>
            <td class="number">{ effect }</td>
        </tr>
    }
}

/// Typing over the grid's figure makes it the user's own, at the PUE it was worked out with.
fn edit(field: Field, text: &str, pue: &str) -> Action {
    if field == Field::Intensity {
        Action::OwnIntensity { intensity: text.to_owned(), pue: pue.to_owned() }
    } else {
        Action::Type(field, text.to_owned())
    }
}

fn reset(field: Field) -> Action {
    if field == Field::Intensity {
        Action::EnterPlace(PlaceEntry::Region)
    } else {
        Action::Type(field, String::new())
    }
}

/// A factor as a change: `−53 %`, `+33 %`.
fn signed_percent(factor: f64) -> String {
    let percent = ((factor - 1.0) * 100.0).round();
    let sign = if percent > 0.0 { "+" } else { "" };
    // Adding zero turns the negative zero of a small fall into a plain one.
    format!("{sign}{}{}%", show::significant(percent + 0.0, 2), show::THIN)
}
