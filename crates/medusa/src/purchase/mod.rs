//! An order's way through the Store API: from a cart to an order, step by step.
//!
//! The engine makes one order of a cart, however often it is told to, so the cart's id is kept
//! before the last step. Everything before that can be repeated: an answer that was lost leaves a
//! cart behind that nobody pays. A purchase that goes on with a cart asks first how it stands.

mod reply;
mod wanted;

use market::outbox::{Answer, Refusal, RefusedLine, Trouble, Why};
use reply::{Complaint, Reply};
use serde_json::{Value, json};
use std::collections::HashMap;
use wanted::Wanted;

/// The only way of paying that the engine knows of: the producer is paid, not the market.
const PROVIDER: &str = "pp_system_default";
/// So many requests at most make an order; an engine that sends in circles is broken.
const MOST_STEPS: u32 = 24;

/// A request to the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The path and the query, from the engine's root on.
    pub path: String,
    /// The JSON to be sent by a POST; none where it is a GET.
    pub body: Option<String>,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Ask the engine this.
    Ask(Request),
    /// Keep this id of the cart on the device before anything else is asked.
    Keep(String),
    /// Nothing: this came of it.
    End(Answer),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// How does the cart stand that was made before?
    Look,
    /// What does the engine call the things?
    Find,
    /// A cart with the things and the address.
    Make,
    /// The cart is there and has to be kept.
    Keep,
    /// How can the cart be sent?
    Options,
    /// It is sent like this.
    Method(String),
    /// What has to be paid.
    Collection,
    /// How it is paid.
    Session(String),
    /// The order.
    Complete,
    /// Which of the things are short?
    Stock,
    /// It is over.
    End(Answer),
}

/// An order on its way through the Store API.
#[derive(Debug)]
pub struct Purchase {
    wanted: Wanted,
    region: String,
    cart: Option<String>,
    begun: Option<String>,
    /// The engine's ids of the variants, by what it calls them.
    variants: HashMap<String, String>,
    step: Step,
    steps: u32,
}

impl Purchase {
    /// Begins with an order as its receivers get it (`docs/openapi.json`); goes on with a cart
    /// that was kept.
    pub fn new(order: &str, region: &str, cart: Option<&str>) -> Self {
        let wanted = Wanted::read(order);
        let step = match (&wanted, cart) {
            (None, _) => Step::End(Answer::Refused(Refusal::whole(Why::Other))),
            (Some(_), Some(_)) => Step::Look,
            (Some(_), None) => Step::Find,
        };
        Self {
            wanted: wanted.unwrap_or_default(),
            region: region.to_owned(),
            cart: cart.map(str::to_owned),
            begun: None,
            variants: HashMap::new(),
            step,
            steps: 0,
        }
    }

    /// Names the cart that was made when the checkout began.
    #[must_use]
    pub fn begun(mut self, ticket: Option<&str>) -> Self {
        self.begun = ticket.map(str::to_owned);
        self
    }

    /// What is to be done next; what came of a request has to be told by [`Self::hear`] before
    /// this is asked again.
    pub fn turn(&mut self) -> Turn {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            self.step = Step::End(Answer::Later(Trouble::Broken));
        }
        match &self.step {
            Step::End(answer) => Turn::End(answer.clone()),
            Step::Keep => {
                self.step = Step::Options;
                Turn::Keep(self.cart().to_owned())
            }
            step => Turn::Ask(self.request(step)),
        }
    }

    /// Takes in what the engine has answered: its status and its text.
    pub fn hear(&mut self, status: u16, text: &str) {
        let reply = match Reply::read(status, text) {
            Ok(reply) => reply,
            Err(complaint) => {
                self.step = self.after_complaint(complaint);
                return;
            }
        };
        // An answer that says nothing of what was asked is of an engine that is out of order.
        let next = self.after(&reply);
        self.step = next.unwrap_or(Step::End(Answer::Later(Trouble::Broken)));
    }

    fn cart(&self) -> &str {
        self.cart.as_deref().unwrap_or_default()
    }

    fn request(&self, step: &Step) -> Request {
        let cart = self.cart();
        let get = |path: String| Request { path, body: None };
        let post = |path: String, body: Value| Request {
            path,
            body: Some(body.to_string()),
        };
        match step {
            Step::Look => get(format!(
                "/store/carts/{cart}?fields=id,completed_at,*shipping_methods,*payment_collection,*payment_collection.payment_sessions"
            )),
            Step::Find => get(self.products("handle,variants.id,variants.sku")),
            Step::Stock => get(self.products(
                "handle,variants.sku,variants.manage_inventory,variants.inventory_quantity",
            )),
            Step::Make => post("/store/carts".to_owned(), self.new_cart()),
            Step::Options => get(format!("/store/shipping-options?cart_id={cart}")),
            Step::Method(option) => post(
                format!("/store/carts/{cart}/shipping-methods"),
                json!({ "option_id": option }),
            ),
            Step::Collection => post(
                "/store/payment-collections".to_owned(),
                json!({ "cart_id": cart }),
            ),
            Step::Session(collection) => post(
                format!("/store/payment-collections/{collection}/payment-sessions"),
                json!({ "provider_id": PROVIDER }),
            ),
            Step::Complete | Step::Keep | Step::End(_) => {
                post(format!("/store/carts/{cart}/complete"), json!({}))
            }
        }
    }

    fn products(&self, fields: &str) -> String {
        let mut path = "/store/products?limit=200".to_owned();
        for slug in self.wanted.products() {
            path.push_str("&handle[]=");
            path.push_str(slug);
        }
        format!("{path}&region_id={}&fields={fields}", self.region)
    }

    fn new_cart(&self) -> Value {
        let items = self.wanted.items.iter().map(|item| {
            json!({
                "variant_id": self.variants.get(&item.sku()),
                "quantity": item.quantity,
            })
        });
        json!({
            "region_id": self.region,
            "email": self.wanted.email(),
            "shipping_address": self.wanted.address(),
            "items": items.collect::<Vec<_>>(),
            "metadata": self.wanted.metadata(self.begun.as_deref()),
        })
    }

    /// The step after a good answer; none where it says nothing of what was asked.
    fn after(&mut self, reply: &Reply) -> Option<Step> {
        Some(match &self.step {
            Step::Look => self.after_look(reply)?,
            Step::Find => {
                self.variants = reply.variants()?;
                self.missing().unwrap_or(Step::Make)
            }
            Step::Make => {
                self.cart = Some(reply.cart_id()?);
                self.other_prices(reply)?.unwrap_or(Step::Keep)
            }
            Step::Options => Step::Method(reply.option(&self.wanted.option())?),
            Step::Method(_) => Step::Collection,
            Step::Collection => Step::Session(reply.collection_id()?),
            Step::Session(_) => Step::Complete,
            Step::Complete => match reply.order_id() {
                Some(order) => Step::End(Answer::Placed(order)),
                // The engine says 200 also where it has made nothing of the cart.
                None => self.after_complaint(reply.complaint()?),
            },
            Step::Stock => self.short(reply)?,
            Step::Keep | Step::End(_) => return None,
        })
    }

    fn after_look(&self, reply: &Reply) -> Option<Step> {
        Some(if reply.is_completed()? {
            Step::Complete
        } else if !reply.has_shipping() {
            Step::Options
        } else if !reply.is_payable() {
            Step::Collection
        } else {
            Step::Complete
        })
    }

    /// Where the engine does not know a thing by its name.
    fn missing(&self) -> Option<Step> {
        let is_unknown = |item: &&wanted::Item| !self.variants.contains_key(&item.sku());
        let lines: Vec<_> = self.wanted.items.iter().filter(is_unknown).collect();
        let lines: Vec<_> = lines.into_iter().map(wanted::Item::line).collect();
        (!lines.is_empty()).then(|| end(Why::NotSold, lines))
    }

    /// Where a thing costs something else than the shopper has agreed to; none where the cart is
    /// not the one that was asked for.
    fn other_prices(&self, reply: &Reply) -> Option<Option<Step>> {
        let prices = reply.prices()?;
        let mut lines = Vec::new();
        for item in &self.wanted.items {
            let now = *prices.get(&item.sku())?;
            if now != item.unit_price {
                lines.push(RefusedLine {
                    price: Some(now),
                    ..item.line()
                });
            }
        }
        Some((!lines.is_empty()).then(|| end(Why::Price, lines)))
    }

    /// Which things are short; where none is any more, it is tried again later.
    fn short(&self, reply: &Reply) -> Option<Step> {
        let stock = reply.stock()?;
        let lines = self.wanted.items.iter().filter_map(|item| {
            let left = *stock.get(&item.sku())?;
            (left < item.quantity).then(|| RefusedLine {
                left: Some(left),
                ..item.line()
            })
        });
        let lines: Vec<_> = lines.collect();
        Some(if lines.is_empty() {
            Step::End(Answer::Later(Trouble::Busy))
        } else {
            end(Why::Stock, lines)
        })
    }

    fn after_complaint(&mut self, complaint: Complaint) -> Step {
        match complaint {
            Complaint::Later(trouble) => Step::End(Answer::Later(trouble)),
            // The cart is gone, as after a restore of the engine; an order cannot have been made
            // of it, or it would be there.
            Complaint::Absent if self.step == Step::Look => {
                self.cart = None;
                Step::Find
            }
            Complaint::Absent => Step::End(Answer::Later(Trouble::Broken)),
            // Whoever wants to mend the order has to know how many are left.
            Complaint::Refused(Refusal {
                why: Why::Stock, ..
            }) => Step::Stock,
            Complaint::Refused(refusal) => Step::End(Answer::Refused(refusal)),
        }
    }
}

/// Asks for an empty cart when a checkout begins: it has the engine's own time.
pub fn ticket(region: &str) -> Request {
    Request {
        path: "/store/carts".to_owned(),
        body: Some(json!({ "region_id": region }).to_string()),
    }
}

/// The name of that cart; none where the answer is another one.
pub fn read_ticket(status: u16, text: &str) -> Option<String> {
    Reply::read(status, text).ok()?.cart_id()
}

fn end(why: Why, lines: Vec<RefusedLine>) -> Step {
    Step::End(Answer::Refused(Refusal { why, lines }))
}
