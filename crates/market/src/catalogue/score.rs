//! The score that a certificate's stars rest on.

use super::Stars;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// A score of 0 to 100 points, to a tenth of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score {
    tenths: u16,
}

impl Score {
    /// The highest score, in tenths.
    const MOST: u16 = 1000;

    /// A score of so many tenths of a point; none above 100 points.
    pub const fn from_tenths(tenths: u16) -> Option<Self> {
        if tenths <= Self::MOST {
            Some(Self { tenths })
        } else {
            None
        }
    }

    /// The stars that it is worth; none where it is too low for three.
    ///
    /// ```
    /// use market::{Score, Stars};
    /// let stars = |tenths| Score::from_tenths(tenths)?.stars();
    /// assert_eq!(stars(499), None);
    /// assert_eq!(stars(699), Stars::new(3));
    /// assert_eq!(stars(700), Stars::new(4));
    /// assert_eq!(stars(900), Stars::new(5));
    /// ```
    pub const fn stars(self) -> Option<Stars> {
        match self.tenths {
            900.. => Stars::new(5),
            700..900 => Stars::new(4),
            500..700 => Stars::new(3),
            _ => None,
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.tenths / 10)?;
        match self.tenths % 10 {
            0 => Ok(()),
            tenth => write!(f, ".{tenth}"),
        }
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.tenths % 10 {
            0 => serializer.serialize_u16(self.tenths / 10),
            _ => serializer.serialize_f64(f64::from(self.tenths) / 10.0),
        }
    }
}

struct ScoreVisitor;

impl ScoreVisitor {
    fn wrong<E: Error>() -> E {
        E::custom("a score is a number from 0 to 100")
    }
}

impl Visitor<'_> for ScoreVisitor {
    type Value = Score;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a score from 0 to 100")
    }

    fn visit_u64<E: Error>(self, points: u64) -> Result<Score, E> {
        let tenths = u16::try_from(points.saturating_mul(10)).ok();
        tenths.and_then(Score::from_tenths).ok_or_else(Self::wrong)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Score, E> {
        Err(Self::wrong())
    }

    fn visit_f64<E: Error>(self, points: f64) -> Result<Score, E> {
        let tenths = points * 10.0;
        let in_range = (0.0..=f64::from(Score::MOST)).contains(&tenths);
        // What has a digit more is no score that anybody gave.
        if !in_range || (tenths - tenths.round()).abs() > 1e-6 {
            return Err(Self::wrong());
        }
        Score::from_tenths(tenths.round() as u16).ok_or_else(Self::wrong)
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(ScoreVisitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Score {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Score".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "number",
            "minimum": 0,
            "maximum": 100,
            "description": "The score, of 100, to a tenth of a point"
        })
    }
}
