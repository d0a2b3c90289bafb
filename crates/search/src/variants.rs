//! The numbers of variants, column by column.

use crate::codec::{Reader, put, put_column, signed, unsigned};

/// A variant's numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct VariantRow {
    /// Its id, name, unit and net amount: an entry of the packs.
    pub(crate) pack: u32,
    pub(crate) price: u64,
    pub(crate) night_price: Option<u64>,
    pub(crate) stock: u32,
    pub(crate) minimum: u32,
    pub(crate) maximum: Option<u32>,
    pub(crate) step: u32,
}

/// The numbers of all variants.
#[derive(Default)]
pub(crate) struct Variants {
    packs: Vec<u32>,
    prices: Vec<u64>,
    stocks: Vec<u32>,
    night_prices: Rare,
    minimums: Rare,
    maximums: Rare,
    steps: Rare,
}

/// A column of which most values are the usual one: the others, with their places.
#[derive(Default)]
struct Rare {
    places: Vec<u32>,
    values: Vec<u64>,
}

/// What a variant is sold for.
pub(crate) struct Offer {
    pub(crate) is_sold_out: bool,
    pub(crate) has_night_price: bool,
    /// Usually, and while the market is open.
    pub(crate) prices: [u64; 2],
}

impl Rare {
    fn push(&mut self, place: usize, value: u64) {
        self.places.push(place as u32);
        self.values.push(value);
    }

    fn get(&self, place: usize) -> Option<u64> {
        let at = self.places.binary_search(&(place as u32)).ok()?;
        self.values.get(at).copied()
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, u64)> {
        let places = self.places.iter().map(|place| *place as usize);
        places.zip(self.values.iter().copied())
    }

    /// How many there are, the distances between their places, then the values, as `code` gives
    /// them.
    fn write(&self, out: &mut Vec<u8>, code: impl Fn(usize, u64) -> u64) {
        put(out, self.places.len() as u64);
        let before = [0].into_iter().chain(self.places.iter().map(|it| it + 1));
        let places = self.places.iter().zip(before);
        put_column(out, places.map(|(place, before)| u64::from(place - before)));
        put_column(out, self.pairs().map(|(place, value)| code(place, value)));
    }

    /// Reads such a column of so many values; `value` gives none where one is out of bounds.
    fn read(
        reader: &mut Reader<'_>,
        total: usize,
        value: impl Fn(usize, u64) -> Option<u64>,
    ) -> Option<Self> {
        let count = reader.below(total + 1)?;
        let mut places: Vec<u32> = reader.column(count)?;
        let mut values: Vec<u64> = reader.column(count)?;
        let mut next = 0_u32;
        for (place, slot) in places.iter_mut().zip(&mut values) {
            *place = place.checked_add(next)?;
            next = place.checked_add(1)?;
            if next as usize > total {
                return None;
            }
            *slot = value(*place as usize, *slot)?;
        }
        Some(Self { places, values })
    }
}

impl Variants {
    pub(crate) fn push(&mut self, row: VariantRow) {
        let at = self.packs.len();
        self.packs.push(row.pack);
        self.prices.push(row.price);
        self.stocks.push(row.stock);
        if let Some(price) = row.night_price {
            self.night_prices.push(at, price);
        }
        if row.minimum != 1 {
            self.minimums.push(at, u64::from(row.minimum));
        }
        if let Some(most) = row.maximum {
            self.maximums.push(at, u64::from(most));
        }
        if row.step != 1 {
            self.steps.push(at, u64::from(row.step));
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.packs.len()
    }

    /// The numbers of one variant.
    pub(crate) fn row(&self, at: usize) -> VariantRow {
        VariantRow {
            pack: self.packs[at],
            price: self.prices[at],
            night_price: self.night_prices.get(at),
            stock: self.stocks[at],
            minimum: self.minimums.get(at).map_or(1, |it| it as u32),
            maximum: self.maximums.get(at).map(|it| it as u32),
            step: self.steps.get(at).map_or(1, |it| it as u32),
        }
    }

    /// What each variant is sold for, one after the other.
    pub(crate) fn offers(&self) -> impl Iterator<Item = Offer> {
        let mut minimums = self.minimums.pairs().peekable();
        let mut night_prices = self.night_prices.pairs().peekable();
        let all = self.prices.iter().zip(&self.stocks).enumerate();
        all.map(move |(at, (price, stock))| {
            let minimum = minimums.next_if(|(place, _)| *place == at);
            let night_price = night_prices.next_if(|(place, _)| *place == at);
            Offer {
                is_sold_out: u64::from(*stock) < minimum.map_or(1, |(_, it)| it),
                has_night_price: night_price.is_some(),
                prices: [*price, night_price.map_or(*price, |(_, it)| it)],
            }
        })
    }

    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        put_column(out, self.packs.iter().map(|it| u64::from(*it)));
        put_column(
            out,
            self.prices
                .iter()
                .map(|it| price_code(*it as i64, |it| it as u64)),
        );
        put_column(out, self.stocks.iter().map(|it| u64::from(*it)));
        // How much less it is needs fewer bits than the price.
        self.night_prices.write(out, |at, price| {
            price_code(self.prices[at] as i64 - price as i64, signed)
        });
        for column in [&self.minimums, &self.maximums, &self.steps] {
            column.write(out, |_, value| value);
        }
    }

    /// Reads so many variants; none where a value is out of bounds.
    pub(crate) fn read(reader: &mut Reader<'_>, total: usize, packs: usize) -> Option<Self> {
        let mut variants = Self {
            packs: reader.column(total)?,
            prices: reader.column(total)?,
            stocks: reader.column(total)?,
            ..Self::default()
        };
        for price in &mut variants.prices {
            *price = price_of(*price, |code| code as i64) as u64;
        }
        if !variants.packs.iter().all(|pack| (*pack as usize) < packs) {
            return None;
        }
        let prices = &variants.prices;
        let night_price = |at: usize, code: u64| {
            let less = price_of(code, unsigned);
            Some(prices[at].wrapping_sub(less as u64))
        };
        let small = |_: usize, value: u64| u32::try_from(value).ok().map(u64::from);
        variants.night_prices = Rare::read(reader, total, night_price)?;
        variants.minimums = Rare::read(reader, total, small)?;
        variants.maximums = Rare::read(reader, total, small)?;
        variants.steps = Rare::read(reader, total, small)?;
        Some(variants)
    }
}

/// Most prices end in three zeros.
fn price_code(price: i64, code: impl Fn(i64) -> u64) -> u64 {
    if price % 1000 == 0 {
        code(price / 1000).wrapping_mul(2)
    } else {
        code(price).wrapping_mul(2) + 1
    }
}

/// The price of a code; of a forged one, any.
fn price_of(code: u64, number: impl Fn(u64) -> i64) -> i64 {
    let price = number(code / 2);
    if code.is_multiple_of(2) {
        price.wrapping_mul(1000)
    } else {
        price
    }
}
