//! Products that a shopper has marked or looked at: as they are kept on the device, and as a
//! link that can be sent to somebody else.

use crate::kept::{self, Json, KeptError, Writer};
use crate::slug::Slug;

/// The most favourites, and the most products of a link.
pub const MAX_FAVOURITES: usize = 200;

/// The most products that are remembered as looked at.
pub const MAX_SEEN: usize = 24;

/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// A product that is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// The product.
    pub product: Slug,
    /// Its name in Vietnamese, for the day when the product is gone.
    pub name: String,
}

impl Remembered {
    /// Remembers a product by a name that is cut where it is too long to be one.
    pub fn new(product: Slug, name: &str) -> Self {
        Self {
            product,
            name: name.chars().take(LONGEST_NAME).collect(),
        }
    }

    fn written(&self) -> Writer {
        Writer::object()
            .text("product", self.product.as_str())
            .text("name", &self.name)
    }

    fn read(value: &impl Json) -> Result<Self, KeptError> {
        let product = kept::slug(value, "product")?;
        Ok(Self::new(product, &kept::text(value, "name")?))
    }
}

/// The products that a shopper has marked, the latest first, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Favourites {
    products: Vec<Remembered>,
}

/// There are as many favourites as there can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are {MAX_FAVOURITES} favourites already")]
pub struct Full;

/// A favourite that was taken out, and from where, so that it can be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOut {
    /// The product.
    pub product: Remembered,
    /// Its place.
    pub index: usize,
}

impl Favourites {
    /// The products, the latest first.
    pub fn products(&self) -> &[Remembered] {
        &self.products
    }

    /// Whether a product is among them.
    pub fn has(&self, product: &Slug) -> bool {
        self.place(product).is_some()
    }

    /// Marks a product; one that is marked already stays where it is.
    ///
    /// # Errors
    /// Says that there is no room; nothing older is given up for something new.
    pub fn add(&mut self, product: Remembered) -> Result<(), Full> {
        match self.add_all(vec![product]) {
            0 => Ok(()),
            _ => Err(Full),
        }
    }

    /// Marks many products at once, the first of them to stand first; says how many found no
    /// room.
    pub fn add_all(&mut self, products: Vec<Remembered>) -> usize {
        let mut new: Vec<Remembered> = Vec::new();
        for product in products {
            if !self.has(&product.product) && !holds(&new, &product.product) {
                new.push(product);
            }
        }
        let room = MAX_FAVOURITES.saturating_sub(self.products.len());
        let left_out = new.len().saturating_sub(room);
        new.truncate(room);
        self.products.splice(0..0, new);
        left_out
    }

    /// Takes a product out.
    pub fn remove(&mut self, product: &Slug) -> Option<TakenOut> {
        let index = self.place(product)?;
        Some(TakenOut {
            product: self.products.remove(index),
            index,
        })
    }

    /// Puts a product back where it was, unless it is marked again or there is no room left.
    pub fn restore(&mut self, taken: TakenOut) {
        if self.products.len() < MAX_FAVOURITES && !self.has(&taken.product.product) {
            let index = taken.index.min(self.products.len());
            self.products.insert(index, taken.product);
        }
    }

    fn place(&self, product: &Slug) -> Option<usize> {
        self.products.iter().position(|it| it.product == *product)
    }

    /// The favourites as they are kept on the device.
    pub fn to_json(&self) -> String {
        let products = self.products.iter().map(Remembered::written);
        Writer::kept().list("products", products).done()
    }

    /// Reads favourites that were kept.
    ///
    /// # Errors
    /// Says why the value cannot be read.
    pub fn from_kept(value: &impl Json) -> Result<Self, KeptError> {
        kept::check_version(value)?;
        Ok(Self {
            products: products(value, MAX_FAVOURITES)?,
        })
    }

    /// The favourites as the fragment of a link, without the `#`: `list=SLUG,SLUG`. Browsers
    /// keep fragments to themselves, so no server learns what somebody likes.
    pub fn to_fragment(&self) -> String {
        let slugs: Vec<&str> = self.products.iter().map(|it| it.product.as_ref()).collect();
        format!("list={}", slugs.join(","))
    }
}

/// The products that a shopper has looked at, the latest first, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    wanted: bool,
    products: Vec<Remembered>,
}

impl Default for History {
    fn default() -> Self {
        Self {
            wanted: true,
            products: Vec::new(),
        }
    }
}

impl History {
    /// Whether the shopper wants what is looked at to be remembered.
    pub fn is_wanted(&self) -> bool {
        self.wanted
    }

    /// The products, the latest first.
    pub fn products(&self) -> &[Remembered] {
        &self.products
    }

    /// Remembers that a product was looked at; what was seen longest ago makes room for it.
    pub fn see(&mut self, product: Remembered) {
        if self.wanted {
            self.products.retain(|it| it.product != product.product);
            self.products.insert(0, product);
            self.products.truncate(MAX_SEEN);
        }
    }

    /// Forgets everything that was looked at.
    pub fn clear(&mut self) {
        self.products.clear();
    }

    /// Remembers from now on or, after forgetting everything, no more.
    pub fn want(&mut self, wanted: bool) {
        self.wanted = wanted;
        if !wanted {
            self.clear();
        }
    }

    /// The history as it is kept on the device.
    pub fn to_json(&self) -> String {
        let products = self.products.iter().map(Remembered::written);
        Writer::kept()
            .flag("wanted", self.wanted)
            .list("products", products)
            .done()
    }

    /// Reads a history that was kept.
    ///
    /// # Errors
    /// Says why the value cannot be read.
    pub fn from_kept(value: &impl Json) -> Result<Self, KeptError> {
        kept::check_version(value)?;
        let wanted = kept::flag(value, "wanted")?;
        let most = if wanted { MAX_SEEN } else { 0 };
        Ok(Self {
            wanted,
            products: products(value, most)?,
        })
    }
}

/// The products of what was kept: each once, and no more than `most`.
fn products(value: &impl Json, most: usize) -> Result<Vec<Remembered>, KeptError> {
    let mut products: Vec<Remembered> = Vec::new();
    for one in kept::list(value, "products")? {
        let one = Remembered::read(&one)?;
        if products.len() < most && !holds(&products, &one.product) {
            products.push(one);
        }
    }
    Ok(products)
}

fn holds(products: &[Remembered], product: &Slug) -> bool {
    products.iter().any(|it| it.product == *product)
}

/// Why the fragment of a link holds no products.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// A part is no slug.
    #[error("a part of the shared list is no slug")]
    Form,
    /// It has more products than there can be favourites.
    #[error("the shared list has too many products")]
    TooLong,
}

/// Reads the fragment of a link, with or without its `#`: the slugs in order, each once. A
/// fragment without a list gives none.
///
/// # Errors
/// Says where a list is meant and cannot be read.
pub fn list_from_fragment(fragment: &str) -> Result<Vec<Slug>, ListError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let Some(list) = fragment
        .split('&')
        .find_map(|part| part.strip_prefix("list="))
    else {
        return Ok(Vec::new());
    };
    // Some messengers write a comma as its percent sign and digits.
    let list = list.replace("%2C", ",").replace("%2c", ",");
    if list.is_empty() {
        return Ok(Vec::new());
    }
    if list.split(',').count() > MAX_FAVOURITES {
        return Err(ListError::TooLong);
    }
    let mut slugs: Vec<Slug> = Vec::new();
    for part in list.split(',') {
        let slug = part.parse().map_err(|_| ListError::Form)?;
        if !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    Ok(slugs)
}
