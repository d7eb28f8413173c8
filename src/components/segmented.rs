//! One of a few: radio buttons that look like one control.

use yew::{Callback, Html, html};

/// Radio buttons in a row. Ids start with the name; the label is for screen readers, as a heading stands above.
pub fn segmented(
    name: &'static str,
    label: &'static str,
    labels: &[&'static str],
    selected: usize,
    on_select: &Callback<usize>,
) -> Html {
    html! {
        <fieldset class="segmented">
            <legend class="visually-hidden">{ label }</legend>
            <span class="segments">
                for (index, label) in labels.iter().enumerate() {
                    <span class="segment" key={index}>
                        <input
                            type="radio"
                            id={format!("{name}-{index}")}
                            {name}
                            checked={index == selected}
                            onchange={on_select.reform(move |_| index)}
                        />
                        <label for={format!("{name}-{index}")}>{ *label }</label>
                    </span>
                }
            </span>
        </fieldset>
    }
}
