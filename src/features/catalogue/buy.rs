//! Choosing a variant and a quantity, and putting them in the cart.

use super::card::availability_label;
use super::shop::Shop;
use crate::features::cart::{CartState, refusal_sentence};
use crate::features::schedule::{MarketClock, day};
use crate::i18n::{href, locale, say, texts};
use crate::reactive::{dynamic, memo};
use crate::ui::{PriceTag, Stepper, amount, icon};
use leptos::prelude::*;
use market::{Availability, Listing, Measure, Variant, allowed_quantity};
use std::sync::Arc;

/// What came of the last touch.
#[derive(Clone, PartialEq)]
enum Outcome {
    Added(String),
    Refused(String),
}

/// Variants, price, stock, quantity, and the button.
#[component]
pub fn BuyBox(
    /// The product.
    listing: Listing,
) -> impl IntoView {
    let clock = expect_context::<MarketClock>();
    let chosen = RwSignal::new(0_usize);
    let listing = expect_context::<Shop>().current(&listing);
    let variant = memo(move || listing.with(|it| it.variants.get(chosen.get()).cloned()));
    let availability = memo(move || listing.with(|it| it.availability(clock.today.get())));
    let is_sold = memo(move || {
        matches!(
            availability.get(),
            Availability::ForSale | Availability::SoldOut
        )
    });
    view! {
        <section class="buy" aria-label=texts().buy.label>
            {variants(listing, chosen)}
            {dynamic(move || variant.get().map(|variant| price(&variant, clock)))}
            {dynamic(move || closed_door(&availability.get()))}
            {dynamic(move || {
                // Another price or stock leaves the quantity as it stands; another variant does not.
                chosen.track();
                let first = variant.get_untracked()?;
                is_sold.get().then(|| view! { <Order listing variant first/> })
            })}
        </section>
    }
}

/// Radio buttons where there is a choice.
fn variants(listing: Signal<Arc<Listing>>, chosen: RwSignal<usize>) -> Option<AnyView> {
    let t = texts();
    let variants = listing.with_untracked(|it| it.variants.clone());
    if variants.len() < 2 {
        return None;
    }
    let choices = variants.into_iter().enumerate().map(|(index, variant)| {
        let is_sold_out = memo(move || {
            listing.with(|it| it.variants.get(index).is_some_and(|variant| variant.stock == 0))
        });
        let sold_out = move || is_sold_out.get().then(|| view! { <small>" · "{t.product.sold_out_badge}</small> });
        view! {
            <label class="choice">
                <input type="radio" name="variant" checked=index == 0 on:change=move |_| chosen.set(index)/>
                <span>{say(&variant.name)}{dynamic(sold_out)}</span>
            </label>
        }
    });
    Some(view! { <fieldset class="choices"><legend>{t.buy.choose}</legend>{choices.collect_view()}</fieldset> }.into_any())
}

/// The price, the price by weight, the night price to come, and the stock.
fn price(variant: &Variant, clock: MarketClock) -> impl IntoView + use<> {
    let t = texts();
    let of = variant.clone();
    let now = memo(move || of.price_at(clock.open.get()));
    let of = variant.clone();
    let by_unit = move || {
        of.unit_price(now.get()).map(|unit| {
            let per = match unit.per {
                Measure::G => "kg",
                Measure::Ml => "l",
                Measure::Piece => t.price.piece,
            };
            view! { <p class="buy__unit-price">{t.price.by_unit(&per, &amount(unit.price))}</p> }
        })
    };
    let night = variant.night_price;
    let night_note = move || {
        let price = night.filter(|_| !clock.open.get())?;
        Some(view! { <p class="buy__night">{icon("clock")}{t.price.at_night(&amount(price))}</p> })
    };
    view! {
        <PriceTag price=now usual=variant.price unit=say(&variant.unit)/>
        {dynamic(by_unit)}
        {dynamic(night_note)}
        {stock(variant)}
        <p class="buy__tax">{t.price.with_tax}</p>
    }
}

fn stock(variant: &Variant) -> impl IntoView + use<> {
    let t = texts();
    let (text, low) = match variant.stock {
        0 => (t.buy.sold_out.to_owned(), true),
        left @ 1..=5 => (t.buy.few_left(u64::from(left)), true),
        left => (
            t.buy
                .in_stock(&market::format_number(u64::from(left), locale())),
            false,
        ),
    };
    view! { <p class="buy__stock" class:buy__stock--low=low>{text}</p> }
}

/// Why a product cannot be bought at all, in a sentence.
fn closed_door(availability: &Availability) -> impl IntoView + use<> {
    let t = texts();
    let text = match availability {
        Availability::ForSale | Availability::SoldOut => return None,
        Availability::ViewOnly => t.product.view_only.to_owned(),
        Availability::CertificateExpired { since } => t.product.expired(&day(*since)),
    };
    let title = availability_label(availability);
    Some(
        view! { <div class="notice notice--info">{icon("info")}<p><strong>{title}". "</strong>{text}</p></div> },
    )
}

#[component]
fn Order(
    /// The product as it is now.
    listing: Signal<Arc<Listing>>,
    /// The variant as it is now.
    variant: Memo<Option<Variant>>,
    /// The variant as it was first shown: its rules stay.
    first: Variant,
) -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    let cart = expect_context::<CartState>();
    let quantity = RwSignal::new(first.minimum);
    let step = first.step;
    let unit = say(&first.unit);
    let rules = rules(&first);
    let outcome = RwSignal::new(None);
    let sold_out = memo(move || variant.with(|it| it.as_ref().is_none_or(|it| it.stock == 0)));
    let change = Callback::new(move |asked: Option<u32>| {
        let variant = variant.get_untracked();
        match check(variant.as_ref().unwrap_or(&first), asked) {
            Ok(allowed) => {
                quantity.set(allowed);
                outcome.set(None);
            }
            Err(sentence) => outcome.set(Some(Outcome::Refused(sentence))),
        }
    });
    let add = move |_| {
        let (open, today) = (clock.open.get_untracked(), clock.today.get_untracked());
        let (listing, quantity) = (listing.get_untracked(), quantity.get_untracked());
        let Some(variant) = variant.get_untracked() else {
            return;
        };
        outcome.set(Some(
            match cart.add(&listing, &variant, quantity, open, today) {
                Ok(()) => Outcome::Added(texts().buy.added(&say(&listing.name), &quantity, &unit)),
                Err(refusal) => Outcome::Refused(refusal_sentence(&refusal)),
            },
        ));
    };
    let refused = Signal::derive(move || matches!(outcome.get(), Some(Outcome::Refused(_))));
    view! {
        <div class="buy__order">
            <Stepper value=quantity step label=listing.with_untracked(|it| say(&it.name)) described_by="buy-message" invalid=refused change/>
            <button type="button" class="button button--lantern buy__add" disabled=move || sold_out.get() on:click=add>
                {icon("cart")}{t.buy.add}
            </button>
        </div>
        {rules}
        <p id="buy-message" class="buy__message" class:buy__message--refused=move || refused.get() role="status">
            {dynamic(move || outcome.get().map(message))}
        </p>
    }
}

fn message(outcome: Outcome) -> AnyView {
    match outcome {
        Outcome::Refused(sentence) => sentence.into_any(),
        Outcome::Added(sentence) => {
            view! { {sentence} " " <a href=href("/cart")>{texts().buy.see_cart}</a> }.into_any()
        }
    }
}

/// Which quantities are allowed, where that is not every one.
fn rules(variant: &Variant) -> impl IntoView + use<> {
    let t = texts();
    let mut rules = Vec::new();
    if variant.minimum > 1 {
        rules.push(t.buy.minimum(&variant.minimum));
    }
    if let Some(maximum) = variant.maximum {
        rules.push(t.buy.maximum(&maximum));
    }
    if variant.step > 1 {
        rules.push(t.buy.step(&variant.step));
    }
    (!rules.is_empty()).then(|| view! { <p class="buy__rules">{rules.join(" · ")}</p> })
}

/// The quantity that was asked for, or a sentence why not.
fn check(variant: &Variant, asked: Option<u32>) -> Result<u32, String> {
    let asked = asked.ok_or_else(|| texts().cart.not_a_number.to_owned())?;
    allowed_quantity(variant, asked)
        .map(|()| asked)
        .map_err(|refusal| refusal_sentence(&refusal))
}
