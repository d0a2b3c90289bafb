//! Pictures of products: the photograph or, where there is none, the drawn picture.

use crate::i18n::{locale, texts};
use crate::platform::later::still;
use leptos::prelude::*;
use market::{Listing, Photo, lower};
use search::Shelf;

/// How wide a card's picture is on a phone's screen, in its pixels.
const CARD: u32 = 400;
/// How wide the first picture of a product is shown on a wide page and on a narrow one.
const LARGE: &str = "(min-width: 56.25rem) 52rem, 100vw";
/// The same for the others.
const SMALL: &str = "(min-width: 56.25rem) 18rem, 88vw";

/// The picture on a card; the card's name says what it shows.
pub fn cover(shelf: &Shelf, listing: &Listing, eager: bool) -> impl IntoView + use<> {
    let src = cover_file(shelf, listing);
    let photo = listing.photos.first();
    let (width, height) = photo.map_or((800, 600), |photo| (photo.width, photo.height));
    let loading = if eager { "eager" } else { "lazy" };
    still(src.clone(), move || {
        view! { <img class="cover" src=src alt="" width=width height=height loading=loading decoding="async"/> }
            .into_any()
    })
}

/// The address of the picture on a card.
pub fn cover_file(shelf: &Shelf, listing: &Listing) -> String {
    match listing.photos.first() {
        Some(photo) => format!("/{}", photo.at_least(CARD)),
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
    let pictures: Vec<AnyView> = if listing.photos.is_empty() {
        let kind = shelf
            .subgroup(listing.group.as_ref(), listing.subgroup.as_ref())
            .map(|subgroup| lower(subgroup.name.get(locale())));
        let alt = texts().product.drawn(&kind.unwrap_or_default());
        let src = art(shelf, listing);
        vec![view! { <img src=src width=800 height=600 alt=alt fetchpriority="high"/> }.into_any()]
    } else {
        let photos = listing.photos.iter().enumerate();
        photos
            .map(|(index, it)| photograph(it, index == 0))
            .collect()
    };
    let pictures = pictures.into_iter().map(|it| view! { <li>{it}</li> });
    view! { <ul class="gallery" role="list">{pictures.collect_view()}</ul> }
}

/// A photograph in the width and the format that suit a device, over what stands for it until it
/// is there.
fn photograph(photo: &Photo, is_first: bool) -> AnyView {
    let (priority, size) = if is_first {
        ("high", LARGE)
    } else {
        ("low", SMALL)
    };
    let blur = photo.blur.as_ref().map(|blur| {
        view! { <img class="gallery__blur" src=blur.address() alt="" aria-hidden="true"/> }
    });
    let avif = photo.source_set("avif").map(|set| {
        view! { <source type="image/avif" srcset=set sizes=size/> }
    });
    let jpeg = photo.source_set("jpg");
    let sizes = jpeg.is_some().then_some(size);
    let (src, alt) = (
        format!("/{}", photo.file),
        photo.alt.get(locale()).to_owned(),
    );
    let (width, height) = (photo.width, photo.height);
    view! {
        {blur}
        <picture>
            {avif}
            <img
                src=src
                srcset=jpeg
                sizes=sizes
                width=width
                height=height
                alt=alt
                fetchpriority=priority
            />
        </picture>
    }
    .into_any()
}
