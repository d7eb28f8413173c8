//! What pages are made of: functions that turn values into HTML. Only what keeps a state of its own, or is
//! dear to render, is a component, because each component adds its life cycle (2 kB) to what the browser loads.

mod dispatch;

mod combobox;
mod segmented;
mod text_field;

mod form;
mod hardware;
mod more;
mod place;

mod assumptions;
mod equivalents;
mod greener;
mod headline;
mod parts;
mod peers;
mod range_bar;
mod scenarios;
mod share;

pub use dispatch::{Dispatch, use_dispatch};

pub use form::{Form, form};
pub use hardware::load_processors;
pub use more::has_detail;

pub use assumptions::assumptions;
pub use equivalents::equivalents;
pub use greener::greener;
pub use headline::{headline, reason, versus};
pub use parts::parts;
pub use peers::peers;
pub use scenarios::{scenario_tabs, scenarios};
pub use share::{Copied, share};
