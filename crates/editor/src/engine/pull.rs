//! Brings an engine's stock and prices back into the files of the products.

use super::compare::{self, Field};
use super::fault::EngineFault;
use super::found::{self, Found};
use super::plan::{Difference, Kind, What};
use super::show::Show;
use super::{Common, When, connect, is_agreed, place, read, refuse};
use crate::check::look_into;
use crate::content::{self, Content};
use crate::sheet::{edit, write};
use anyhow::Result;
use market::{Date, Finding, Product, Severity, Variant};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::process::ExitCode;

/// How to pull.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The engine's address, such as https://api.market.example.com.
    #[arg(long = "from", value_name = "URL")]
    address: String,
    #[command(flatten)]
    common: Common,
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) file: String,
    pub(super) fields: Vec<Field>,
    pub(super) text: String,
}

/// Says what the engine's stock and prices change in the files, and changes it where somebody agrees.
pub(crate) fn pull(arguments: &Arguments, when: When) -> Result<ExitCode> {
    let content = content::read(&arguments.common.content)?;
    let found = match fetch(arguments) {
        Ok(found) => found,
        Err(fault) => return Ok(refuse(&fault, when.language)),
    };
    let products = content.compile().products;
    let drafts = drafts(&content, &products, &found);
    let (sound, broken) = parted(&content, drafts, when.today);
    let show = Show(when.language);
    let missing = products
        .iter()
        .filter(|it| !found.products.contains_key(it.slug.as_str()));
    let same = products.len() - sound.len() - broken.len();
    print!("{}", show.differences(&told(&sound), same));
    eprint!("{}", show.unfit(&broken, missing.count()));
    let outcome = if broken.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    };
    if sound.is_empty() || arguments.common.dry_run {
        return Ok(outcome);
    }
    if !is_agreed(&arguments.common, &show) {
        eprintln!("{}", show.not_agreed());
        return Ok(ExitCode::FAILURE);
    }
    let files = sound
        .iter()
        .map(|it| (it.file.as_str(), content.with_mark(&it.file, &it.text)));
    write::write_all(content.folder(), files)?;
    println!("{}", show.pulled(sound.len()));
    Ok(outcome)
}

fn fetch(arguments: &Arguments) -> Result<Found, EngineFault> {
    let (mut client, keys) = connect(&arguments.address, &arguments.common)?;
    let place = place::find(keys, &mut client)?;
    Ok(read::all(&mut client, &place)?)
}

/// What the engine's stock and prices make of the files of sound products.
pub(super) fn drafts(content: &Content, products: &[Product], found: &Found) -> Vec<Draft> {
    let drafts = products.iter().filter_map(|product| {
        let fields = fields(product, found);
        if fields.is_empty() {
            return None;
        }
        let file = format!("products/{}.json", product.slug);
        let text = content.marked_text(&file)?.to_owned();
        let text = fields.iter().fold(text, |text, it| match &it.new {
            Value::Null => edit::remove(&text, &it.path),
            new => edit::set(&text, &it.path, new.clone()),
        });
        Some(Draft { file, fields, text })
    });
    drafts.collect()
}

fn fields(product: &Product, found: &Found) -> Vec<Field> {
    let Some(old) = found.products.get(product.slug.as_str()) else {
        return Vec::new();
    };
    let variants = product.variants.iter().enumerate();
    let fields = variants.filter_map(|(index, it)| {
        let sku = format!("{}/{}", product.slug, it.id);
        let of_it = variant(it, &sku, old.variant(&sku)?, found);
        Some(of_it.into_iter().map(move |field| Field {
            path: format!("variants[{index}].{}", field.path),
            ..field
        }))
    });
    fields.flatten().collect()
}

fn variant(wanted: &Variant, sku: &str, old: &found::Variant, found: &Found) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut put = |path: &str, is: Value, engine: Value| {
        if is != engine {
            let path = path.to_owned();
            fields.push(Field {
                path,
                old: is,
                new: engine,
            });
        }
    };
    let price = old.prices.as_deref().and_then(found::in_dong);
    // What has no price there is not sold, and keeps the price that it has here.
    let Some(price) = price else {
        return fields;
    };
    put("price", json!(wanted.price), compare::amount(price.amount));
    if let Some(night) = &found.night
        && night.status == "active"
    {
        let price = compare::night_price_of(found, &old.id);
        let price = price.map_or(Value::Null, |it| compare::amount(it.amount));
        put("night_price", json!(wanted.night_price), price);
    }
    let available = found.stock.get(sku).and_then(found::Item::available);
    if let Some(available) = available {
        put("stock", json!(wanted.stock), compare::amount(available));
    }
    fields
}

/// The files that stay sound, and those that would have an error that they have not now.
pub(super) fn parted(
    content: &Content,
    drafts: Vec<Draft>,
    today: Date,
) -> (Vec<Draft>, Vec<(Draft, Finding)>) {
    let errors = |content: Content| {
        let all = look_into(content, today).findings.into_iter();
        all.filter(|it| it.severity() == Severity::Error)
    };
    let key = |it: &Finding| (it.file.clone(), it.field.clone(), it.fault.code());
    let now: HashSet<_> = errors(content.with_files(BTreeMap::new()))
        .map(|it| key(&it))
        .collect();
    let texts = drafts
        .iter()
        .map(|it| (it.file.clone(), content.with_mark(&it.file, &it.text)));
    let new = errors(content.with_files(texts.collect())).filter(|it| !now.contains(&key(it)));
    let mut new: BTreeMap<String, Finding> = new.map(|it| (it.file.clone(), it)).collect();
    let (mut sound, mut broken) = (Vec::new(), Vec::new());
    for draft in drafts {
        match new.remove(&draft.file) {
            None => sound.push(draft),
            Some(finding) => broken.push((draft, finding)),
        }
    }
    (sound, broken)
}

fn told(drafts: &[Draft]) -> Vec<Difference> {
    let told = drafts.iter().map(|it| Difference {
        kind: Kind::Product,
        name: it.file.clone(),
        what: What::Changed(it.fields.clone()),
    });
    told.collect()
}
