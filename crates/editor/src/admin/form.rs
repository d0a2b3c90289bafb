//! From a type's schema to the fields of its form.

use super::words::{Line, Look, Words};
use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value, json};

/// What the forms of a file are made from.
pub(super) struct Form<'a> {
    /// The name of the file in `words.txt`, without its extension.
    pub(super) file: &'a str,
    /// The file's schema.
    pub(super) schema: &'a Value,
    pub(super) words: &'a Words,
    /// The sub-groups that the content has, each with its slug and its name.
    pub(super) subgroups: &'a [(String, String)],
}

/// A field's type: its name, where it has one, and its schema.
struct Kind<'a> {
    name: &'a str,
    schema: &'a Value,
}

impl Form<'_> {
    /// The fields of the whole file. The key for editors' programs keeps its place.
    pub(super) fn whole(&self, address: &str) -> Result<Vec<Value>> {
        let kind = self.schema["title"].as_str();
        let kind = kind.context("a schema names its type")?;
        let key = json!({ "name": "$schema", "widget": "hidden", "default": address });
        let mut fields = vec![key];
        fields.extend(self.fields(kind, self.schema)?);
        Ok(fields)
    }

    /// The fields of a type in the order of its words, each of which has to have a field, and
    /// each field its words.
    fn fields(&self, kind: &str, schema: &Value) -> Result<Vec<Value>> {
        let lines = &self.words.of(self.file, kind)?.lines;
        let properties = schema["properties"].as_object();
        let properties = properties.with_context(|| format!("{kind} has no fields"))?;
        for name in properties.keys().filter(|it| *it != "$schema") {
            let is_tag = properties[name].get("const").is_some();
            if !is_tag && !lines.iter().any(|line| line.name == name) {
                bail!("words.txt says nothing of {kind}.{name}");
            }
        }
        let required = schema["required"].as_array();
        let fields = lines.iter().map(|line| {
            let property = properties.get(line.name);
            let property = property
                .with_context(|| format!("words.txt has {kind}.{}, the type has not", line.name))?;
            let required = required.is_some_and(|names| names.iter().any(|it| it == line.name));
            self.field(*line, property, required)
                .with_context(|| format!("{kind}.{}", line.name))
        });
        fields.collect()
    }

    fn field(&self, line: Line, property: &Value, required: bool) -> Result<Value> {
        let kind = self.kind(property)?;
        let mut field = self.widget(line, &kind)?;
        field.insert("name".to_owned(), line.name.into());
        field.insert("label".to_owned(), line.label.into());
        field.insert("required".to_owned(), required.into());
        if !line.hint.is_empty() {
            field.insert("hint".to_owned(), line.hint.into());
        }
        if let Some(default) = property.get("default") {
            field.insert("default".to_owned(), default.clone());
        }
        Ok(field.into())
    }

    /// The type of a property, whether or not it may be missing.
    fn kind<'a>(&'a self, property: &'a Value) -> Result<Kind<'a>> {
        let property = property.pointer("/anyOf/0").unwrap_or(property);
        let Some(address) = property["$ref"].as_str() else {
            let name = "";
            return Ok(Kind {
                name,
                schema: property,
            });
        };
        let name = address.rsplit('/').next().unwrap_or_default();
        let schema = self.schema.pointer(address.trim_start_matches('#'));
        let schema = schema.with_context(|| format!("nothing stands at {address}"))?;
        Ok(Kind { name, schema })
    }

    /// What the field is filled in with.
    fn widget(&self, line: Line, kind: &Kind<'_>) -> Result<Map<String, Value>> {
        if let Some(choice) = self.choice(line.look) {
            return map(choice);
        }
        let form = match kind.name {
            "Text" => self.text(line.look)?,
            "Date" => json!({ "widget": "datetime", "type": "date", "format": "YYYY-MM-DD" }),
            "TimeOfDay" => json!({ "widget": "datetime", "type": "time", "format": "HH:mm" }),
            "LocalTime" => json!({ "widget": "datetime", "format": "YYYY-MM-DDTHH:mm" }),
            "PictureFile" => self.picture(kind)?,
            _ => self.by_schema(line, kind)?,
        };
        map(form)
    }

    /// A picture. The page names it from the root of the site until it is saved, and what has just
    /// been chosen `blob:`.
    fn picture(&self, kind: &Kind<'_>) -> Result<Value> {
        let pattern = kind.schema["pattern"].as_str();
        let pattern = pattern.and_then(|it| it.strip_prefix('^'));
        let pattern = pattern.context("a picture's name has a form")?;
        let message = self.words.line(self.file, "patterns", kind.name)?.label;
        Ok(json!({
            "widget": "image", "choose_url": false,
            "accept": "image/avif,image/jpeg,image/png,image/webp",
            "pattern": [format!("^blob:|^/?{pattern}"), message],
        }))
    }

    /// A slug that is chosen from what there is.
    fn choice(&self, look: Look) -> Option<Value> {
        let entries = |collection: &str| {
            json!({
                "widget": "relation", "collection": collection, "value_field": "{{slug}}",
                "display_fields": ["name.vi"], "search_fields": ["name.vi"],
            })
        };
        match look {
            Look::Producer => Some(entries("producers")),
            Look::Product => Some(entries("products")),
            Look::Group => Some(json!({
                "widget": "relation", "collection": "shop", "file": "groups",
                "value_field": "groups.*.slug",
                "display_fields": ["groups.*.name.vi"], "search_fields": ["groups.*.name.vi"],
            })),
            Look::Subgroup => {
                let options = self.subgroups.iter();
                let options = options.map(|(slug, name)| json!({ "value": slug, "label": name }));
                Some(json!({ "widget": "select", "options": options.collect::<Vec<_>>() }))
            }
            Look::Plain | Look::Long => None,
        }
    }

    /// The three languages of a text.
    fn text(&self, look: Look) -> Result<Value> {
        Ok(json!({
            "widget": "object", "collapsed": "auto", "summary": "{{vi}}",
            "fields": self.languages(look)?,
        }))
    }

    fn languages(&self, look: Look) -> Result<Vec<Value>> {
        let widget = if look == Look::Long { "text" } else { "string" };
        let lines = &self.words.of(self.file, "Text")?.lines;
        let fields = lines.iter().map(|line| {
            json!({
                "widget": widget, "name": line.name, "label": line.label,
                "required": line.name == "vi",
            })
        });
        Ok(fields.collect())
    }

    fn by_schema(&self, line: Line, kind: &Kind<'_>) -> Result<Value> {
        let Kind { name, schema } = kind;
        if let Some(forms) = schema["oneOf"].as_array() {
            return match forms.iter().all(|it| it.get("const").is_some()) {
                true => self.select(name, forms.iter().map(|it| &it["const"])),
                false => self.tagged(name, forms),
            };
        }
        if let Some(choices) = schema["enum"].as_array() {
            return self.select(name, choices.iter());
        }
        Ok(match first_type(schema) {
            Some("object") => {
                let section = self.words.of(self.file, name)?;
                json!({
                    "widget": "object", "collapsed": "auto", "summary": section.summary,
                    "fields": self.fields(name, schema)?,
                })
            }
            Some("array") => self.list(line, &schema["items"])?,
            Some("string") => match schema["pattern"].as_str() {
                Some(pattern) => {
                    let message = self.words.line(self.file, "patterns", name)?.label;
                    json!({ "widget": "string", "pattern": [pattern, message] })
                }
                None => json!({ "widget": "string" }),
            },
            Some("boolean") => json!({ "widget": "boolean" }),
            Some("integer") => number(schema, "int"),
            Some("number") => number(schema, "float"),
            _ => bail!("there is no widget for {schema}"),
        })
    }

    fn select<'a>(&self, kind: &str, choices: impl Iterator<Item = &'a Value>) -> Result<Value> {
        let options = choices.map(|choice| {
            let name = choice.as_str().map_or(choice.to_string(), str::to_owned);
            let label = self.words.line(self.file, kind, &name)?.label;
            Ok(json!({ "value": choice, "label": label }))
        });
        let options = options.collect::<Result<Vec<_>>>()?;
        Ok(json!({ "widget": "select", "options": options }))
    }

    /// One of several forms, which a key of each tells apart.
    fn tagged(&self, kind: &str, forms: &[Value]) -> Result<Value> {
        let mut tag = "";
        let mut types = Vec::new();
        for form in forms {
            let properties = form["properties"]
                .as_object()
                .context("a form has fields")?;
            let mut keys = properties.iter();
            let (key, value) = keys
                .find_map(|(key, it)| Some((key, it["const"].as_str()?)))
                .with_context(|| format!("nothing tells the forms of {kind} apart"))?;
            tag = key;
            types.push(json!({
                "name": value, "widget": "object",
                "label": self.words.line(self.file, kind, value)?.label,
                "fields": self.fields(&format!("{kind}.{value}"), form)?,
            }));
        }
        Ok(json!({ "widget": "object", "typeKey": tag, "types": types }))
    }

    fn list(&self, line: Line, items: &Value) -> Result<Value> {
        let kind = self.kind(items)?;
        if first_type(kind.schema) == Some("string") {
            return Ok(json!({ "widget": "list" }));
        }
        if first_type(kind.schema) == Some("integer") {
            let mut field = map(number(kind.schema, "int"))?;
            field.insert("name".to_owned(), line.name.into());
            field.insert("label".to_owned(), line.label.into());
            return Ok(json!({ "widget": "list", "field": field }));
        }
        let (one, summary, fields) = if kind.name == "Text" {
            ("mục", "{{vi}}", self.languages(line.look)?)
        } else {
            let section = self.words.of(self.file, kind.name)?;
            let fields = self.fields(kind.name, kind.schema)?;
            (section.one, section.summary, fields)
        };
        Ok(json!({
            "widget": "list", "collapsed": true, "summary": summary, "label_singular": one,
            "fields": fields,
        }))
    }
}

fn map(value: Value) -> Result<Map<String, Value>> {
    match value {
        Value::Object(map) => Ok(map),
        other => bail!("{other} is no widget"),
    }
}

/// The type of a value that is there.
fn first_type(schema: &Value) -> Option<&str> {
    let kind = &schema["type"];
    kind.as_str().or_else(|| kind[0].as_str())
}

fn number(schema: &Value, kind: &str) -> Value {
    let mut field = json!({ "widget": "number", "value_type": kind });
    if kind == "float" {
        field["step"] = json!(0.1);
    }
    let of_format = (schema["format"] == "uint32").then(|| json!(u32::MAX));
    let most = schema.get("maximum").cloned().or(of_format);
    for (key, bound) in [("min", schema.get("minimum").cloned()), ("max", most)] {
        if let Some(bound) = bound {
            field[key] = bound;
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(schema: &Value, words: &'static str) -> Result<Vec<Value>> {
        let words = Words::read(words)?;
        let form = Form {
            file: "tea",
            schema,
            words: &words,
            subgroups: &[],
        };
        form.whole("../schemas/tea.json")
    }

    #[test]
    fn a_field_without_words_and_words_without_a_field_are_named() {
        let schema = json!({
            "title": "Tea",
            "properties": { "name": { "type": "string" }, "price": { "type": "integer" } },
        });
        for (words, told) in [
            ("[Tea]\nname | Tên", "words.txt says nothing of Tea.price"),
            (
                "[Tea]\nname | Tên\nprice | Giá\ntaste | Vị",
                "words.txt has Tea.taste, the type has not",
            ),
            ("[Silk]\nname | Tên", "words.txt says nothing of Tea"),
        ] {
            let error = fields(&schema, words).unwrap_err();
            assert_eq!(format!("{error:#}"), told);
        }
        let fields = fields(&schema, "[Tea]\nprice | Giá\nname | Tên").unwrap();
        let names: Vec<_> = fields.iter().map(|it| it["name"].as_str()).collect();
        assert_eq!(names, [Some("$schema"), Some("price"), Some("name")]);
    }

    #[test]
    fn numbers_keep_their_bounds() {
        for (schema, min, max) in [
            (
                json!({ "format": "uint32", "minimum": 0 }),
                json!(0),
                json!(u32::MAX),
            ),
            (
                json!({ "minimum": -840, "maximum": 840 }),
                json!(-840),
                json!(840),
            ),
            (json!({}), Value::Null, Value::Null),
        ] {
            let field = number(&schema, "int");
            assert_eq!((&field["min"], &field["max"]), (&min, &max), "{schema}");
        }
    }
}
