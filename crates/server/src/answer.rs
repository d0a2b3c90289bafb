//! Answers one request: finds the file, sends it, and says how long it keeps.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use market::{Market, Origin};
use tokio::fs;
use tower_http::compression::Predicate;
use tower_http::services::ServeFile;

use crate::InlineHashes;
use crate::headers::{
    ADMIN, Caching, Others, Sharing, admin_security_policy, content_security_policy,
};
use crate::resolve::{Target, resolve};

/// Below this size, in bytes, compressing costs more than it saves. The build leaves smaller
/// files alone too.
const WORTH_COMPRESSING: u64 = 1024;

/// The file that names where forms are sent and who may show the shop.
const MARKET: &str = "data/market.json";

/// The file that names the git host which the admin page saves to.
const ADMIN_SETTINGS: &str = "admin/config.json";

/// The folder that is served and what is known about its pages.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    root: Arc<Path>,
    spa: bool,
    policies: Policies,
}

/// The content security policy of each page, with the version of the files it was read from.
type Policies = Arc<Mutex<HashMap<PathBuf, (SystemTime, HeaderValue)>>>;

impl Site {
    pub(crate) fn new(root: PathBuf, spa: bool) -> Self {
        Self {
            root: root.into(),
            spa,
            policies: Policies::default(),
        }
    }

    /// Sends a file, or the part or the "not modified" that the request asks for.
    async fn send(&self, file: &Path, mut request: Request) -> io::Result<Response> {
        let media_type = media_type(file);
        let compressible = is_compressible(&media_type) || is_index(file);
        // A range is only right for the version that `If-Range` names. Without a look at that
        // version, the whole file is always a right answer.
        if request.headers_mut().remove(header::IF_RANGE).is_some() {
            request.headers_mut().remove(header::RANGE);
        }
        let mut service = ServeFile::new(file);
        if compressible {
            service = service.precompressed_br().precompressed_gzip();
        }
        let mut response = service.try_call(request).await?.map(Body::new);
        let is_page = media_type
            .to_str()
            .is_ok_and(|kind| kind.starts_with("text/html"));
        let policy = if is_page {
            Some(self.policy_of(file).await?)
        } else {
            None
        };
        let out = response.headers_mut();
        if out.contains_key(header::CONTENT_TYPE) {
            out.insert(header::CONTENT_TYPE, media_type);
        }
        let path = file.strip_prefix(&self.root).unwrap_or(file);
        if let Some(policy) = policy {
            out.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        if compressible {
            out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        for (name, value) in Sharing::of(path).headers() {
            out.insert(*name, HeaderValue::from_static(value));
        }
        response.extensions_mut().insert(Caching::of(path));
        Ok(response)
    }

    async fn policy_of(&self, page: &Path) -> io::Result<HeaderValue> {
        let is_admin = page.starts_with(self.root.join(ADMIN));
        let settings = self
            .root
            .join(if is_admin { ADMIN_SETTINGS } else { MARKET });
        let mut modified = fs::metadata(page).await?.modified()?;
        if let Ok(content) = fs::metadata(&settings).await {
            modified = modified.max(content.modified()?);
        }
        if let Some(policy) = self.known_policy(page, modified) {
            return Ok(policy);
        }
        let policy = if is_admin {
            admin_security_policy(git_host(&settings).await.as_deref())
        } else {
            let html = fs::read_to_string(page).await?;
            content_security_policy(&InlineHashes::of(&html), &others(&settings).await)
        };
        self.policies
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(page.to_owned(), (modified, policy.clone()));
        Ok(policy)
    }

    fn known_policy(&self, page: &Path, modified: SystemTime) -> Option<HeaderValue> {
        let policies = self.policies.lock().unwrap_or_else(PoisonError::into_inner);
        let (version, policy) = policies.get(page)?;
        (*version == modified).then(|| policy.clone())
    }

    /// The friendly page for a path where nothing stands.
    async fn not_found(&self, page: Option<PathBuf>, mut request: Request) -> io::Result<Response> {
        let Some(page) = page else {
            return Ok((StatusCode::NOT_FOUND, "Not found\n").into_response());
        };
        // The page must come whole, whatever the request knows of the missing file.
        remove_conditions(request.headers_mut());
        let mut response = self.send(&page, request).await?;
        *response.status_mut() = StatusCode::NOT_FOUND;
        response.headers_mut().remove(header::ETAG);
        response.headers_mut().remove(header::LAST_MODIFIED);
        response.headers_mut().remove(header::ACCEPT_RANGES);
        Ok(response)
    }
}

/// The other sites that the content names; none where it cannot be read, as the shop itself then
/// sends nothing and nobody may show it.
async fn others(market: &Path) -> Others {
    let text = fs::read_to_string(market).await.unwrap_or_default();
    let market: Option<Market> = serde_json::from_str(&text).ok();
    market.as_ref().map(Others::of).unwrap_or_default()
}

/// The git host that the admin page saves to; none where its settings name none.
async fn git_host(settings: &Path) -> Option<String> {
    let text = fs::read_to_string(settings).await.ok()?;
    let settings: serde_json::Value = serde_json::from_str(&text).ok()?;
    let address = settings.pointer("/backend/api_root")?.as_str()?;
    let path = address.strip_prefix("https://")?;
    let host = path.split_once('/').map_or(path, |(host, _)| host);
    // What is no address of a site, or hides a rule of its own, is left out.
    let origin: Origin = format!("https://{host}").parse().ok()?;
    Some(origin.to_string())
}

/// Answers any request.
pub(crate) async fn answer(State(site): State<Site>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
    }
    let target = resolve(&site.root, request.uri().path()).await;
    let answer = match target {
        Target::File(file) => site.send(&file, request).await,
        Target::Redirect(path) => Ok(redirect(&path, request.uri().query())),
        Target::Missing { .. } if site.spa && is_page_path(request.uri().path()) => {
            let shell = site.root.join("index.html");
            site.send(&shell, request).await
        }
        Target::Missing { page } => site.not_found(page, request).await,
    };
    answer.unwrap_or_else(|error| {
        // A file can vanish between the look-up and the reading, while a build replaces it.
        eprintln!("market-server: {error}");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}

/// An address without a file extension is a page's.
fn is_page_path(path: &str) -> bool {
    !path.rsplit('/').next().unwrap_or_default().contains('.')
}

fn redirect(path: &str, query: Option<&str>) -> Response {
    let location = match query {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let headers = [(header::LOCATION, location)];
    (StatusCode::PERMANENT_REDIRECT, headers).into_response()
}

fn remove_conditions(headers: &mut HeaderMap) {
    for name in [
        header::IF_MATCH,
        header::IF_NONE_MATCH,
        header::IF_MODIFIED_SINCE,
        header::IF_UNMODIFIED_SINCE,
        header::IF_RANGE,
        header::RANGE,
    ] {
        headers.remove(name);
    }
}

/// The media type by the extension; text is always UTF-8 here.
fn media_type(file: &Path) -> HeaderValue {
    let guess = mime_guess::from_path(file).first_or_octet_stream();
    let text = if guess.type_() == mime_guess::mime::TEXT {
        format!("{guess}; charset=utf-8")
    } else {
        guess.to_string()
    };
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

fn is_compressible(media_type: &HeaderValue) -> bool {
    let text = media_type.to_str().unwrap_or_default();
    let kind = text.split(';').next().unwrap_or_default();
    kind.starts_with("text/")
        || kind.ends_with("json")
        || kind.ends_with("xml")
        || matches!(kind, "application/wasm" | "application/javascript")
}

/// A compiled index, whose type says nothing. The build compresses it as it does text.
fn is_index(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "bin")
}

/// What is compressed while it is sent: text and wasm that the build did not compress.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WorthCompressing;

impl Predicate for WorthCompressing {
    fn should_compress<B>(&self, response: &axum::http::Response<B>) -> bool
    where
        B: axum::body::HttpBody,
    {
        let headers = response.headers();
        let large = headers
            .get(header::CONTENT_LENGTH)
            .and_then(|length| length.to_str().ok()?.parse().ok())
            .is_some_and(|length: u64| length >= WORTH_COMPRESSING);
        large
            && headers
                .get(header::CONTENT_TYPE)
                .is_some_and(is_compressible)
    }
}

/// An entity tag is strong only for the bytes it was made for. Where the answer was compressed
/// on the way, which shows in a missing length, the tag becomes a weak one.
pub(crate) fn weaken_etag_of_compressed(response: &mut Response) {
    let headers = response.headers_mut();
    let compressed_here = headers.contains_key(header::CONTENT_ENCODING)
        && !headers.contains_key(header::CONTENT_LENGTH);
    if !compressed_here {
        return;
    }
    let weak = headers
        .get(header::ETAG)
        .and_then(|tag| HeaderValue::try_from(format!("W/{}", tag.to_str().ok()?)).ok());
    if let Some(weak) = weak {
        headers.insert(header::ETAG, weak);
    }
}
