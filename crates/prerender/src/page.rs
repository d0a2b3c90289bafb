//! The document around a rendered page.

use anyhow::{Context as _, Result};
use market::Locale;
use night_market::render::{self, Page};
use std::fmt::Write as _;

/// The shell of every page, cut where a page differs from the others.
pub(crate) struct Frame<'a> {
    before_lang: &'a str,
    head: &'a str,
    before_app: &'a str,
    after_app: &'a str,
}

const LANG: &str = "<html lang=\"vi\">";
const HEAD_END: &str = "</head>";
/// Where the frame stands in which the app builds a page that is not kept on the device.
pub(crate) const OFFLINE: &str = "/offline";
/// The path of a language's manifest, without the language.
pub(crate) const MANIFEST: &str = "/manifest.webmanifest";
const APP: &str = "<div id=\"app\"></div>";

impl<'a> Frame<'a> {
    /// Cuts the shell.
    pub(crate) fn new(shell: &'a str) -> Result<Self> {
        let cut = |text: &'a str, at: &str| {
            text.split_once(at)
                .with_context(|| format!("the shell has no {at}"))
        };
        let (before_lang, rest) = cut(shell, LANG)?;
        let (head, rest) = cut(rest, HEAD_END)?;
        let (before_app, after_app) = cut(rest, APP)?;
        Ok(Self {
            before_lang,
            head,
            before_app,
            after_app,
        })
    }

    /// The whole document of a page.
    pub(crate) fn fill(&self, locale: Locale, path: &str, build: &str, page: &Page) -> String {
        let Self {
            before_lang,
            head,
            before_app,
            after_app,
        } = self;
        let lang = locale.code();
        let extra = head_of(locale, path, page);
        let address = match path {
            // The app must not take it over, wherever it is shown.
            OFFLINE => String::new(),
            path => attribute(&render::address(locale, path)),
        };
        let html = &page.html;
        let beside = &page.beside;
        format!(
            "{before_lang}<html lang=\"{lang}\">{head}{extra}{HEAD_END}{before_app}\
             <div id=\"app\" data-path=\"{address}\" data-build=\"{build}\">{html}</div>{beside}{after_app}"
        )
    }
}

/// What a page says of itself, and what its app will ask for first.
fn head_of(locale: Locale, path: &str, page: &Page) -> String {
    let mut head = format!(
        "<title>{}</title><meta name=\"description\" content=\"{}\">",
        escaped(&page.title),
        attribute(&page.description)
    );
    let manifest = render::address(locale, MANIFEST);
    let _ = write!(head, "<link rel=\"manifest\" href=\"{manifest}\">");
    // Together with the wasm, which opens it as soon as it runs.
    head.push_str(&preload(&format!("/data/index.{}.bin", locale.code())));
    if page.missing {
        head.push_str("<meta name=\"robots\" content=\"noindex\">");
        return head;
    }
    // Each language's page names them all, itself included, as search engines want it.
    for other in Locale::ALL {
        let address = attribute(&render::address(other, path));
        let code = other.code();
        let _ = write!(
            head,
            "<link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}\">"
        );
    }
    let is_detail = ["/products/", "/producers/"]
        .iter()
        .any(|folder| path.starts_with(folder));
    if is_detail {
        head.push_str(&preload(&format!("/data{path}.json")));
    }
    head
}

/// Has a file fetched that the app will ask for.
fn preload(address: &str) -> String {
    let address = attribute(address);
    format!("<link rel=\"preload\" href=\"{address}\" as=\"fetch\" crossorigin>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n</head>\n\
        <body>\n<div id=\"app\"></div>\n</body>\n</html>\n";

    fn page(title: &str) -> Page {
        Page {
            html: "<main>Trà</main>".to_owned(),
            beside: "<dialog></dialog>".to_owned(),
            title: title.to_owned(),
            description: "a \"b\"".to_owned(),
            missing: false,
        }
    }

    #[test]
    fn a_page_fills_the_shell() {
        let html = Frame::new(SHELL).expect("a shell").fill(
            Locale::En,
            "/products/tra",
            "1",
            &page("A & B"),
        );
        for part in [
            "<html lang=\"en\">",
            "<title>A &amp; B</title>",
            "content=\"a &quot;b&quot;\"",
            "hreflang=\"fr\" href=\"/fr/products/tra\"",
            "<link rel=\"preload\" href=\"/data/index.en.bin\" as=\"fetch\" crossorigin>",
            "<link rel=\"preload\" href=\"/data/products/tra.json\" as=\"fetch\" crossorigin>",
            "<div id=\"app\" data-path=\"/en/products/tra\" data-build=\"1\"><main>Trà</main></div><dialog></dialog>",
            "<link rel=\"manifest\" href=\"/en/manifest.webmanifest\">",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn the_frame_names_no_path_that_the_app_could_take_over() {
        let frame = Frame::new(SHELL).expect("a shell");
        for locale in Locale::ALL {
            let html = frame.fill(locale, OFFLINE, "1", &page("A"));
            assert!(html.contains("<div id=\"app\" data-path=\"\""), "{html}");
        }
    }

    #[test]
    fn every_page_fetches_the_index_of_its_language_and_no_other() {
        let frame = Frame::new(SHELL).expect("a shell");
        for locale in Locale::ALL {
            for missing in [false, true] {
                let page = Page {
                    missing,
                    ..page("A")
                };
                let html = frame.fill(locale, "/", "1", &page);
                let index = format!("/data/index.{}.bin", locale.code());
                assert_eq!(html.matches("/data/index").count(), 1, "{html}");
                assert!(html.contains(&index), "{html}");
            }
        }
    }

    #[test]
    fn no_content_closes_the_head() {
        let html = Frame::new(SHELL).expect("a shell").fill(
            Locale::Vi,
            "/",
            "1",
            &page("</title><script>"),
        );
        assert!(
            html.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"),
            "{html}"
        );
    }

    #[test]
    fn a_shell_without_a_place_for_the_app_is_an_error() {
        assert!(Frame::new("<html lang=\"vi\"><head></head><body></body>").is_err());
    }
}
