//! What many variants share: id, name, unit and net amount.

use crate::codec::{Reader, put, put_text};
use crate::names::{text, translation};
use market::{Locale, Measure, Net, Slug, Text, Variant};

const MEASURES: [Measure; 3] = [Measure::G, Measure::Ml, Measure::Piece];

/// A pack, read.
pub(crate) struct Pack {
    pub(crate) id: Slug,
    pub(crate) name: Text,
    pub(crate) unit: Text,
    pub(crate) net: Option<Net>,
}

/// A variant's pack, as the file has it.
pub(crate) fn write(variant: &Variant, locale: Locale) -> Vec<u8> {
    let mut out = Vec::new();
    put_text(&mut out, variant.id.as_str());
    for name in [&variant.name, &variant.unit] {
        put_text(&mut out, &name.vi);
        put_text(&mut out, translation(name, locale));
    }
    if let Some(net) = variant.net {
        let measure = MEASURES.iter().position(|it| *it == net.measure);
        put(&mut out, measure.unwrap_or(MEASURES.len()) as u64);
        put(&mut out, u64::from(net.amount));
    }
    out
}

/// Reads a pack; none where something is amiss.
pub(crate) fn read(bytes: &[u8], locale: Locale) -> Option<Pack> {
    let mut reader = Reader::new(bytes);
    let id = reader.text()?.parse().ok()?;
    let mut next = || Some(text(reader.text()?, reader.text()?, locale));
    let (name, unit) = (next()?, next()?);
    let net = if reader.is_at_end() {
        None
    } else {
        let measure = *MEASURES.get(reader.below(MEASURES.len())?)?;
        let amount = reader.small()?;
        Some(Net { amount, measure })
    };
    reader.is_at_end().then_some(Pack {
        id,
        name,
        unit,
        net,
    })
}
