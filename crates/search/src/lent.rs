//! Names that hold the names of the product's own places, as most do: "Trà sen Tây Hồ" comes
//! from Tây Hồ. Each place stands in the name as one sign.

use std::borrow::Cow;

/// Begins a text that stands as it is, since signs occur in it or in the places.
const AS_IT_IS: char = '\0';

/// The signs of the village, the place and the old place.
const SIGNS: [char; 3] = ['\u{1}', '\u{2}', '\u{3}'];

/// What kind of place it is, which names of products leave out.
const KINDS: [&str; 5] = ["Làng ", "làng ", "xã ", "phường ", "thị trấn "];

/// The places of a product, as names of products have them.
pub(crate) struct Lent<'a>([&'a str; 3]);

impl<'a> Lent<'a> {
    /// The village, the place and the old place; an empty name is none.
    pub(crate) fn new(places: [&'a str; 3]) -> Self {
        let bare = |name: &'a str| {
            let mut kinds = KINDS.iter();
            kinds
                .find_map(|kind| name.strip_prefix(kind))
                .unwrap_or(name)
        };
        Self(places.map(bare))
    }

    /// A text with signs for the places.
    pub(crate) fn write(&self, text: &str) -> String {
        if [text].iter().chain(&self.0).any(|it| has_signs(it)) {
            return format!("{AS_IT_IS}{text}");
        }
        let mut out = text.to_owned();
        for (place, sign) in self.0.iter().zip(SIGNS) {
            if !place.is_empty() {
                out = out.replace(place, sign.encode_utf8(&mut [0; 4]));
            }
        }
        out
    }

    /// The text again.
    pub(crate) fn read<'b>(&self, text: &'b str) -> Cow<'b, str> {
        if let Some(text) = text.strip_prefix(AS_IT_IS) {
            return Cow::Borrowed(text);
        }
        if !has_signs(text) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 16);
        for c in text.chars() {
            match SIGNS.iter().position(|sign| *sign == c) {
                Some(at) => out.push_str(self.0[at]),
                None => out.push(c),
            }
        }
        Cow::Owned(out)
    }
}

fn has_signs(text: &str) -> bool {
    text.bytes().any(|byte| byte <= SIGNS[2] as u8)
}

#[cfg(test)]
mod tests {
    use super::Lent;

    #[test]
    fn places_are_lent_and_given_back() {
        for (places, text, written) in [
            (
                ["Tây Hồ", "phường Tây Hồ", ""],
                "Trà sen Tây Hồ",
                "Trà sen \u{1}",
            ),
            (
                ["Làng Vòng", "phường Cầu Giấy", ""],
                "Cốm làng Vòng",
                "Cốm làng \u{1}",
            ),
            (
                ["Đường Lâm", "phường Sơn Tây", ""],
                "Gà Mía Sơn Tây",
                "Gà Mía \u{2}",
            ),
            (
                ["Cự Đà", "xã Bình Minh", "Thanh Oai"],
                "Thanh Oai – Cự Đà",
                "\u{3} – \u{1}",
            ),
            (["a", "aa", "b"], "aab", "\u{1}\u{1}\u{3}"),
            (["", "xã ", ""], "Trà sen", "Trà sen"),
            (["", "", ""], "", ""),
            (["Sen", "", ""], "Sen\u{2}", "\0Sen\u{2}"),
            (["Sen\0", "", ""], "Sen", "\0Sen"),
        ] {
            let lent = Lent::new(places);
            assert_eq!(lent.write(text), written);
            assert_eq!(lent.read(written), text);
        }
    }
}
