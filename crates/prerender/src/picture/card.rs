//! What a card shows.

use super::LANGUAGE;
use market::{Date, Group, Listing, Producer};
use night_market::render::{self, Content};
use serde::Serialize;

/// What a card shows: everything that its look depends on.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Card {
    /// The large words.
    pub title: String,
    /// What stands below them: a village, or a sentence.
    pub note: String,
    /// How many of five stars shine; none are shown for 0.
    pub stars: u8,
    /// The price, with all that belongs to it.
    pub price: String,
    /// The name of the drawing.
    pub art: String,
    /// The slug of the group whose light it stands in.
    pub group: String,
    /// The market's name.
    pub market: String,
}

impl Card {
    /// The card of a product.
    pub fn product(content: &Content, listing: &Listing, art: String, today: Date) -> Self {
        let is_certified = today <= listing.valid_until;
        let is_sold = is_certified && !listing.view_only;
        let price = if is_sold { price(listing) } else { None };
        let words = render::words(LANGUAGE);
        let name = listing.name.get(LANGUAGE);
        Self {
            title: name.to_owned(),
            note: place(listing),
            // Once a certificate has run out the market may not show its stars.
            stars: if is_certified { listing.stars.get() } else { 0 },
            price: price.unwrap_or_default(),
            art,
            group: group_of(content, listing),
            market: words.market.to_owned(),
        }
    }

    /// The card of a group.
    pub fn group(group: &Group, art: String) -> Self {
        Self {
            title: group.name.get(LANGUAGE).to_owned(),
            note: group.blurb.get(LANGUAGE).to_owned(),
            art,
            group: group.slug.to_string(),
            ..Self::plain()
        }
    }

    /// The card of a producer.
    pub fn producer(producer: &Producer, art: String) -> Self {
        Self {
            title: producer.name.get(LANGUAGE).to_owned(),
            note: format!("{}, {}", producer.address.place, producer.address.province),
            art,
            ..Self::plain()
        }
    }

    /// The card of the market, for all other pages.
    pub fn market(content: &Content) -> Self {
        let market = &content.catalogue.market;
        Self {
            title: market.name.get(LANGUAGE).to_owned(),
            note: market.tagline.get(LANGUAGE).to_owned(),
            art: "logo".to_owned(),
            ..Self::default()
        }
    }

    fn plain() -> Self {
        Self {
            market: render::words(LANGUAGE).market.to_owned(),
            ..Self::default()
        }
    }

    /// The card in words.
    pub fn alt(&self) -> String {
        let stars = match self.stars {
            0 => String::new(),
            stars => render::stars(LANGUAGE, stars),
        };
        let parts = [&self.title, &self.note, &stars, &self.price];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    /// Bytes that are the same for cards that look the same.
    pub fn bytes(&self) -> Vec<u8> {
        // A struct of texts and a number cannot fail.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

fn group_of(content: &Content, listing: &Listing) -> String {
    let groups = &content.catalogue.groups;
    let group = groups.iter().find(|group| group.slug == listing.group);
    group
        .map(|group| group.slug.to_string())
        .unwrap_or_default()
}

/// Village and commune, once where they are the same.
fn place(listing: &Listing) -> String {
    if listing.place.ends_with(&listing.village) {
        listing.place.clone()
    } else {
        format!("{} · {}", listing.village, listing.place)
    }
}

/// The usual price of the cheapest variant: that of the night holds for some hours a week.
fn price(listing: &Listing) -> Option<String> {
    let variant = listing.cheapest(false)?;
    let price = variant.price.format(LANGUAGE);
    Some(if listing.variants.len() > 1 {
        format!("{} {price}", render::words(LANGUAGE).price_from)
    } else {
        format!("{price} / {}", variant.unit.get(LANGUAGE))
    })
}
