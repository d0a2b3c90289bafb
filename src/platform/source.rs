//! Where the content comes from: static files beside the page.

use super::console;
use super::http::{self, FetchError};
use market::{Catalogue, LoadError, Problem, Producer, Product, parse_producer, parse_product};

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

impl SourceError {
    /// Whether asking again may help.
    pub fn may_pass(&self) -> bool {
        !matches!(self, Self::Fetch(FetchError::Status(400..=499)))
    }
}

/// A place that content is loaded from.
pub trait Source {
    /// Loads what browsing needs: every product in short, groups, producers and the market.
    fn catalogue(&self) -> impl Future<Output = Result<Catalogue, SourceError>>;
    /// Loads one product whole.
    fn product(&self, slug: &str) -> impl Future<Output = Result<Product, SourceError>>;
    /// Loads one producer whole.
    fn producer(&self, slug: &str) -> impl Future<Output = Result<Producer, SourceError>>;
}

/// JSON files under `/data`, as `editor build` writes them.
pub struct StaticFiles;

impl Source for StaticFiles {
    async fn catalogue(&self) -> Result<Catalogue, SourceError> {
        let text = fetch("index.json").await?;
        let catalogue = Catalogue::load(&text).map_err(|error| {
            console::warn(&format!("/data/{error}"));
            match error {
                LoadError::Empty => SourceError::Empty,
                LoadError::NotJson(_) | LoadError::WrongVersion { .. } => SourceError::Damaged,
            }
        })?;
        for problem in &catalogue.problems {
            tell(problem);
        }
        Ok(catalogue)
    }

    async fn product(&self, slug: &str) -> Result<Product, SourceError> {
        let file = format!("products/{slug}.json");
        let text = fetch(&file).await?;
        parse_product(&file, &text).map_err(|problem| damaged(&problem))
    }

    async fn producer(&self, slug: &str) -> Result<Producer, SourceError> {
        let file = format!("producers/{slug}.json");
        let text = fetch(&file).await?;
        parse_producer(&file, &text).map_err(|problem| damaged(&problem))
    }
}

async fn fetch(file: &str) -> Result<String, SourceError> {
    let url = format!("/data/{file}");
    http::text(&url).await.map_err(|error| {
        console::warn(&format!("{url}: {error:?}"));
        SourceError::Fetch(error)
    })
}

fn damaged(problem: &Problem) -> SourceError {
    tell(problem);
    SourceError::Damaged
}

fn tell(problem: &Problem) {
    console::warn(&format!("/data/{problem}"));
}
