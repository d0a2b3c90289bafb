//! Favourites and history: as they are kept on the device and shared in links.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::kept;
use market::{
    Favourites, Full, History, KeptError, ListError, MAX_FAVOURITES, MAX_SEEN, Remembered, Slug,
    list_from_fragment,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn product(text: &str) -> Remembered {
    Remembered::new(slug(text), &text.to_uppercase())
}

fn favourites(slugs: &[&str]) -> Favourites {
    let mut favourites = Favourites::default();
    favourites.add_all(slugs.iter().map(|it| product(it)).collect());
    favourites
}

fn slugs(products: &[Remembered]) -> Vec<&str> {
    products.iter().map(|it| it.product.as_str()).collect()
}

/// As many products as `count`: p0, p1, …
fn many(count: usize) -> Vec<Remembered> {
    (0..count).map(|at| product(&format!("p{at}"))).collect()
}

#[test]
fn the_latest_favourite_stands_first() {
    let mut list = Favourites::default();
    for one in ["tra", "lua", "gom", "tra"] {
        list.add(product(one)).unwrap();
    }
    assert_eq!(slugs(list.products()), ["gom", "lua", "tra"]);
    assert!(list.has(&slug("lua")) && !list.has(&slug("com")));
}

#[test]
fn what_was_taken_out_goes_back_to_its_place() {
    let mut list = favourites(&["a", "b", "c"]);
    assert_eq!(list.remove(&slug("x")), None);
    let taken = list.remove(&slug("b")).unwrap();
    assert_eq!((taken.product.name.as_str(), taken.index), ("B", 1));
    assert_eq!(slugs(list.products()), ["a", "c"]);
    list.restore(taken.clone());
    assert_eq!(slugs(list.products()), ["a", "b", "c"]);
    // It was marked again meanwhile.
    list.restore(taken.clone());
    assert_eq!(slugs(list.products()), ["a", "b", "c"]);
    // Others were taken out meanwhile.
    for one in ["a", "b", "c"] {
        list.remove(&slug(one));
    }
    list.restore(taken);
    assert_eq!(slugs(list.products()), ["b"]);
}

#[test]
fn nothing_is_given_up_for_something_new() {
    let mut list = Favourites::default();
    assert_eq!(list.add_all(many(MAX_FAVOURITES)), 0);
    let before = list.clone();
    assert_eq!(list.add(product("one-more")), Err(Full));
    assert_eq!(list.add(product("p7")), Ok(()), "it is there already");
    assert_eq!(list, before);
    let taken = list.remove(&slug("p7")).unwrap();
    assert_eq!(list.add(product("one-more")), Ok(()));
    list.restore(taken);
    assert_eq!(list.products().len(), MAX_FAVOURITES);
    assert!(!list.has(&slug("p7")));
}

#[test]
fn a_shared_list_stands_first_and_in_its_own_order() {
    let mut list = favourites(&["tra", "lua"]);
    let shared = ["gom", "lua", "com", "gom"].map(product).to_vec();
    assert_eq!(list.add_all(shared), 0);
    assert_eq!(slugs(list.products()), ["gom", "com", "tra", "lua"]);
    assert_eq!(list.add_all(many(MAX_FAVOURITES)), 4);
    assert_eq!(list.products().len(), MAX_FAVOURITES);
    assert_eq!(slugs(&list.products()[..2]), ["p0", "p1"]);
    assert_eq!(
        slugs(&list.products()[MAX_FAVOURITES - 4..]),
        ["gom", "com", "tra", "lua"]
    );
}

#[test]
fn the_history_keeps_what_was_seen_last() {
    let mut history = History::default();
    for one in ["tra", "lua", "gom", "tra"] {
        history.see(product(one));
    }
    assert_eq!(slugs(history.products()), ["tra", "gom", "lua"]);
    for one in many(MAX_SEEN) {
        history.see(one);
    }
    assert_eq!(history.products().len(), MAX_SEEN);
    assert_eq!(history.products()[0].product, slug("p23"));
    history.clear();
    assert_eq!(history.products(), []);
    assert!(history.is_wanted());
}

#[test]
fn an_unwanted_history_forgets_and_stays_empty() {
    let mut history = History::default();
    history.see(product("tra"));
    history.want(false);
    assert_eq!(history.products(), []);
    history.see(product("lua"));
    assert_eq!(history.products(), []);
    let mut again = kept::history(&history.to_json()).unwrap();
    assert_eq!(again, history);
    again.want(true);
    again.see(product("lua"));
    assert_eq!(slugs(again.products()), ["lua"]);
}

#[test]
fn both_are_kept_as_json() {
    let list = favourites(&["tra", "lua"]);
    let json = r#"{"version":1,"products":[{"product":"tra","name":"TRA"},{"product":"lua","name":"LUA"}]}"#;
    assert_eq!(list.to_json(), json);
    assert_eq!(kept::favourites(json).unwrap(), list);
    let mut history = History::default();
    history.see(product("tra"));
    let json = r#"{"version":1,"wanted":true,"products":[{"product":"tra","name":"TRA"}]}"#;
    assert_eq!(history.to_json(), json);
    assert_eq!(kept::history(json).unwrap(), history);
}

#[test]
fn what_was_kept_is_put_in_order() {
    let part = |slug: &str, name: &str| format!(r#"{{"product":"{slug}","name":"{name}"}}"#);
    let with = |parts: &[String]| {
        format!(
            r#"{{"version":1,"wanted":true,"products":[{}]}}"#,
            parts.join(",")
        )
    };
    let text = with(&[part("a", "A"), part("b", "B"), part("a", "C")]);
    assert_eq!(
        slugs(kept::favourites(&text).unwrap().products()),
        ["a", "b"]
    );
    let text = with(&[part("a", &"ệ".repeat(5000))]);
    let list = kept::favourites(&text).unwrap();
    assert_eq!(list.products()[0].name.chars().count(), 200);
    let parts: Vec<String> = (0..500).map(|at| part(&format!("p{at}"), "P")).collect();
    let text = with(&parts);
    let list = kept::favourites(&text).unwrap();
    assert_eq!(list.products().len(), MAX_FAVOURITES);
    assert_eq!(kept::history(&text).unwrap().products().len(), MAX_SEEN);
    // What an unwanted history holds all the same is not brought back.
    let text = with(&[part("a", "A")]).replace("true", "false");
    assert_eq!(kept::history(&text).unwrap().products(), []);
}

#[test]
fn damaged_texts_are_told_from_those_of_a_later_form() {
    for damaged in [
        "",
        "null",
        "[]",
        "{}",
        "xin chào",
        r#"{"version":1}"#,
        r#"{"version":"1","wanted":true,"products":[]}"#,
        r#"{"version":1,"wanted":true,"products":[1]}"#,
        r#"{"version":1,"wanted":true,"products":[{"product":"../a","name":"A"}]}"#,
        r#"{"version":1,"wanted":true,"products":[{"product":"a"}]}"#,
        r#"{"version":1,"wanted":true,"products":[{"product":"a","name":1}]}"#,
        r#"{"version":1,"wanted":true,"products":{}"#,
    ] {
        let errors = [
            kept::favourites(damaged).unwrap_err(),
            kept::history(damaged).unwrap_err(),
        ];
        for error in errors {
            let is_json = kept::value(damaged).is_ok();
            let names = matches!(error, KeptError::Field(_));
            assert_eq!(names, is_json, "{damaged}: {error}");
            assert!(!matches!(error, KeptError::Newer { .. }), "{damaged}");
        }
    }
    for later in [
        r#"{"version":2,"products":[]}"#,
        r#"{"version":2,"lists":{}}"#,
    ] {
        let error = kept::favourites(later).unwrap_err();
        assert!(matches!(error, KeptError::Newer { version: 2 }), "{later}");
        assert_eq!(
            error.to_string(),
            "version: it is 2, and this program reads 1"
        );
        assert!(matches!(
            kept::history(later),
            Err(KeptError::Newer { version: 2 })
        ));
    }
}

#[test]
fn favourites_are_shared_as_fragments() {
    let list = favourites(&["tra-sen", "lua", "gom"]);
    assert_eq!(list.to_fragment(), "list=tra-sen,lua,gom");
    let read = |text: &str| {
        let slugs = list_from_fragment(text)?;
        Ok(slugs
            .into_iter()
            .map(String::from)
            .collect::<Vec<_>>()
            .join(" "))
    };
    for same in [
        "list=tra-sen,lua,gom",
        "#list=tra-sen,lua,gom",
        "#list=tra-sen%2Clua%2cgom",
        "#list=tra-sen,lua,gom&utm_source=zalo",
        "#x=1&list=tra-sen,lua,tra-sen,gom",
    ] {
        assert_eq!(read(same), Ok("tra-sen lua gom".to_owned()), "{same}");
    }
    for none in [
        "",
        "#",
        "#main",
        "#list",
        "#list=",
        "#c=a.b.1",
        "#lists=a",
        &Favourites::default().to_fragment(),
    ] {
        assert_eq!(read(none), Ok(String::new()), "{none}");
    }
    for bad in [
        "list=,",
        "list=tra,",
        "list=tra,,lua",
        "list=Tra",
        "list=tr%C3%A0",
        "list=../../etc",
        "list=<img src=x onerror=alert(1)>",
        "list=javascript:alert(1)",
        "list=a b",
        "list=\0",
    ] {
        assert_eq!(read(bad), Err(ListError::Form), "{bad}");
    }
    let longest = vec!["a"; MAX_FAVOURITES].join(",");
    assert_eq!(read(&format!("list={longest}")), Ok("a".to_owned()));
    assert_eq!(read(&format!("list={longest},a")), Err(ListError::TooLong));
    assert_eq!(
        read(&format!("list={}", ",".repeat(1_000_000))),
        Err(ListError::TooLong)
    );
}

fn a_slug() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}"
}

#[derive(Clone, Debug)]
enum Command {
    Add(String),
    AddAll(Vec<String>),
    Remove(String),
    Undo,
    Reload,
}

fn a_command() -> impl Strategy<Value = Command> {
    // Few slugs, so that they meet.
    let few = "[a-h]";
    prop_oneof![
        4 => few.prop_map(Command::Add),
        1 => vec(few, 0..5).prop_map(Command::AddAll),
        3 => few.prop_map(Command::Remove),
        2 => Just(Command::Undo),
        1 => Just(Command::Reload),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_link_brings_what_was_shared(list in vec(a_slug(), 0..MAX_FAVOURITES)) {
        let list = favourites(&list.iter().map(String::as_str).collect::<Vec<_>>());
        let read = list_from_fragment(&format!("#{}", list.to_fragment())).unwrap();
        let shared: Vec<Slug> = list.products().iter().map(|it| it.product.clone()).collect();
        prop_assert_eq!(read, shared);
    }

    #[test]
    fn what_is_kept_comes_back(list in vec((a_slug(), ".{0,220}"), 0..40), wanted: bool) {
        let products: Vec<Remembered> =
            list.iter().map(|(it, name)| Remembered::new(slug(it), name)).collect();
        let mut favourites = Favourites::default();
        favourites.add_all(products.clone());
        prop_assert_eq!(kept::favourites(&favourites.to_json()).unwrap(), favourites);
        let mut history = History::default();
        products.into_iter().for_each(|it| history.see(it));
        history.want(wanted);
        prop_assert_eq!(kept::history(&history.to_json()).unwrap(), history);
    }

    #[test]
    fn hostile_texts_never_bring_too_much(text in ".{0,300}", cut in 0..120_usize) {
        let _ = kept::favourites(&text);
        let _ = kept::history(&text);
        if let Ok(slugs) = list_from_fragment(&format!("#list={text}")) {
            prop_assert!(slugs.len() <= MAX_FAVOURITES);
        }
        let whole = favourites(&["tra", "lua", "gom"]).to_json();
        let part: String = whole.chars().take(cut).collect();
        prop_assert_eq!(kept::favourites(&part).is_ok(), part == whole);
    }

    #[test]
    fn any_commands_keep_each_product_once(commands in vec(a_command(), 0..60)) {
        let mut list = Favourites::default();
        let mut model: Vec<String> = Vec::new();
        let mut taken = None;
        for command in commands {
            match command {
                Command::Add(one) => {
                    list.add(product(&one)).unwrap();
                    if !model.contains(&one) {
                        model.insert(0, one);
                    }
                }
                Command::AddAll(all) => {
                    list.add_all(all.iter().map(|it| product(it)).collect());
                    let mut front: Vec<String> = Vec::new();
                    for one in all {
                        if !model.contains(&one) && !front.contains(&one) {
                            front.push(one);
                        }
                    }
                    front.append(&mut model);
                    model = front;
                }
                Command::Remove(one) => {
                    taken = list.remove(&slug(&one));
                    model.retain(|it| *it != one);
                }
                Command::Undo => {
                    if let Some(taken) = taken.take() {
                        let (one, index) = (taken.product.product.to_string(), taken.index);
                        list.restore(taken);
                        if !model.contains(&one) {
                            model.insert(index.min(model.len()), one);
                        }
                    }
                }
                Command::Reload => list = kept::favourites(&list.to_json()).unwrap(),
            }
            prop_assert_eq!(slugs(list.products()), model.clone());
        }
    }
}
