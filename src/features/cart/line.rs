//! One line of the cart.

use super::refusal::{not_for_sale, refusal_sentence};
use super::state::CartState;
use crate::features::catalogue::Shop;
use crate::features::schedule::MarketClock;
use crate::i18n::{href, lang_of, say, texts};
use crate::platform::document;
use crate::reactive::dynamic;
use crate::ui::{Stepper, amount, cover, icon};
use leptos::prelude::*;
use market::catalogue::Renewed;
use market::{Line, LineState, LineView, Listing, Products, Slug, allowed_quantity};
use search::Shelf;
use std::borrow::Cow;
use std::sync::Arc;

/// A line: picture, name, quantity, price, and what has become of it since.
#[component]
pub fn CartLine(
    /// What is sold now.
    shelf: Arc<Shelf>,
    /// The line as it stands.
    view: LineView,
) -> impl IntoView {
    let t = texts();
    let state = expect_context::<CartState>();
    let key = (view.line.product.clone(), view.line.variant.clone());
    let listing = sold(&shelf, &view.line.product);
    let name = listing
        .as_ref()
        .map_or_else(|| view.line.name.clone(), |listing| say(&listing.name));
    let take_out = {
        let key = key.clone();
        move |_| {
            if let Some(index) = position(state, &key) {
                state.remove(index);
                document::focus_next("undo".to_owned());
            }
        }
    };
    view! {
        <li class="line" class:line--closed=!view.state.can_be_ordered()>
            {listing.as_ref().map(|listing| cover(&shelf, listing, false))}
            <div class="line__what">
                {title(listing.as_ref(), &name, &view)}
                {remark(&view, state, &key)}
            </div>
            <Quantity shelf=Arc::clone(&shelf) view=view.clone() name=name.clone()/>
            <p class="line__price">
                <span class="hidden">{t.cart.line_total}" "</span>
                <strong>{amount(view.subtotal)}</strong>
            </p>
            <button type="button" id=remove_id(&view.line) class="line__remove" aria-label=t.cart.remove(&name) on:click=take_out>
                {icon("trash")}
            </button>
        </li>
    }
}

/// A product as it is now; the line is drawn anew where that changes it.
fn sold(shelf: &Shelf, product: &Slug) -> Option<Listing> {
    let shop = expect_context::<Shop>();
    let open = expect_context::<MarketClock>().open.get_untracked();
    let find = |sold: &Renewed<'_, Shelf>| sold.product(product.as_ref()).map(Cow::into_owned);
    untrack(|| shop.with_sold(shelf, open, find))
}

/// The id of the button that takes a line out, where the focus goes when the line is back.
pub fn remove_id(line: &Line) -> String {
    format!("remove-{}-{}", line.product, line.variant)
}

type Key = (Slug, Slug);

/// Where a line stands now; another tab may have moved it since it was drawn.
fn position(state: CartState, key: &Key) -> Option<usize> {
    state.cart.with_untracked(|cart| {
        let lines = &cart.as_ref()?.lines;
        lines
            .iter()
            .position(|line| line.product == key.0 && line.variant == key.1)
    })
}

fn title(listing: Option<&Listing>, name: &str, view: &LineView) -> AnyView {
    let Some(listing) = listing else {
        return view! { <p class="line__name" lang="vi">{name.to_owned()}</p> }.into_any();
    };
    let variant = listing.variant(view.line.variant.as_ref()).map(|variant| {
        view! { <p class="line__variant">{say(&variant.name)}" · "{amount(view.unit_price)}</p> }
    });
    let address = href(&format!("/products/{}", listing.slug));
    view! {
        <p class="line__name"><a href=address lang=lang_of(&listing.name)>{name.to_owned()}</a></p>
        {variant}
    }
    .into_any()
}

/// What has changed since the line was put in, with a way to agree where one is needed.
fn remark(view: &LineView, state: CartState, key: &Key) -> Option<AnyView> {
    let t = texts();
    let key = key.clone();
    let text = match &view.state {
        LineState::Fine => return None,
        LineState::PriceChanged { from, to } => {
            let text = t.cart.price_changed(&amount(*from), &amount(*to));
            let to = *to;
            let agree = move |_| {
                if let Some(index) = position(state, &key) {
                    state.change(|cart| cart.acknowledge(index, to));
                }
            };
            return Some(
                view! {
                    <p class="line__remark">{text}" "<button type="button" class="linklike" on:click=agree>{t.cart.agree}</button></p>
                }
                .into_any(),
            );
        }
        LineState::QuantityRefused(refusal) => refusal_sentence(refusal),
        LineState::Unavailable(availability) => not_for_sale(availability),
        LineState::Vanished => t.cart.vanished.to_owned(),
    };
    Some(
        view! { <p class="line__remark line__remark--stop">{icon("warning")}{text}</p> }.into_any(),
    )
}

/// The stepper; a refusal is said under it and the quantity stays.
#[component]
fn Quantity(shelf: Arc<Shelf>, view: LineView, name: String) -> impl IntoView {
    let state = expect_context::<CartState>();
    let clock = expect_context::<MarketClock>();
    let refused = RwSignal::new(None::<String>);
    let (product, variant) = (view.line.product.clone(), view.line.variant.clone());
    let found = sold(&shelf, &product).and_then(|listing| {
        let variant = listing.variant(variant.as_ref())?.clone();
        Some((listing, variant))
    });
    let Some((listing, variant)) = found else {
        return view! { <p class="line__count">{view.line.quantity}</p> }.into_any();
    };
    if !matches!(
        listing.availability(clock.today.get_untracked()),
        market::Availability::ForSale
    ) {
        return view! { <p class="line__count">{view.line.quantity}</p> }.into_any();
    }
    let step = variant.step;
    let message = format!("refusal-{}-{}", listing.slug, variant.id);
    let key = (listing.slug.clone(), variant.id.clone());
    let change = Callback::new(move |asked: Option<u32>| {
        let Some(asked) = asked else {
            refused.set(Some(texts().cart.not_a_number.to_owned()));
            return;
        };
        match allowed_quantity(&variant, asked) {
            Err(refusal) => refused.set(Some(refusal_sentence(&refusal))),
            Ok(()) => {
                if let Some(index) = position(state, &key) {
                    state.change(|cart| cart.set_quantity(index, asked));
                }
            }
        }
    });
    let invalid = Signal::derive(move || refused.get().is_some());
    let quantity = view.line.quantity;
    view! {
        <div class="line__quantity">
            <Stepper value=Signal::derive(move || quantity) step label=name described_by=message.clone() invalid change/>
            <p id=message class="line__refusal" role="status">{dynamic(move || refused.get())}</p>
        </div>
    }
    .into_any()
}
