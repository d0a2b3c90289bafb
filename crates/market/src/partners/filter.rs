//! Which of the partners somebody looks for.

use super::{Partner, Partners, Volume};
use crate::collate::vietnamese_key;
use crate::search::percent_encode;
use crate::slug::Slug;
use crate::sort::sort;

/// The volumes that can be asked for, in any unit.
const STEPS: [u32; 8] = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/// What somebody does whom one looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Supplies.
    Supplies,
    /// Looks for something.
    Seeks,
}

/// What is asked of the partners that are shown; what is empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartnerFilter {
    /// What they do.
    pub role: Option<Role>,
    /// The slug of a group of goods.
    pub group: String,
    /// The commune or ward.
    pub place: String,
    /// The least volume in a month.
    pub capacity: Option<Volume>,
}

/// What can be asked for with an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The groups, in the order in which they first occur.
    pub groups: Vec<Slug>,
    /// The places, in the order of Vietnamese letters.
    pub places: Vec<String>,
    /// The least volumes, by unit and amount.
    pub capacities: Vec<Volume>,
}

impl Role {
    /// The role's name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supplies => "supplies",
            Self::Seeks => "seeks",
        }
    }

    /// The role of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Supplies, Self::Seeks]
            .into_iter()
            .find(|role| role.name() == name)
    }
}

impl PartnerFilter {
    /// Reads the query of an address, given by the names of its parts; what cannot be read asks
    /// for nothing.
    pub fn from_query(part: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            role: part("role").and_then(|name| Role::from_name(&name)),
            group: part("group").unwrap_or_default(),
            place: part("place").unwrap_or_default(),
            capacity: part("capacity").and_then(|text| text.parse().ok()),
        }
    }

    /// The query that [`PartnerFilter::from_query`] reads, without a question mark.
    pub fn to_query(&self) -> String {
        let parts = [
            ("role", self.role.map_or("", Role::name).to_owned()),
            ("group", self.group.clone()),
            ("place", self.place.clone()),
            (
                "capacity",
                self.capacity.map(|it| it.to_string()).unwrap_or_default(),
            ),
        ];
        let parts = parts.iter().filter(|(_, value)| !value.is_empty());
        let parts = parts.map(|(name, value)| format!("{name}={}", percent_encode(value)));
        parts.collect::<Vec<_>>().join("&")
    }

    /// Whether a partner is what is asked for. Group and volume have to be those of the same
    /// goods.
    pub fn matches(&self, partner: &Partner) -> bool {
        let fits = |group: &Slug, monthly: Volume| {
            (self.group.is_empty() || *group == *self.group)
                && self.capacity.is_none_or(|least| monthly.covers(least))
        };
        let mut supplies = partner.supplies.iter();
        let mut seeks = partner.seeks.iter();
        let is_supplier = self.role != Some(Role::Seeks)
            && supplies.any(|supply| fits(&supply.group, supply.monthly));
        let is_seeker =
            self.role != Some(Role::Supplies) && seeks.any(|need| fits(&need.group, need.monthly));
        let is_there = self.place.is_empty() || partner.address.place == self.place;
        is_there && (is_supplier || is_seeker)
    }
}

impl Partners {
    /// What can be asked for.
    pub fn choices(&self) -> Choices {
        let mut choices = Choices::default();
        let mut volumes: Vec<Volume> = Vec::new();
        for partner in &self.partners {
            let place = &partner.address.place;
            if !choices.places.contains(place) {
                choices.places.push(place.clone());
            }
            let supplies = partner.supplies.iter().map(|it| (&it.group, it.monthly));
            let seeks = partner.seeks.iter().map(|it| (&it.group, it.monthly));
            for (group, monthly) in supplies.chain(seeks) {
                if !choices.groups.contains(group) {
                    choices.groups.push(group.clone());
                }
                volumes.push(monthly);
            }
        }
        choices.places.sort_by_cached_key(|it| vietnamese_key(it));
        choices.capacities = steps(&volumes);
        choices
    }
}

/// The steps that some volume covers.
fn steps(volumes: &[Volume]) -> Vec<Volume> {
    let units = volumes.iter().map(|volume| volume.unit);
    let mut steps: Vec<Volume> = units
        .flat_map(|unit| STEPS.map(|amount| Volume { unit, amount }))
        .filter(|step| volumes.iter().any(|volume| volume.covers(*step)))
        .collect();
    sort(&mut steps);
    steps.dedup();
    steps
}
