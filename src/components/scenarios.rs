//! Two scenarios side by side, scenarios kept in this browser, and the example.

use yew::{Callback, Html, html};

use super::Dispatch;
use super::segmented::segmented;
use crate::browser::focus;
use crate::state::{Action, AppState};
use crate::texts::t;

/// The choice between two scenarios, above the form; nothing where there is one.
pub fn scenario_tabs(state: &AppState, dispatch: &Dispatch) -> Html {
    let labels = [t().scenario_a, t().scenario_b];
    html! {
        <div class="scenario-tabs" hidden={state.scenarios.len() < 2}>
            { segmented("scenario", t().scenarios, &labels, state.active, &dispatch.on(Action::Activate)) }
            <button type="button" class="link" onclick={dispatch.on(|_| Action::CloseSecond)}>{ t().close_second }</button>
        </div>
    }
}

/// What can be done with the scenario, below the form. `name` is the one under which it would be kept; empty
/// where it has no result. `refused` says that the browser did not let something be kept.
pub fn scenarios(state: &AppState, name: &str, refused: bool, dispatch: &Dispatch) -> Html {
    let two = state.scenarios.len() > 1;
    let name = name.to_owned();
    let example = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| {
            dispatch.send(Action::HundredGpus);
            focus::scroll_to("greener");
        })
    };
    html! {
        <div class="scenarios group">
            <div class="buttons">
                <button type="button" id="beside" class="link" hidden={two} onclick={dispatch.on(|_| Action::Beside)}>
                    { t().beside }
                </button>
                <button
                    type="button"
                    id="keep"
                    class="link"
                    hidden={name.is_empty()}
                    onclick={dispatch.on(move |_| Action::Keep(name.clone()))}
                >{ t().keep }</button>
                <button type="button" id="hundred-gpus" class="link" onclick={example}>{ t().hundred_gpus }</button>
            </div>
            <p class="note" role="status">{ if refused { t().keep_refused } else { "" } }</p>
            <details hidden={state.saved.is_empty()}>
                <summary>{ t().kept }</summary>
                <ul class="kept">
                    for (index, saved) in state.saved.iter().enumerate() {
                        <li key={saved.name.clone()}>
                            <button type="button" class="link" onclick={dispatch.on(move |_| Action::OpenKept(index))}>
                                { &saved.name }
                            </button>
                            <button
                                type="button"
                                class="quiet"
                                aria-label={format!("{}: {}", t().forget, saved.name)}
                                onclick={dispatch.on(move |_| Action::Forget(index))}
                            >{ "×" }</button>
                        </li>
                    }
                </ul>
            </details>
        </div>
    }
}
