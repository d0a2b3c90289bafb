//! The requests for the prices that hold while the market is open.

use super::super::compare::{self, DRAFT};
use super::super::found::Found;
use super::super::wanted::{NIGHT_LIST, Wanted};
use super::{Item, MOST_NUMBERS, Phase, Step, batches};
use serde_json::{Value, json};

/// The list itself, with its dates.
pub(super) fn list(wanted: &Wanted, found: &Found) -> Vec<Step> {
    let fields = compare::night_list(wanted, found);
    if fields.iter().all(|it| it.path == "stale_prices") {
        return Vec::new();
    }
    let body = match &wanted.night {
        Some((starts, ends)) => json!({
            "title": NIGHT_LIST,
            "description": "Giá áp dụng trong giờ chợ họp",
            "type": "sale",
            "status": "active",
            "starts_at": starts,
            "ends_at": ends,
        }),
        None => json!({ "status": DRAFT }),
    };
    let path = match &found.night {
        Some(old) => format!("/admin/price-lists/{}", old.id),
        None => "/admin/price-lists".to_owned(),
    };
    vec![Step::single(
        Phase::NightList,
        path,
        Item::new(NIGHT_LIST, body),
    )]
}

/// Its prices.
pub(super) fn prices(wanted: &Wanted, found: &Found) -> Vec<Step> {
    let Some(list) = &found.night else {
        return Vec::new();
    };
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for (wanted, variant) in compare::with_night_price(wanted, found) {
        let old = compare::night_price_of(found, &variant.id);
        if compare::night_price(wanted, old).is_empty() {
            continue;
        }
        let mut body = json!({
            "variant_id": variant.id,
            "currency_code": "vnd",
            "amount": wanted.night_price,
        });
        let all = match old {
            None => &mut new,
            Some(old) => {
                body["id"] = Value::from(old.id.as_str());
                &mut changed
            }
        };
        all.push(Item::new(&wanted.sku, body));
    }
    let gone = compare::stale_night_prices(wanted, found).into_iter();
    let gone = gone.map(|it| Item::new(&it.id, Value::from(it.id.as_str())));
    let path = format!("/admin/price-lists/{}/prices/batch", list.id);
    let batches = |list, items| batches(Phase::NightPrices, &path, list, items, MOST_NUMBERS);
    let mut steps = batches("delete", gone.collect::<Vec<_>>());
    steps.extend(batches("create", new));
    steps.extend(batches("update", changed));
    steps
}
