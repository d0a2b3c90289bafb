//! The whole page: what every route shares, and the routes.

use crate::features::cart::CartState;
use crate::features::catalogue::{Draft, Shop};
use crate::features::live::LiveState;
use crate::features::saved::SavedState;
use crate::features::schedule::{MarketClock, Reminder, watch};
use crate::features::shell::{Announcer, Footer, Header, Notices, Skip, TabBar, Toasts};
use crate::load::Load;
use crate::parts::watch_prices;
use crate::platform::later::later;
use crate::routes::{Pages, Preload};
use leptos::prelude::*;
use leptos_router::components::Router;
use market::Locale;
use search::Shelf;
use std::sync::Arc;

/// What the app starts with.
#[derive(Clone)]
pub struct Boot {
    /// The language of the page.
    pub locale: Locale,
    /// What browsing needs.
    pub shelf: Load<Arc<Shelf>>,
    /// What this page needs beyond it.
    pub preload: Preload,
}

/// The storefront.
#[component]
pub fn App(
    /// What the app starts with.
    boot: Boot,
) -> impl IntoView {
    provide_context(boot.locale);
    provide_context(LiveState::new(&boot.preload));
    provide_context(boot.preload);
    let cart = CartState::new();
    let shop = Shop::new(boot.shelf, cart.cart);
    provide_context(shop);
    let clock = MarketClock::new(shop);
    provide_context(clock);
    let reminder = Reminder::new();
    provide_context(reminder);
    watch(clock, reminder);
    watch_prices(shop, clock);
    provide_context(Draft::new());
    provide_context(Notices::new());
    provide_context(cart);
    provide_context(SavedState::new());
    view! {
        <Router base=boot.locale.prefix()>
            <Skip/>
            <Header/>
            <main id="main" tabindex="-1">
                <Pages/>
            </main>
            {later(|| view! { <Footer/> }.into_any())}
            {later(|| view! { <TabBar/> }.into_any())}
            <Toasts/>
            <Announcer/>
        </Router>
    }
}
