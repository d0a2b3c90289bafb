//! An engine of the market in memory, as far as `push` and `pull` ask of it: it checks what it is sent as
//! strictly as the real one where that matters, and gives what it holds in the same form.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The only place of the stock.
pub(crate) const LOCATION: &str = "sloc_1";

type Answer = Result<Value, (u16, String)>;

/// What it holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Model {
    next: usize,
    categories: Vec<Value>,
    options: Vec<Value>,
    pub(crate) products: Vec<Value>,
    pub(crate) items: Vec<Value>,
    lists: Vec<Value>,
    prices: Vec<Value>,
    pub(crate) documents: BTreeMap<String, String>,
    /// What is asked of it that changes nothing.
    pub(crate) reads: usize,
    /// What is asked of it that changes something.
    pub(crate) writes: usize,
    /// A product that it takes for a bad one.
    pub(crate) refuses: Option<String>,
    /// Whether it lacks the market's own part.
    pub(crate) is_plain: bool,
}

fn bad(message: impl Into<String>) -> (u16, String) {
    (400, message.into())
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value[key].as_array().into_iter().flatten()
}

/// An option as it is kept.
fn option(told: &Value) -> Value {
    let values: Vec<Value> = list(told, "values")
        .map(|it| json!({ "value": it }))
        .collect();
    json!({ "id": "opt", "title": told["title"], "values": values })
}

impl Model {
    /// Answers a request.
    pub(crate) fn answer(&mut self, path: &str, body: Option<&Value>) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts: Vec<&str> = path.trim_start_matches("/admin/").split('/').collect();
        match body {
            None => {
                self.reads += 1;
                self.read(&parts, query)
            }
            Some(body) => {
                self.writes += 1;
                self.write(&parts, body)
            }
        }
    }

    fn read(&mut self, parts: &[&str], query: &str) -> Answer {
        let all = |key: &str, values: &[Value]| {
            let number = |name: &str| {
                let mut pairs = query.split('&').filter_map(|it| it.split_once('='));
                pairs
                    .find(|(it, _)| *it == name)
                    .and_then(|(_, it)| it.parse().ok())
            };
            let page = values.iter().skip(number("offset").unwrap_or(0));
            let page: Vec<&Value> = page.take(number("limit").unwrap_or(20)).collect();
            Ok(json!({ key: page, "count": values.len() }))
        };
        let own = |id: &str| [json!({ "id": id, "currency_code": "vnd" })];
        match parts {
            ["product-categories"] => all("product_categories", &self.categories),
            ["shipping-options"] => all("shipping_options", &self.options),
            ["products"] => all("products", &self.products),
            ["inventory-items"] => all("inventory_items", &self.items),
            ["price-lists"] => all("price_lists", &self.lists),
            ["price-lists", _, "prices"] => all("prices", &self.prices),
            ["regions"] => all("regions", &own("reg_1")),
            ["sales-channels"] => all("sales_channels", &own("sc_1")),
            ["shipping-profiles"] => all("shipping_profiles", &own("sp_1")),
            ["stock-locations"] => Ok(json!({ "stock_locations": [{
                "id": LOCATION,
                "fulfillment_sets": [{ "service_zones": [{ "id": "serzo_1" }] }],
            }] })),
            ["content"] if !self.is_plain => {
                let all = self.documents.iter();
                let all = all.map(|(path, digest)| json!({ "path": path, "digest": digest }));
                Ok(json!({ "documents": all.collect::<Vec<_>>() }))
            }
            _ => Err((404, "nothing is there".to_owned())),
        }
    }

    fn write(&mut self, parts: &[&str], body: &Value) -> Answer {
        match parts {
            ["product-categories"] => self.put_category(None, body),
            ["product-categories", id] => self.put_category(Some(id), body),
            ["content"] if !self.is_plain => Ok(self.put_documents(body)),
            ["shipping-options"] => self.put_option(None, body),
            ["shipping-options", id] => self.put_option(Some(id), body),
            ["products", "batch"] => self.put_products(body),
            ["products", id, "options", "batch"] => self.put_values(id, body),
            ["products", id, "variants", "batch"] => self.put_variants(id, body),
            ["products", id, "variants", "inventory-items", "batch"] => self.tie(id, body),
            ["inventory-items"] => {
                let item = self.new_item(body["sku"].as_str().unwrap_or_default())?;
                Ok(json!({ "inventory_item": item }))
            }
            ["inventory-items", "location-levels", "batch"] => self.put_levels(body),
            ["price-lists"] => Ok(self.put_list(None, body)),
            ["price-lists", _, "prices", "batch"] => self.put_night_prices(body),
            ["price-lists", id] => Ok(self.put_list(Some(id), body)),
            _ => Err((404, "nothing is there".to_owned())),
        }
    }

    fn id(&mut self, kind: &str) -> String {
        self.next += 1;
        // Ids of what was made later come later.
        format!("{kind}_{:06}", self.next)
    }

    fn put_category(&mut self, id: Option<&str>, body: &Value) -> Answer {
        let known = self
            .categories
            .iter()
            .position(|it| it["handle"] == body["handle"]);
        if id.is_none() && known.is_some() {
            return Err(bad("the handle is taken"));
        }
        let parent = &body["parent_category_id"];
        if !parent.is_null() && !self.categories.iter().any(|it| it["id"] == *parent) {
            return Err(bad("the parent is not there"));
        }
        let mut category = body.clone();
        category["id"] = match id {
            Some(id) => json!(id),
            None => json!(self.id("pcat")),
        };
        self.categories.retain(|it| it["id"] != category["id"]);
        self.categories.push(category.clone());
        Ok(json!({ "product_category": category }))
    }

    fn put_documents(&mut self, body: &Value) -> Value {
        for it in list(body, "documents") {
            let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
            self.documents.insert(text("path"), text("digest"));
        }
        let gone: Vec<&str> = list(body, "remove").filter_map(Value::as_str).collect();
        self.documents
            .retain(|path, _| !gone.contains(&path.as_str()));
        json!({ "written": list(body, "documents").count(), "removed": gone.len() })
    }

    fn put_option(&mut self, id: Option<&str>, body: &Value) -> Answer {
        let old = self
            .options
            .iter()
            .position(|it| Some(it["id"].as_str().unwrap_or_default()) == id);
        let mut option = match old {
            Some(at) => self.options.remove(at),
            None if body["service_zone_id"] != "serzo_1" => return Err(bad("no such zone")),
            None => json!({ "id": self.id("so"), "type": body["type"] }),
        };
        option["name"] = body["name"].clone();
        option["prices"] = body["prices"].clone();
        self.options.push(option.clone());
        Ok(json!({ "shipping_option": option }))
    }

    fn put_products(&mut self, body: &Value) -> Answer {
        // All or nothing, as the engine does it.
        let before = self.clone();
        let done = self.try_put_products(body);
        if done.is_err() {
            let (reads, writes) = (self.reads, self.writes);
            *self = Self {
                reads,
                writes,
                ..before
            };
        }
        done
    }

    fn try_put_products(&mut self, body: &Value) -> Answer {
        let (mut created, mut updated) = (Vec::new(), Vec::new());
        for (place, it) in list(body, "create").enumerate() {
            if self.refuses.is_some() && self.refuses.as_deref() == it["handle"].as_str() {
                let told = format!(
                    "Invalid request: Value for field 'create, {place}, variants, 0, title' is bad"
                );
                return Err(bad(told));
            }
            if self
                .products
                .iter()
                .any(|old| old["handle"] == it["handle"])
            {
                return Err(bad("the handle is taken"));
            }
            created.push(self.new_product(it)?);
        }
        for it in list(body, "update") {
            let at = self.products.iter().position(|old| old["id"] == it["id"]);
            let at = at.ok_or_else(|| bad("no such product"))?;
            let product = &mut self.products[at];
            for (key, value) in it.as_object().into_iter().flatten() {
                let (key, value) = match key.as_str() {
                    "options" | "variants" => return Err(bad("is made elsewhere")),
                    "shipping_profile_id" => ("shipping_profile", json!({ "id": value })),
                    key => (key, value.clone()),
                };
                product[key] = value;
            }
            updated.push(product.clone());
        }
        Ok(json!({ "created": created, "updated": updated }))
    }

    fn new_product(&mut self, body: &Value) -> Answer {
        let mut product = body.clone();
        product["id"] = json!(self.id("prod"));
        let profile = &body["shipping_profile_id"];
        product["shipping_profile"] = match profile {
            Value::Null => Value::Null,
            profile => json!({ "id": profile }),
        };
        product["options"] = list(body, "options").map(option).collect();
        let variants = list(body, "variants").map(|it| self.new_variant(it, &product));
        product["variants"] = variants.collect::<Result<Vec<_>, _>>()?.into();
        self.products.push(product.clone());
        Ok(product)
    }

    fn new_item(&mut self, sku: &str) -> Answer {
        if self.items.iter().any(|it| it["sku"] == sku) {
            return Err(bad("the SKU is taken"));
        }
        let item = json!({ "id": self.id("iitem"), "sku": sku, "location_levels": [] });
        self.items.push(item.clone());
        Ok(item)
    }

    fn new_variant(&mut self, body: &Value, product: &Value) -> Answer {
        let all = self.products.iter().flat_map(|it| list(it, "variants"));
        if all.filter(|it| it["sku"] == body["sku"]).count() > 0 {
            return Err(bad("a variant with this SKU exists"));
        }
        for (title, value) in body["options"].as_object().into_iter().flatten() {
            let mut options = list(product, "options").filter(|it| it["title"] == *title);
            let known = options.any(|it| list(it, "values").any(|it| it["value"] == *value));
            if !known {
                return Err(bad("the option has no such value"));
            }
        }
        let mut variant = body.clone();
        variant["id"] = json!(self.id("variant"));
        if list(body, "inventory_items").count() == 0 {
            let item = self.new_item(body["sku"].as_str().unwrap_or_default())?;
            variant["inventory_items"] = json!([{ "inventory_item_id": item["id"] }]);
        }
        variant["prices"] = self.with_ids(&body["prices"]);
        Ok(variant)
    }

    fn with_ids(&mut self, prices: &Value) -> Value {
        let all = prices.as_array().into_iter().flatten();
        let prices = all.map(|it| {
            let mut price = it.clone();
            if price["id"].is_null() {
                price["id"] = json!(self.id("price"));
            }
            price
        });
        prices.collect()
    }

    fn product(&mut self, id: &str) -> Result<usize, (u16, String)> {
        let at = self.products.iter().position(|it| it["id"] == id);
        at.ok_or_else(|| (404, "no such product".to_owned()))
    }

    fn put_values(&mut self, id: &str, body: &Value) -> Answer {
        let at = self.product(id)?;
        let product = &mut self.products[at];
        for update in list(body, "update") {
            let options = product["options"].as_array_mut().into_iter().flatten();
            for option in options.filter(|it| it["id"] == update["product_option_id"]) {
                let values = option["values"].as_array_mut().into_iter();
                // A bare text would be the id of a value that is there.
                let new = || list(update, "add").filter(|it| it.is_object()).cloned();
                values.for_each(|all| all.extend(new()));
            }
        }
        if let Some(options) = product["options"].as_array_mut() {
            options.extend(list(body, "add").map(option));
        }
        Ok(json!({ "product": product }))
    }

    fn put_variants(&mut self, id: &str, body: &Value) -> Answer {
        let at = self.product(id)?;
        let product = self.products[at].clone();
        let gone: Vec<&Value> = list(body, "delete").collect();
        let mut variants: Vec<Value> = list(&product, "variants").cloned().collect();
        variants.retain(|it| !gone.contains(&&it["id"]));
        let (mut created, mut updated) = (Vec::new(), Vec::new());
        for it in list(body, "create") {
            created.push(self.new_variant(it, &product)?);
        }
        for it in list(body, "update") {
            let old = variants.iter_mut().find(|old| old["id"] == it["id"]);
            let old = old.ok_or_else(|| bad("no such variant"))?;
            let none = Map::new();
            for (key, value) in it.as_object().unwrap_or(&none) {
                old[key] = if key == "prices" {
                    self.with_ids(value)
                } else {
                    value.clone()
                };
            }
            updated.push(old.clone());
        }
        variants.extend(created.clone());
        self.products[at]["variants"] = variants.into();
        Ok(json!({ "created": created, "updated": updated, "deleted": gone }))
    }

    fn tie(&mut self, id: &str, body: &Value) -> Answer {
        let at = self.product(id)?;
        for tie in list(body, "create") {
            let variants = self.products[at]["variants"]
                .as_array_mut()
                .into_iter()
                .flatten();
            for variant in variants.filter(|it| it["id"] == tie["variant_id"]) {
                variant["inventory_items"] =
                    json!([{ "inventory_item_id": tie["inventory_item_id"] }]);
            }
        }
        Ok(json!({ "created": [] }))
    }

    fn put_levels(&mut self, body: &Value) -> Answer {
        for (key, is_new) in [("create", true), ("update", false)] {
            for level in list(body, key) {
                let mut items = self.items.iter_mut();
                let item = items.find(|it| it["id"] == level["inventory_item_id"]);
                let item = item.ok_or_else(|| bad("no such item"))?;
                let is_there = list(item, "location_levels").count() > 0;
                if is_there == is_new || level["location_id"] != LOCATION {
                    return Err(bad("the level is there, or is not"));
                }
                let reserved = item
                    .pointer("/location_levels/0/reserved_quantity")
                    .cloned();
                item["location_levels"] = json!([{
                    "location_id": LOCATION,
                    "stocked_quantity": level["stocked_quantity"],
                    "reserved_quantity": reserved.unwrap_or(json!(0)),
                }]);
            }
        }
        Ok(json!({ "created": [], "updated": [] }))
    }

    fn put_list(&mut self, id: Option<&str>, body: &Value) -> Value {
        let old = self
            .lists
            .iter()
            .position(|it| Some(it["id"].as_str().unwrap_or_default()) == id);
        let mut list = match old {
            Some(at) => self.lists.remove(at),
            None => json!({ "id": self.id("plist") }),
        };
        for (key, value) in body.as_object().into_iter().flatten() {
            list[key] = value.clone();
        }
        self.lists.push(list.clone());
        json!({ "price_list": list })
    }

    fn put_night_prices(&mut self, body: &Value) -> Answer {
        let gone: Vec<&Value> = list(body, "delete").collect();
        self.prices.retain(|it| !gone.contains(&&it["id"]));
        let put = |it: &Value, id: Value| {
            json!({
                "id": id,
                "amount": it["amount"],
                "currency_code": it["currency_code"],
                "price_set": { "variant": { "id": it["variant_id"] } },
            })
        };
        let (mut created, mut updated) = (Vec::new(), Vec::new());
        for it in list(body, "create") {
            let id = json!(self.id("price"));
            created.push(put(it, id));
        }
        for it in list(body, "update") {
            self.prices.retain(|old| old["id"] != it["id"]);
            updated.push(put(it, it["id"].clone()));
        }
        self.prices.extend(created.iter().chain(&updated).cloned());
        Ok(json!({ "created": created, "updated": updated }))
    }

    /// Somebody orders some of a variant, which then waits for them.
    pub(crate) fn reserve(&mut self, sku: &str, pieces: u32) {
        for item in self.items.iter_mut().filter(|it| it["sku"] == sku) {
            item["location_levels"][0]["reserved_quantity"] = json!(pieces);
        }
    }
}
