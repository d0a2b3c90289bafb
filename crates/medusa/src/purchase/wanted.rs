//! An order as the shop writes it for receivers, read for the engine.

use market::outbox::RefusedLine;
use market::sort::sort;
use market::{Dong, Slug};
use serde::Deserialize;
use serde_json::{Value, json};

/// What is wanted, by whom and to where.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub(super) items: Vec<Item>,
    notice: Notice,
    /// The order whole, as producers and the market's own programs read it.
    whole: Value,
}

/// A line of the order.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Item {
    product: Slug,
    variant: Slug,
    /// The price of a unit that the shopper has agreed to.
    pub(super) unit_price: Dong,
    pub(super) quantity: u32,
}

#[derive(Debug, Default, Deserialize)]
struct Notice {
    id: String,
    code: String,
    producer: String,
    payment: String,
    #[serde(default)]
    language: String,
    made: i64,
    buyer: Buyer,
    delivery: Delivery,
    #[serde(default)]
    note: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Buyer {
    name: String,
    phone: String,
}

#[derive(Debug, Default, Deserialize)]
struct Delivery {
    how: String,
    #[serde(default)]
    street: String,
    #[serde(default)]
    ward: String,
    #[serde(default)]
    province: String,
    #[serde(default)]
    fee: Option<u64>,
}

impl Wanted {
    /// Reads an order; nothing where it is none.
    pub(super) fn read(order: &str) -> Option<Self> {
        let whole: Value = serde_json::from_str(order).ok()?;
        let items: Vec<Item> = Vec::deserialize(whole.get("items")?).ok()?;
        let notice = Notice::deserialize(&whole).ok()?;
        (!items.is_empty()).then_some(Self {
            items,
            notice,
            whole,
        })
    }

    /// The slugs of the products, each once.
    pub(super) fn products(&self) -> Vec<&str> {
        let mut slugs: Vec<&str> = self.items.iter().map(|it| it.product.as_str()).collect();
        sort(&mut slugs);
        slugs.dedup();
        slugs
    }

    /// An address that the engine wants and nobody reads: buyers are called.
    pub(super) fn email(&self) -> String {
        format!("{}@orders.invalid", self.notice.id)
    }

    pub(super) fn address(&self) -> Value {
        let (buyer, to) = (&self.notice.buyer, &self.notice.delivery);
        json!({
            "first_name": buyer.name,
            "last_name": "",
            "phone": buyer.phone,
            "address_1": to.street,
            "city": to.ward,
            "province": to.province,
            "country_code": "vn",
        })
    }

    pub(super) fn metadata(&self, begun: Option<&str>) -> Value {
        let notice = &self.notice;
        json!({
            "id": notice.id,
            "code": notice.code,
            "producer": notice.producer,
            "payment": notice.payment,
            "made": notice.made,
            "language": notice.language,
            "note": notice.note,
            "begun": begun,
            "order": self.whole,
        })
    }

    /// The code of the engine's shipping option that the order is sent by.
    pub(super) fn option(&self) -> String {
        let to = &self.notice.delivery;
        match to.fee {
            _ if to.how == "pick-up" => "pick-up".to_owned(),
            Some(fee) => format!("fee-{fee}"),
            None => "agreed".to_owned(),
        }
    }
}

impl Item {
    /// What the engine calls the variant.
    pub(super) fn sku(&self) -> String {
        format!("{}/{}", self.product, self.variant)
    }

    /// The line, as one that stands in the way.
    pub(super) fn line(&self) -> RefusedLine {
        RefusedLine::of(self.product.clone(), self.variant.clone())
    }
}
