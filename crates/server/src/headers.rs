//! The one definition of the headers that a shop is served with.

use std::path::Path;

use axum::http::HeaderValue;

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

/// The policy for a page with these inline scripts and style sheets, whose forms may be sent to
/// these sites besides its own.
///
/// Nothing loads from elsewhere but the players of live streams, in frames of their own and after
/// a press. A stream that the shop plays itself reaches the video as a `blob:`. `style="…"` on elements is not
/// allowed either: a component sets classes.
pub fn content_security_policy(inline: &InlineHashes, receivers: &[String]) -> HeaderValue {
    let scripts = sources("'self' 'wasm-unsafe-eval'", &inline.scripts);
    let styles = sources("'self'", &inline.styles);
    let connections = [&["'self'".to_owned()], receivers].concat().join(" ");
    let frames = PLAYERS.join(" ");
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; \
         font-src 'self'; connect-src {connections}; media-src 'self' blob:; frame-src {frames}; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'self'; object-src 'none'"
    );
    // Base64 and the text above are ASCII, so the fallback is never reached; were it reached,
    // a page without scripts would be safer than one without a policy.
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

fn sources(always: &str, hashes: &[String]) -> String {
    let mut sources = always.to_owned();
    for hash in hashes {
        sources.push_str(&format!(" '{hash}'"));
    }
    sources
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
