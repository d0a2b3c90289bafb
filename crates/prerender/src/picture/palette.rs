//! PNG files of 256 colours: drawings have few, and a file of their places in a list is a
//! fifth of one with all their values.

use anyhow::{Result, ensure};
use resvg::tiny_skia::Pixmap;
use std::collections::HashMap;

/// How many colours a file has.
const COLOURS: usize = 256;

/// Colours that are nearer to each other than this, as the square of their distance, look the
/// same in the soft edge of a shape.
const SAME: i32 = 40;

type Colour = [u8; 3];

/// Writes an opaque picture.
pub(super) fn png(picture: &Pixmap) -> Result<Vec<u8>> {
    let colours = counted(picture);
    let palette = chosen(&colours);
    ensure!(!palette.is_empty(), "a picture without pixels");
    let mut places = HashMap::with_capacity(colours.len());
    for (colour, _) in &colours {
        places.insert(*colour, nearest(&palette, *colour));
    }
    let mut last = ([0; 3], places.get(&[0; 3]).copied().unwrap_or_default());
    let pixels = pixels(picture).map(|colour| {
        if colour != last.0 {
            last = (colour, places.get(&colour).copied().unwrap_or_default());
        }
        last.1
    });
    let pixels: Vec<u8> = pixels.collect();
    encoded(picture, &palette, &pixels)
}

fn encoded(picture: &Pixmap, palette: &[Colour], pixels: &[u8]) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::Balanced);
    // Neighbours in the list are no neighbours in colour.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(file)
}

fn pixels(picture: &Pixmap) -> impl Iterator<Item = Colour> {
    let (pixels, _) = picture.data().as_chunks::<4>();
    pixels
        .iter()
        .map(|[red, green, blue, _]| [*red, *green, *blue])
}

/// The colours of a picture, the most frequent first.
fn counted(picture: &Pixmap) -> Vec<(Colour, u32)> {
    let mut counts: HashMap<Colour, u32> = HashMap::new();
    let mut run: Option<(Colour, u32)> = None;
    for colour in pixels(picture) {
        match &mut run {
            Some((same, length)) if *same == colour => *length += 1,
            _ => {
                if let Some((other, length)) = run.replace((colour, 1)) {
                    *counts.entry(other).or_default() += length;
                }
            }
        }
    }
    if let Some((colour, length)) = run {
        *counts.entry(colour).or_default() += length;
    }
    let mut colours: Vec<_> = counts.into_iter().collect();
    colours.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    colours
}

/// The colours that stand for all: frequent ones first, and none that looks like another.
fn chosen(colours: &[(Colour, u32)]) -> Vec<Colour> {
    let mut palette: Vec<Colour> = Vec::with_capacity(COLOURS);
    let is_few = colours.len() <= COLOURS;
    for (colour, _) in colours {
        if palette.len() == COLOURS {
            break;
        }
        if is_few
            || palette
                .iter()
                .all(|other| distance(*other, *colour) >= SAME)
        {
            palette.push(*colour);
        }
    }
    palette
}

fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let places = (0..=u8::MAX).zip(palette);
    let nearest = places.min_by_key(|(_, other)| distance(**other, colour));
    nearest.map_or(0, |(place, _)| place)
}

fn distance(a: Colour, b: Colour) -> i32 {
    let parts = a.into_iter().zip(b);
    parts
        .map(|(a, b)| (i32::from(a) - i32::from(b)).pow(2))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Color;

    #[test]
    fn a_picture_of_few_colours_loses_nothing() {
        let mut picture = Pixmap::new(3, 2).expect("a picture");
        picture.fill(Color::from_rgba8(14, 20, 48, 255));
        let gold = Color::from_rgba8(15, 20, 48, 255)
            .premultiply()
            .to_color_u8();
        picture.pixels_mut()[4] = gold;
        let file = png(&picture).expect("a file");
        let mut reader = png::Decoder::new(std::io::Cursor::new(file));
        reader.set_transformations(png::Transformations::EXPAND);
        let mut reader = reader.read_info().expect("a header");
        let mut pixels = vec![0; 18];
        reader.next_frame(&mut pixels).expect("a picture");
        assert_eq!(pixels[..3], [14, 20, 48]);
        assert_eq!(pixels[12..15], [15, 20, 48]);
    }

    #[test]
    fn many_colours_become_256() {
        let mut picture = Pixmap::new(64, 64).expect("a picture");
        for (index, pixel) in picture.pixels_mut().iter_mut().enumerate() {
            let (red, green) = ((index % 64 * 4) as u8, (index / 64 * 4) as u8);
            *pixel = Color::from_rgba8(red, green, 90, 255)
                .premultiply()
                .to_color_u8();
        }
        let colours = counted(&picture);
        assert_eq!(colours.len(), 4096);
        let palette = chosen(&colours);
        assert_eq!(palette.len(), COLOURS);
        assert!(png(&picture).expect("a file").len() < 10_000);
    }
}
