//! Takes a result along: a link, a sentence, Markdown or JSON on the clipboard.

use std::rc::Rc;

use wattprint_core::estimate::{markdown, sentence};
use yew::{Callback, Html, UseStateHandle, html};

use crate::answer::Answer;
use crate::browser::{address, clipboard};
use crate::texts::t;

/// What became of the last copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Copied {
    /// Nothing was copied.
    #[default]
    NotYet,
    /// It is on the clipboard.
    Done,
    /// The browser did not allow it; this is the text.
    Refused(String),
}

/// Buttons that copy a result. `fragment` is the address that restores the whole form; nothing is copied while the
/// figure is from before a mistake.
pub fn share(answer: &Rc<Answer>, fragment: &str, stale: bool, copied: &UseStateHandle<Copied>) -> Html {
    let button = |id: &'static str, label: &'static str, text: fn(&Answer, &str) -> String| {
        let (copied, answer, fragment) = (copied.clone(), answer.clone(), fragment.to_owned());
        let on_click = Callback::from(move |_| copy(text(&answer, &fragment), copied.clone()));
        html! { <button type="button" {id} disabled={stale} onclick={on_click}>{ label }</button> }
    };
    let (message, by_hand) = match &**copied {
        Copied::NotYet => ("", ""),
        Copied::Done => (t().copied, ""),
        Copied::Refused(text) => (t().copy_failed, text.as_str()),
    };
    html! {
        <section class="block share">
            <h2>{ t().share_title }</h2>
            <div class="buttons">
                { button("copy-link", t().copy_link, |_, fragment| address::with_fragment(fragment)) }
                { button("copy-text", t().copy_text, |answer, _| sentence(&answer.understood.job, &answer.estimate)) }
                { button("copy-markdown", t().copy_markdown, |answer, _| {
                    markdown(&answer.understood.job, &answer.estimate)
                }) }
                { button("copy-json", t().copy_json, |answer, _| answer.json()) }
            </div>
            <p class="note" role="status">{ message }</p>
            <pre class="by-hand" hidden={by_hand.is_empty()}>{ by_hand.to_owned() }</pre>
        </section>
    }
}

fn copy(text: String, copied: UseStateHandle<Copied>) {
    yew::platform::spawn_local(async move {
        let done = clipboard::copy(&text).await;
        copied.set(if done { Copied::Done } else { Copied::Refused(text) });
    });
}
