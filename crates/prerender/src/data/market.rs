//! The market, its nights, and the producers.

use super::{Here, object};
use market::{Address, Night, Producer, Schedule, Text, Timestamp};
use night_market::render;
use serde_json::{Value, json};

/// How many nights are announced.
const NIGHTS: usize = 8;

/// Who runs the market.
pub(super) fn organiser(here: &Here<'_>) -> Value {
    let owner = &here.site.content.catalogue.market.owner;
    object([
        ("@type", json!("Organization")),
        ("@id", json!(organiser_id(here))),
        ("name", json!(here.say(&owner.name))),
        ("url", json!(here.page("/"))),
        ("logo", json!(here.site.absolute("/icons/icon-512.png"))),
        ("address", json!(here.say(&owner.address))),
        ("telephone", json!(owner.phone)),
        ("email", json!(owner.email)),
    ])
}

/// The address by which the organiser is known.
pub(super) fn organiser_id(here: &Here<'_>) -> Option<String> {
    here.site.absolute("/#organiser")
}

/// The shop as a site.
pub(super) fn website(here: &Here<'_>) -> Value {
    object([
        ("@type", json!("WebSite")),
        ("@id", json!(here.thing("/", "site"))),
        ("url", json!(here.page("/"))),
        ("name", json!(render::words(here.locale).market)),
        ("inLanguage", json!(here.locale.code())),
        ("publisher", json!({ "@id": organiser_id(here) })),
    ])
}

/// The next nights of the market, those that were called off among them and marked as such.
pub(super) fn nights(here: &Here<'_>) -> Vec<Value> {
    let market = &here.site.content.catalogue.market;
    let held = here.site.nights(NIGHTS);
    let as_planned = Schedule {
        cancelled: Vec::new(),
        ..market.schedule.clone()
    };
    let planned = as_planned.nights_from(here.site.now, here.site.offset());
    let called_off = planned.take(NIGHTS).filter(|night| {
        let date = night.opens.civil(here.site.offset()).date;
        let is_off = market.schedule.cancelled.iter().any(|it| it.date == date);
        is_off && !held.iter().any(|other| overlap(other, night))
    });
    let mut nights: Vec<(Night, bool)> = called_off.map(|night| (night, false)).collect();
    nights.extend(held.iter().cloned().map(|night| (night, true)));
    nights.sort_by_key(|(night, _)| night.opens);
    let nights = nights.iter().map(|(it, is_on)| night(here, it, *is_on));
    nights.collect()
}

fn overlap(a: &Night, b: &Night) -> bool {
    a.opens < b.closes && b.opens < a.closes
}

fn night(here: &Here<'_>, night: &Night, is_on: bool) -> Value {
    let market = &here.site.content.catalogue.market;
    let happening = Happening {
        name: &market.name,
        description: night.note.as_ref().unwrap_or(&market.tagline),
        opens: night.opens,
        closes: night.closes,
        is_on,
        organiser: organiser_id(here),
        path: "/",
    };
    event(here, &happening)
}

/// What takes place online, or was to.
pub(super) struct Happening<'a> {
    pub(super) name: &'a Text,
    pub(super) description: &'a Text,
    pub(super) opens: Timestamp,
    pub(super) closes: Timestamp,
    pub(super) is_on: bool,
    pub(super) organiser: Option<String>,
    /// The page that it is on.
    pub(super) path: &'a str,
}

/// What takes place, as an event.
pub(super) fn event(here: &Here<'_>, happening: &Happening<'_>) -> Value {
    let page = here.page(happening.path);
    let status = if happening.is_on {
        "EventScheduled"
    } else {
        "EventCancelled"
    };
    let picture = here.site.pictures.of_page(happening.path);
    let picture = picture.and_then(|it| here.site.absolute(&it.address()));
    object([
        ("@type", json!("Event")),
        ("name", json!(here.say(happening.name))),
        ("description", json!(here.say(happening.description))),
        ("startDate", json!(here.site.instant(happening.opens))),
        ("endDate", json!(here.site.instant(happening.closes))),
        ("eventStatus", json!(schema(status))),
        (
            "eventAttendanceMode",
            json!(schema("OnlineEventAttendanceMode")),
        ),
        (
            "location",
            json!({ "@type": "VirtualLocation", "url": page }),
        ),
        ("organizer", json!({ "@id": happening.organiser })),
        ("isAccessibleForFree", json!(true)),
        ("inLanguage", json!(here.locale.code())),
        ("image", json!(picture)),
        ("url", json!(page)),
    ])
}

/// A word of schema.org as an address.
pub(super) fn schema(word: &str) -> String {
    format!("https://schema.org/{word}")
}

/// A producer, whole.
pub(super) fn producer(here: &Here<'_>, producer: &Producer, path: &str) -> Value {
    let picture = here.site.pictures.of_page(path);
    let picture = picture.and_then(|it| here.site.absolute(&it.address()));
    object([
        ("@type", json!("Organization")),
        ("@id", json!(here.thing(path, "producer"))),
        ("name", json!(here.say(&producer.name))),
        ("description", json!(here.say(&producer.story))),
        ("url", json!(here.page(path))),
        ("image", json!(picture)),
        ("address", address(&producer.address)),
        ("telephone", json!(producer.phone)),
        ("email", json!(producer.email)),
    ])
}

fn address(address: &Address) -> Value {
    object([
        ("@type", json!("PostalAddress")),
        ("streetAddress", json!(address.street)),
        ("addressLocality", json!(address.place)),
        ("addressRegion", json!(address.province)),
        ("addressCountry", json!("VN")),
    ])
}
