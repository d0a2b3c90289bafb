//! Lists of products and producers, and the trail that leads to a page.

use super::{Here, object};
use market::{Group, Listing, Producer, Text};
use night_market::render;
use serde_json::{Value, json};

/// How many things of a list are named: as many as a page shows at first sight. Whoever wants
/// all of them reads the site map.
const MOST: usize = 24;

/// The list of everything.
pub(super) fn everything(here: &Here<'_>) -> Option<Value> {
    let name = render::words(here.locale).products;
    products(here, name, |_| true)
}

/// The list of a group.
pub(super) fn group(here: &Here<'_>, group: &Group) -> Option<Value> {
    products(here, here.say(&group.name), |it| it.group == group.slug)
}

/// What a producer makes.
pub(super) fn goods_of(here: &Here<'_>, producer: &Producer) -> Option<Value> {
    products(here, here.say(&producer.name), |it| {
        it.producer == producer.slug
    })
}

/// The list of producers.
pub(super) fn producers(here: &Here<'_>) -> Option<Value> {
    let producers = here.site.content.catalogue.producers.iter();
    let name = render::words(here.locale).producers;
    let entries = producers.map(|it| (format!("/producers/{}", it.slug), &it.name));
    list(here, name, entries)
}

fn products(here: &Here<'_>, name: &str, is_in: impl Fn(&Listing) -> bool) -> Option<Value> {
    let listings = here.site.content.catalogue.listings.iter();
    let entries = listings
        .filter(|it| is_in(it))
        .map(|it| (format!("/products/{}", it.slug), &it.name));
    list(here, name, entries)
}

fn list<'t>(
    here: &Here<'_>,
    name: &str,
    entries: impl Iterator<Item = (String, &'t Text)> + Clone,
) -> Option<Value> {
    let elements: Vec<Value> = entries
        .clone()
        .take(MOST)
        .enumerate()
        .map(|(index, (path, name))| {
            object([
                ("@type", json!("ListItem")),
                ("position", json!(index + 1)),
                ("name", json!(here.say(name))),
                ("url", json!(here.page(&path))),
            ])
        })
        .collect();
    let list = object([
        ("@type", json!("ItemList")),
        ("name", json!(name)),
        ("numberOfItems", json!(entries.count())),
        ("itemListElement", json!(elements)),
    ]);
    (!elements.is_empty()).then_some(list)
}

/// The pages between the home page and the page at hand, both included; nothing on the home
/// page, which no trail leads to.
pub(super) fn trail(here: &Here<'_>, path: &str) -> Option<Value> {
    let steps = steps(here, path)?;
    let elements: Vec<Value> = steps
        .into_iter()
        .enumerate()
        .map(|(index, (path, name))| {
            object([
                ("@type", json!("ListItem")),
                ("position", json!(index + 1)),
                ("name", json!(name)),
                ("item", json!(here.page(&path))),
            ])
        })
        .collect();
    Some(object([
        ("@type", json!("BreadcrumbList")),
        ("itemListElement", json!(elements)),
    ]))
}

fn steps(here: &Here<'_>, path: &str) -> Option<Vec<(String, String)>> {
    let words = render::words(here.locale);
    let content = here.site.content;
    let step = |path: &str, name: &str| (path.to_owned(), name.to_owned());
    let group_step = |group: &Group| step(&render::group_path(group), here.say(&group.name));
    let mut steps = vec![step("/", words.market)];
    if let Some(product) = content.product_at(path) {
        let groups = &content.catalogue.groups;
        steps.push(step("/products", words.products));
        steps.extend(
            groups
                .iter()
                .find(|it| it.slug == product.group)
                .map(group_step),
        );
        steps.push(step(path, here.say(&product.name)));
    } else if let Some(producer) = content.producer_at(path) {
        steps.push(step("/producers", words.producers));
        steps.push(step(path, here.say(&producer.name)));
    } else if let Some(session) = content.session_at(path) {
        steps.push(step("/live", words.live));
        steps.push(step(path, here.say(&session.title)));
    } else if let Some(partner) = content.partner_at(path) {
        steps.push(step("/partners", words.partners));
        steps.push(step(path, here.say(&partner.name)));
    } else if let Some(group) = content.group_at(path) {
        steps.push(step("/products", words.products));
        steps.push(group_step(group));
    } else {
        let name = match path {
            "/products" => words.products,
            "/producers" => words.producers,
            "/training" => words.training,
            "/events" => words.events,
            "/partners" => words.partners,
            "/complaints" => words.complaints,
            "/live" => words.live,
            "/calendar" => words.calendar,
            "/about" => words.about,
            _ => return None,
        };
        steps.push(step(path, name));
    }
    Some(steps)
}
