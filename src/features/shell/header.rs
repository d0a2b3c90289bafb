//! The header: the market's name, its state, search, language, theme and cart.

use super::search::SearchBox;
use super::theme::ThemeButton;
use crate::features::cart::CartState;
use crate::features::schedule::Chip;
use crate::i18n::{href, href_in, locale, texts};
use crate::navigation::navigation;
use crate::platform::later::later;
use crate::reactive::dynamic;
use crate::ui::icon;
use leptos::prelude::*;
use market::Locale;

/// The top of every page.
#[component]
pub fn Header() -> impl IntoView {
    let t = texts();
    view! {
        <header class="header">
            <div class="header__row">
                <a class="header__brand" href=href("/")>
                    <img src="/art/logo.svg" alt="" width="32" height="32"/>
                    <span>{t.shell.market_name}</span>
                </a>
                {later(|| view! { <Chip/> }.into_any())}
                <SearchBox/>
                {later(|| view! { <Navigation/> }.into_any())}
                {later(|| view! { <Tools/> }.into_any())}
            </div>
        </header>
    }
}

/// The ways to the parts of the market.
#[component]
fn Navigation() -> impl IntoView {
    let t = texts();
    view! {
        <nav class="header__nav" aria-label=t.shell.main_navigation>
            <NavLink path="/products" label=t.shell.products/>
            <NavLink path="/producers" label=t.shell.producers/>
            <NavLink path="/live" label=t.shell.live/>
            <NavLink path="/events" label=t.events.title/>
            <NavLink path="/partners" label=t.shell.partners/>
            <NavLink path="/about" label=t.shell.about/>
        </nav>
    }
}

/// What belongs to the reader.
#[component]
fn Tools() -> impl IntoView {
    let t = texts();
    view! {
        <div class="header__tools">
            <Languages/>
            <ThemeButton/>
            <a class="header__saved" href=href("/saved") aria-label=t.saved.title title=t.saved.title>
                {icon("heart")}
            </a>
            <CartLink/>
        </div>
    }
}

/// A link that says when it leads to where the reader is.
#[component]
pub fn NavLink(
    /// The path without the language.
    path: &'static str,
    /// The words of the link.
    label: &'static str,
) -> impl IntoView {
    let address = href(path);
    let target = address.clone();
    let here = navigation().path;
    let current = move || here.with(|here| *here == target).then_some("page");
    view! { <a href=address aria-current=current>{label}</a> }
}

/// The three languages; another one is another document of the same page.
#[component]
fn Languages() -> impl IntoView {
    let t = texts();
    let here = navigation();
    let links = Locale::ALL.map(|other| {
        let address = move || {
            let path = here.path.get();
            let (_, path) = Locale::from_path(&path);
            href_in(other, path) + &here.query.get()
        };
        let current = (other == locale()).then_some("true");
        let name = match other {
            Locale::Vi => "Tiếng Việt",
            Locale::En => "English",
            Locale::Fr => "Français",
        };
        view! {
            <li>
                <a rel="external" href=address lang=other.code() hreflang=other.code() aria-current=current aria-label=name title=name>
                    {other.code().to_ascii_uppercase()}
                </a>
            </li>
        }
    });
    view! {
        <nav class="languages" aria-label=t.shell.language>
            <ul role="list">{links.into_iter().collect_view()}</ul>
        </nav>
    }
}

/// The cart, and how many things are in it.
#[component]
fn CartLink() -> impl IntoView {
    let t = texts();
    let name = cart_name();
    view! {
        <a class="header__cart" href=href("/cart") aria-label=name title=t.cart.title>
            {icon("cart")}
            <CartCount/>
        </a>
    }
}

/// The name of a link to the cart, with the count once it is known.
pub fn cart_name() -> impl Fn() -> String + Clone + Send + 'static {
    let t = texts();
    let cart = expect_context::<CartState>();
    move || match cart.count() {
        Some(count) => t.cart.with_count(count as u64),
        None => t.cart.title.to_owned(),
    }
}

/// The figure on the cart's icon; the link's name says the same in words.
#[component]
pub fn CartCount() -> impl IntoView {
    let cart = expect_context::<CartState>();
    view! {
        <span class="count" aria-hidden="true" hidden=move || cart.count().unwrap_or(0) == 0>
            {dynamic(move || cart.count().unwrap_or(0))}
        </span>
    }
}
