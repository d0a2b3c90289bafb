//! Orders on their way to an engine: the requests that [`medusa::purchase`] wants, one by one.

#![allow(
    unsafe_code,
    reason = "`wasm_split` declares the functions that the build links together"
)]

use super::SourceError;
use crate::platform::http::{self, FetchError};
use crate::platform::{console, outbox};
use market::catalogue::Engine;
use market::order::Report;
use market::outbox::{Answer, Entry, Purchase, Trouble};
use medusa::KEY_HEADER;
use medusa::purchase::{Purchase as Way, Turn};
use std::pin::Pin;
use wasm_split_helpers::wasm_split;

/// What has to be waited for.
type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// Leads an order through the engine's Store API.
pub async fn place(entry: Entry) -> (Answer, Entry) {
    match start(entry.clone()).await {
        Ok(placing) => placing.await,
        // Without its part of the program it is sent another time.
        Err(_) => (Answer::None, entry),
    }
}

/// Has the engine note that a checkout begins, and gives its name of that.
pub async fn begin(engine: Engine) -> Result<Option<String>, SourceError> {
    ask_ticket(engine).await?.await
}

/// How an order stands.
pub async fn status(sent: Purchase) -> Result<Option<Report>, SourceError> {
    ask_status(sent).await?.await
}

#[wasm_split(medusa, fallible)]
fn start(entry: Entry) -> Result<Later<(Answer, Entry)>, SourceError> {
    Ok(Box::pin(lead(entry)))
}

#[wasm_split(medusa, fallible)]
fn ask_ticket(engine: Engine) -> Result<Later<Result<Option<String>, SourceError>>, SourceError> {
    Ok(Box::pin(ticket(engine)))
}

#[wasm_split(medusa, fallible)]
fn ask_status(sent: Purchase) -> Result<Later<Result<Option<Report>, SourceError>>, SourceError> {
    Ok(Box::pin(read_status(sent)))
}

async fn lead(mut entry: Entry) -> (Answer, Entry) {
    let Some(Purchase {
        engine,
        cart,
        begun,
        ..
    }) = entry.purchase.clone()
    else {
        return (Answer::None, entry);
    };
    let mut way =
        Way::new(&entry.body, engine.region.as_str(), cart.as_deref()).begun(begun.as_deref());
    loop {
        match way.turn() {
            Turn::End(answer) => return (answer, entry),
            Turn::Keep(cart) => {
                if let Some(purchase) = &mut entry.purchase {
                    purchase.cart = Some(cart);
                }
                if !outbox::keep(&entry).await {
                    // An order that is taken back, or could not be found again, must not be made.
                    return (Answer::Later(Trouble::Broken), entry);
                }
            }
            Turn::Ask(request) => {
                let Some((status, text)) =
                    ask(&engine, &request.path, request.body.as_deref()).await
                else {
                    return (Answer::None, entry);
                };
                if !(200..300).contains(&status) {
                    console::warn(&format!("{}: {status}", step(&request.path)));
                }
                way.hear(status, &text);
            }
        }
    }
}

async fn ticket(engine: Engine) -> Result<Option<String>, SourceError> {
    let request = medusa::purchase::ticket(engine.region.as_str());
    match ask(&engine, &request.path, request.body.as_deref()).await {
        Some((status, text)) => Ok(medusa::purchase::read_ticket(status, &text)),
        None => Err(SourceError::Fetch(FetchError::Unreachable)),
    }
}

async fn read_status(sent: Purchase) -> Result<Option<Report>, SourceError> {
    let Some(order) = &sent.order else {
        return Ok(None);
    };
    let answer = ask(&sent.engine, &medusa::status::path(order), None).await;
    match answer {
        Some((200, text)) => Ok(medusa::status::read(&text)),
        Some((status, _)) => Err(SourceError::Fetch(FetchError::Status(status))),
        None => Err(SourceError::Fetch(FetchError::Unreachable)),
    }
}

async fn ask(engine: &Engine, path: &str, json: Option<&str>) -> Option<(u16, String)> {
    let shop = (KEY_HEADER, engine.key.as_str());
    http::ask_as(shop, &format!("{}{path}", engine.url), json).await
}

/// A path as the console may have it: whoever knows the name of a cart or an order can read it.
fn step(path: &str) -> &str {
    let end = path.match_indices('/').nth(2).map(|(at, _)| at);
    path.get(..end.unwrap_or(path.len())).unwrap_or_default()
}
