//! Draws cards: the street at night, the product's drawing in its light, and the words.

use super::card::Card;
use super::text::Font;
use super::{Picture, palette, tokens};
use anyhow::{Context as _, Result};
use resvg::tiny_skia::{
    Color, FillRule, Mask, Paint, Path, PathBuilder, Pixmap, PixmapPaint, Stroke, Transform,
};
use resvg::usvg::{Options, Tree};
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// The words: where they begin, how wide they may be, and between which heights they stand.
const LEFT: f32 = 72.0;
const WIDTH: f32 = 556.0;
const TOP: f32 = 84.0;
const BOTTOM: f32 = 520.0;

/// The drawing: a square with round corners.
const SIDE: f32 = 440.0;
const ART: (f32, f32) = (690.0, 118.0);
const CORNER: f32 = 36.0;
const RING: f32 = 8.0;

/// The sizes of the title, tried one after the other.
const TITLE: [f32; 5] = [68.0, 60.0, 52.0, 46.0, 40.0];
const NOTE: [f32; 2] = [30.0, 26.0];
const PRICE: [f32; 3] = [44.0, 38.0, 32.0];
const MARKET: f32 = 25.0;

/// The radius of a star, and the distance from star to star.
const STAR: f32 = 20.0;
const STARS_APART: f32 = 50.0;

/// The size of the drawings of products, as they stand in the shop.
const DRAWING: (u32, u32) = (800, 600);

/// Draws pictures; what many of them share is drawn once.
pub struct Painter {
    /// The folder of the drawings.
    folder: PathBuf,
    scene: Pixmap,
    logo: Pixmap,
    regular: Font,
    strong: Font,
    framed: Mutex<HashMap<String, Arc<Pixmap>>>,
}

impl Painter {
    /// Takes its drawings from the folder `art` in the shop's public folder.
    ///
    /// # Errors
    /// Says which drawing cannot be read.
    pub fn new(public: &std::path::Path) -> Result<Self> {
        let folder = public.join("art");
        let scene = tokens::painted(include_str!("night.svg"));
        let logo = fs::read_to_string(folder.join("logo.svg")).context("logo.svg")?;
        Ok(Self {
            folder,
            scene: drawn(&scene, Picture::WIDTH, Picture::HEIGHT)?,
            logo: drawn(&logo, 44, 44)?,
            regular: Font::regular(),
            strong: Font::strong(),
            framed: Mutex::default(),
        })
    }

    /// A product's drawing, as a PNG file.
    pub(super) fn art(&self, name: &str) -> Result<Vec<u8>> {
        let (width, height) = DRAWING;
        palette::png(&drawn(&self.read(name)?, width, height)?)
    }

    /// A card, as a PNG file.
    pub(super) fn card(&self, card: &Card) -> Result<Vec<u8>> {
        let mut picture = self.scene.clone();
        self.frame(&mut picture, card)?;
        let art = self.framed(&card.art)?;
        place(&mut picture, &art, ART.0, ART.1);
        self.words(&mut picture, card);
        self.foot(&mut picture, &card.market);
        palette::png(&picture)
    }

    fn read(&self, name: &str) -> Result<String> {
        let file = self.folder.join(format!("{name}.svg"));
        fs::read_to_string(&file).with_context(|| format!("{}", file.display()))
    }

    /// The ring of light around the drawing.
    fn frame(&self, picture: &mut Pixmap, card: &Card) -> Result<()> {
        let half = RING / 2.0;
        let ring = rounded(ART.0 - half, ART.1 - half, SIDE + RING, CORNER + half);
        let ring = ring.context("a ring")?;
        let stroke = Stroke {
            width: RING,
            ..Stroke::default()
        };
        let paint = paint(tokens::accent(&card.group));
        picture.stroke_path(&ring, &paint, &stroke, Transform::identity(), None);
        Ok(())
    }

    /// A drawing, cut to a square with round corners.
    fn framed(&self, name: &str) -> Result<Arc<Pixmap>> {
        let known = |framed: &HashMap<String, Arc<Pixmap>>| framed.get(name).cloned();
        let lock = || self.framed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(art) = known(&lock()) {
            return Ok(art);
        }
        let side = SIDE as u32;
        let tree = Tree::from_str(&self.read(name)?, &Options::default())?;
        let mut art = Pixmap::new(side, side).context("a picture")?;
        art.fill(tokens::colour("cream"));
        let size = tree.size();
        let scale = SIDE / size.height().min(size.width());
        let left = (SIDE - size.width() * scale) / 2.0;
        let top = (SIDE - size.height() * scale) / 2.0;
        let transform = Transform::from_scale(scale, scale).post_translate(left, top);
        resvg::render(&tree, transform, &mut art.as_mut());
        let mut mask = Mask::new(side, side).context("a mask")?;
        let corners = rounded(0.0, 0.0, SIDE, CORNER).context("corners")?;
        mask.fill_path(&corners, FillRule::Winding, true, Transform::identity());
        art.apply_mask(&mask);
        let art = Arc::new(art);
        lock().insert(name.to_owned(), Arc::clone(&art));
        Ok(art)
    }

    /// Title, note, stars and price, one below the other, in the middle of their height.
    fn words(&self, picture: &mut Pixmap, card: &Card) {
        let (title_size, title) = self.strong.fitted(&card.title, &TITLE, WIDTH, 3);
        let note_lines = if card.price.is_empty() { 4 } else { 2 };
        let (note_size, note) = self.regular.fitted(&card.note, &NOTE, WIDTH, note_lines);
        let (price_size, price) = self.strong.fitted(&card.price, &PRICE, WIDTH, 1);
        let stars = if card.stars > 0 {
            STAR * 2.0 + 28.0
        } else {
            0.0
        };
        let (title_line, note_line) = (title_size * 1.28, note_size * 1.4);
        let price_line = if price.is_empty() {
            0.0
        } else {
            price_size * 1.3 + 22.0
        };
        let height = title_line * title.len() as f32
            + stars
            + 16.0
            + note_line * note.len() as f32
            + price_line;
        let mut y = TOP + ((BOTTOM - TOP - height) / 2.0).max(0.0);
        for line in &title {
            y += title_line;
            let base = y - title_size * 0.28;
            write(picture, &self.strong, line, title_size, base, "paper");
        }
        if card.stars > 0 {
            row_of_stars(picture, card.stars, y + 20.0 + STAR);
            y += stars;
        }
        y += 16.0;
        for line in &note {
            y += note_line;
            let base = y - note_size * 0.35;
            write(picture, &self.regular, line, note_size, base, "mist");
        }
        for line in &price {
            y += price_line;
            write(
                picture,
                &self.strong,
                line,
                price_size,
                y - price_size * 0.25,
                "lantern",
            );
        }
    }

    /// Whose card it is.
    fn foot(&self, picture: &mut Pixmap, market: &str) {
        if market.is_empty() {
            return;
        }
        place(picture, &self.logo, LEFT, 548.0);
        let x = LEFT + 58.0;
        if let Some(path) = self.strong.outline(market, MARKET, x, 579.0) {
            fill(picture, &path, tokens::colour("paper"));
        }
    }
}

fn drawn(svg: &str, width: u32, height: u32) -> Result<Pixmap> {
    let tree = Tree::from_str(svg, &Options::default())?;
    let mut picture = Pixmap::new(width, height).context("a picture")?;
    let size = tree.size();
    let scale = (width as f32 / size.width()).min(height as f32 / size.height());
    let left = (width as f32 - size.width() * scale) / 2.0;
    let top = (height as f32 - size.height() * scale) / 2.0;
    let transform = Transform::from_scale(scale, scale).post_translate(left, top);
    resvg::render(&tree, transform, &mut picture.as_mut());
    Ok(picture)
}

fn place(picture: &mut Pixmap, other: &Pixmap, x: f32, y: f32) {
    let paint = PixmapPaint::default();
    picture.draw_pixmap(
        x as i32,
        y as i32,
        other.as_ref(),
        &paint,
        Transform::identity(),
        None,
    );
}

fn write(picture: &mut Pixmap, font: &Font, line: &str, size: f32, y: f32, colour: &str) {
    if let Some(path) = font.outline(line, size, LEFT, y) {
        fill(picture, &path, tokens::colour(colour));
    }
}

/// Five stars, so many of them gold.
fn row_of_stars(picture: &mut Pixmap, count: u8, y: f32) {
    for index in 0..5u8 {
        let x = LEFT + STAR + f32::from(index) * STARS_APART;
        let colour = if index < count { "gold" } else { "indigo" };
        if let Some(path) = star(x, y) {
            fill(picture, &path, tokens::colour(colour));
        }
    }
}

fn star(x: f32, y: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    for corner in 0..10u8 {
        let radius = if corner % 2 == 0 { STAR } else { STAR * 0.42 };
        let angle = f32::from(corner) * std::f32::consts::PI / 5.0;
        let (x, y) = (x + radius * angle.sin(), y - radius * angle.cos());
        if corner == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
    path.close();
    path.finish()
}

/// A square with round corners.
fn rounded(x: f32, y: f32, side: f32, corner: f32) -> Option<Path> {
    let (right, bottom) = (x + side, y + side);
    let mut path = PathBuilder::new();
    path.move_to(x + corner, y);
    path.line_to(right - corner, y);
    path.quad_to(right, y, right, y + corner);
    path.line_to(right, bottom - corner);
    path.quad_to(right, bottom, right - corner, bottom);
    path.line_to(x + corner, bottom);
    path.quad_to(x, bottom, x, bottom - corner);
    path.line_to(x, y + corner);
    path.quad_to(x, y, x + corner, y);
    path.close();
    path.finish()
}

fn paint(colour: Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour);
    paint.anti_alias = true;
    paint
}

fn fill(picture: &mut Pixmap, path: &Path, colour: Color) {
    picture.fill_path(
        path,
        &paint(colour),
        FillRule::Winding,
        Transform::identity(),
        None,
    );
}
