//! The pictures that link previews show: a card for every page that has something to show, and
//! the drawn pictures of products in a form that price lists read.
//!
//! A file is named after what it shows, so that one which is there already is never drawn
//! again, and whoever keeps a copy fetches a new one once it shows something else.

mod card;
mod draw;
mod palette;
mod text;
mod tokens;

pub use draw::Painter;

use crate::digest;
use anyhow::{Context as _, Result};
use card::Card;
use market::{Date, Group, Listing, Locale, Producer};
use night_market::render::{self, Content};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The folder of the pictures, in the shop.
pub const FOLDER: &str = "og";

/// A change to how pictures are drawn makes other files.
const DRAWN_BY: [&str; 6] = [
    include_str!("card.rs"),
    include_str!("draw.rs"),
    include_str!("palette.rs"),
    include_str!("text.rs"),
    include_str!("night.svg"),
    tokens::SHEET,
];

/// A picture: where it stands, and what it shows.
#[derive(Clone, Debug)]
pub struct Picture {
    file: String,
    /// What it shows, for whoever cannot see it.
    pub alt: String,
    shows: Shows,
}

#[derive(Clone, Debug)]
enum Shows {
    Card(Box<Card>),
    Art(String),
}

impl Picture {
    /// The width of a card, in pixels.
    pub const WIDTH: u32 = 1200;
    /// The height of a card, in pixels.
    pub const HEIGHT: u32 = 630;

    /// Its address in the shop.
    pub fn address(&self) -> String {
        format!("/{FOLDER}/{}", self.file)
    }

    /// The name of its file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Draws it, as a PNG file.
    ///
    /// # Errors
    /// Says which drawing cannot be read.
    pub fn draw(&self, painter: &Painter) -> Result<Vec<u8>> {
        let drawn = match &self.shows {
            Shows::Card(card) => painter.card(card),
            Shows::Art(name) => painter.art(name),
        };
        drawn.with_context(|| format!("cannot draw {}", self.file))
    }
}

/// All pictures of the shop.
pub struct Pictures {
    cards: HashMap<String, Picture>,
    art: HashMap<String, Picture>,
    art_of_subgroups: HashMap<(String, String), String>,
}

impl Pictures {
    /// Decides what the pictures show; `public` is the folder of the drawings, `today` the day
    /// by which certificates hold.
    ///
    /// # Errors
    /// Says which drawing cannot be read.
    pub fn plan(content: &Content, public: &Path, today: Date) -> Result<Self> {
        let mut pictures = Self {
            cards: HashMap::new(),
            art: HashMap::new(),
            art_of_subgroups: art_of_subgroups(&content.catalogue.groups),
        };
        let drawings = Drawings::read(&public.join("art"))?;
        for listing in &content.catalogue.listings {
            let art = pictures.art_of(listing);
            pictures.add_art(&drawings, art.clone());
            let card = Card::product(content, listing, art, today);
            let path = format!("/products/{}", listing.slug);
            pictures.add_card(&drawings, path, listing.slug.as_ref(), card);
        }
        for (path, name, card) in pictures.other_cards(content) {
            pictures.add_card(&drawings, path, &name, card);
        }
        Ok(pictures)
    }

    /// The cards of all pages but those of products: path, name of the file, card.
    fn other_cards(&self, content: &Content) -> Vec<(String, String, Card)> {
        let catalogue = &content.catalogue;
        let mut cards = vec![("/".to_owned(), "market".to_owned(), Card::market(content))];
        for group in &catalogue.groups {
            let card = Card::group(group, self.art_of_group(group));
            cards.push((
                render::group_path(group),
                format!("group-{}", group.slug),
                card,
            ));
        }
        for it in &catalogue.producers {
            let path = format!("/producers/{}", it.slug);
            if let Some(producer) = content.producer_at(&path) {
                let card = Card::producer(producer, self.art_of_producer(content, producer));
                cards.push((path, format!("producer-{}", it.slug), card));
            }
        }
        cards
    }

    fn add_card(&mut self, drawings: &Drawings, path: String, name: &str, card: Card) {
        let drawing = drawings.of(&card.art);
        let digest = digest::hex(&[drawings.digest.as_bytes(), drawing, &card.bytes()]);
        let picture = Picture {
            file: format!("{name}-{digest}.png"),
            alt: card.alt(),
            shows: Shows::Card(Box::new(card)),
        };
        self.cards.insert(path, picture);
    }

    fn add_art(&mut self, drawings: &Drawings, art: String) {
        if self.art.contains_key(&art) {
            return;
        }
        let digest = digest::hex(&[drawings.digest.as_bytes(), drawings.of(&art)]);
        let picture = Picture {
            file: format!("art-{art}-{digest}.png"),
            alt: String::new(),
            shows: Shows::Art(art.clone()),
        };
        self.art.insert(art, picture);
    }

    /// The card of a page; that of the market where it has none of its own.
    pub fn of_page(&self, path: &str) -> Option<&Picture> {
        self.cards.get(path).or_else(|| self.cards.get("/"))
    }

    /// The addresses of a product's photographs or, without any, of its drawing: pictures
    /// without words, as search engines and price lists want them.
    pub fn of_product(&self, listing: &Listing) -> Vec<String> {
        if !listing.photos.is_empty() {
            let photos = listing.photos.iter();
            return photos.map(|photo| format!("/{}", photo.file)).collect();
        }
        let art = self.art.get(&self.art_of(listing));
        art.map(Picture::address).into_iter().collect()
    }

    /// All pictures, in the order of their files.
    pub fn all(&self) -> Vec<&Picture> {
        let mut all: Vec<_> = self.cards.values().chain(self.art.values()).collect();
        all.sort_by(|a, b| a.file.cmp(&b.file));
        all
    }

    /// The name of the drawing for a product.
    pub fn art_of(&self, listing: &Listing) -> String {
        if let Some(art) = &listing.art {
            return art.to_string();
        }
        let kind = (listing.group.to_string(), listing.subgroup.to_string());
        let art = self.art_of_subgroups.get(&kind);
        art.map_or("logo", String::as_str).to_owned()
    }

    fn art_of_group(&self, group: &Group) -> String {
        let first = group.subgroups.first();
        first.map_or_else(|| "logo".to_owned(), |it| it.art.to_string())
    }

    fn art_of_producer(&self, content: &Content, producer: &Producer) -> String {
        let mut listings = content.catalogue.listings.iter();
        let first = listings.find(|it| it.producer == producer.slug);
        first.map_or_else(|| "logo".to_owned(), |it| self.art_of(it))
    }
}

fn art_of_subgroups(groups: &[Group]) -> HashMap<(String, String), String> {
    let of_group = |group: &Group| {
        let name = group.slug.to_string();
        let subgroups = group.subgroups.clone().into_iter();
        subgroups.map(move |it| ((name.clone(), it.slug.to_string()), it.art.to_string()))
    };
    groups.iter().flat_map(of_group).collect()
}

/// The drawings as they stand in the shop, for telling whether one has changed.
struct Drawings {
    /// Of everything that all pictures are drawn with.
    digest: String,
    files: HashMap<String, Vec<u8>>,
}

impl Drawings {
    fn read(folder: &Path) -> Result<Self> {
        let mut files = HashMap::new();
        let entries = fs::read_dir(folder);
        for entry in entries.with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            let name = path
                .file_stem()
                .map(|name| name.to_string_lossy().into_owned());
            if let Some(name) = name
                && path.extension().is_some_and(|it| it == "svg")
            {
                files.insert(name, fs::read(&path)?);
            }
        }
        let mut parts: Vec<&[u8]> = DRAWN_BY.iter().map(|part| part.as_bytes()).collect();
        parts.extend(text::FONTS);
        let logo = files.get("logo").cloned().unwrap_or_default();
        parts.push(&logo);
        let digest = digest::hex(&parts);
        Ok(Self { digest, files })
    }

    fn of(&self, name: &str) -> &[u8] {
        self.files.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The language of the words in pictures: see "Why do pictures speak Vietnamese?" in DESIGN.md.
const LANGUAGE: Locale = Locale::Vi;
