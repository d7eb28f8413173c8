//! The program as a whole: arguments in; standard output, standard error and exit code out.
//!
//! Everything that the tables decide is compared with core, so that a new table changes no test here.

// A test may fail by panicking; the helpers below are tests too.
#![allow(clippy::expect_used)]

mod support;

mod bad_input;
mod examples;
mod golden;
mod json;
mod listings;
mod streams;
