//! What the engine says, as far as a purchase asks for it.

use market::outbox::{Refusal, RefusedLine, Trouble, Why};
use market::{Dong, Slug};
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;

/// A good answer.
pub(super) struct Reply(Value);

/// Any other answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Complaint {
    /// It may be another one later.
    Later(Trouble),
    /// There is no such thing.
    Absent,
    /// The order is not wanted as it is.
    Refused(Refusal),
}

impl Reply {
    /// Reads an answer.
    pub(super) fn read(status: u16, text: &str) -> Result<Self, Complaint> {
        let value: Option<Value> = serde_json::from_str(text).ok();
        match (status, value) {
            (200..=299, Some(value)) => Ok(Self(value)),
            // The engine is still at work on this very cart, or has too much to do.
            (408 | 409 | 423 | 425 | 429, _) => Err(Complaint::Later(Trouble::Busy)),
            (404, Some(value)) => Err(absent(&value)),
            (400 | 422, Some(value)) => Err(refused(&value)),
            _ => Err(Complaint::Later(Trouble::Broken)),
        }
    }

    /// The engine's ids of all variants.
    pub(super) fn variants(&self) -> Option<HashMap<String, String>> {
        self.each_variant(|it| text(it, "id"))
    }

    /// How many units are left of all variants; without an end where they are not counted.
    pub(super) fn stock(&self) -> Option<HashMap<String, u32>> {
        self.each_variant(|it| {
            if it.get("manage_inventory") == Some(&Value::Bool(false)) {
                return Some(u32::MAX);
            }
            let left = it.get("inventory_quantity")?.as_f64()?;
            Some(whole(left).map_or(0, |left| u32::try_from(left).unwrap_or(u32::MAX)))
        })
    }

    fn each_variant<T>(&self, read: impl Fn(&Value) -> Option<T>) -> Option<HashMap<String, T>> {
        let products = self.0.get("products")?.as_array()?.iter();
        let variants = products.flat_map(|it| list(it, "variants"));
        let named = variants.filter_map(|it| Some((text(it, "sku")?, read(it)?)));
        Some(named.collect())
    }

    pub(super) fn cart_id(&self) -> Option<String> {
        id(self.0.get("cart")?)
    }

    /// What a unit of each line costs.
    pub(super) fn prices(&self) -> Option<HashMap<String, Dong>> {
        let items = self.0.get("cart")?.get("items")?.as_array()?.iter();
        let prices = items.map(|it| {
            let price = whole(it.get("unit_price")?.as_f64()?)?;
            Some((text(it, "variant_sku")?, Dong::new(price).ok()?))
        });
        prices.collect()
    }

    /// The shipping option with a code.
    pub(super) fn option(&self, code: &str) -> Option<String> {
        let mut options = list(&self.0, "shipping_options");
        let found = options.find(|it| it.pointer("/type/code").is_some_and(|it| it == code))?;
        id(found)
    }

    pub(super) fn collection_id(&self) -> Option<String> {
        id(self.0.get("payment_collection")?)
    }

    pub(super) fn order_id(&self) -> Option<String> {
        id(self.0.get("order")?)
    }

    pub(super) fn is_completed(&self) -> Option<bool> {
        let at = self.0.get("cart")?.get("completed_at");
        Some(at.is_some_and(|at| !at.is_null()))
    }

    pub(super) fn has_shipping(&self) -> bool {
        let cart = self.0.get("cart");
        cart.is_some_and(|cart| list(cart, "shipping_methods").next().is_some())
    }

    pub(super) fn is_payable(&self) -> bool {
        let collection = self.0.pointer("/cart/payment_collection");
        collection.is_some_and(|it| list(it, "payment_sessions").next().is_some())
    }

    /// Why no order was made, where a good answer says so.
    pub(super) fn complaint(&self) -> Option<Complaint> {
        Some(refused(self.0.get("error")?))
    }
}

/// An absent region is the shop's own fault; an absent cart can be made again.
fn absent(value: &Value) -> Complaint {
    if message(value).to_ascii_lowercase().contains("region") {
        return Complaint::Refused(Refusal::whole(Why::Region));
    }
    Complaint::Absent
}

fn refused(value: &Value) -> Complaint {
    let message = message(value);
    let code = text(value, "code").unwrap_or_default();
    let says = |word: &str| code == word || message.contains(word);
    // The engine does not know the shop: its settings are wrong, and the order is not.
    if says("ublishable") {
        return Complaint::Later(Trouble::Broken);
    }
    let why = if says("market_closed") {
        Why::Closed
    } else if says("price_changed") {
        Why::Price
    } else if says("certificate_expired") {
        Why::Certificate
    } else if says("view_only") {
        Why::ViewOnly
    } else if says("quantity_refused") {
        Why::Quantity
    } else if says("order_cancelled") {
        Why::Cancelled
    } else if says("insufficient_inventory")
        || says("required inventory")
        || says("Not enough stock")
    {
        // The first two when a cart is filled, the last when its goods are put aside.
        Why::Stock
    } else if says("have a price") || says("do not exist") {
        Why::NotSold
    } else if says("egion") {
        Why::Region
    } else {
        Why::Other
    };
    Complaint::Refused(Refusal {
        why,
        lines: lines(&message),
    })
}

/// The lines that the shop's own checks in the engine name behind their word.
fn lines(message: &str) -> Vec<RefusedLine> {
    #[derive(Deserialize)]
    struct Named {
        product: Slug,
        variant: Slug,
    }
    let json = message.find('[').and_then(|at| message.get(at..));
    let named: Option<Vec<Named>> = json.and_then(|it| serde_json::from_str(it).ok());
    let line = |it: Named| RefusedLine::of(it.product, it.variant);
    named.unwrap_or_default().into_iter().map(line).collect()
}

fn message(value: &Value) -> String {
    text(value, "message").unwrap_or_default()
}

fn text(value: &Value, field: &str) -> Option<String> {
    value.get(field)?.as_str().map(str::to_owned)
}

/// A name of the engine's; it stands in paths, so that it has nothing but letters, digits, `_` and
/// `-`.
fn id(value: &Value) -> Option<String> {
    let id = text(value, "id")?;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    (!id.is_empty() && id.bytes().all(is_plain)).then_some(id)
}

fn list<'a>(value: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    let list = value.get(field).and_then(Value::as_array);
    list.into_iter().flatten()
}

/// A number of the engine's, which writes whole ones also as 85000.0.
fn whole(number: f64) -> Option<u64> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    let is_whole = number.fract() == 0.0 && (0.0..=MOST).contains(&number);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it has just been seen to be whole and within bounds"
    )]
    is_whole.then_some(number as u64)
}
