//! What the checkout's parts share: the form, the cart as it stands, and what is known of the
//! producers.

use super::keep;
use super::words::sentence;
use crate::features::cart::CartState;
use crate::features::catalogue::Shop;
use crate::features::schedule::MarketClock;
use crate::i18n::locale;
use crate::platform::http::Wanted;
use crate::platform::source::{Current, Source};
use crate::reactive::{effect, memo};
use crate::ui::form::FaultWords;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::order::{Asked, Contact, Draft, Field, Obstacle, Order, Taking, Wish, place};
use market::outbox::{Code, Key};
use market::person::Fault;
use market::place::Places;
use market::{Cart, CartView, Locale, Phase, Producer, Product, Timestamp};
use std::sync::Arc;

/// What has to be said before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The device cannot keep orders, so that none was placed.
    NotKept,
    /// Prices or terms are other ones than those that were looked at.
    Changed,
}

/// What the checkout's parts share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What stands in the form.
    pub draft: RwSignal<Draft>,
    /// What is wrong with it.
    pub faults: RwSignal<Vec<(Field, Fault)>>,
    /// What stands in the way of the orders.
    pub obstacles: RwSignal<Vec<Obstacle>>,
    /// The producers of the cart, as far as they are there.
    pub makers: RwSignal<Vec<Producer>>,
    /// The products of the cart, whole, where the shelf does not name them in Vietnamese.
    whole: RwSignal<Vec<Product>>,
    /// Whether some producers could not be had.
    pub is_short: RwSignal<bool>,
    /// How many fetches for the orders are under way.
    pub fetches: RwSignal<usize>,
    /// Whether the orders are to be looked at as soon as nothing is under way any more.
    pub is_asked: RwSignal<bool>,
    /// The provinces and their wards, once they are there.
    pub places: RwSignal<Option<Arc<Places>>>,
    /// The orders that are looked at for the last time; none while the form is filled in.
    pub looked_at: RwSignal<Vec<Order>>,
    /// Whether orders are being placed.
    pub is_busy: RwSignal<bool>,
    /// What has to be said.
    pub trouble: RwSignal<Option<Trouble>>,
    /// The cart, held against what is sold now.
    pub cart: Memo<Option<CartView>>,
    /// Whether orders are taken; nothing while the time is unknown.
    pub taking: Memo<Option<Taking>>,
    /// When the checkout began, if that was while the market was open.
    pub begun: RwSignal<Option<Timestamp>>,
    /// The market's clock.
    pub clock: MarketClock,
    /// The cart as it is kept.
    pub lines: CartState,
    /// What is sold.
    pub shop: Shop,
}

impl Desk {
    /// Finds what it needs around it; what is kept comes once the page is up.
    pub fn new() -> Self {
        let clock: MarketClock = expect_context();
        let lines: CartState = expect_context();
        let shop: Shop = expect_context();
        let begun = RwSignal::new(None);
        let night = memo(move || {
            let now = clock.now.get();
            let holds = clock.with_market(|it| Some(it.night_prices_hold(begun.get(), now?)));
            holds.flatten().unwrap_or_default()
        });
        let cart = memo(move || {
            let shelf = shop.ready()?;
            let today = clock.today.get();
            let night = night.get();
            let view =
                |cart: &Cart| shop.with_sold(&shelf, night, |it| cart.view(it, night, today));
            lines.cart.with(|cart| cart.as_ref().map(view))
        });
        let taking = memo(move || {
            let now = clock.now.get()?;
            clock.with_market(|market| market.taking(begun.get(), now))
        });
        let desk = Self {
            draft: RwSignal::new(Draft::default()),
            faults: RwSignal::new(Vec::new()),
            obstacles: RwSignal::new(Vec::new()),
            makers: RwSignal::new(Vec::new()),
            whole: RwSignal::new(Vec::new()),
            is_short: RwSignal::new(false),
            fetches: RwSignal::new(0),
            is_asked: RwSignal::new(false),
            places: RwSignal::new(None),
            looked_at: RwSignal::new(Vec::new()),
            is_busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            cart,
            taking,
            begun,
            clock,
            lines,
            shop,
        };
        desk.follow();
        desk
    }

    /// Reads what is kept, notes when the checkout began, and fetches the producers.
    fn follow(self) {
        effect(move || {
            self.draft.set(keep::draft());
            self.begun.set(keep::begun());
            keep::settle(self.lines);
            spawn_local(async move {
                if let Ok(places) = Current.places().await {
                    self.places.try_set(Some(Arc::new(places)));
                }
            });
        });
        effect(move || {
            let Some(Phase::Open { closes } | Phase::ClosingSoon { closes }) =
                self.clock.phase.get()
            else {
                return;
            };
            let begun = self.begun.get_untracked();
            let of_tonight = begun.and_then(|at| self.clock.phase_at(at)?.target());
            if of_tonight != Some(closes) || begun.is_none() {
                let now = self.clock.now.get_untracked();
                self.begun.set(now);
                keep::begin(now);
                spawn_local(async {
                    // Where the engine cannot be asked, it does not know who began in time.
                    if let Ok(Some(ticket)) = Current.begin().await {
                        keep::keep_ticket(&ticket);
                    }
                });
            }
        });
        let producers = memo(move || self.producers());
        effect(move || {
            producers.track();
            self.fetch_makers();
        });
        if locale() != Locale::Vi {
            let products = memo(move || self.products());
            effect(move || self.fetch_whole(products.get()));
        }
    }

    /// The slugs of the cart's products.
    fn products(self) -> Vec<String> {
        self.cart.with(|cart| {
            let groups = cart.iter().flat_map(|cart| &cart.groups);
            let lines = groups.flat_map(|group| &group.lines);
            lines.map(|it| it.line.product.to_string()).collect()
        })
    }

    /// Fetches products with their names in all languages: an order is read by its producer. One
    /// that cannot be had is named as its buyer reads it.
    fn fetch_whole(self, slugs: Vec<String>) {
        self.fetches.update(|it| *it += 1);
        spawn_local(async move {
            for slug in slugs {
                let is_there = |all: &Vec<Product>| all.iter().any(|it| it.slug == *slug);
                if self.whole.try_with_untracked(is_there) == Some(false)
                    && let Ok(product) = Current.product(&slug).await
                {
                    self.whole.try_update(|all| all.push(product));
                }
            }
            self.fetches.try_update(|it| *it -= 1);
        });
    }

    /// The slugs of the cart's producers.
    pub fn producers(self) -> Vec<String> {
        self.cart.with(|cart| {
            let groups = cart.iter().flat_map(|cart| &cart.groups);
            let known = groups.filter(|group| !group.producer.is_empty());
            known.map(|group| group.producer.clone()).collect()
        })
    }

    /// Fetches the producers that are not there yet.
    pub fn fetch_makers(self) {
        let wanted = untrack(|| self.producers());
        let is_there = |slug: &String| untrack(|| self.maker(slug)).is_some();
        let missing: Vec<String> = wanted.into_iter().filter(|it| !is_there(it)).collect();
        self.is_short.set(false);
        self.fetches.update(|it| *it += 1);
        spawn_local(async move {
            for slug in missing {
                match Current.producer(&slug, Wanted::Kept).await {
                    Ok(producer) => self.know(producer),
                    Err(_) => drop(self.is_short.try_set(true)),
                }
            }
            self.fetches.try_update(|it| *it -= 1);
        });
    }

    /// Takes in a producer as it is now.
    pub fn know(self, producer: Producer) {
        self.makers.try_update(|makers| {
            makers.retain(|it| it.slug != producer.slug);
            makers.push(producer);
        });
    }

    /// A producer of the cart.
    pub fn maker(self, slug: &str) -> Option<Producer> {
        self.makers
            .with(|makers| makers.iter().find(|it| it.slug == *slug).cloned())
    }

    /// What is wished of a producer.
    pub fn wish(self, producer: &str) -> Wish {
        self.draft.with(|draft| draft.wish(producer))
    }

    /// Whether anything is to be sent.
    pub fn is_sent(self) -> bool {
        self.producers().iter().any(|it| !self.wish(it).pick_up)
    }

    /// Changes the form and keeps it.
    pub fn edit(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.draft.with_untracked(keep::keep_draft);
        self.forget_mended();
    }

    /// Takes what has been mended off the list of faults; nothing new comes onto it before the
    /// form is handed in again.
    fn forget_mended(self) {
        if self.faults.with_untracked(Vec::is_empty) {
            return;
        }
        let still = untrack(|| self.contact()).err().unwrap_or_default();
        self.faults.update(|faults| {
            faults.retain(|(field, _)| still.iter().any(|(of, _)| of == field));
        });
    }

    /// What is wrong with a field, in words.
    pub fn fault(self, field: Field) -> FaultWords {
        Signal::derive(move || {
            self.faults.with(|faults| {
                let own = faults.iter().find(|(of, _)| *of == field);
                own.map(|(_, fault)| sentence(&field, *fault))
            })
        })
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Names each field that has a fault.
    pub fn contact(self) -> Result<Contact, Vec<(Field, Fault)>> {
        let producers = self.producers();
        let producers: Vec<&str> = producers.iter().map(String::as_str).collect();
        let places = self.places.get();
        self.draft
            .with(|draft| draft.check(&producers, self.is_sent(), places.as_deref()))
    }

    /// The orders as they would be placed now.
    ///
    /// # Errors
    /// Names all that stands in their way.
    pub fn orders(
        self,
        contact: &Contact,
        checkout: &Key,
        now: Timestamp,
        named: impl FnMut() -> (Key, Code),
    ) -> Result<Vec<Order>, Vec<Obstacle>> {
        let (Some(shelf), Some(cart)) = (self.shop.ready(), self.cart.get()) else {
            return Err(vec![Obstacle::Empty]);
        };
        let taking = self
            .clock
            .with_market(|market| market.taking(self.begun.get(), now));
        let asked = Asked {
            cart: &cart,
            makers: &self.makers.get(),
            whole: &self.whole.get(),
            draft: &self.draft.get(),
            contact,
            checkout,
            now,
            taking: taking.unwrap_or(Taking::Closed { opens: None }),
        };
        place(&asked, &*shelf, named)
    }
}
