//! The whole page: what every route shares, and the routes.

use crate::features::cart::CartState;
use crate::features::catalogue::{Draft, Shop, answer_cards};
use crate::features::live::LiveState;
use crate::features::saved::SavedState;
use crate::features::schedule::{MarketClock, Reminder, watch};
use crate::features::shell::{Announcer, Footer, Header, Notices, Skip, TabBar, Toasts};
use crate::load::Load;
use crate::navigation::{Navigation, navigation};
use crate::parts::watch_prices;
use crate::platform::later::later;
use crate::platform::location::Address;
use crate::reactive::effect;
use crate::routes::{Pages, Preload};
use leptos::prelude::*;
use market::{Locale, Timetable};
use search::Shelf;
use std::sync::Arc;

/// What the app starts with.
#[derive(Clone)]
pub struct Boot {
    /// The language of the page.
    pub locale: Locale,
    /// Where the page stands.
    pub address: Address,
    /// What browsing needs.
    pub shelf: Load<Arc<Shelf>>,
    /// When the market is open, where the page says so.
    pub timetable: Option<Timetable>,
    /// What this page needs beyond it.
    pub preload: Preload,
}

/// Gives the storefront what all of it needs.
pub fn provide(boot: Boot) -> Shop {
    provide_context(boot.locale);
    provide_context(Navigation::new(boot.locale, boot.address));
    provide_context(LiveState::new(&boot.preload));
    provide_context(boot.preload);
    let cart = CartState::new();
    let shop = Shop::new(boot.shelf, cart.cart);
    provide_context(shop);
    let clock = MarketClock::new(shop, boot.timetable);
    provide_context(clock);
    let reminder = Reminder::new();
    provide_context(reminder);
    watch(clock, reminder);
    watch_prices(shop, clock);
    provide_context(Draft::new());
    let (notices, saved) = (Notices::new(), SavedState::new());
    provide_context(notices);
    provide_context(cart);
    provide_context(saved);
    answer_cards(shop, saved, notices);
    shop
}

/// The storefront, below what it needs.
#[component]
pub fn Storefront() -> impl IntoView {
    let here = navigation();
    effect(move || here.follow());
    view! {
        <Skip/>
        <Header/>
        {later(|| view! { <main id="main" tabindex="-1"><Pages/></main> }.into_any())}
        {later(|| view! { <Footer/> }.into_any())}
        {later(|| view! { <TabBar/> }.into_any())}
        {later(|| view! { <Toasts/> }.into_any())}
        {later(|| view! { <Announcer/> }.into_any())}
    }
}
