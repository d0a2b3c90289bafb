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
/// A redirection is no answer either: followed, the POST would become a GET, and whatever page
/// came back would count as the receiver's word.
pub async fn post(url: &str, key: &str, json: &str) -> Answer {
    let answer = try_post(url, key, json).await;
    answer.unwrap_or(Answer::None)
}

async fn try_post(url: &str, key: &str, json: &str) -> Option<Answer> {
    let deadline = Deadline::start();
    let signal = deadline.controller.as_ref().map(AbortController::signal);
    let request = Request::post(url)
        .header("content-type", "application/json")
        .header("idempotency-key", key)
        .redirect(RequestRedirect::Manual)
        .cache(RequestCache::NoStore)
        .abort_signal(signal.as_ref())
        .body(json)
        .ok()?;
    let response = request.send().await.ok()?;
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
    let kind = response.headers().get("content-type").unwrap_or_default();
    kind.starts_with("text/plain")
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
