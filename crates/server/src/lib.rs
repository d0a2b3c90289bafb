//! The server behind `cargo xtask serve` and the browser tests, also fit for self-hosting.
//!
//! It sends the files of a built shop with the headers that production sends; what those
//! are stands in [`headers`], from which the ready files in `docs/hosting/` are made too.
//! Ranges, conditional requests and precompressed files are `tower-http`'s work.

mod answer;
mod clock;
pub mod headers;
mod inline;
mod resolve;

use std::path::PathBuf;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tower_http::compression::CompressionLayer;

pub use clock::Clock;
pub use inline::InlineHashes;

use answer::Site;

/// What a server serves, and by which clock.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder that `cargo xtask build` leaves.
    pub dir: PathBuf,
    /// Answer a page that does not exist with the shell `index.html` instead of the 404 page,
    /// for builds without prerendered pages.
    pub spa: bool,
    /// The clock of the `Date` header.
    pub clock: Clock,
}

/// The whole service: every path is a file of `config.dir` or the 404 page.
pub fn app(config: Config) -> Router {
    let clock = config.clock;
    Router::new()
        .fallback(answer::answer)
        .with_state(Site::new(config.dir, config.spa))
        .layer(CompressionLayer::new().compress_when(answer::WorthCompressing))
        .layer(axum::middleware::map_response_with_state(clock, finish))
}

/// Adds what every answer carries, whatever made it.
async fn finish(State(clock): State<Clock>, mut response: Response) -> Response {
    answer::weaken_etag_of_compressed(&mut response);
    // What is no file is made anew each time.
    let caching = response.extensions().get().copied();
    let caching = caching.unwrap_or(headers::Caching::Revalidate);
    let out = response.headers_mut();
    for (name, value) in headers::SECURITY {
        out.insert(name, HeaderValue::from_static(value));
    }
    out.entry(header::CONTENT_SECURITY_POLICY)
        .or_insert_with(|| {
            headers::content_security_policy(&InlineHashes::default(), &headers::Others::default())
        });
    out.insert(header::CACHE_CONTROL, caching.value(clock.behind()));
    out.insert(header::DATE, clock.http_date());
    response
}
