//! Where the shop gets its data from.

use super::contact::{Endpoint, Portal, checked_text};
use super::market::Market;
use crate::form::text_form;
use crate::outbox::Kind;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

checked_text!(
    /// A publishable key of a Medusa engine.
    PublicKey,
    |text| text.strip_prefix("pk_").is_some_and(is_token),
    "a publishable key that begins with pk_",
    "^pk_[A-Za-z0-9_]{8,128}$"
);

checked_text!(
    /// The name of a region in a Medusa engine.
    RegionId,
    |text| text.strip_prefix("reg_").is_some_and(is_token),
    "the id of a region that begins with reg_",
    "^reg_[A-Za-z0-9_]{8,128}$"
);

fn is_token(text: &str) -> bool {
    let is_letter = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    (8..=128).contains(&text.len()) && text.bytes().all(is_letter)
}

/// Where the shop gets its data from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceSettings {
    /// The kind of source.
    pub kind: SourceKind,
    /// Where the engine answers, such as `https://api.example.com`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Portal>,
    /// The engine's publishable key for this shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<PublicKey>,
    /// The engine's region, which has the currency and the taxes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionId>,
}

/// The kinds of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// JSON files beside the page.
    Static,
    /// The Store API of Medusa 2.18; it needs `url`, `key` and `region`.
    Medusa,
}

/// An engine, and how the shop is known to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// Where it answers.
    pub url: Portal,
    /// The publishable key.
    pub key: PublicKey,
    /// The region.
    pub region: RegionId,
}

impl SourceSettings {
    /// The fields without which an engine cannot be asked.
    pub(super) fn lacks(&self) -> Vec<&'static str> {
        let needed = self.kind == SourceKind::Medusa;
        let lacking = self.engine_fields().into_iter();
        let lacking = lacking.filter(|(_, is_there)| needed && !is_there);
        lacking.map(|(name, _)| name).collect()
    }

    /// The fields of an engine that are there though no engine is asked.
    pub(crate) fn idle(&self) -> Vec<&'static str> {
        let unused = self.kind == SourceKind::Static;
        let idle = self.engine_fields().into_iter();
        let idle = idle.filter(|(_, is_there)| unused && *is_there);
        idle.map(|(name, _)| name).collect()
    }

    fn engine_fields(&self) -> [(&'static str, bool); 3] {
        [
            ("url", self.url.is_some()),
            ("key", self.key.is_some()),
            ("region", self.region.is_some()),
        ]
    }

    /// The engine, where all that is needed to ask it is there.
    pub fn engine(&self) -> Option<Engine> {
        match self.kind {
            SourceKind::Static => None,
            SourceKind::Medusa => Some(Engine {
                url: self.url.clone()?,
                key: self.key.clone()?,
                region: self.region.clone()?,
            }),
        }
    }
}

/// Who takes what is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Where it is sent to.
    pub to: Endpoint,
    /// The engine that takes it, if one does.
    pub engine: Option<Engine>,
}

impl Market {
    /// Who takes something of a kind; nobody where it is left to the visitor to send.
    pub fn receiver(&self, kind: Kind) -> Option<Receiver> {
        if let Some(engine) = self.source.engine() {
            let path = match kind {
                Kind::Registration => "submissions/registrations",
                Kind::Quotation => "submissions/quotations",
                Kind::Complaint => "submissions/complaints",
                Kind::Cancellation => "submissions/cancellations",
                Kind::Order => "carts",
            };
            let to = format!("{}/store/{path}", engine.url).parse().ok()?;
            return Some(Receiver {
                to,
                engine: Some(engine),
            });
        }
        let own = &self.endpoints;
        let to = match kind {
            Kind::Registration => &own.registrations,
            Kind::Quotation => &own.quotations,
            Kind::Complaint => &own.complaints,
            Kind::Order | Kind::Cancellation => &own.orders,
        };
        Some(Receiver {
            to: to.clone()?,
            engine: None,
        })
    }
}
