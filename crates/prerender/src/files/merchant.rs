//! The offers in the form of Google Merchant, which other price lists read too: an item for
//! every variant that may be sold.

use super::{element, whole};
use crate::site::Site;
use market::{Listing, Locale, Measure, Net, Night, Product, Variant};
use night_market::render;

pub(super) fn offers(site: &Site<'_>, locale: Locale) -> String {
    let market = &site.content.catalogue.market;
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n<channel>"
        .to_owned();
    text.push_str(&element("title", market.name.get(locale)));
    text.push_str(&element(
        "link",
        &whole(site, &render::address(locale, "/")),
    ));
    text.push_str(&element("description", market.tagline.get(locale)));
    text.push('\n');
    let night = site.nights(1).pop();
    for listing in &site.content.catalogue.listings {
        // Only certified products are sold, and some are shown only.
        if listing.view_only || !site.is_certified(listing) {
            continue;
        }
        let path = format!("/products/{}", listing.slug);
        let Some(product) = site.content.product_at(&path) else {
            continue;
        };
        let shared = shared(site, locale, product, listing, &path);
        for variant in &product.variants {
            text.push_str("<item>");
            text.push_str(&own(site, locale, product, variant, night.as_ref()));
            text.push_str(&shared);
            text.push_str("</item>\n");
        }
    }
    text.push_str("</channel>\n</rss>\n");
    text
}

/// What all variants of a product have in common.
fn shared(
    site: &Site<'_>,
    locale: Locale,
    product: &Product,
    listing: &Listing,
    path: &str,
) -> String {
    let catalogue = &site.content.catalogue;
    let maker = catalogue
        .producers
        .iter()
        .find(|it| it.slug == product.producer);
    let group = catalogue.groups.iter().find(|it| it.slug == product.group);
    let kind = group.map(|group| {
        let subgroup = group
            .subgroups
            .iter()
            .find(|it| it.slug == product.subgroup);
        let names = [Some(&group.name), subgroup.map(|it| &it.name)];
        let names: Vec<&str> = names
            .into_iter()
            .flatten()
            .map(|it| it.get(locale))
            .collect();
        element("g:product_type", &names.join(" > "))
    });
    let mut pictures = site.pictures.of_product(listing).into_iter();
    let picture = |name: &str, address: String| element(name, &whole(site, &address));
    let first = pictures.next().map(|it| picture("g:image_link", it));
    // The form has room for ten more.
    let more = pictures
        .take(10)
        .map(|it| picture("g:additional_image_link", it));
    [
        element("g:description", product.summary.get(locale)),
        element("g:link", &whole(site, &render::address(locale, path))),
        first.unwrap_or_default(),
        more.collect(),
        element("g:condition", "new"),
        maker
            // A brand is called the same in every language.
            .map(|it| element("g:brand", &shortened(it.name.get(Locale::Vi), 70)))
            .unwrap_or_default(),
        // What these producers make has no number of GS1.
        element("g:identifier_exists", "no"),
        kind.unwrap_or_default(),
    ]
    .concat()
}

/// What is a variant's own.
fn own(
    site: &Site<'_>,
    locale: Locale,
    product: &Product,
    variant: &Variant,
    night: Option<&Night>,
) -> String {
    let name = product.name.get(locale);
    let (title, group) = if product.variants.len() > 1 {
        let group = element("g:item_group_id", &short(product.slug.as_ref()));
        (format!("{name}, {}", variant.name.get(locale)), group)
    } else {
        (name.to_owned(), String::new())
    };
    let availability = if variant.is_sold_out() {
        "out_of_stock"
    } else {
        "in_stock"
    };
    let id = short(&format!("{}.{}", product.slug, variant.id));
    [
        element("g:id", &id),
        element("g:title", &shortened(&title, 150)),
        group,
        element("g:availability", availability),
        element("g:price", &format!("{} VND", variant.price.get())),
        sale(site, variant, night),
        variant.net.map(measure).unwrap_or_default(),
    ]
    .concat()
}

/// The night price, for the hours of the next night.
fn sale(site: &Site<'_>, variant: &Variant, night: Option<&Night>) -> String {
    let Some((price, night)) = variant.night_price.zip(night) else {
        return String::new();
    };
    let hours = [night.opens, night.closes].map(|at| site.instant(at));
    [
        element("g:sale_price", &format!("{} VND", price.get())),
        element("g:sale_price_effective_date", &hours.join("/")),
    ]
    .concat()
}

fn measure(net: Net) -> String {
    let (unit, base) = match net.measure {
        Measure::G => ("g", "1kg"),
        Measure::Ml => ("ml", "1l"),
        Measure::Piece => ("ct", "1ct"),
    };
    [
        element("g:unit_pricing_measure", &format!("{}{unit}", net.amount)),
        element("g:unit_pricing_base_measure", base),
    ]
    .concat()
}

/// A text of at most so many characters.
fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// A name of at most 50 characters, as many as the form allows; a longer one ends in a number
/// that tells it from others with the same beginning.
fn short(name: &str) -> String {
    if name.len() <= 50 {
        return name.to_owned();
    }
    let hash = crate::digest::hex(&[name.as_bytes()]);
    format!("{}-{hash}", shortened(name, 33))
}
