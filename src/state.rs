//! The state of the app and everything that can happen to it. Pure: the browser is told about changes by the
//! components.

use std::rc::Rc;

use wattprint_core::estimate::Scope;
use wattprint_core::problem::Field;
use wattprint_core::tables::Processors;
use yew::Reducible;

use crate::route::{Page, Route};
use crate::scenario::{NamedCount, PlaceEntry, Scenario, TimeEntry, WorkEntry};
use crate::scenario_url::{self, LinkTrouble};

/// A scenario that was kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// Its link query.
    pub query: String,
}

impl Saved {
    /// Reads what [`Saved::write_all`] wrote: a line each, query and name with a tab between them. Lines that
    /// are damaged are left out.
    #[must_use]
    pub fn read_all(text: &str) -> Vec<Self> {
        let read = |line: &str| {
            let (query, name) = line.split_once('\t')?;
            Some(Self { name: name.to_owned(), query: query.to_owned() })
        };
        text.lines().filter_map(read).collect()
    }

    /// The scenarios as text, to be kept.
    #[must_use]
    pub fn write_all(all: &[Self]) -> String {
        all.iter()
            .map(|saved| format!("{}\t{}\n", saved.query, saved.name.replace(['\n', '\r'], " ")))
            .collect()
    }
}

/// The list of processors, which is fetched when its field is first opened.
#[derive(Clone, Debug, Default)]
pub enum ProcessorList {
    /// Nobody asked for it yet.
    #[default]
    Unasked,
    /// It is on its way.
    Loading,
    /// It is here.
    Loaded(Rc<Processors>),
    /// It could not be fetched.
    Failed,
}

impl ProcessorList {
    /// The list, if it is here.
    #[must_use]
    pub fn loaded(&self) -> Option<&Rc<Processors>> {
        match self {
            Self::Loaded(list) => Some(list),
            _ => None,
        }
    }
}

impl PartialEq for ProcessorList {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loaded(a), Self::Loaded(b)) => Rc::ptr_eq(a, b),
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }
}

/// The state of the app.
#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    /// The page that is open.
    pub page: Page,
    /// One scenario, or two side by side.
    pub scenarios: Vec<Scenario>,
    /// Which of them the form shows.
    pub active: usize,
    /// Where to look for greener places.
    pub scope: Scope,
    /// Whether the table of all places is unfolded.
    pub places_open: bool,
    /// Scenarios kept in this browser.
    pub saved: Vec<Saved>,
    /// Processors.
    pub processors: ProcessorList,
    /// What the last link said that was not understood.
    pub trouble: Vec<LinkTrouble>,
}

/// One of the two lists of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Accelerators.
    Devices,
    /// Processors.
    Cpus,
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Action {
    /// An address was opened.
    Open(Route),
    /// A text was typed into a field.
    Type(Field, String),
    /// A name was typed into a list.
    TypeName(List, usize, String),
    /// A count was typed into a list.
    TypeCount(List, usize, String),
    /// An entry was added to a list.
    AddRow(List),
    /// An entry was taken off a list.
    RemoveRow(List, usize),
    /// Another way to enter the hardware was chosen.
    EnterWork(WorkEntry),
    /// Another way to enter the time was chosen.
    EnterTime(TimeEntry),
    /// Another way to enter the place was chosen.
    EnterPlace(PlaceEntry),
    /// A cloud region was chosen.
    ChooseRegion(String, String),
    /// The grid figure of an estimate was overwritten; its PUE stays as it was.
    OwnIntensity {
        /// The new figure as typed.
        intensity: String,
        /// The PUE of the estimate.
        pue: String,
    },
    /// The article's second table was asked for.
    HundredGpus,
    /// A second scenario was asked for, which starts as a copy.
    Beside,
    /// The second scenario was closed.
    CloseSecond,
    /// The form shall show this scenario.
    Activate(usize),
    /// Another scope was chosen.
    Look(Scope),
    /// The scenario shall be kept under this name.
    Keep(String),
    /// A kept scenario shall be opened.
    OpenKept(usize),
    /// A kept scenario shall be forgotten.
    Forget(usize),
    /// The processor list changed.
    Processors(ProcessorList),
    /// The notice about the link was read.
    DismissTrouble,
}

impl AppState {
    /// The state at the start.
    #[must_use]
    pub fn new(route: &Route, saved: Vec<Saved>) -> Self {
        let mut state = Self {
            page: route.page,
            scenarios: vec![Scenario::first_visit()],
            active: 0,
            scope: Scope::default(),
            places_open: false,
            saved,
            processors: ProcessorList::default(),
            trouble: Vec::new(),
        };
        state.open(route);
        state
    }

    /// The address of what is shown.
    #[must_use]
    pub fn route(&self) -> Route {
        let query =
            if self.page == Page::Estimate { scenario_url::encode(&self.scenarios) } else { String::new() };
        Route { page: self.page, query }
    }

    /// The scenario that the form shows.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenarios[self.active]
    }

    fn open(&mut self, route: &Route) {
        self.page = route.page;
        let link = scenario_url::decode(&route.query);
        if !link.scenarios.is_empty() {
            self.scenarios = link.scenarios;
            self.active = 0;
        }
        self.trouble = link.trouble;
    }

    fn list(&mut self, list: List) -> &mut Vec<NamedCount> {
        let scenario = &mut self.scenarios[self.active];
        match list {
            List::Devices => &mut scenario.devices,
            List::Cpus => &mut scenario.cpus,
        }
    }

    fn apply(&mut self, action: Action) {
        let active = self.active;
        let scenario = &mut self.scenarios[active];
        match action {
            Action::Open(route) => self.open(&route),
            Action::Type(field, text) => scenario.set(field, &text),
            Action::TypeName(list, index, text) => {
                let rows = self.list(list);
                match rows.get_mut(index) {
                    Some(row) => row.name = text,
                    None => rows.push(NamedCount { name: text, count: "1".to_owned() }),
                }
            }
            Action::TypeCount(list, index, text) => {
                let rows = self.list(list);
                match rows.get_mut(index) {
                    Some(row) => row.count = text,
                    None => rows.push(NamedCount { name: String::new(), count: text }),
                }
            }
            Action::AddRow(list) => {
                self.list(list).push(NamedCount { name: String::new(), count: "1".to_owned() });
            }
            Action::RemoveRow(list, index) => {
                let rows = self.list(list);
                if index < rows.len() {
                    rows.remove(index);
                }
            }
            Action::EnterWork(work) => scenario.work = work,
            Action::EnterTime(time) => scenario.time = time,
            Action::EnterPlace(place) => scenario.place = place,
            Action::ChooseRegion(provider, region) => scenario.set_region(&provider, &region),
            Action::OwnIntensity { intensity, pue } => {
                scenario.place = PlaceEntry::Own;
                scenario.set(Field::Intensity, &intensity);
                scenario.set(Field::Pue, &pue);
            }
            Action::HundredGpus => {
                *scenario = Scenario::hundred_gpus();
                self.scope = Scope::SameProvider;
                self.places_open = true;
            }
            Action::Beside => {
                let copy = scenario.clone();
                self.scenarios.truncate(1);
                self.scenarios.push(copy);
                self.active = 1;
            }
            Action::CloseSecond => {
                self.scenarios.truncate(1);
                self.active = 0;
            }
            Action::Activate(index) => self.active = index.min(self.scenarios.len() - 1),
            Action::Look(scope) => self.scope = scope,
            Action::Keep(name) => {
                let query = scenario_url::encode(std::slice::from_ref(scenario));
                self.saved.retain(|saved| saved.name != name);
                self.saved.push(Saved { name, query });
            }
            Action::OpenKept(index) => {
                let link = self.saved.get(index).map(|saved| scenario_url::decode(&saved.query));
                if let Some(kept) = link.and_then(|link| link.scenarios.into_iter().next()) {
                    self.scenarios[active] = kept;
                }
            }
            Action::Forget(index) => {
                if index < self.saved.len() {
                    self.saved.remove(index);
                }
            }
            Action::Processors(list) => self.processors = list,
            Action::DismissTrouble => self.trouble.clear(),
        }
    }
}

impl Reducible for AppState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        state.apply(action);
        Rc::new(state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> AppState {
        let mut state = AppState::new(&Route::default(), Vec::new());
        actions.into_iter().for_each(|action| state.apply(action));
        state
    }

    #[test]
    fn the_address_restores_the_state() {
        let state = after([
            Action::Type(Field::Hours, "7".to_owned()),
            Action::Beside,
            Action::ChooseRegion("aws".to_owned(), "eu-north-1".to_owned()),
        ]);
        let again = AppState::new(&state.route(), Vec::new());
        assert_eq!(again.scenarios, state.scenarios);
    }

    #[test]
    fn a_second_scenario_starts_as_a_copy_and_is_changed_alone() {
        let state = after([Action::Beside, Action::Type(Field::Hours, "7".to_owned())]);
        assert_eq!(state.scenarios[0].text(Field::Hours), "100");
        assert_eq!(state.scenarios[1].text(Field::Hours), "7");
        assert_eq!(after([Action::Beside, Action::CloseSecond]).scenarios.len(), 1);
    }

    #[test]
    fn what_is_kept_is_opened_again() {
        let keep = Action::Keep("mine".to_owned());
        let state = after([keep, Action::HundredGpus, Action::OpenKept(0)]);
        assert_eq!(state.scenarios, [Scenario::first_visit()]);
        assert_eq!(after([Action::OpenKept(9), Action::Forget(9), Action::Activate(5)]).active, 0);
    }

    #[test]
    fn what_was_kept_is_read_back_and_damage_is_left_out() {
        let saved = vec![Saved { name: "8 × a100".to_owned(), query: "v=1&hours=2".to_owned() }];
        let text = Saved::write_all(&saved);
        assert_eq!(Saved::read_all(&format!("garbage\n{text}\n")), saved);
    }

    #[test]
    fn another_page_keeps_the_scenario() {
        let open = Action::Open(Route { page: Page::Method, query: String::new() });
        let state = after([Action::Type(Field::Hours, "7".to_owned()), open]);
        assert_eq!(state.scenario().text(Field::Hours), "7");
    }
}
