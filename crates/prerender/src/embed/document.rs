//! The document around such a page.

use super::Assets;
use crate::escape::{attribute, html, json_in_script};
use crate::site::Site;
use market::Locale;
use night_market::render::NOINDEX;
use serde_json::Value;

/// A page without the app.
pub(super) struct Document<'a> {
    pub(super) locale: Locale,
    /// What the page is, for its script and its styles.
    pub(super) kind: &'static str,
    pub(super) title: &'a str,
    /// The addresses of its scripts: one before the first paint, others after the page.
    pub(super) script: &'a str,
    pub(super) later: &'a [&'a str],
    /// What stands in the page, and the data beside it.
    pub(super) body: &'a str,
    pub(super) data: &'a Value,
}

impl Document<'_> {
    pub(super) fn html(&self, site: &Site<'_>, assets: &Assets) -> String {
        let later = self.later.iter().map(|it| script(it, " defer"));
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" data-kind=\"{kind}\" data-portals=\"{portals}\">\n\
             <head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"robots\" content=\"{NOINDEX}\">\n<title>{title}</title>\n\
             <link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n\
             <link rel=\"stylesheet\" href=\"{styles}\">\n{script}{later}</head>\n\
             <body>\n{body}\n<script type=\"application/json\" id=\"data\">{data}</script>\n\
             </body>\n</html>\n",
            lang = self.locale.code(),
            kind = self.kind,
            portals = attribute(&site.portals()),
            title = html(self.title),
            styles = attribute(&assets.styles),
            script = script(self.script, ""),
            later = later.collect::<String>(),
            body = self.body,
            data = json_in_script(self.data),
        )
    }
}

fn script(address: &str, when: &str) -> String {
    format!("<script src=\"{}\"{when}></script>\n", attribute(address))
}
