//! The page "Data & method": what is worked out and how, from which data, under which licences.

use wattprint_core::tables::Tables;
use yew::{Html, html};

use crate::texts::t;

/// The page "Data & method".
pub fn method_page() -> Html {
    let paragraphs = [
        t().method_intro,
        t().method_formula,
        t().method_range,
        t().method_scope,
        t().method_grid,
        t().method_peers,
        t().method_privacy,
    ];
    html! {
        <article class="prose">
            <h1>{ t().method_title }</h1>
            for (index, paragraph) in paragraphs.into_iter().enumerate() {
                <p key={index}>{ paragraph }</p>
            }
            <h2>{ t().sources_title }</h2>
            <p>{ t().sources_note }</p>
            <p>{ t().odbl }</p>
            <p>{ t().code_licence }</p>
            <dl class="sources">
                for source in Tables::embedded().sources.iter() {
                    <div key={source.id}>
                        <dt>{ source.citation }</dt>
                        <dd>
                            { t().licence }{ ": " }{ source.licence }{ ". " }{ source.attribution }
                            { " " }
                            <span class="detail">{ source.url }</span>
                        </dd>
                    </div>
                }
            </dl>
        </article>
    }
}
