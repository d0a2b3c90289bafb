//! What stands outside the shop's own pages in its words: the light pages of portals, feeds, heads.

use super::{Content, texts_of, within};
use crate::features::schedule;
use market::{Locale, PhaseKind, Timestamp};

/// What the market does from an instant on, for pages that count down without the app.
pub struct Change {
    /// The instant.
    pub from: Timestamp,
    /// The name of the state, as style sheets have it.
    pub state: &'static str,
    /// What a countdown counts to.
    pub target: Option<Timestamp>,
    /// When that is, in a sentence.
    pub words: String,
}

/// What the market does at an instant and from then on, at most so many times something else.
#[must_use]
pub fn changes(content: &Content, locale: Locale, from: Timestamp, most: usize) -> Vec<Change> {
    let market = &content.catalogue.market;
    let (schedule, offset) = (&market.schedule, market.offset());
    let change = |at| {
        let phase = schedule.phase(at, offset);
        Change {
            from: at,
            state: schedule::state_name(Some(phase.kind())),
            target: phase.target(),
            words: schedule::sentence(texts_of(locale), phase, offset),
        }
    };
    let next = |at: &Timestamp| schedule.next_change(*at, offset);
    let all = std::iter::successors(Some(from), next);
    within(locale, || all.take(most).map(change).collect())
}

/// What a countdown counts to in each state, by the state's name.
#[must_use]
pub fn countdown_labels(locale: Locale) -> [(&'static str, &'static str); 5] {
    let kinds = [
        PhaseKind::Before,
        PhaseKind::Open,
        PhaseKind::ClosingSoon,
        PhaseKind::Closed,
        PhaseKind::Over,
    ];
    let of = |kind| schedule::label(texts_of(locale), Some(kind));
    kinds.map(|kind| (schedule::state_name(Some(kind)), of(kind)))
}

/// The nights of every week and the last day, in a sentence.
#[must_use]
pub fn hours(content: &Content, locale: Locale) -> String {
    let market = &content.catalogue.market;
    within(locale, || {
        schedule::hours(&market.schedule, market.offset())
    })
}

/// The texts of the shop's own that stand outside its pages.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The market's name.
    pub market: &'static str,
    /// What the list of everything is called.
    pub products: &'static str,
    /// What the list of producers is called.
    pub producers: &'static str,
    /// What the page of the courses is called.
    pub training: &'static str,
    /// What the page of the events is called.
    pub events: &'static str,
    /// What the page of the partners is called.
    pub partners: &'static str,
    /// What the page of the complaints is called.
    pub complaints: &'static str,
    /// What the programme of live sessions is called.
    pub live: &'static str,
    /// What the calendar of the market is called.
    pub calendar: &'static str,
    /// What the page on the market is called.
    pub about: &'static str,
    /// What stands before the lowest of several prices.
    pub price_from: &'static str,
}

/// The texts of the shop's own in a language.
#[must_use]
pub fn words(locale: Locale) -> Words {
    let t = texts_of(locale);
    Words {
        market: t.shell.market_name,
        products: t.catalogue.title,
        producers: t.producer.title,
        training: t.training.title,
        events: t.events.title,
        partners: t.partners.title,
        complaints: t.complaint.title,
        live: t.live.title,
        calendar: t.calendar.title,
        about: t.about.title,
        price_from: t.price.from,
    }
}

/// So many stars, in words.
#[must_use]
pub fn stars(locale: Locale, count: u8) -> String {
    texts_of(locale).product.stars(u64::from(count))
}
