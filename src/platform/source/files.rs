//! Static files beside the page.

#![allow(
    unsafe_code,
    reason = "`wasm_split` declares the functions that the build links together"
)]

use super::{Sessions, Source, SourceError};
use crate::platform::console;
use crate::platform::http::{self, FetchError, Wanted};
use crate::platform::later;
use market::order::Report;
use market::outbox::{Answer, Entry, Purchase};
use market::place::{self, Places};
use market::{
    Catalogue, Festival, LoadError, Locale, Partners, Problem, Producer, Product, ProductNow,
    Programme, Slug, Timestamp, Training, parse_festival, parse_partners, parse_producer,
    parse_product, parse_training,
};
use search::{Opened, Opening, Shelf};
use std::cell::Cell;
use wasm_split_helpers::wasm_split;

/// An index of more bytes is opened in several tasks; 1,500 products have fewer.
const LONG: usize = 512 * 1024;

/// The file of the live sessions.
const LIVE: &str = "live.json";

/// Files under `/data`, as `editor build` writes them.
pub struct StaticFiles;

thread_local! {
    static DATED: Cell<Option<Timestamp>> = const { Cell::new(None) };
}

/// Notes when what the catalogue says was so.
pub(super) fn date(at: Timestamp) {
    DATED.set(Some(at));
}

/// When the server gave the index that was opened last, if it said so: what is kept on the
/// device can be old.
pub fn dated() -> Option<Timestamp> {
    DATED.get()
}

impl Source for StaticFiles {
    /// Opens the compiled index of the language. Where that cannot be used, the plain one
    /// takes its place; where the server cannot be reached, neither could the other file be.
    async fn catalogue(&self, locale: Locale, wanted: Wanted) -> Result<Shelf, SourceError> {
        load(locale, wanted).await
    }

    async fn product(&self, slug: &str) -> Result<Product, SourceError> {
        let file = format!("products/{slug}.json");
        let text = fetch(&file, Wanted::Kept).await?;
        read_product(file, text).await
    }

    async fn producer(&self, slug: &str, wanted: Wanted) -> Result<Producer, SourceError> {
        let file = format!("producers/{slug}.json");
        let text = fetch(&file, wanted).await?;
        read_producer(file, text).await
    }

    async fn training(&self) -> Result<Training, SourceError> {
        let text = fetch("training.json", Wanted::Kept).await?;
        read_training(text).await
    }

    async fn festival(&self) -> Result<Festival, SourceError> {
        let text = fetch("events.json", Wanted::Kept).await?;
        read_festival(text).await
    }

    async fn partners(&self) -> Result<Partners, SourceError> {
        let text = fetch("partners.json", Wanted::Kept).await?;
        read_partners(text).await
    }

    async fn places(&self) -> Result<Places, SourceError> {
        let text = fetch(place::FILE, Wanted::Kept).await?;
        read_places(text).await
    }

    /// The files say all that is known.
    async fn now(&self, _: &[Slug]) -> Result<Vec<ProductNow>, SourceError> {
        Ok(Vec::new())
    }

    /// A producer knows when an order was made by what it says.
    async fn begin(&self) -> Result<Option<String>, SourceError> {
        Ok(None)
    }

    async fn send(&self, entry: Entry) -> (Answer, Entry) {
        let answer = http::post(entry.to.as_str(), entry.key.as_str(), &entry.body).await;
        (answer, entry)
    }

    /// A receiver of posts tells nothing more.
    async fn status(&self, _: &Purchase) -> Result<Option<Report>, SourceError> {
        Ok(None)
    }

    /// Asks the server itself, whose tag says whether the file has changed; a market without
    /// the file has no sessions.
    async fn live(&self) -> Result<Sessions, SourceError> {
        let url = format!("/data/{LIVE}");
        match http::text_or_kept(&url).await {
            Ok((text, is_kept)) => Ok(Sessions {
                programme: read_live(text).await?,
                is_kept,
            }),
            Err(FetchError::Status(404)) => Ok(Sessions::default()),
            Err(error) => Err(failed(&url, error)),
        }
    }
}

async fn load(locale: Locale, wanted: Wanted) -> Result<Shelf, SourceError> {
    match compiled(locale, wanted).await {
        Err(
            SourceError::Damaged | SourceError::Empty | SourceError::Fetch(FetchError::Status(_)),
        ) => plain(locale, wanted).await,
        other => other,
    }
}

async fn compiled(locale: Locale, wanted: Wanted) -> Result<Shelf, SourceError> {
    // On its way at the same time.
    wasm_bindgen_futures::spawn_local(async {
        let _ = load_open().await;
    });
    let url = format!("/data/index.{}.bin", locale.code());
    let (bytes, date) = http::bytes(&url, wanted)
        .await
        .map_err(|error| failed(&url, error))?;
    let is_long = bytes.len() > LONG;
    let mut index = Opening::new(bytes);
    let shelf = loop {
        index = match open(url.clone(), index).await? {
            Opened::Wholly(shelf) => break *shelf,
            Opened::Partly(more) => more,
        };
        if is_long {
            later::give_way().await;
        }
    };
    DATED.set(date);
    Ok(shelf)
}

async fn plain(locale: Locale, wanted: Wanted) -> Result<Shelf, SourceError> {
    let text = fetch("index.json", wanted).await?;
    read_plain(text, locale).await
}

/// Goes a step on: an index of thousands takes too long for one task.
#[wasm_split(catalogue, preload(load_open), fallible)]
fn open(url: String, index: Opening) -> Result<Opened, SourceError> {
    let opened = index.go_on().map_err(|error| {
        console::warn(&format!("{url}: {error}"));
        SourceError::Damaged
    })?;
    if let Opened::Wholly(shelf) = &opened {
        shelf.problems.iter().for_each(tell);
    }
    Ok(opened)
}

#[wasm_split(order, fallible)]
fn read_places(text: String) -> Result<Places, SourceError> {
    Places::read(&text).map_err(|error| {
        console::warn(&format!("/data/{}: {error}", place::FILE));
        SourceError::Damaged
    })
}

#[wasm_split(pages, fallible)]
fn read_product(file: String, text: String) -> Result<Product, SourceError> {
    parse_product(&file, &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(pages, fallible)]
pub(super) fn read_producer(file: String, text: String) -> Result<Producer, SourceError> {
    parse_producer(&file, &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(community, fallible)]
pub(super) fn read_training(text: String) -> Result<Training, SourceError> {
    parse_training("training.json", &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(community, fallible)]
pub(super) fn read_festival(text: String) -> Result<Festival, SourceError> {
    parse_festival("events.json", &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(community, fallible)]
pub(super) fn read_partners(text: String) -> Result<Partners, SourceError> {
    parse_partners("partners.json", &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(live, fallible)]
pub(super) fn read_live(text: String) -> Result<Programme, SourceError> {
    Programme::load(LIVE, &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(plain, fallible)]
fn read_plain(text: String, locale: Locale) -> Result<Shelf, SourceError> {
    let catalogue = Catalogue::load(&text).map_err(|error| {
        console::warn(&format!("/data/{error}"));
        match error {
            LoadError::Empty => SourceError::Empty,
            LoadError::NotJson(_) | LoadError::WrongVersion { .. } => SourceError::Damaged,
        }
    })?;
    let shelf = Shelf::from_catalogue(&catalogue, locale).map_err(|_| SourceError::Empty)?;
    shelf.problems.iter().for_each(tell);
    Ok(shelf)
}

async fn fetch(file: &str, wanted: Wanted) -> Result<String, SourceError> {
    let url = format!("/data/{file}");
    http::text(&url, wanted)
        .await
        .map_err(|error| failed(&url, error))
}

pub(super) fn failed(url: &str, error: FetchError) -> SourceError {
    console::warn(&format!("{url}: {error:?}"));
    SourceError::Fetch(error)
}

fn damaged(problem: &Problem) -> SourceError {
    tell(problem);
    SourceError::Damaged
}

/// Tells an editor what is wrong with a file.
pub fn tell(problem: &Problem) {
    console::warn(&format!("/data/{problem}"));
}
