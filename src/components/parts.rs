//! Where the energy goes: the parts of the IT energy as bars from zero, with their numbers.

use wattprint_core::estimate::Part;
use wattprint_core::show;
use wattprint_core::units::Energy;
use yew::{Html, html};

use crate::texts::t;

/// The parts of an estimate.
pub fn parts(parts: &[Part], total: Energy) -> Html {
    html! {
        <section class="block">
            <h2>{ t().parts }</h2>
            <table class="bars">
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">{ t().part }</th>
                        <th scope="col">{ t().share }</th>
                        <th scope="col">{ t().energy_it }</th>
                    </tr>
                </thead>
                <tbody>
                    for part in parts.iter() {
                        { row(part, total) }
                    }
                </tbody>
            </table>
            <p class="note">{ t().parts_note }</p>
        </section>
    }
}

fn row(part: &Part, total: Energy) -> Html {
    let share = part.energy / total;
    html! {
        <tr key={part.kind.name()}>
            <th scope="row">{ t().part_name(part.kind) }</th>
            <td class="bar-cell">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="bar" x="0" y="0" height="10" width={format!("{:.2}", share * 100.0)} />
                </svg>
                <span class="visually-hidden">{ show::percent(share) }</span>
            </td>
            <td class="number">{ show::energy(part.energy) }</td>
        </tr>
    }
}
