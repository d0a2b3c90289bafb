//! Where a session can be watched. The types hold only what is safe in a link or a frame.

use crate::catalogue::WebAddress;
use crate::catalogue::contact::checked_text;
use crate::form::text_form;
use crate::search::percent_encode;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

checked_text!(
    /// The id of a video on YouTube: eleven letters, digits, hyphens and underscores.
    YoutubeId,
    |text| {
        text.len() == 11 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    },
    "the id of a YouTube video such as dQw4w9WgXcQ",
    "^[A-Za-z0-9_-]{11}$"
);

checked_text!(
    /// The address of a video on Facebook.
    FacebookVideo,
    |text| {
        text.parse::<WebAddress>().is_ok()
            && text
                .strip_prefix("https://www.facebook.com/")
                .is_some_and(|path| path.contains("videos/") || path.starts_with("watch/"))
    },
    "the address of a Facebook video such as https://www.facebook.com/NAME/videos/123",
    r"^https://www\.facebook\.com/(watch/|.*videos/)"
);

checked_text!(
    /// The address of an HLS stream: a path of the shop's own, or `https`.
    HlsAddress,
    |text| {
        let (path, _) = text.split_once('?').unwrap_or((text, ""));
        let is_own = text.starts_with('/')
            && !text.starts_with("//")
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.?=&%".contains(&b));
        path.ends_with(".m3u8") && (is_own || text.parse::<WebAddress>().is_ok())
    },
    "the address of an HLS stream such as https://example.com/live/index.m3u8",
    r"^(https://[^\s@/]+\.[^\s@/]+)?/[^/].*\.m3u8"
);

/// Where a session, or its recording, can be watched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Stream {
    /// On YouTube.
    Youtube {
        /// The id of the video.
        id: YoutubeId,
    },
    /// On Facebook.
    Facebook {
        /// The address of the video.
        url: FacebookVideo,
    },
    /// A stream of the market's own or of a host that its policy allows.
    Hls {
        /// The address of the playlist.
        url: HlsAddress,
    },
    /// A page elsewhere.
    Link {
        /// The address of the page.
        url: WebAddress,
    },
}

impl Stream {
    /// The address at which it can be watched without the shop.
    pub fn page(&self) -> String {
        match self {
            Self::Youtube { id } => format!("https://www.youtube.com/watch?v={id}"),
            Self::Facebook { url } => url.to_string(),
            Self::Hls { url } => url.to_string(),
            Self::Link { url } => url.to_string(),
        }
    }

    /// The address of the platform's own player for a frame, from so many seconds on; none
    /// where there is no such player.
    pub fn frame(&self, from_s: u32) -> Option<String> {
        match self {
            Self::Youtube { id } => Some(format!(
                "https://www.youtube-nocookie.com/embed/{id}?autoplay=1&rel=0&start={from_s}"
            )),
            Self::Facebook { url } => Some(format!(
                "https://www.facebook.com/plugins/video.php?autoplay=true&show_text=false&t={from_s}&href={}",
                percent_encode(url.as_str())
            )),
            Self::Hls { .. } | Self::Link { .. } => None,
        }
    }

    /// Whether its player can be told to go to a second.
    pub fn can_seek(&self) -> bool {
        !matches!(self, Self::Link { .. })
    }

    /// What the platform is called; none for a stream without one.
    pub fn platform(&self) -> Option<&str> {
        match self {
            Self::Youtube { .. } => Some("YouTube"),
            Self::Facebook { .. } => Some("Facebook"),
            Self::Hls { .. } => None,
            Self::Link { url } => {
                let rest = url.as_str().strip_prefix("https://")?;
                rest.split(['/', '?', '#']).next()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    #[test]
    fn only_safe_addresses_are_taken() {
        check::<YoutubeId>(
            &["dQw4w9WgXcQ", "a-b_c-d_e-f"],
            &[
                "",
                "dQw4w9WgXc",
                "dQw4w9WgXcQQ",
                "dQw4w9WgX/Q",
                "dQw4w9WgX&a",
                "dQw4w9WgXc\"",
            ],
        );
        check::<FacebookVideo>(
            &[
                "https://www.facebook.com/cho-dem/videos/123456",
                "https://www.facebook.com/watch/?v=123456",
            ],
            &[
                "",
                "https://www.facebook.com/",
                "https://www.facebook.com/cho-dem",
                "http://www.facebook.com/cho-dem/videos/1",
                "https://www.facebook.com.evil.example/videos/1",
                "https://evil.example/?https://www.facebook.com/a/videos/1",
                "https://www.facebook.com/a/videos/\"1",
            ],
        );
        check::<HlsAddress>(
            &[
                "/live/index.m3u8",
                "https://example.com/live/index.m3u8",
                "https://example.com/index.m3u8?key=1",
            ],
            &[
                "",
                "index.m3u8",
                "//evil.example/index.m3u8",
                "http://example.com/index.m3u8",
                "javascript:alert(1)//.m3u8",
                "/live/index.mp4",
                "/live/a b.m3u8",
                "https://example.com/\".m3u8",
            ],
        );
    }

    #[test]
    fn each_kind_has_its_page_and_its_player() {
        for (text, platform, page, frame) in [
            (
                r#"{"kind":"youtube","id":"dQw4w9WgXcQ"}"#,
                Some("YouTube"),
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                Some("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0&start=7"),
            ),
            (
                r#"{"kind":"facebook","url":"https://www.facebook.com/a/videos/1"}"#,
                Some("Facebook"),
                "https://www.facebook.com/a/videos/1",
                Some(
                    "https://www.facebook.com/plugins/video.php?autoplay=true&show_text=false&t=7\
                     &href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1",
                ),
            ),
            (
                r#"{"kind":"hls","url":"/live/a.m3u8"}"#,
                None,
                "/live/a.m3u8",
                None,
            ),
            (
                r#"{"kind":"link","url":"https://zalo.example.com/live?a=1"}"#,
                Some("zalo.example.com"),
                "https://zalo.example.com/live?a=1",
                None,
            ),
        ] {
            let stream: Stream = serde_json::from_str(text).expect(text);
            assert_eq!(stream.platform(), platform);
            assert_eq!(stream.page(), page);
            assert_eq!(stream.frame(7).as_deref(), frame);
            assert_eq!(serde_json::to_string(&stream).expect("JSON"), text);
        }
        for text in [
            r#"{"kind":"youtube","url":"https://www.youtube.com/watch?v=dQw4w9WgXcQ"}"#,
            r#"{"kind":"link","url":"javascript:alert(1)"}"#,
            r#"{"kind":"rtmp","url":"https://example.com/a"}"#,
            r#"{"kind":"hls","url":"/live/a.m3u8","extra":1}"#,
        ] {
            assert!(serde_json::from_str::<Stream>(text).is_err(), "{text}");
        }
    }
}
