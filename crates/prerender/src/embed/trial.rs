//! The page on which a portal's editors choose what to show, see it and copy the tag.

use super::Assets;
use super::document::Document;
use crate::escape::{attribute, html};
use crate::site::Site;
use market::{Locale, Origin};
use night_market::render;
use serde_json::json;

/// The page.
pub(super) fn page(site: &Site<'_>, locale: Locale, assets: &Assets) -> String {
    let t = render::texts_of(locale);
    let t = &t.embed;
    let catalogue = &site.content.catalogue;
    let groups = catalogue.groups.iter();
    let groups = groups.map(|it| (it.slug.as_str(), it.name.get(locale)));
    let products = catalogue.listings.iter();
    let products = products.map(|it| (it.slug.as_str(), it.name.get(locale)));
    let kinds = [
        ("countdown", t.kind_countdown),
        ("shelf", t.kind_shelf),
        ("product", t.kind_product),
        ("live", t.kind_live),
        ("market", t.kind_market),
    ];
    let themes = [
        ("auto", t.theme_auto),
        ("light", t.theme_light),
        ("dark", t.theme_dark),
    ];
    let languages = [("vi", "Tiếng Việt"), ("en", "English"), ("fr", "Français")];
    let any = || [("", t.any)].into_iter();
    let fields = [
        choice("kind", t.kind, kinds),
        choice("lang", t.language, languages),
        choice("theme", t.theme, themes),
        field("accent", t.accent, "type=\"color\" value=\"#b3261e\""),
        choice("group", t.group, any().chain(groups)),
        choice(
            "stars",
            t.stars,
            any().chain([("5", "5"), ("4", "4"), ("3", "3")]),
        ),
        field(
            "limit",
            t.limit,
            "type=\"number\" min=\"1\" max=\"24\" value=\"4\"",
        ),
        choice("slug", t.product, products),
    ];
    let codes = [
        ("tag", t.tag),
        ("pinned", t.tag_pinned),
        ("frame", t.tag_frame),
    ];
    let codes = codes.map(|(name, words)| code(name, words, t.copy));
    let body = format!(
        "<main class=\"trial\"><h1>{title}</h1><p>{intro}</p>\
         <form><fieldset class=\"trial__fields\">{fields}</fieldset></form>\
         <section aria-label=\"{preview}\"><h2>{preview}</h2><div id=\"preview\"></div></section>\
         {codes}<p role=\"status\" id=\"said\"></p></main>",
        title = html(t.title),
        intro = html(t.intro),
        fields = fields.concat(),
        preview = attribute(t.preview),
        codes = codes.concat(),
    );
    let data = json!({
        "origin": site.origin.map(Origin::as_str),
        "element": assets.element,
        "integrity": assets.integrity,
        "market": render::texts_of(locale).shell.market_name,
        "copied": t.copied,
    });
    let document = Document {
        locale,
        kind: "trial",
        title: t.title,
        script: "/embed.js",
        later: &[&assets.trial],
        body: &body,
        data: &data,
    };
    document.html(site, assets)
}

fn choice<'a>(
    name: &str,
    words: &str,
    values: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let option = |(value, words): (&str, &str)| {
        format!(
            "<option value=\"{}\">{}</option>",
            attribute(value),
            html(words)
        )
    };
    let options: String = values.into_iter().map(option).collect();
    let control = format!("<select id=\"{name}\" name=\"{name}\">{options}</select>");
    labelled(name, words, &control)
}

fn field(name: &str, words: &str, attributes: &str) -> String {
    let control = format!("<input id=\"{name}\" name=\"{name}\" {attributes}>");
    labelled(name, words, &control)
}

fn code(name: &str, words: &str, copy: &str) -> String {
    let control = format!(
        "<textarea id=\"{name}\" rows=\"5\" readonly></textarea>\
         <button type=\"button\" data-of=\"{name}\" aria-label=\"{}: {}\">{}</button>",
        attribute(copy),
        attribute(words),
        html(copy)
    );
    labelled(name, words, &control)
}

/// A control below its name.
fn labelled(name: &str, words: &str, control: &str) -> String {
    let words = html(words);
    format!("<div class=\"trial__field\"><label for=\"{name}\">{words}</label>{control}</div>")
}
