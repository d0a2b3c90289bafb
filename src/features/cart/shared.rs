//! A cart as a link: everything stands in the fragment, which no server ever sees.

use super::refusal::refusal_sentence;
use super::state::CartState;
use crate::features::catalogue::Shop;
use crate::features::schedule::MarketClock;
use crate::i18n::{href, say, texts};
use crate::platform::{document, events, location};
use crate::reactive::{dynamic, effect};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::catalogue::Renewed;
use market::{Cart, Products, Slug};
use search::Shelf;
use std::borrow::Cow;
use std::sync::Arc;

type Items = Vec<(Slug, Slug, u32)>;

/// A button that makes a link of the cart and copies it.
#[component]
pub fn ShareCart() -> impl IntoView {
    let t = texts();
    let state = expect_context::<CartState>();
    let link = RwSignal::new(None::<String>);
    let copied = RwSignal::new(false);
    let share = move |_| {
        let fragment = state
            .cart
            .with_untracked(|cart| cart.as_ref().map(Cart::to_fragment));
        let Some(fragment) = fragment else {
            return;
        };
        let url = format!("{}{}#{fragment}", location::origin(), href("/cart"));
        link.set(Some(url.clone()));
        spawn_local(async move {
            let done = document::copy(&url).await;
            copied.try_set(done);
        });
    };
    let shown = move || {
        let url = link.get()?;
        Some(view! {
            <label class="share__link">
                <span>{dynamic(move || if copied.get() { t.cart.link_copied } else { t.cart.link_to_copy })}</span>
                <input type="text" readonly=true value=url/>
            </label>
        })
    };
    view! {
        <div class="share">
            <button type="button" class="button button--quiet" on:click=share>{icon("share")}{t.cart.share}</button>
            <div role="status">{dynamic(shown)}</div>
        </div>
    }
}

/// Offers what a link brought; nothing goes into the cart before the shopper says so.
#[component]
pub fn SharedCart(
    /// What is sold now.
    shelf: Arc<Shelf>,
) -> impl IntoView {
    let t = texts();
    let offer = RwSignal::new(None::<Items>);
    let outcome = RwSignal::new(None::<String>);
    let look = move || match Cart::from_fragment(&location::current().fragment) {
        Ok(items) if !items.is_empty() => {
            outcome.set(None);
            offer.set(Some(items));
        }
        Ok(_) => {}
        Err(_) => {
            outcome.set(Some(t.cart.link_damaged.to_owned()));
            location::drop_fragment();
        }
    };
    effect(move || {
        look();
        // A link that is opened where the cart is open already loads no page.
        events::on_fragment(look);
    });
    let shelf = StoredValue::new(shelf);
    let dismiss = move || {
        offer.set(None);
        location::drop_fragment();
    };
    let accept = Take {
        shelf,
        offer,
        outcome,
        state: expect_context(),
        shop: expect_context(),
        clock: expect_context(),
    };
    let shown = move || {
        let items = offer.get()?;
        let names = shelf.with_value(|shelf| names(shelf, &items));
        Some(view! {
            <section class="notice notice--offer" aria-label=t.cart.shared_title>
                <h2>{t.cart.shared_title}</h2>
                <p>{names}</p>
                <p class="notice__ways">
                    <button type="button" class="button button--lantern" on:click=move |_| accept.run()>{t.cart.shared_take}</button>
                    <button type="button" class="button button--quiet" on:click=move |_| dismiss()>{t.cart.shared_leave}</button>
                </p>
            </section>
        })
    };
    view! {
        {dynamic(shown)}
        <div role="status">{dynamic(move || outcome.get().map(|text| view! { <p class="notice notice--info">{text}</p> }))}</div>
    }
}

/// "Trà sen Tây Hồ × 2, …"; products that are gone are counted.
fn names(shelf: &Shelf, items: &Items) -> String {
    let known: Vec<String> = items
        .iter()
        .filter_map(|(product, _, quantity)| {
            let listing = shelf.product(product.as_ref())?;
            Some(format!("{} × {quantity}", say(&listing.name)))
        })
        .collect();
    let gone = items.len() - known.len();
    let mut text = known.join(", ");
    if gone > 0 {
        text.push(' ');
        text.push_str(&texts().cart.shared_gone(gone as u64));
    }
    text
}

/// Everything that taking over a shared cart needs.
#[derive(Clone, Copy)]
struct Take {
    shelf: StoredValue<Arc<Shelf>>,
    offer: RwSignal<Option<Items>>,
    outcome: RwSignal<Option<String>>,
    state: CartState,
    shop: Shop,
    clock: MarketClock,
}

impl Take {
    fn run(self) {
        let Some(items) = self.offer.try_update(Option::take).flatten() else {
            return;
        };
        location::drop_fragment();
        let refused: Vec<String> = items.iter().filter_map(|item| self.add(item)).collect();
        self.outcome.set(Some(if refused.is_empty() {
            texts().cart.shared_taken.to_owned()
        } else {
            refused.join(" ")
        }));
    }

    /// Adds one item; what is refused comes back as a sentence with its name.
    fn add(self, (product, variant, quantity): &(Slug, Slug, u32)) -> Option<String> {
        let t = texts();
        let (open, today) = (
            self.clock.open.get_untracked(),
            self.clock.today.get_untracked(),
        );
        let find = |shelf: &Arc<Shelf>| {
            let sold = |sold: &Renewed<'_, Shelf>| {
                let listing = sold.product(product.as_ref());
                listing.map(Cow::into_owned)
            };
            untrack(|| self.shop.with_sold(shelf, open, sold))
        };
        self.shelf.with_value(|shelf| {
            let Some(listing) = find(shelf) else {
                return Some(t.cart.shared_refused(product, &t.cart.vanished));
            };
            let name = say(&listing.name);
            let Some(variant) = listing.variant(variant.as_ref()) else {
                return Some(t.cart.shared_refused(&name, &t.cart.vanished));
            };
            let refusal = self
                .state
                .add(&listing, variant, *quantity, open, today)
                .err()?;
            Some(t.cart.shared_refused(&name, &refusal_sentence(&refusal)))
        })
    }
}
