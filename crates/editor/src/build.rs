//! Compiles the content into what the shop loads.

use crate::{content, index};
use anyhow::{Context as _, Result, bail};
use market::{Compiled, Problem, Severity, place};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What to write, by the paths of the files.
type Outputs<'a> = BTreeMap<String, Cow<'a, [u8]>>;

/// Writes the indexes and the files that pages fetch by themselves. A file is written only when
/// its content has changed, so that what depends on it is rebuilt only then.
pub(crate) fn build(folder: &Path, out: &Path, strict: bool) -> Result<()> {
    let content = content::read(folder)?;
    let compiled = content.compile();
    let problems = problems(&content, &compiled);
    for problem in &problems {
        eprintln!("{}/{problem}", folder.display());
    }
    if strict && !problems.is_empty() {
        bail!("{} to mend", counted(problems.len()));
    }
    let files = outputs(&content, &compiled, &problems)?;
    write_all(&files, out)?;
    println!(
        "{} products and {} producers compiled{}",
        compiled.products.len(),
        compiled.producers.len(),
        if problems.is_empty() {
            String::new()
        } else {
            format!("; {} to mend", counted(problems.len()))
        }
    );
    Ok(())
}

/// What is wrong, and nothing that is only doubtful.
fn problems(content: &content::Content, compiled: &Compiled) -> Vec<Problem> {
    let beside = content.findings(compiled);
    let all = compiled.findings.iter().chain(&beside);
    let wrong = all.filter(|it| it.severity() == Severity::Error);
    wrong.map(Problem::from).collect()
}

fn counted(problems: usize) -> String {
    match problems {
        1 => "1 problem".to_owned(),
        many => format!("{many} problems"),
    }
}

/// The indexes, and the files that stand beside them.
fn outputs<'a>(
    content: &'a content::Content,
    compiled: &'a Compiled,
    problems: &[Problem],
) -> Result<Outputs<'a>> {
    let Some(json) = &compiled.index else {
        let first = problems
            .first()
            .map(ToString::to_string)
            .unwrap_or_default();
        bail!("without the market and its groups there is no shop: {first}");
    };
    let mut files = Outputs::from([("index.json".to_owned(), json.as_bytes().into())]);
    // Without the sessions that are damaged, and without any where a market has none.
    let live = serde_json::to_vec(&compiled.live)?;
    files.insert("live.json".to_owned(), live.into());
    for (file, bytes) in index::compile_all(json, &compiled.products)? {
        files.insert(file, bytes.into());
    }
    // A damaged file is left out here as well: the shop names it from the index.
    let sound = compiled
        .products
        .iter()
        .map(|it| format!("products/{}.json", it.slug));
    let sound = sound.chain(
        compiled
            .producers
            .iter()
            .map(|it| format!("producers/{}.json", it.slug)),
    );
    let places = matches!(content.places(), Some(Ok(_))).then_some(place::FILE);
    let whole = ["market.json", "groups.json"].into_iter().chain(places);
    let sound = sound.chain(whole.map(str::to_owned));
    for path in sound {
        if let Some(text) = content.text(&path) {
            files.insert(path, text.as_bytes().into());
        }
    }
    // A shop without them has pages that say so, and asks for no file that is not there.
    let training = serde_json::to_vec(&compiled.training)?;
    files.insert("training.json".to_owned(), training.into());
    let festival = serde_json::to_vec(&compiled.festival)?;
    files.insert("events.json".to_owned(), festival.into());
    let partners = serde_json::to_vec(&compiled.partners)?;
    files.insert("partners.json".to_owned(), partners.into());
    Ok(files)
}

/// Writes what the shop loads, and says nothing of what is left out of it.
pub(crate) fn write(content: &content::Content, out: &Path) -> Result<()> {
    let compiled = content.compile();
    let problems = problems(content, &compiled);
    write_all(&outputs(content, &compiled, &problems)?, out)
}

fn write_all(files: &Outputs<'_>, out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
    for (path, bytes) in files {
        let target = out.join(path);
        if fs::read(&target).is_ok_and(|old| old == **bytes) {
            continue;
        }
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&target, bytes).with_context(|| format!("cannot write {}", target.display()))?;
    }
    remove_others(files, out, "")
}

fn remove_others(files: &Outputs<'_>, folder: &Path, below: &str) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            remove_others(files, &entry.path(), &format!("{path}/"))?;
        } else if !files.contains_key(&path) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
