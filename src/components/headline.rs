//! The figure, the largest thing on the page, with its range under it and the reason beside it.

use wattprint_core::estimate::{Range, sentence};
use wattprint_core::problem::Problem;
use wattprint_core::show;
use wattprint_core::units::CarbonMass;
use yew::{Html, classes, html};

use super::range_bar::range_bar;
use super::text_field::problem_text;
use crate::answer::Answer;
use crate::texts::{fill, t};

/// The figure of a scenario. `answer` is the last one that could be worked out; where there are problems it is
/// of before. `name` tells one of two scenarios, and `scale_end_g` is the end of the scale they share.
pub fn headline(answer: Option<&Answer>, problems: &[Problem], name: &'static str, scale_end_g: f64) -> Html {
    let stale = !problems.is_empty();
    let reason = if answer.is_some() { t().result_stale } else { t().result_pending };
    html! {
        <div class={classes!("headline", stale.then_some("stale"))}>
            <p class="scenario-name" hidden={name.is_empty()}>{ name }</p>
            <div class="figure-area">
                if let Some(answer) = answer {
                    { figure(answer, scale_end_g) }
                }
            </div>
            <div class="mend" hidden={!stale}>
                <p>{ reason }</p>
                <ul>
                    for (index, problem) in problems.iter().enumerate() {
                        <li key={index}>{ problem_text(problem) }</li>
                    }
                </ul>
            </div>
        </div>
    }
}

fn figure(answer: &Answer, scale_end_g: f64) -> Html {
    let estimate = &answer.estimate;
    let Some(range) = estimate.co2e else {
        return html! {
            <>
                <p class="figure"><span class="number">{ show::energy(estimate.energy_facility.central) }</span></p>
                <p class="between">{ t().no_place }</p>
            </>
        };
    };
    let scale = show::mass_scale(range.central);
    let (number, low, high) = (
        show::mass_in(range.central, scale),
        show::mass_in(range.low, scale),
        show::mass_in(range.high, scale),
    );
    let low_high = [("low", low.as_str()), ("high", high.as_str()), ("central", number.as_str())];
    let grams = Range { low: range.low.grams(), central: range.central.grams(), high: range.high.grams() };
    let between = if range.central == CarbonMass::ZERO {
        String::new()
    } else if range.low == range.high {
        t().exact.to_owned()
    } else {
        format!("{} {}", fill(t().between, &low_high), scale.unit)
    };
    html! {
        <>
            <p class="figure">
                <span class="number">{ number.clone() }</span>
                <span class="figure-unit">{ format!("{} {}", scale.unit, t().co2e) }</span>
            </p>
            { range_bar(grams, scale_end_g, fill(t().range_label, &low_high)) }
            <p class="between">{ between }</p>
        </>
    }
}

/// The sentence a colleague would say, the energy, and what the method left out.
pub fn reason(answer: &Answer) -> Html {
    let estimate = &answer.estimate;
    let (facility, it) = (show::energy(estimate.energy_facility.central), show::energy(estimate.energy_it));
    html! {
        <div class="reason">
            <p class="sentence" aria-live="polite">{ sentence(&answer.understood.job, estimate) }</p>
            <p class="energy">{ fill(t().energy_line, &[("energy", &facility), ("it", &it)]) }</p>
            <ul class="remarks">
                for (index, note) in estimate.notes.iter().enumerate() {
                    <li key={index}>{ note }</li>
                }
            </ul>
        </div>
    }
}

/// Two figures against each other, in a sentence.
pub fn versus(first_g: f64, second_g: f64) -> Html {
    let ratio = second_g / first_g;
    let text = if !ratio.is_finite() || first_g == second_g {
        t().compare_same.to_owned()
    } else if ratio < 1.0 {
        fill(t().compare_less, &[("percent", &show::percent(1.0 - ratio))])
    } else {
        fill(t().compare_more, &[("percent", &show::percent(ratio - 1.0))])
    };
    html! { <p class="versus" aria-live="polite">{ text }</p> }
}
