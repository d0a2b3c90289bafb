//! The numbers of the products, column by column, as filters, counts and cards need them.

use crate::codec::{Reader, put};
use crate::variants::{self, VariantRow};
use market::{Date, Listing};
use std::collections::HashMap;

/// Where a column has no value.
pub(crate) const NONE: u16 = u16::MAX;

/// All columns; each has a value for every product.
#[derive(Default)]
pub(crate) struct Columns {
    /// Group and sub-group: an entry of the frame's kinds.
    pub(crate) kind: Vec<u16>,
    /// The producer: an entry of the frame's makers.
    pub(crate) maker: Vec<u16>,
    /// The village, the place and the old place, or [`NONE`]: entries of the localities.
    pub(crate) village: Vec<u16>,
    pub(crate) place: Vec<u16>,
    pub(crate) old_place: Vec<u16>,
    pub(crate) flags: Vec<u8>,
    /// Days since 1970.
    pub(crate) decided: Vec<i32>,
    pub(crate) valid_until: Vec<i32>,
    /// An entry of the frame's pictures, or [`NONE`].
    pub(crate) art: Vec<u16>,
    /// An entry of the photographs, or [`NONE`].
    pub(crate) photos: Vec<u16>,
    /// How many names come before this one.
    pub(crate) name_rank: Vec<u32>,
    /// Where each product's variants begin, with the end of the last.
    pub(crate) variant_starts: Vec<u32>,
    pub(crate) variants: Vec<VariantRow>,
    /// The prices of the cheapest variants, usual and while the market is open.
    pub(crate) prices: [Vec<u64>; 2],
}

pub(crate) const STARS: u8 = 0b0000_0011;
pub(crate) const POTENTIAL: u8 = 0b0000_0100;
pub(crate) const VIEW_ONLY: u8 = 0b0000_1000;
/// Derived from the variants when the columns are read.
pub(crate) const IN_STOCK: u8 = 0b0001_0000;
pub(crate) const NIGHT_PRICE: u8 = 0b0010_0000;

/// The flags that are written.
pub(crate) fn flags_of(listing: &Listing) -> u8 {
    let flag = |set: bool, flag: u8| if set { flag } else { 0 };
    (listing.stars.get() - 3)
        | flag(listing.potential_five_star, POTENTIAL)
        | flag(listing.view_only, VIEW_ONLY)
}

/// What entries of the other tables a column may name.
pub(crate) struct Limits {
    pub(crate) kinds: usize,
    pub(crate) makers: usize,
    pub(crate) localities: usize,
    pub(crate) art: usize,
    pub(crate) photos: usize,
    pub(crate) packs: usize,
}

impl Columns {
    /// Adds a product's flags, dates and variants; the entries of other tables are pushed by
    /// whoever knows those.
    pub(crate) fn push_own(&mut self, listing: &Listing, packs: impl Iterator<Item = u32>) {
        self.flags.push(flags_of(listing));
        self.decided.push(days(listing.decided));
        self.valid_until.push(days(listing.valid_until));
        if self.variant_starts.is_empty() {
            self.variant_starts.push(0);
        }
        let rows = listing.variants.iter().zip(packs);
        self.variants.extend(rows.map(|(variant, pack)| VariantRow {
            pack,
            price: variant.price.get(),
            night_price: variant.night_price.map(market::Dong::get),
            stock: variant.stock,
            minimum: variant.minimum,
            maximum: variant.maximum,
            step: variant.step,
        }));
        self.variant_starts.push(self.variants.len() as u32);
    }

    pub(crate) fn len(&self) -> usize {
        self.kind.len()
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put(&mut out, self.len() as u64);
        for column in [&self.kind, &self.maker, &self.art, &self.photos] {
            for value in column {
                // NONE becomes 0, which is the shortest.
                put(&mut out, u64::from(value.wrapping_add(1)));
            }
        }
        for column in [&self.village, &self.place, &self.old_place] {
            self.write_by_maker(column, &mut out);
        }
        out.extend(&self.flags);
        for (decided, valid) in self.decided.iter().zip(&self.valid_until) {
            put(&mut out, signed(i64::from(*decided)));
            put(&mut out, signed(i64::from(*valid) - i64::from(*decided)));
        }
        let mut before = 0;
        for rank in &self.name_rank {
            // The catalogue stands by name within each kind, so most steps are small.
            put(&mut out, signed(i64::from(*rank) - before));
            before = i64::from(*rank);
        }
        for starts in self.variant_starts.windows(2) {
            put(&mut out, u64::from(starts[1] - starts[0]));
        }
        variants::write(&self.variants, &mut out);
        out
    }

    /// Most products of a producer come from one place: such a repetition is written as 0.
    fn write_by_maker(&self, column: &[u16], out: &mut Vec<u8>) {
        let mut last: HashMap<u16, u16> = HashMap::new();
        for (maker, value) in self.maker.iter().zip(column) {
            match last.insert(*maker, *value) {
                Some(before) if before == *value => put(out, 0),
                _ => put(out, u64::from(value.wrapping_add(1)) + 1),
            }
        }
    }

    /// Reads all columns; none where a value is out of bounds.
    pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Option<Self> {
        let reader = &mut Reader::new(bytes);
        // Every product takes more than ten bytes, so a forged number reserves little.
        let count = reader.below(bytes.len() / 10 + 1)?;
        let mut columns = Self {
            kind: entries(reader, count, limits.kinds, false)?,
            maker: entries(reader, count, limits.makers, false)?,
            art: entries(reader, count, limits.art, true)?,
            photos: entries(reader, count, limits.photos, true)?,
            ..Self::default()
        };
        columns.village = columns.by_maker(reader, limits, false)?;
        columns.place = columns.by_maker(reader, limits, false)?;
        columns.old_place = columns.by_maker(reader, limits, true)?;
        columns.flags = reader.bytes(count)?.to_vec();
        let written = STARS | POTENTIAL | VIEW_ONLY;
        let sound = |flags: u8| flags & !written == 0 && flags & STARS < 3;
        if !columns.flags.iter().all(|flags| sound(*flags)) {
            return None;
        }
        columns.decided.reserve_exact(count);
        columns.valid_until.reserve_exact(count);
        for _ in 0..count {
            let decided = day(0, reader)?;
            columns.decided.push(decided);
            columns.valid_until.push(day(i64::from(decided), reader)?);
        }
        columns.name_rank = ranks(reader, count)?;
        columns.read_variants(reader, count, limits.packs)?;
        if !reader.is_at_end() {
            return None;
        }
        columns.derive();
        Some(columns)
    }

    fn by_maker(
        &self,
        reader: &mut Reader<'_>,
        limits: &Limits,
        or_none: bool,
    ) -> Option<Vec<u16>> {
        let mut last: Vec<Option<u16>> = vec![None; limits.makers];
        let mut column = Vec::with_capacity(self.maker.len());
        for maker in &self.maker {
            let last = last.get_mut(usize::from(*maker))?;
            let value = match reader.below(limits.localities + 2)? {
                0 => (*last)?,
                1 if !or_none => return None,
                entry => (entry as u16).wrapping_sub(2),
            };
            *last = Some(value);
            column.push(value);
        }
        Some(column)
    }

    fn read_variants(&mut self, reader: &mut Reader<'_>, count: usize, packs: usize) -> Option<()> {
        let mut total = 0_u32;
        self.variant_starts.reserve_exact(count + 1);
        self.variant_starts.push(0);
        for _ in 0..count {
            total = total.checked_add(reader.small()?)?;
            self.variant_starts.push(total);
        }
        self.variants = variants::read(reader, total as usize, packs)?;
        Some(())
    }

    /// The variants of a product.
    pub(crate) fn variants_of(&self, product: usize) -> &[VariantRow] {
        let (start, end) = (
            self.variant_starts[product] as usize,
            self.variant_starts[product + 1] as usize,
        );
        &self.variants[start..end]
    }

    /// The same rules as those of a listing, on the rows.
    fn derive(&mut self) {
        for prices in &mut self.prices {
            prices.reserve_exact(self.kind.len());
        }
        for product in 0..self.len() {
            let rows = self.variants_of(product);
            let left = rows.iter().any(|row| !row.is_sold_out());
            let night = rows.iter().any(|row| row.night_price.is_some());
            let cheapest = [false, true].map(|open| {
                let prices = rows
                    .iter()
                    .map(|row| (row.is_sold_out(), row.price_at(open)));
                prices.min().map_or(0, |(_, price)| price)
            });
            let flags = &mut self.flags[product];
            if left && *flags & VIEW_ONLY == 0 {
                *flags |= IN_STOCK;
            }
            if night {
                *flags |= NIGHT_PRICE;
            }
            for (prices, price) in self.prices.iter_mut().zip(cheapest) {
                prices.push(price);
            }
        }
    }
}

fn entries(reader: &mut Reader<'_>, count: usize, limit: usize, or_none: bool) -> Option<Vec<u16>> {
    let mut column = Vec::with_capacity(count);
    for _ in 0..count {
        let entry = reader.below(limit + 1)?;
        if entry == 0 && !or_none {
            return None;
        }
        column.push((entry as u16).wrapping_sub(1));
    }
    Some(column)
}

fn ranks(reader: &mut Reader<'_>, count: usize) -> Option<Vec<u32>> {
    let mut ranks = Vec::with_capacity(count);
    let mut before = 0_i64;
    for _ in 0..count {
        let rank = before.checked_add(unsigned(reader.number()?))?;
        if !(0..count as i64).contains(&rank) {
            return None;
        }
        ranks.push(rank as u32);
        before = rank;
    }
    Some(ranks)
}

/// Small numbers of either sign as small numbers.
fn signed(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

fn unsigned(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// A day as a difference from another.
fn day(from: i64, reader: &mut Reader<'_>) -> Option<i32> {
    let step = unsigned(reader.number()?);
    i32::try_from(from.checked_add(step)?).ok()
}

fn days(date: Date) -> i32 {
    // The dates of the calendar, years 1 to 9999, all fit.
    i32::try_from(date.days_since_epoch()).unwrap_or_default()
}
