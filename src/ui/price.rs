//! Prices, as each language writes them.

use crate::i18n::{locale, texts};
use crate::reactive::{dynamic, memo};
use leptos::prelude::*;
use market::Dong;

/// An amount of money in this page's language.
pub fn amount(price: Dong) -> String {
    price.format(locale())
}

/// A price and, where a night price holds now, the usual one crossed out beside it.
#[component]
pub fn PriceTag(
    /// The price that holds now.
    #[prop(into)]
    price: Signal<Dong>,
    /// The usual price.
    usual: Dong,
    /// What the price is for, such as "hộp 100 g".
    unit: String,
) -> impl IntoView {
    let t = texts();
    let lowered = memo(move || price.get() < usual);
    let usual_price = amount(usual);
    let before = move || {
        lowered.get().then(|| {
            view! {
                <del class="price__usual"><span class="hidden">{t.price.usual}" "</span>{usual_price.clone()}</del>
                " "
            }
        })
    };
    view! {
        <p class="price" class:price--night=move || lowered.get()>
            {dynamic(before)}
            <span class="price__now">{dynamic(move || amount(price.get()))}</span>
            " "
            <span class="price__unit">"/ "{unit}</span>
        </p>
    }
}
