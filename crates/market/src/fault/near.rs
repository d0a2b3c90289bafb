//! What somebody may have meant.

/// The known name that is closest to a name that nobody knows, if one is close.
///
/// ```
/// use market::fault::nearest;
/// assert_eq!(nearest("nightprice", ["price", "night_price"]), Some("night_price"));
/// assert_eq!(nearest("weight", ["price", "night_price"]), None);
/// ```
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = crate::fold(name);
    // One slip in three letters is a slip; more is another word.
    let most = (folded.chars().count() / 3).max(1);
    let close = known.into_iter().filter_map(|it| {
        let distance = strsim::osa_distance(&folded, &crate::fold(it));
        (distance <= most).then_some((distance, it))
    });
    Some(close.min_by_key(|(distance, _)| *distance)?.1)
}

/// Names, one after the other.
pub(crate) fn listed(names: &[String]) -> String {
    names.join(", ")
}

/// Names as a fault keeps them.
pub(crate) fn known<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// "Did you mean …? " in Vietnamese, where a known name is close.
pub(super) fn meant_vi(name: &str, known: &[String]) -> String {
    nearest(name, known.iter().map(String::as_str)).map_or(String::new(), said_vi)
}

/// The same in English.
pub(super) fn meant_en(name: &str, known: &[String]) -> String {
    nearest(name, known.iter().map(String::as_str)).map_or(String::new(), said_en)
}

/// "Did you mean this? " in Vietnamese.
pub(super) fn said_vi(name: &str) -> String {
    format!("có phải ý bạn là \"{name}\"? ")
}

/// The same in English.
pub(super) fn said_en(name: &str) -> String {
    format!("did you mean \"{name}\"? ")
}
