//! What a file is, by its first bytes: its name may say something else.

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JPEG, as cameras write it.
    Jpeg,
    /// PNG.
    Png,
    /// HEIC, as iPhones write it.
    Heic,
    /// AVIF.
    Avif,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
    /// TIFF, and the raw files of many cameras.
    Tiff,
    /// Windows' bitmaps.
    Bmp,
    /// SVG.
    Svg,
    /// A document, and no picture.
    Pdf,
}

/// The brands of files that hold HEVC, and of those that hold AV1.
const HEIC: [&[u8]; 8] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
];
const AVIF: [&[u8]; 2] = [b"avif", b"avis"];

impl Kind {
    /// The kind of a file; none where it is no picture that is known here.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let brand = bytes.get(4..12)?.strip_prefix(b"ftyp");
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Some(Self::Webp),
            [b'G', b'I', b'F', b'8', ..] => Some(Self::Gif),
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Self::Tiff),
            [b'B', b'M', ..] => Some(Self::Bmp),
            [b'%', b'P', b'D', b'F', ..] => Some(Self::Pdf),
            _ if brand.is_some_and(|it| AVIF.contains(&it)) => Some(Self::Avif),
            _ if brand.is_some_and(|it| HEIC.contains(&it)) => Some(Self::Heic),
            _ => is_svg(bytes).then_some(Self::Svg),
        }
    }

    /// The kind that the ending of a file's name promises.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" | "jpe" | "jfif" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "heic" | "heif" | "hif" => Some(Self::Heic),
            "avif" => Some(Self::Avif),
            "webp" => Some(Self::Webp),
            "gif" => Some(Self::Gif),
            "tif" | "tiff" => Some(Self::Tiff),
            "bmp" => Some(Self::Bmp),
            "svg" => Some(Self::Svg),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::Webp => "WebP",
            Self::Gif => "GIF",
            Self::Tiff => "TIFF",
            Self::Bmp => "BMP",
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
        }
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512)];
    let head = String::from_utf8_lossy(head);
    head.trim_start().starts_with('<') && head.contains("<svg")
}
