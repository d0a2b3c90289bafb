//! From a file to upright pixels in the colours of the web.

use crate::{Kind, LEAST_SIDE, MOST_PIXELS, Refusal};
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, Limits, Rgb, RgbImage};
use moxcms::{ColorProfile, Layout, TransformOptions};
use std::io::Cursor;

/// How much a decoder may ask for, in bytes: eight for each pixel, and something for itself.
const MOST_BYTES: u64 = MOST_PIXELS * 8 + 64 * 1024 * 1024;
/// What stands behind the transparent parts of a picture, as behind goods on a page.
const BEHIND: u32 = 255;

pub(crate) fn decode(bytes: &[u8]) -> Result<RgbImage, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    let reader = Cursor::new(bytes);
    match Kind::of(bytes).ok_or(Refusal::NoPicture)? {
        Kind::Jpeg => {
            let mut decoder = JpegDecoder::new(reader)?;
            decoder.set_limits(limits)?;
            check_size(&decoder)?;
            if !has_end(bytes) {
                return Err(Refusal::CutOff);
            }
            upright(decoder)
        }
        Kind::Png => {
            let decoder = PngDecoder::with_limits(reader, limits)?;
            check_size(&decoder)?;
            if !bytes.windows(4).any(|it| it == b"IEND") {
                return Err(Refusal::CutOff);
            }
            upright(decoder)
        }
        other => Err(Refusal::Format(other)),
    }
}

fn check_size(decoder: &impl ImageDecoder) -> Result<(), Refusal> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::TooLarge { width, height });
    }
    if width.min(height) < LEAST_SIDE {
        return Err(Refusal::TooSmall { width, height });
    }
    Ok(())
}

/// Whether the mark of the end follows the first scan; the decoder would paint the rest grey.
fn has_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xff, marker, rest @ ..]) = bytes.get(at..) {
        match (marker, rest) {
            (0xda, _) => return rest.windows(2).any(|it| it == [0xff, 0xd9]),
            // Any number of these may stand before a marker.
            (0xff, _) => at += 1,
            (_, [high, low, ..]) => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
            _ => return false,
        }
    }
    false
}

fn upright(mut decoder: impl ImageDecoder) -> Result<RgbImage, Refusal> {
    // A picture whose notes are damaged is still a picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut whole = DynamicImage::from_decoder(decoder)?;
    whole.apply_orientation(orientation);
    let mut pixels = opaque(whole);
    if let Some(profile) = profile {
        pixels = in_web_colours(&pixels, &profile).unwrap_or(pixels);
    }
    Ok(pixels)
}

fn opaque(whole: DynamicImage) -> RgbImage {
    if !whole.color().has_alpha() {
        return whole.into_rgb8();
    }
    let pixels = whole.into_rgba8();
    let mut out = RgbImage::new(pixels.width(), pixels.height());
    for (from, to) in pixels.pixels().zip(out.pixels_mut()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        let over = |part: u32| {
            let mixed = (part * alpha + BEHIND * (255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        *to = Rgb([over(red), over(green), over(blue)]);
    }
    out
}

/// The same picture where its colours are described; none where nobody understands the description.
fn in_web_colours(pixels: &RgbImage, profile: &[u8]) -> Option<RgbImage> {
    let from = ColorProfile::new_from_slice(profile).ok()?;
    let to = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform = from
        .create_transform_8bit(Layout::Rgb, &to, Layout::Rgb, options)
        .ok()?;
    let mut out = vec![0; pixels.as_raw().len()];
    transform.transform(pixels.as_raw(), &mut out).ok()?;
    RgbImage::from_raw(pixels.width(), pixels.height(), out)
}

impl From<ImageError> for Refusal {
    fn from(error: ImageError) -> Self {
        let is_short = match &error {
            ImageError::IoError(error) => error.kind() == std::io::ErrorKind::UnexpectedEof,
            _ => false,
        };
        if is_short {
            Self::CutOff
        } else {
            Self::Broken(error.to_string().trim().to_owned())
        }
    }
}
