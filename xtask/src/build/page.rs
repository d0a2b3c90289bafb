//! Turns the page that Trunk wrote into the frame of every page.

use std::iter;
use std::ops::Range;

use anyhow::{Result, bail};

/// The URLs of the hashed files.
pub(super) struct Assets<'a> {
    pub(super) script: &'a str,
    pub(super) wasm: &'a str,
    pub(super) early: &'a str,
    /// All styles, for where no script runs.
    pub(super) styles: &'a str,
    /// Those that every page begins with; the prerender writes them into it.
    pub(super) first_styles: &'a str,
    /// The others, in the order in which they come.
    pub(super) other_styles: &'a str,
    pub(super) letters: &'a str,
    /// With an asterisk in the place of the language.
    pub(super) texts: &'a str,
}

/// Replaces Trunk's preloads and its inline loader by one script, so that no policy has to allow
/// the loader's text. It holds nothing up: it runs once it is there, and fetches the app when the
/// page has been painted. Where no script runs, the letters come by a style sheet of theirs.
pub(super) fn finish(html: &str, assets: &Assets) -> Result<String> {
    let html = without(html, "<script", "</script>", |script| {
        script.contains("TrunkApplicationStarted")
    });
    let html = without(&html, "<link", ">", |link| {
        link.contains("modulepreload") || link.contains("_bg.wasm")
    });
    let styles = format!(
        "<link rel=\"stylesheet\" href=\"{}\" data-first=\"{}\" data-rest=\"{}\">",
        assets.styles, assets.first_styles, assets.other_styles
    );
    let html = with_styles(&html, &styles)?;
    let Some(end) = html.find("</head>") else {
        bail!("index.html has no </head>");
    };
    let head = format!(
        "<script async src=\"{}\" data-app=\"{}\" data-wasm=\"{}\" data-texts=\"{}\"></script>\
         <noscript><link rel=\"stylesheet\" href=\"{}\"></noscript>",
        assets.early, assets.script, assets.wasm, assets.texts, assets.letters
    );
    Ok(tight(&format!("{}{head}{}", &html[..end], &html[end..])))
}

/// The text without blanks between elements: a page has to fit into a server's first answer.
fn tight(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in html.split_inclusive('>') {
        let trimmed = piece.trim_start();
        let is_between = out.ends_with('>') && trimmed.starts_with('<');
        out.push_str(if is_between { trimmed } else { piece });
    }
    out
}

/// Puts the link in the place of the one link to `main.css`, whichever folder it names.
fn with_styles(html: &str, link: &str) -> Result<String> {
    let is_main = |tag: &str| tag.contains("stylesheet") && tag.contains("main.css");
    let found = elements(html, "<link", ">").find(|range| is_main(&html[range.clone()]));
    let Some(found) = found else {
        bail!("index.html has no <link rel=\"stylesheet\" href=\"/style/main.css\">");
    };
    if elements(html, "<link", ">")
        .filter(|range| is_main(&html[range.clone()]))
        .count()
        > 1
    {
        bail!("index.html links to main.css more than once");
    }
    Ok(format!(
        "{}{link}{}",
        &html[..found.start],
        &html[found.end..]
    ))
}

/// The text without the elements that match.
fn without(html: &str, open: &str, close: &str, matches: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut from = 0;
    for element in elements(html, open, close) {
        if matches(&html[element.clone()]) {
            kept.push_str(&html[from..element.start]);
            from = element.end;
        }
    }
    kept.push_str(&html[from..]);
    kept
}

/// Where the elements stand, each from `open` to the next `close`.
fn elements(html: &str, open: &str, close: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    iter::from_fn(move || {
        let start = from + html[from..].find(open)?;
        let end = start + html[start..].find(close)? + close.len();
        from = end;
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASSETS: Assets = Assets {
        script: "/assets/app-2.js",
        wasm: "/assets/app-5.wasm",
        early: "/assets/early-4.js",
        styles: "/assets/main-3.css",
        first_styles: "/assets/first-7.css",
        other_styles: "/assets/rest-8.css /assets/pages-9.css",
        letters: "/assets/letters-6.css",
        texts: "/assets/texts-*-7.txt",
    };

    #[test]
    fn trunk_s_loader_gives_way_to_one_script() {
        let html = "<head><script>theme()</script><link rel=\"stylesheet\" href=\"/style/main.css\">\
            <script type=\"module\">\nimport init from '/app.js';\n\
            dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"));\n</script>\
            <link rel=\"modulepreload\" href=\"/app.js\" crossorigin=\"anonymous\">\
            <link rel=\"preload\" href=\"/app_bg.wasm\" as=\"fetch\"></head><body></body>";
        assert_eq!(
            finish(html, &ASSETS).expect("a page"),
            "<head><script>theme()</script><link rel=\"stylesheet\" href=\"/assets/main-3.css\" \
             data-first=\"/assets/first-7.css\" data-rest=\"/assets/rest-8.css /assets/pages-9.css\">\
             <script async src=\"/assets/early-4.js\" data-app=\"/assets/app-2.js\" \
             data-wasm=\"/assets/app-5.wasm\" data-texts=\"/assets/texts-*-7.txt\"></script><noscript><link rel=\"stylesheet\" \
             href=\"/assets/letters-6.css\"></noscript></head><body></body>"
        );
    }

    #[test]
    fn blanks_between_elements_go_and_others_stay() {
        let html = "<head>\n  <script>\n  if (a > b) c = d;\n  </script>\n  <i>\n</head>";
        assert_eq!(
            tight(html),
            "<head><script>\n  if (a > b) c = d;\n  </script><i></head>"
        );
    }

    #[test]
    fn a_page_that_cannot_be_finished_is_an_error() {
        let link = "<link rel=stylesheet href=/style/main.css>";
        for html in [
            "<head></head>".to_owned(),
            link.to_owned(),
            format!("<head>{link}{link}</head>"),
        ] {
            assert!(finish(&html, &ASSETS).is_err(), "{html}");
        }
    }
}
