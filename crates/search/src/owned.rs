//! The products of each place, producer and kind: the columns, turned round; and the points on
//! their way to them.

use crate::columns::Columns;
use crate::shelf::Shelf;
use crate::terms::Owner;

/// For each entry of a table the products that name it.
pub(crate) struct Lists {
    starts: Vec<u32>,
    products: Vec<u32>,
}

/// The lists that a word of a place, a producer or a group needs.
pub(crate) struct Owned {
    pub(crate) localities: Lists,
    pub(crate) makers: Lists,
    pub(crate) kinds: Lists,
}

impl Lists {
    fn new(entries: usize, columns: &[&[u16]]) -> Self {
        let named = || {
            columns.iter().flat_map(|column| {
                let pairs = column.iter().zip(0_u32..);
                pairs.filter(|(entry, _)| usize::from(**entry) < entries)
            })
        };
        let mut starts = vec![0_u32; entries + 2];
        for (entry, _) in named() {
            starts[usize::from(*entry) + 2] += 1;
        }
        for index in 2..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut products = vec![0; starts.last().map_or(0, |end| *end as usize)];
        for (entry, product) in named() {
            let next = &mut starts[usize::from(*entry) + 1];
            products[*next as usize] = product;
            *next += 1;
        }
        Self { starts, products }
    }

    /// The products of an entry; one that names it twice stands twice.
    pub(crate) fn of(&self, entry: usize) -> &[u32] {
        let range = self.starts.get(entry).zip(self.starts.get(entry + 1));
        range
            .and_then(|(start, end)| self.products.get(*start as usize..*end as usize))
            .unwrap_or_default()
    }
}

impl Shelf {
    /// The lists, worked out when first asked for.
    pub(crate) fn owned(&self) -> &Owned {
        self.owned.get_or_init(|| {
            let Columns {
                village,
                place,
                old_place,
                maker,
                kind,
                ..
            } = &self.columns;
            Owned {
                localities: Lists::new(
                    self.tables.localities_in_all(),
                    &[village, place, old_place],
                ),
                makers: Lists::new(self.makers(), &[maker]),
                kinds: Lists::new(self.tables.kinds.len(), &[kind]),
            }
        })
    }
}

/// The points of places, producers and kinds, on their way to the products that have them.
#[derive(Default)]
pub(crate) struct OwnerPoints {
    localities: Vec<u8>,
    makers: Vec<u8>,
    kinds: Vec<u8>,
}

impl OwnerPoints {
    pub(crate) fn raise(&mut self, shelf: &Shelf, owner: Owner, gain: u8) {
        let (table, length, index) = match owner {
            Owner::Locality(index) => {
                let length = shelf.tables.localities_in_all();
                (&mut self.localities, length, index)
            }
            Owner::Maker(index) => (&mut self.makers, shelf.makers(), index),
            Owner::Kind(index) => (&mut self.kinds, shelf.tables.kinds.len(), index),
        };
        if table.is_empty() {
            table.resize(length, 0);
        }
        if let Some(points) = table.get_mut(index as usize) {
            *points = gain.max(*points);
        }
    }

    pub(crate) fn spread(&self, shelf: &Shelf, points: &mut [u8]) {
        let owned = shelf.owned();
        for (table, lists) in [
            (&self.localities, &owned.localities),
            (&self.makers, &owned.makers),
            (&self.kinds, &owned.kinds),
        ] {
            for (owner, gain) in table.iter().enumerate().filter(|(_, gain)| **gain > 0) {
                for product in lists.of(owner) {
                    let held = &mut points[*product as usize];
                    *held = (*gain).max(*held);
                }
            }
        }
    }
}
