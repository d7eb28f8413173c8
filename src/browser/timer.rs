//! Doing something a little later.

use gloo::timers::callback::Timeout;

/// Calls back after so many milliseconds, unless what is returned is dropped before.
#[must_use]
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(milliseconds, callback)
}
