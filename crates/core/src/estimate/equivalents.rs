//! What a mass of CO2e is like: a person's year, kilometres by car, a tree's year.

use crate::tables::Tables;
use crate::units::CarbonMass;

/// Something everyday to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EquivalentKind {
    /// The yearly consumption footprint of a person in Denmark.
    DanishPersonYears,
    /// The yearly footprint of a person in the United States.
    AmericanPersonYears,
    /// Kilometres with an average car.
    CarKilometres,
    /// Years that a grown tree needs to bind it.
    TreeYears,
}

impl EquivalentKind {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 4] =
        [Self::DanishPersonYears, Self::AmericanPersonYears, Self::CarKilometres, Self::TreeYears];

    /// Key of its row in the table of equivalences.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DanishPersonYears => "danish_life_one_year",
            Self::AmericanPersonYears => "american_life_one_year",
            Self::CarKilometres => "car_eu_fleet_per_km",
            Self::TreeYears => "tree_mature_per_year",
        }
    }
}

/// How many of something a mass is.
#[derive(Clone, Debug)]
pub struct Equivalent {
    /// Of what.
    pub kind: EquivalentKind,
    /// How many.
    pub amount: f64,
    /// The mass of one.
    pub each: CarbonMass,
    /// Citation.
    pub source: &'static str,
}

/// The mass as each kind of equivalent that the table has.
#[must_use]
pub fn equivalents(mass: CarbonMass, tables: &'static Tables) -> Vec<Equivalent> {
    let of = |kind: EquivalentKind| {
        let row = tables.equivalence(kind.key())?;
        let each = match row.unit.split(' ').next()? {
            "g" => CarbonMass::from_grams(row.value),
            "kg" => CarbonMass::from_kilograms(row.value),
            "t" => CarbonMass::from_tonnes(row.value),
            _ => return None,
        };
        Some(Equivalent { kind, amount: mass / each, each, source: tables.citation(row.source) })
    };
    EquivalentKind::ALL.into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(mass: CarbonMass, kind: EquivalentKind) -> f64 {
        let all = equivalents(mass, Tables::embedded());
        all.iter().find(|row| row.kind == kind).expect("every kind has its row").amount
    }

    #[test]
    fn the_examples_of_the_article_hold() {
        let share = amount(CarbonMass::from_grams(340.0), EquivalentKind::DanishPersonYears);
        assert_eq!(format!("{:.3} %", share * 100.0), "0.003 %");
        let danes = amount(CarbonMass::from_tonnes(552.0), EquivalentKind::DanishPersonYears);
        assert_eq!(format!("{danes:.1}"), "50.2");
    }
}
