//! Requests to the shop's own server.

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use market::outbox::{Answer, retry_after};
use market::{Timestamp, parse_http_date};
use std::time::Duration;
use web_sys::{AbortController, RequestCache, RequestRedirect};

/// After this long a request counts as lost; slow 4G answers within two seconds.
const TIME_OUT: Duration = Duration::from_secs(12);

/// The worker's mark on an answer that it had kept because the server could not be reached.
const KEPT: &str = "x-kept";

/// Why a request brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer came: offline, refused, or blocked.
    Unreachable,
    /// The answer took longer than the time-out.
    TimedOut,
    /// The server answered with this status, 400 or above.
    Status(u16),
}

/// How new an answer has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What is kept on the device will do, and is looked after meanwhile.
    Kept,
    /// The server itself has to be asked.
    Fresh,
}

/// Fetches a text.
///
/// # Errors
/// Says whether the server could not be reached, was too slow or refused.
pub async fn text(url: &str, wanted: Wanted) -> Result<String, FetchError> {
    let deadline = Deadline::start();
    let response = deadline.send(get(url, wanted)).await?;
    response.text().await.map_err(|_| deadline.error())
}

/// Fetches a text from the server itself; where that cannot be reached, what the device has kept
/// of it, and then says so.
///
/// # Errors
/// Says whether the server could not be reached, was too slow or refused.
pub async fn text_or_kept(url: &str) -> Result<(String, bool), FetchError> {
    let deadline = Deadline::start();
    let response = deadline.send(get(url, Wanted::Fresh)).await?;
    let is_kept = response.headers().get(KEPT).is_some();
    let text = response.text().await.map_err(|_| deadline.error())?;
    Ok((text, is_kept))
}

/// Fetches a file, and when the server gave it.
///
/// # Errors
/// Says whether the server could not be reached, was too slow or refused.
pub async fn bytes(url: &str, wanted: Wanted) -> Result<(Vec<u8>, Option<Timestamp>), FetchError> {
    let deadline = Deadline::start();
    let response = deadline.send(get(url, wanted)).await?;
    let date = date_of(&response);
    let bytes = response.binary().await.map_err(|_| deadline.error())?;
    Ok((bytes, date))
}

/// Fetches a text from another site with a header of its own. The call is broken off where its end
/// is not waited for.
///
/// # Errors
/// Says whether the site could not be reached, was too slow or refused.
pub async fn text_from(url: &str, (name, value): (&str, &str)) -> Result<String, FetchError> {
    let deadline = Deadline::start();
    let mut guard = BreakOff(deadline.controller.clone());
    let request = Request::get(url)
        .header(name, value)
        .cache(RequestCache::NoCache);
    let text = match deadline.send(request).await {
        Ok(response) => response.text().await.map_err(|_| deadline.error()),
        Err(error) => Err(error),
    };
    guard.0 = None;
    text
}

/// Breaks a call off when it is dropped.
struct BreakOff(Option<AbortController>);

impl Drop for BreakOff {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

fn get(url: &str, wanted: Wanted) -> RequestBuilder {
    let request = Request::get(url);
    match wanted {
        Wanted::Kept => request,
        Wanted::Fresh => request.cache(RequestCache::NoCache),
    }
}

/// Asks the server for its time: the `Date` of a fresh answer, plus its `Age` behind a CDN.
pub async fn server_time(url: &str) -> Option<Timestamp> {
    let deadline = Deadline::start();
    let request = RequestBuilder::new(url)
        .method(Method::HEAD)
        .cache(RequestCache::NoStore);
    date_of(&deadline.send(request).await.ok()?)
}

/// Sends JSON with a key by which the receiver knows it again.
///
/// A page of markup is no answer of a receiver. A redirection is none either: followed, the
/// POST would become a GET, and whatever page came back would count as the receiver's word.
pub async fn post(url: &str, key: &str, json: &str) -> Answer {
    let request = Request::post(url).header("idempotency-key", key);
    let answer = try_post(request, json).await;
    answer.unwrap_or(Answer::None)
}

/// Sends JSON to an engine, which knows the shop by a header.
pub async fn post_as(shop: (&str, &str), url: &str, key: &str, json: &str) -> Answer {
    let request = Request::post(url)
        .header("idempotency-key", key)
        .header(shop.0, shop.1);
    let answer = try_post(request, json).await;
    answer.unwrap_or(Answer::None)
}

/// Asks an engine, which knows the shop by a header: a POST where there is JSON to be sent. Gives
/// the status and the text of its answer; none where no whole answer came.
pub async fn ask_as(shop: (&str, &str), url: &str, json: Option<&str>) -> Option<(u16, String)> {
    let deadline = Deadline::start();
    let signal = deadline.controller.as_ref().map(AbortController::signal);
    let method = if json.is_some() {
        Method::POST
    } else {
        Method::GET
    };
    let request = RequestBuilder::new(url)
        .method(method)
        .header(shop.0, shop.1)
        .redirect(RequestRedirect::Manual)
        .cache(RequestCache::NoStore)
        .abort_signal(signal.as_ref());
    let request = match json {
        Some(json) => request
            .header("content-type", "application/json")
            .body(json),
        None => request.build(),
    };
    let response = request.ok()?.send().await.ok()?;
    let status = response.status();
    Some((status, response.text().await.ok()?))
}

async fn try_post(request: RequestBuilder, json: &str) -> Option<Answer> {
    let deadline = Deadline::start();
    let signal = deadline.controller.as_ref().map(AbortController::signal);
    let request = request
        .header("content-type", "application/json")
        .redirect(RequestRedirect::Manual)
        .cache(RequestCache::NoStore)
        .abort_signal(signal.as_ref())
        .body(json)
        .ok()?;
    let response = request.send().await.ok()?;
    if response.ok() && is_markup(&response) {
        return None;
    }
    let now = super::clock::now();
    let asked = response.headers().get("retry-after");
    let is_refusal = (400..500).contains(&response.status());
    let reason = if is_refusal && is_plain(&response) {
        response.text().await.ok()
    } else {
        None
    };
    Some(Answer::Given {
        status: response.status(),
        retry_after: asked.and_then(|text| retry_after(&text, now)),
        reason,
    })
}

/// Whether an answer is words for people; a page of markup is none.
fn is_plain(response: &Response) -> bool {
    kind(response).starts_with("text/plain")
}

/// Whether an answer is a page: hosts of files and networks that want a log-in give one for
/// anything, whatever they were sent.
fn is_markup(response: &Response) -> bool {
    kind(response).starts_with("text/html")
}

fn kind(response: &Response) -> String {
    let kind = response.headers().get("content-type");
    kind.unwrap_or_default().to_ascii_lowercase()
}

fn date_of(response: &Response) -> Option<Timestamp> {
    let headers = response.headers();
    let date = parse_http_date(&headers.get("date")?)?;
    let age: i64 = headers
        .get("age")
        .and_then(|age| age.parse().ok())
        .unwrap_or(0);
    Some(date.plus_millis(age.saturating_mul(1000)))
}

/// Cuts a request off when its time is up.
struct Deadline {
    controller: Option<AbortController>,
    timer: super::events::Timer,
}

impl Deadline {
    fn start() -> Self {
        let controller = AbortController::new().ok();
        let at_end = controller.clone();
        let timer = super::events::Timer::after(TIME_OUT, move || {
            if let Some(controller) = at_end {
                controller.abort();
            }
        });
        Self { controller, timer }
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, FetchError> {
        let signal = self.controller.as_ref().map(AbortController::signal);
        let response = request
            .abort_signal(signal.as_ref())
            .send()
            .await
            .map_err(|_| self.error())?;
        match response.status() {
            status @ 400.. => Err(FetchError::Status(status)),
            _ => Ok(response),
        }
    }

    fn error(&self) -> FetchError {
        if self.timer.is_over() {
            FetchError::TimedOut
        } else {
            FetchError::Unreachable
        }
    }
}
