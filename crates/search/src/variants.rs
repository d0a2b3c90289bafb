//! The numbers of variants.

use crate::codec::{Reader, put};

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

impl VariantRow {
    pub(crate) fn is_sold_out(self) -> bool {
        self.stock < self.minimum
    }

    pub(crate) fn price_at(self, open: bool) -> u64 {
        self.night_price.filter(|_| open).unwrap_or(self.price)
    }
}

/// Most prices end in three zeros.
fn put_price(out: &mut Vec<u8>, price: u64) {
    if price.is_multiple_of(1000) {
        put(out, price / 1000 * 2);
    } else {
        put(out, price * 2 + 1);
    }
}

fn price(reader: &mut Reader<'_>) -> Option<u64> {
    let number = reader.number()?;
    let price = number / 2;
    if number.is_multiple_of(2) {
        price.checked_mul(1000)
    } else {
        Some(price)
    }
}

pub(crate) fn write(all: &[VariantRow], out: &mut Vec<u8>) {
    all.iter().for_each(|it| put(out, u64::from(it.pack)));
    all.iter().for_each(|it| put_price(out, it.price));
    all.iter().for_each(|it| put(out, u64::from(it.stock)));
    // Few variants have these, and most of those that do not are alike.
    put_rare(
        out,
        0,
        &all.iter()
            .map(|it| it.night_price.map_or(0, |price| price + 1)),
    );
    put_rare(out, 1, &all.iter().map(|it| u64::from(it.minimum)));
    put_rare(
        out,
        0,
        &all.iter()
            .map(|it| it.maximum.map_or(0, |most| u64::from(most) + 1)),
    );
    put_rare(out, 1, &all.iter().map(|it| u64::from(it.step)));
}

/// Reads so many variants; none where a value is out of bounds.
pub(crate) fn read(reader: &mut Reader<'_>, total: usize, packs: usize) -> Option<Vec<VariantRow>> {
    // Every variant takes three bytes, so a forged number reserves little.
    if total > reader.left() / 3 {
        return None;
    }
    let usual = VariantRow {
        minimum: 1,
        step: 1,
        ..VariantRow::default()
    };
    let mut rows = vec![usual; total];
    for row in &mut rows {
        row.pack = reader.below(packs)? as u32;
    }
    for row in &mut rows {
        row.price = price(reader)?;
    }
    for row in &mut rows {
        row.stock = reader.small()?;
    }
    rare(reader, &mut rows, |row, price| {
        row.night_price = price.checked_sub(1);
        true
    })?;
    rare(reader, &mut rows, |row, minimum| {
        narrow(minimum, &mut row.minimum)
    })?;
    rare(reader, &mut rows, |row, most| {
        let mut maximum = 0;
        let fits = narrow(most.saturating_sub(1), &mut maximum);
        row.maximum = (most > 0).then_some(maximum);
        fits
    })?;
    rare(reader, &mut rows, |row, step| narrow(step, &mut row.step))?;
    Some(rows)
}

/// Appends a column of which most values are the usual one: how many are not, then each of
/// those with its distance from the one before.
fn put_rare(out: &mut Vec<u8>, usual: u64, values: &(impl Iterator<Item = u64> + Clone)) {
    let rare = || {
        let values = values.clone().enumerate();
        values.filter(move |(_, value)| *value != usual)
    };
    put(out, rare().count() as u64);
    let mut next = 0;
    for (at, value) in rare() {
        put(out, (at - next) as u64);
        put(out, value);
        next = at + 1;
    }
}

/// Reads such a column; `set` says whether a value fits.
fn rare(
    reader: &mut Reader<'_>,
    rows: &mut [VariantRow],
    set: impl Fn(&mut VariantRow, u64) -> bool,
) -> Option<()> {
    let mut next = 0_usize;
    for _ in 0..reader.below(rows.len() + 1)? {
        let at = next.checked_add(reader.below(rows.len())?)?;
        if !set(rows.get_mut(at)?, reader.number()?) {
            return None;
        }
        next = at + 1;
    }
    Some(())
}

fn narrow(value: u64, slot: &mut u32) -> bool {
    u32::try_from(value).is_ok_and(|value| {
        *slot = value;
        true
    })
}
