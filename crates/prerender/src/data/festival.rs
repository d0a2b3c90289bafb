//! The events around the market that are not over.

use super::market::{organiser_id, schema};
use super::{Here, object};
use market::Event;
use serde_json::{Value, json};

/// All events that are not over when the shop is built.
pub(super) fn events(here: &Here<'_>) -> Vec<Value> {
    let today = here.site.now.civil(here.site.offset()).date;
    let events = here.site.content.festival().events.iter();
    let events = events.filter(|event| today <= event.last_day());
    events.map(|it| event(here, it)).collect()
}

fn event(here: &Here<'_>, event: &Event) -> Value {
    let place = here.say(&event.place);
    let picture = here.site.pictures.of_page("/events");
    let picture = picture.and_then(|it| here.site.absolute(&it.address()));
    object([
        ("@type", json!("Event")),
        ("name", json!(here.say(&event.title))),
        ("description", json!(here.say(&event.text))),
        ("startDate", json!(event.from)),
        ("endDate", json!(event.last_day())),
        ("eventStatus", json!(schema("EventScheduled"))),
        (
            "eventAttendanceMode",
            json!(schema("OfflineEventAttendanceMode")),
        ),
        (
            "location",
            json!({ "@type": "Place", "name": place, "address": place }),
        ),
        ("organizer", json!({ "@id": organiser_id(here) })),
        ("inLanguage", json!(here.locale.code())),
        ("image", json!(picture)),
        ("url", json!(here.thing("/events", event.slug.as_str()))),
    ])
}
