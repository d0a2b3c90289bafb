//! Pictures of products: the photograph or, where there is none, the drawn picture.

use crate::i18n::{locale, texts};
use leptos::prelude::*;
use market::Listing;
use search::Shelf;

/// The picture on a card; the card's name says what it shows.
pub fn cover(shelf: &Shelf, listing: &Listing, eager: bool) -> impl IntoView + use<> {
    let src = cover_file(shelf, listing);
    let photo = listing.photos.first();
    let (width, height) = photo.map_or((800, 600), |photo| (photo.width, photo.height));
    let loading = if eager { "eager" } else { "lazy" };
    view! { <img class="cover" src=src alt="" width=width height=height loading=loading decoding="async"/> }
}

/// The address of the picture on a card.
pub fn cover_file(shelf: &Shelf, listing: &Listing) -> String {
    match listing.photos.first() {
        Some(photo) => format!("/{}", photo.file),
        None => art(shelf, listing),
    }
}

/// The address of the picture drawn for a product or for its kind of product.
fn art(shelf: &Shelf, listing: &Listing) -> String {
    let name = listing.art.as_ref().or_else(|| {
        shelf
            .subgroup(listing.group.as_ref(), listing.subgroup.as_ref())
            .map(|subgroup| &subgroup.art)
    });
    match name {
        Some(name) => format!("/art/{name}.svg"),
        None => "/art/logo.svg".to_owned(),
    }
}

/// The pictures on a product's page, each with its alternative text.
pub fn gallery(shelf: &Shelf, listing: &Listing) -> impl IntoView + use<> {
    let pictures: Vec<(String, u32, u32, String)> = if listing.photos.is_empty() {
        let kind = shelf
            .subgroup(listing.group.as_ref(), listing.subgroup.as_ref())
            .map(|subgroup| subgroup.name.get(locale()).to_lowercase());
        let alt = texts().product.drawn(&kind.unwrap_or_default());
        vec![(art(shelf, listing), 800, 600, alt)]
    } else {
        let photo = |photo: &market::Photo| {
            (
                format!("/{}", photo.file),
                photo.width,
                photo.height,
                photo.alt.get(locale()).to_owned(),
            )
        };
        listing.photos.iter().map(photo).collect()
    };
    let pictures = pictures.into_iter().enumerate().map(|(index, (src, width, height, alt))| {
        let priority = if index == 0 { "high" } else { "low" };
        view! { <li><img src=src width=width height=height alt=alt fetchpriority=priority/></li> }
    });
    view! { <ul class="gallery" role="list">{pictures.collect_view()}</ul> }
}
