//! Watches the width of an element.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::js_sys::Array;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::NodeRef;

/// Calls back with the width in CSS pixels when it changes and once at the start, until it is dropped. The width
/// comes with the event, so nobody has to ask for it and force a layout.
#[derive(Debug)]
pub struct WidthWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl WidthWatch {
    /// Starts to watch. `None` where the element is not there.
    #[must_use]
    pub fn new(node: &NodeRef, on_width: impl Fn(u32) + 'static) -> Option<Self> {
        let element = node.cast::<Element>()?;
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
                // A float to integer cast saturates; widths are small.
                on_width(entry.content_rect().width().floor() as u32);
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
