//! What the content has and what it lacks, in figures.

use crate::check::{Outcome, look_through};
use crate::language::Words;
use anyhow::Result;
use clap::ValueEnum;
use market::fault::Language;
use market::quality::{Quality, quality};
use market::{Date, Gap, Locale, Product};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;

/// How many places are named in the text.
const PLACES: usize = 10;
/// How wide the longest bar is, in columns.
const BAR: usize = 40;

/// How figures are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// So many products of a kind.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Count {
    name: String,
    products: usize,
}

/// So many products with a score of these points.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Bucket {
    from: u8,
    to: u8,
    products: usize,
}

/// What so many listings lack.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Lack {
    code: &'static str,
    products: usize,
    help: String,
}

#[derive(Debug, Serialize)]
struct Figures {
    products: usize,
    producers: usize,
    groups: Vec<Count>,
    stars: Vec<Count>,
    places: Vec<Count>,
    average_score: u8,
    scores: Vec<Bucket>,
    lacking: Vec<Lack>,
}

/// Prints the figures of a folder on a day. What is wrong is for the check to say.
pub(crate) fn stats(folder: &Path, language: Language, format: Format, today: Date) -> Result<()> {
    let outcome = look_through(folder, today)?;
    let figures = figures(&outcome, language, today);
    match format {
        Format::Json => println!("{}", serde_json::to_string_pretty(&figures)?),
        Format::Text => print!("{}", text(&figures, Words(language))?),
    }
    Ok(())
}

fn figures(outcome: &Outcome, language: Language, today: Date) -> Figures {
    let products = &outcome.compiled.products;
    let groups = group_names(outcome, language);
    let group = |it: &Product| {
        let slug = it.group.as_str();
        groups.get(slug).cloned().unwrap_or_else(|| slug.to_owned())
    };
    let qualities = qualities(outcome, today);
    let total: usize = qualities.iter().map(|it| usize::from(it.score)).sum();
    let average = total.checked_div(qualities.len()).unwrap_or(0);
    Figures {
        products: products.len(),
        producers: outcome.compiled.producers.len(),
        groups: most_first(products, group),
        stars: most_first(products, |it| format!("{} ★", it.stars.get())),
        places: most_first(products, |it| it.place.clone()),
        average_score: u8::try_from(average).unwrap_or(100),
        scores: buckets(&qualities),
        lacking: lacking(&qualities, language),
    }
}

fn group_names(outcome: &Outcome, language: Language) -> HashMap<String, String> {
    let text = outcome.content.marked_text("groups.json");
    let file: Option<market::Groups> = text.and_then(|it| serde_json::from_str(it).ok());
    let locale = match language {
        Language::Vi => Locale::Vi,
        Language::En => Locale::En,
    };
    let groups = file.into_iter().flat_map(|it| it.groups);
    groups
        .map(|it| (it.slug.to_string(), it.name.get(locale).to_owned()))
        .collect()
}

fn qualities(outcome: &Outcome, today: Date) -> Vec<Quality> {
    let producers = outcome.compiled.producers.iter();
    let producers: HashMap<&str, _> = producers.map(|it| (it.slug.as_str(), it)).collect();
    let products = outcome.compiled.products.iter();
    products
        .map(|it| quality(it, producers.get(it.producer.as_str()).copied(), today))
        .collect()
}

fn most_first(products: &[Product], name: impl Fn(&Product) -> String) -> Vec<Count> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for product in products {
        *counts.entry(name(product)).or_default() += 1;
    }
    let mut counts: Vec<Count> = counts
        .into_iter()
        .map(|(name, products)| Count { name, products })
        .collect();
    counts.sort_by_key(|it| std::cmp::Reverse(it.products));
    counts
}

/// Ten points a bucket; 100 belongs to the last.
fn buckets(qualities: &[Quality]) -> Vec<Bucket> {
    let bucket = |from: u8| {
        let to = if from == 90 { 100 } else { from + 9 };
        let products = qualities
            .iter()
            .filter(|it| (from..=to).contains(&it.score))
            .count();
        Bucket { from, to, products }
    };
    (0..10).map(|tens| bucket(tens * 10)).collect()
}

/// What most listings lack, first.
fn lacking(qualities: &[Quality], language: Language) -> Vec<Lack> {
    let mut counts: BTreeMap<&'static str, (usize, &Gap)> = BTreeMap::new();
    for (gap, _) in qualities.iter().flat_map(|it| &it.gaps) {
        counts.entry(gap.code()).or_insert((0, gap)).0 += 1;
    }
    let mut lacking: Vec<Lack> = counts
        .into_iter()
        .map(|(code, (products, gap))| Lack {
            code,
            products,
            help: gap.told(language).mend,
        })
        .collect();
    lacking.sort_by_key(|it| std::cmp::Reverse(it.products));
    lacking
}

fn text(figures: &Figures, words: Words) -> Result<String> {
    let mut out = String::new();
    writeln!(
        out,
        "{}",
        words.pick(
            format!(
                "{} sản phẩm, {} nhà sản xuất",
                figures.products, figures.producers
            ),
            format!(
                "{} products, {} producers",
                figures.products, figures.producers
            ),
        )
    )?;
    bars(
        &mut out,
        words.pick("Theo nhóm", "By group"),
        &figures.groups,
    )?;
    bars(
        &mut out,
        words.pick("Theo số sao", "By stars"),
        &figures.stars,
    )?;
    let places = figures.places.get(..PLACES).unwrap_or(&figures.places);
    bars(&mut out, words.pick("Theo xã, phường", "By place"), places)?;
    let scores: Vec<Count> = figures
        .scores
        .iter()
        .map(|it| Count {
            name: format!("{:>2}–{}", it.from, it.to),
            products: it.products,
        })
        .collect();
    let title = words.pick(
        format!(
            "Chất lượng trang sản phẩm (trung bình {} trên 100)",
            figures.average_score
        ),
        format!(
            "Quality of the listings (on average {} of 100)",
            figures.average_score
        ),
    );
    bars(&mut out, &title, &scores)?;
    writeln!(out, "\n{}", words.pick("Thiếu nhiều nhất", "Lacking most"))?;
    for lack in &figures.lacking {
        writeln!(out, "  {:>6}  {}", lack.products, lack.help)?;
    }
    Ok(out)
}

fn bars(out: &mut String, title: &str, counts: &[Count]) -> Result<()> {
    writeln!(out, "\n{title}")?;
    let most = counts
        .iter()
        .map(|it| it.products)
        .max()
        .unwrap_or(0)
        .max(1);
    let width = counts
        .iter()
        .map(|it| it.name.chars().count())
        .max()
        .unwrap_or(0);
    for Count { name, products } in counts {
        let bar = "█".repeat((products * BAR).div_ceil(most));
        let line = format!("  {name:width$}  {products:>6}  {bar}");
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
