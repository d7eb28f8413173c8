//! The edge to the browser: the only folder that touches `web_sys`. Everything here is small, does one thing
//! and has no opinion about the app.

pub mod address;
pub mod clipboard;
pub mod events;
pub mod fetch;
pub mod focus;
pub mod resize;
pub mod storage;
pub mod theme;
pub mod timer;
