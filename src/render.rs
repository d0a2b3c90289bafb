//! Renders any page of the shop to HTML, natively, from the same components.

use crate::app::{Boot, Storefront, provide};
use crate::features::catalogue::{self, PlainContact, RELATED};
use crate::features::shell::{Offline, Trouble};
use crate::head::{HeadSink, full_title};
pub use crate::head::{Link, NOINDEX, links};
pub use crate::i18n::texts_of;
use crate::load::Load;
use crate::platform::location::Address;
use crate::platform::source::SourceError;
use crate::routes::{Preload, is_live, is_of_partners};
use leptos::prelude::*;
use market::{
    Catalogue, Festival, Group, Locale, Partner, Partners, Producer, Product, Programme, Session,
    Slug, Timetable, Training,
};
use search::Shelf;
use std::collections::HashMap;
use std::sync::Arc;

mod words;

pub use words::{Change, Words, changes, countdown_labels, hours, stars, words};

/// The content that the pages are made of.
pub struct Content {
    /// What browsing needs, in all languages.
    pub catalogue: Arc<Catalogue>,
    /// What browsing needs, in each language.
    shelves: [Load<Arc<Shelf>>; Locale::ALL.len()],
    products: HashMap<Slug, Arc<Product>>,
    producers: HashMap<Slug, Arc<Producer>>,
    training: Arc<Training>,
    festival: Arc<Festival>,
    partners: Arc<Partners>,
    live: Arc<Programme>,
}

impl Content {
    /// Brings together the index and the whole products and producers that it names, without
    /// courses and events.
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
            training: Arc::default(),
            festival: Arc::default(),
            partners: Arc::default(),
            live: Arc::default(),
        }
    }

    /// Adds the courses and the events.
    #[must_use]
    pub fn with_programme(self, training: Training, festival: Festival) -> Self {
        Self {
            training: Arc::new(training),
            festival: Arc::new(festival),
            ..self
        }
    }

    /// The same with partners.
    #[must_use]
    pub fn with_partners(self, partners: Partners) -> Self {
        Self {
            partners: Arc::new(partners),
            ..self
        }
    }

    /// The same with live sessions.
    #[must_use]
    pub fn with_live(self, live: Programme) -> Self {
        Self {
            live: Arc::new(live),
            ..self
        }
    }

    /// The live sessions.
    #[must_use]
    pub fn live(&self) -> &Programme {
        &self.live
    }

    /// The events around the market.
    #[must_use]
    pub fn festival(&self) -> &Festival {
        &self.festival
    }

    /// The partner whose page stands at a path without the language.
    #[must_use]
    pub fn partner_at(&self, path: &str) -> Option<&Partner> {
        self.partners.partner(path.strip_prefix("/partners/")?)
    }

    /// The live session whose page stands at a path without the language.
    #[must_use]
    pub fn session_at(&self, path: &str) -> Option<&Session> {
        self.live.session(path.strip_prefix("/live/")?)
    }

    /// The product whose page stands at a path without the language.
    #[must_use]
    pub fn product_at(&self, path: &str) -> Option<&Arc<Product>> {
        self.products.get(path.strip_prefix("/products/")?)
    }

    /// The producer whose page stands at a path without the language.
    #[must_use]
    pub fn producer_at(&self, path: &str) -> Option<&Arc<Producer>> {
        self.producers.get(path.strip_prefix("/producers/")?)
    }

    /// The file of what the page at a path without the language shows beyond the catalogue. Live
    /// sessions are none: the app asks for them as they are now.
    #[must_use]
    pub fn file_at(&self, path: &str) -> Option<String> {
        let path = match path {
            "/training" | "/events" => path,
            _ if is_of_partners(path) => "/partners",
            _ if self.product_at(path).is_some() || self.producer_at(path).is_some() => path,
            _ => return None,
        };
        Some(format!("/data{path}.json"))
    }

    /// The group whose page stands at a path without the language.
    #[must_use]
    pub fn group_at(&self, path: &str) -> Option<&Group> {
        let mut groups = self.catalogue.groups.iter();
        groups.find(|group| group_path(group) == path)
    }

    fn shelf_of_content(&self) -> Option<Arc<Shelf>> {
        match self.shelf(Locale::Vi) {
            Load::Ready(shelf) => Some(shelf),
            Load::Waiting | Load::Failed(_) => None,
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
    /// The path, without the language, at which search engines are to find the page; none for
    /// a page that is the reader's own and for one that does not exist.
    pub path: Option<String>,
    /// Whether the page stands for something that does not exist.
    pub missing: bool,
    /// The part of the program that the page needs beyond what all pages share.
    pub part: Option<&'static str>,
    /// The part that follows once the page answers, together with the catalogue.
    pub rest: Option<&'static str>,
}

/// When the market is open, for a page that answers before the catalogue is there.
#[must_use]
pub fn timetable(content: &Content, path: &str) -> Option<Timetable> {
    let market = &content.catalogue.market;
    crate::routes::rest_of(path).map(|_| Timetable {
        utc_offset_minutes: market.offset(),
        schedule: market.schedule.clone(),
    })
}

/// The part of the program that opens the catalogue.
pub const CATALOGUE: &str = "catalogue";

/// The path of every page, without the language.
#[must_use]
pub fn paths(content: &Content) -> Vec<String> {
    crate::routes::paths(&content.catalogue, &content.live, &content.partners)
}

/// The path of a group's page, without the language.
#[must_use]
pub fn group_path(group: &Group) -> String {
    catalogue::group_path(group.slug.as_ref())
}

pub use crate::features::schedule::{SEASON_FILE as CALENDAR, night_file as night_calendar};

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
        address: Address::read(&address(locale, path)),
        shelf: content.shelf(locale),
        timetable: None,
        preload: preload(content, path),
    };
    let (html, title) = owner.with(|| {
        provide_context(sink.clone());
        provide(boot);
        let html = view! { <Storefront/> }.to_html();
        (html, full_title(&sink.take().title))
    });
    let head = sink.take();
    owner.cleanup();
    Page {
        html,
        beside: beside(locale, plain_contact(content, locale, path)),
        title,
        description: head.description,
        path: head.path,
        missing: head.missing,
        part: crate::routes::part_of(path).map(|part| part.name),
        rest: crate::routes::rest_of(path).map(|part| part.name),
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
        path: None,
        missing: true,
        part: None,
        rest: None,
    }
}

fn beside(locale: Locale, plain: Option<String>) -> String {
    plain.unwrap_or_default() + &part(locale, || view! { <Trouble/> })
}

/// On a product's page: how its producer is reached, for readers without scripts.
fn plain_contact(content: &Content, locale: Locale, path: &str) -> Option<String> {
    let producer = content.producers.get(&content.product_at(path)?.producer)?;
    let producer = Arc::clone(producer);
    Some(part(locale, || view! { <PlainContact producer/> }))
}

/// The manifest of the installed shop in a language.
#[must_use]
pub fn manifest(locale: Locale) -> String {
    crate::features::shell::manifest(locale)
}

fn part<V: IntoView>(locale: Locale, view: impl FnOnce() -> V) -> String {
    within(locale, || view().to_html())
}

/// Makes something in a language.
fn within<T>(locale: Locale, make: impl FnOnce() -> T) -> T {
    let owner = Owner::new();
    let made = owner.with(|| {
        provide_context(locale);
        make()
    });
    owner.cleanup();
    made
}

fn preload(content: &Content, path: &str) -> Preload {
    if let Some(product) = content.product_at(path) {
        return Preload::Product(Arc::clone(product));
    }
    if let Some(producer) = content.producer_at(path) {
        return Preload::Producer(Arc::clone(producer));
    }
    if is_live(path) {
        return Preload::Live(Arc::clone(&content.live));
    }
    if is_of_partners(path) {
        return Preload::Partners(Arc::clone(&content.partners));
    }
    match path {
        "/training" => Preload::Training(Arc::clone(&content.training)),
        "/events" => Preload::Festival(Arc::clone(&content.festival)),
        _ => Preload::Nothing,
    }
}

/// What names the content that the page at `path` was made from, where `build` names the index.
#[must_use]
pub fn stamp(content: &Content, path: &str, build: &str) -> String {
    preload(content, path).stamp(build)
}

/// What the page at `path` shows beyond the market, its groups and the texts of the app, as a
/// text that stays the same for as long as this does; none where the page shows so much of the
/// content that any change counts.
#[must_use]
pub fn inputs(content: &Content, path: &str) -> Option<String> {
    if let Some(product) = content.product_at(path) {
        let shelf = content.shelf_of_content()?;
        let related = shelf.related(product.slug.as_ref(), RELATED);
        // A shelf has the texts of one language only.
        let related = related.iter().map(|it| content.products.get(&it.slug));
        let related: Vec<_> = related.flatten().map(Arc::as_ref).collect();
        let producer = content.producers.get(&product.producer).map(Arc::as_ref);
        return serde_json::to_string(&(product.as_ref(), producer, related)).ok();
    }
    if let Some(producer) = content.producer_at(path) {
        let listings = content.catalogue.listings.iter();
        let own: Vec<_> = listings.filter(|it| it.producer == producer.slug).collect();
        return serde_json::to_string(&(producer.as_ref(), own)).ok();
    }
    match path {
        "/training" => return serde_json::to_string(content.training.as_ref()).ok(),
        "/events" => return serde_json::to_string(content.festival.as_ref()).ok(),
        _ => {}
    }
    if is_of_partners(path) {
        return serde_json::to_string(content.partners.as_ref()).ok();
    }
    if is_live(path) {
        let live = &content.live;
        let streams = |slug: &Slug| live.sessions.iter().any(|it| it.producer == *slug);
        let makers = content.catalogue.producers.iter();
        let makers: Vec<_> = makers.filter(|it| streams(&it.slug)).collect();
        return serde_json::to_string(&(&live.fingerprint, makers)).ok();
    }
    [
        "/cart",
        "/checkout",
        "/orders",
        "/saved",
        "/about",
        "/complaints",
    ]
    .contains(&path)
    .then(String::new)
}
