//! Countries: two letters, three letters and continent, from `data/curated/countries_meta.csv`.

use std::collections::HashMap;

use super::desk::Desk;
use crate::outcome::Outcome;

/// One country or territory.
#[derive(Clone)]
pub(crate) struct Country {
    pub(crate) iso2: String,
    pub(crate) iso3: String,
    pub(crate) continent: String,
}

/// All countries, found by either code.
pub(crate) struct Places {
    by_iso2: HashMap<String, Country>,
    by_iso3: HashMap<String, String>,
}

impl Places {
    pub(crate) fn read(desk: &mut Desk) -> Outcome<Places> {
        let sheet = desk.curated("countries_meta", &["iso2", "iso3", "continent", "also"])?;
        let mut places = Places { by_iso2: HashMap::new(), by_iso3: HashMap::new() };
        for row in sheet.records() {
            let [iso2, iso3, continent] = ["iso2", "iso3", "continent"].map(|name| row.get(name).to_owned());
            for code in [&iso3, row.get("also")].into_iter().filter(|code| !code.is_empty()) {
                if places.by_iso3.insert(code.to_owned(), iso2.clone()).is_some() {
                    desk.refuse(row.place("iso3"), format!("`{code}` stands for two countries"));
                }
            }
            if places.by_iso2.insert(iso2.clone(), Country { iso2, iso3, continent }).is_some() {
                desk.refuse(row.place("iso2"), "this country is named twice");
            }
        }
        Ok(places)
    }

    /// The country of a two-letter code.
    pub(crate) fn of_iso2(&self, iso2: &str) -> Option<&Country> {
        self.by_iso2.get(iso2)
    }

    /// The country of a three-letter code, or of another code that a source uses for it.
    pub(crate) fn of_iso3(&self, code: &str) -> Option<&Country> {
        self.by_iso2.get(self.by_iso3.get(code)?)
    }
}
