//! A page as a browser's parser reads it.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::collections::HashMap;

/// An element of a page.
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: HashMap<String, String>,
    /// The text directly inside it.
    pub text: String,
    /// Whether it stands in the head, and in the body otherwise.
    pub in_head: bool,
}

impl Element {
    /// An attribute, or nothing.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// A whole page.
pub struct Html {
    /// All elements in their order, `head` and `body` themselves left out.
    pub elements: Vec<Element>,
    /// What is wrong with it.
    pub errors: Vec<String>,
}

impl Html {
    /// Reads a page.
    pub fn read(text: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(text);
        let mut elements = Vec::new();
        gather(&dom.document, false, &mut elements);
        let errors = dom.errors.borrow();
        Self {
            elements,
            errors: errors.iter().map(ToString::to_string).collect(),
        }
    }

    /// The elements of a name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |it| it.name == name)
    }

    /// The texts of the blocks of structured data.
    pub fn data(&self) -> Vec<&str> {
        self.named("script")
            .filter(|it| it.attribute("type") == "application/ld+json")
            .map(|it| it.text.as_str())
            .collect()
    }
}

fn gather(node: &Handle, in_head: bool, elements: &mut Vec<Element>) {
    let mut in_head = in_head;
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let name = name.local.to_string();
        in_head |= name == "head";
        let attributes = attrs.borrow();
        let attributes = attributes.iter();
        if !matches!(name.as_str(), "head" | "body") {
            elements.push(Element {
                attributes: attributes
                    .map(|it| (it.name.local.to_string(), it.value.to_string()))
                    .collect(),
                text: text_of(node),
                in_head,
                name,
            });
        }
    }
    for child in node.children.borrow().iter() {
        gather(child, in_head, elements);
    }
}

fn text_of(node: &Handle) -> String {
    let children = node.children.borrow();
    let texts = children.iter().filter_map(|child| match &child.data {
        NodeData::Text { contents } => Some(contents.borrow().to_string()),
        _ => None,
    });
    texts.collect()
}
