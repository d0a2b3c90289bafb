//! Keys of the Telex method that went through raw, as on a keyboard that is set otherwise.

/// The word that somebody meant who typed Telex keys, without accents; none where the keys
/// are the word itself. Double vowels and `dd` are a shape, `w` is a horn or the letter ư,
/// and s, f, r, x, j or z after the vowel is a tone: no Vietnamese syllable ends in one of
/// these.
///
/// ```text
/// goms bats trangf → gom bat trang
/// truwowngf → truong
/// ```
pub(crate) fn decoded(folded: &str) -> Option<String> {
    if !folded.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut out = String::with_capacity(folded.len());
    let mut had_vowel = false;
    let mut before = '\0';
    for key in folded.chars() {
        let doubled = key == before && matches!(key, 'a' | 'e' | 'o' | 'd');
        match key {
            _ if doubled => {
                // A third one begins anew.
                before = '\0';
                continue;
            }
            'w' if out.ends_with(['a', 'o', 'u']) => {}
            'w' => {
                out.push('u');
                had_vowel = true;
            }
            's' | 'f' | 'r' | 'x' | 'j' | 'z' if had_vowel => {}
            _ => {
                had_vowel |= matches!(key, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
                out.push(key);
            }
        }
        before = key;
    }
    (out != folded && !out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn keys_become_words() {
        for (keys, word) in [
            ("goms", Some("gom")),
            ("gooms", Some("gom")),
            ("bats", Some("bat")),
            ("trangf", Some("trang")),
            ("truwowngf", Some("truong")),
            ("ddaauj", Some("dau")),
            ("tuwowi", Some("tuoi")),
            ("lwa", Some("lua")),
            ("nuwowcs", Some("nuoc")),
            ("myx", Some("my")),
            ("laawm", Some("lam")),
            ("nuoswc", Some("nuoc")),
            ("trang", None),
            ("sen", None),
            ("x", None),
            ("100g", None),
        ] {
            assert_eq!(decoded(keys).as_deref(), word, "{keys}");
        }
    }
}
