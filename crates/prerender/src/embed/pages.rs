//! The light pages: countdown, shelf and product.

use super::document::Document;
use super::{Assets, cards};
use crate::escape::{attribute, html};
use crate::site::Site;
use market::{Locale, TimeOfDay, Timestamp};
use night_market::render;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many changes of the market's state a page knows: three for each night.
const CHANGES: usize = 1_000;
/// From how long before the build on, where the season has more; clocks of readers may be behind.
const BEFORE: i64 = 86_400_000;

/// The countdown.
pub(super) fn countdown(
    site: &Site<'_>,
    locale: Locale,
    assets: &Assets,
) -> (&'static str, String) {
    let t = render::texts_of(locale);
    let units = [
        t.schedule.days,
        t.schedule.hours,
        t.schedule.minutes,
        t.schedule.seconds,
    ];
    let figures = units.map(|unit| format!("<span><b>–</b> <small>{}</small></span>", html(unit)));
    let body = format!(
        "<main class=\"embed count\" data-state=\"unknown\" aria-label=\"{name}\">\
         <h1>{market}</h1><p class=\"count__label\" role=\"status\">{label}</p>\
         <p class=\"count__figures\" role=\"timer\">{figures}</p>\
         <p class=\"count__when\">{hours}</p>{way}</main>",
        name = attribute(t.schedule.countdown),
        market = html(t.shell.market_name),
        label = html(t.schedule.label_unknown),
        figures = figures.concat(),
        hours = html(&render::hours(site.content, locale)),
        way = way(locale, "/", t.embed.open_market),
    );
    let document = Document {
        locale,
        kind: "countdown",
        title: t.schedule.countdown,
        script: &assets.frame,
        later: &[],
        body: &body,
        data: &season(site, locale),
    };
    (document.kind, document.html(site, assets))
}

/// Several products.
pub(super) fn shelf(site: &Site<'_>, locale: Locale, assets: &Assets) -> (&'static str, String) {
    let t = render::texts_of(locale);
    let heading = format!("<h1>{}</h1>", html(t.embed.shelf));
    let way = way(locale, "/products", t.embed.all_products);
    let body = products(locale, &heading, &way);
    let document = Document {
        locale,
        kind: "shelf",
        title: t.embed.shelf,
        script: &assets.frame,
        later: &[],
        body: &body,
        data: &season_with_products(site, locale),
    };
    (document.kind, document.html(site, assets))
}

/// One product.
pub(super) fn product(site: &Site<'_>, locale: Locale, assets: &Assets) -> (&'static str, String) {
    let t = render::texts_of(locale);
    let body = products(locale, "", &way(locale, "/products", t.embed.see_product));
    let document = Document {
        locale,
        kind: "product",
        title: t.embed.shelf,
        script: &assets.frame,
        later: &[],
        body: &body,
        data: &season_with_products(site, locale),
    };
    (document.kind, document.html(site, assets))
}

fn products(locale: Locale, heading: &str, way: &str) -> String {
    let t = render::texts_of(locale);
    format!(
        "<main class=\"embed\">{heading}<p class=\"embed__said\" role=\"status\">\
         <noscript>{}</noscript></p>\
         <ul class=\"shelf\" role=\"list\" aria-busy=\"true\"></ul>{way}</main>",
        html(t.embed.no_script)
    )
}

/// The link to the shop itself, in a tab of its own.
fn way(locale: Locale, path: &str, words: &str) -> String {
    format!(
        "<a class=\"embed__way\" href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>",
        attribute(&render::address(locale, path)),
        html(words)
    )
}

/// What the market does when.
fn season(site: &Site<'_>, locale: Locale) -> Value {
    let seconds = |at: Timestamp| at.millis().div_euclid(1000);
    let first_day = site.content.catalogue.market.schedule.first_day;
    let start = first_day.at(TimeOfDay::MIDNIGHT, site.offset());
    let mut changes = render::changes(site.content, locale, start, CHANGES + 1);
    if changes.len() > CHANGES {
        let from = site.now.plus_millis(-BEFORE);
        changes = render::changes(site.content, locale, from, CHANGES);
    }
    let changes: Vec<_> = changes
        .iter()
        .map(|it| {
            (
                seconds(it.from),
                it.state,
                it.target.map(seconds),
                &it.words,
            )
        })
        .collect();
    let labels = BTreeMap::from(render::countdown_labels(locale));
    json!({ "changes": changes, "labels": labels, "offset": site.offset().minutes() })
}

/// The same, and what pages with products need.
fn season_with_products(site: &Site<'_>, locale: Locale) -> Value {
    let t = render::texts_of(locale);
    let mut data = season(site, locale);
    let stars = (0..=5).map(|count| render::stars(locale, count));
    data["cards"] = cards::place(site, locale);
    data["stars"] = json!(stars.collect::<Vec<_>>());
    data["words"] = json!({
        "from": t.price.from,
        "usual": t.price.usual,
        "expired": t.product.expired_badge,
        "view_only": t.product.view_only_badge,
        "sold_out": t.product.sold_out_badge,
        "nothing": t.embed.nothing,
        "missing": t.embed.missing,
        "failed": t.embed.failed,
    });
    data
}
