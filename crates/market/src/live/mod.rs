//! The live sessions: who streams when, which product is shown at which second, and what a
//! session is doing at an instant.

mod check;
mod poll;
mod programme;
mod state;
mod stream;

pub(crate) use check::{Known, check_sessions};
pub use poll::{Attention, pause};
pub use programme::{Lineup, Programme};
pub use state::SessionState;
pub use stream::{FacebookVideo, HlsAddress, Stream, YoutubeId};

use crate::catalogue::PictureFile;
use crate::locale::Text;
use crate::slug::Slug;
use crate::time::LocalTime;
use serde::{Deserialize, Serialize};

/// The live sessions: the file `live.json`. It may change while the market is open: a pin that is
/// added reaches the open pages within seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Live {
    /// The place of the JSON Schema, for editors' programs.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// What holds for every stream, point by point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Text>,
    /// The sessions, in any order.
    pub sessions: Vec<Session>,
}

/// A live session of one producer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// The session's name in addresses.
    pub slug: Slug,
    /// What it is called.
    pub title: Text,
    /// What it is about, in a sentence or two.
    pub about: Text,
    /// The producer whose goods are shown.
    pub producer: Slug,
    /// When it begins.
    pub starts: LocalTime,
    /// When it ends.
    pub ends: LocalTime,
    /// When it begins instead, where it begins late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delayed_to: Option<LocalTime>,
    /// Why it does not take place, where it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Text>,
    /// Who streams.
    pub streamer: Streamer,
    /// Where it can be watched.
    pub stream: Stream,
    /// Where its recording can be watched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replay: Option<Stream>,
    /// The picture in the player's place; a drawn one takes its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poster: Option<PictureFile>,
    /// Which product is shown from which second on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<Pin>,
}

/// Who streams, as the law wants it shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Streamer {
    /// The name.
    pub name: Text,
    /// How the market has verified the identity; nobody streams without that.
    pub verified: Text,
}

/// A product that is shown from a second of the session on, until the next one is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The product.
    pub product: Slug,
    /// Seconds since the session began.
    pub at_s: u32,
}

impl Session {
    /// When it really begins.
    pub fn begins(&self) -> LocalTime {
        self.delayed_to.unwrap_or(self.starts)
    }

    /// How many seconds it lasts.
    pub fn length_s(&self) -> i64 {
        self.begins().seconds_until(self.ends)
    }

    /// The pins up to a second of the session, in their order; the last one is the product that
    /// is shown then.
    pub fn pins_until(&self, elapsed_s: u32) -> &[Pin] {
        let count = self.pins.partition_point(|pin| pin.at_s <= elapsed_s);
        self.pins.get(..count).unwrap_or_default()
    }
}
