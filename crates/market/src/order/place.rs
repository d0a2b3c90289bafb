//! From a cart to orders: one for each producer, or what stands in the way.

use super::form::note;
use super::{
    Contact, Draft, Goods, GoodsError, Handover, Item, OneLine, Order, Payment, Seller, Status,
    Taking, Wish,
};
use crate::cart::{CartView, LineState, LineView, ProducerLines};
use crate::catalogue::{Delivery, Producer, Product, Products};
use crate::outbox::{Code, Key};
use crate::slug::Slug;
use crate::time::Timestamp;
use std::num::NonZeroU32;

/// Why an order cannot be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nothing is in the cart.
    Empty,
    /// The market takes no orders now.
    Closed,
    /// A line of the cart cannot be ordered as it stands.
    Line {
        /// The product.
        product: Slug,
        /// The variant.
        variant: Slug,
        /// Why not.
        state: LineState,
    },
    /// Nothing is known of a producer, so that nobody could be asked.
    Unknown {
        /// The producer's slug.
        producer: String,
    },
    /// A producer does not send goods to where they are wanted.
    NotThere {
        /// The producer's slug.
        producer: String,
    },
    /// A producer has no room for buyers to pick goods up.
    NoPickUp {
        /// The producer's slug.
        producer: String,
    },
    /// A producer takes no transfers.
    NoTransfer {
        /// The producer's slug.
        producer: String,
    },
    /// An order costs more than one may.
    TooMuch {
        /// The producer's slug.
        producer: String,
    },
}

/// What is asked for at a checkout.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The cart, held against what is sold now.
    pub cart: &'a CartView,
    /// The producers, whole, as they are now.
    pub makers: &'a [Producer],
    /// Products, whole, whose variants the catalogue names in another language than Vietnamese,
    /// the one that producers read.
    pub whole: &'a [Product],
    /// What stands in the form.
    pub draft: &'a Draft,
    /// Who orders, and where goods are sent to.
    pub contact: &'a Contact,
    /// The checkout that the orders come from.
    pub checkout: &'a Key,
    /// When they are placed.
    pub now: Timestamp,
    /// Whether orders are taken then.
    pub taking: Taking,
}

/// Splits what is asked for into orders, one for each producer in the order of the cart; `named`
/// gives each its key and its code.
///
/// # Errors
/// Names all that stands in the way; no order is placed then.
pub fn place(
    asked: &Asked<'_>,
    catalogue: &impl Products,
    mut named: impl FnMut() -> (Key, Code),
) -> Result<Vec<Order>, Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    if !asked.taking.is_open() {
        obstacles.push(Obstacle::Closed);
    }
    if asked.cart.groups.is_empty() {
        obstacles.push(Obstacle::Empty);
    }
    let mut orders = Vec::new();
    for group in &asked.cart.groups {
        match order(asked, catalogue, group, &mut named) {
            Ok(order) => orders.push(order),
            Err(found) => obstacles.extend(found),
        }
    }
    if obstacles.is_empty() {
        Ok(orders)
    } else {
        Err(obstacles)
    }
}

fn order(
    asked: &Asked<'_>,
    catalogue: &impl Products,
    group: &ProducerLines,
    named: &mut impl FnMut() -> (Key, Code),
) -> Result<Order, Vec<Obstacle>> {
    let lines = group.lines.iter();
    let mut obstacles: Vec<Obstacle> = lines.filter_map(line_obstacle).collect();
    if group.producer.is_empty() {
        // What has vanished belongs to nobody.
        return Err(obstacles);
    }
    let producer = || group.producer.clone();
    let maker = asked.makers.iter().find(|it| it.slug == *group.producer);
    let Some((maker, seller)) = maker.and_then(|it| Some((it, Seller::of(it)?))) else {
        obstacles.push(Obstacle::Unknown {
            producer: producer(),
        });
        return Err(obstacles);
    };
    let wish = asked.draft.wish(&group.producer);
    let items = group
        .lines
        .iter()
        .filter_map(|line| item(asked, catalogue, line))
        .collect();
    let goods = Goods::new(items);
    if goods == Err(GoodsError::TooMuch) {
        obstacles.push(Obstacle::TooMuch {
            producer: producer(),
        });
    }
    let handover = handover(asked, group, maker, &wish).map_err(|it| obstacles.push(it));
    let payment = payment(maker, &wish).ok_or_else(|| {
        obstacles.push(Obstacle::NoTransfer {
            producer: producer(),
        });
    });
    match (goods, handover, payment) {
        (Ok(goods), Ok(handover), Ok(payment)) if obstacles.is_empty() => {
            let (id, code) = named();
            Ok(Order {
                id,
                code,
                checkout: asked.checkout.clone(),
                seller,
                goods,
                buyer: asked.contact.buyer.clone(),
                handover,
                payment,
                // A note with a fault has been said at its field.
                note: note(&wish.note).ok().flatten(),
                made: asked.now,
                status: Status::Placed,
            })
        }
        _ => Err(obstacles),
    }
}

fn line_obstacle(view: &LineView) -> Option<Obstacle> {
    (view.state != LineState::Fine).then(|| Obstacle::Line {
        product: view.line.product.clone(),
        variant: view.line.variant.clone(),
        state: view.state,
    })
}

fn item(asked: &Asked<'_>, catalogue: &impl Products, view: &LineView) -> Option<Item> {
    let line = &view.line;
    let listing = catalogue.product(line.product.as_str());
    let whole = asked.whole.iter().find(|it| it.slug == line.product);
    let variants = match (whole, listing.as_deref()) {
        (Some(product), _) => &product.variants,
        (None, listing) => &listing?.variants,
    };
    // A product with one variant is named by itself.
    let variant = variants
        .iter()
        .find(|it| it.id == line.variant && variants.len() > 1)
        .map(|variant| &variant.name.vi);
    let name = match variant {
        Some(variant) => format!("{} ({variant})", line.name),
        None => line.name.clone(),
    };
    Some(Item {
        product: line.product.clone(),
        variant: line.variant.clone(),
        name: OneLine::cut(&name)?,
        price: view.unit_price,
        quantity: NonZeroU32::new(line.quantity)?,
    })
}

fn handover(
    asked: &Asked<'_>,
    group: &ProducerLines,
    maker: &Producer,
    wish: &Wish,
) -> Result<Handover, Obstacle> {
    let producer = group.producer.clone();
    let terms = maker.delivery();
    if wish.pick_up {
        return if terms.pick_up {
            Ok(Handover::PickUp)
        } else {
            Err(Obstacle::NoPickUp { producer })
        };
    }
    let sent = asked.contact.destination.as_ref().and_then(|to| {
        let carriage = terms.carriage(to.province.as_str(), group.total)?;
        Some(Handover::Sent {
            to: to.clone(),
            carriage,
        })
    });
    sent.ok_or(Obstacle::NotThere { producer })
}

fn payment(maker: &Producer, wish: &Wish) -> Option<Payment> {
    if wish.transfer {
        let to = maker.bank.clone()?;
        Some(Payment::Transfer { to })
    } else {
        Some(Payment::OnDelivery)
    }
}

impl Producer {
    /// How the producer's goods come to their buyers.
    pub fn delivery(&self) -> Delivery {
        self.delivery.clone().unwrap_or_else(Delivery::by_agreement)
    }
}
