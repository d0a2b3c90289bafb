//! The shop's own server with the working copy in it, the overlay in every page, and a door that
//! opens to this machine's browser alone.

use super::desk::Desk;
use super::state::state;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use jiff::Timestamp;
use market_server::{Clock, Config};
use serde::Deserialize;
use std::path::PathBuf;
use std::sync::Arc;

/// The largest page that an overlay is put into, in bytes.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// What every page loads besides its own.
const OVERLAY: &str = r#"<script type="module" src="/preview/overlay.js"></script>"#;
/// Only a script of the page itself can send it.
const OWN: &str = "x-preview";

/// What requests need.
#[derive(Clone)]
struct Shared {
    desk: Arc<Desk>,
    port: u16,
}

pub(super) fn app(desk: Arc<Desk>, shop: PathBuf, port: u16) -> Router {
    let site = |dir: PathBuf, spa| {
        market_server::app(Config {
            dir,
            spa,
            clock: Clock::system(),
        })
    };
    let mut router = Router::new()
        .route("/preview/version", get(version))
        .route("/preview/state", get(overlay_state))
        .route("/preview/clock", post(set_clock))
        .route("/preview/overlay.js", get(script))
        .route("/preview/overlay.css", get(style))
        // The shop's own would keep what is about to change.
        .route("/sw.js", get(worker))
        .nest_service("/data", site(desk.data(), false));
    // Content that lies elsewhere has no pictures beside it; the shop's do for it.
    if let Some(public) = desk.public().filter(|it| it.join("art").is_dir()) {
        for name in ["art", "photos"] {
            router = router.nest_service(&format!("/{name}"), site(public.join(name), false));
        }
    }
    let shared = Shared { desk, port };
    router
        .fallback_service(site(shop, true))
        .layer(from_fn_with_state(shared.clone(), around))
        .with_state(shared)
}

/// What holds for every answer.
async fn around(State(shared): State<Shared>, mut request: Request, next: Next) -> Response {
    if !is_own_host(request.headers(), shared.port) {
        let told = "This preview is for the machine that it runs on.\n";
        return (StatusCode::MISDIRECTED_REQUEST, told).into_response();
    }
    // Nothing is compressed or kept, for everything may change at once.
    for name in [
        header::ACCEPT_ENCODING,
        header::IF_NONE_MATCH,
        header::IF_MODIFIED_SINCE,
        header::RANGE,
    ] {
        request.headers_mut().remove(name);
    }
    let is_head = *request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    if is_page(response.headers()) && !is_head {
        response = with_overlay(response).await;
    }
    let clock = shared.desk.now().clock;
    let out = response.headers_mut();
    out.insert(header::DATE, clock.http_date());
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    out.remove(header::ETAG);
    out.remove(header::LAST_MODIFIED);
    response
}

/// Whether a request means this machine: another site's name may lead here as well.
fn is_own_host(headers: &HeaderMap, port: u16) -> bool {
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok());
    host.is_some_and(|host| {
        ["127.0.0.1", "localhost"]
            .map(|it| format!("{it}:{port}"))
            .contains(&host.to_owned())
    })
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.and_then(|it| it.to_str().ok())
        .is_some_and(|it| it.starts_with("text/html"))
}

async fn with_overlay(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MOST_BYTES).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let html = String::from_utf8_lossy(&bytes);
    let html = match html.split_once("</head>") {
        Some((head, rest)) => format!("{head}{OVERLAY}</head>{rest}"),
        None => format!("{html}{OVERLAY}"),
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(html))
}

async fn version(State(shared): State<Shared>) -> String {
    shared.desk.now().version.to_string()
}

async fn overlay_state(State(shared): State<Shared>, uri: Uri) -> Response {
    let now = shared.desk.now();
    let state = state(&now, uri.query().unwrap_or_default());
    match serde_json::to_string(&state) {
        Ok(json) => typed("application/json", json),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What the clock shall show, in milliseconds; nothing lets it go on with the system's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    at: Option<i64>,
}

async fn set_clock(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> StatusCode {
    if !headers.contains_key(OWN) {
        return StatusCode::FORBIDDEN;
    }
    let wanted: Option<Wanted> = serde_json::from_slice(&body).ok();
    let at = wanted.map(|it| it.at.map(Timestamp::from_millisecond).transpose());
    let Some(Ok(at)) = at else {
        return StatusCode::BAD_REQUEST;
    };
    let desk = Arc::clone(&shared.desk);
    // It reads files.
    let set = tokio::task::spawn_blocking(move || desk.set_clock(at)).await;
    set.map_or(StatusCode::INTERNAL_SERVER_ERROR, |()| {
        StatusCode::NO_CONTENT
    })
}

async fn script() -> Response {
    typed("text/javascript", include_str!("overlay.js"))
}

async fn style() -> Response {
    typed("text/css", include_str!("overlay.css"))
}

async fn worker() -> Response {
    typed("text/javascript", include_str!("leave.js"))
}

fn typed(kind: &'static str, body: impl Into<Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, body.into()).into_response()
}
