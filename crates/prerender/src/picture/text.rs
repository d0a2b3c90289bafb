//! Words as outlines: Be Vietnam Pro, whose letters carry their accents, needs no shaping.

use resvg::tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// The files of the type, for telling whether they have changed: the weight for reading, and the
/// one for headings.
pub(super) const FONTS: [&[u8]; 2] = [
    include_bytes!("../../fonts/be-vietnam-pro-400.ttf"),
    include_bytes!("../../fonts/be-vietnam-pro-600.ttf"),
];

/// A weight of the type.
pub(super) struct Font {
    face: Option<Face<'static>>,
}

impl Font {
    /// The weight for reading.
    pub(super) fn regular() -> Self {
        Self::of(FONTS[0])
    }

    /// The weight for headings.
    pub(super) fn strong() -> Self {
        Self::of(FONTS[1])
    }

    fn of(file: &'static [u8]) -> Self {
        Self {
            face: Face::parse(file, 0).ok(),
        }
    }

    /// The face and the glyph of a letter; nothing for what has no shape here, such as marks
    /// of direction and signs of other scripts.
    fn glyph(&self, letter: char) -> Option<(&Face<'static>, GlyphId)> {
        let face = self.face.as_ref()?;
        Some((face, face.glyph_index(letter)?))
    }

    fn advance(&self, letter: char, size: f32) -> f32 {
        self.glyph(letter).map_or(0.0, |(face, glyph)| {
            let advance = face.glyph_hor_advance(glyph).unwrap_or_default();
            f32::from(advance) * size / f32::from(face.units_per_em())
        })
    }

    /// How wide a line is.
    pub(super) fn width(&self, line: &str, size: f32) -> f32 {
        line.chars().map(|letter| self.advance(letter, size)).sum()
    }

    /// The shape of a line that begins at a place on its base line.
    pub(super) fn outline(&self, line: &str, size: f32, x: f32, y: f32) -> Option<Path> {
        let mut pen = Pen {
            path: PathBuilder::new(),
            x,
            y,
            scale: 1.0,
        };
        for letter in line.chars() {
            if let Some((face, glyph)) = self.glyph(letter) {
                pen.scale = size / f32::from(face.units_per_em());
                face.outline_glyph(glyph, &mut pen);
            }
            pen.x += self.advance(letter, size);
        }
        pen.path.finish()
    }

    /// A text in lines that are no wider than `width`, at the largest of the sizes at which it
    /// needs no more than `most`; at the last one what is too much gives way to an ellipsis.
    pub(super) fn fitted(
        &self,
        text: &str,
        sizes: &[f32],
        width: f32,
        most: usize,
    ) -> (f32, Vec<String>) {
        let mut size = 0.0;
        let mut lines = Vec::new();
        for it in sizes {
            size = *it;
            lines = self.wrapped(text, size, width);
            if lines.len() <= most {
                break;
            }
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && self.width(&format!("{last}…"), size) > width {
                    last.pop();
                }
                *last = format!("{}…", last.trim_end());
            }
        }
        (size, lines)
    }

    fn wrapped(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.width(&longer, size) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = self.broken(word, size, width, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Breaks a word that is wider than a line wherever a line ends; gives what is left of it.
    fn broken(&self, word: &str, size: f32, width: f32, lines: &mut Vec<String>) -> String {
        let mut line = String::new();
        for letter in word.chars() {
            line.push(letter);
            if self.width(&line, size) > width {
                line.pop();
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
        }
        line
    }
}

/// Draws outlines at a place; type counts upwards, pictures downwards.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2)) = (self.at(x1, y1), self.at(x2, y2));
        let (x, y) = self.at(x, y);
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_a_shape() {
        let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        assert_eq!(marks.len(), 6);
        let letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ₫·…0123456789./";
        for font in [Font::regular(), Font::strong()] {
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                assert!(font.glyph(letter).is_some(), "{letter}");
                assert!(font.advance(letter, 10.0) > 0.0, "{letter}");
            }
        }
    }

    #[test]
    fn long_texts_get_smaller_and_then_shorter() {
        let font = Font::strong();
        let (size, lines) = font.fitted("Trà sen", &[60.0, 40.0], 500.0, 2);
        assert_eq!((size, lines), (60.0, vec!["Trà sen".to_owned()]));
        let long = "Bánh dày ".repeat(9);
        let (size, lines) = font.fitted(&long, &[60.0, 40.0], 500.0, 3);
        assert_eq!((size, lines.len()), (40.0, 3));
        let (_, lines) = font.fitted(&"a".repeat(500), &[40.0], 300.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        for line in lines {
            assert!(font.width(&line, 40.0) <= 300.0, "{line}");
        }
        assert_eq!(font.fitted(" \u{202e} ", &[40.0], 300.0, 2).1.len(), 1);
        assert!(font.outline("\u{202e}\u{0}中", 40.0, 0.0, 0.0).is_none());
    }
}
