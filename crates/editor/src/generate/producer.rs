//! Producers with made-up names.

use anyhow::Result;
use fastrand::Rng;
use market::{
    AccountNumber, Bank, Email, EntityKind, Locale, Phone, Producer, Text, Wholesale, fold,
};

use super::chance::{happens, one_of};
use super::lessons::{Example, Lessons, translation};
use super::places::{Home, Places};
use super::wording::{French, Slugs, capital, small, without_place};

/// A producer, and what the products of such a one are like.
pub(super) struct Maker<'a> {
    /// The producer's file.
    pub(super) producer: Producer,
    /// Where the producer lives.
    pub(super) home: &'a Home,
    /// A product that is typical of the producer.
    pub(super) trade: &'a Example<'a>,
}

/// Makes up the producer of this number.
pub(super) fn make_up<'a>(
    lessons: &'a Lessons<'a>,
    places: &'a Places,
    slugs: &mut Slugs,
    number: usize,
    rng: &mut Rng,
) -> Result<Option<Maker<'a>>> {
    let (Some(home), Some(trade), Some(like)) = (
        places.pick(rng),
        one_of(rng, &lessons.examples),
        one_of(rng, lessons.makers),
    ) else {
        return Ok(None);
    };
    let french = French::drawn(rng);
    // A third goes by a name of its own and not by that of the village.
    let own = format!(
        "{} {}",
        capital(one_of(rng, &lessons.syllables).copied().unwrap_or_default()),
        one_of(rng, &lessons.syllables).copied().unwrap_or_default()
    );
    let called = if happens(rng, 1.0 / 3.0) {
        own.trim()
    } else {
        home.name()
    };
    let name = name(lessons, like, called, trade, french);
    let slug = slugs.of(&without_brackets(&name.vi))?;
    let phone: Phone = known(format!("+8424{number:08}").parse())?;
    let mut address = like.address.clone();
    address.place.clone_from(&home.place);
    address.street = Some(format!("thôn {}", home.name()));
    let story = french.text(|locale| {
        let chain = lessons.maker_stories.get(locale as usize)?;
        let sentences: Option<Vec<String>> = (0..3).map(|_| chain.sentence(rng)).collect();
        Some(sentences?.join(" "))
    });
    let producer = Producer {
        demonstration: true,
        email: Some(known::<Email>(format!("{slug}@example.com").parse())?),
        zalo: happens(rng, 0.6).then(|| phone.clone()),
        bank: like
            .bank
            .as_ref()
            .map(|bank| bank_of(bank, number, &name.vi))
            .transpose()?,
        story: story.unwrap_or_else(|| like.story.clone()),
        shipping: french.kept(&like.shipping),
        delivery: like.delivery.clone(),
        returns: french.kept(&like.returns),
        schema: like.schema.clone(),
        kind: like.kind,
        wholesale: like.wholesale.as_ref().map(|it| Wholesale {
            terms: french.kept(&it.terms),
            capacity: french.kept(&it.capacity),
        }),
        address,
        phone,
        name,
        slug,
    };
    Ok(Some(Maker {
        producer,
        home,
        trade,
    }))
}

/// A checked text. Those that are put together here are right, so that no error is expected.
fn known<T>(parsed: Result<T, &'static str>) -> Result<T> {
    parsed.map_err(anyhow::Error::msg)
}

fn bank_of(like: &Bank, number: usize, name: &str) -> Result<Bank> {
    let holder: String = fold(&without_brackets(name))
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == ' ')
        .collect();
    Ok(Bank {
        bin: like.bin.clone(),
        account: known::<AccountNumber>(format!("{number:010}").parse())?,
        name: holder.to_uppercase(),
    })
}

fn without_brackets(name: &str) -> String {
    name.split(" (").next().unwrap_or(name).to_owned()
}

/// "HTX Gạo Tam Hưng (minh họa)": what the names of such producers begin and end with, and in
/// between what is made and where.
fn name(
    lessons: &Lessons<'_>,
    like: &Producer,
    place: &str,
    trade: &Example<'_>,
    french: French,
) -> Text {
    let named = french.text(|locale| {
        let (before, after) = around(lessons.makers, like.kind, locale);
        let what = match locale {
            Locale::Vi => format!("{} {place}", capital(&trade.kind)),
            Locale::En => {
                let kind = without_place(trade.product.name.get(locale), &trade.home);
                let kind = trade.english_kinds.first().unwrap_or(&kind);
                let words: Vec<String> = kind.split(' ').map(capital).collect();
                format!("{place} {}", words.join(" "))
            }
            Locale::Fr => {
                let kind = without_place(trade.product.name.get(locale), &trade.home);
                format!("{} de {place}", small(&kind))
            }
        };
        let parts = [before, what, after];
        let parts: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        Some(parts.join(" "))
    });
    named.unwrap_or_else(|| like.name.clone())
}

/// The words that all names of a kind of producer begin and end with.
fn around(makers: &[Producer], kind: EntityKind, locale: Locale) -> (String, String) {
    let names = |same: bool| -> Vec<Vec<&str>> {
        makers
            .iter()
            .filter(|it| !same || it.kind == kind)
            .filter_map(|it| translation(&it.name, locale))
            .map(|name| name.split(' ').collect())
            .collect()
    };
    let mut all = names(true);
    // The name of a single one says nothing of others.
    if all.len() < 2 {
        all = names(false);
    }
    if all.len() < 2 {
        return Default::default();
    }
    let begin = shared_beginning(&all);
    for name in &mut all {
        name.reverse();
    }
    let mut end = shared_beginning(&all);
    end.reverse();
    (begin.join(" "), end.join(" "))
}

fn shared_beginning<'a>(names: &[Vec<&'a str>]) -> Vec<&'a str> {
    let Some((first, others)) = names.split_first() else {
        return Vec::new();
    };
    let shared = first
        .iter()
        .enumerate()
        .take_while(|(index, word)| others.iter().all(|name| name.get(*index) == Some(*word)));
    shared.map(|(_, word)| *word).collect()
}
