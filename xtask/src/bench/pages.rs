//! Whole pages beside those of a lean JavaScript shop: how fast they stand and answer, what they
//! weigh and hold, and how accessible they are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::catalogue::Catalogue;
use super::run_script;
use crate::build::digest::{Inputs, files_below};
use crate::build::{self, Mode, Options};
use crate::project::Project;
use crate::run::{run, timed};

const CATALOGUES: [Catalogue; 3] = [
    Catalogue::Own,
    Catalogue::Generated(1_500),
    Catalogue::Generated(20_000),
];

/// The lean JavaScript shop.
const PEER: &str = "e2e/peers/solid";

/// Where the tables and the pictures stand.
const DOCUMENT: &str = "docs/performance.md";
const PLOTS: &str = "docs/plots";

/// What is measured.
pub(super) struct Scope<'a> {
    /// One run of everything and short use, to see that it works; the documentation stays.
    pub(super) quick: bool,
    /// The parts that `bench/pages/main.js` names; all where there are none.
    pub(super) parts: &'a [String],
}

/// Builds both shops in three sizes, measures them, and writes tables and pictures.
pub(super) fn pages(project: &Project, scope: &Scope<'_>) -> Result<()> {
    let folder = project.site().join("bench");
    let server = build::server(project)?;
    let mut sizes = Vec::new();
    for catalogue in CATALOGUES {
        sizes.push(size(project, catalogue)?);
    }
    let is_whole = !scope.quick && scope.parts.is_empty();
    let plan = json!({
        "server": server,
        "quick": scope.quick,
        "parts": scope.parts,
        "sizes": sizes,
        "kinds": kinds("public/data".as_ref(), build::DIST.as_ref())?,
        "results": folder.join("pages-results.json"),
        "document": is_whole.then_some(DOCUMENT),
        "plots": PLOTS,
    });
    let file = folder.join("pages.json");
    fs::write(&file, plan.to_string())?;
    run_script("pages/main.js", |script| {
        script.arg(&file);
    })
}

/// Both shops with a catalogue, and what is looked at in them.
fn size(project: &Project, catalogue: Catalogue) -> Result<Value> {
    let content = catalogue.content(project)?;
    let product = format!("/products/{}", for_sale(&content)?);
    let ours = match catalogue {
        Catalogue::Own => build::build(project, Options::new(Mode::Release))?,
        Catalogue::Generated(_) => {
            let out = project.site().join("bench/shops").join(catalogue.name());
            let pages = vec!["/".to_owned(), "/products".to_owned(), product.clone()];
            build::build(
                project,
                Options::trial_with_pages(content.clone(), out, pages),
            )?
        }
    };
    Ok(json!({
        "products": slugs(&content.join("products"))?.len(),
        "ours": ours,
        "peer": peer(project, catalogue, &content, &product)?,
        "product": product.trim_start_matches('/'),
    }))
}

/// Builds the peer and compresses what its measured pages load, as the shop's files are.
fn peer(project: &Project, catalogue: Catalogue, content: &Path, product: &str) -> Result<PathBuf> {
    let folder = project.site().join("bench/peers").join(catalogue.name());
    let sources = [
        "src",
        "scripts",
        "index.html",
        "package-lock.json",
        "vite.config.js",
    ];
    let inputs = Inputs::default()
        .setting(product)
        .paths(&sources.map(|name| Path::new(PEER).join(name)))?
        .paths(&["public", "style", "xtask/src/build"])?
        .paths(&[content])?;
    super::catalogue::make(&folder, inputs, || {
        timed(&format!("building the peer, {}", catalogue.name()), || {
            let mut node = Command::new("node");
            node.arg(format!("{PEER}/scripts/build.mjs"));
            run(node.arg(content).arg(&folder))?;
            let cache = folder.with_extension("compressed");
            build::compress::compress_all(&folder, &cache, |file| {
                let product = Path::new("data").join(product.trim_start_matches('/'));
                !file.starts_with("data/products") || file.with_extension("") == product
            })
        })
    })?;
    Ok(folder)
}

/// Every kind of page of the market's own shop as it was built, with an address.
fn kinds(content: &Path, shop: &Path) -> Result<Vec<(&'static str, String)>> {
    Ok(vec![
        ("home", String::new()),
        ("list", "products".to_owned()),
        ("group", first_below(shop, "groups")?),
        ("product", format!("products/{}", for_sale(content)?)),
        ("producers", "producers".to_owned()),
        ("producer", first_below(shop, "producers")?),
        ("cart", "cart".to_owned()),
        ("checkout", "checkout".to_owned()),
        ("orders", "orders".to_owned()),
        ("saved", "saved".to_owned()),
        ("sessions", "live".to_owned()),
        ("session", first_below(shop, "live")?),
        ("calendar", "calendar".to_owned()),
        ("events", "events".to_owned()),
        ("training", "training".to_owned()),
        ("partners", "partners".to_owned()),
        ("partner", first_below(shop, "partners")?),
        ("complaints", "complaints".to_owned()),
        ("about", "about".to_owned()),
        ("missing", "nowhere".to_owned()),
    ])
}

/// The first page of a folder of the shop.
fn first_below(shop: &Path, folder: &str) -> Result<String> {
    let pages = fs::read_dir(shop.join(folder))?.collect::<Result<Vec<_>, _>>()?;
    let pages = pages.into_iter().filter(|it| it.path().is_dir());
    let first = pages.map(|it| it.file_name()).min();
    let first = first.with_context(|| format!("the shop has no page of {folder}"))?;
    Ok(format!("{folder}/{}", first.to_string_lossy()))
}

/// The first product that is not only shown.
fn for_sale(content: &Path) -> Result<String> {
    for file in files_below(&content.join("products"))? {
        let product: Value = serde_json::from_str(&fs::read_to_string(&file)?)
            .with_context(|| file.display().to_string())?;
        if product["view_only"] != true
            && let Some(slug) = product["slug"].as_str()
        {
            return Ok(slug.to_owned());
        }
    }
    anyhow::bail!("{} sells nothing", content.display())
}

/// The names of the files of a folder, without their endings.
fn slugs(folder: &Path) -> Result<Vec<String>> {
    let name = |file: PathBuf| Some(file.file_stem()?.to_string_lossy().into_owned());
    Ok(files_below(folder)?.into_iter().filter_map(name).collect())
}
