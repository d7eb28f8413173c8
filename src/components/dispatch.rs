//! How a component says that something happened. Never changes, so a component that only dispatches is not
//! rendered again.

use yew::{Callback, UseReducerDispatcher, hook, use_context};

use crate::state::{Action, AppState};

/// Sends actions to the state.
#[derive(Clone, PartialEq)]
pub struct Dispatch(pub UseReducerDispatcher<AppState>);

impl Dispatch {
    /// Something happened.
    pub fn send(&self, action: Action) {
        self.0.dispatch(action);
    }

    /// A callback that turns what it gets into an action.
    pub fn on<E: 'static>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let dispatch = self.clone();
        Callback::from(move |event| dispatch.send(action(event)))
    }
}

/// The dispatch of the app.
#[hook]
#[expect(clippy::expect_used, reason = "App provides it above every component")]
pub fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().expect("App provides the dispatch")
}
