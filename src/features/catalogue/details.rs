//! What a product's own file says beyond its listing: story, certificate, what is in it.

use super::facts::{certificate, fact_list};
use crate::i18n::{lang_of, say, texts};
use crate::load::Load;
use crate::platform::source::{Source, SourceError, StaticFiles};
use crate::routes::Preload;
use crate::ui::fetched;
use leptos::prelude::*;
use market::Product;
use std::sync::Arc;

/// The long part of a product's page.
#[component]
pub fn Details(
    /// The product's slug.
    slug: String,
) -> impl IntoView {
    let first = initial(&slug);
    fetched(first, move || Box::pin(product_of(slug.clone())), body)
}

async fn product_of(slug: String) -> Result<Product, SourceError> {
    StaticFiles.product(&slug).await
}

/// The product that the start of the app has fetched already, if this is the page for it.
fn initial(slug: &str) -> Load<Arc<Product>> {
    match use_context::<Preload>() {
        Some(Preload::Product(product)) if product.slug.as_ref() == slug => Load::Ready(product),
        _ => Load::Waiting,
    }
}

fn body(product: &Product) -> AnyView {
    let t = texts();
    view! {
        <div class="product__details">
            <section class="story" aria-labelledby="story">
                <h2 id="story">{t.product.story}</h2>
                <p lang=lang_of(&product.story)>{say(&product.story)}</p>
            </section>
            {fact_list(product)}
            {certificate(product)}
        </div>
    }
    .into_any()
}
