//! Where the engine keeps things: as the file of the keys says, or where there is only one, that one.

use super::api::{Api, get};
use super::compare::Place;
use super::fault::EngineFault;
use super::keys::Keys;
use serde_json::Value;

/// Finds out what the file of the keys leaves open.
pub(super) fn find(keys: Keys, api: &mut impl Api) -> Result<Place, EngineFault> {
    Ok(Place {
        region: or_only(keys.region_id, "region_id", || regions(api))?,
        channel: or_only(keys.sales_channel_id, "sales_channel_id", || {
            ids(api, "/admin/sales-channels?fields=id", "sales_channels")
        })?,
        location: or_only(keys.stock_location_id, "stock_location_id", || {
            ids(api, "/admin/stock-locations?fields=id", "stock_locations")
        })?,
        profile: or_only(keys.shipping_profile_id, "shipping_profile_id", || {
            ids(
                api,
                "/admin/shipping-profiles?fields=id",
                "shipping_profiles",
            )
        })?,
        zone: or_only(keys.service_zone_id, "service_zone_id", || zones(api))?,
    })
}

fn or_only(
    said: Option<String>,
    field: &'static str,
    ask: impl FnOnce() -> Result<Vec<String>, EngineFault>,
) -> Result<String, EngineFault> {
    if let Some(said) = said {
        return Ok(said);
    }
    let mut known = ask()?;
    let count = known.len();
    match known.pop() {
        Some(only) if count == 1 => Ok(only),
        _ => Err(EngineFault::Place { field, count }),
    }
}

fn listed(api: &mut impl Api, path: &str, key: &str) -> Result<Vec<Value>, EngineFault> {
    let mut answer = get(api, path)?;
    match answer[key].take() {
        Value::Array(all) => Ok(all),
        _ => Ok(Vec::new()),
    }
}

fn id(value: &Value) -> Option<String> {
    value["id"].as_str().map(str::to_owned)
}

fn ids(api: &mut impl Api, path: &str, key: &str) -> Result<Vec<String>, EngineFault> {
    Ok(listed(api, path, key)?.iter().filter_map(id).collect())
}

fn regions(api: &mut impl Api) -> Result<Vec<String>, EngineFault> {
    let all = listed(api, "/admin/regions?fields=id,currency_code", "regions")?;
    let ours = all.iter().filter(|it| it["currency_code"] == "vnd");
    Ok(ours.filter_map(id).collect())
}

fn zones(api: &mut impl Api) -> Result<Vec<String>, EngineFault> {
    let path = "/admin/stock-locations?fields=id,fulfillment_sets.service_zones.id";
    let all = listed(api, path, "stock_locations")?;
    let below = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let sets = all.iter().flat_map(|it| below(it, "fulfillment_sets"));
    let zones = sets.flat_map(|it| below(&it, "service_zones"));
    Ok(zones.filter_map(|it| id(&it)).collect())
}
