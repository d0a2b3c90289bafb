//! What may be right in sound content, and seldom is, and what would make it better.

use crate::catalogue::{
    Compiled, ContentFile, Market, Phone, Producer, Product, Variant, parse_market,
};
use crate::fault::{Doubt, Fault, Finding, Severity, nearest};
use crate::locale::Text;
use crate::place::{self, Places, Province, WardKind};
use crate::quality::{producer_gaps, product_gaps};
use crate::search::fold;
use crate::time::Date;
use crate::vietqr::bank_numbers;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The file of the market.
const MARKET: &str = "market.json";
/// The file of the live sessions.
const LIVE: &str = "live.json";
/// The sections of the page on the market that the law asks for.
const SECTIONS: [&str; 4] = ["orders", "returns", "privacy", "complaints"];
/// How many days before its end a certificate is called to mind.
const SOON: i64 = 60;
/// For how many years a certificate is valid.
const YEARS: i32 = 3;
/// A price that somebody may have meant as thousands, in đồng.
const LOW_PRICE: u64 = 1_000;
/// A price that hardly anything here has, in đồng.
const HIGH_PRICE: u64 = 1_000_000_000;
/// More than any of these producers can have.
const HIGH_STOCK: u32 = 1_000_000;
/// A description of a picture that says nothing, in characters.
const SHORT_ALT: usize = 8;
/// A text of so many characters has an accent if it is Vietnamese.
const LONG_TEXT: usize = 20;
/// What the label of food and herbal goods says.
const LABELLED: [&str; 3] = ["food", "drink", "herbal"];

/// Looks through compiled content on a day: warnings and advice, file by file. Advice names fields
/// and not yet their places.
pub fn review(files: &[ContentFile<'_>], compiled: &Compiled, today: Date) -> Vec<Finding> {
    let texts: HashMap<&str, &str> = files.iter().map(|it| (it.path, it.text)).collect();
    let text_of = |path: &str| texts.get(path).copied().unwrap_or_default();
    let market = parse_market(MARKET, text_of(MARKET)).ok();
    let places = Places::read(text_of(place::FILE)).ok();
    let around = Around {
        today,
        market: market.as_ref(),
        wards: places.as_ref().map(ward_names).unwrap_or_default(),
    };
    let mut findings = Vec::new();
    review_shop(&mut findings, compiled, &around, text_of);
    for product in &compiled.products {
        let path = format!("products/{}.json", product.slug);
        let mut page = Page::new(&path, text_of(&path));
        review_product(&mut page, product, &around);
        findings.append(&mut page.findings);
    }
    let makers: HashSet<&str> = compiled
        .products
        .iter()
        .map(|it| it.producer.as_str())
        .collect();
    for producer in &compiled.producers {
        let path = format!("producers/{}.json", producer.slug);
        let mut page = Page::new(&path, text_of(&path));
        review_producer(&mut page, producer, &around);
        page.ask(makers.contains(producer.slug.as_str()), "slug", || {
            Doubt::IdleProducer
        });
        findings.append(&mut page.findings);
    }
    findings
}

/// What an online shop, and one with live streams, has to publish.
fn review_shop<'a>(
    findings: &mut Vec<Finding>,
    compiled: &Compiled,
    around: &Around<'_>,
    text_of: impl Fn(&str) -> &'a str,
) {
    if let Some(market) = around.market {
        let mut page = Page::new(MARKET, text_of(MARKET));
        for id in SECTIONS {
            let published = market.about.iter().any(|it| it.id == *id);
            page.ask(published, "about", || Doubt::NoSection { id });
        }
        for name in market.source.idle() {
            let field = format!("source.{name}");
            page.ask(false, &field, || Doubt::IdleSource { name });
        }
        findings.append(&mut page.findings);
    }
    let live = &compiled.live;
    let mut page = Page::new(LIVE, text_of(LIVE));
    let ruled = live.sessions.is_empty() || !live.rules.is_empty();
    page.ask(ruled, "sessions", || Doubt::NoLiveRules);
    findings.append(&mut page.findings);
}

/// What a file is compared with.
struct Around<'a> {
    today: Date,
    market: Option<&'a Market>,
    /// Every ward with its kind; none where the content has no places.
    wards: BTreeSet<String>,
}

fn ward_names(places: &Places) -> BTreeSet<String> {
    let provinces = places.provinces().iter();
    let wards = provinces.flat_map(Province::wards);
    wards.map(ToString::to_string).collect()
}

/// A file and what was found in it.
struct Page<'a> {
    path: &'a str,
    text: &'a str,
    findings: Vec<Finding>,
}

impl<'a> Page<'a> {
    fn new(path: &'a str, text: &'a str) -> Self {
        let text = crate::catalogue::problem::without_mark(text);
        Self {
            path,
            text,
            findings: Vec::new(),
        }
    }

    fn ask<F: Into<Fault>>(&mut self, holds: bool, field: &str, fault: impl FnOnce() -> F) {
        if !holds {
            self.tell(field, fault());
        }
    }

    fn tell(&mut self, field: &str, fault: impl Into<Fault>) {
        self.findings
            .push(Finding::with_field(self.path, self.text, field, fault));
    }

    /// Advice on fields of which nothing was said yet.
    fn advise(&mut self, gaps: Vec<(crate::quality::Gap, u8)>) {
        for (gap, _) in gaps {
            let field = gap.field();
            let said = self
                .findings
                .iter()
                .any(|it| it.severity() == Severity::Warning && it.field == field);
            if !said {
                // Most readers do not ask for advice, and looking places up takes a while.
                let found = Finding::with_file(self.path, gap);
                let field = field.to_owned();
                self.findings.push(Finding { field, ..found });
            }
        }
    }

    fn accents(&mut self, field: &str, text: &Text) {
        let is_long = text.vi.chars().count() >= LONG_TEXT;
        let field = format!("{field}.vi");
        self.ask(!is_long || !text.vi.is_ascii(), &field, || Doubt::NoAccents);
    }

    fn phone(&mut self, field: &str, phone: &Phone) {
        self.ask(is_plausible(phone), field, || Doubt::Phone);
    }

    fn place(&mut self, field: &str, name: &str, around: &Around<'_>) {
        let known = around.wards.is_empty() || around.wards.contains(name);
        self.ask(known, field, || Doubt::Place {
            name: name.to_owned(),
            meant: ward_like(name, &around.wards).map(str::to_owned),
        });
    }
}

/// The ward that may have been meant: of the same name and another kind, or of nearly the same.
fn ward_like<'a>(name: &str, wards: &'a BTreeSet<String>) -> Option<&'a str> {
    let bare = |name: &str| {
        let kinds = [WardKind::Ward, WardKind::Commune, WardKind::Zone];
        let folded = fold(name);
        let kinds = kinds.map(|it| fold(it.word()) + " ");
        let rest = kinds.iter().find_map(|it| folded.strip_prefix(it.as_str()));
        rest.unwrap_or(&folded).to_owned()
    };
    let wanted = bare(name);
    let same = wards.iter().find(|it| bare(it) == wanted);
    same.map(String::as_str)
        .or_else(|| nearest(name, wards.iter().map(String::as_str)))
}

fn review_product(page: &mut Page<'_>, product: &Product, around: &Around<'_>) {
    page.accents("name", &product.name);
    page.accents("summary", &product.summary);
    page.place("place", &product.place, around);
    review_certificate(page, product, around.today);
    for (index, variant) in product.variants.iter().enumerate() {
        review_variant(page, variant, |name| format!("variants[{index}].{name}"));
    }
    for (index, photo) in product.photos.iter().enumerate() {
        let alt = photo.alt.vi.trim();
        let says = alt.chars().count() >= SHORT_ALT && !photo.file.as_str().ends_with(alt);
        page.ask(says, &format!("photos[{index}].alt.vi"), || Doubt::ShortAlt);
    }
    page.accents("story", &product.story);
    let labels = [
        ("ingredients", &product.ingredients),
        ("storage", &product.storage),
        ("shelf_life", &product.shelf_life),
    ];
    for (name, text) in labels {
        if let Some(text) = text {
            page.accents(name, text);
        }
        let said = text.is_some() || !LABELLED.contains(&product.group.as_str());
        page.ask(said, name, || Doubt::Label { name });
    }
    page.advise(product_gaps(product, around.today));
}

fn review_certificate(page: &mut Page<'_>, product: &Product, today: Date) {
    let certificate = &product.certificate;
    let (decided, until) = (certificate.decided, certificate.valid_until);
    let left = until.days_since_epoch() - today.days_since_epoch();
    let last_day = "certificate.valid_until";
    page.ask(left >= 0, last_day, || Doubt::Expired { on: until });
    let soon = (0..SOON).contains(&left);
    page.ask(!soon, last_day, || Doubt::Expiring {
        on: until,
        days: left,
    });
    let right = decided.plus_years(YEARS);
    // Some certificates count the last day and others do not.
    let off = until.days_since_epoch() - right.days_since_epoch();
    page.ask(off.abs() <= 1, last_day, || Doubt::Term { right });
    page.ask(decided <= today, "certificate.decided", || {
        Doubt::NotDecided { on: decided }
    });
}

fn review_variant(page: &mut Page<'_>, variant: &Variant, field: impl Fn(&str) -> String) {
    let price = variant.price.get();
    page.ask(price >= LOW_PRICE, &field("price"), || Doubt::LowPrice {
        price,
    });
    page.ask(price <= HIGH_PRICE, &field("price"), || Doubt::HighPrice {
        price,
    });
    let (stock, minimum) = (variant.stock, variant.minimum);
    page.ask(stock == 0 || stock >= minimum, &field("stock"), || {
        Doubt::BelowMinimum { stock, minimum }
    });
    page.ask(stock <= HIGH_STOCK, &field("stock"), || Doubt::HighStock {
        stock,
    });
    if let Some(maximum) = variant.maximum {
        let largest = maximum - maximum.saturating_sub(minimum) % variant.step.max(1);
        page.ask(largest == maximum, &field("maximum"), || Doubt::Step {
            largest,
        });
    }
}

fn review_producer(page: &mut Page<'_>, producer: &Producer, around: &Around<'_>) {
    if let Some(market) = around.market {
        let same = market.demonstration == producer.demonstration;
        page.ask(same, "demonstration", || Doubt::Demonstration {
            market: market.demonstration,
        });
    }
    page.accents("story", &producer.story);
    page.place("address.place", &producer.address.place, around);
    page.phone("phone", &producer.phone);
    if let Some(zalo) = &producer.zalo {
        page.phone("zalo", zalo);
    }
    if let Some(bank) = &producer.bank {
        let known = bank_numbers().any(|it| it == bank.bin.as_str());
        page.ask(known, "bank.bin", || Doubt::Bank {
            bin: bank.bin.to_string(),
            known: crate::fault::known(nearest(bank.bin.as_str(), bank_numbers())),
        });
        let right = fold(&bank.name).to_uppercase();
        page.ask(right == bank.name, "bank.name", || Doubt::BankHolder {
            right,
        });
    }
    page.accents("shipping", &producer.shipping);
    page.accents("returns", &producer.returns);
    page.advise(producer_gaps(producer));
}

/// Whether a number may be one in Viet Nam; numbers of other countries are left alone.
fn is_plausible(phone: &Phone) -> bool {
    let Some(national) = phone.as_str().strip_prefix("+84") else {
        return true;
    };
    match national.as_bytes().first() {
        Some(b'3' | b'5' | b'7' | b'8' | b'9') => national.len() == 9,
        Some(b'2') => national.len() == 10,
        _ => false,
    }
}
