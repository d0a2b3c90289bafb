//! The Atom feed: the products that were certified last.

use super::{FEED, element, whole};
use crate::escape::xml;
use crate::site::Site;
use market::{Date, Listing, Locale, Product, TimeOfDay};
use night_market::render;

/// How many products the feed names.
const MOST: usize = 50;

pub(super) fn feed(site: &Site<'_>, locale: Locale) -> String {
    let market = &site.content.catalogue.market;
    let newest = newest(site);
    // A feed without entries is as old as the season.
    let updated = newest
        .first()
        .map_or(market.schedule.first_day, |it| it.decided);
    let own = xml(&whole(site, &render::address(locale, FEED)));
    let home = xml(&whole(site, &render::address(locale, "/")));
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        locale.code()
    );
    text.push_str(&element("id", &whole(site, &render::address(locale, FEED))));
    text.push_str(&element("title", market.name.get(locale)));
    text.push_str(&element("subtitle", market.tagline.get(locale)));
    text.push_str(&element("updated", &instant(site, updated)));
    text.push_str(&format!(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\
         <link rel=\"alternate\" type=\"text/html\" hreflang=\"{}\" href=\"{home}\"/>",
        locale.code()
    ));
    let owner = element("name", market.owner.name.get(locale));
    text.push_str(&format!("<author>{owner}</author>\n"));
    for listing in newest {
        text.push_str(&entry(site, locale, listing));
    }
    text.push_str("</feed>\n");
    text
}

/// The products whose certificates hold, the newest certificate first.
fn newest<'a>(site: &Site<'a>) -> Vec<&'a Listing> {
    let listings = site.content.catalogue.listings.iter();
    let mut listings: Vec<_> = listings.filter(|it| site.is_certified(it)).collect();
    listings.sort_by(|a, b| (b.decided, &a.slug).cmp(&(a.decided, &b.slug)));
    listings.truncate(MOST);
    listings
}

/// A certificate names its day; it counts from the day's beginning.
fn instant(site: &Site<'_>, day: Date) -> String {
    site.instant(day.at(TimeOfDay::MIDNIGHT, site.offset()))
}

fn entry(site: &Site<'_>, locale: Locale, listing: &Listing) -> String {
    let path = format!("/products/{}", listing.slug);
    let address = whole(site, &render::address(locale, &path));
    let product: Option<&Product> = site.content.product_at(&path).map(AsRef::as_ref);
    let summary = product.map(|it| element("summary", it.summary.get(locale)));
    let groups = &site.content.catalogue.groups;
    let group = groups.iter().find(|group| group.slug == listing.group);
    let category = group.map(|group| {
        format!(
            "<category term=\"{}\" label=\"{}\"/>",
            xml(group.slug.as_ref()),
            xml(group.name.get(locale))
        )
    });
    let updated = instant(site, listing.decided);
    [
        "<entry>",
        &element("id", &address),
        &element("title", listing.name.get(locale)),
        &element("updated", &updated),
        &element("published", &updated),
        &format!(
            "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>",
            xml(&address)
        ),
        &summary.unwrap_or_default(),
        &category.unwrap_or_default(),
        "</entry>\n",
    ]
    .concat()
}
