//! News of the shop itself: a new version, or other products and prices. Nothing changes under a
//! reader before the reader says so.

use crate::features::catalogue::Shop;
use crate::i18n::{locale, texts};
use crate::platform::http::Wanted;
use crate::platform::news::{News, on_news, take_up};
use crate::platform::source::{Current, Source};
use crate::reactive::{dynamic, effect};
use crate::ui::icon;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Tells what is new until it is taken up or put off.
#[component]
pub fn NewsBar() -> impl IntoView {
    let shown = RwSignal::new(None);
    let shop = expect_context::<Shop>();
    effect(move || {
        on_news(move |news| match news {
            News::Version => shown.set(Some(News::Version)),
            News::Content => tell_of_content(shop, shown),
        });
    });
    let bar = move || {
        let t = texts();
        let (sentence, action) = match shown.get()? {
            News::Version => (t.news.version, t.news.version_action),
            News::Content => (t.news.content, t.news.content_action),
        };
        Some(view! {
            <div class="toast toast--news">
                <p>
                    {sentence} " "
                    <button type="button" class="toast__action" on:click=move |_| take_up()>{action}</button>
                </p>
                <button type="button" class="toast__close" aria-label=t.news.later title=t.news.later on:click=move |_| shown.set(None)>
                    {icon("close")}
                </button>
            </div>
        })
    };
    view! { <div role="status">{dynamic(bar)}</div> }
}

/// The page may have the new content already: the cart asks for it when it opens.
fn tell_of_content(shop: Shop, shown: RwSignal<Option<News>>) {
    let locale = locale();
    spawn_local(async move {
        let Ok(shelf) = Current.catalogue(locale, Wanted::Kept).await else {
            return;
        };
        if shop.ready().is_none_or(|now| now.build != shelf.build) {
            shown.try_set(Some(News::Content));
        }
    });
}
