//! What the engine holds after it has taken a request, by its own answer where that says so.

use super::super::found::{Found, Level, Link};
use super::super::plan::Terms;
use super::{Phase, Step};
use serde_json::Value;

impl Step {
    /// Takes note of what the engine holds now.
    pub(crate) fn taken(
        &self,
        answer: &mut Value,
        found: &mut Found,
        terms: &Terms,
    ) -> serde_json::Result<()> {
        match self.phase {
            Phase::Groups | Phase::Subgroups => {
                found.add_category(answer["product_category"].take())
            }
            Phase::Documents => {
                self.documents_taken(found);
                Ok(())
            }
            Phase::Fees => found.add_fee(answer["shipping_option"].take()),
            Phase::Products => each(answer, &["created", "updated"], |it| found.add_product(it)),
            Phase::Options => found.add_product(answer["product"].take()),
            Phase::Items => found.add_item(answer["inventory_item"].take(), &terms.place.location),
            Phase::Variants => self.variants_taken(answer, found),
            Phase::Links => {
                self.links_taken(found);
                Ok(())
            }
            Phase::Stock => {
                self.stock_taken(found, terms);
                Ok(())
            }
            Phase::NightList => found.add_list(answer["price_list"].take()),
            Phase::NightPrices => self.night_prices_taken(answer, found),
        }
    }

    fn documents_taken(&self, found: &mut Found) {
        let known = found.documents.get_or_insert_default();
        for item in &self.items {
            match item.body["digest"].as_str() {
                Some(digest) => known.insert(item.name.clone(), digest.to_owned()),
                None => known.remove(&item.name),
            };
        }
    }

    fn variants_taken(&self, answer: &mut Value, found: &mut Found) -> serde_json::Result<()> {
        for item in &self.items {
            let gone = item.body["delete"].as_array().into_iter().flatten();
            let gone: Vec<&str> = gone.filter_map(Value::as_str).collect();
            if let Some(product) = found.products.get_mut(&item.name) {
                product
                    .variants
                    .retain(|it| !gone.contains(&it.id.as_str()));
            }
            each(answer, &["created", "updated"], |it| {
                found.add_variant(&item.name, it)
            })?;
        }
        Ok(())
    }

    fn links_taken(&self, found: &mut Found) {
        for item in &self.items {
            let Some(product) = found.products.get_mut(&item.name) else {
                continue;
            };
            let text = |key: &str| item.body[key].as_str().unwrap_or_default();
            let tied = product
                .variants
                .iter_mut()
                .filter(|it| it.id == text("variant_id"));
            for variant in tied {
                let inventory_item_id = text("inventory_item_id").to_owned();
                variant.inventory_items.push(Link { inventory_item_id });
            }
        }
    }

    fn stock_taken(&self, found: &mut Found, terms: &Terms) {
        for item in &self.items {
            let id = item.body["inventory_item_id"].as_str();
            let stocked = item.body["stocked_quantity"].as_f64().unwrap_or_default();
            let known = found
                .stock
                .values_mut()
                .find(|it| Some(it.id.as_str()) == id);
            if let Some(known) = known {
                let reserved = known.level.as_ref().map_or(0.0, |it| it.reserved_quantity);
                known.level = Some(Level::new(&terms.place.location, stocked, reserved));
            }
        }
    }

    fn night_prices_taken(&self, answer: &mut Value, found: &mut Found) -> serde_json::Result<()> {
        if self.list == Some("delete")
            && let Some(list) = &mut found.night
        {
            let gone = |id: &str| self.items.iter().any(|it| it.name == id);
            list.prices.retain(|it| !gone(&it.id));
        }
        each(answer, &["created", "updated"], |it| {
            found.add_night_price(it)
        })
    }
}

/// Takes what an answer lists under some names.
fn each(
    answer: &mut Value,
    lists: &[&str],
    mut take: impl FnMut(Value) -> serde_json::Result<()>,
) -> serde_json::Result<()> {
    for list in lists {
        if let Value::Array(all) = answer[*list].take() {
            all.into_iter().try_for_each(&mut take)?;
        }
    }
    Ok(())
}
