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
fn lines_stand_in_one_order_and_prerendered_ones_apart() {
    let language = Language {
        code: "vi",
        texts: texts(
            r#"{"z": "Z", "offline": {"title": "O"}, "cart": {"n": {"one": "1", "other": "2"}}}"#,
        ),
    };
    let own = |path: &str, text| (path.to_owned(), text);
    let (fetched, prerendered) = language.lines();
    assert_eq!(
        fetched,
        [
            own("cart.n.one", "1"),
            own("cart.n.other", "2"),
            own("z", "Z")
        ]
    );
    assert_eq!(prerendered, [own("offline.title", "O")]);
    assert_eq!(language.file(), "1\n2\nZ");
}

#[test]
fn the_shop_s_own_texts_can_be_used() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let languages = read(&folder).expect("texts");
    let keys = |language: &Language| -> Vec<String> {
        let (fetched, prerendered) = language.lines();
        let all = fetched.into_iter().chain(prerendered);
        all.map(|(path, _)| path).collect()
    };
    assert_eq!(languages.len(), LOCALES.len());
    for language in &languages {
        assert_eq!(keys(language), keys(&languages[0]), "{}", language.code);
        let (fetched, _) = language.lines();
        assert_eq!(language.file().split('\n').count(), fetched.len());
    }
    assert!(read(&folder.join("nowhere")).is_err());
}
