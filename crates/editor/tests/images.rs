//! `editor images`: what becomes of originals, and what is said of those that give no picture.
//!
//! `UPDATE_GOLDEN=1 cargo test -p editor --test images` writes the expected texts anew; read what has
//! changed in them before it is committed.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::shop::{Change, Shop};
use common::{all_are_told, compare, files};
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};
use market::{Product, parse_product};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Cursor;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

const TEA: &str = "products/tra-sen.json";

fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, 90]))
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 85);
    encoder.encode_image(&picture(width, height)).unwrap();
    bytes
}

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = picture(120, 110);
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A shop with a folder of originals beside it.
fn shop() -> (Shop, PathBuf) {
    let shop = Shop::new();
    let originals = shop.sheet("goc");
    fs::create_dir(&originals).unwrap();
    (shop, originals)
}

/// A name, and how the folder of originals comes to hold it.
type Case = (&'static str, fn(&Path));

fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

const CASES: &[Case] = &[
    ("nothing", |it| put(it, "tra.jpg", "")),
    ("a sign", |it| put(it, "tra.jpg", "a")),
    ("a page", |it| put(it, "tra.jpg", "<!DOCTYPE html><html>")),
    ("notes", |it| put(it, "ghi chú.txt", "Chụp lại hộp trà sen")),
    ("a sheet", |it| {
        put(it, "gia.xlsx", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0");
    }),
    ("HEIC", |it| {
        put(it, "IMG_0042.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1");
    }),
    ("HEIC called JPEG", |it| {
        put(it, "tra.jpg", b"\0\0\0\x18ftypmif1\0\0\0\0heic");
    }),
    ("AVIF", |it| {
        put(it, "tra.avif", b"\0\0\0\x18ftypavif\0\0\0\0mif1");
    }),
    ("WebP", |it| put(it, "tra.webp", b"RIFF\x10\0\0\0WEBPVP8 ")),
    ("GIF", |it| put(it, "tra.gif", b"GIF89a\x01\0\x01\0\0\0\0")),
    ("TIFF", |it| put(it, "tra.tif", b"II*\0\x08\0\0\0\0\0\0\0")),
    ("raw", |it| put(it, "tra.nef", b"MM\0*\0\0\0\x08\0\0\0\0")),
    ("BMP", |it| {
        put(it, "tra.bmp", b"BM\x1a\0\0\0\0\0\0\0\x1a\0");
    }),
    ("PDF", |it| put(it, "tra.pdf", b"%PDF-1.7\n%aaaa")),
    ("SVG with a script", |it| {
        put(
            it,
            "tra.svg",
            "<svg xmlns='a'><script>alert(1)</script></svg>",
        );
    }),
    ("a JPEG cut off", |it| {
        let whole = jpeg(300, 200);
        put(it, "tra.jpg", &whole[..whole.len() - 40]);
    }),
    ("a JPEG of two bytes more", |it| {
        put(it, "tra.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\0\0");
    }),
    ("a JPEG without tables", |it| {
        let whole = jpeg(300, 200);
        let start = whole.windows(2).position(|it| it == [0xff, 0xc4]).unwrap();
        put(
            it,
            "tra.jpg",
            [
                &whole[..start],
                b"\xff\xda\0\x08\x01\x01\0\0\x3f\0aaaa\xff\xd9",
            ]
            .concat(),
        );
    }),
    ("a PNG cut off", |it| put(it, "tra.png", &png()[..600])),
    ("a PNG without its end", |it| {
        let whole = png();
        put(it, "tra.png", &whole[..whole.len() - 12]);
    }),
    ("a PNG with a wrong sum", |it| {
        let mut whole = png();
        whole[20] ^= 1;
        put(it, "tra.png", whole);
    }),
    ("a PNG with damaged pixels", |it| {
        let mut whole = png();
        whole[60..90].fill(0xaa);
        put(it, "tra.png", whole);
    }),
    ("a flood", |it| {
        let mut whole = jpeg(300, 200);
        let start = whole.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
        whole[start + 5..start + 9].copy_from_slice(&[0xfd, 0xe8, 0xfd, 0xe8]);
        put(it, "tra.jpg", whole);
    }),
    ("a strip", |it| put(it, "tra.jpg", jpeg(4000, 2))),
    ("a thumbnail", |it| put(it, "tra.jpg", jpeg(99, 99))),
    ("a heavy file", |it| {
        let file = File::create(it.join("tra.jpg")).unwrap();
        file.set_len(65 << 20).unwrap();
    }),
    ("PNG called JPEG", |it| put(it, "tra.jpg", png())),
    ("JPEG called PNG", |it| put(it, "tra.PNG", jpeg(300, 200))),
    ("no ending", |it| put(it, "tra", jpeg(300, 200))),
    ("a name of signs", |it| put(it, "？！.jpg", jpeg(300, 200))),
    ("a name of dots", |it| put(it, "…/．．.jpg", jpeg(300, 200))),
    ("a long name", |it| {
        put(it, &format!("{}.jpg", "tra-".repeat(30)), jpeg(300, 200));
    }),
    ("a name that a terminal obeys", |it| {
        put(it, "\u{1b}[2J\n.jpg", "a");
    }),
    ("two of a name", |it| {
        put(it, "Trà.jpg", jpeg(300, 200));
        put(it, "tra.jpg", jpeg(300, 200));
    }),
    ("deep folders", |it| {
        put(it, &format!("{}tra.jpg", "a/".repeat(9)), jpeg(300, 200));
    }),
    ("a link to nothing", |it| {
        symlink("gone.jpg", it.join("tra.jpg")).unwrap();
    }),
    ("a link to itself", |it| {
        symlink("tra.jpg", it.join("tra.jpg")).unwrap();
    }),
    ("a link that leads outside", |it| {
        symlink("/etc/passwd", it.join("tra.jpg")).unwrap();
    }),
    ("a link to above", |it| {
        symlink("../data/market.json", it.join("tra.jpg")).unwrap();
    }),
    ("a link to a device", |it| {
        symlink("/dev/zero", it.join("tra.jpg")).unwrap();
    }),
    ("a link to a folder", |it| {
        symlink(".", it.join("tra.jpg")).unwrap();
    }),
    ("a pipe", |it| {
        let pipe = it.join("tra.jpg");
        assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    }),
    ("a folder in the way", |it| {
        put(it, "tra.jpg", jpeg(130, 110));
        fs::create_dir_all(it.join("../photos/tra-130.avif")).unwrap();
    }),
    ("a link in the way", |it| {
        put(it, "tra.jpg", jpeg(130, 110));
        symlink("../data/market.json", it.join("../photos/tra-130.jpg")).unwrap();
    }),
];

#[track_caller]
fn check(language: &str) {
    let mut got = String::new();
    for (name, make) in CASES {
        let (shop, originals) = shop();
        make(&originals);
        let before = [files(&shop.data()), files(&shop.sheet("photos"))];
        let told = shop.developed("goc", &["--lang", language]);
        assert_eq!(told.code, Some(1), "{name}: {}{}", told.err, told.out);
        assert!(!told.err.contains("panicked"), "{name}: {}", told.err);
        let after = [files(&shop.data()), files(&shop.sheet("photos"))];
        assert!(after == before, "{name} wrote something");
        let (progress, told) = told
            .err
            .split_at(told.err.find("lỗi[").or(told.err.find("error[")).unwrap());
        assert!(
            progress.lines().all(|it| it.contains('/')),
            "{name}: {progress}"
        );
        writeln!(got, "=== {name}\n{told}").unwrap();
    }
    compare(&format!("images/{language}.txt"), &got);
}

#[test]
fn what_gives_no_picture_is_told_of_in_vietnamese() {
    check("vi");
}

#[test]
fn what_gives_no_picture_is_told_of_in_english() {
    check("en");
}

#[test]
fn every_kind_has_a_case() {
    let source = include_str!("../src/images/fault.rs");
    all_are_told(source, include_str!("images/vi.txt"), &[]);
}

fn tea(shop: &Shop) -> Product {
    let text = fs::read_to_string(shop.data().join(TEA)).unwrap();
    parse_product(TEA, &text).unwrap()
}

#[test]
fn a_picture_is_made_once_and_entered_into_its_product() {
    let (shop, originals) = shop();
    put(&originals, "Trà sen.jpg", jpeg(420, 315));
    put(&originals, "lua/mat sau.JPG", jpeg(200, 150));
    put(&originals, ".trashed.jpg", "");
    let before = fs::read_to_string(shop.data().join(TEA)).unwrap();
    let told = shop.developed("goc", &["--lang", "en"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(told.err.contains("1/2 Trà sen.jpg"), "{}", told.err);
    assert!(
        told.out.starts_with("products/tra-sen.json\n"),
        "{}",
        told.out
    );
    let hint = "lua-mat-sau-200.jpg: no product shows it yet. Put this into \"photos\" of products/lua.json";
    assert!(told.out.contains(hint), "{}", told.out);
    assert!(
        told.out
            .ends_with("2 new pictures, 0 unchanged, 0 refused\n")
    );
    let photo = tea(&shop).photos.remove(0);
    assert_eq!(photo.file.as_str(), "photos/tra-sen-420.jpg");
    assert_eq!((photo.width, photo.height), (420, 315));
    assert_eq!(photo.widths, [400, 420]);
    assert_eq!(photo.alt.vi, "Hộp trà sen mở nắp");
    assert_eq!(
        photo.source_set("avif").unwrap(),
        "/photos/tra-sen-400.avif 400w, /photos/tra-sen-420.avif 420w"
    );
    let after = fs::read_to_string(shop.data().join(TEA)).unwrap();
    let changed: Vec<&str> = after.lines().filter(|it| !before.contains(*it)).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    // What is there is sound, if small.
    let checked = shop.checked(&["--lang", "en"]);
    assert_eq!(checked.code, Some(0), "{}", checked.err);
    let once = [files(&shop.data()), files(&shop.sheet("photos"))];
    let told = shop.developed("goc", &["--lang", "vi"]);
    assert!(
        told.out
            .ends_with("0 ảnh mới, 2 ảnh không đổi, 0 ảnh bị từ chối\n")
    );
    assert!([files(&shop.data()), files(&shop.sheet("photos"))] == once);
}

#[test]
fn a_new_original_takes_the_place_of_the_old() {
    let (shop, originals) = shop();
    put(&originals, "tra-sen.jpg", jpeg(420, 315));
    shop.developed("goc", &[]);
    put(&originals, "tra-sen.jpg", jpeg(300, 300));
    let told = shop.developed("goc/tra-sen.jpg", &["--lang", "en"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert_eq!(tea(&shop).photos[0].widths, [300]);
    let names: Vec<_> = files(&shop.sheet("photos")).into_keys().collect();
    let names: Vec<&str> = names.iter().map(|it| it.to_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            ".pictures.json",
            "tra-sen-300.avif",
            "tra-sen-300.jpg",
            "tra-sen.png"
        ]
    );
    // One that was lost is made again.
    fs::remove_file(shop.sheet("photos/tra-sen-300.avif")).unwrap();
    let told = shop.developed("goc", &["--lang", "en"]);
    assert!(
        told.out
            .ends_with("1 new picture, 0 unchanged, 0 refused\n")
    );
}

#[test]
fn the_good_ones_are_made_beside_the_bad() {
    let (shop, originals) = shop();
    put(&originals, "a.jpg", "");
    put(&originals, "tra-sen.jpg", jpeg(150, 110));
    shop.change(Change::Text("products/lua.json", "{"));
    let told = shop.developed("goc", &["--lang", "en"]);
    assert_eq!(told.code, Some(1));
    assert!(told.err.contains("[original-empty]"), "{}", told.err);
    assert_eq!(tea(&shop).photos[0].widths, [150]);
    let broken = fs::read_to_string(shop.data().join("products/lua.json"));
    assert_eq!(broken.unwrap(), "{");
}

#[test]
fn a_folder_of_photographs_that_is_a_link_is_left_alone() {
    let (shop, originals) = shop();
    put(&originals, "tra-sen.jpg", jpeg(150, 110));
    let photos = shop.sheet("photos");
    fs::remove_dir_all(&photos).unwrap();
    symlink("goc", &photos).unwrap();
    let told = shop.developed("goc", &[]);
    assert_eq!(told.code, Some(1));
    assert!(told.err.contains("is a link"), "{}", told.err);
    assert_eq!(files(&originals).len(), 1);
}
