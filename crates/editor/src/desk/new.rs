//! A new file, with what is known in it and a mark where something is still to be written.

use super::fault::DeskFault;
use super::refuse;
use crate::content::{self, Content};
use crate::language::Words;
use crate::sheet::write::write_one;
use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use market::fault::{nearest, value_of};
use market::search::hyphenated;
use market::{Date, Group, Groups, Language, Producer, Product, Slug, UNFILLED};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::ExitCode;

/// For how many years a certificate is valid.
const YEARS: i32 = 3;
/// A number that nobody has, until somebody writes the right one.
const NO_PHONE: &str = "+84900000000";

/// What a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Something that is sold.
    Product,
    /// Somebody who makes and sells it.
    Producer,
}

/// What is known of a product or a producer.
#[derive(Args)]
pub(crate) struct Facts {
    /// The name in Vietnamese, such as "Trà sen Tây Hồ".
    name: String,
    /// The name in addresses; without it, that of the Vietnamese name.
    #[arg(long)]
    slug: Option<String>,
    /// The name in English.
    #[arg(long)]
    name_en: Option<String>,
    /// A product's producer, by its slug.
    #[arg(long)]
    producer: Option<String>,
    /// A product's group, by its slug.
    #[arg(long)]
    group: Option<String>,
    /// A product's sub-group, by its slug.
    #[arg(long)]
    subgroup: Option<String>,
    /// One sentence on a product.
    #[arg(long)]
    summary: Option<String>,
    /// How it is made, or who they are.
    #[arg(long)]
    story: Option<String>,
    /// The village that a product comes from.
    #[arg(long)]
    village: Option<String>,
    /// The commune or ward; of a product, without it, its producer's.
    #[arg(long)]
    place: Option<String>,
    /// A product's stars: 3, 4 or 5.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(3..=5))]
    stars: u8,
    /// The number of its certificate.
    #[arg(long)]
    certificate: Option<String>,
    /// The number of the decision.
    #[arg(long)]
    decision: Option<String>,
    /// The day of the decision, such as 2026-06-28.
    #[arg(long)]
    decided: Option<Date>,
    /// Who granted it.
    #[arg(long)]
    issuer: Option<String>,
    /// What the price is for, such as "hộp 100 g".
    #[arg(long)]
    unit: Option<String>,
    /// The price in đồng.
    #[arg(long, default_value_t = 0)]
    price: u32,
    /// How many units are there.
    #[arg(long, default_value_t = 0)]
    stock: u32,
    /// A producer's telephone number, such as +842438250000.
    #[arg(long)]
    phone: Option<market::Phone>,
    /// A producer's kind: cooperative, group, company or household.
    #[arg(long, default_value = "household", value_parser = ["cooperative", "group", "company", "household"])]
    entity: String,
}

/// How a file is made.
pub(crate) struct Making<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) language: Language,
    pub(crate) today: Date,
}

/// Writes a new file, or says why not; then names what is still to be written in it.
pub(crate) fn new(kind: Kind, facts: &Facts, making: &Making<'_>) -> Result<ExitCode> {
    let content = content::read(making.folder)?;
    let made = match kind {
        Kind::Product => product(facts, &content, making.today),
        Kind::Producer => producer(facts, &content),
    };
    let (file, value) = match made {
        Ok(made) => made,
        Err(faults) => return Ok(refuse(&faults, making.language)),
    };
    let text = match kind {
        Kind::Product => in_order::<Product>(value)?,
        Kind::Producer => in_order::<Producer>(value)?,
    };
    write_one(&making.folder.join(&file), text.as_bytes())?;
    println!("{file}");
    let words = Words(making.language);
    let lacks = lacks(&text);
    if !lacks.is_empty() {
        println!("{}", words.pick("còn phải điền:", "still to be written:"));
    }
    for field in lacks {
        println!("  {field}");
    }
    Ok(ExitCode::SUCCESS)
}

/// The fields in the order of the type, which so takes what is written.
fn in_order<T: DeserializeOwned + Serialize>(value: Value) -> Result<String> {
    let read: T = serde_json::from_value(value).context("what was given does not fit")?;
    Ok(serde_json::to_string_pretty(&read)? + "\n")
}

/// The fields that hold the mark, or what no product and no producer has.
fn lacks(text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let mut found = market::unfilled_fields(&value);
    if value.pointer("/variants/0/price") == Some(&json!(0)) {
        found.push("variants[0].price".to_owned());
    }
    if value.get("phone") == Some(&json!(NO_PHONE)) {
        found.push("phone".to_owned());
    }
    found.sort_by_key(|it| value_of(text, it).map(|it| it.start));
    found
}

fn slug_of(facts: &Facts) -> Result<Slug, DeskFault> {
    match &facts.slug {
        Some(slug) => slug
            .parse()
            .map_err(|_| DeskFault::BadSlug { slug: slug.clone() }),
        None => hyphenated(&facts.name)
            .parse()
            .map_err(|_| DeskFault::NoSlug {
                name: facts.name.clone(),
            }),
    }
}

/// The file of a new thing, unless something has its place.
fn free(folder: &str, facts: &Facts, content: &Content) -> Result<(Slug, String), DeskFault> {
    let slug = slug_of(facts)?;
    let file = format!("{folder}/{slug}.json");
    if content.has(&file) {
        Err(DeskFault::Taken { file })
    } else {
        Ok((slug, file))
    }
}

fn or_mark(text: Option<&String>) -> &str {
    text.map_or(UNFILLED, String::as_str)
}

fn name(facts: &Facts) -> Value {
    let mut name = Map::from_iter([("vi".to_owned(), json!(facts.name))]);
    if let Some(en) = &facts.name_en {
        name.insert("en".to_owned(), json!(en));
    }
    Value::Object(name)
}

type Made = Result<(String, Value), Vec<DeskFault>>;

fn product(facts: &Facts, content: &Content, today: Date) -> Made {
    let mut faults = Vec::new();
    let place = free("products", facts, content).map_err(|it| faults.push(it));
    let maker = maker(facts, content).map_err(|it| faults.push(it));
    let shelf = shelf(facts, content).map_err(|it| faults.push(it));
    let (Ok((slug, file)), Ok(maker), Ok((group, subgroup))) = (place, maker, shelf) else {
        return Err(faults);
    };
    let decided = facts.decided.unwrap_or(today);
    let unit = or_mark(facts.unit.as_ref());
    let value = json!({
        "$schema": "../../schemas/product.json",
        "slug": slug,
        "name": name(facts),
        "summary": { "vi": or_mark(facts.summary.as_ref()) },
        "producer": maker.slug,
        "group": group,
        "subgroup": subgroup,
        "village": or_mark(facts.village.as_ref()),
        "place": facts.place.as_ref().unwrap_or(&maker.address.place),
        "stars": facts.stars,
        "certificate": {
            "number": or_mark(facts.certificate.as_ref()),
            "decision": or_mark(facts.decision.as_ref()),
            "decided": decided,
            "issuer": { "vi": or_mark(facts.issuer.as_ref()) },
            "valid_until": decided.plus_years(YEARS),
        },
        "variants": [{
            "id": hyphenated(unit).parse::<Slug>().map_or("mot".to_owned(), String::from),
            "name": { "vi": unit },
            "unit": { "vi": unit },
            "price": facts.price,
            "stock": facts.stock,
        }],
        "story": { "vi": or_mark(facts.story.as_ref()) },
    });
    Ok((file, value))
}

fn producer(facts: &Facts, content: &Content) -> Made {
    let (slug, file) = free("producers", facts, content).map_err(|it| vec![it])?;
    let market = content.marked_text("market.json").unwrap_or_default();
    let market: Option<market::Market> = serde_json::from_str(market).ok();
    let phone = facts.phone.as_ref().map_or(NO_PHONE, market::Phone::as_str);
    let value = json!({
        "$schema": "../../schemas/producer.json",
        "slug": slug,
        "name": name(facts),
        "kind": facts.entity,
        "demonstration": market.is_some_and(|it| it.demonstration),
        "story": { "vi": or_mark(facts.story.as_ref()) },
        "address": { "place": or_mark(facts.place.as_ref()), "province": "Hà Nội" },
        "phone": phone,
        "shipping": { "vi": UNFILLED },
        "returns": { "vi": UNFILLED },
    });
    Ok((file, value))
}

fn maker(facts: &Facts, content: &Content) -> Result<Producer, DeskFault> {
    let known = content.slugs("producers");
    let slug = facts.producer.clone();
    let is_known = slug.as_ref().is_some_and(|it| known.contains(it));
    let Some(slug) = slug.clone().filter(|_| is_known) else {
        let known = nearest_first(slug.as_deref(), known);
        return Err(DeskFault::NoProducer { slug, known });
    };
    let file = format!("producers/{slug}.json");
    let text = content.marked_text(&file).unwrap_or_default();
    market::parse_producer(&file, text).map_err(|_| DeskFault::Broken { file })
}

/// The group and the sub-group.
fn shelf(facts: &Facts, content: &Content) -> Result<(String, String), DeskFault> {
    let text = content.marked_text("groups.json").unwrap_or_default();
    let groups: Groups = serde_json::from_str(text).map_err(|_| DeskFault::Broken {
        file: "groups.json".to_owned(),
    })?;
    let is = |it: &&Group| facts.group.as_deref() == Some(it.slug.as_str());
    let Some(group) = groups.groups.iter().find(is) else {
        let known = groups.groups.iter().map(|it| it.slug.to_string()).collect();
        let slug = facts.group.clone();
        let known = nearest_first(slug.as_deref(), known);
        return Err(DeskFault::NoGroup { slug, known });
    };
    let known = group.subgroups.iter().map(|it| it.slug.to_string());
    let known: Vec<String> = known.collect();
    let slug = facts.subgroup.clone();
    match &slug {
        Some(subgroup) if known.contains(subgroup) => {
            Ok((group.slug.to_string(), subgroup.clone()))
        }
        _ => {
            let known = nearest_first(slug.as_deref(), known);
            Err(DeskFault::NoSubgroup { slug, known })
        }
    }
}

/// The one that may have been meant, before the others.
fn nearest_first(slug: Option<&str>, known: Vec<String>) -> Vec<String> {
    let meant = slug.and_then(|it| nearest(it, known.iter().map(String::as_str)));
    let meant = meant.map(str::to_owned);
    let others = known.into_iter().filter(|it| Some(it) != meant.as_ref());
    let others: Vec<String> = others.collect();
    meant.into_iter().chain(others).collect()
}
