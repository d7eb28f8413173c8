//! The heart of Wattprint: units, tables and the model of energy and CO2e that the app and the agent share.
//!
//! Nothing here reads a clock, a file, the network or the environment; time and data come in as arguments.
//! Nothing rounds on the way: rounding happens once, in [`show`]. Only `+ - * /` and the square root touch
//! a figure, so every platform gets the same bits.

pub mod units;

mod order;

pub mod bounds;
pub mod problem;

pub mod show;

pub mod tables;

pub mod request;

pub mod estimate;
