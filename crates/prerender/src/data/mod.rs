//! Structured data (JSON-LD in the words of schema.org): what a page is about, for programs.

mod festival;
mod lists;
mod live;
mod market;
mod product;

use crate::site::Site;
use ::market::Locale;
use serde_json::{Map, Value, json};

/// What a page is about; nothing for a page that has nothing to say, and nothing where it is
/// not known where the shop stands, for things are named by their addresses.
pub fn of_page(site: &Site<'_>, locale: Locale, path: &str) -> Option<Value> {
    site.origin?;
    let here = Here { site, locale };
    let mut graph = Vec::new();
    if let Some(product) = here.site.content.product_at(path) {
        graph.push(product::product(&here, product, path));
    } else if let Some(producer) = here.site.content.producer_at(path) {
        graph.push(market::producer(&here, producer, path));
        graph.extend(lists::goods_of(&here, producer));
    } else if let Some(session) = here.site.content.session_at(path) {
        graph.extend(live::session(&here, session));
    } else if path == "/live" {
        graph.extend(live::sessions(&here));
    } else if path == "/" {
        graph.push(market::organiser(&here));
        graph.push(market::website(&here));
        graph.extend(market::nights(&here));
    } else if path == "/events" {
        graph.push(market::organiser(&here));
        graph.extend(festival::events(&here));
    } else if ["/about", "/training", "/partners", "/complaints"].contains(&path)
        || here.site.content.partner_at(path).is_some()
    {
        graph.push(market::organiser(&here));
    } else if path == "/calendar" {
        graph.push(market::organiser(&here));
        graph.extend(market::nights(&here));
    } else if path == "/producers" {
        graph.extend(lists::producers(&here));
    } else if path == "/products" {
        graph.extend(lists::everything(&here));
    } else {
        let group = here.site.content.group_at(path)?;
        graph.extend(lists::group(&here, group));
    }
    graph.extend(lists::trail(&here, path));
    Some(json!({ "@context": "https://schema.org", "@graph": graph }))
}

/// Where and in which language something is said.
struct Here<'a> {
    site: &'a Site<'a>,
    locale: Locale,
}

impl Here<'_> {
    /// The whole address of a page in this language.
    fn page(&self, path: &str) -> Option<String> {
        self.site.page(self.locale, path)
    }

    /// The whole address of a thing on a page: its name among all things.
    fn thing(&self, path: &str, name: &str) -> Option<String> {
        Some(format!("{}#{name}", self.page(path)?))
    }

    fn say<'t>(&self, text: &'t ::market::Text) -> &'t str {
        text.get(self.locale)
    }
}

/// An object without the members that have no value.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(
        members
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}
