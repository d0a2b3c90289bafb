//! A shelf of what was looked at.

use super::state::SavedState;
use crate::features::catalogue::{Shop, card};
use crate::i18n::{href, texts};
use crate::reactive::{dynamic, memo};
use crate::ui::icon;
use leptos::prelude::*;
use market::{Listing, Slug};

/// How many products the shelf shows before "all of them".
const SHELF: usize = 8;

/// What was looked at last; nothing where nothing was, or where nothing is remembered.
#[component]
pub fn RecentShelf(
    /// The product whose page this is.
    #[prop(optional)]
    except: Option<Slug>,
) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedState>();
    let shop = expect_context::<Shop>();
    let seen = memo(move || {
        let mut seen = saved.seen();
        seen.retain(|slug| Some(slug) != except.as_ref());
        seen
    });
    dynamic(move || {
        let shelf = shop.ready()?;
        let listings = seen.with(|seen| {
            let known = seen.iter().filter_map(|slug| shelf.product(slug.as_ref()));
            known.take(SHELF).collect::<Vec<Listing>>()
        });
        if listings.is_empty() {
            return None;
        }
        let cards = listings
            .iter()
            .map(|listing| view! { <li>{card(&shelf, listing, false)}</li> });
        Some(view! {
            <section class="band shelf shelf--recent" aria-labelledby="recent">
                <div class="shelf__head">
                    <div><h2 id="recent" class="shelf__title">{t.saved.recent}</h2></div>
                    <a class="shelf__all" href=href("/saved")>{t.saved.see}{icon("chevron-right")}</a>
                </div>
                <ul class="shelf__row" role="list">{cards.collect_view()}</ul>
            </section>
        })
    })
}
