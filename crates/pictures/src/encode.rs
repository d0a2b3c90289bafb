//! From pixels to files, with nothing in them but the picture.

use crate::{Refusal, Rendition, WIDTHS};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, RgbImage};
use ravif::{BitDepth, Encoder, Img, RGB8, RGBA8};
use std::thread;

/// Where a photograph looks like its original and a file of 1,600 pixels has some 200 kilobytes.
const AVIF_QUALITY: f32 = 62.0;
/// 1 takes for ever, and 10 gives large files.
const AVIF_SPEED: u8 = 8;
const JPEG_QUALITY: u8 = 80;

/// The files, and the size of the largest.
pub(crate) struct Files {
    pub(crate) size: (u32, u32),
    pub(crate) files: Vec<Rendition>,
}

pub(crate) fn encode(whole: RgbImage) -> Result<Files, Refusal> {
    let widths = widths(whole.width());
    let largest = widths.last().copied().unwrap_or(whole.width());
    let largest = scaled(&DynamicImage::ImageRgb8(whole), largest);
    let size = (largest.width(), largest.height());
    let files: Result<Vec<Rendition>, Refusal> = thread::scope(|scope| {
        let largest = &largest;
        let jobs: Vec<_> = widths
            .iter()
            .map(|width| scope.spawn(move || one(largest, *width)))
            .collect();
        let failed = || Refusal::Broken("the encoder failed".to_owned());
        let done = jobs.into_iter().map(|it| it.join().map_err(|_| failed())?);
        done.collect()
    });
    Ok(Files {
        size,
        files: files?,
    })
}

/// The widths that are not wider than the original, and its own where it has fewer than the widest.
fn widths(own: u32) -> Vec<u32> {
    let widest = WIDTHS.into_iter().max().unwrap_or(own).min(own);
    let narrower = WIDTHS.into_iter().filter(|it| *it < widest);
    narrower.chain([widest]).collect()
}

fn scaled(from: &DynamicImage, width: u32) -> DynamicImage {
    if width == from.width() {
        return from.clone();
    }
    let height = u64::from(from.height()) * u64::from(width) + u64::from(from.width()) / 2;
    let height = height / u64::from(from.width().max(1));
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    from.resize_exact(width, height, FilterType::Lanczos3)
}

fn one(largest: &DynamicImage, width: u32) -> Result<Rendition, Refusal> {
    let picture = scaled(largest, width).into_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY).encode_image(&picture)?;
    let pixels: Vec<RGB8> = picture.pixels().map(|it| RGB8::from(it.0)).collect();
    let size = (picture.width() as usize, picture.height() as usize);
    let avif = encoder()
        .encode_rgb(Img::new(&pixels, size.0, size.1))
        .map_err(|error| Refusal::Broken(error.to_string()))?
        .avif_file;
    Ok(Rendition { width, avif, jpeg })
}

/// A picture of so many pixels in width and height.
pub(crate) fn avif_with_alpha(
    pixels: &[RGBA8],
    (width, height): (u32, u32),
) -> Result<Vec<u8>, Refusal> {
    let picture = encoder()
        .encode_rgba(Img::new(pixels, width as usize, height as usize))
        .map_err(|error| Refusal::Broken(error.to_string()))?;
    Ok(picture.avif_file)
}

fn encoder() -> Encoder<'static> {
    Encoder::new()
        .with_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .with_bit_depth(BitDepth::Eight)
        .with_num_threads(Some(1))
}
