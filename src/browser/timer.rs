//! Doing something a little later.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::AnimationFrame;
use gloo::timers::callback::Timeout;

/// Calls back after so many milliseconds, unless what is returned is dropped before.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(milliseconds, callback)
}

/// What is to be done after the next frame; nothing any more when it is dropped.
#[derive(Debug)]
pub struct AfterPaint {
    _frame: AnimationFrame,
    _timeout: Rc<RefCell<Option<Timeout>>>,
}

/// Calls back when the next frame has been painted, unless what is returned is dropped before.
#[must_use]
pub fn after_paint(callback: impl FnOnce() + 'static) -> AfterPaint {
    let timeout = Rc::new(RefCell::new(None));
    let later = timeout.clone();
    // A frame's callbacks run before it is painted; a task that they queue runs after.
    let frame = gloo::render::request_animation_frame(move |_| {
        *later.borrow_mut() = Some(Timeout::new(0, callback));
    });
    AfterPaint { _frame: frame, _timeout: timeout }
}
