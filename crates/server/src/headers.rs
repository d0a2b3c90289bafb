//! The one definition of the headers that a shop is served with.

use std::path::Path;

use axum::http::HeaderValue;
use market::{Endpoint, Market};

use crate::InlineHashes;

/// Headers that are the same on every answer. `Strict-Transport-Security` is not among them:
/// it belongs to a host that speaks TLS, and stands in `docs/hosting/nginx.conf`.
pub const SECURITY: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), \
         serial=(), midi=(), magnetometer=(), gyroscope=(), accelerometer=(), \
         display-capture=()",
    ),
];

/// The hosts whose players may stand in a frame: those of `market::Stream::frame`.
pub const PLAYERS: [&str; 2] = [
    "https://www.youtube-nocookie.com",
    "https://www.facebook.com",
];

/// The other sites that a page has to do with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// Those that its forms are sent to, and the engine that it asks for prices.
    pub receivers: Vec<String>,
    /// Those that may show it in a frame.
    pub portals: Vec<String>,
}

impl Others {
    /// Those that the content names.
    pub fn of(market: &Market) -> Self {
        let mut receivers = Vec::new();
        let named = market.endpoints.all().filter_map(Endpoint::origin);
        let engine = market.source.engine().map(|it| it.url.to_string());
        for site in named.map(str::to_owned).chain(engine) {
            if !receivers.contains(&site) {
                receivers.push(site);
            }
        }
        let portals = market.embedding.origins.iter();
        Self {
            receivers,
            portals: portals.map(ToString::to_string).collect(),
        }
    }
}

/// The policy for a page with these inline scripts and style sheets, which has to do with these
/// other sites.
///
/// The shop may show itself, as the page on embedding does. Nothing loads from elsewhere but the
/// players of live streams, in frames of their own and after a press. A stream that the shop plays
/// itself reaches the video as a `blob:`. `style="…"` on elements is not allowed either: a
/// component sets classes.
pub fn content_security_policy(inline: &InlineHashes, others: &Others) -> HeaderValue {
    let scripts = sources("'self' 'wasm-unsafe-eval'", &inline.scripts);
    let styles = sources("'self'", &inline.styles);
    let connections = sites(&others.receivers);
    let ancestors = sites(&others.portals);
    let frames = sites(&PLAYERS.map(str::to_owned));
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; \
         font-src 'self'; connect-src {connections}; media-src 'self' blob:; frame-src {frames}; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'self'; frame-ancestors {ancestors}; object-src 'none'"
    );
    header(policy)
}

/// The folder of the admin page.
pub const ADMIN: &str = "admin";

/// The policy for the admin page, which saves to the git host with this address, if to any.
///
/// Its program writes style sheets into the page, and shows pictures and reads files that it has
/// made itself. Nobody may put the page in a frame.
pub fn admin_security_policy(git_host: Option<&str>) -> HeaderValue {
    let host = git_host.map(|it| format!(" {it}")).unwrap_or_default();
    header(format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
         img-src 'self' blob: data:; font-src 'self'; connect-src 'self' blob: data:{host}; \
         media-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         object-src 'none'"
    ))
}

/// Hashes, addresses and the texts here are ASCII, so the fallback is never reached; were it
/// reached, a page without scripts would be safer than one without a policy.
fn header(policy: String) -> HeaderValue {
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The page's own site and others.
fn sites(others: &[String]) -> String {
    let mut all = "'self'".to_owned();
    for other in others {
        all.push_str(&format!(" {other}"));
    }
    all
}

fn sources(always: &str, hashes: &[String]) -> String {
    let mut sources = always.to_owned();
    for hash in hashes {
        sources.push_str(&format!(" '{hash}'"));
    }
    sources
}

/// Which other sites may load a file into their pages. A frame is no such thing: that is what
/// `frame-ancestors` is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// The script that portals put into their pages, and what has a hash in its name: any site may,
    /// and may compare a script with its hash (Subresource Integrity), which needs CORS.
    Everybody,
    /// The content: pages of the shop only.
    Own,
    /// Pages and pictures: as browsers have it without a word.
    Usual,
}

impl Sharing {
    /// Who may load the file at this path below the shop's folder.
    pub fn of(path: &Path) -> Self {
        if path == Path::new("embed.js") || path.starts_with("assets") {
            Self::Everybody
        } else if path.starts_with("data") {
            Self::Own
        } else {
            Self::Usual
        }
    }

    /// The headers that say so.
    pub fn headers(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Everybody => &[
                ("cross-origin-resource-policy", "cross-origin"),
                ("access-control-allow-origin", "*"),
            ],
            Self::Own => &[("cross-origin-resource-policy", "same-origin")],
            Self::Usual => &[],
        }
    }
}

/// How long a browser may keep a file without asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// A file of `/assets` whose name carries a hash of its content: for ever.
    Immutable,
    /// Pages and data: kept, but checked for a newer version at every use.
    Revalidate,
    /// Icons, fonts, images: a day, and a week more while a newer version is looked for.
    Day,
}

impl Caching {
    /// How the file at this path below the shop's folder is cached.
    pub fn of(path: &Path) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.starts_with("assets") && has_content_hash(path) {
            return Self::Immutable;
        }
        // A script or style sheet without a hash in its name is one whose address must stay
        // the same, like a service worker or the embedding script.
        let changes_in_place = matches!(
            extension,
            None | Some("atom" | "html" | "ics" | "webmanifest" | "txt" | "xml" | "js" | "css")
        );
        if changes_in_place || path.starts_with("data") {
            Self::Revalidate
        } else {
            Self::Day
        }
    }

    /// The value of `Cache-Control`, by a clock that is so many seconds behind. Whoever keeps an
    /// answer counts its age from its `Date`, so that it has to last longer by as much.
    pub fn value(self, behind: u64) -> HeaderValue {
        let value = self.as_str();
        let Some(age) = self.max_age().filter(|_| behind > 0) else {
            return HeaderValue::from_static(value);
        };
        let longer = (age + behind).to_string();
        HeaderValue::try_from(value.replacen(&age.to_string(), &longer, 1))
            .unwrap_or(HeaderValue::from_static(value))
    }

    /// For how many seconds the file is used without a question.
    fn max_age(self) -> Option<u64> {
        match self {
            Self::Immutable => Some(31_536_000),
            Self::Revalidate => None,
            Self::Day => Some(86_400),
        }
    }

    /// The value of `Cache-Control` as text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Revalidate => "no-cache",
            Self::Day => "public, max-age=86400, stale-while-revalidate=604800",
        }
    }
}

/// Whether the name ends, before its extension, in a hyphen and 12 or more hex digits, as the
/// build names the files whose content it hashed: `app-0123456789abcdef.js`.
fn has_content_hash(path: &Path) -> bool {
    let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
        return false;
    };
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}
