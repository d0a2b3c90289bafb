//! Content with mistakes, and what is told of them.

use super::{compiled, content};
use market::Catalogue;

/// The content with one file changed.
pub fn with_file(file: &str, change: impl FnOnce(&str) -> String) -> Vec<(&'static str, String)> {
    let mut content = content();
    let place = content.iter().position(|(path, _)| *path == file).unwrap();
    content[place].1 = change(&content[place].1);
    content
}

/// The slugs of the products that are left, and what is told.
pub fn outcome(content: &[(&str, String)]) -> (Vec<String>, Vec<String>) {
    let compiled = compiled(content);
    let told = compiled.problems.iter().map(ToString::to_string).collect();
    let Some(index) = compiled.index else {
        return (Vec::new(), told);
    };
    let left = Catalogue::load(&index).map_or(Vec::new(), |catalogue| {
        // What is told goes with the index, too.
        assert_eq!(catalogue.problems, compiled.problems);
        catalogue
            .listings
            .iter()
            .map(|listing| listing.slug.to_string())
            .collect()
    });
    (left, told)
}

/// Reads a table of mistakes: `what stands in the file → what somebody makes of it`, and below
/// it what is told. `⏎` stands for the end of a line.
pub fn table(text: &str) -> Vec<(String, String, &str)> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    lines
        .chunks(2)
        .map(|pair| {
            let (part, by) = pair[0].split_once('→').unwrap();
            let clean = |text: &str| text.trim().replace('⏎', "\n");
            (clean(part), clean(by), pair[1].trim())
        })
        .collect()
}

/// Makes each mistake in a file, and expects exactly what stands below it to be told, besides
/// what follows from it in other files, and these products to be left.
#[track_caller]
pub fn check_in(file: &str, left: &[&str], besides: &[&str], mistakes: &str) {
    for (part, by, told) in table(mistakes) {
        let content = with_file(file, |text| {
            assert_eq!(text.matches(&part).count(), 1, "{part}");
            text.replace(&part, &by)
        });
        let (got_left, got_told) = outcome(&content);
        let mut expected = vec![format!("{file}:{told}")];
        expected.extend(besides.iter().map(ToString::to_string));
        assert_eq!(got_told, expected, "{part} → {by}");
        assert_eq!(got_left, left, "{part} → {by}");
    }
}
