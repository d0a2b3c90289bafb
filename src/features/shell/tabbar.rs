//! On a phone: the five places, within reach of the thumb.

use super::header::{CartCount, cart_name};
use crate::i18n::{href, texts};
use crate::navigation::navigation;
use crate::ui::icon;
use leptos::prelude::*;

/// The bar at the bottom of a phone.
#[component]
pub fn TabBar() -> impl IntoView {
    let t = texts();
    let name = cart_name();
    view! {
        <nav class="tabbar" aria-label=t.shell.quick_navigation>
            <Tab path="/" symbol="home" label=t.shell.home/>
            <Tab path="/products" symbol="grid" label=t.shell.products/>
            <Tab path="/producers" symbol="store" label=t.shell.producers/>
            <Tab path="/saved" symbol="heart" label=t.saved.tab/>
            <a class="tab" href=href("/cart") aria-label=name aria-current=current("/cart")>
                <span class="tab__icon">{icon("cart")}<CartCount/></span>
                <span class="tab__label">{t.cart.title}</span>
            </a>
        </nav>
    }
}

#[component]
fn Tab(path: &'static str, symbol: &'static str, label: &'static str) -> impl IntoView {
    view! {
        <a class="tab" href=href(path) aria-current=current(path)>
            <span class="tab__icon">{icon(symbol)}</span>
            <span class="tab__label">{label}</span>
        </a>
    }
}

fn current(path: &'static str) -> impl Fn() -> Option<&'static str> + Send + 'static {
    let target = href(path);
    let here = navigation().path;
    move || here.with(|here| *here == target).then_some("page")
}
