//! A page is rendered again if and only if something in it may have changed: after any edit the
//! shop is, byte for byte, what a new one would be.

mod common;

use common::{Files, Shop, all_files, change, files, keep_products};
use serde_json::{Value, json};

/// Edits that an editor may make, each with what it must not have rendered again.
type Edit = (
    &'static str,
    fn(&mut Files),
    std::ops::RangeInclusive<usize>,
);

/// The products that the edits change.
const NAMED: [&str; 3] = ["tra-sen-tay-ho", "am-chen-bat-trang", "khan-lua-van-phuc"];

fn text(value: &mut Value, said: &str) {
    *value = json!({ "vi": said, "en": said, "fr": said });
}

const EDITS: [Edit; 8] = [
    ("nothing", |_| {}, 0..=0),
    (
        "a price",
        |files| {
            change(files, "products/tra-sen-tay-ho.json", |it| {
                it["variants"][0]["price"] = json!(1_234_000);
            });
        },
        1..=42,
    ),
    (
        "a name",
        |files| {
            change(files, "products/am-chen-bat-trang.json", |it| {
                text(&mut it["name"], "Ấm mới");
            });
        },
        1..=60,
    ),
    (
        "a translation of a name",
        |files| {
            change(files, "products/khan-lua-van-phuc.json", |it| {
                it["name"]["fr"] = json!("Foulard");
            });
        },
        1..=63,
    ),
    (
        "a producer's name",
        |files| {
            change(files, "producers/htx-men-lam-bat-trang.json", |it| {
                text(&mut it["name"], "Nhà khác");
            });
        },
        1..=69,
    ),
    (
        "a group's name",
        |files| {
            change(files, "groups.json", |it| {
                text(&mut it["groups"][0]["name"], "Món ngon");
            });
        },
        200..=252,
    ),
    (
        "a product less",
        |files| {
            files.retain(|(path, _)| path != "products/tra-sen-tay-ho.json");
            change(files, "live.json", |it| {
                it["sessions"][0]["pins"] = json!([]);
            });
        },
        1..=60,
    ),
    (
        "a session's title",
        |files| {
            change(files, "live.json", |it| {
                text(&mut it["sessions"][0]["title"], "Ướp trà");
            });
        },
        21..=21,
    ),
];

/// The market's own content with fewer products: those that the edits and the sessions name, and
/// some others. Every edit has the shop rendered anew, to compare.
fn content() -> Files {
    let mut few = files();
    let (_, live) = few
        .iter()
        .find(|(path, _)| path == "live.json")
        .expect("the file");
    let named = format!("{live} {}", NAMED.join(" "));
    let mut others = (0..10).cycle();
    keep_products(&mut few, |slug| {
        named.contains(slug) || others.next() == Some(0)
    });
    few
}

#[test]
fn an_edit_renders_what_it_touches_and_nothing_else() {
    let shop = Shop::new();
    let mut content = content();
    let first = shop.make(&content);
    assert_eq!((first.rendered, first.drawn), (first.pages, first.pictures));
    for (name, edit, rendered) in EDITS {
        edit(&mut content);
        let done = shop.make(&content);
        assert!(rendered.contains(&done.rendered), "{name}: {done:?}");
        assert!(done.drawn <= 10, "{name}: {done:?}");
        let anew = Shop::new();
        anew.make(&content);
        let (again, anew) = (all_files(&shop.out()), all_files(&anew.out()));
        let names = |files: &[(std::path::PathBuf, Vec<u8>)]| -> Vec<_> {
            files.iter().map(|(path, _)| path.clone()).collect()
        };
        assert_eq!(names(&again), names(&anew), "{name}");
        for ((path, again), (_, anew)) in again.iter().zip(&anew) {
            assert!(again == anew, "{name}: {} is out of date", path.display());
        }
    }
}

#[test]
fn a_page_that_somebody_has_removed_comes_back() {
    let shop = Shop::new();
    let content = content();
    shop.make(&content);
    let page = shop.out().join("en/about/index.html");
    std::fs::remove_file(&page).expect("a file");
    let done = shop.make(&content);
    assert_eq!(done.rendered, 1);
    assert!(page.exists());
}
