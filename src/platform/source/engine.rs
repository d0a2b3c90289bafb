//! The calls to a Medusa engine: what is asked and read stands in `crates/medusa`. All of it is in
//! a part of the program that a shop of static files never fetches.

use super::SourceError;
use super::files::{date, failed};
use super::medusa::Tell;
use crate::platform::http::{self, FetchError, Wanted};
use crate::platform::{clock, console};
use market::catalogue::{Engine, parse_market};
use market::{Locale, Problem, Product, ProductNow, Slug};
use medusa::KEY_HEADER;
use medusa::read::{self, AT_ONCE, Gathering, Piece};
use search::Shelf;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

/// How many pieces of a catalogue are asked for at once.
const IN_FLIGHT: usize = 2;

/// A piece of a catalogue on its way.
type Coming = (
    Piece,
    Pin<Box<dyn Future<Output = Result<String, SourceError>>>>,
);

thread_local! {
    /// What has come of a catalogue before a call failed, and the engine that it is of.
    static LEFT: RefCell<Option<(Engine, Gathering)>> = const { RefCell::new(None) };
}

async fn fetch(engine: &Engine, address: &str) -> Result<String, SourceError> {
    http::text_from(address, (KEY_HEADER, engine.key.as_str()))
        .await
        .map_err(|error| failed(address, error))
}

/// A document of the content.
pub async fn document(engine: Engine, path: String) -> Result<String, SourceError> {
    fetch(&engine, &read::document(&engine, &path)).await
}

/// One product, whole.
pub async fn product(engine: Engine, slug: String) -> Result<Product, SourceError> {
    let text = fetch(&engine, &read::product(&engine, &slug)).await?;
    let found = read::read_product(&text).map_err(|problem| wrong(&problem))?;
    found.ok_or(SourceError::Fetch(FetchError::Status(404)))
}

/// The prices and the stock of these products, a call for each so many.
pub async fn now(engine: Engine, slugs: Vec<Slug>) -> Result<Vec<ProductNow>, SourceError> {
    let mut all = Vec::with_capacity(slugs.len());
    for slugs in slugs.chunks(AT_ONCE) {
        let text = fetch(&engine, &read::now(&engine, slugs)).await?;
        let (found, problems) = read::read_now(&text, slugs).map_err(|problem| wrong(&problem))?;
        problems.iter().for_each(tell);
        all.extend(found);
    }
    Ok(all)
}

/// The whole catalogue, piece by piece, compiled here. Where that fails in the middle, the next
/// time goes on from there.
pub async fn whole(
    engine: Option<Engine>,
    locale: Locale,
    lack: SourceError,
    say: Option<Tell>,
) -> Result<Shelf, SourceError> {
    let engine = match engine {
        Some(engine) => engine,
        None => named_by_the_market(lack).await?,
    };
    let left = LEFT.take().filter(|(of, _)| *of == engine);
    let mut gathering = left.map(|(_, gathering)| gathering).unwrap_or_default();
    let outcome = gather(&engine, &mut gathering, |progress| {
        if let Some(say) = say {
            say(locale, Some(progress));
        }
    })
    .await;
    if let Some(say) = say {
        say(locale, None);
    }
    if let Err(error) = outcome {
        LEFT.set(Some((engine, gathering)));
        return Err(error);
    }
    let catalogue = gathering.finish(&engine).map_err(|_| SourceError::Empty)?;
    catalogue.problems.iter().for_each(tell);
    date(clock::now());
    Shelf::from_catalogue(&catalogue, locale).map_err(|_| SourceError::Empty)
}

/// The engine that the file of the market names; without one the snapshot is what is missing.
async fn named_by_the_market(lack: SourceError) -> Result<Engine, SourceError> {
    let text = http::text("/data/market.json", Wanted::Kept)
        .await
        .map_err(|error| match error {
            FetchError::Status(_) => lack.clone(),
            other => SourceError::Fetch(other),
        })?;
    let market = parse_market("market.json", &text).map_err(|problem| wrong(&problem))?;
    market.source.engine().ok_or(lack)
}

/// Asks for all that is missing, a few pieces at once. After a failure what is on its way is still
/// taken in, so that the next time has less to ask for.
async fn gather(
    engine: &Engine,
    gathering: &mut Gathering,
    tell: impl Fn((usize, usize)),
) -> Result<(), SourceError> {
    let mut coming: VecDeque<Coming> = VecDeque::new();
    let mut failure = None;
    loop {
        let is_coming = |piece: &Piece| coming.iter().any(|(other, _)| other == piece);
        let mut missing = gathering.missing();
        missing.retain(|piece| failure.is_none() && !is_coming(piece));
        for piece in missing.into_iter().take(IN_FLIGHT - coming.len()) {
            let (engine, address) = (engine.clone(), piece.address(engine));
            let answer = async move { fetch(&engine, &address).await };
            coming.push_back((piece, Box::pin(answer)));
        }
        if coming.is_empty() {
            return failure.map_or(Ok(()), Err);
        }
        match first(&mut coming).await {
            (piece, Ok(text)) => {
                let taken = gathering.take(piece, &text);
                failure = failure.or(taken.err().map(|problem| wrong(&problem)));
            }
            (piece, Err(error)) if piece.is_optional() && error.is_absence() => {
                gathering.do_without(piece);
            }
            (_, Err(error)) => failure = failure.or(Some(error)),
        }
        tell(gathering.progress());
    }
}

/// The piece that comes first.
async fn first(coming: &mut VecDeque<Coming>) -> (Piece, Result<String, SourceError>) {
    poll_fn(|context| {
        for at in 0..coming.len() {
            if let Poll::Ready(answer) = coming[at].1.as_mut().poll(context) {
                let piece = coming[at].0;
                coming.remove(at);
                return Poll::Ready((piece, answer));
            }
        }
        Poll::Pending
    })
    .await
}

fn wrong(problem: &Problem) -> SourceError {
    tell(problem);
    SourceError::Damaged
}

fn tell(problem: &Problem) {
    console::warn(&format!("Medusa: {problem}"));
}
