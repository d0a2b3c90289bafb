//! An order: what one producer is asked for, by whom, to where and how it is paid.
//!
//! One cart becomes one order for each producer. An order holds all that is needed to hand it on,
//! to pay it and to order again, so that it can be read without the catalogue.

mod again;
mod form;
mod goods;
mod line;
mod notice;
mod place;
mod status;
mod taking;
mod text;

pub use again::Change;
pub use form::{Buyer, Contact, Draft, Field, MAX_NOTE, MAX_STREET, Wish};
pub use goods::{Goods, GoodsError, Item, MAX_GOODS};
pub use line::{MAX_LINE, OneLine};
pub use notice::{cancellation, notice};
pub use place::{Asked, Obstacle, place};
pub use status::{Progress, Report, Status, Step, Way};
pub use taking::Taking;

use crate::catalogue::{Bank, Carriage, Email, Phone, Producer};
use crate::money::Dong;
use crate::outbox::{Code, Key};
use crate::slug::Slug;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// By what receivers know it again.
    pub id: Key,
    /// By what people know it again.
    pub code: Code,
    /// The checkout that it came from; orders of one checkout are placed together.
    pub checkout: Key,
    /// Who is asked for the goods.
    pub seller: Seller,
    /// The goods.
    pub goods: Goods,
    /// Who wants them.
    pub buyer: Buyer,
    /// How they come to the buyer.
    pub handover: Handover,
    /// How they are paid.
    pub payment: Payment,
    /// What the buyer wants the producer to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<OneLine>,
    /// When it was placed.
    pub made: Timestamp,
    /// How it stands.
    pub status: Status,
}

/// A producer as an order names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seller {
    /// The producer's slug.
    pub slug: Slug,
    /// The name in Vietnamese.
    pub name: OneLine,
    /// Where goods are picked up.
    pub address: OneLine,
    /// The number to call.
    pub phone: Phone,
    /// The number on Zalo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zalo: Option<Phone>,
    /// The address to write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

impl Seller {
    /// A producer as orders name it; nothing where it has no name that can be read.
    pub fn of(producer: &Producer) -> Option<Self> {
        let address = &producer.address;
        let parts = [
            address.street.as_deref(),
            Some(address.place.as_str()),
            Some(address.province.as_str()),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        Some(Self {
            slug: producer.slug.clone(),
            name: OneLine::cut(&producer.name.vi)?,
            address: OneLine::cut(&parts.join(", "))?,
            phone: producer.phone.clone(),
            zalo: producer.zalo.clone(),
            email: producer.email.clone(),
        })
    }
}

/// Where goods are sent to, by the division of the country since 1 July 2025.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destination {
    /// House number and street, or the hamlet.
    pub street: OneLine,
    /// The ward or commune.
    pub ward: OneLine,
    /// The province or city.
    pub province: OneLine,
}

/// How goods come to their buyer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "kebab-case")]
pub enum Handover {
    /// The buyer comes for them.
    PickUp,
    /// The producer sends them.
    Sent {
        /// Where to.
        to: Destination,
        /// For how much.
        carriage: Carriage,
    },
}

/// How goods are paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "kebab-case")]
pub enum Payment {
    /// When they come, or when they are picked up.
    OnDelivery,
    /// By a transfer to the producer's account.
    Transfer {
        /// The account.
        to: Bank,
    },
}

impl Order {
    /// What it costs to send the goods.
    pub fn carriage(&self) -> Carriage {
        match &self.handover {
            Handover::PickUp => Carriage::Fee(Dong::ZERO),
            Handover::Sent { carriage, .. } => *carriage,
        }
    }

    /// What the order costs, without what is yet to be agreed on.
    pub fn total(&self) -> Dong {
        self.goods.total() + self.carriage().known()
    }
}
