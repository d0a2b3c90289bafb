//! What stands for a photograph until it is there.

use image::imageops::{FilterType, thumbnail};
use image::{DynamicImage, RgbImage};
use std::fmt::Write as _;

/// How finely colours are told apart where the most frequent one is looked for: bits of a channel.
const FINE: u8 = 3;

/// The dominant colour, a hyphen, and four by three colours.
pub(crate) fn blur(whole: &RgbImage) -> String {
    let small = thumbnail(whole, 64, 48);
    let [red, green, blue] = dominant(&small);
    let small = DynamicImage::ImageRgb8(small);
    let mut text = format!("{red:02x}{green:02x}{blue:02x}-");
    for pixel in small
        .resize_exact(4, 3, FilterType::Triangle)
        .to_rgb8()
        .pixels()
    {
        for part in pixel.0 {
            // Sixteen shades of a channel, the nearest one.
            let shade = (u32::from(part) + 8) / 17;
            let _ = write!(text, "{shade:x}");
        }
    }
    text
}

/// The mean of the colours that are most frequent.
fn dominant(small: &RgbImage) -> [u8; 3] {
    let mut heaps = vec![(0_u32, [0_u32; 3]); 1 << (3 * FINE)];
    for pixel in small.pixels() {
        let coarse = pixel.0.map(|it| usize::from(it >> (8 - FINE)));
        let place = coarse.into_iter().fold(0, |sum, it| (sum << FINE) | it);
        let (count, sums) = &mut heaps[place];
        *count += 1;
        for (sum, part) in sums.iter_mut().zip(pixel.0) {
            *sum += u32::from(part);
        }
    }
    let (count, sums) = heaps
        .into_iter()
        .max_by_key(|(count, _)| *count)
        .unwrap_or_default();
    sums.map(|it| u8::try_from(it / count.max(1)).unwrap_or(u8::MAX))
}
