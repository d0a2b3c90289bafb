//! Where the content comes from: static files beside the page.

#![allow(
    unsafe_code,
    reason = "`wasm_split` declares the functions that the build links together"
)]

use super::console;
use super::http::{self, FetchError, Wanted};
use market::{
    Catalogue, Festival, LoadError, Locale, Problem, Producer, Product, Programme, Timestamp,
    Training, parse_festival, parse_producer, parse_product, parse_training,
};
use search::Shelf;
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

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
    fn catalogue(&self, locale: Locale) -> impl Future<Output = Result<Shelf, SourceError>>;
    /// Loads one product whole.
    fn product(&self, slug: &str) -> impl Future<Output = Result<Product, SourceError>>;
    /// Loads one producer whole.
    fn producer(&self, slug: &str) -> impl Future<Output = Result<Producer, SourceError>>;
    /// Loads the courses.
    fn training(&self) -> impl Future<Output = Result<Training, SourceError>>;
    /// Loads the events around the market.
    fn festival(&self) -> impl Future<Output = Result<Festival, SourceError>>;
    /// Loads the live sessions as they are now.
    fn live(&self) -> impl Future<Output = Result<Sessions, SourceError>>;
}

/// The file of the live sessions.
const LIVE: &str = "live.json";

/// Files under `/data`, as `editor build` writes them.
pub struct StaticFiles;

thread_local! {
    static DATED: Cell<Option<Timestamp>> = const { Cell::new(None) };
}

/// When the server gave the index that was opened last, if it said so: what is kept on the
/// device can be old.
pub fn dated() -> Option<Timestamp> {
    DATED.get()
}

impl StaticFiles {
    /// Loads what browsing needs from the server itself, past everything that is kept.
    ///
    /// # Errors
    /// Those of [`Source::catalogue`].
    pub async fn fresh_catalogue(&self, locale: Locale) -> Result<Shelf, SourceError> {
        load(locale, Wanted::Fresh).await
    }
}

impl Source for StaticFiles {
    /// Opens the compiled index of the language. Where that cannot be used, the plain one
    /// takes its place; where the server cannot be reached, neither could the other file be.
    async fn catalogue(&self, locale: Locale) -> Result<Shelf, SourceError> {
        load(locale, Wanted::Kept).await
    }

    async fn product(&self, slug: &str) -> Result<Product, SourceError> {
        let file = format!("products/{slug}.json");
        let text = fetch(&file, Wanted::Kept).await?;
        read_product(file, text).await
    }

    async fn producer(&self, slug: &str) -> Result<Producer, SourceError> {
        let file = format!("producers/{slug}.json");
        let text = fetch(&file, Wanted::Kept).await?;
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
    let shelf = match compiled(locale, wanted).await {
        Ok(shelf) => shelf,
        Err(error @ SourceError::Fetch(FetchError::Unreachable | FetchError::TimedOut)) => {
            return Err(error);
        }
        Err(_) => plain(locale, wanted).await?,
    };
    for problem in &shelf.problems {
        tell(problem);
    }
    Ok(shelf)
}

async fn compiled(locale: Locale, wanted: Wanted) -> Result<Shelf, SourceError> {
    let url = format!("/data/index.{}.bin", locale.code());
    let (bytes, date) = http::bytes(&url, wanted)
        .await
        .map_err(|error| failed(&url, error))?;
    let shelf = Shelf::open(bytes).map_err(|error| {
        console::warn(&format!("{url}: {error}"));
        SourceError::Damaged
    })?;
    DATED.set(date);
    Ok(shelf)
}

async fn plain(locale: Locale, wanted: Wanted) -> Result<Shelf, SourceError> {
    let text = fetch("index.json", wanted).await?;
    read_plain(text, locale).await
}

#[wasm_split(pages, fallible)]
fn read_product(file: String, text: String) -> Result<Product, SourceError> {
    parse_product(&file, &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(pages, fallible)]
fn read_producer(file: String, text: String) -> Result<Producer, SourceError> {
    parse_producer(&file, &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(community, fallible)]
fn read_training(text: String) -> Result<Training, SourceError> {
    parse_training("training.json", &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(community, fallible)]
fn read_festival(text: String) -> Result<Festival, SourceError> {
    parse_festival("events.json", &text).map_err(|problem| damaged(&problem))
}

#[wasm_split(live, fallible)]
fn read_live(text: String) -> Result<Programme, SourceError> {
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
    Shelf::from_catalogue(&catalogue, locale).map_err(|_| SourceError::Empty)
}

async fn fetch(file: &str, wanted: Wanted) -> Result<String, SourceError> {
    let url = format!("/data/{file}");
    http::text(&url, wanted)
        .await
        .map_err(|error| failed(&url, error))
}

fn failed(url: &str, error: FetchError) -> SourceError {
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
