//! Gives a product or a producer another slug, with its file and everything that names it.

use super::fault::DeskFault;
use super::refuse;
use crate::check::look_into;
use crate::content::{self, Content};
use crate::language::Words;
use crate::sheet::{edit, write};
use anyhow::{Context as _, Result};
use market::fault::nearest;
use market::{Date, Finding, Language, Severity, Slug};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// The folders of what has a file of its own, and the fields that name it.
const KINDS: [(&str, &str); 2] = [("products", "product"), ("producers", "producer")];

/// What would change.
struct Plan {
    old: String,
    new: String,
    /// The texts of all files that change, the new one among them.
    texts: BTreeMap<String, String>,
    /// The fields that change, by file.
    fields: Vec<(String, String)>,
    /// Files whose words hold the old address, which nothing can change by itself.
    mentions: Vec<String>,
}

/// Says what another name would change, or changes it.
pub(crate) fn rename(
    old: &str,
    new: &str,
    folder: &Path,
    (language, today): (Language, Date),
    apply: bool,
) -> Result<ExitCode> {
    let content = content::read(folder)?;
    let plan = match plan(&content, old, new, today, language) {
        Ok(plan) => plan,
        Err(fault) => return Ok(refuse(&[fault], language)),
    };
    if apply {
        carry_out(&content, folder, &plan)?;
    }
    let words = Words(language);
    println!("{} → {}", plan.old, plan.new);
    for (file, field) in &plan.fields {
        println!("  {file}: {field}");
    }
    for file in &plan.mentions {
        println!("{}", words.mentions(file));
    }
    println!("{}", words.renamed(plan.texts.len(), apply));
    Ok(ExitCode::SUCCESS)
}

fn plan(
    content: &Content,
    old: &str,
    new: &str,
    today: Date,
    language: Language,
) -> Result<Plan, DeskFault> {
    let (folder, key, old) = find(content, old)?;
    let slug = new.to_owned();
    let new: Slug = new.parse().map_err(|_| DeskFault::BadSlug { slug })?;
    if old == new.as_str() {
        return Err(DeskFault::Same);
    }
    let from = format!("{folder}/{old}.json");
    let to = format!("{folder}/{new}.json");
    if content.has(&to) {
        return Err(DeskFault::Taken { file: to });
    }
    let mut plan = Plan {
        old: from,
        new: to,
        texts: BTreeMap::new(),
        fields: Vec::new(),
        mentions: Vec::new(),
    };
    let address = format!("/{folder}/{old}");
    for file in content.as_files() {
        let text = content.marked_text(file.path).unwrap_or_default();
        if file.path.ends_with(".json") && text.contains(&old) {
            plan.change(file.path, text, (key, &old, &new))?;
        }
        if text.contains(&address) {
            plan.mentions.push(file.path.to_owned());
        }
    }
    check(content, &plan, today, language)?;
    Ok(plan)
}

impl Plan {
    /// Changes every field of a file that names a thing, and its own slug in its own file.
    fn change(
        &mut self,
        path: &str,
        text: &str,
        (key, old, new): (&str, &str, &Slug),
    ) -> Result<(), DeskFault> {
        let value: Value = serde_json::from_str(text).map_err(|_| DeskFault::Broken {
            file: path.to_owned(),
        })?;
        let mut fields = Vec::new();
        named(&value, key, old, "", &mut fields);
        let mut target = path;
        if path == self.old {
            fields.push("slug".to_owned());
            target = &self.new;
        }
        if !fields.is_empty() {
            let changed = fields.iter().fold(text.to_owned(), |text, field| {
                edit::set(&text, field, json!(new))
            });
            self.texts.insert(target.to_owned(), changed);
        }
        let fields = fields.into_iter().map(|it| (path.to_owned(), it));
        self.fields.extend(fields);
        Ok(())
    }
}

/// The folder of what bears a slug, the field that names it, and its slug alone.
fn find(content: &Content, old: &str) -> Result<(&'static str, &'static str, String), DeskFault> {
    let given = KINDS.into_iter().filter_map(|(folder, key)| {
        let bare = old.strip_prefix(folder).and_then(|it| it.strip_prefix('/'));
        let slug = bare.unwrap_or(old);
        let slug = slug.strip_suffix(".json").unwrap_or(slug).to_owned();
        content
            .slugs(folder)
            .contains(&slug)
            .then_some((folder, key, slug))
    });
    let mut found: Vec<_> = given.collect();
    match (found.pop(), found.pop()) {
        (Some(one), None) => Ok(one),
        (Some((_, _, slug)), Some(_)) => Err(DeskFault::TwoKinds { slug }),
        (None, _) => {
            let all = KINDS.iter().flat_map(|(folder, _)| content.slugs(folder));
            let all: Vec<String> = all.collect();
            let meant = nearest(old, all.iter().map(String::as_str));
            Err(DeskFault::Unknown {
                slug: old.to_owned(),
                meant: meant.map(str::to_owned),
            })
        }
    }
}

/// The fields of a key, alone or in a list, that hold a slug.
fn named(value: &Value, key: &str, slug: &str, field: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let dot = if field.is_empty() { "" } else { "." };
                let field = format!("{field}{dot}{name}");
                if name == key && value == slug {
                    found.push(field);
                } else {
                    named(value, key, slug, &field, found);
                }
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                named(value, key, slug, &format!("{field}[{index}]"), found);
            }
        }
        _ => {}
    }
}

/// The content after it must have no error that it has not before it.
fn check(content: &Content, plan: &Plan, today: Date, language: Language) -> Result<(), DeskFault> {
    let errors = |content: Content| {
        let found = look_into(content, today).findings;
        let errors = found.into_iter();
        errors.filter(|it| it.severity() == Severity::Error)
    };
    let name = |it: &Finding| (it.file.replace(&plan.new, &plan.old), it.fault.code());
    let before: HashSet<_> = errors(content.with_files(BTreeMap::new()))
        .map(|it| name(&it))
        .collect();
    let after = content.with_files(plan.texts.clone()).without(&plan.old);
    let new = errors(after).find(|it| !before.contains(&name(it)));
    match new {
        Some(it) => Err(DeskFault::WouldBreak {
            what: it.fault.told(language),
            file: it.file,
        }),
        None => Ok(()),
    }
}

/// Writes everything, or leaves everything as it was.
fn carry_out(content: &Content, folder: &Path, plan: &Plan) -> Result<()> {
    let texts = plan.texts.iter().map(|(file, text)| {
        let source = if *file == plan.new { &plan.old } else { file };
        (file.as_str(), content.with_mark(source, text))
    });
    write::write_all(folder, texts)?;
    let gone = fs::remove_file(folder.join(&plan.old));
    gone.or_else(|error| {
        let others = plan.texts.keys().filter(|it| **it != plan.new);
        let others = others.filter_map(|it| Some((it.as_str(), content.text(it)?)));
        write::write_all(folder, others)?;
        fs::remove_file(folder.join(&plan.new))?;
        Err(error).with_context(|| format!("cannot remove {}; nothing was changed", plan.old))
    })
}
