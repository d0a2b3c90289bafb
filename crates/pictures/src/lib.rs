//! Turns a photograph as a camera left it into the files that the shop shows: upright, in the
//! colours of the web, in a few widths, as AVIF and as JPEG, and with nothing in them that tells
//! who took it where. And draws the covers of products that have no photograph.
//!
//! It reads bytes and gives bytes; where they lie is for the editors' command line. What cannot be
//! shown is refused before it is unpacked, as far as its first bytes tell.

mod blur;
mod cover;
mod decode;
mod encode;
mod kind;

pub use cover::cover;
pub use kind::Kind;

/// The widths in which a photograph is written, in pixels; none is wider than the original.
pub const WIDTHS: [u32; 4] = [400, 800, 1200, 1600];
/// The most pixels that are unpacked: more than the cameras of phones give unless asked to.
pub const MOST_PIXELS: u64 = 64_000_000;
/// The shorter side that a photograph has to have, in pixels.
pub const LEAST_SIDE: u32 = 100;
/// Changes whenever the same original would give other files.
pub const RECIPE: u32 = 1;

/// A photograph, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Developed {
    /// The width of the largest file, in pixels.
    pub width: u32,
    /// The height of the largest file, in pixels.
    pub height: u32,
    /// What stands for it until it is there, as `market::Blur` reads it.
    pub blur: String,
    /// The files, from the narrowest on.
    pub files: Vec<Rendition>,
}

/// A photograph in a width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// The width, in pixels.
    pub width: u32,
    /// The picture as AVIF.
    pub avif: Vec<u8>,
    /// The picture as JPEG, for browsers that cannot show AVIF.
    pub jpeg: Vec<u8>,
}

/// Why a file gives no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// It is a picture in a format that is not read here.
    #[error("it is {0:?}")]
    Format(Kind),
    /// It is no picture.
    #[error("it is no picture")]
    NoPicture,
    /// It unpacks to more than [`MOST_PIXELS`].
    #[error("it has {width} × {height} pixels")]
    TooLarge {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// A side is shorter than [`LEAST_SIDE`].
    #[error("it has only {width} × {height} pixels")]
    TooSmall {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Its end is missing.
    #[error("its end is missing")]
    CutOff,
    /// It is damaged in another way.
    #[error("{0}")]
    Broken(String),
}

/// Develops a photograph.
pub fn develop(bytes: &[u8]) -> Result<Developed, Refusal> {
    let whole = decode::decode(bytes)?;
    let blur = blur::blur(&whole);
    let files = encode::encode(whole)?;
    let (width, height) = files.size;
    Ok(Developed {
        width,
        height,
        blur,
        files: files.files,
    })
}
