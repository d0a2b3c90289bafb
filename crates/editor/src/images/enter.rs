//! Enters pictures into the products that show them: their size, their widths and what stands for
//! them until they are there. What they show is for somebody to say who sees them.

use super::PHOTOS;
use super::kept::{Made, file};
use crate::content::Content;
use crate::sheet::edit;
use market::Product;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The products that change.
#[derive(Default)]
pub(super) struct Entered {
    texts: BTreeMap<String, String>,
    /// The names of the pictures that a product shows.
    used: BTreeSet<String>,
}

/// What the products become with these pictures. Broken ones stay as they are.
pub(super) fn enter(content: &Content, pictures: &BTreeMap<String, Made>) -> Entered {
    let mut entered = Entered::default();
    for slug in content.products() {
        let path = format!("products/{slug}.json");
        let Some(old) = content.marked_text(&path) else {
            continue;
        };
        let Ok(product) = serde_json::from_str::<Product>(old) else {
            continue;
        };
        let mut text = old.to_owned();
        for (index, photo) in product.photos.iter().enumerate() {
            let Some(name) = name_of(photo.file.as_str(), pictures) else {
                continue;
            };
            text = with_picture(&text, &format!("photos[{index}]"), name, &pictures[name]);
            entered.used.insert(name.to_owned());
        }
        if text != old {
            entered.texts.insert(path, text);
        }
    }
    entered
}

/// The picture that a file is, or was before it had widths.
fn name_of<'a>(photo: &str, pictures: &'a BTreeMap<String, Made>) -> Option<&'a str> {
    let name = photo.strip_prefix(PHOTOS)?.strip_prefix('/')?;
    let stem = name.rsplit_once('.')?.0;
    let is_width = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    let bare = stem.rsplit_once('-').filter(|(_, end)| is_width(end));
    let candidates = [Some(stem), bare.map(|(bare, _)| bare)];
    let mut known = candidates.into_iter().flatten();
    let found = known.find_map(|it| pictures.get_key_value(it))?;
    Some(found.0)
}

fn fields(name: &str, made: &Made) -> [(&'static str, Value); 5] {
    let largest = format!("{PHOTOS}/{}", file(name, made.width, "jpg"));
    [
        ("file", json!(largest)),
        ("width", json!(made.width)),
        ("height", json!(made.height)),
        ("widths", json!(made.widths)),
        ("blur", json!(made.blur)),
    ]
}

fn with_picture(text: &str, photo: &str, name: &str, made: &Made) -> String {
    let mut text = text.to_owned();
    for (key, value) in fields(name, made) {
        let field = format!("{photo}.{key}");
        let now = market::fault::value_of(&text, &field).map(|it| text[it].to_owned());
        let now = now.and_then(|it| serde_json::from_str::<Value>(&it).ok());
        if now.as_ref() != Some(&value) {
            text = edit::set(&text, &field, value);
        }
    }
    text
}

/// What somebody puts into the list of a product's photographs.
pub(super) fn snippet(name: &str, made: &Made) -> String {
    let [file, width, height, widths, blur] = fields(name, made);
    let field = |(key, value): (&str, Value)| format!("\"{key}\": {value}");
    let rest = [width, height, widths, blur].map(field).join(", ");
    format!("{{ {}, \"alt\": {{ \"vi\": \"\" }}, {rest} }}", field(file))
}

/// The product after which a picture is named.
pub(super) fn product_of(name: &str, content: &Content) -> Option<String> {
    let is_of = |slug: &String| {
        let rest = name.strip_prefix(slug.as_str());
        rest.is_some_and(|it| it.is_empty() || it.starts_with('-'))
    };
    let slugs = content.products().into_iter().filter(is_of);
    slugs.max_by_key(String::len)
}

impl Entered {
    /// The files that change.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The same with their texts, as they are written.
    pub(super) fn texts<'a>(
        &'a self,
        content: &'a Content,
    ) -> impl Iterator<Item = (&'a str, String)> {
        let texts = self.texts.iter();
        texts.map(|(path, text)| (path.as_str(), content.with_mark(path, text)))
    }

    /// The pictures that no product shows.
    pub(super) fn unused<'a>(
        &'a self,
        pictures: &'a BTreeMap<String, Made>,
    ) -> impl Iterator<Item = (&'a str, &'a Made)> {
        let all = pictures.iter().map(|(name, made)| (name.as_str(), made));
        all.filter(|(name, _)| !self.used.contains(*name))
    }
}
