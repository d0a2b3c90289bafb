//! Queries that a shopper in Hanoi would type, each with the products that she would mean:
//! `judged.tsv`. A query is answered where one of them is among the first five; `first` wants
//! it in the first place. Stories are searched in the language of the page only, so `vi` is
//! asked there alone.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::content::real;
use common::{found_for, slugs};
use market::Locale;
use search::Shelf;

struct Judged {
    query: &'static str,
    meant: Vec<&'static str>,
    first: bool,
    only_vietnamese: bool,
}

/// The judgements; lines that start with `# ` are headings.
fn judged() -> Vec<Judged> {
    include_str!("judged.tsv")
        .lines()
        .filter(|line| !line.starts_with("# "))
        .map(|line| {
            let mut fields = line.split('\t');
            let (query, meant) = (fields.next().unwrap(), fields.next().unwrap());
            let note = fields.next();
            Judged {
                query,
                meant: meant.split(' ').collect(),
                first: note == Some("first"),
                only_vietnamese: note == Some("vi"),
            }
        })
        .collect()
}

/// What stands in the way of calling a query answered.
fn miss(shelf: &Shelf, judged: &Judged) -> Option<String> {
    let found = found_for(shelf, judged.query);
    let slugs = slugs(shelf, &found);
    let enough = if judged.first { 1 } else { 5 };
    let shown = &slugs[..slugs.len().min(enough)];
    if shown
        .iter()
        .any(|slug| judged.meant.contains(&slug.as_str()))
    {
        return None;
    }
    let first: Vec<&String> = slugs.iter().take(5).collect();
    let (query, meant) = (judged.query, &judged.meant);
    Some(format!(
        "“{query}” means {meant:?}; {:?} gives {first:?}",
        found.reading
    ))
}

#[test]
fn shoppers_find_what_they_mean() {
    let judged = judged();
    assert!(judged.len() >= 120);
    for locale in Locale::ALL {
        let shop = real(locale);
        for meant in judged.iter().flat_map(|it| &it.meant) {
            assert!(
                shop.catalogue.product(meant).is_some(),
                "there is no {meant}"
            );
        }
        let shelf = shop.shelf();
        let asked: Vec<&Judged> = judged
            .iter()
            .filter(|it| locale == Locale::Vi || !it.only_vietnamese)
            .collect();
        let misses: Vec<String> = asked.iter().filter_map(|it| miss(&shelf, it)).collect();
        let recall = 100.0 * (1.0 - misses.len() as f64 / asked.len() as f64);
        println!(
            "{locale:?}: {recall:.1} % of {} in the first five",
            asked.len()
        );
        for miss in &misses {
            println!("  {miss}");
        }
        assert!(recall >= 97.0, "recall is {recall:.1} %: {misses:#?}");
    }
}

/// What must never fail, whatever the recall.
#[test]
fn what_is_named_comes_first() {
    let shelf = real(Locale::Vi).shelf();
    let firsts = judged().into_iter().filter(|it| it.first);
    let misses: Vec<String> = firsts.filter_map(|it| miss(&shelf, &it)).collect();
    assert_eq!(misses, [] as [String; 0]);
}

/// Every product is found in the first place by its own name, in every language, with accents
/// and without.
#[test]
fn a_product_is_first_for_its_own_name() {
    for locale in Locale::ALL {
        let shop = real(locale);
        let shelf = shop.shelf();
        for listing in &shop.catalogue.listings {
            for name in listing.name.all() {
                for text in [name.to_owned(), market::fold(name)] {
                    let found = slugs(&shelf, &found_for(&shelf, &text));
                    assert_eq!(
                        found.first().map(String::as_str),
                        Some(listing.slug.as_str()),
                        "{text}"
                    );
                }
            }
        }
    }
}
