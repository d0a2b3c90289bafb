//! The foot of every page: who runs the market, and what is a demonstration.

use super::shortcut::ShortcutSwitch;
use crate::features::catalogue::Shop;
use crate::i18n::{href, lang_of, say, texts};
use crate::platform::later::still;
use crate::reactive::dynamic;
use leptos::prelude::*;

/// The foot of every page.
#[component]
pub fn Footer() -> impl IntoView {
    let t = texts();
    let shop = expect_context::<Shop>();
    let content = move || {
        let catalogue = shop.ready()?;
        let market = &catalogue.market;
        let sections = market.about.iter().map(|section| {
            let address = format!("{}#{}", href("/about"), section.id);
            view! { <li><a href=address lang=lang_of(&section.title)>{say(&section.title)}</a></li> }
        });
        Some(view! {
            {market.demonstration.then(|| view! { <p class="footer__demonstration">{t.shell.demonstration}</p> })}
            <p lang=lang_of(&market.tagline)>{say(&market.tagline)}</p>
            <nav aria-label=t.shell.about>
                <ul class="footer__links" role="list">
                    {sections.collect_view()}
                    <li><a href=href("/live")>{t.live.title}</a></li>
                    <li><a href=href("/events")>{t.events.title}</a></li>
                    <li><a href=href("/orders")>{t.orders.title}</a></li>
                    <li><a href=href("/training")>{t.training.title}</a></li>
                    <li><a href=href("/partners")>{t.partners.title}</a></li>
                    <li><a href=href("/complaints")>{t.complaint.title}</a></li>
                </ul>
            </nav>
            <p class="footer__owner" lang=lang_of(&market.owner.name)>{say(&market.owner.name)}</p>
        })
    };
    view! {
        <footer class="footer">
            <div class="footer__body">
                <p class="footer__name">{t.shell.market_name}</p>
                {still("market", move || view! { <div class="footer__market">{dynamic(content)}</div> }.into_any())}
                <ShortcutSwitch/>
                <p class="footer__privacy">{t.shell.no_trackers}</p>
            </div>
        </footer>
    }
}
