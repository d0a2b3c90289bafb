//! What is said of a session's state.

use crate::features::schedule::{date, date_time, time};
use crate::i18n::{Texts, say, texts};
use market::{Session, SessionState, UtcOffset};

/// The state in a word or two.
pub fn label(t: &Texts, state: Option<SessionState>) -> Option<&'static str> {
    Some(match state? {
        SessionState::Planned { .. } => t.live.planned,
        SessionState::Soon { .. } => t.live.soon,
        SessionState::Late { .. } => t.live.late,
        SessionState::Live { .. } => t.live.on,
        SessionState::Ended { replay: true } => t.live.replay,
        SessionState::Ended { replay: false } => t.live.ended,
        SessionState::Cancelled => t.live.cancelled,
    })
}

/// The name of a state for style sheets.
pub fn name(state: Option<SessionState>) -> &'static str {
    match state {
        None => "unknown",
        Some(SessionState::Planned { .. }) => "planned",
        Some(SessionState::Soon { .. }) => "soon",
        Some(SessionState::Late { .. }) => "late",
        Some(SessionState::Live { .. }) => "live",
        Some(SessionState::Ended { .. }) => "ended",
        Some(SessionState::Cancelled) => "cancelled",
    }
}

/// What a visitor has to know of a session that cannot be watched now, in a sentence.
pub fn sentence(
    session: &Session,
    state: Option<SessionState>,
    offset: UtcOffset,
) -> Option<String> {
    let t = texts();
    match state? {
        SessionState::Planned { begins } => Some(t.live.planned_at(&date_time(begins, offset))),
        SessionState::Soon { begins } => Some(t.live.soon_at(&time(begins, offset))),
        SessionState::Late { begins } => Some(t.live.late_at(&time(begins, offset))),
        SessionState::Ended { replay: false } => Some(t.live.no_replay.to_owned()),
        SessionState::Cancelled => {
            let reason = session.cancelled.as_ref().map(say).unwrap_or_default();
            Some(t.live.cancelled_because(&reason))
        }
        SessionState::Live { .. } | SessionState::Ended { replay: true } => None,
    }
}

/// "20:40 – 21:10".
pub fn hours(session: &Session, offset: UtcOffset) -> String {
    let begins = session.begins().time;
    texts()
        .live
        .hours(&begins, &time(session.ends.at(offset), offset))
}

/// The day and the hours.
pub fn when(session: &Session, offset: UtcOffset) -> String {
    format!("{}, {}", date(session.starts.date), hours(session, offset))
}

/// A place in a recording: "4:05" or "1:04:05".
pub fn place(second: u32) -> String {
    let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn places_in_a_recording_are_short() {
        for (second, text) in [
            (0, "0:00"),
            (65, "1:05"),
            (3599, "59:59"),
            (3845, "1:04:05"),
        ] {
            assert_eq!(place(second), text);
        }
    }
}
