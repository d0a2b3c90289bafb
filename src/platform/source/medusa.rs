//! A Medusa engine: prices, stock and orders. What does not change by the hour comes from the
//! snapshot beside the page, and from the engine only where the snapshot lacks it.

#![allow(
    unsafe_code,
    reason = "`wasm_split` declares the functions that the build links together"
)]

use super::files::{read_festival, read_live, read_partners, read_producer, read_training};
use super::{Sessions, Source, SourceError, StaticFiles, engine, purchase};
use crate::platform::http::{self, Wanted};
use market::catalogue::Engine;
use market::order::Report;
use market::outbox::{Answer, Entry, Kind, Purchase};
use market::place::Places;
use market::{Festival, Locale, Partners, Producer, Product, ProductNow, Slug, Training};
use medusa::KEY_HEADER;
use search::Shelf;
use std::cell::Cell;
use std::pin::Pin;
use wasm_split_helpers::wasm_split;

/// The engine with this address.
pub struct Medusa(pub Engine);

/// What the part of the program with the engine's calls has to wait for.
type Later<T> = Pin<Box<dyn Future<Output = Result<T, SourceError>>>>;

/// What is called while a catalogue comes in pieces: how many products of how many; nothing once
/// that is over.
pub type Tell = fn(Locale, Option<(usize, usize)>);

thread_local! {
    static TELL: Cell<Option<Tell>> = const { Cell::new(None) };
    static IS_GATHERED: Cell<bool> = const { Cell::new(false) };
}

/// Sets what is called while a catalogue comes in pieces.
pub fn on_gathering(tell: Tell) {
    TELL.set(Some(tell));
}

/// Whether the catalogue came from the engine, piece by piece, for want of a snapshot.
pub fn is_gathered() -> bool {
    IS_GATHERED.get()
}

/// The whole catalogue from an engine, for want of a snapshot; while it is not known, from that which
/// `market.json` names.
pub(super) async fn gather(
    engine: Option<Engine>,
    locale: Locale,
    lack: SourceError,
) -> Result<Shelf, SourceError> {
    let shelf = whole(engine, locale, lack).await?.await?;
    IS_GATHERED.set(true);
    Ok(shelf)
}

impl Medusa {
    async fn document(&self, path: &str) -> Result<String, SourceError> {
        document(self.0.clone(), path.to_owned()).await?.await
    }
}

/// What the engine itself says; where the snapshot comes first, [`super::Current`] asks that.
impl Source for Medusa {
    async fn catalogue(&self, locale: Locale, _: Wanted) -> Result<Shelf, SourceError> {
        gather(Some(self.0.clone()), locale, SourceError::Empty).await
    }

    async fn product(&self, slug: &str) -> Result<Product, SourceError> {
        product(self.0.clone(), slug.to_owned()).await?.await
    }

    async fn producer(&self, slug: &str, _: Wanted) -> Result<Producer, SourceError> {
        let file = format!("producers/{slug}.json");
        let text = self.document(&file).await?;
        read_producer(file, text).await
    }

    async fn training(&self) -> Result<Training, SourceError> {
        read_training(self.document("training.json").await?).await
    }

    async fn festival(&self) -> Result<Festival, SourceError> {
        read_festival(self.document("events.json").await?).await
    }

    async fn partners(&self) -> Result<Partners, SourceError> {
        read_partners(self.document("partners.json").await?).await
    }

    /// The engine does not have them: they change with the law and not with the goods.
    async fn places(&self) -> Result<Places, SourceError> {
        StaticFiles.places().await
    }

    async fn now(&self, slugs: &[Slug]) -> Result<Vec<ProductNow>, SourceError> {
        now(self.0.clone(), slugs.to_vec()).await?.await
    }

    async fn begin(&self) -> Result<Option<String>, SourceError> {
        purchase::begin(self.0.clone()).await
    }

    async fn send(&self, entry: Entry) -> (Answer, Entry) {
        if entry.kind == Kind::Order {
            return purchase::place(entry).await;
        }
        let shop = (KEY_HEADER, self.0.key.as_str());
        let answer = http::post_as(shop, entry.to.as_str(), entry.key.as_str(), &entry.body).await;
        (answer, entry)
    }

    async fn status(&self, sent: &Purchase) -> Result<Option<Report>, SourceError> {
        purchase::status(sent.clone()).await
    }

    async fn live(&self) -> Result<Sessions, SourceError> {
        Ok(Sessions {
            programme: read_live(self.document("live.json").await?).await?,
            is_kept: false,
        })
    }
}

#[wasm_split(medusa, fallible)]
fn whole(
    engine: Option<Engine>,
    locale: Locale,
    lack: SourceError,
) -> Result<Later<Shelf>, SourceError> {
    Ok(Box::pin(engine::whole(engine, locale, lack, TELL.get())))
}

#[wasm_split(medusa, fallible)]
fn product(engine: Engine, slug: String) -> Result<Later<Product>, SourceError> {
    Ok(Box::pin(engine::product(engine, slug)))
}

#[wasm_split(medusa, fallible)]
fn document(engine: Engine, path: String) -> Result<Later<String>, SourceError> {
    Ok(Box::pin(engine::document(engine, path)))
}

#[wasm_split(medusa, fallible)]
fn now(engine: Engine, slugs: Vec<Slug>) -> Result<Later<Vec<ProductNow>>, SourceError> {
    Ok(Box::pin(engine::now(engine, slugs)))
}
