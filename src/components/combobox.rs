//! A text field that offers what fits: the editable combobox with a list box of the ARIA Authoring Practices.
//!
//! What is typed counts as it stands; a choice only replaces it. Arrow keys move, Enter takes the marked choice or
//! the first, Escape closes.

use yew::{
    AttrValue, Callback, FocusEvent, Html, InputEvent, KeyboardEvent, MouseEvent, Properties, classes,
    component, html, use_node_ref, use_state_eq,
};

use crate::browser::events;
use crate::texts::{fill, t};

/// How many choices are listed at once.
const SHOWN: usize = 40;

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is taken when it is chosen.
    pub value: String,
    /// What it is called.
    pub text: String,
    /// What tells it from others.
    pub detail: String,
}

/// A text field with choices.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ComboboxProps {
    /// Id of the input; others start with it.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// What is typed.
    pub value: AttrValue,
    /// The choices for a text; all of them for an empty one.
    pub choices: Callback<String, Vec<Choice>>,
    /// Called with each change of the text.
    pub on_input: Callback<String>,
    /// Called with the value of a choice.
    pub on_choose: Callback<String>,
    /// Called when the field gets the focus.
    #[prop_or_default]
    pub on_focus: Callback<()>,
    /// Shown while nothing is typed.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Explanation under the field.
    #[prop_or_default]
    pub note: AttrValue,
    /// What is wrong with it; empty where nothing is.
    #[prop_or_default]
    pub problem: AttrValue,
}

/// A text field with choices.
#[component]
pub fn Combobox(props: &ComboboxProps) -> Html {
    let open = use_state_eq(|| false);
    // Until something is typed the whole list is offered, not only what is already there.
    let typed = use_state_eq(|| false);
    let marked = use_state_eq(|| None::<usize>);

    let all = if *open {
        props.choices.emit(if *typed { props.value.to_string() } else { String::new() })
    } else {
        Vec::new()
    };
    // Nothing is left to choose where the text already is the one choice.
    let settled = matches!(all.as_slice(), [only] if only.value == *props.value);
    let shown = *open && !settled;
    let more = all.len().saturating_sub(SHOWN);
    let choices: Vec<Choice> = all.into_iter().take(SHOWN).collect();

    let close = {
        let (open, typed, marked) = (open.clone(), typed.clone(), marked.clone());
        move || {
            open.set(false);
            typed.set(false);
            marked.set(None);
        }
    };
    let choose = {
        let (close, on_choose) = (close.clone(), props.on_choose.clone());
        Callback::from(move |value: String| {
            on_choose.emit(value);
            close();
        })
    };
    let on_input = {
        let (open, typed, marked) = (open.clone(), typed.clone(), marked.clone());
        props.on_input.reform(move |event: InputEvent| {
            open.set(true);
            typed.set(true);
            marked.set(None);
            events::input_text(&event)
        })
    };
    let on_key = {
        let (open, marked, choices) = (open.clone(), marked.clone(), choices.clone());
        let (choose, close) = (choose.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !*open => {
                event.prevent_default();
                open.set(true);
            }
            key @ ("ArrowDown" | "ArrowUp") => {
                event.prevent_default();
                marked.set(moved(*marked, key == "ArrowDown", choices.len()));
            }
            "Enter" => {
                event.prevent_default();
                if let Some(choice) = choices.get(marked.unwrap_or(0)).filter(|_| *open) {
                    choose.emit(choice.value.clone());
                }
            }
            "Escape" if *open => {
                event.prevent_default();
                close();
            }
            _ => {}
        })
    };
    let on_focus = props.on_focus.reform(|_: FocusEvent| ());
    let on_click = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let frame = use_node_ref();
    let left = frame.clone();
    let on_focus_out = Callback::from(move |event: FocusEvent| {
        if events::focus_left(&event, &left) {
            close();
        }
    });

    let list_id = format!("{}-list", props.id);
    let text_id = format!("{}-text", props.id);
    let option_id = |index: usize| format!("{}-option-{index}", props.id);
    let invalid = !props.problem.is_empty();
    let text = if invalid { props.problem.clone() } else { props.note.clone() };
    html! {
        <div ref={frame} class={classes!("field", "combobox", invalid.then_some("invalid"))} onfocusout={on_focus_out}>
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <input
                id={props.id.clone()}
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                value={props.value.clone()}
                placeholder={props.placeholder.clone()}
                aria-expanded={if shown { "true" } else { "false" }}
                aria-controls={list_id.clone()}
                aria-autocomplete="list"
                aria-activedescendant={marked.map(option_id)}
                aria-invalid={invalid.then_some("true")}
                aria-describedby={(!text.is_empty()).then(|| text_id.clone())}
                oninput={on_input}
                onkeydown={on_key}
                onfocus={on_focus}
                onclick={on_click}
            />
            <div class="popup" tabindex="-1" hidden={!shown}>
                <ul id={list_id} role="listbox" aria-label={props.label.clone()}>
                    for (index, choice) in choices.iter().enumerate() {
                        <Offer
                            key={choice.value.clone()}
                            id={option_id(index)}
                            choice={choice.clone()}
                            marked={*marked == Some(index)}
                            on_choose={choose.clone()}
                        />
                    }
                </ul>
                <p class="note">
                    if *open && choices.is_empty() {
                        { t().no_match }
                    } else if more > 0 {
                        { fill(t().more_matches, &[("n", &more.to_string())]) }
                    }
                </p>
            </div>
            <p class="note" id={text_id}>{ text }</p>
        </div>
    }
}

/// The mark after an arrow key; it goes round at both ends.
fn moved(marked: Option<usize>, down: bool, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (marked, down) {
        (None, true) => 0,
        (None, false) => last,
        (Some(index), true) if index >= last => 0,
        (Some(index), true) => index + 1,
        (Some(0), false) => last,
        (Some(index), false) => index - 1,
    })
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct OfferProps {
    id: AttrValue,
    choice: Choice,
    marked: bool,
    on_choose: Callback<String>,
}

#[component]
fn Offer(props: &OfferProps) -> Html {
    let value = props.choice.value.clone();
    // On press and not on click, and the focus stays in the field.
    let on_press = props.on_choose.reform(move |event: MouseEvent| {
        event.prevent_default();
        value.clone()
    });
    html! {
        <li
            id={props.id.clone()}
            role="option"
            class={props.marked.then_some("marked")}
            aria-selected={if props.marked { "true" } else { "false" }}
            onmousedown={on_press}
        >
            <span>{ &props.choice.text }</span>
            <span class="detail">{ &props.choice.detail }</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn the_mark_goes_round() {
        assert_eq!(moved(None, true, 3), Some(0));
        assert_eq!(moved(None, false, 3), Some(2));
        assert_eq!(moved(Some(2), true, 3), Some(0));
        assert_eq!(moved(Some(0), false, 3), Some(2));
        assert_eq!(moved(Some(9), true, 3), Some(0));
        assert_eq!(moved(None, true, 0), None);
    }
}
