//! A labelled text field with its unit, its explanation and what is wrong with it.

use wattprint_core::problem::Problem;
use yew::{AttrValue, Callback, Html, InputEvent, html};

use crate::browser::events;

/// What is wrong with a field, as one text: sentence and hint.
#[must_use]
pub fn problem_text(problem: &Problem) -> AttrValue {
    AttrValue::from(format!("{} {}", problem.sentence, problem.hint).trim().to_owned())
}

/// A text field. Not a component of its own: each one would add its life cycle to what the browser loads.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    /// Id of the input; those of its texts start with it.
    pub id: AttrValue,
    /// Label.
    pub label: &'static str,
    /// What is typed.
    pub value: AttrValue,
    /// Called with each change.
    pub on_input: Callback<String>,
    /// Unit behind the field.
    pub unit: &'static str,
    /// Explanation under the field.
    pub note: AttrValue,
    /// What is wrong with it; empty where nothing is.
    pub problem: AttrValue,
}

/// A labelled text field for a number.
pub fn text_field(props: &TextField) -> Html {
    let on_input = props.on_input.reform(|event: InputEvent| events::input_text(&event));
    let text_id = format!("{}-text", props.id);
    let invalid = !props.problem.is_empty();
    let text = if invalid { props.problem.clone() } else { props.note.clone() };
    html! {
        <div class={if invalid { "field invalid" } else { "field" }}>
            <label for={props.id.clone()}>{ props.label }</label>
            <span class="with-unit">
                <input
                    id={props.id.clone()}
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    spellcheck="false"
                    value={props.value.clone()}
                    aria-invalid={invalid.then_some("true")}
                    aria-describedby={(!text.is_empty()).then(|| text_id.clone())}
                    oninput={on_input}
                />
                <span class="unit">{ props.unit }</span>
            </span>
            <p class="note" id={text_id}>{ text }</p>
        </div>
    }
}
