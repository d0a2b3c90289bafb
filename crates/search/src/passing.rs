//! What can be asked for without words and filters. Pages that do not search call these, so that
//! they need none of the code that reads words and holds filters against products.

use crate::columns::{Columns, NIGHT_PRICE, STARS};
use crate::facets::count_entries;
use crate::shelf::Shelf;

impl Shelf {
    /// The products with five stars, in the order of the catalogue.
    pub fn with_five_stars(&self) -> Vec<u32> {
        self.filtered(|columns, it| (columns.flags[it] & STARS) + 3 == 5)
    }

    /// The products that cost less while the market is open, in the order of the catalogue.
    pub fn with_night_price(&self) -> Vec<u32> {
        self.filtered(|columns, it| columns.flags[it] & NIGHT_PRICE != 0)
    }

    /// The products of a group, in the order of the catalogue.
    pub fn of_group(&self, slug: &str) -> Vec<u32> {
        let kinds = self.kinds_of(slug);
        self.filtered(|columns, it| kinds.get(usize::from(columns.kind[it])) == Some(&true))
    }

    /// The products of a producer, in the order of the catalogue.
    pub fn of_producer(&self, slug: &str) -> Vec<u32> {
        let maker = self.maker_slugs().position(|it| it.as_str() == slug);
        self.filtered(|columns, it| Some(usize::from(columns.maker[it])) == maker)
    }

    /// How many products each group has.
    pub fn sizes_of_groups(&self) -> Vec<u32> {
        let kinds = self.sizes(&self.columns.kind, self.tables.kinds.len());
        let size = |slug: &str| {
            let own = self.kinds_of(slug).into_iter().zip(&kinds);
            own.map(|(is_own, size)| u32::from(is_own) * size).sum()
        };
        let groups = self.groups.iter();
        groups.map(|group| size(group.slug.as_str())).collect()
    }

    /// How many products each of the known producers has.
    pub fn sizes_of_producers(&self) -> Vec<u32> {
        self.sizes(&self.columns.maker, self.known_makers)
    }

    pub(crate) fn all(&self) -> Vec<u32> {
        (0..self.len() as u32).collect()
    }

    fn filtered(&self, passes: impl Fn(&Columns, usize) -> bool) -> Vec<u32> {
        let mut products = self.all();
        products.retain(|it| passes(&self.columns, *it as usize));
        products
    }

    /// How often each of so many entries stands in a column.
    fn sizes(&self, column: &[u16], count: usize) -> Vec<u32> {
        let mut sizes = vec![0; count];
        count_entries(&self.all(), column, &mut sizes);
        sizes
    }

    /// Which of the sub-groups are those of a group.
    fn kinds_of(&self, group: &str) -> Vec<bool> {
        let kinds = self.tables.kinds.iter();
        kinds.map(|(of, _)| of.as_str() == group).collect()
    }
}
