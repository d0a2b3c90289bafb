//! The shop's own content, compiled from its files.

use super::Shop;
use market::{Catalogue, ContentFile, Locale, Text};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The shop's own products, in a language. Stories are searched in that language only, as
/// where the shop is built.
pub fn real(locale: Locale) -> Shop {
    static REAL: LazyLock<Shop> = LazyLock::new(read);
    let in_language = |story: &Text| Text {
        vi: story.get(locale).to_owned(),
        en: None,
        fr: None,
    };
    let stories = REAL.stories.iter();
    Shop {
        catalogue: REAL.catalogue.clone(),
        stories: stories
            .map(|(slug, it)| (slug.clone(), in_language(it)))
            .collect(),
        locale,
    }
}

fn read() -> Shop {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let files: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let below = path.strip_prefix(&root).unwrap().to_str().unwrap();
            let text = std::fs::read_to_string(path).unwrap();
            (below.replace(std::path::MAIN_SEPARATOR, "/"), text)
        })
        .collect();
    let files: Vec<ContentFile<'_>> = files
        .iter()
        .map(|(path, text)| ContentFile { path, text })
        .collect();
    let compiled = market::compile(&files);
    assert_eq!(compiled.problems, []);
    let stories = compiled.products.into_iter();
    Shop {
        catalogue: Catalogue::load(&compiled.index.unwrap()).unwrap(),
        // French stories are left out, as where the shop is built.
        stories: stories
            .map(|it| {
                (
                    it.slug.into(),
                    Text {
                        fr: None,
                        ..it.story
                    },
                )
            })
            .collect(),
        locale: Locale::Vi,
    }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|it| it == "json") {
            paths.push(path);
        }
    }
}
