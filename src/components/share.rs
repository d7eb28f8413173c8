//! Takes a result along: a link, a sentence, Markdown or JSON on the clipboard.

use std::rc::Rc;

use wattprint_core::estimate::{markdown, sentence};
use yew::{Callback, Html, Properties, UseStateHandle, component, html, use_state_eq};

use crate::answer::Answer;
use crate::browser::{address, clipboard};
use crate::texts::t;

/// A result to take along.
#[derive(Clone, Debug, Properties)]
pub struct ShareProps {
    /// The result.
    pub answer: Rc<Answer>,
    /// The fragment that restores the whole form.
    pub fragment: String,
}

impl PartialEq for ShareProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.answer, &other.answer) && self.fragment == other.fragment
    }
}

/// What became of the last copy.
#[derive(Clone, Debug, PartialEq)]
enum Copied {
    NotYet,
    Done,
    Refused(String),
}

/// Buttons that copy.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let copied = use_state_eq(|| Copied::NotYet);
    let button = |id: &'static str, label: &'static str, text: fn(&ShareProps) -> String| {
        let (copied, props) = (copied.clone(), props.clone());
        let on_click = Callback::from(move |_| copy(text(&props), copied.clone()));
        html! { <button type="button" {id} onclick={on_click}>{ label }</button> }
    };
    let refused = match &*copied {
        Copied::Refused(text) => text.clone(),
        _ => String::new(),
    };
    html! {
        <section class="block share">
            <h2>{ t().share_title }</h2>
            <div class="buttons">
                { button("copy-link", t().copy_link, |props| address::with_fragment(&props.fragment)) }
                { button("copy-text", t().copy_text, |props| {
                    sentence(&props.answer.understood.job, &props.answer.estimate)
                }) }
                { button("copy-markdown", t().copy_markdown, |props| {
                    markdown(&props.answer.understood.job, &props.answer.estimate)
                }) }
                { button("copy-json", t().copy_json, |props| props.answer.json()) }
            </div>
            <p class="note" role="status">
                { match &*copied {
                    Copied::NotYet => "",
                    Copied::Done => t().copied,
                    Copied::Refused(_) => t().copy_failed,
                } }
            </p>
            <pre class="by-hand" hidden={refused.is_empty()}>{ refused }</pre>
        </section>
    }
}

fn copy(text: String, copied: UseStateHandle<Copied>) {
    yew::platform::spawn_local(async move {
        let done = clipboard::copy(&text).await;
        copied.set(if done { Copied::Done } else { Copied::Refused(text) });
    });
}
