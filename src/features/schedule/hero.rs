//! The top of the home page: the street at night, the countdown and the way in.

use super::clock::MarketClock;
use super::countdown::Countdown;
use super::when::hours;
use crate::head::{Head, describe};
use crate::i18n::{href, texts};
use crate::reactive::dynamic;
use leptos::prelude::*;

/// Says what the home page is about: the market, and when it is open.
pub fn describe_home() {
    let clock = expect_context::<MarketClock>();
    let hours = untrack(move || clock.with_nights(hours)).unwrap_or_default();
    describe(Head {
        description: texts().home.description(&hours),
        path: Some("/".to_owned()),
        ..Head::default()
    });
}

/// The market's name, what it is, and when.
#[component]
pub fn Hero() -> impl IntoView {
    let t = texts();
    let clock = expect_context::<MarketClock>();
    view! {
        <section class="hero">
            <div class="hero__body">
                <h1 class="hero__title">{t.shell.market_name}</h1>
                <p class="hero__tagline">{t.home.tagline}</p>
                <Countdown/>
                <p class="hero__note">
                    {dynamic(move || if clock.open.get() { t.home.note_open } else { t.home.note_closed })}
                </p>
                <p class="hero__calendar"><a href=href("/calendar")>{t.calendar.link}</a></p>
                <p class="hero__ways">
                    <a class="button button--lantern" href=href("/products")>{t.home.all_products}</a>
                    <a class="button button--quiet" href=href("/about")>{t.home.how_it_works}</a>
                </p>
            </div>
            // Behind the words, and after them in the page: a browser that shows the page while it comes
            // would move it down with each of them.
            <picture class="hero__scene" aria-hidden="true">
                <source media="(min-width: 48rem)" srcset="/art/hero.svg"/>
                <img src="/art/hero-phone.svg" alt="" width="800" height="760" fetchpriority="high"/>
            </picture>
        </section>
    }
}
