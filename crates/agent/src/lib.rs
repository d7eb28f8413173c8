//! The agent: the terminal program `wattprint`.
//!
//! The command line is all there is. Figures and sentences come from `wattprint-core`; what is here reads
//! arguments and writes text and JSON.

pub mod cli;
