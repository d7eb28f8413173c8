//! The root: holds the state, follows the address bar, and shows the page that is open.

use std::rc::Rc;

use yew::{ContextProvider, Html, component, html, use_effect_with, use_mut_ref, use_reducer, use_state_eq};

use crate::browser::{address, focus, storage, timer};
use crate::components::Dispatch;
use crate::pages::{EstimatePage, method_page};
use crate::route::{Page, Route};
use crate::scenario_url::LinkTrouble;
use crate::state::{Action, AppState, Saved};
use crate::texts::{fill, t};

/// Where scenarios are kept in the browser. The number is the format's.
const KEPT: &str = "wattprint.scenarios.1";

/// How long typing must pause before the address follows it; browsers refuse to change it at every key.
const ADDRESS_PAUSE_MS: u32 = 400;

/// The app.
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| {
        AppState::new(&Route::parse(&address::fragment()), Saved::read_all(&storage::load(KEPT)))
    });
    let dispatch = Dispatch(state.dispatcher());
    let keep_refused = use_state_eq(|| false);
    let pending = use_mut_ref(|| None);

    {
        let dispatch = dispatch.clone();
        use_effect_with((), move |()| {
            let listener =
                address::on_change(move || dispatch.send(Action::Open(Route::parse(&address::fragment()))));
            move || drop(listener)
        });
    }
    use_effect_with(state.route(), {
        let trouble = !state.trouble.is_empty();
        move |route: &Route| {
            let fragment = route.fragment();
            // A link that was not wholly understood stays in the address bar until something is changed.
            let untouched = trouble || Route::parse(&address::fragment()).fragment() == fragment;
            *pending.borrow_mut() = (!untouched)
                .then(|| timer::after(ADDRESS_PAUSE_MS, move || address::replace_fragment(&fragment)));
        }
    });
    use_effect_with(state.page, |page| focus::set_title(&format!("{}: {}", t().name, t().page(*page))));
    {
        let keep_refused = keep_refused.clone();
        let first = use_mut_ref(|| true);
        use_effect_with(state.saved.clone(), move |saved: &Vec<Saved>| {
            let unchanged = std::mem::take(&mut *first.borrow_mut());
            if !unchanged {
                keep_refused.set(!storage::keep(KEPT, &Saved::write_all(saved)));
            }
        });
    }

    let shared = Rc::new((*state).clone());
    let skip_to = if state.page == Page::Estimate { "result" } else { "content" };
    html! {
        <ContextProvider<Dispatch> context={dispatch.clone()}>
            <a class="skip" href={format!("#{skip_to}")} onclick={move |event: yew::MouseEvent| {
                event.prevent_default();
                focus::focus(skip_to);
            }}>{ t().skip }</a>
            <header>
                <a class="brand" href={Page::Estimate.href()}>{ t().name }</a>
                <p>{ t().tagline }</p>
                <nav aria-label={t().navigation}>
                    for page in Page::ALL {
                        <a
                            key={page.slug()}
                            href={page.href()}
                            aria-current={(page == state.page).then_some("page")}
                        >{ t().page(page) }</a>
                    }
                </nav>
            </header>
            <main id="content" tabindex="-1">
                <div class="notices">
                    if !state.trouble.is_empty() {
                        <div class="notice" role="alert">
                            for (index, trouble) in state.trouble.iter().enumerate() {
                                <p key={index}>{ trouble_text(trouble) }</p>
                            }
                            <button type="button" onclick={dispatch.on(|_| Action::DismissTrouble)}>{ t().dismiss }</button>
                        </div>
                    }
                </div>
                <div key={state.page.slug()}>
                    { match state.page {
                        Page::Estimate => html! { <EstimatePage state={shared} keep_refused={*keep_refused} /> },
                        Page::Method => method_page(),
                    } }
                </div>
            </main>
        </ContextProvider<Dispatch>>
    }
}

fn trouble_text(trouble: &LinkTrouble) -> String {
    match trouble {
        LinkTrouble::Newer(version) => fill(t().link_newer, &[("version", &version.to_string())]),
        LinkTrouble::Damaged(parts) => {
            const SHOWN: usize = 3;
            let shown: Vec<&str> = parts.iter().take(SHOWN).map(String::as_str).collect();
            fill(t().link_damaged, &[("parts", &shown.join(", "))])
        }
        LinkTrouble::TooLong => t().link_too_long.to_owned(),
    }
}
