//! Greener places: the same job in other regions, as a chart with its finding and as a table.

use wattprint_core::estimate::{GreenerPlace, Location, Scope};
use wattprint_core::show;
use wattprint_core::tables::provider_name;
use yew::{Callback, Event, Html, UseStateHandle, html};

use super::Dispatch;
use super::segmented::segmented;
use crate::answer::Answer;
use crate::browser::events;
use crate::charts::bars::Bar;
use crate::charts::canvas::BarChart;
use crate::state::Action;
use crate::texts::{fill, t};

/// How many places the chart shows, the user's own among them.
const CHARTED: usize = 12;

/// Greener places for an answer: a chart, and a table while it is unfolded.
pub fn greener(answer: &Answer, scope: Scope, unfolded: &UseStateHandle<bool>, dispatch: &Dispatch) -> Html {
    let known = answer.estimate.co2e.is_some();
    let labels = Scope::ALL.map(|scope| t().scope_name(scope));
    // Without a provider, all of them are looked at.
    let at_home = matches!(answer.understood.job.location, Some(Location::Region(_)));
    let scope = if scope == Scope::SameProvider && !at_home { Scope::Anywhere } else { scope };
    let places = answer.places(scope);
    let finding = finding(answer, &places);
    let selected = Scope::ALL.iter().position(|candidate| *candidate == scope).unwrap_or(0);
    let on_select = dispatch.on(|index: usize| Action::Look(Scope::ALL[index]));
    let on_toggle = {
        let unfolded = unfolded.clone();
        Callback::from(move |event: Event| unfolded.set(events::is_unfolded(&event)))
    };
    html! {
        <section class="block" id="greener">
            <h2>{ t().greener }</h2>
            { segmented("scope", t().scope, &labels, selected, &on_select) }
            <p class="finding">{ finding.clone() }</p>
            <div hidden={!known}>
                <figure>
                    <BarChart bars={bars(answer, &places)} label={finding} />
                    <figcaption class="note">{ t().greener_note }</figcaption>
                </figure>
                <details open={**unfolded} ontoggle={on_toggle}>
                    <summary>{ fill(t().greener_all, &[("n", &places.len().to_string())]) }</summary>
                    <div class="scroll" tabindex="0" role="region" aria-label={t().greener}>
                        // Many rows: they are not built at every keystroke while nobody looks.
                        if **unfolded {
                            { table(answer, &places, &dispatch.on(|(provider, region)| Action::ChooseRegion(provider, region))) }
                        }
                    </div>
                </details>
            </div>
        </section>
    }
}

fn finding(answer: &Answer, places: &[GreenerPlace]) -> String {
    if answer.estimate.co2e.is_none() {
        return t().greener_none.to_owned();
    }
    let Some(best) = places.first() else { return t().greener_none.to_owned() };
    let place = format!("{} {} ({})", provider_name(best.region.provider), best.region.key, best.region.name);
    match best.ratio {
        Some(ratio) if ratio < 1.0 => {
            fill(t().greener_finding, &[("place", &place), ("percent", &show::percent(1.0 - ratio))])
        }
        _ => {
            let own = match answer.understood.job.location {
                Some(Location::Region(region)) => {
                    format!("{} {}", provider_name(region.provider), region.key)
                }
                Some(location) => wattprint_core::estimate::location_name(location),
                None => place,
            };
            fill(t().greener_own_best, &[("place", &own)])
        }
    }
}

/// The cleanest places, and the user's own at its place in the order or at the end.
fn bars(answer: &Answer, places: &[GreenerPlace]) -> Vec<Bar> {
    let own = places.iter().position(|place| answer.is_own(place));
    let shown = match own {
        Some(index) if index >= CHARTED => CHARTED - 1,
        _ => CHARTED,
    };
    let first = places.iter().take(shown);
    let last = own.filter(|index| *index >= CHARTED).map(|index| &places[index]);
    first.chain(last).map(|place| bar(answer, place)).collect()
}

fn bar(answer: &Answer, place: &GreenerPlace) -> Bar {
    let same = matches!(answer.understood.job.location, Some(Location::Region(home)) if home.provider == place.region.provider);
    let label = if same {
        format!("{} {}", place.region.key, place.region.name)
    } else {
        format!("{} {}", place.region.provider, place.region.key)
    };
    Bar {
        label,
        value: place.co2e.grams(),
        shown: show::mass(place.co2e),
        grams_per_kwh: place.intensity.grams_per_kwh(),
        own: answer.is_own(place),
    }
}

fn table(answer: &Answer, places: &[GreenerPlace], choose: &Callback<(String, String)>) -> Html {
    html! {
        <table class="places">
            <thead>
                <tr>
                    <th scope="col">{ t().provider }</th>
                    <th scope="col">{ t().region }</th>
                    <th scope="col">{ t().zone }</th>
                    <th scope="col">{ t().grid }</th>
                    <th scope="col">{ t().pue }</th>
                    <th scope="col">{ t().emits }</th>
                    <th scope="col">{ t().against_own }</th>
                    <th scope="col">{ t().distance }</th>
                    <th scope="col">{ t().round_trip }</th>
                </tr>
            </thead>
            <tbody>
                for place in places {
                    { row(place, answer.is_own(place), choose) }
                }
            </tbody>
        </table>
    }
}

/// The provider's own figures: another boundary than the zone's, so beside it and never mixed in.
fn providers_own(place: &GreenerPlace) -> String {
    let grid = place.region.provider_grid.map(|(grid, _)| show::trimmed(grid.grams_per_kwh().round()));
    let carbon_free = place.region.provider_carbon_free.map(|(share, _)| show::percent(share));
    match (grid, carbon_free) {
        (Some(grid), Some(carbon_free)) => {
            fill(t().providers_own_both, &[("grid", &grid), ("carbon_free", &carbon_free)])
        }
        (Some(grid), None) => fill(t().providers_own, &[("grid", &grid)]),
        _ => String::new(),
    }
}

fn row(place: &GreenerPlace, own: bool, choose: &Callback<(String, String)>) -> Html {
    let region = place.region;
    let full = format!("{} {}", region.provider, region.key);
    let against = match place.ratio {
        _ if own => t().own_place.to_owned(),
        Some(ratio) => format!("{} ×", show::number(ratio)),
        None => String::new(),
    };
    let distance = place.distance_km.filter(|_| !own).map(|km| format!("{} km", show::significant(km, 2)));
    let round_trip =
        place.least_round_trip_ms().filter(|_| !own).map(|ms| format!("{} ms", show::trimmed(ms.round())));
    let on_click = choose.reform(move |_| (region.provider.to_owned(), region.key.to_owned()));
    html! {
        <tr key={full.clone()} class={own.then_some("own")}>
            <td>{ provider_name(region.provider) }</td>
            <th scope="row">
                <button type="button" class="link" aria-label={fill(t().use_place, &[("place", &full)])} onclick={on_click}>
                    { region.key }
                </button>
                <span class="detail">{ region.name }</span>
            </th>
            <td>{ region.zone }</td>
            <td class="number">
                { format!("{} g/kWh", show::trimmed(place.intensity.grams_per_kwh())) }
                <span class="detail">{ providers_own(place) }</span>
            </td>
            <td class="number">{ show::trimmed(place.pue.ratio()) }</td>
            <td class="number">{ show::mass(place.co2e) }</td>
            <td class="number">{ against }</td>
            <td class="number">{ distance.unwrap_or_default() }</td>
            <td class="number">{ round_trip.unwrap_or_default() }</td>
        </tr>
    }
}
