//! What `editor admin` writes: forms that hold what the files hold.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{argument, content, fails, succeeds};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// Whether a field has to be filled in, by its path in a file.
type Fields = BTreeMap<String, bool>;

fn settings(more: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("config.json");
    let content = content();
    let own = [
        "admin",
        "--content",
        argument(&content),
        "--out",
        argument(&out),
    ];
    succeeds(&[&own, more].concat());
    serde_json::from_str(&fs::read_to_string(out).unwrap()).unwrap()
}

fn schema(file: &str) -> Value {
    let path = content().join("../schemas").join(file);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The fields that a schema knows; the key for editors' programs is no field.
fn of_schema(root: &Value, node: &Value, path: &str, fields: &mut Fields) {
    let node = node.pointer("/anyOf/0").unwrap_or(node);
    if let Some(address) = node["$ref"].as_str() {
        let target = root.pointer(address.trim_start_matches('#')).unwrap();
        return of_schema(root, target, path, fields);
    }
    if let Some(items) = node.get("items") {
        return of_schema(root, items, &format!("{path}[]"), fields);
    }
    for form in node["oneOf"].as_array().into_iter().flatten() {
        let tag = form["properties"]["kind"]["const"].as_str();
        if let Some(tag) = tag {
            of_schema(root, form, &format!("{path}<{tag}>"), fields);
        }
    }
    let required = node["required"].as_array();
    for (name, property) in node["properties"].as_object().into_iter().flatten() {
        if name == "$schema" || property.get("const").is_some() {
            continue;
        }
        let path = format!("{path}.{name}");
        let required = required.is_some_and(|names| names.contains(&name.as_str().into()));
        fields.insert(path.clone(), required);
        of_schema(root, property, &path, fields);
    }
}

/// The fields that a form has.
fn of_form(list: &Value, path: &str, fields: &mut Fields) {
    for field in list.as_array().into_iter().flatten() {
        if field["name"] == "$schema" {
            continue;
        }
        let path = format!("{path}.{}", field["name"].as_str().unwrap());
        fields.insert(path.clone(), field["required"].as_bool().unwrap());
        let below = if field["widget"] == "list" { "[]" } else { "" };
        of_form(&field["fields"], &format!("{path}{below}"), fields);
        for form in field["types"].as_array().into_iter().flatten() {
            let tag = form["name"].as_str().unwrap();
            of_form(&form["fields"], &format!("{path}<{tag}>"), fields);
        }
    }
}

/// The forms of all files, by the names of their schemas.
fn forms(settings: &Value) -> BTreeMap<String, Value> {
    let mut forms = BTreeMap::new();
    for collection in settings["collections"].as_array().unwrap() {
        let files = collection["files"].as_array();
        for form in files.map_or(vec![collection], |files| files.iter().collect()) {
            let schema = form["fields"][0]["default"].as_str().unwrap();
            let name = schema.rsplit('/').next().unwrap();
            forms.insert(name.to_owned(), form.clone());
        }
    }
    forms
}

#[test]
fn a_form_has_the_fields_of_its_type_and_no_other() {
    let settings = settings(&[]);
    let forms = forms(&settings);
    let folder = fs::read_dir(content().join("../schemas")).unwrap();
    let mut schemas: Vec<String> = folder
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    schemas.sort();
    assert_eq!(forms.keys().cloned().collect::<Vec<_>>(), schemas);
    for (file, form) in &forms {
        let root = schema(file);
        let (mut known, mut shown) = (Fields::new(), Fields::new());
        of_schema(&root, &root, "", &mut known);
        of_form(&form["fields"], "", &mut shown);
        assert_eq!(shown, known, "{file}");
    }
}

#[test]
fn a_form_saves_where_the_content_stands() {
    let settings = settings(&[]);
    let project = content().join("../..");
    for (schema, form) in forms(&settings) {
        let place = form.get("file").or(form.get("folder")).unwrap();
        let place = project.join(place.as_str().unwrap());
        assert!(place.exists(), "{}", place.display());
        // The schema is looked for from the file.
        let file = if place.is_dir() {
            place.join("x.json")
        } else {
            place
        };
        let address = form["fields"][0]["default"].as_str().unwrap();
        let found = file.parent().unwrap().join(address);
        assert!(
            found.ends_with(&schema) && found.exists(),
            "{}",
            found.display()
        );
    }
}

/// Every field of a form, whatever it stands in.
fn each_field(list: &Value, look: &mut impl FnMut(&Value)) {
    for field in list.as_array().into_iter().flatten() {
        look(field);
        each_field(&field["fields"], look);
        for form in field["types"].as_array().into_iter().flatten() {
            each_field(&form["fields"], look);
        }
    }
}

#[test]
fn slugs_of_other_things_are_chosen_and_not_typed() {
    let settings = settings(&[]);
    let mut chosen = BTreeMap::new();
    for form in forms(&settings).values() {
        each_field(&form["fields"], &mut |field| {
            let name = field["name"].as_str().unwrap();
            if ["producer", "product", "group", "subgroup"].contains(&name) {
                let count: &mut usize = chosen.entry(name.to_owned()).or_default();
                *count += 1;
                let widget = field["widget"].as_str().unwrap();
                assert!(["relation", "select"].contains(&widget), "{field}");
            }
        });
    }
    let counts: Vec<(&str, usize)> = chosen.iter().map(|(it, n)| (it.as_str(), *n)).collect();
    assert_eq!(
        counts,
        [
            ("group", 3),
            ("producer", 3),
            ("product", 1),
            ("subgroup", 1)
        ]
    );
}

#[test]
fn what_has_a_form_says_so_before_it_is_saved() {
    let settings = settings(&[]);
    let forms = forms(&settings);
    let find = |file: &str, name: &str| {
        let mut found = Value::Null;
        each_field(&forms[file]["fields"], &mut |field| {
            if field["name"] == name && found.is_null() {
                found = field.clone();
            }
        });
        found
    };
    for (file, name, key, value) in [
        (
            "product.json",
            "slug",
            "/pattern/0",
            "^[a-z0-9]+(-[a-z0-9]+)*$".into(),
        ),
        (
            "producer.json",
            "phone",
            "/pattern/0",
            "^\\+[1-9][0-9]{7,14}$".into(),
        ),
        ("product.json", "price", "/max", 10_000_000_000_u64.into()),
        ("product.json", "stars", "/options/0/value", 3.into()),
        (
            "product.json",
            "valid_until",
            "/format",
            "YYYY-MM-DD".into(),
        ),
        ("market.json", "opens", "/format", "HH:mm".into()),
        ("live.json", "starts", "/format", "YYYY-MM-DDTHH:mm".into()),
        ("live.json", "stream", "/typeKey", "kind".into()),
        (
            "product.json",
            "file",
            "/pattern/0",
            "^blob:|^/?[A-Za-z0-9_-][A-Za-z0-9/._-]*\\.(avif|jpg|png|webp)$".into(),
        ),
        ("live.json", "poster", "/widget", "image".into()),
        (
            "producer.json",
            "kind",
            "/options/0/label",
            "Hợp tác xã".into(),
        ),
        ("partners.json", "from", "/max", 12.into()),
    ] {
        let field = find(file, name);
        let value: Value = value;
        assert_eq!(field.pointer(key), Some(&value), "{file} {name}: {field}");
    }
}

#[test]
fn the_repository_is_the_one_that_was_named() {
    let repository = "https://codeberg.org/owner/name";
    let settings = settings(&["--repository", repository, "--branch", "content"]);
    let backend = &settings["backend"];
    assert_eq!(backend["name"], "gitea");
    assert_eq!(backend["repo"], "owner/name");
    assert_eq!(backend["branch"], "content");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("config.json");
    let content = content();
    let told = fails(&[
        "admin",
        "--content",
        argument(&content),
        "--out",
        argument(&out),
        "--repository",
        "javascript:alert(1)",
    ]);
    assert!(
        told.contains("a repository is named like https://"),
        "{told}"
    );
    assert!(!out.exists());
}
