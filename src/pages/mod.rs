//! The pages of the app.

mod estimate;
mod method;

pub use estimate::EstimatePage;
pub use method::method_page;
