//! What the figure is like: people's years, kilometres by car, trees.

use wattprint_core::estimate::{self, EquivalentKind};
use wattprint_core::show;
use wattprint_core::tables::Tables;
use wattprint_core::units::CarbonMass;
use yew::{Html, html};

use crate::texts::{fill, t};

/// What a mass is like.
pub fn equivalents(mass: CarbonMass) -> Html {
    html! {
        <section class="block">
            <h2>{ t().equivalents }</h2>
            <ul class="equivalents">
                for row in estimate::equivalents(mass, Tables::embedded()) {
                    <li key={row.kind.key()}>
                        <strong>{ amount(row.kind, row.amount) }</strong>
                        { " " }
                        { t().equivalent(row.kind).1 }
                        <span class="detail">
                            { fill(t().equal_each, &[("each", &show::mass(row.each)), ("source", row.source)]) }
                        </span>
                    </li>
                }
            </ul>
        </section>
    }
}

/// Shares of a person's year read better in percent while they are small.
fn amount(kind: EquivalentKind, amount: f64) -> String {
    let person = matches!(kind, EquivalentKind::DanishPersonYears | EquivalentKind::AmericanPersonYears);
    if person && amount < 1.0 {
        return show::percent(amount);
    }
    let (unit, _) = t().equivalent(kind);
    format!("{} {unit}", show::number(amount))
}
