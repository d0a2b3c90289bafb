//! The whole catalogue, piece by piece. What has come stays, so that after a failure only the rest
//! is asked for again.

use super::answer::{Page, read_page, read_producers};
use super::{PAGE, address};
use market::catalogue::{Engine, Pieces, parse_market};
use market::{
    Catalogue, Festival, Groups, Listing, LoadError, Market, Problem, Producer, SourceKind,
    SourceSettings, parse_festival,
};
use std::collections::BTreeMap;

const MARKET: &str = "market.json";
const GROUPS: &str = "groups.json";
const EVENTS: &str = "events.json";
const PRODUCERS: &str = "producers/";

/// What one call gives of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The market.
    Market,
    /// The groups.
    Groups,
    /// The producers.
    Producers,
    /// The events, which a market may do without.
    Events,
    /// Products after so many others.
    Page(usize),
}

impl Piece {
    /// The address of the call.
    pub fn address(self, engine: &Engine) -> String {
        match self {
            Self::Market => address::document(engine, MARKET),
            Self::Groups => address::document(engine, GROUPS),
            Self::Events => address::document(engine, EVENTS),
            Self::Producers => address::documents(engine, PRODUCERS),
            Self::Page(offset) => address::page(engine, offset),
        }
    }

    /// Whether a market may do without it.
    pub fn is_optional(self) -> bool {
        self == Self::Events
    }
}

/// A catalogue on its way.
#[derive(Debug, Default)]
pub struct Gathering {
    market: Option<Market>,
    groups: Option<Groups>,
    producers: Option<(Vec<Producer>, Vec<Problem>)>,
    festival: Option<Festival>,
    pages: BTreeMap<usize, Page>,
}

impl Gathering {
    /// What has not come yet, as far as that is known: the first page says how many there are.
    pub fn missing(&self) -> Vec<Piece> {
        let singles = [
            (Piece::Page(0), self.pages.contains_key(&0)),
            (Piece::Market, self.market.is_some()),
            (Piece::Groups, self.groups.is_some()),
            (Piece::Producers, self.producers.is_some()),
            (Piece::Events, self.festival.is_some()),
        ];
        let singles = singles.into_iter().filter(|(_, is_there)| !is_there);
        let pages = (PAGE..self.count()).step_by(PAGE);
        let pages = pages.filter(|offset| !self.pages.contains_key(offset));
        let singles = singles.map(|(piece, _)| piece);
        singles.chain(pages.map(Piece::Page)).collect()
    }

    /// Takes in the answer of a call.
    ///
    /// # Errors
    /// Says why nothing can be made of it.
    pub fn take(&mut self, piece: Piece, text: &str) -> Result<(), Problem> {
        match piece {
            Piece::Market => self.market = Some(parse_market(MARKET, text)?),
            Piece::Events => self.festival = Some(parse_festival(EVENTS, text)?),
            Piece::Producers => self.producers = Some(read_producers(text)?),
            Piece::Groups => {
                let groups = serde_json::from_str(text)
                    .map_err(|error| Problem::from_json(GROUPS, text, &error))?;
                self.groups = Some(groups);
            }
            Piece::Page(offset) => {
                self.pages.insert(offset, read_page(text)?);
            }
        }
        Ok(())
    }

    /// The engine does not have a piece that a market may do without.
    pub fn do_without(&mut self, piece: Piece) {
        if piece.is_optional() {
            self.festival = Some(Festival::default());
        }
    }

    /// How many products have come, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let come = self.pages.values();
        let come = come.map(|page| page.products.len() + page.problems.len());
        (come.sum(), self.count())
    }

    /// The catalogue with the prices and the stock of the engine, to which it keeps.
    ///
    /// # Errors
    /// Says that there is no product, or that a piece has not come.
    pub fn finish(self, engine: &Engine) -> Result<Catalogue, LoadError> {
        let (Some(mut market), Some(groups)) = (self.market, self.groups) else {
            return Err(LoadError::Empty);
        };
        market.source = SourceSettings {
            kind: SourceKind::Medusa,
            url: Some(engine.url.clone()),
            key: Some(engine.key.clone()),
            region: Some(engine.region.clone()),
        };
        let (producers, mut problems) = self.producers.unwrap_or_default();
        let mut products = Vec::with_capacity(self.pages.len() * PAGE);
        for page in self.pages.into_values() {
            problems.extend(page.problems);
            products.extend(page.products.into_iter().map(|found| {
                let mut listing = Listing::from(&found.product);
                listing.renew(&found.now, false);
                (listing, found.text)
            }));
        }
        Catalogue::gather(Pieces {
            market,
            groups: groups.groups,
            festival: self.festival.unwrap_or_default(),
            producers,
            products,
            problems,
        })
    }

    fn count(&self) -> usize {
        self.pages.get(&0).map_or(0, |page| page.count)
    }
}
