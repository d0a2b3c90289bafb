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

/// How many producers there are; none where that cannot be.
pub(crate) fn count(bytes: &[u8]) -> Option<usize> {
    Reader::new(bytes).below(bytes.len() + 1)
}

/// Reads the producers, up to the first where something is amiss.
pub(crate) fn read(bytes: &[u8], locale: Locale) -> Vec<ProducerCard> {
    let mut reader = Reader::new(bytes);
    let count = reader.below(bytes.len() + 1).unwrap_or(0);
    let producers = (0..count).map_while(|_| producer(&mut reader, locale));
    producers.collect()
}

fn producer(reader: &mut Reader<'_>, locale: Locale) -> Option<ProducerCard> {
    let name = reader.text()?;
    let translated = reader.text()?;
    let slug = full_slug(reader.text()?, name);
    let place = reader.text()?.to_owned();
    let last = reader.below(KINDS.len() * 2)?;
    Some(ProducerCard {
        slug: slug.parse().ok()?,
        name: text(name, translated, locale),
        kind: *KINDS.get(last / 2)?,
        demonstration: last % 2 == 1,
        place,
    })
}
