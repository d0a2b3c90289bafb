//! A product, what it costs, and the certificate that its stars rest on.

use super::market::schema;
use super::{Here, object};
use market::{Certificate, Listing, Product, Variant};
use serde_json::{Value, json};

/// The lowest number of stars of OCOP's scale, and the highest.
const SCALE: (u8, u8) = (1, 5);

/// A product, whole.
pub(super) fn product(here: &Here<'_>, product: &Product, path: &str) -> Value {
    let listing = Listing::from(product);
    let is_certified = here.site.is_certified(&listing);
    // Only certified products are sold, and some are shown only.
    let is_sold = is_certified && !product.view_only;
    let offers: Vec<Value> = product
        .variants
        .iter()
        .filter(|_| is_sold)
        .map(|variant| offer(here, product, variant, path))
        .collect();
    let group = here.site.content.catalogue.groups.iter();
    let group = group.clone().find(|group| group.slug == product.group);
    object([
        ("@type", json!("Product")),
        ("@id", json!(here.thing(path, "product"))),
        ("name", json!(here.say(&product.name))),
        ("description", json!(here.say(&product.summary))),
        ("url", json!(here.page(path))),
        ("sku", json!(product.slug)),
        ("image", images(here, &listing, path)),
        ("category", json!(group.map(|group| here.say(&group.name)))),
        (
            "countryOfOrigin",
            json!({ "@type": "Country", "name": "VN" }),
        ),
        ("brand", maker(here, product)),
        ("hasCertification", certificate(here, product, is_certified)),
        (
            "offers",
            if offers.is_empty() {
                Value::Null
            } else {
                json!(offers)
            },
        ),
    ])
}

fn images(here: &Here<'_>, listing: &Listing, path: &str) -> Value {
    let pictures = here.site.pictures.of_product(listing);
    let preview = here.site.pictures.of_page(path);
    let addresses: Vec<String> = pictures
        .into_iter()
        .chain(preview.map(crate::picture::Picture::address))
        .filter_map(|address| here.site.absolute(&address))
        .collect();
    json!(addresses)
}

/// Who answers for the quality.
fn maker(here: &Here<'_>, product: &Product) -> Value {
    let path = format!("/producers/{}", product.producer);
    match here.site.content.producer_at(&path) {
        Some(producer) => object([
            ("@type", json!("Organization")),
            ("@id", json!(here.thing(&path, "producer"))),
            ("name", json!(here.say(&producer.name))),
            ("url", json!(here.page(&path))),
        ]),
        None => Value::Null,
    }
}

fn offer(here: &Here<'_>, product: &Product, variant: &Variant, path: &str) -> Value {
    let availability = if variant.is_sold_out() {
        "OutOfStock"
    } else {
        "InStock"
    };
    let seller = here.thing(&format!("/producers/{}", product.producer), "producer");
    object([
        ("@type", json!("Offer")),
        ("name", json!(here.say(&variant.name))),
        ("sku", json!(format!("{}.{}", product.slug, variant.id))),
        ("url", json!(here.page(path))),
        ("price", json!(variant.price)),
        ("priceCurrency", json!("VND")),
        ("availability", json!(schema(availability))),
        ("itemCondition", json!(schema("NewCondition"))),
        (
            "seller",
            json!({ "@type": "Organization", "@id": seller, "name": seller_name(here, product) }),
        ),
    ])
}

fn seller_name<'a>(here: &'a Here<'_>, product: &Product) -> Option<&'a str> {
    let producers = &here.site.content.catalogue.producers;
    let producer = producers.iter().find(|it| it.slug == product.producer)?;
    Some(here.say(&producer.name))
}

fn certificate(here: &Here<'_>, product: &Product, is_valid: bool) -> Value {
    let it: &Certificate = &product.certificate;
    let status = if is_valid {
        "CertificationActive"
    } else {
        "CertificationInactive"
    };
    let rating = object([
        ("@type", json!("Rating")),
        ("ratingValue", json!(product.stars.get())),
        ("worstRating", json!(SCALE.0)),
        ("bestRating", json!(SCALE.1)),
    ]);
    object([
        ("@type", json!("Certification")),
        ("name", json!("OCOP")),
        ("certificationIdentification", json!(it.number)),
        (
            "issuedBy",
            json!({ "@type": "Organization", "name": here.say(&it.issuer) }),
        ),
        ("datePublished", json!(it.decided)),
        ("expires", json!(it.valid_until)),
        ("certificationStatus", json!(schema(status))),
        // Once a certificate has run out the market may not show its stars.
        (
            "certificationRating",
            if is_valid { rating } else { Value::Null },
        ),
    ])
}
