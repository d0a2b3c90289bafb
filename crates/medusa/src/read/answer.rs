//! Answers of the engine: what cannot be read is left out and told, and nothing panics.

use super::row::{Row, now_of};
use market::catalogue::read_part;
use market::{Problem, Producer, Product, ProductNow, Slug, parse_producer};
use serde::Deserialize;
use serde_json::value::RawValue;

/// What answers with products are called in problems.
const PRODUCTS: &str = "store/products";
/// What answers with documents are called in problems.
const CONTENT: &str = "store/content";

/// A product, whole, as the engine has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The product's file.
    pub product: Product,
    /// The text of the file.
    pub text: String,
    /// The prices and the stock.
    pub now: ProductNow,
}

/// A page of products.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// How many products there are in all.
    pub count: usize,
    /// Those of this page.
    pub products: Vec<Found>,
    /// What is wrong with others, which are left out.
    pub problems: Vec<Problem>,
}

#[derive(Deserialize)]
struct List<'a> {
    #[serde(borrow)]
    products: Vec<&'a RawValue>,
    #[serde(default)]
    count: usize,
}

#[derive(Deserialize)]
struct Documents<'a> {
    #[serde(borrow)]
    documents: Vec<Document<'a>>,
}

#[derive(Deserialize)]
struct Document<'a> {
    path: String,
    #[serde(borrow)]
    body: &'a RawValue,
}

#[derive(Deserialize)]
struct Named {
    handle: Slug,
}

/// Reads the prices and the stock of the products that were asked for. One that the engine does
/// not have cannot be bought; one that cannot be read is left out.
///
/// # Errors
/// Says that the answer is none of products.
pub fn read_now(text: &str, asked: &[Slug]) -> Result<(Vec<ProductNow>, Vec<Problem>), Problem> {
    let list: List<'_> = read(PRODUCTS, text)?;
    let mut found = Vec::with_capacity(asked.len());
    let mut problems = Vec::new();
    let mut named = Vec::new();
    for (at, raw) in list.products.iter().enumerate() {
        let (file, place) = named_as(raw, at);
        let now = read_part::<Row<'_>>(&file, raw, &place);
        match now.and_then(|row| now_of(&row, &file, &place)) {
            Ok(now) => found.push(now),
            Err(problem) => {
                named.extend(handle(raw));
                problems.push(problem);
            }
        }
    }
    found.retain(|it| asked.contains(&it.slug));
    for slug in asked {
        let is_there = found.iter().any(|it| it.slug == *slug) || named.contains(slug);
        if !is_there {
            found.push(ProductNow {
                slug: slug.clone(),
                variants: Vec::new(),
            });
        }
    }
    // A product whose name cannot be read may be any of those that are missing.
    let is_unknown = problems.len() > named.len();
    found.retain(|it| !is_unknown || !it.variants.is_empty());
    Ok((found, problems))
}

/// Reads a page of products, whole.
///
/// # Errors
/// Says that the answer is none of products.
pub fn read_page(text: &str) -> Result<Page, Problem> {
    let list: List<'_> = read(PRODUCTS, text)?;
    let mut page = Page {
        count: list.count,
        products: Vec::with_capacity(list.products.len()),
        problems: Vec::new(),
    };
    for (at, raw) in list.products.iter().enumerate() {
        match whole(raw, at) {
            Ok(found) => page.products.push(found),
            Err(problem) => page.problems.push(problem),
        }
    }
    Ok(page)
}

/// Reads one product, whole; none where the engine does not have it.
///
/// # Errors
/// Says what is wrong with the answer or with the product.
pub fn read_product(text: &str) -> Result<Option<Product>, Problem> {
    let list: List<'_> = read(PRODUCTS, text)?;
    let Some(raw) = list.products.first() else {
        return Ok(None);
    };
    whole(raw, 0).map(|found| Some(found.product))
}

/// Reads the producers.
///
/// # Errors
/// Says that the answer is none of documents.
pub fn read_producers(text: &str) -> Result<(Vec<Producer>, Vec<Problem>), Problem> {
    let answer: Documents<'_> = read(CONTENT, text)?;
    let mut producers = Vec::with_capacity(answer.documents.len());
    let mut problems = Vec::new();
    for document in &answer.documents {
        match parse_producer(&document.path, document.body.get()) {
            Ok(producer) => producers.push(producer),
            Err(problem) => problems.push(problem),
        }
    }
    Ok((producers, problems))
}

fn whole(raw: &RawValue, at: usize) -> Result<Found, Problem> {
    let (file, place) = named_as(raw, at);
    let row: Row<'_> = read_part(&file, raw, &place)?;
    let field = format!("{place}.metadata.ocop");
    let wrong = |field: &str, message: &str| Problem {
        field: field.to_owned(),
        ..Problem::with_file(&file, message)
    };
    let ocop = row.metadata.as_ref().and_then(|it| it.ocop);
    let ocop = ocop.ok_or_else(|| wrong(&field, "the product is none of the shop's"))?;
    let product: Product = read_part(&file, ocop, &field)?;
    if product.slug != row.handle {
        let message = format!("the handle is {}", row.handle);
        return Err(wrong(&format!("{field}.slug"), &message));
    }
    Ok(Found {
        product,
        text: ocop.get().to_owned(),
        now: now_of(&row, &file, &place)?,
    })
}

/// What a product is called in problems, as the shop calls its file, and its place in the answer.
fn named_as(raw: &RawValue, at: usize) -> (String, String) {
    let file = handle(raw).map_or_else(
        || PRODUCTS.to_owned(),
        |handle| format!("products/{handle}.json"),
    );
    (file, format!("products[{at}]"))
}

fn handle(raw: &RawValue) -> Option<Slug> {
    let named: Named = serde_json::from_str(raw.get()).ok()?;
    Some(named.handle)
}

fn read<'a, T: Deserialize<'a>>(file: &str, text: &'a str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error| Problem::from_json(file, text, &error))
}
