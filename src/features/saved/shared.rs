//! Favourites as a link: everything stands in the fragment, which no server ever sees.

use super::state::{SavedState, remembered};
use crate::features::catalogue::card;
use crate::i18n::{href, texts};
use crate::platform::share::{self, Sent};
use crate::platform::{events, location};
use crate::reactive::{dynamic, effect, memo};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use market::{Favourites, Listing, MAX_FAVOURITES, Slug, list_from_fragment};
use search::Shelf;
use std::sync::Arc;

/// A button that makes a link of the favourites and sends it on.
#[component]
pub fn ShareFavourites() -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedState>();
    let list = saved.favourites.value;
    let fragment = memo(move || {
        list.with(|list| list.as_ref().map(Favourites::to_fragment))
            .unwrap_or_default()
    });
    let link = RwSignal::new(None::<(String, Sent)>);
    let send = move |_| {
        let fragment = fragment.get_untracked();
        let url = format!("{}{}#{fragment}", location::origin(), href("/saved"));
        spawn_local(async move {
            let sent = share::send(t.saved.share_title, &url).await;
            link.try_set(Some((url, sent)));
        });
    };
    let shown = move || {
        // Once the favourites are others, so is their link.
        let (url, sent) = link.get()?;
        if !url.ends_with(&format!("#{}", fragment.get())) {
            return None;
        }
        let label = match sent {
            Sent::ByDevice => return None,
            Sent::Copied => t.saved.link_copied,
            Sent::NotAtAll => t.saved.link_to_copy,
        };
        Some(view! {
            <label class="share__link">
                <span>{label}</span>
                <input type="text" readonly=true value=url/>
            </label>
        })
    };
    view! {
        <div class="share">
            <button type="button" class="button button--quiet" on:click=send>{icon("share")}{t.saved.share}</button>
            <div role="status">{dynamic(shown)}</div>
        </div>
    }
}

/// Shows what a link brought; nothing becomes a favourite before the shopper says so.
#[component]
pub fn SharedList(
    /// What is sold now.
    shelf: Arc<Shelf>,
) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedState>();
    let offer = RwSignal::new(None::<Vec<Slug>>);
    let outcome = RwSignal::new(None::<String>);
    let look = move || match list_from_fragment(&location::current().fragment) {
        Ok(slugs) if !slugs.is_empty() => {
            outcome.set(None);
            offer.set(Some(slugs));
        }
        Ok(_) => {}
        Err(_) => {
            outcome.set(Some(t.saved.link_damaged.to_owned()));
            offer.set(None);
            location::drop_fragment();
        }
    };
    effect(move || {
        look();
        // A link that is opened where the page is open already loads no page.
        events::on_fragment(look);
    });
    let shelf = StoredValue::new(shelf);
    let close = move || {
        offer.set(None);
        location::drop_fragment();
    };
    let take = move |_| {
        let slugs = offer.get_untracked().unwrap_or_default();
        close();
        let products = shelf.with_value(|shelf| known(shelf, &slugs));
        let products = products.iter().map(remembered).collect();
        let left_out = saved.favourites.change(|list| list.add_all(products));
        outcome.set(Some(match left_out {
            0 => t.saved.shared_taken.to_owned(),
            count => t.saved.shared_no_room(count as u64, &MAX_FAVOURITES),
        }));
    };
    let shown = move || {
        let slugs = offer.get()?;
        let listings = shelf.with_value(|shelf| known(shelf, &slugs));
        let gone = slugs.len() - listings.len();
        let cards = listings
            .iter()
            .map(|it| view! { <li>{shelf.with_value(|shelf| card(shelf, it, false))}</li> });
        let taking = (!listings.is_empty()).then(|| {
            view! { <button type="button" class="button button--lantern" on:click=take>{t.saved.shared_take}</button> }
        });
        Some(view! {
            <section class="notice notice--offer" aria-labelledby="shared-list">
                <h2 id="shared-list">{t.saved.shared_title}</h2>
                <ul class="grid" role="list">{cards.collect_view()}</ul>
                {(gone > 0).then(|| view! { <p>{t.cart.shared_gone(gone as u64)}</p> })}
                <p class="notice__ways">
                    {taking}
                    <button type="button" class="button button--quiet" on:click=move |_| close()>{t.cart.shared_leave}</button>
                </p>
            </section>
        })
    };
    view! {
        {dynamic(shown)}
        <div role="status">{dynamic(move || outcome.get().map(|text| view! { <p class="notice notice--info">{text}</p> }))}</div>
    }
}

/// The products of a link that the shop still shows, in the link's order.
fn known(shelf: &Shelf, slugs: &[Slug]) -> Vec<Listing> {
    let product = |slug: &Slug| shelf.product(slug.as_ref());
    slugs.iter().filter_map(product).collect()
}
