//! The live sessions that are to come.

use super::Here;
use super::market::{Happening, event};
use market::Session;
use serde_json::Value;

/// A session as an event; nothing of one that is over when the shop is built.
pub(super) fn session(here: &Here<'_>, session: &Session) -> Option<Value> {
    let offset = here.site.offset();
    let closes = session.ends.at(offset);
    let maker = format!("/producers/{}", session.producer);
    let happening = Happening {
        name: &session.title,
        description: &session.about,
        opens: session.begins().at(offset),
        closes,
        is_on: session.cancelled.is_none(),
        organiser: here.thing(&maker, "producer"),
        path: &format!("/live/{}", session.slug),
    };
    (closes > here.site.now).then(|| event(here, &happening))
}

/// All sessions that are to come.
pub(super) fn sessions(here: &Here<'_>) -> Vec<Value> {
    let sessions = here.site.content.live().sessions.iter();
    sessions.filter_map(|it| session(here, it)).collect()
}
