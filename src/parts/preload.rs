//! What pages need beyond the catalogue. The part that shows it fetches it too.

use super::Later;
use crate::platform::http::Wanted;
use crate::platform::source::{Current, Source, SourceError};
use crate::routes::Preload;
use search::Shelf;
use std::sync::Arc;
use wasm_split_helpers::wasm_split;

/// Fetches what a page needs, whose address ends in this.
pub type Fetch = fn(String, Arc<Shelf>) -> Later<Preload>;

/// What a part of the program has begun to fetch, once the part is there.
async fn begun(fetch: impl Future<Output = Result<Later<Preload>, SourceError>>) -> Preload {
    match fetch.await {
        Ok(preload) => preload.await,
        Err(_) => Preload::Failed,
    }
}

pub(super) const PRODUCT: Fetch = |slug, shelf| Box::pin(begun(product(slug, shelf)));

#[wasm_split(pages, fallible)]
fn product(slug: String, shelf: Arc<Shelf>) -> Result<Later<Preload>, SourceError> {
    Ok(Box::pin(async move {
        if shelf.place_of(&slug).is_none() {
            return Preload::Nothing;
        }
        Preload::from_answer(Current.product(&slug).await, Preload::Product)
    }))
}

pub(super) const PRODUCER: Fetch = |slug, shelf| Box::pin(begun(producer(slug, shelf)));

#[wasm_split(pages, fallible)]
fn producer(slug: String, shelf: Arc<Shelf>) -> Result<Later<Preload>, SourceError> {
    Ok(Box::pin(async move {
        if shelf.producer(&slug).is_none() {
            return Preload::Nothing;
        }
        let answer = Current.producer(&slug, Wanted::Kept).await;
        Preload::from_answer(answer, Preload::Producer)
    }))
}

pub(super) const TRAINING: Fetch = |_, _| Box::pin(begun(training()));

#[wasm_split(community, fallible)]
fn training() -> Result<Later<Preload>, SourceError> {
    Ok(Box::pin(async {
        Preload::from_answer(Current.training().await, Preload::Training)
    }))
}

pub(super) const FESTIVAL: Fetch = |_, _| Box::pin(begun(festival()));

#[wasm_split(community, fallible)]
fn festival() -> Result<Later<Preload>, SourceError> {
    Ok(Box::pin(async {
        Preload::from_answer(Current.festival().await, Preload::Festival)
    }))
}

pub(super) const PARTNERS: Fetch = |_, _| Box::pin(begun(partners()));

#[wasm_split(community, fallible)]
fn partners() -> Result<Later<Preload>, SourceError> {
    Ok(Box::pin(async {
        Preload::from_answer(Current.partners().await, Preload::Partners)
    }))
}

/// Sessions are asked for while the part is on its way: the page names no file of them, because
/// they change within minutes.
pub(super) const SESSIONS: Fetch = |_, _| {
    Box::pin(async {
        match Current.live().await {
            // What the device has kept says so in the page, which the HTML does not.
            Ok(it) if !it.is_kept => Preload::Live(Arc::new(it.programme)),
            Ok(_) | Err(_) => Preload::Failed,
        }
    })
};
