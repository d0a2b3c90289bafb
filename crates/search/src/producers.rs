//! The producers in short, which a large shop has thousands of.

use crate::codec::{Reader, put, put_text};
use crate::names::{full_slug, slug_rest, text, translation};
use market::{EntityKind, Locale, ProducerCard};

const KINDS: [EntityKind; 4] = [
    EntityKind::Cooperative,
    EntityKind::Group,
    EntityKind::Company,
    EntityKind::Household,
];

pub(crate) fn write(producers: &[ProducerCard], locale: Locale) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, producers.len() as u64);
    for producer in producers {
        put_text(&mut out, &producer.name.vi);
        put_text(&mut out, translation(&producer.name, locale));
        put_text(&mut out, slug_rest(&producer.slug, &producer.name.vi));
        put_text(&mut out, &producer.place);
        let kind = KINDS.iter().position(|kind| *kind == producer.kind);
        let kind = kind.unwrap_or(KINDS.len()) as u64;
        put(&mut out, kind * 2 + u64::from(producer.demonstration));
    }
    out
}

/// Reads the producers; none where something is amiss.
pub(crate) fn read(bytes: &[u8], locale: Locale) -> Option<Vec<ProducerCard>> {
    let reader = &mut Reader::new(bytes);
    let count = reader.below(bytes.len() + 1)?;
    let mut producers = Vec::with_capacity(count);
    for _ in 0..count {
        let name = reader.text()?;
        let translated = reader.text()?;
        let slug = full_slug(reader.text()?, name);
        let place = reader.text()?.to_owned();
        let last = reader.below(KINDS.len() * 2)?;
        producers.push(ProducerCard {
            slug: slug.parse().ok()?,
            name: text(name, translated, locale),
            kind: *KINDS.get(last / 2)?,
            demonstration: last % 2 == 1,
            place,
        });
    }
    reader.is_at_end().then_some(producers)
}
