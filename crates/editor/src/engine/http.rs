//! Speaks HTTP with an engine.

use super::api::{Api, Trouble};
use super::keys::Secret;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};

/// The largest answer that is read.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// How long is waited at first, and at most, before something is asked again.
const WAITS: [Duration; 2] = [Duration::from_millis(250), Duration::from_secs(8)];
/// How much of a reason is shown.
const REASON: usize = 300;

/// A connection to an engine.
pub(crate) struct Client {
    agent: Agent,
    address: String,
    authorization: String,
    patience: Duration,
    waited: Duration,
    /// How many requests were sent.
    pub(crate) requests: usize,
}

impl Client {
    /// A client that gives up on an engine that has not answered for so long.
    pub(crate) fn new(address: &str, key: &Secret, patience: Duration) -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            // The key is for this address and no other.
            .max_redirects(0)
            .timeout_global(Some(patience.max(Duration::from_secs(1))))
            .user_agent(concat!("editor/", env!("CARGO_PKG_VERSION")))
            .build();
        let credentials = STANDARD.encode(format!("{}:", key.reveal()));
        Self {
            agent: agent.into(),
            address: address.trim_end_matches('/').to_owned(),
            authorization: format!("Basic {credentials}"),
            patience,
            waited: Duration::ZERO,
            requests: 0,
        }
    }

    fn send(&self, path: &str, body: Option<&Value>) -> Result<Response<Body>, Error> {
        let address = format!("{}{path}", self.address);
        let authorization = ("authorization", &self.authorization);
        match body {
            None => {
                let request = self.agent.get(address);
                request.header(authorization.0, authorization.1).call()
            }
            Some(body) => {
                let request = self.agent.post(address);
                let request = request.header(authorization.0, authorization.1);
                let request = request.header("content-type", "application/json");
                request.send(body.to_string())
            }
        }
    }
}

impl Api for Client {
    fn ask(&mut self, path: &str, body: Option<&Value>) -> Result<Value, Trouble> {
        self.requests += 1;
        let mut answer = self.send(path, body).map_err(trouble)?;
        let status = answer.status().as_u16();
        let read = answer.body_mut().with_config().limit(MOST_BYTES);
        let bytes = read.read_to_vec().map_err(trouble)?;
        let value = understood(status, &bytes)?;
        self.waited = Duration::ZERO;
        Ok(value)
    }

    fn wait(&mut self, failures: u32) -> bool {
        let [first, most] = WAITS;
        let long = first.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1)));
        let long = long.min(most);
        if self.waited + long > self.patience {
            return false;
        }
        self.waited += long;
        thread::sleep(long);
        true
    }
}

/// What an answer means.
fn understood(status: u16, bytes: &[u8]) -> Result<Value, Trouble> {
    match status {
        200..=299 => serde_json::from_slice(bytes)
            .map_err(|error| Trouble::Strange(format!("{error}: {}", reason(bytes)))),
        300..=399 => Err(Trouble::Strange(format!("HTTP {status}"))),
        401 | 403 => Err(Trouble::WrongKey),
        408 | 425 | 429 | 502..=504 => Err(Trouble::Lost(format!("HTTP {status}"))),
        500..=599 => Err(Trouble::Failed(format!("HTTP {status}: {}", reason(bytes)))),
        _ => Err(Trouble::Refused {
            status,
            message: format!("HTTP {status}: {}", reason(bytes)),
        }),
    }
}

/// What an answer gives as its reason.
fn reason(bytes: &[u8]) -> String {
    let value: Option<Value> = serde_json::from_slice(bytes).ok();
    let message = value.as_ref().and_then(|it| it["message"].as_str());
    let text = match message {
        Some(message) => message.to_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    };
    text.chars().take(REASON).collect()
}

/// What it means that there is no answer.
fn trouble(error: Error) -> Trouble {
    let told = error.to_string();
    match error {
        Error::Io(error) if is_mistrust(&error) => Trouble::Strange(told),
        Error::BadUri(_)
        | Error::HostNotFound
        | Error::Tls(_)
        | Error::Rustls(_)
        | Error::TooManyRedirects
        | Error::BodyExceedsLimit(_) => Trouble::Strange(told),
        _ => Trouble::Lost(told),
    }
}

/// Whether a connection was given up because nobody vouches for the other side.
fn is_mistrust(error: &std::io::Error) -> bool {
    let inner = error.get_ref();
    let inner = inner.and_then(|it| it.downcast_ref::<rustls::Error>());
    matches!(inner, Some(rustls::Error::InvalidCertificate(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_for_what_it_is() {
        let refused = |status, message: &str| {
            let message = format!("HTTP {status}: {message}");
            Err(Trouble::Refused { status, message })
        };
        let lost = |status| Err(Trouble::Lost(format!("HTTP {status}")));
        for (status, body, expected) in [
            (200, "{\"a\":1}", Ok(serde_json::json!({ "a": 1 }))),
            (
                400,
                "{\"message\":\"no\",\"type\":\"invalid_data\"}",
                refused(400, "no"),
            ),
            (404, "<html>", refused(404, "<html>")),
            (413, "", refused(413, "")),
            (401, "{}", Err(Trouble::WrongKey)),
            (403, "", Err(Trouble::WrongKey)),
            (429, "", lost(429)),
            (503, "<html>", lost(503)),
            (
                500,
                "{\"message\":\"oh\"}",
                Err(Trouble::Failed("HTTP 500: oh".to_owned())),
            ),
            (302, "", Err(Trouble::Strange("HTTP 302".to_owned()))),
        ] {
            assert_eq!(understood(status, body.as_bytes()), expected, "{status}");
        }
        let page = understood(200, b"<html>");
        assert!(matches!(page, Err(Trouble::Strange(told)) if told.contains("<html>")));
    }
}
