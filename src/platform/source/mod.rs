//! Where the content comes from, and where orders and forms go: one trait, and the sources that
//! the market's settings choose from.

mod engine;
mod files;
mod medusa;
mod purchase;

pub use files::{StaticFiles, dated, tell};
pub use medusa::{Medusa, is_gathered, on_gathering};

use super::http::{FetchError, Wanted};
use market::catalogue::Engine;
use market::order::Report;
use market::outbox::{Answer, Entry, Purchase};
use market::place::Places;
use market::{
    Festival, Locale, Partners, Producer, Product, ProductNow, Programme, Slug, Training,
};
use search::Shelf;
use std::cell::RefCell;
use wasm_split_helpers::SplitLoaderError;

/// Why a piece of content is not there.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceError {
    /// It could not be fetched.
    Fetch(FetchError),
    /// It came and is damaged; the console has been told the file and the field.
    Damaged,
    /// It came and holds no product.
    Empty,
}

impl From<SplitLoaderError> for SourceError {
    /// The console has been told what stopped a part of the program.
    fn from(_: SplitLoaderError) -> Self {
        Self::Fetch(FetchError::Unreachable)
    }
}

impl SourceError {
    /// Whether asking again may help.
    pub fn may_pass(&self) -> bool {
        !matches!(self, Self::Fetch(FetchError::Status(400..=499)))
    }

    /// Whether the server was reached and does not have it.
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::Fetch(FetchError::Status(404 | 410)))
    }
}

/// The live sessions as they came.
#[derive(Debug, Default)]
pub struct Sessions {
    /// The sessions.
    pub programme: Programme,
    /// Whether the server could not be reached, so that they are the last known ones.
    pub is_kept: bool,
}

/// A place that content is loaded from.
pub trait Source {
    /// Loads what browsing needs: every product in short, groups, producers and the market.
    fn catalogue(
        &self,
        locale: Locale,
        wanted: Wanted,
    ) -> impl Future<Output = Result<Shelf, SourceError>>;
    /// Loads one product whole.
    fn product(&self, slug: &str) -> impl Future<Output = Result<Product, SourceError>>;
    /// Loads one producer whole.
    fn producer(
        &self,
        slug: &str,
        wanted: Wanted,
    ) -> impl Future<Output = Result<Producer, SourceError>>;
    /// Loads the courses.
    fn training(&self) -> impl Future<Output = Result<Training, SourceError>>;
    /// Loads the events around the market.
    fn festival(&self) -> impl Future<Output = Result<Festival, SourceError>>;
    /// Loads those who supply, and those who look for something.
    fn partners(&self) -> impl Future<Output = Result<Partners, SourceError>>;
    /// Loads the provinces and their wards.
    fn places(&self) -> impl Future<Output = Result<Places, SourceError>>;
    /// Asks for the prices and the stock of products as they are now. What the source keeps in no
    /// other place than the catalogue is not among the answers.
    fn now(&self, slugs: &[Slug]) -> impl Future<Output = Result<Vec<ProductNow>, SourceError>>;
    /// Says that a checkout begins; gives the name by which the source knows when it did, where it
    /// wants to know.
    fn begin(&self) -> impl Future<Output = Result<Option<String>, SourceError>>;
    /// Sends an order, a form or word that an order is taken back, and gives the entry with what
    /// has to be known for the next attempt.
    fn send(&self, entry: Entry) -> impl Future<Output = (Answer, Entry)>;
    /// Asks how an order stands that was sent; nothing where that is not known here.
    fn status(&self, sent: &Purchase) -> impl Future<Output = Result<Option<Report>, SourceError>>;
    /// Loads the live sessions as they are now.
    fn live(&self) -> impl Future<Output = Result<Sessions, SourceError>>;
}

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

/// The source that the market's settings name; before they are known, the files beside the page.
pub struct Current;

impl Current {
    fn engine(&self) -> Option<Medusa> {
        ENGINE.with_borrow(|engine| engine.clone().map(Medusa))
    }

    /// What the files lack comes from the engine, if there is one: they have the first word, for
    /// they are near, and are there while the engine is away.
    fn instead(&self, error: SourceError) -> Result<Medusa, SourceError> {
        if !error.is_absence() {
            return Err(error);
        }
        self.engine().ok_or(error)
    }
}

impl Source for Current {
    async fn catalogue(&self, locale: Locale, wanted: Wanted) -> Result<Shelf, SourceError> {
        let shelf = match StaticFiles.catalogue(locale, wanted).await {
            Err(error) if error.is_absence() => {
                let engine = self.engine().map(|Medusa(engine)| engine);
                medusa::gather(engine, locale, error).await?
            }
            other => other?,
        };
        ENGINE.set(shelf.market.source.engine());
        Ok(shelf)
    }

    async fn product(&self, slug: &str) -> Result<Product, SourceError> {
        match StaticFiles.product(slug).await {
            Err(error) => self.instead(error)?.product(slug).await,
            found => found,
        }
    }

    async fn producer(&self, slug: &str, wanted: Wanted) -> Result<Producer, SourceError> {
        match StaticFiles.producer(slug, wanted).await {
            Err(error) => self.instead(error)?.producer(slug, wanted).await,
            found => found,
        }
    }

    async fn training(&self) -> Result<Training, SourceError> {
        match StaticFiles.training().await {
            Err(error) => self.instead(error)?.training().await,
            found => found,
        }
    }

    async fn festival(&self) -> Result<Festival, SourceError> {
        match StaticFiles.festival().await {
            Err(error) => self.instead(error)?.festival().await,
            found => found,
        }
    }

    async fn partners(&self) -> Result<Partners, SourceError> {
        match StaticFiles.partners().await {
            Err(error) => self.instead(error)?.partners().await,
            found => found,
        }
    }

    async fn places(&self) -> Result<Places, SourceError> {
        StaticFiles.places().await
    }

    async fn now(&self, slugs: &[Slug]) -> Result<Vec<ProductNow>, SourceError> {
        match self.engine() {
            Some(engine) => engine.now(slugs).await,
            None => StaticFiles.now(slugs).await,
        }
    }

    async fn begin(&self) -> Result<Option<String>, SourceError> {
        match self.engine() {
            Some(engine) => engine.begin().await,
            None => StaticFiles.begin().await,
        }
    }

    /// What was begun with one source ends with it, whatever the settings say by then.
    async fn send(&self, entry: Entry) -> (Answer, Entry) {
        match &entry.purchase {
            Some(purchase) => Medusa(purchase.engine.clone()).send(entry).await,
            None => StaticFiles.send(entry).await,
        }
    }

    async fn status(&self, sent: &Purchase) -> Result<Option<Report>, SourceError> {
        Medusa(sent.engine.clone()).status(sent).await
    }

    /// An engine has the first word, for they change within minutes. Where it does not answer, those
    /// beside the page are the last known ones.
    async fn live(&self) -> Result<Sessions, SourceError> {
        let Some(engine) = self.engine() else {
            return StaticFiles.live().await;
        };
        match engine.live().await {
            Err(error) => Ok(Sessions {
                is_kept: !error.is_absence(),
                ..StaticFiles.live().await?
            }),
            found => found,
        }
    }
}
