//! Renders any page of the shop to HTML, natively, from the same components.

use crate::app::{App, Boot};
use crate::features::catalogue::PlainContact;
use crate::features::shell::{Offline, Trouble};
use crate::head::{Head, HeadSink, full_title};
use crate::i18n::texts_of;
use crate::load::Load;
use crate::platform::source::SourceError;
use crate::routes::Preload;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use market::{Catalogue, Locale, Producer, Product, Slug};
use search::Shelf;
use std::collections::HashMap;
use std::sync::Arc;

/// The content that the pages are made of.
pub struct Content {
    /// What browsing needs, in all languages.
    pub catalogue: Arc<Catalogue>,
    /// What browsing needs, in each language.
    shelves: [Load<Arc<Shelf>>; Locale::ALL.len()],
    products: HashMap<Slug, Arc<Product>>,
    producers: HashMap<Slug, Arc<Producer>>,
}

impl Content {
    /// Brings together the index and the whole products and producers that it names.
    #[must_use]
    pub fn new(
        catalogue: Catalogue,
        products: Vec<Arc<Product>>,
        producers: Vec<Arc<Producer>>,
    ) -> Self {
        Self {
            shelves: Locale::ALL.map(|locale| shelf(&catalogue, locale)),
            catalogue: Arc::new(catalogue),
            products: products
                .into_iter()
                .map(|product| (product.slug.clone(), product))
                .collect(),
            producers: producers
                .into_iter()
                .map(|producer| (producer.slug.clone(), producer))
                .collect(),
        }
    }

    fn shelf(&self, locale: Locale) -> Load<Arc<Shelf>> {
        let of_locale = Locale::ALL.iter().zip(&self.shelves);
        of_locale
            .filter(|(other, _)| **other == locale)
            .map(|(_, shelf)| shelf.clone())
            .next()
            .unwrap_or(Load::Waiting)
    }
}

fn shelf(catalogue: &Catalogue, locale: Locale) -> Load<Arc<Shelf>> {
    Shelf::from_catalogue(catalogue, locale)
        .map(Arc::new)
        .map_err(|_| SourceError::Empty)
        .into()
}

/// A rendered page.
pub struct Page {
    /// The HTML inside the app's element.
    pub html: String,
    /// The HTML beside it, for when the app does not come or has fallen.
    pub beside: String,
    /// The whole title of the page.
    pub title: String,
    /// One or two sentences on the page.
    pub description: String,
    /// Whether the page stands for something that does not exist.
    pub missing: bool,
}

/// The path of every page, without the language.
#[must_use]
pub fn paths(catalogue: &Catalogue) -> Vec<String> {
    crate::routes::paths(catalogue)
}

/// The address of a page in a language.
#[must_use]
pub fn address(locale: Locale, path: &str) -> String {
    crate::i18n::href_in(locale, path)
}

/// Renders the page at `path` (without the language) in a language.
#[must_use]
pub fn page(content: &Content, locale: Locale, path: &str) -> Page {
    // A page's signals live as long as its owner; nothing runs after the HTML is made.
    let owner = Owner::new();
    let sink = HeadSink::default();
    let boot = Boot {
        locale,
        shelf: content.shelf(locale),
        preload: preload(content, path),
    };
    let (html, title) = owner.with(|| {
        provide_context(RequestUrl::new(&address(locale, path)));
        provide_context(sink.clone());
        let html = view! { <App boot/> }.to_html();
        (html, full_title(&sink.take().title))
    });
    let Head {
        description,
        missing,
        ..
    } = sink.take();
    owner.cleanup();
    Page {
        html,
        beside: beside(locale, plain_contact(content, locale, path)),
        title,
        description,
        missing,
    }
}

/// The frame in which the app builds a page that is not kept on the device.
#[must_use]
pub fn offline(locale: Locale) -> Page {
    let texts = texts_of(locale);
    Page {
        html: part(locale, || view! { <Offline/> }),
        beside: beside(locale, None),
        title: format!("{} · {}", texts.offline.title, texts.shell.market_name),
        description: texts.offline.text.to_owned(),
        missing: true,
    }
}

fn beside(locale: Locale, plain: Option<String>) -> String {
    plain.unwrap_or_default() + &part(locale, || view! { <Trouble/> })
}

/// On a product's page: how its producer is reached, for readers without scripts.
fn plain_contact(content: &Content, locale: Locale, path: &str) -> Option<String> {
    let product = content.products.get(path.strip_prefix("/products/")?)?;
    let producer = content.producers.get(&product.producer)?;
    let producer = Arc::clone(producer);
    Some(part(locale, || view! { <PlainContact producer/> }))
}

/// The manifest of the installed shop in a language.
#[must_use]
pub fn manifest(locale: Locale) -> String {
    crate::features::shell::manifest(locale)
}

fn part<V: IntoView>(locale: Locale, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(locale);
        view().to_html()
    });
    owner.cleanup();
    html
}

fn preload(content: &Content, path: &str) -> Preload {
    if let Some(slug) = path.strip_prefix("/products/") {
        return content
            .products
            .get(slug)
            .map_or(Preload::Nothing, |product| {
                Preload::Product(Arc::clone(product))
            });
    }
    if let Some(slug) = path.strip_prefix("/producers/") {
        return content
            .producers
            .get(slug)
            .map_or(Preload::Nothing, |producer| {
                Preload::Producer(Arc::clone(producer))
            });
    }
    Preload::Nothing
}
