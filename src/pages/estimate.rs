//! The page "Estimate": the question on the left, the answer on the right and always in view.

use std::rc::Rc;

use wattprint_core::estimate::{Scope, work_name};
use wattprint_core::problem::Problem;
use wattprint_core::request::Reading;
use wattprint_core::show;
use yew::{
    Callback, Event, Html, Properties, component, html, use_effect_with, use_memo, use_mut_ref, use_state_eq,
};

use crate::answer::{Answer, answer};
use crate::browser::{events, timer};
use crate::components::{
    Copied, Form, assumptions, equivalents, form, greener, has_detail, headline, parts, peers, reason,
    scenario_tabs, scenarios, share, use_dispatch, versus,
};
use crate::scenario::{Scenario, TimeEntry};
use crate::state::{AppState, ProcessorList};
use crate::texts::{fill, t};

/// The state that the page shows.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EstimatePageProps {
    /// The state of the app.
    pub state: Rc<AppState>,
    /// Whether the browser refused to keep scenarios.
    pub keep_refused: bool,
}

/// What a scenario comes to now, and the last answer it had.
#[derive(Clone, Debug, Default)]
struct Outcome {
    last: Option<Rc<Answer>>,
    problems: Vec<Problem>,
}

/// The page "Estimate".
#[component]
pub fn EstimatePage(props: &EstimatePageProps) -> Html {
    let state = &props.state;
    let dispatch = use_dispatch();
    let kept_answers = use_mut_ref(|| [None, None]);
    let inputs = (state.scenarios.clone(), state.processors.clone());
    let outcomes = use_memo(inputs, |(scenarios, processors)| {
        let mut kept = kept_answers.borrow_mut();
        let outcome = |(index, scenario): (usize, &Scenario)| match answer(
            scenario,
            processors.loaded().map(Rc::as_ref),
        ) {
            Ok(answer) => {
                kept[index] = Some(answer.clone());
                Outcome { last: Some(answer), problems: Vec::new() }
            }
            Err(problems) => Outcome { last: kept[index].clone(), problems },
        };
        scenarios.iter().enumerate().map(outcome).collect::<Vec<_>>()
    });
    let wanted =
        state.processors == ProcessorList::Unasked && state.scenarios.iter().any(|it| !it.cpus.is_empty());
    let on_wanted = dispatch.clone();
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            crate::components::load_processors(&on_wanted);
        }
    });
    // What is filled in is never folded away.
    let more_open = use_state_eq(|| false);
    let unfolded = *more_open || has_detail(state.scenario());
    let on_toggle = {
        let more_open = more_open.setter();
        Callback::from(move |event: Event| more_open.set(events::is_unfolded(&event)))
    };

    let scenario = state.scenario();
    let shown = use_state_eq(|| None);
    let next = outcomes[state.active].last.as_ref().map(|answer| Shown {
        answer: answer.clone(),
        scenario: scenario.clone(),
        scope: state.scope,
        places_open: state.places_open,
        fragment: state.route().fragment(),
        stale: !outcomes[state.active].problems.is_empty(),
    });
    {
        let shown = shown.setter();
        use_effect_with(next, move |next| {
            let next = next.clone();
            let later = timer::after_paint(move || shown.set(next));
            move || drop(later)
        });
    }
    let current = &outcomes[state.active];
    let understood =
        current.last.as_ref().filter(|_| current.problems.is_empty()).map(|answer| &answer.understood);
    let readings: Vec<String> =
        understood.map(|it| it.readings.iter().map(reading).collect()).unwrap_or_default();
    let name = understood.map(|it| kept_name(&it.job)).unwrap_or_default();
    let scale_end_g = outcomes
        .iter()
        .filter_map(|outcome| outcome.last.as_ref()?.estimate.co2e.map(|range| range.high.grams()))
        .fold(0.0, f64::max);
    let figures: Vec<f64> = outcomes
        .iter()
        .filter_map(|outcome| outcome.last.as_ref()?.estimate.co2e.map(|range| range.central.grams()))
        .collect();
    let names = if outcomes.len() > 1 { [t().scenario_a, t().scenario_b] } else { ["", ""] };
    let time_note = time_note(scenario, current);
    let question = Form {
        scenario,
        problems: &current.problems,
        readings: &readings.join(" "),
        time_note: &time_note,
        processors: &state.processors,
        unfolded,
        on_toggle: &on_toggle,
        dispatch: &dispatch,
    };
    html! {
        <>
            <h1>{ t().question }</h1>
            <div class="columns">
                <div class="question">
                    { scenario_tabs(state, &dispatch) }
                    <div key={state.active}>{ form(question) }</div>
                    { scenarios(state, &name, props.keep_refused, &dispatch) }
                </div>
                <section class="answer" id="result" aria-label={t().result} tabindex="-1">
                    <div class="headlines">
                        for (index, outcome) in outcomes.iter().enumerate() {
                            { headline(outcome.last.as_deref(), &outcome.problems, names[index], scale_end_g) }
                        }
                    </div>
                    <div>
                        if let [first_g, second_g] = figures[..] {
                            { versus(first_g, second_g) }
                        }
                    </div>
                    <div class="details">
                        if let Some(shown) = (*shown).clone() {
                            <Details ..shown />
                        }
                    </div>
                </section>
            </div>
        </>
    }
}

/// What stands below the figure. It follows a frame behind, so that the figure is painted first.
#[derive(Clone, Debug, Properties)]
struct Shown {
    answer: Rc<Answer>,
    scenario: Scenario,
    scope: Scope,
    places_open: bool,
    fragment: String,
    stale: bool,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.answer, &other.answer)
            && self.scenario == other.scenario
            && self.scope == other.scope
            && self.places_open == other.places_open
            && self.fragment == other.fragment
            && self.stale == other.stale
    }
}

#[component]
fn Details(shown: &Shown) -> Html {
    let dispatch = use_dispatch();
    let unfolded = use_state_eq(|| false);
    let copied = use_state_eq(Copied::default);
    {
        let unfolded = unfolded.setter();
        use_effect_with(shown.places_open, move |open| {
            if *open {
                unfolded.set(true);
            }
        });
    }
    let answer = &shown.answer;
    let estimate = &answer.estimate;
    html! {
        <>
            { reason(answer) }
            { parts(&estimate.parts, estimate.energy_it) }
            { greener(answer, shown.scope, &unfolded, &dispatch) }
            { assumptions(&estimate.assumptions, &shown.scenario, &dispatch) }
            { peers(answer) }
            <div>
                if let Some(range) = estimate.co2e {
                    { equivalents(range.central) }
                }
            </div>
            { share(answer, &shown.fragment, shown.stale, &copied) }
        </>
    }
}

/// How a loose name was understood.
fn reading(reading: &Reading) -> String {
    if reading.others.is_empty() {
        fill(t().taken_as, &[("name", &reading.meant)])
    } else {
        fill(t().taken_as_others, &[("name", &reading.meant), ("others", &reading.others.join(", "))])
    }
}

fn kept_name(job: &wattprint_core::estimate::Job) -> String {
    let place = job.location.map(wattprint_core::estimate::location_name);
    match place {
        Some(place) => format!("{}, {place}", work_name(job)),
        None => work_name(job),
    }
}

/// Devices times hours in words, so that nobody takes one for the other.
fn time_note(scenario: &Scenario, outcome: &Outcome) -> String {
    let Some(answer) = outcome.last.as_ref().filter(|_| outcome.problems.is_empty()) else {
        return String::new();
    };
    let job = &answer.understood.job;
    let (Some(hours), None) = (job.hours, job.measured) else { return String::new() };
    match scenario.time {
        TimeEntry::Hours => {
            let per_run = job.device_hours().map_or(0.0, |total| total / job.repeat);
            fill(t().device_hours_note, &[("n", &show::trimmed(per_run))])
        }
        TimeEntry::DeviceHours => fill(t().hours_note, &[("n", &show::trimmed(hours.hours()))]),
    }
}
