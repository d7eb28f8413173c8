//! What the peers would say, side by side with ours, and why it differs.

use wattprint_core::estimate::{Estimate, PeerAnswer, PeerDifference};
use wattprint_core::show;
use yew::{Html, html};

use crate::answer::Answer;
use crate::texts::{fill, t};

/// The peers' answers.
pub fn peers(answer: &Answer) -> Html {
    html! {
        <section class="block">
            <h2>{ t().peers }</h2>
            <dl class="peers">
                for peer in answer.peers() {
                    <div key={peer.estimate.method.id()}>
                        <dt>{ peer.estimate.method.name() }</dt>
                        <dd>
                            <span class="peer-figure">{ figure(&peer.estimate) }</span>
                            <span class="detail">{ ratio(&peer) }</span>
                            <ul>
                                for (index, difference) in peer.differences.iter().enumerate() {
                                    <li key={index}>{ reason(difference) }</li>
                                }
                            </ul>
                        </dd>
                    </div>
                }
            </dl>
            <p class="note">{ t().peers_note }</p>
        </section>
    }
}

fn figure(estimate: &Estimate) -> String {
    match estimate.co2e {
        Some(range) => format!("{} {}", show::mass(range.central), t().co2e),
        None => show::energy(estimate.energy_facility.central),
    }
}

fn ratio(peer: &PeerAnswer) -> String {
    match peer.ratio {
        Some(ratio) if peer.differences.iter().any(|row| *row != PeerDifference::NoIntensity) => {
            fill(t().peer_ratio, &[("ratio", &show::number(ratio))])
        }
        _ => t().peer_same.to_owned(),
    }
}

fn reason(difference: &PeerDifference) -> String {
    let factor = show::number(difference.factor());
    let (text, ours, theirs) = match difference {
        PeerDifference::ItEnergy { ours, theirs } => {
            (t().peer_it, show::energy(*ours), show::energy(*theirs))
        }
        PeerDifference::Pue { ours, theirs } => {
            (t().peer_pue, show::trimmed(ours.ratio()), show::trimmed(theirs.ratio()))
        }
        PeerDifference::Intensity { ours, theirs } => {
            (t().peer_intensity, show::trimmed(ours.grams_per_kwh()), show::trimmed(theirs.grams_per_kwh()))
        }
        PeerDifference::NoIntensity => return t().peer_no_intensity.to_owned(),
    };
    fill(text, &[("ours", &ours), ("theirs", &theirs), ("factor", &factor)])
}
