//! The document around a rendered page.

use crate::escape::{attribute, single_quoted};
use crate::styles::Styles;
use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use market::{Locale, Origin};
use night_market::render;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The addresses of the files that make up each part of the program, by its name.
pub type Parts = BTreeMap<String, Vec<String>>;

/// The shell of every page, cut where a page differs from the others.
pub struct Frame<'a> {
    before_lang: &'a str,
    head: &'a str,
    dress: Option<Dress<'a>>,
    before_app: &'a str,
    after_app: &'a str,
    parts: Parts,
}

/// The styles, and the rest of the head behind the link to them.
struct Dress<'a> {
    /// Where they all stand, for where no script runs.
    all: &'a str,
    /// Where those stand that no page begins with, in the order in which they come.
    rest: &'a str,
    styles: Styles,
    head: &'a str,
}

const STYLES: &str = "<link rel=\"stylesheet\" href=\"";
const FIRST: &str = "\" data-first=\"";
const REST: &str = "\" data-rest=\"";
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
    /// When the market is open, as JSON, for a page that answers before the catalogue is there.
    pub timetable: Option<&'a str>,
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
        let timetable = match self.timetable {
            Some(timetable) => format!(" data-timetable='{}'", single_quoted(timetable)),
            None => String::new(),
        };
        format!(
            "<div id=\"app\" data-path=\"{address}\"{origin} data-build=\"{build}\"{timetable}>"
        )
    }
}

/// What stands in the shell before something and behind it.
fn cut<'a>(shell: &'a str, at: &str) -> Result<(&'a str, &'a str)> {
    let parts = shell.split_once(at);
    parts.with_context(|| format!("the shell has no {at}"))
}

impl<'a> Frame<'a> {
    /// Cuts the shell; the folder is the one in which the files stand that it names.
    ///
    /// # Errors
    /// Says which part of a page it lacks, or that a style sheet cannot be read.
    pub fn new(shell: &'a str, folder: &Path, parts: Parts) -> Result<Self> {
        let (before_lang, rest) = cut(shell, LANG)?;
        let (head, rest) = cut(rest, HEAD_END)?;
        let (before_app, after_app) = cut(rest, APP)?;
        let (head, dress) = match head.split_once(STYLES) {
            Some((head, link)) => (head, Some(Dress::read(link, folder)?)),
            None => (head, None),
        };
        Ok(Self {
            before_lang,
            head,
            dress,
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
            dress,
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
        let start = format!("{before_lang}<html lang=\"{lang}\"{portals}>{head}");
        let body = format!("{before_app}{tag}{html}</div>{beside}{after_app}");
        let dress = dress.as_ref();
        let styles = dress.map_or_else(String::new, |it| it.of([&start, &body]));
        format!("{start}{styles}{elements}{HEAD_END}{body}")
    }
}

impl<'a> Dress<'a> {
    /// Reads the style sheets that the link names whose beginning the text lacks.
    fn read(link: &'a str, folder: &Path) -> Result<Self> {
        let (tag, head) = cut(link, "\">")?;
        let (all, addresses) = cut(tag, FIRST)?;
        let (first, rest) = cut(addresses, REST)?;
        let sheet = |address: &str| {
            let file = folder.join(address.trim_start_matches('/'));
            let css = fs::read_to_string(&file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            ensure!(
                !css.contains('<'),
                "{} could end its element",
                file.display()
            );
            Ok(css)
        };
        let others: Result<String> = rest.split(' ').map(sheet).collect();
        Ok(Self {
            all,
            rest,
            styles: Styles::read(&sheet(first)?, &others?),
            head,
        })
    }

    /// What the page needs at first, the way to the rest, and what stands in the head behind it.
    /// A host of static files cannot say which styles each page has, so the page says it.
    fn of(&self, page: [&String; 2]) -> String {
        let Self {
            all, rest, head, ..
        } = self;
        let css = self.styles.of(&page.map(String::as_str).concat());
        let hash = STANDARD.encode(Sha256::digest(&css));
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" \
             content=\"style-src 'self' 'sha256-{hash}'\"><style data-rest=\"{rest}\">{css}\
             </style><noscript>{STYLES}{all}\"></noscript>{head}"
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
            timetable: None,
            portals: "",
        };
        let frame = Frame::new(SHELL, Path::new("."), Parts::new()).expect("a shell");
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
        let frame = Frame::new(SHELL, Path::new("."), parts.into()).expect("a shell");
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
            timetable: None,
            portals: "",
        };
        assert_eq!(
            frame.tag(),
            "<div id=\"app\" data-path=\"\" data-build=\"\">"
        );
    }

    #[test]
    fn a_shell_without_a_place_for_the_app_is_an_error() {
        let shell = "<html lang=\"vi\"><head></head><body></body>";
        assert!(Frame::new(shell, Path::new("."), Parts::new()).is_err());
    }

    #[test]
    fn a_page_holds_the_styles_of_its_first_look_and_names_the_rest() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, css: &str| {
            fs::write(folder.path().join(name), css).expect("a file");
        };
        write("first.css", ".all{a:b}");
        write("rest.css", "main{c:d}.gone{e:f}");
        write("pages.css", "i{g:h}b{i:j}");
        let link = "<link rel=\"stylesheet\" href=\"/all.css\" data-first=\"/first.css\" \
            data-rest=\"/rest.css /pages.css\"><i></head>";
        let shell = SHELL.replace("</head>", link);
        let made = Made {
            locale: Locale::Vi,
            path: "/",
            origin: None,
            build: "1",
            timetable: None,
            portals: "",
        };
        let frame = Frame::new(&shell, folder.path(), Parts::new()).expect("a shell");
        let html = frame.fill(&made, "<title>A</title>", "<main><i></i></main>", "");
        let (before, after) = html
            .split_once("<style data-rest=\"/rest.css /pages.css\">")
            .expect("styles");
        let css = ".all{a:b}main{c:d}i{g:h}";
        let hash = STANDARD.encode(Sha256::digest(css));
        let policy = format!("content=\"style-src 'self' 'sha256-{hash}'\">");
        assert!(before.ends_with(&policy), "{before}");
        let rest = "</style><noscript><link rel=\"stylesheet\" href=\"/all.css\"></noscript>\
             <i><title>A</title></head>";
        assert!(after.starts_with(&format!("{css}{rest}")), "{after}");
        fs::remove_file(folder.path().join("first.css")).expect("a file");
        assert!(Frame::new(&shell, folder.path(), Parts::new()).is_err());
    }
}
