//! The index: what browsing needs of all files of the content, compiled into one.

use super::check::{
    Parsed, Report, Surroundings, check_festival, check_groups, check_market, check_partners,
    check_producer, check_product, check_training,
};
use super::problem::without_mark;
use super::{Group, Groups, Listing, Market, Problem, Producer, ProducerCard, Product, Stars};
use crate::collate::vietnamese_key;
use crate::fault::{FileFault, Finding};
use crate::festival::{EventCard, Festival};
use crate::fingerprint::fingerprint;
use crate::live::{Known, Live, check_sessions};
use crate::locale::Text;
use crate::partners::Partners;
use crate::place;
use crate::slug::Slug;
use crate::training::Training;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The form of the index. An app that finds another one is out of date, or the index is.
pub const INDEX_VERSION: u32 = 2;

/// The file of the live sessions.
const LIVE: &str = "live.json";
/// The file of the partners.
const PARTNERS: &str = "partners.json";

/// A file of the content.
#[derive(Clone, Copy, Debug)]
pub struct ContentFile<'a> {
    /// The path below the content's folder, with slashes, such as `products/tra-sen.json`.
    pub path: &'a str,
    /// The text.
    pub text: &'a str,
}

/// What became of the content.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The index as JSON; none where the market or the groups cannot be read.
    pub index: Option<String>,
    /// The products that are in the index.
    pub products: Vec<Product>,
    /// The producers that are in the index.
    pub producers: Vec<Producer>,
    /// The courses.
    pub training: Training,
    /// The events around the market.
    pub festival: Festival,
    /// Those who supply, and those who look for something.
    pub partners: Partners,
    /// The live sessions, which are in a file of their own beside the index.
    pub live: Live,
    /// What is wrong, file by file; what it concerns is left out of the index.
    pub findings: Vec<Finding>,
    /// The same as the index keeps it.
    pub problems: Vec<Problem>,
}

#[derive(Serialize)]
struct IndexFile<'a> {
    version: u32,
    build: String,
    market: &'a Market,
    groups: &'a [Group],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<EventCard>,
    producers: Vec<ProducerCard>,
    products: Vec<Listing>,
    problems: &'a [Problem],
}

/// Compiles the files of the content, in any order.
pub fn compile(files: &[ContentFile<'_>]) -> Compiled {
    let mut findings = Vec::new();
    let market = single(
        files,
        "market.json",
        &mut findings,
        check_market,
        |market: Market| market,
    );
    let groups = single(
        files,
        "groups.json",
        &mut findings,
        check_groups,
        |file: Groups| file.groups,
    );
    let training: Training = optional(files, "training.json", &mut findings, check_training);
    let festival: Festival = optional(files, "events.json", &mut findings, check_festival);
    let producers = producers(files, &mut findings);
    let around = Surroundings {
        groups: groups.as_deref().unwrap_or_default(),
        producers: &producers.iter().map(|it| it.slug.as_str()).collect(),
        files,
    };
    let partners: Partners = match &groups {
        Some(_) => optional(files, PARTNERS, &mut findings, |parsed| {
            check_partners(parsed, &around)
        }),
        None => Partners::default(),
    };
    let mut products = match &groups {
        Some(_) => products(files, &around, &mut findings),
        // Without groups every product would be called wrong.
        None => Vec::new(),
    };
    products.sort_by_cached_key(|it| {
        place_of((&it.group, &it.subgroup), it.stars, &it.name, around.groups)
    });
    let mut compiled = Compiled {
        index: None,
        products,
        producers,
        training,
        festival,
        partners,
        live: Live::default(),
        problems: findings.iter().map(Problem::from).collect(),
        findings,
    };
    compiled.index = market
        .zip(groups)
        .map(|(market, groups)| write(&market, &groups, &compiled));
    // The index does not tell of their problems: no product is left out for them.
    let Compiled {
        products,
        producers,
        findings,
        ..
    } = &mut compiled;
    compiled.live = live(files, products, producers, findings);
    compiled.problems = compiled.findings.iter().map(Problem::from).collect();
    compiled
}

/// The live sessions that are sound; a market may have none.
fn live(
    files: &[ContentFile<'_>],
    products: &[Product],
    producers: &[Producer],
    findings: &mut Vec<Finding>,
) -> Live {
    let Some(file) = files.iter().find(|file| file.path == LIVE) else {
        return Live::default();
    };
    let Some(live) = sound(file, findings, |_| Vec::new(), |live: Live| live) else {
        return Live::default();
    };
    let known = Known {
        producers: producers.iter().map(|it| it.slug.as_str()).collect(),
        products: products.iter().map(|it| it.slug.as_str()).collect(),
    };
    let mut report = Report::of(file.path, without_mark(file.text));
    let sessions = check_sessions(&mut report, live.sessions, &known);
    findings.append(&mut report.findings);
    Live {
        schema: None,
        sessions,
        ..live
    }
}

/// The order of the catalogue: by group and sub-group as they stand in their file, then more
/// stars first, then by name.
pub(super) fn place_of(
    (group, subgroup): (&Slug, &Slug),
    stars: Stars,
    name: &Text,
    groups: &[Group],
) -> (Option<usize>, Option<usize>, u8, Vec<u8>) {
    let group = groups.iter().position(|it| it.slug == *group);
    let subgroup = group.and_then(|at| {
        let subgroups = &groups.get(at)?.subgroups;
        subgroups.iter().position(|it| it.slug == *subgroup)
    });
    (group, subgroup, 5 - stars.get(), vietnamese_key(&name.vi))
}

fn single<F, T>(
    files: &[ContentFile<'_>],
    name: &str,
    findings: &mut Vec<Finding>,
    check: fn(&Parsed<'_, T>) -> Vec<Finding>,
    convert: fn(F) -> T,
) -> Option<T>
where
    F: DeserializeOwned,
{
    let Some(file) = files.iter().find(|file| file.path == name) else {
        findings.push(Finding::with_file(name, FileFault::Missing));
        return None;
    };
    sound(file, findings, check, convert)
}

/// Reads a file that a shop may do without.
fn optional<T: DeserializeOwned + Default>(
    files: &[ContentFile<'_>],
    name: &str,
    findings: &mut Vec<Finding>,
    check: impl Fn(&Parsed<'_, T>) -> Vec<Finding>,
) -> T {
    let file = files.iter().find(|file| file.path == name);
    file.and_then(|file| sound(file, findings, check, |value: T| value))
        .unwrap_or_default()
}

/// Reads a file and checks it; none where something is wrong with it.
fn sound<F, T>(
    file: &ContentFile<'_>,
    findings: &mut Vec<Finding>,
    check: impl Fn(&Parsed<'_, T>) -> Vec<Finding>,
    convert: fn(F) -> T,
) -> Option<T>
where
    F: DeserializeOwned,
{
    let text = without_mark(file.text);
    match Finding::read(file.path, text) {
        Err(finding) => {
            findings.push(*finding);
            None
        }
        Ok(value) => {
            let parsed = Parsed {
                file: file.path,
                text,
                value: convert(value),
            };
            let found = check(&parsed);
            let sound = found.is_empty();
            findings.extend(found);
            sound.then_some(parsed.value)
        }
    }
}

/// Whether a file lies in a folder and not below it.
fn lies_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|name| name.ends_with(".json") && !name.contains('/'))
}

/// Reads all files of a folder; those with a problem are left out.
fn folder<T: DeserializeOwned>(
    files: &[ContentFile<'_>],
    folder: &str,
    findings: &mut Vec<Finding>,
    check: impl Fn(&Parsed<'_, T>) -> Vec<Finding>,
) -> Vec<T> {
    files
        .iter()
        .filter(|file| lies_in(file.path, folder))
        .filter_map(|file| sound(file, findings, &check, |value: T| value))
        .collect()
}

fn producers(files: &[ContentFile<'_>], findings: &mut Vec<Finding>) -> Vec<Producer> {
    let mut producers = folder(files, "producers/", findings, |parsed| {
        check_producer(parsed, files)
    });
    producers.sort_by_cached_key(|producer: &Producer| vietnamese_key(&producer.name.vi));
    producers
}

fn products(
    files: &[ContentFile<'_>],
    around: &Surroundings<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<Product> {
    folder(files, "products/", findings, |parsed| {
        check_product(parsed, around)
    })
}

fn write(market: &Market, groups: &[Group], compiled: &Compiled) -> String {
    let Compiled {
        products,
        producers,
        training,
        festival,
        partners,
        problems,
        ..
    } = compiled;
    let market = Market {
        schema: None,
        ..market.clone()
    };
    let mut file = IndexFile {
        version: INDEX_VERSION,
        build: String::new(),
        market: &market,
        groups,
        events: festival.cards(),
        producers: producers.iter().map(ProducerCard::from).collect(),
        products: products.iter().map(Listing::from).collect(),
        problems,
    };
    // Details that only the pages show change the build, too.
    let listed = json(&file);
    let whole: Vec<String> = products
        .iter()
        .map(json)
        .chain(producers.iter().map(json))
        .chain([json(training), json(festival), json(partners)])
        .collect();
    file.build = fingerprint(std::iter::once(&listed).chain(&whole).map(String::as_str));
    json(&file)
}

pub(super) fn json<T: Serialize>(value: &T) -> String {
    // These types have no maps with other keys than texts and no failing serializers.
    serde_json::to_string(value).unwrap_or_default()
}

/// What is wrong first with a file, read by the type that its place asks for.
pub fn misread(file: &ContentFile<'_>) -> Option<Finding> {
    fn misread<T: DeserializeOwned>(file: &ContentFile<'_>) -> Option<Finding> {
        Some(*Finding::read::<T>(file.path, file.text).err()?)
    }
    match file.path {
        "market.json" => misread::<Market>(file),
        "groups.json" => misread::<Groups>(file),
        "training.json" => misread::<Training>(file),
        "events.json" => misread::<Festival>(file),
        PARTNERS => misread::<Partners>(file),
        LIVE => misread::<Live>(file),
        path if lies_in(path, "products/") => misread::<Product>(file),
        path if lies_in(path, "producers/") => misread::<Producer>(file),
        _ => None,
    }
}

/// The places at which a shop has single files.
pub fn places() -> [&'static str; 7] {
    [
        "market.json",
        "groups.json",
        "training.json",
        "events.json",
        PARTNERS,
        LIVE,
        place::FILE,
    ]
}

/// Two products or producers cannot share a slug, for their files would share a name; this
/// is what remains to say about files that nobody reads.
pub fn strangers<'a>(files: &[ContentFile<'a>]) -> Vec<&'a str> {
    let has_a_place = |path: &str| {
        places().contains(&path) || lies_in(path, "products/") || lies_in(path, "producers/")
    };
    let paths = files.iter().map(|file| file.path);
    paths.filter(|path| !has_a_place(path)).collect()
}
