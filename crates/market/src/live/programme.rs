//! The sessions as the shop reads them.

use super::{Live, Session};
use crate::catalogue::problem::{Problem, read, without_mark};
use crate::fingerprint::fingerprint;
use crate::locale::Text;
use crate::sort::sort_by_key;
use crate::time::{Date, Timestamp, UtcOffset};
use serde::Deserialize;
use serde_json::value::RawValue;

/// The sessions, and what is wrong with their file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    /// What holds for every stream.
    pub rules: Vec<Text>,
    /// The sessions, in the order of their beginnings; the pins of each in their order.
    pub sessions: Vec<Session>,
    /// Tells one state of the file from another.
    pub fingerprint: String,
    /// What is wrong; the sessions that it concerns are left out.
    pub problem: Option<Problem>,
}

/// The sessions as a visitor looks for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineup<'a> {
    /// Those that are on or to come, night by night; cancelled ones among them.
    pub nights: Vec<(Date, Vec<&'a Session>)>,
    /// Those that are over, the last one first.
    pub past: Vec<&'a Session>,
}

#[derive(Deserialize)]
struct Frame<'a> {
    #[serde(default)]
    rules: Vec<Text>,
    #[serde(borrow)]
    sessions: Vec<&'a RawValue>,
}

impl Programme {
    /// Reads the file. A session that cannot be read is left out.
    ///
    /// # Errors
    /// Says why there is no session to show at all.
    pub fn load(file: &str, text: &str) -> Result<Self, Problem> {
        let (rules, sessions, problem) = match read::<Live>(file, text) {
            Ok(live) => (live.rules, live.sessions, None),
            Err(problem) => {
                let Ok(frame) = serde_json::from_str::<Frame<'_>>(without_mark(text)) else {
                    return Err(problem);
                };
                let sound = frame.sessions.iter();
                let sound = sound.filter_map(|raw| serde_json::from_str(raw.get()).ok());
                (frame.rules, sound.collect(), Some(problem))
            }
        };
        Ok(Self::new(rules, sessions, fingerprint([text]), problem))
    }

    fn new(
        rules: Vec<Text>,
        mut sessions: Vec<Session>,
        fingerprint: String,
        problem: Option<Problem>,
    ) -> Self {
        sort_by_key(&mut sessions, |session| (session.starts, session.ends));
        for session in &mut sessions {
            sort_by_key(&mut session.pins, |pin| pin.at_s);
        }
        Self {
            rules,
            sessions,
            fingerprint,
            problem,
        }
    }

    /// A session by its slug.
    pub fn session(&self, slug: &str) -> Option<&Session> {
        self.sessions.iter().find(|session| session.slug == *slug)
    }

    /// The sessions in order; before the time is known all of them count as yet to come. A
    /// cancelled one is told of until it would have ended.
    pub fn lineup(&self, now: Option<Timestamp>, offset: UtcOffset) -> Lineup<'_> {
        let mut lineup = Lineup::default();
        for session in &self.sessions {
            let is_over = now.is_some_and(|now| now >= session.ends.at(offset));
            if !is_over {
                let night = session.starts.date;
                match lineup.nights.last_mut() {
                    Some((date, sessions)) if *date == night => sessions.push(session),
                    _ => lineup.nights.push((night, vec![session])),
                }
            } else if session.cancelled.is_none() {
                lineup.past.insert(0, session);
            }
        }
        lineup
    }
}
