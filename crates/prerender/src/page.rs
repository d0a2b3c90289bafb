//! The document around a rendered page.

use crate::escape::attribute;
use anyhow::{Context as _, Result};
use market::{Locale, Origin};
use night_market::render;
use std::collections::BTreeMap;

/// The addresses of the files that make up each part of the program, by its name.
pub type Parts = BTreeMap<String, Vec<String>>;

/// The shell of every page, cut where a page differs from the others.
pub struct Frame<'a> {
    before_lang: &'a str,
    head: &'a str,
    before_app: &'a str,
    after_app: &'a str,
    parts: Parts,
}

const LANG: &str = "<html lang=\"vi\">";
const HEAD_END: &str = "</head>";
const APP: &str = "<div id=\"app\"></div>";

/// What the element says that holds the app: for which page and content it was made.
pub struct Made<'a> {
    /// The language of the page.
    pub locale: Locale,
    /// The path without the language; empty for the frame, which the app must not take over,
    /// wherever it is shown.
    pub path: &'a str,
    /// Where the shop stands.
    pub origin: Option<&'a Origin>,
    /// The build of the content.
    pub build: &'a str,
    /// The sites that may show the page, with a blank between two of them.
    pub portals: &'a str,
}

impl Made<'_> {
    /// The opening tag; the text of a page cannot hold it, for there `<` is escaped.
    pub fn tag(&self) -> String {
        let address = match self.path {
            "" => String::new(),
            path => attribute(&render::address(self.locale, path)),
        };
        let origin = match self.origin {
            Some(origin) => format!(" data-origin=\"{}\"", attribute(origin.as_str())),
            None => String::new(),
        };
        let build = attribute(self.build);
        format!("<div id=\"app\" data-path=\"{address}\"{origin} data-build=\"{build}\">")
    }
}

impl<'a> Frame<'a> {
    /// Cuts the shell.
    ///
    /// # Errors
    /// Says which part of a page it lacks.
    pub fn new(shell: &'a str, parts: Parts) -> Result<Self> {
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
            parts,
        })
    }

    /// The addresses of the files that make up a part of the program.
    pub fn files(&self, part: Option<&str>) -> &[String] {
        let files = part.and_then(|part| self.parts.get(part));
        files.map_or(&[], Vec::as_slice)
    }

    /// The whole document: the elements of its head, the HTML of the app and what stands beside
    /// it, in the shell.
    pub fn fill(&self, made: &Made<'_>, elements: &str, html: &str, beside: &str) -> String {
        let Self {
            before_lang,
            head,
            before_app,
            after_app,
            ..
        } = self;
        let lang = made.locale.code();
        let portals = match made.portals {
            "" => String::new(),
            all => format!(" data-portals=\"{}\"", attribute(all)),
        };
        let tag = made.tag();
        format!(
            "{before_lang}<html lang=\"{lang}\"{portals}>{head}{elements}{HEAD_END}{before_app}\
             {tag}{html}</div>{beside}{after_app}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n</head>\n\
        <body>\n<div id=\"app\"></div>\n</body>\n</html>\n";

    #[test]
    fn a_page_fills_the_shell() {
        let origin = "https://market.example.com".parse().expect("an origin");
        let made = |origin| Made {
            locale: Locale::En,
            path: "/products/tra",
            origin,
            build: "1",
            portals: "",
        };
        let frame = Frame::new(SHELL, Parts::new()).expect("a shell");
        let html = frame.fill(
            &made(None),
            "<title>A</title>",
            "<main>Trà</main>",
            "<dialog></dialog>",
        );
        for part in [
            "<html lang=\"en\">",
            "<title>A</title></head>",
            "<div id=\"app\" data-path=\"/en/products/tra\" data-build=\"1\"><main>Trà</main></div><dialog></dialog>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        let portals = "https://a.example.com https://b.example.com";
        let embedded = Made {
            portals,
            ..made(None)
        };
        let html = frame.fill(&embedded, "", "", "");
        let root = format!("<html lang=\"en\" data-portals=\"{portals}\">");
        assert!(html.contains(&root), "{html}");
        let html = frame.fill(&made(Some(&origin)), "", "", "");
        assert!(
            html.contains(" data-origin=\"https://market.example.com\""),
            "{html}"
        );
    }

    #[test]
    fn a_page_fetches_the_files_of_its_part_and_no_others() {
        let parts = [
            ("list", vec!["/assets/list-1.wasm", "/assets/chunk-2.wasm"]),
            ("own", vec!["/assets/own-3.wasm"]),
        ];
        let parts = parts.map(|(name, files)| {
            (
                name.to_owned(),
                files.into_iter().map(str::to_owned).collect(),
            )
        });
        let frame = Frame::new(SHELL, parts.into()).expect("a shell");
        for (part, files) in [(None, 0), (Some("list"), 2), (Some("own"), 1)] {
            assert_eq!(frame.files(part).len(), files);
        }
    }

    #[test]
    fn the_frame_names_no_path_that_the_app_could_take_over() {
        let frame = Made {
            locale: Locale::En,
            path: "",
            origin: None,
            build: "",
            portals: "",
        };
        assert_eq!(
            frame.tag(),
            "<div id=\"app\" data-path=\"\" data-build=\"\">"
        );
    }

    #[test]
    fn a_shell_without_a_place_for_the_app_is_an_error() {
        assert!(Frame::new("<html lang=\"vi\"><head></head><body></body>", Parts::new()).is_err());
    }
}
