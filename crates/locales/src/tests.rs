use super::*;
use std::path::PathBuf;

fn texts(json: &str) -> Map<String, Value> {
    serde_json::from_str(json).expect("JSON")
}

fn problems(vi: &str, other: &str) -> Vec<String> {
    let mut problems = Vec::new();
    check("vi", "", &texts(vi), &mut problems);
    compare("en", "", &texts(vi), &texts(other), &mut problems);
    problems
}

#[test]
fn what_differs_is_named_with_file_and_key() {
    let vi = r#"{"cart": {"add": "Thêm {name}", "n": {"one": "{n}", "other": "{n}"}}}"#;
    let none: [&str; 0] = [];
    assert_eq!(problems(vi, vi), none);
    for (other, expected) in [
        (r#"{}"#, vec!["locales/en.json: cart is missing"]),
        (
            r#"{"cart": {"add": "Add {it}", "n": {"one": "{n}", "other": "{n}"}}}"#,
            vec![
                "locales/en.json: cart.add has other placeholders or another form than locales/vi.json",
            ],
        ),
        (
            r#"{"cart": {"add": "Add {name", "n": {"one": "{n}", "other": "{n}"}}, "more": ""}"#,
            vec![
                "locales/en.json: cart.add: no closing brace in «Add {name»",
                "locales/en.json: more is not in locales/vi.json",
            ],
        ),
        (
            r#"{"cart": {"add": "Add\n{name}", "n": 1}}"#,
            vec![
                "locales/en.json: cart.add: more than one line in «Add\n{name}»",
                "locales/en.json: cart.n: neither a text nor a group of texts",
            ],
        ),
    ] {
        assert_eq!(problems(vi, other), expected, "{other}");
    }
    assert_eq!(problems(r#"{"a": 1}"#, r#"{"a": 1}"#).len(), 2);
}

#[test]
fn lines_stand_in_one_order_and_prerendered_ones_are_not_fetched() {
    let language = Language {
        code: "vi",
        texts: texts(
            r#"{"z": "Z", "offline": {"title": "O"}, "cart": {"n": {"one": "1", "other": "2"}}}"#,
        ),
    };
    let lines = language.lines().into_iter();
    let lines: Vec<_> = lines
        .map(|line| (line.path, line.text, line.is_prerendered))
        .collect();
    let own = |path: &str, text, is_prerendered| (path.to_owned(), text, is_prerendered);
    assert_eq!(
        lines,
        [
            own("cart.n.one", "1", false),
            own("cart.n.other", "2", false),
            own("cart.n.language", "vi", false),
            own("offline.title", "O", true),
            own("z", "Z", false),
        ]
    );
    assert_eq!(language.file(), "1\n2\nvi\nZ");
}

#[test]
fn the_shop_s_own_texts_can_be_used() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let languages = read(&folder).expect("texts");
    let keys = |language: &Language| -> Vec<String> {
        let lines = language.lines().into_iter();
        lines.map(|line| line.path).collect()
    };
    assert_eq!(languages.len(), LOCALES.len());
    for language in &languages {
        assert_eq!(keys(language), keys(&languages[0]), "{}", language.code);
        let lines = language.lines();
        let fetched = lines.iter().filter(|line| !line.is_prerendered);
        assert_eq!(language.file().split('\n').count(), fetched.count());
    }
    assert!(read(&folder.join("nowhere")).is_err());
}
