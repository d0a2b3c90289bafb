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
    let label = t.saved.favourite(&say(&listing.name));
    let product = StoredValue::new(listing);
    let pressed = move || product.with_value(|it| saved.is_favourite(&it.slug));
    let toggle = move |_| product.with_value(|it| toggle(saved, notices, it));
    view! {
        <button type="button" class="heart" class:heart--word=with_word aria-label=label
            aria-pressed=move || pressed().to_string() on:click=toggle>
            {icon("heart")}
            {with_word.then_some(t.saved.favourite_short)}
        </button>
    }
}

/// Makes a product a favourite or no favourite any more, and says what there is to say.
pub fn toggle(saved: SavedState, notices: Notices, listing: &Listing) {
    let t = texts();
    match saved.toggle(remembered(listing)) {
        Ok(is_favourite) => match saved.favourites.trouble.get_untracked() {
            Some(error) => notices.say(trouble_sentence(error).to_owned(), Way::Nowhere),
            None if is_favourite => {
                notices.say(t.saved.added(&say(&listing.name)), Way::Saved);
            }
            None => {}
        },
        Err(_) => notices.say(t.saved.full(&MAX_FAVOURITES), Way::Saved),
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
