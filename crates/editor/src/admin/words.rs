//! What the forms say: `words.txt`, which also gives the fields their order.

use anyhow::{Context as _, Result, bail};
use std::collections::BTreeMap;

/// The words of all types, by the names of the types.
pub(super) struct Words(BTreeMap<&'static str, Section>);

/// The words of a type.
#[derive(Default)]
pub(super) struct Section {
    /// What one of them is called.
    pub(super) one: &'static str,
    /// What stands for one of them that is folded away.
    pub(super) summary: &'static str,
    /// Its fields, choices or sentences, in the order of the form.
    pub(super) lines: Vec<Line>,
}

/// The words of a field.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    pub(super) look: Look,
}

/// How a field is filled in, where its type does not say so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// As its type says.
    Plain,
    /// A text of several lines.
    Long,
    /// The slug of a producer.
    Producer,
    /// The slug of a product.
    Product,
    /// The slug of a group.
    Group,
    /// The slug of a sub-group.
    Subgroup,
}

impl Look {
    fn read(text: &str) -> Option<Self> {
        Some(match text {
            "" => Self::Plain,
            "long" => Self::Long,
            "producer" => Self::Producer,
            "product" => Self::Product,
            "group" => Self::Group,
            "subgroup" => Self::Subgroup,
            _ => return None,
        })
    }
}

impl Words {
    /// The words that the program brings.
    pub(super) fn own() -> Result<Self> {
        Self::read(include_str!("words.txt"))
    }

    pub(super) fn read(text: &'static str) -> Result<Self> {
        let mut sections = BTreeMap::new();
        let mut current = None;
        for (index, line) in text.lines().enumerate() {
            let wrong = || format!("words.txt, line {}", index + 1);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some((name, rest)) = line.strip_prefix('[').and_then(|it| it.split_once(']')) {
                let (one, summary) = rest.split_once('|').unwrap_or((rest, ""));
                let section = Section {
                    one: one.trim(),
                    summary: summary.trim(),
                    lines: Vec::new(),
                };
                if sections.insert(name, section).is_some() {
                    bail!("{}: [{name}] stands there twice", wrong());
                }
                current = Some(name);
                continue;
            }
            let section = current.and_then(|name| sections.get_mut(name));
            let section = section.with_context(wrong)?;
            section.lines.push(Line::read(line).with_context(wrong)?);
        }
        Ok(Self(sections))
    }

    /// The words of a type in a file; a file may have a type of its own under a common name.
    pub(super) fn of(&self, file: &str, kind: &str) -> Result<&Section> {
        let own = self.0.get(format!("{file}.{kind}").as_str());
        own.or_else(|| self.0.get(kind))
            .with_context(|| format!("words.txt says nothing of {kind}"))
    }

    /// The words of one of a type's fields or choices.
    pub(super) fn line(&self, file: &str, kind: &str, name: &str) -> Result<Line> {
        let line = self.of(file, kind)?.lines.iter().find(|it| it.name == name);
        line.copied()
            .with_context(|| format!("words.txt says nothing of {kind}.{name}"))
    }
}

impl Line {
    fn read(line: &'static str) -> Option<Self> {
        let mut columns = line.split('|').map(str::trim);
        let name = columns.next().filter(|it| !it.is_empty())?;
        let label = columns.next().filter(|it| !it.is_empty())?;
        let hint = columns.next().unwrap_or_default();
        let look = Look::read(columns.next().unwrap_or_default())?;
        columns.next().is_none().then_some(Self {
            name,
            label,
            hint,
            look,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        for (text, line) in [
            ("name | Tên", 1),
            ("[Product] sản phẩm\nname", 2),
            ("# words\n[Product]\nname | Tên | | tall", 3),
            ("[Product]\nname | Tên | | long | more", 2),
            ("[Product]\n\n[Product]", 3),
        ] {
            let error = Words::read(text).map(|_| ()).unwrap_err();
            let told = format!("{error:#}");
            assert!(told.contains(&format!("line {line}")), "{text}: {told}");
        }
    }

    #[test]
    fn a_file_may_have_a_type_of_its_own() {
        let words = Words::read("[Session] phiên\n[training.Session] buổi học").unwrap();
        let one = |file| words.of(file, "Session").unwrap().one;
        assert_eq!((one("live"), one("training")), ("phiên", "buổi học"));
        assert!(words.of("live", "Course").is_err());
    }
}
