//! The Wattprint app: estimates the energy and CO2e of machine-learning jobs in the browser.
//!
//! Reading order: [`route`] and [`scenario`] (pure), [`scenario_url`] (pure), [`state`] (pure), [`answer`]
//! (pure), then [`app`], `pages` and `components`. Only [`browser`] touches `web_sys`.

pub mod route;

pub mod scenario;
pub mod scenario_url;

pub mod state;

pub mod answer;

pub mod texts;

pub mod app;
pub mod pages;

pub mod charts;
pub mod components;

pub mod browser;
