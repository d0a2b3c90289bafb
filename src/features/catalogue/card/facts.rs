//! What a card says of a product.

use crate::i18n::{href, lang_of, say, texts};
use market::{Availability, Dong, Listing};
use search::Moment;

/// What a card says, as things stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Facts {
    pub(super) group: String,
    pub(super) name: String,
    /// The language of the name, where it is not the page's.
    pub(super) lang: Option<&'static str>,
    pub(super) link: String,
    pub(super) place: String,
    pub(super) cover: String,
    pub(super) stars: u8,
    /// The market may not show the stars of a certificate that has run out.
    pub(super) expired: bool,
    pub(super) price: Option<Price>,
    pub(super) has_choice: bool,
    /// Why it cannot be bought.
    pub(super) closed: Option<&'static str>,
}

/// The lowest price.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Price {
    pub(super) now: Dong,
    pub(super) usual: Dong,
    pub(super) unit: String,
}

/// Which parts of a card are to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) stars: bool,
    pub(super) price: bool,
    pub(super) from: bool,
    pub(super) lowered: bool,
    pub(super) add: bool,
    pub(super) choose: bool,
    pub(super) closed: bool,
}

impl Facts {
    /// `cover` is the address of its picture.
    pub(super) fn of(listing: &Listing, cover: String, moment: Moment) -> Self {
        let Moment { open, today } = moment;
        let price = |usual: &market::Variant| {
            Some(Price {
                now: listing.cheapest(open)?.price_at(open),
                usual: usual.price,
                unit: say(&usual.unit),
            })
        };
        Self {
            group: listing.group.to_string(),
            name: say(&listing.name),
            lang: lang_of(&listing.name),
            link: href(&format!("/products/{}", listing.slug)),
            place: format!("{} · {}", listing.village, listing.place),
            cover,
            stars: listing.stars.get(),
            expired: today.is_some_and(|today| today > listing.valid_until),
            price: listing.cheapest(false).and_then(price),
            has_choice: listing.variants.len() > 1,
            closed: availability_label(&listing.availability(today)),
        }
    }

    pub(super) fn shape(&self) -> Shape {
        let lowered = self.price.as_ref().is_some_and(|it| it.now < it.usual);
        Shape {
            stars: !self.expired,
            price: self.price.is_some(),
            from: self.has_choice,
            lowered,
            add: self.closed.is_none() && !self.has_choice,
            choose: self.closed.is_none() && self.has_choice,
            closed: self.closed.is_some(),
        }
    }
}

/// What keeps a product from being bought, in a few words.
pub fn availability_label(availability: &Availability) -> Option<&'static str> {
    let t = texts();
    match availability {
        Availability::ForSale => None,
        Availability::ViewOnly => Some(t.product.view_only_badge),
        Availability::CertificateExpired { .. } => Some(t.product.expired_badge),
        Availability::SoldOut => Some(t.product.sold_out_badge),
    }
}
