//! What a product's own file says beyond its listing: summary, story, certificate, what is in it.

use super::facts::{certificate, fact_list};
use crate::i18n::{lang_of, say, texts};
use crate::load::Load;
use crate::platform::source::{Current, Source, SourceError};
use crate::reactive::dynamic;
use crate::routes::Preload;
use crate::ui::Fetched;
use leptos::prelude::*;
use market::Product;
use std::sync::Arc;

/// The whole product: at hand where the start of the app has fetched it, asked for otherwise.
pub fn whole(slug: &str) -> Fetched<Product> {
    let first = initial(slug);
    let slug = slug.to_owned();
    Fetched::start(first, move || Box::pin(product_of(slug.clone())))
}

async fn product_of(slug: String) -> Result<Product, SourceError> {
    Current.product(&slug).await
}

/// The product that the start of the app has fetched already, if this is the page for it.
fn initial(slug: &str) -> Load<Arc<Product>> {
    match use_context::<Preload>() {
        Some(Preload::Product(product)) if product.slug.as_ref() == slug => Load::Ready(product),
        _ => Load::Waiting,
    }
}

/// One sentence; while it is on its way its place is kept.
pub fn summary(product: Fetched<Product>) -> impl IntoView {
    let lang = move || product.ready().and_then(|it| lang_of(&it.summary));
    let text = move || product.ready().map(|it| say(&it.summary));
    view! { <p class="product__summary" lang=lang>{dynamic(text)}</p> }
}

/// The long part of a product's page.
pub fn details(product: Fetched<Product>) -> impl IntoView {
    product.view(body)
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
