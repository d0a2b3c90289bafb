//! The heart that makes a product a favourite.

use super::state::{SavedState, remembered};
use crate::features::shell::{Notices, Way};
use crate::i18n::{say, texts};
use crate::platform::storage::StorageError;
use crate::ui::icon;
use leptos::prelude::*;
use market::{Listing, MAX_FAVOURITES};

/// A button that is pressed while the product is a favourite.
#[component]
pub fn Heart(
    /// The product.
    listing: Listing,
    /// Whether a word stands beside the heart.
    #[prop(optional)]
    with_word: bool,
) -> impl IntoView {
    let t = texts();
    let saved = expect_context::<SavedState>();
    let notices = expect_context::<Notices>();
    let name = say(&listing.name);
    let label = t.saved.favourite(&name);
    let product = StoredValue::new(remembered(&listing));
    let pressed = move || product.with_value(|it| saved.is_favourite(&it.product));
    let toggle = move |_| {
        let trouble = |saved: SavedState| saved.favourites.trouble.get_untracked();
        match saved.toggle(product.get_value()) {
            Ok(is_favourite) => match trouble(saved) {
                Some(error) => notices.say(trouble_sentence(error).to_owned(), Way::Nowhere),
                None if is_favourite => notices.say(t.saved.added(&name), Way::Saved),
                None => {}
            },
            Err(_) => notices.say(t.saved.full(&MAX_FAVOURITES), Way::Saved),
        }
    };
    view! {
        <button type="button" class="heart" class:heart--word=with_word aria-label=label
            aria-pressed=move || pressed().to_string() on:click=toggle>
            {icon("heart")}
            {with_word.then_some(t.saved.favourite_short)}
        </button>
    }
}

/// Why the device keeps nothing, in a sentence.
pub fn trouble_sentence(error: StorageError) -> &'static str {
    let t = texts();
    match error {
        StorageError::Forbidden => t.saved.storage_forbidden,
        StorageError::Full => t.saved.storage_full,
    }
}
