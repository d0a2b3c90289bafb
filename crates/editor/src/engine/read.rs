//! Reads what the engine holds.

use super::api::{Api, Trouble, get, pages};
use super::compare::Place;
use super::found::{Found, PRODUCT_FIELDS};
use super::steps::Phase;
use serde_json::Value;
use std::collections::BTreeMap;

/// How many products come in one answer; each brings its whole file.
const PRODUCTS: usize = 100;
/// How many of what is small.
const OTHERS: usize = 500;

/// Reads everything.
pub(crate) fn all(api: &mut impl Api, place: &Place) -> Result<Found, Trouble> {
    let mut found = Found::default();
    categories(api, &mut found)?;
    documents(api, &mut found)?;
    fees(api, &mut found)?;
    products(api, &mut found)?;
    stock(api, &mut found, place)?;
    night(api, &mut found)?;
    Ok(found)
}

/// Reads again what a phase is about: a request of it was lost, and nobody knows what became of it.
pub(crate) fn again(
    phase: Phase,
    api: &mut impl Api,
    found: &mut Found,
    place: &Place,
) -> Result<(), Trouble> {
    match phase {
        Phase::Groups | Phase::Subgroups => categories(api, found),
        Phase::Documents => documents(api, found),
        Phase::Fees => fees(api, found),
        Phase::Stock | Phase::Items => stock(api, found, place),
        Phase::NightList | Phase::NightPrices => night(api, found),
        Phase::Products | Phase::Options | Phase::Variants | Phase::Links => {
            products(api, found)?;
            stock(api, found, place)
        }
    }
}

fn categories(api: &mut impl Api, found: &mut Found) -> Result<(), Trouble> {
    found.categories.clear();
    let path = "/admin/product-categories?fields=id,handle,name,parent_category_id,is_active";
    pages(api, path, "product_categories", OTHERS, |it| {
        found.add_category(it)
    })
}

fn documents(api: &mut impl Api, found: &mut Found) -> Result<(), Trouble> {
    found.documents = None;
    let answer = match get(api, "/admin/content") {
        // An engine without the market's own part.
        Err(Trouble::Refused { status: 404, .. }) => return Ok(()),
        answer => answer?,
    };
    let all = answer["documents"].as_array().into_iter().flatten();
    let text = |it: &Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    let all: BTreeMap<String, String> = all
        .map(|it| (text(it, "path"), text(it, "digest")))
        .collect();
    found.documents = Some(all);
    Ok(())
}

fn fees(api: &mut impl Api, found: &mut Found) -> Result<(), Trouble> {
    found.fees.clear();
    let path = "/admin/shipping-options?fields=id,name,type.code,prices.amount";
    pages(api, path, "shipping_options", OTHERS, |it| {
        found.add_fee(it)
    })
}

fn products(api: &mut impl Api, found: &mut Found) -> Result<(), Trouble> {
    found.products.clear();
    let path = format!("/admin/products?fields={PRODUCT_FIELDS}");
    pages(api, &path, "products", PRODUCTS, |it| found.add_product(it))
}

/// The stock is read after the products, which know its items and not how much there is.
fn stock(api: &mut impl Api, found: &mut Found, place: &Place) -> Result<(), Trouble> {
    let path = "/admin/inventory-items?fields=id,sku,location_levels.location_id,\
                location_levels.stocked_quantity,location_levels.reserved_quantity";
    pages(api, path, "inventory_items", OTHERS, |it| {
        found.add_item(it, &place.location)
    })
}

fn night(api: &mut impl Api, found: &mut Found) -> Result<(), Trouble> {
    found.night = None;
    let path = "/admin/price-lists?fields=id,title,status,starts_at,ends_at";
    pages(api, path, "price_lists", OTHERS, |it| found.add_list(it))?;
    let Some(list) = &found.night else {
        return Ok(());
    };
    let path = format!(
        "/admin/price-lists/{}/prices?fields=id,amount,currency_code,price_set.variant.id",
        list.id
    );
    pages(api, &path, "prices", OTHERS, |it| found.add_night_price(it))
}
