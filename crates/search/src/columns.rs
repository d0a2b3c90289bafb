//! The numbers of the products, column by column, as filters, counts and cards need them.

use crate::codec::{Reader, put, put_column, signed, unsigned};
use crate::variants::{VariantRow, Variants};
use market::{Date, Listing};
use std::collections::HashMap;
use std::ops::Range;

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
    pub(crate) variants: Variants,
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
        self.decided.push(day_of(listing.decided));
        self.valid_until.push(day_of(listing.valid_until));
        if self.variant_starts.is_empty() {
            self.variant_starts.push(0);
        }
        for (variant, pack) in listing.variants.iter().zip(packs) {
            self.variants.push(VariantRow {
                pack,
                price: variant.price.get(),
                night_price: variant.night_price.map(market::Dong::get),
                stock: variant.stock,
                minimum: variant.minimum,
                maximum: variant.maximum,
                step: variant.step,
            });
        }
        self.variant_starts.push(self.variants.len() as u32);
    }

    pub(crate) fn len(&self) -> usize {
        self.kind.len()
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let out = &mut Vec::new();
        put(out, self.len() as u64);
        for column in [&self.kind, &self.maker, &self.art, &self.photos] {
            // NONE becomes 0.
            put_column(out, column.iter().map(|it| u64::from(it.wrapping_add(1))));
        }
        for column in [&self.village, &self.place, &self.old_place] {
            put_column(out, self.by_maker(column).into_iter());
        }
        out.extend(&self.flags);
        let first = self.decided.iter().copied().min().unwrap_or(0);
        put(out, signed(i64::from(first)));
        let from = |day: i32, other: i32| i64::from(day) - i64::from(other);
        let decided = self.decided.iter();
        put_column(out, decided.map(|it| from(*it, first) as u64));
        let dates = self.valid_until.iter().zip(&self.decided);
        put_column(out, dates.map(|(valid, it)| signed(from(*valid, *it))));
        // The catalogue stands by name within each kind, so most steps are small.
        let before = [0].iter().chain(&self.name_rank);
        let steps = self.name_rank.iter().zip(before);
        put_column(
            out,
            steps.map(|(rank, before)| signed(i64::from(*rank) - i64::from(*before))),
        );
        let starts = self.variant_starts.windows(2);
        put_column(out, starts.map(|pair| u64::from(pair[1] - pair[0])));
        self.variants.write(out);
        std::mem::take(out)
    }

    /// Most products of a producer come from one place: such a repetition is written as 0, and
    /// no place as 1.
    fn by_maker(&self, column: &[u16]) -> Vec<u64> {
        let mut last: HashMap<u16, u16> = HashMap::new();
        let pairs = self.maker.iter().zip(column);
        pairs
            .map(|(maker, value)| match last.insert(*maker, *value) {
                Some(before) if before == *value => 0,
                _ => u64::from(value.wrapping_add(1)) + 1,
            })
            .collect()
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
        columns.village = columns.read_by_maker(reader, limits, false)?;
        columns.place = columns.read_by_maker(reader, limits, false)?;
        columns.old_place = columns.read_by_maker(reader, limits, true)?;
        columns.flags = reader.bytes(count)?.to_vec();
        let written = STARS | POTENTIAL | VIEW_ONLY;
        let sound = |flags: u8| flags & !written == 0 && flags & STARS < 3;
        if !columns.flags.iter().all(|flags| sound(*flags)) {
            return None;
        }
        let first = unsigned(reader.number()?);
        let later: Vec<u32> = reader.column(count)?;
        columns.decided = days(later.iter().map(|it| first.checked_add(i64::from(*it))))?;
        let lasting: Vec<u32> = reader.column(count)?;
        let lasting = lasting.iter().zip(&columns.decided);
        columns.valid_until =
            days(lasting.map(|(lasting, decided)| {
                Some(i64::from(*decided) + unsigned(u64::from(*lasting)))
            }))?;
        columns.name_rank = ranks(reader, count)?;
        columns.read_variants(reader, count, limits.packs)?;
        if !reader.is_at_end() {
            return None;
        }
        columns.derive();
        Some(columns)
    }

    fn read_by_maker(
        &self,
        reader: &mut Reader<'_>,
        limits: &Limits,
        or_none: bool,
    ) -> Option<Vec<u16>> {
        // As they are written; 0 while there is none.
        let mut last = vec![0_u16; limits.makers];
        let mut column: Vec<u16> = reader.column(self.maker.len())?;
        let least = if or_none { 1 } else { 2 };
        for (maker, value) in self.maker.iter().zip(&mut column) {
            let last = last.get_mut(usize::from(*maker))?;
            if *value != 0 {
                *last = *value;
            }
            if !(least..limits.localities + 2).contains(&usize::from(*last)) {
                return None;
            }
            *value = last.wrapping_sub(2);
        }
        Some(column)
    }

    fn read_variants(&mut self, reader: &mut Reader<'_>, count: usize, packs: usize) -> Option<()> {
        let counts: Vec<u32> = reader.column(count)?;
        let mut total = 0_u32;
        self.variant_starts.reserve_exact(count + 1);
        self.variant_starts.push(0);
        for count in counts {
            total = total.checked_add(count)?;
            self.variant_starts.push(total);
        }
        self.variants = Variants::read(reader, total as usize, packs)?;
        Some(())
    }

    /// The variants of a product.
    pub(crate) fn variants_of(&self, product: usize) -> impl Iterator<Item = VariantRow> {
        self.variant_range(product).map(|at| self.variants.row(at))
    }

    fn variant_range(&self, product: usize) -> Range<usize> {
        let (start, end) = (
            self.variant_starts[product],
            self.variant_starts[product + 1],
        );
        start as usize..end as usize
    }

    /// The same rules as those of a listing, on the columns.
    fn derive(&mut self) {
        let mut offers = self.variants.offers();
        for prices in &mut self.prices {
            prices.reserve_exact(self.kind.len());
        }
        for product in 0..self.len() {
            let (mut left, mut night) = (false, false);
            let mut cheapest = [None; 2];
            for offer in offers.by_ref().take(self.variant_range(product).len()) {
                left |= !offer.is_sold_out;
                night |= offer.has_night_price;
                for (cheapest, price) in cheapest.iter_mut().zip(offer.prices) {
                    let key = (offer.is_sold_out, price);
                    *cheapest = Some(cheapest.map_or(key, |it: (bool, u64)| it.min(key)));
                }
            }
            let flags = &mut self.flags[product];
            if left && *flags & VIEW_ONLY == 0 {
                *flags |= IN_STOCK;
            }
            if night {
                *flags |= NIGHT_PRICE;
            }
            for (prices, cheapest) in self.prices.iter_mut().zip(cheapest) {
                prices.push(cheapest.map_or(0, |(_, price)| price));
            }
        }
    }
}

fn entries(reader: &mut Reader<'_>, count: usize, limit: usize, or_none: bool) -> Option<Vec<u16>> {
    let mut column: Vec<u16> = reader.column(count)?;
    let mut all_known = true;
    for entry in &mut column {
        all_known &= usize::from(*entry) <= limit && (or_none || *entry > 0);
        *entry = entry.wrapping_sub(1);
    }
    all_known.then_some(column)
}

fn ranks(reader: &mut Reader<'_>, count: usize) -> Option<Vec<u32>> {
    let mut ranks: Vec<u32> = reader.column(count)?;
    let mut rank = 0_i64;
    for step in &mut ranks {
        rank += unsigned(u64::from(*step));
        if !(0..count as i64).contains(&rank) {
            return None;
        }
        *step = rank as u32;
    }
    Some(ranks)
}

/// None where a day is out of bounds.
fn days(days: impl Iterator<Item = Option<i64>>) -> Option<Vec<i32>> {
    days.map(|day| i32::try_from(day?).ok()).collect()
}

fn day_of(date: Date) -> i32 {
    // The dates of the calendar, years 1 to 9999, all fit.
    i32::try_from(date.days_since_epoch()).unwrap_or_default()
}
