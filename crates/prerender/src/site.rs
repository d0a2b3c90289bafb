//! What every page and file is made from, and the addresses of it all.

use crate::picture::Pictures;
use market::{Date, Listing, Locale, Night, Origin, Portal, Timestamp, UtcOffset};
use night_market::render::{self, Content};
use std::fmt::Write as _;

/// The shop as search engines are told of it.
pub struct Site<'a> {
    /// The content.
    pub content: &'a Content,
    /// Where the shop stands; without it nothing is said that has to be absolute.
    pub origin: Option<&'a Origin>,
    /// When it is built: what lies before it is not announced.
    pub now: Timestamp,
    /// The pictures of products and pages.
    pub pictures: &'a Pictures,
}

impl Site<'_> {
    /// The whole address of what stands at a path that starts with a slash.
    pub fn absolute(&self, path: &str) -> Option<String> {
        Some(format!("{}{path}", self.origin?))
    }

    /// The whole address of a page in a language.
    pub fn page(&self, locale: Locale, path: &str) -> Option<String> {
        self.absolute(&render::address(locale, path))
    }

    /// The sites that may show the shop, with a blank between two of them.
    pub fn portals(&self) -> String {
        let portals = &self.content.catalogue.market.embedding.origins;
        let portals: Vec<_> = portals.iter().map(Portal::as_str).collect();
        portals.join(" ")
    }

    /// The market's day on which the shop is built.
    pub fn today(&self) -> Date {
        self.now.civil(self.offset()).date
    }

    /// How far the market's clocks are ahead of UTC.
    pub fn offset(&self) -> UtcOffset {
        self.content.catalogue.market.offset()
    }

    /// The next nights of the market, at most so many.
    pub fn nights(&self, most: usize) -> Vec<Night> {
        let schedule = &self.content.catalogue.market.schedule;
        let nights = schedule.nights_from(self.now, self.offset());
        nights.take(most).collect()
    }

    /// Whether a product's certificate holds on the day of the build.
    pub fn is_certified(&self, listing: &Listing) -> bool {
        self.today() <= listing.valid_until
    }

    /// An instant as the web writes it (RFC 3339), by the market's clocks.
    pub fn instant(&self, at: Timestamp) -> String {
        instant(at, self.offset())
    }
}

fn instant(at: Timestamp, offset: UtcOffset) -> String {
    let civil = at.civil(offset);
    let minutes = offset.minutes().unsigned_abs();
    let sign = if offset.minutes() < 0 { '-' } else { '+' };
    let mut text = civil.date.to_string();
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        civil.hour,
        civil.minute,
        civil.second,
        minutes / 60,
        minutes % 60
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_carry_their_offset() {
        let at = Timestamp::from_millis(1_795_786_200_000);
        for (minutes, text) in [
            (0, "2026-11-27T13:30:00+00:00"),
            (420, "2026-11-27T20:30:00+07:00"),
            (-210, "2026-11-27T10:00:00-03:30"),
        ] {
            assert_eq!(instant(at, UtcOffset::from_minutes(minutes)), text);
        }
    }
}
