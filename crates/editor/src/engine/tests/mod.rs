//! Pushes and pulls against an engine in memory.

mod changes;
mod cut;
#[path = "../../../tests/engine/model.rs"]
#[allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]
mod model;
mod pulls;

use super::api::{Api, Trouble};
use super::compare::Place;
use super::found::Found;
use super::plan::{Difference, Kind, Terms, What, differences};
use super::read;
use super::send::{Push, Refusal};
use super::wanted::{Wanted, wanted};
use crate::content::{self, Content};
use market::Timestamp;
use model::{LOCATION, Model};
use serde_json::Value;
use std::path::Path;

/// An engine that answers as its model does.
#[derive(Default)]
struct Engine {
    model: Model,
    /// What becomes of the next requests that change something; all goes well after them.
    faults: Vec<Fault>,
    /// How many times in a row it may fail before whoever asks gives up.
    patience: u32,
}

/// What can become of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    None,
    /// It never arrives.
    Lost,
    /// It arrives, and its answer does not.
    LostAfter,
    /// The engine fails before it has done anything.
    Failed,
}

impl Api for Engine {
    fn ask(&mut self, path: &str, body: Option<&Value>) -> Result<Value, Trouble> {
        let lost = || Err(Trouble::Lost("cut off".to_owned()));
        let fault = match body {
            Some(_) if !self.faults.is_empty() => self.faults.remove(0),
            _ => Fault::None,
        };
        match fault {
            Fault::Lost => return lost(),
            Fault::Failed => return Err(Trouble::Failed("HTTP 500: oh".to_owned())),
            Fault::None | Fault::LostAfter => {}
        }
        let answer = self.model.answer(path, body);
        if fault == Fault::LostAfter {
            return lost();
        }
        answer.map_err(|(status, message)| Trouble::Refused { status, message })
    }

    fn wait(&mut self, failures: u32) -> bool {
        failures <= self.patience
    }
}

fn terms() -> Terms {
    Terms {
        place: Place {
            region: "reg_1".to_owned(),
            channel: "sc_1".to_owned(),
            location: LOCATION.to_owned(),
            profile: "sp_1".to_owned(),
            zone: "serzo_1".to_owned(),
        },
        with_stock: false,
    }
}

impl Engine {
    fn found(&mut self) -> Found {
        read::all(self, &terms().place).expect("the model can be read")
    }

    fn differences(&mut self, wanted: &Wanted, terms: &Terms) -> Vec<Difference> {
        let found = self.found();
        differences(wanted, &found, terms).0
    }

    /// A whole push; gives what was refused.
    fn push(&mut self, wanted: &Wanted, terms: &Terms) -> Result<Vec<Refusal>, Trouble> {
        let found = read::all(self, &terms.place)?;
        let mut push = Push::new(self, wanted, terms, found);
        push.carry_out(&mut |_| {})?;
        Ok(push.refusals)
    }
}

/// The small shop.
fn shop() -> Content {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shop/data");
    content::read(&folder).expect("the small shop")
}

/// The small shop with some parts of its files changed.
fn changed(parts: &[(&str, &str, &str)]) -> Content {
    shop().with_texts(|file, text| {
        let parts = parts.iter().filter(|(of, _, _)| *of == file);
        Some(parts.fold(text.to_owned(), |text, (_, old, new)| {
            assert_eq!(text.matches(old).count(), 1, "{file}: {old}");
            text.replace(old, new)
        }))
    })
}

/// Half an hour into the night of 27 November.
const NOW: Timestamp = Timestamp::from_millis(1_795_788_000_000);

fn wanted_of(content: &Content) -> Wanted {
    let origin = Some("https://shop.example.com");
    wanted(content, &content.compile(), origin, NOW).expect("a sound shop")
}

/// What changed, a line for each field.
fn told(all: &[Difference]) -> Vec<String> {
    let lines = all.iter().flat_map(|it| match &it.what {
        What::Made => vec![format!("+ {}", it.name)],
        What::Withdrawn => vec![format!("- {}", it.name)],
        What::Changed(fields) if it.kind == Kind::Document => {
            vec![format!("~ {} {}", it.name, fields.len())]
        }
        What::Changed(fields) => {
            let fields = fields.iter();
            fields
                .map(|field| {
                    format!(
                        "~ {} {}: {} → {}",
                        it.name, field.path, field.old, field.new
                    )
                })
                .collect()
        }
    });
    lines.collect()
}
