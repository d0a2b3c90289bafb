//! Spellings that sound alike in Hanoi: tr and ch, s and x, l and n, d, gi and r.

/// The words that a word is easily taken for, by their first sound; folded ones of a folded word,
/// and with the same accents of an exact one.
///
/// ```text
/// trung → chung     soi → xoi     do → gio, ro
/// ```
pub(crate) fn alike(folded: &str) -> Vec<String> {
    let with = |onset: &str, rest: &str| format!("{onset}{rest}");
    if let Some(rest) = folded.strip_prefix("tr") {
        return vec![with("ch", rest)];
    }
    if let Some(rest) = folded.strip_prefix("ch") {
        return vec![with("tr", rest)];
    }
    if let Some(rest) = folded.strip_prefix("gi") {
        // In `gin` the i is the vowel, in `gio` it only shapes the sound before it.
        let rest = if begins_with_vowel(rest) {
            rest
        } else {
            &folded[1..]
        };
        return vec![with("d", rest), with("r", rest)];
    }
    let Some((onset, rest)) = folded.split_at_checked(1) else {
        return Vec::new();
    };
    if !begins_with_vowel(rest) {
        return Vec::new();
    }
    let like_gi = || if rest.starts_with('i') { "g" } else { "gi" };
    match onset {
        "s" => vec![with("x", rest)],
        "x" => vec![with("s", rest)],
        "l" => vec![with("n", rest)],
        "n" => vec![with("l", rest)],
        "d" => vec![with(like_gi(), rest), with("r", rest)],
        "r" => vec![with(like_gi(), rest), with("d", rest)],
        _ => Vec::new(),
    }
}

fn begins_with_vowel(text: &str) -> bool {
    text.starts_with(['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'])
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn beginnings_are_exchanged() {
        for (word, others) in [
            ("trung", vec!["chung"]),
            ("chung", vec!["trung"]),
            ("soi", vec!["xoi"]),
            ("xoi", vec!["soi"]),
            ("gio", vec!["do", "ro"]),
            ("do", vec!["gio", "ro"]),
            ("gin", vec!["din", "rin"]),
            ("di", vec!["gi", "ri"]),
            ("gi", vec!["di", "ri"]),
            ("ru", vec!["giu", "du"]),
            ("la", vec!["na"]),
            ("nem", vec!["lem"]),
            ("nha", vec![]),
            ("nghe", vec![]),
            ("spa", vec![]),
            ("xưa~", vec!["sưa~"]),
            ("do`", vec!["gio`", "ro`"]),
            ("gi`", vec!["di`", "ri`"]),
            ("đo`", vec![]),
            ("mat", vec![]),
            ("s", vec![]),
            ("", vec![]),
            ("中文", vec![]),
        ] {
            assert_eq!(alike(word), others, "{word}");
        }
    }
}
