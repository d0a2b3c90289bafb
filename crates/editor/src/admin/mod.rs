//! The settings of the admin page: forms for every file of the content, made from the types.

mod form;
mod host;
mod words;

use crate::schemas;
use anyhow::{Context as _, Result};
use form::Form;
use market::{Groups, Market};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use words::Words;

/// What `editor admin` is told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the content.
    #[arg(long, default_value = "public/data")]
    content: PathBuf,
    /// The file to write.
    #[arg(long)]
    out: PathBuf,
    /// The repository to save to, such as https://codeberg.org/OWNER/NAME; without one, the page
    /// opens folders of its own machine only.
    #[arg(long)]
    repository: Option<String>,
    /// The branch to save to.
    #[arg(long, default_value = "main")]
    branch: String,
}

/// Where the content stands in a repository.
const CONTENT: &str = "public/data";
/// The folders with a file for each thing, and the schemas of these files.
const FOLDERS: [(&str, &str); 2] = [("products", "product"), ("producers", "producer")];
/// The files of which there is one.
const FILES: [&str; 6] = ["market", "live", "events", "training", "partners", "groups"];

/// Photographs are made smaller before they are saved, which also takes away where they were
/// taken.
const PHOTO_SIDE: u32 = 1600;
const PHOTO_BYTES: u32 = 20_000_000;

/// Writes the settings.
pub(crate) fn admin(arguments: &Arguments) -> Result<()> {
    let content = &arguments.content;
    let market: Market = read(&content.join("market.json"))?;
    let groups: Groups = read(&content.join("groups.json"))?;
    let config = json!({
        "backend": host::backend(arguments.repository.as_deref(), &arguments.branch)?,
        "app_title": format!("Ban biên tập – {}", market.name.vi),
        "logo": { "src": "/icon.svg" },
        "show_preview_links": false,
        "media_folder": "public",
        "public_folder": "/",
        "media_libraries": media_libraries(),
        "slug": { "encoding": "ascii", "clean_accents": true },
        "editor": { "preview": false },
        "output": {
            "omit_empty_optional_fields": true,
            "json": { "indent_style": "space", "indent_size": 2 },
        },
        "collections": collections(&subgroups(&groups))?,
    });
    let text = serde_json::to_string_pretty(&config)? + "\n";
    let out = &arguments.out;
    fs::write(out, text).with_context(|| format!("cannot write {}", out.display()))
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T> {
    let text = fs::read_to_string(file).with_context(|| format!("{}", file.display()))?;
    serde_json::from_str(&text)
        .with_context(|| format!("{}; `editor check` says more", file.display()))
}

/// The pictures that may be chosen: those of the content, and no service's.
fn media_libraries() -> Value {
    let photo = json!({
        "format": "webp", "quality": 85, "width": PHOTO_SIDE, "height": PHOTO_SIDE,
    });
    json!({
        "default": { "config": {
            "max_file_size": PHOTO_BYTES, "slugify_filename": true,
            "transformations": { "raster_image": photo },
        } },
        "stock_assets": { "providers": [] },
    })
}

/// The slugs of all sub-groups, each named after its group, too.
fn subgroups(groups: &Groups) -> Vec<(String, String)> {
    let named = groups.groups.iter().flat_map(|group| {
        let named = group.subgroups.iter().map(|it| {
            let name = format!("{} › {}", group.name.vi, it.name.vi);
            (it.slug.as_str().to_owned(), name)
        });
        named.collect::<Vec<_>>()
    });
    named.collect()
}

fn collections(subgroups: &[(String, String)]) -> Result<Vec<Value>> {
    let words = Words::own()?;
    let schema_of = |name: &str| {
        let file = format!("{name}.json");
        let found = schemas::all().into_iter().find(|(it, _)| *it == file);
        let (_, schema) = found.with_context(|| format!("there is no schema {file}"))?;
        Ok::<Value, anyhow::Error>(schema.to_value())
    };
    let fields = |file: &str, up: &str| {
        let schema = schema_of(file)?;
        let form = Form {
            file,
            schema: &schema,
            words: &words,
            subgroups,
        };
        form.whole(&format!("{up}schemas/{file}.json"))
    };
    let mut collections = Vec::new();
    for (folder, file) in FOLDERS {
        let told = words.line(file, "files", folder)?;
        let kind = schema_of(file)?;
        let section = words.of(file, kind["title"].as_str().unwrap_or_default())?;
        collections.push(json!({
            "name": folder, "label": told.label, "label_singular": section.one,
            "description": told.hint, "folder": format!("{CONTENT}/{folder}"),
            "extension": "json", "format": "json", "thumbnail": false,
            "identifier_field": "slug", "summary": section.summary,
            "slug": { "template": "{{fields.slug}}", "editable": false },
            "sortable_fields": ["name.vi", "slug"],
            "fields": fields(file, "../../")?,
        }));
    }
    let files = FILES.iter().map(|file| {
        let told = words.line(file, "files", file)?;
        Ok(json!({
            "name": file, "label": told.label, "file": format!("{CONTENT}/{file}.json"),
            "format": "json", "fields": fields(file, "../")?,
        }))
    });
    collections.push(json!({
        "name": "shop", "label": "Cả chợ", "label_singular": "tệp",
        "files": files.collect::<Result<Vec<_>>>()?,
    }));
    Ok(collections)
}
