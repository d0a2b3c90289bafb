//! What becomes of photographs, good and bad.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use pictures::{Kind, Refusal, develop};
use proptest::prelude::*;
use std::io::Cursor;

const RED: Rgb<u8> = Rgb([200, 30, 40]);
const BLUE: Rgb<u8> = Rgb([20, 40, 190]);

/// Red on the left and blue on the right.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x * 2 < width { RED } else { BLUE })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode_image(picture)
        .unwrap();
    bytes
}

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture
        .into()
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// A JPEG with notes of a camera: how it was held, and where.
fn with_notes(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut notes = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    notes.extend(b"\x01\x12\0\x03\0\0\0\x01\0");
    notes.extend([orientation, 0, 0]);
    notes.extend(b"\x01\x0e\0\x02\0\0\0\x10\0\0\0\x26\0\0\0\0");
    notes.extend(b"GPS 21.03,105.8\0");
    let length = u16::try_from(notes.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &notes, &jpeg[2..]].concat()
}

fn is_near(a: Rgb<u8>, b: Rgb<u8>) -> bool {
    a.0.iter().zip(b.0).all(|(a, b)| a.abs_diff(b) < 24)
}

#[test]
fn a_photograph_is_there_in_every_width_that_it_has() {
    let developed = develop(&jpeg(&halves(500, 375))).unwrap();
    assert_eq!((developed.width, developed.height), (500, 375));
    let widths: Vec<u32> = developed.files.iter().map(|it| it.width).collect();
    assert_eq!(widths, [400, 500]);
    for file in &developed.files {
        let read = image::load_from_memory(&file.jpeg).unwrap().to_rgb8();
        assert_eq!(read.dimensions(), (file.width, file.width * 3 / 4));
        assert!(is_near(*read.get_pixel(20, 20), RED));
        assert!(is_near(*read.get_pixel(file.width - 20, 20), BLUE));
        assert_eq!(Kind::of(&file.avif), Some(Kind::Avif));
    }
    let (colour, grid) = developed.blur.split_once('-').unwrap();
    let colour = u32::from_str_radix(colour, 16).unwrap().to_be_bytes();
    let colour = Rgb([colour[1], colour[2], colour[3]]);
    assert!(is_near(colour, RED) || is_near(colour, BLUE), "{colour:?}");
    assert_eq!(grid.len(), 36);
    assert!(grid.starts_with('c') && grid.ends_with('b'), "{grid}");
}

#[test]
fn a_photograph_stands_upright_and_says_nothing_of_its_place() {
    let notes = with_notes(&jpeg(&halves(300, 200)), 6);
    assert!(notes.windows(3).any(|it| it == b"GPS"));
    let developed = develop(&notes).unwrap();
    assert_eq!((developed.width, developed.height), (200, 300));
    let file = &developed.files[0];
    let read = image::load_from_memory(&file.jpeg).unwrap().to_rgb8();
    // The left of a camera held upright is the top.
    assert!(is_near(*read.get_pixel(100, 20), RED));
    assert!(is_near(*read.get_pixel(100, 280), BLUE));
    for bytes in [&file.jpeg, &file.avif] {
        for secret in [&b"GPS"[..], b"Exif", b"105.8"] {
            assert!(!bytes.windows(secret.len()).any(|it| it == secret));
        }
    }
}

#[test]
fn what_is_transparent_becomes_white() {
    let clear = RgbaImage::from_pixel(120, 120, Rgba([0, 0, 0, 0]));
    let developed = develop(&png(clear)).unwrap();
    assert_eq!(developed.blur, format!("ffffff-{}", "f".repeat(36)));
}

#[test]
fn what_gives_no_picture_is_refused_for_what_it_is() {
    let good = jpeg(&halves(300, 200));
    let flat = png(halves(300, 200));
    let notes = with_notes(&good, 1);
    for (name, bytes, refusal) in [
        ("nothing", Vec::new(), Refusal::Empty),
        (
            "a page",
            b"<!DOCTYPE html><html>".to_vec(),
            Refusal::NoPicture,
        ),
        ("a letter", b"a".to_vec(), Refusal::NoPicture),
        (
            "HEIC",
            b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(),
            Refusal::Format(Kind::Heic),
        ),
        (
            "AVIF",
            b"\0\0\0\x18ftypavif\0\0\0\0".to_vec(),
            Refusal::Format(Kind::Avif),
        ),
        (
            "WebP",
            b"RIFF\0\0\0\0WEBPVP8 ".to_vec(),
            Refusal::Format(Kind::Webp),
        ),
        (
            "GIF",
            b"GIF89a\0\0\0\0\0\0".to_vec(),
            Refusal::Format(Kind::Gif),
        ),
        (
            "TIFF",
            b"II*\0\x08\0\0\0\0\0\0\0".to_vec(),
            Refusal::Format(Kind::Tiff),
        ),
        (
            "BMP",
            b"BM\0\0\0\0\0\0\0\0\0\0".to_vec(),
            Refusal::Format(Kind::Bmp),
        ),
        ("PDF", b"%PDF-1.7 aaaa".to_vec(), Refusal::Format(Kind::Pdf)),
        (
            "SVG",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            Refusal::Format(Kind::Svg),
        ),
        (
            "half a JPEG",
            good[..good.len() / 2].to_vec(),
            Refusal::CutOff,
        ),
        (
            "half with notes",
            notes[..notes.len() - 9].to_vec(),
            Refusal::CutOff,
        ),
        (
            "half a PNG",
            flat[..flat.len() / 2].to_vec(),
            Refusal::CutOff,
        ),
        (
            "a PNG without its end",
            flat[..flat.len() - 12].to_vec(),
            Refusal::CutOff,
        ),
        (
            "a strip",
            png(halves(300, 20)),
            Refusal::TooSmall {
                width: 300,
                height: 20,
            },
        ),
    ] {
        assert_eq!(develop(&bytes), Err(refusal), "{name}");
    }
}

#[test]
fn a_flood_is_not_unpacked() {
    let mut bytes = png(halves(300, 200));
    let sides = [60_000_u32.to_be_bytes(), 60_000_u32.to_be_bytes()].concat();
    bytes[16..24].copy_from_slice(&sides);
    let mut sum = u32::MAX;
    for byte in &bytes[12..29] {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    bytes[29..33].copy_from_slice(&(!sum).to_be_bytes());
    let (width, height) = (60_000, 60_000);
    assert_eq!(develop(&bytes), Err(Refusal::TooLarge { width, height }));
    let mut bytes = jpeg(&halves(300, 200));
    let start = bytes.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
    bytes[start + 5..start + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    let (width, height) = (65_500, 65_500);
    assert_eq!(develop(&bytes), Err(Refusal::TooLarge { width, height }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever befalls a file, it gives a picture or a reason.
    #[test]
    fn damage_ends_in_words(
        is_png: bool,
        edits in prop::collection::vec((0.0..1.0, any::<u8>()), 1..6),
        cut in prop::option::of(0.0..1.0),
    ) {
        let picture = halves(101, 100);
        let mut bytes = if is_png { png(picture) } else { jpeg(&picture) };
        for (place, byte) in edits {
            let place = (bytes.len() as f64 * place) as usize;
            bytes[place] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate((bytes.len() as f64 * cut) as usize);
        }
        let _ = develop(&bytes);
    }
}

/// For the eye and the watch: `cargo test -p pictures --test develop -- --ignored --nocapture`.
#[test]
#[ignore = "only measures"]
fn a_phone_s_photograph() {
    let picture = RgbImage::from_fn(4000, 3000, |x, y| {
        let wave = ((f64::from(x) / 90.0).sin() * (f64::from(y) / 70.0).cos() * 90.0) as i32;
        let grain = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) >> 27;
        let part = |base: i32| u8::try_from((base + wave + grain as i32).clamp(0, 255)).unwrap();
        Rgb([part(120), part(90), part(60)])
    });
    let bytes = jpeg(&picture);
    let developed = develop(&bytes).unwrap();
    for file in developed.files {
        println!(
            "{} avif {} jpeg {}",
            file.width,
            file.avif.len(),
            file.jpeg.len()
        );
    }
}
