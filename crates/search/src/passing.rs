//! What can be asked for without words. Pages that do not search call these, so that they need
//! none of the code that reads words.

use crate::facets::{Selection, Tally, retain_passing};
use crate::found::Counts;
use crate::query::{Filters, Moment};
use crate::shelf::Shelf;

impl Shelf {
    /// The products that pass all filters, in the order of the catalogue, as
    /// [`Shelf::search`] finds them without words.
    pub fn passing(&self, filters: &Filters, moment: Moment) -> Vec<u32> {
        let mut products = self.all();
        let failed = Selection::new(self, filters, moment).failed(&products);
        retain_passing(&mut products, &failed);
        products
    }

    /// The counts of every facet where nothing is asked for.
    pub fn counts(&self) -> Counts {
        let selection = Selection::new(self, &Filters::default(), Moment::default());
        let mut tally = Tally::new(self);
        tally.add_passing(&selection, &self.all());
        tally.finish(self, &selection)
    }

    pub(crate) fn all(&self) -> Vec<u32> {
        (0..self.len() as u32).collect()
    }
}
