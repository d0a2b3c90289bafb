//! The index: how it is compiled and read, and that no text makes the shop panic.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{TEA, catalogue, compiled, content};
use market::{
    Catalogue, ContentFile, INDEX_VERSION, Listing, LoadError, Photo, Problem, ProducerCard,
    compile, parse_producer, parse_product, strangers,
};

fn index() -> String {
    compiled(&content()).index.unwrap()
}

/// What is said when a text cannot be loaded.
fn refused(text: &str) -> String {
    Catalogue::load(text).unwrap_err().to_string()
}

fn slugs<'a>(listings: impl IntoIterator<Item = &'a Listing>) -> Vec<&'a str> {
    listings.into_iter().map(|it| it.slug.as_str()).collect()
}

/// The content with further products: the tea under another slug, changed.
fn with_teas(teas: &[(&str, &str, &str)]) -> Vec<(&'static str, String)> {
    let mut content = content();
    for (slug, part, by) in teas {
        let path: &'static str = format!("products/{slug}.json").leak();
        let text = TEA.replace("\"slug\": \"tra-sen\"", &format!("\"slug\": \"{slug}\""));
        content.push((path, text.replace(part, by)));
    }
    content
}

#[test]
fn the_index_holds_what_the_files_say() {
    let compiled = compiled(&content());
    assert_eq!(compiled.problems, []);
    let catalogue = Catalogue::load(&compiled.index.unwrap()).unwrap();
    let listings: Vec<Listing> = compiled.products.iter().map(Listing::from).collect();
    assert_eq!(catalogue.listings, listings);
    let producers: Vec<ProducerCard> = compiled.producers.iter().map(ProducerCard::from).collect();
    assert_eq!(catalogue.producers, producers);
    for (path, text) in content() {
        if let Some(name) = path.strip_prefix("products/") {
            let product = parse_product(path, &text).unwrap();
            let listing = catalogue.product(name.trim_end_matches(".json")).unwrap();
            assert_eq!(*listing, Listing::from(&product));
        }
        if let Some(name) = path.strip_prefix("producers/") {
            let producer = parse_producer(path, &text).unwrap();
            let card = catalogue.producer(name.trim_end_matches(".json")).unwrap();
            assert_eq!(*card, ProducerCard::from(&producer));
            assert_eq!(card.place, producer.address.place);
        }
    }
    assert_eq!(catalogue.market.name.vi, "Chợ đêm thử");
    assert_eq!(catalogue.market.schema, None);
    assert_eq!(catalogue.market.offset().minutes(), 420);
    assert_eq!(catalogue.groups.len(), 2);
    assert_eq!(catalogue.problems, []);
}

#[test]
fn whole_files_survive_json() {
    let compiled = compiled(&content());
    for product in compiled.products {
        let text = serde_json::to_string_pretty(&product).unwrap();
        assert_eq!(parse_product("x", &text), Ok(product));
    }
    for producer in compiled.producers {
        let text = serde_json::to_string_pretty(&producer).unwrap();
        assert_eq!(parse_producer("x", &text), Ok(producer));
    }
}

#[test]
fn what_is_left_out_has_its_usual_value() {
    let silk = parse_product("x", common::SILK).unwrap();
    let variant = &silk.variants[0];
    assert_eq!(
        (variant.minimum, variant.step, variant.maximum),
        (1, 1, None)
    );
    assert_eq!((variant.night_price, variant.net), (None, None));
    assert!(!silk.view_only && !silk.certificate.potential_five_star);
    assert!(silk.photos.is_empty() && silk.keywords.is_empty() && silk.schema.is_none());
}

#[test]
fn products_stand_by_group_sub_group_stars_and_name() {
    let content = with_teas(&[
        ("tra-bon-sao", "Trà sen Tây Hồ", "Trà hoa Tây Hồ"),
        ("tra-nam-sao", "\"stars\": 4", "\"stars\": 5"),
        ("gao", "\"subgroup\": \"tea\"", "\"subgroup\": \"rice\""),
        ("a-tra", "Trà sen Tây Hồ", "Đậu"),
        ("b-tra", "Trà sen Tây Hồ", "Dưa"),
    ]);
    // Five stars have no potential for five, and a ministry grants them.
    let mut content = content;
    for (_, text) in &mut content {
        *text = text
            .replace(",\n    \"potential_five_star\": true", "")
            .replace("\"Thành phố Hà Nội\"", "\"Bộ Nông nghiệp và Môi trường\"");
    }
    let expected = [
        "tra-nam-sao",
        "b-tra",
        "a-tra",
        "tra-bon-sao",
        "tra-sen",
        "gao",
        "lua",
    ];
    let catalogue = Catalogue::load(&compiled(&content).index.unwrap()).unwrap();
    assert_eq!(slugs(&catalogue.listings), expected);
    let names: Vec<&str> = catalogue
        .producers
        .iter()
        .map(|it| it.name.vi.as_str())
        .collect();
    assert_eq!(names, ["Hộ dệt lụa Cổng Làng", "Hợp tác xã Sen Việt"]);
    // The order of the files does not matter.
    content.reverse();
    let reversed = Catalogue::load(&compiled(&content).index.unwrap()).unwrap();
    assert_eq!(reversed, catalogue);
}

#[test]
fn the_build_changes_with_every_part_of_the_content() {
    let build = |content: &[(&str, String)]| {
        let text = compiled(content).index.unwrap();
        Catalogue::load(&text).unwrap().build
    };
    let now = build(&content());
    assert_eq!(now.len(), 16);
    assert_eq!(build(&content()), now);
    for (place, part, by) in [
        (0, "Đồ khéo.", "Đồ đẹp."),
        (1, "Bão", "Mưa"),
        // Neither stands in the index itself.
        (2, "Gửi trong ba ngày.", "Gửi trong bốn ngày."),
        (5, "Hái sen lúc sáng sớm.", "Hái sen lúc rạng đông."),
        (5, "350000", "350001"),
    ] {
        let mut content = content();
        assert!(content[place].1.contains(part), "{part}");
        content[place].1 = content[place].1.replace(part, by);
        assert_ne!(build(&content), now, "{part}");
    }
}

#[test]
fn files_that_nobody_reads() {
    let paths = [
        "market.json",
        "groups.json",
        "places.txt",
        "products/a.json",
        "producers/a.json",
        "notes.txt",
        "products/a.txt",
        "products/old/a.json",
        "product/a.json",
        "a.json",
        "data/market.json",
        "products/",
        "",
    ];
    let files = paths.map(|path| ContentFile { path, text: "" });
    assert_eq!(strangers(&files), &paths[5..]);
    // They are not compiled, either.
    let told = compile(&files).problems;
    let files: Vec<&str> = told.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(files, ["market.json", "groups.json", "producers/a.json"]);
}

#[test]
fn texts_that_are_no_index() {
    for (text, told) in [
        ("", "index.json:1:1: EOF while parsing a value"),
        (
            "<!DOCTYPE html>\n<title>404</title>",
            "index.json:1:1: expected value",
        ),
        (
            "null",
            "index.json:1:4: invalid type: null, expected struct Frame",
        ),
        ("{}", "index.json:1:2: version: missing field `version`"),
        (
            "{\"version\":2}",
            "index.json:1:13: build: missing field `build`",
        ),
        (
            "{\"version\":\"1\"}",
            "index.json:1:14: version: invalid type: string \"1\", expected u32",
        ),
    ] {
        assert_eq!(refused(text), told);
    }
    let cut = index().len() - 1;
    assert!(matches!(
        Catalogue::load(&index()[..cut]),
        Err(LoadError::NotJson(_))
    ));
    let market = index().replace("\"utc_offset_minutes\":420", "\"utc_offset_minutes\":true");
    assert!(refused(&market).starts_with("index.json: market.utc_offset_minutes: invalid type"));
    let groups = index().replace("\"art\":\"silk\"", "\"art\":\"\"");
    assert!(refused(&groups).starts_with("index.json: groups[1].subgroups[0].art: a slug is"));
}

#[test]
fn an_index_of_another_version() {
    let other = INDEX_VERSION + 1;
    let told =
        format!("index.json: version: it is {other}, and this program reads {INDEX_VERSION}");
    let newer = index().replacen(
        &format!("\"version\":{INDEX_VERSION}"),
        &format!("\"version\":{other}"),
        1,
    );
    assert_eq!(
        Catalogue::load(&newer),
        Err(LoadError::WrongVersion { found: other })
    );
    assert_eq!(refused(&newer), told);
    // Whatever else it looks like.
    let strange = format!("{{\"version\":{other},\"pages\":[]}}");
    assert_eq!(refused(&strange), told);
}

#[test]
fn an_index_without_products() {
    let mut content = content();
    content.retain(|(path, _)| !path.starts_with("products/"));
    let text = compiled(&content).index.unwrap();
    assert_eq!(Catalogue::load(&text), Err(LoadError::Empty));
    assert_eq!(refused(&text), "index.json: products: there is none");
}

#[test]
fn one_broken_listing_is_left_out() {
    for (part, by, told) in [
        (
            "\"stars\":5",
            "\"stars\":9",
            "products[1].stars: a product has 3, 4 or 5 stars",
        ),
        (
            "\"village\":\"Vạn Phúc\",",
            "",
            "products[1].village: missing field `village`",
        ),
        (
            "\"stock\":9",
            "\"stock\":-9",
            "products[1].variants[0].stock: invalid value: integer `-9`, expected u32",
        ),
        (
            "\"price\":500000",
            "\"price\":\"500000\"",
            "products[1].variants[0].price: a price is a whole number of đồng, such as 350000, and at most 10000000000",
        ),
    ] {
        let text = index();
        assert_eq!(text.matches(part).count(), 1, "{part}");
        let catalogue = Catalogue::load(&text.replace(part, by)).unwrap();
        assert_eq!(slugs(&catalogue.listings), ["tra-sen"]);
        let problems: Vec<String> = catalogue.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, [format!("index.json: {told}")]);
        assert!(catalogue.is_damaged("index.json"));
    }
    let text = index().replace("\"kind\":\"household\"", "\"kind\":\"x\"");
    let catalogue = Catalogue::load(&text).unwrap();
    assert_eq!(slugs(&catalogue.listings), ["tra-sen", "lua"]);
    assert_eq!(catalogue.problems[0].field, "producers[0].kind");
    assert_eq!(catalogue.producer("ho-lua"), None);
}

#[test]
fn what_a_newer_index_adds_does_not_matter() {
    let text = index().replace("\"stars\":5", "\"stars\":5,\"weight\":[1,{}]");
    let catalogue = Catalogue::load(&text).unwrap();
    assert_eq!(catalogue.problems, []);
    assert_eq!(catalogue.listings, common::catalogue().listings);
}

#[test]
fn things_are_found_by_their_slugs() {
    let catalogue = catalogue();
    assert_eq!(
        catalogue.product("lua").map(|it| it.village.as_str()),
        Some("Vạn Phúc")
    );
    assert_eq!(catalogue.product("lụa"), None);
    assert_eq!(
        catalogue.group("craft").map(|it| it.name.vi.as_str()),
        Some("Thủ công mỹ nghệ")
    );
    assert_eq!(
        catalogue
            .subgroup("food", "tea")
            .map(|it| it.name.vi.as_str()),
        Some("Chè")
    );
    assert_eq!(catalogue.subgroup("craft", "tea"), None);
    assert_eq!(slugs(catalogue.in_group("food")), ["tra-sen"]);
    assert_eq!(slugs(catalogue.by_producer("ho-lua")), ["lua"]);
    assert_eq!(slugs(catalogue.by_producer("")), [""; 0]);
    assert!(!catalogue.is_damaged("products/lua.json"));
}

#[test]
fn related_products_stand_closest_first() {
    let content = with_teas(&[
        (
            "cung-loai",
            "\"village\": \"Quảng Bá\"",
            "\"village\": \"Nơi khác\"",
        ),
        (
            "cung-lang",
            "\"subgroup\": \"tea\"",
            "\"subgroup\": \"rice\"",
        ),
        ("giong-het", "", ""),
    ]);
    let catalogue = Catalogue::load(&compiled(&content).index.unwrap()).unwrap();
    let related = |slug, count| slugs(catalogue.related(catalogue.product(slug).unwrap(), count));
    // The same kind weighs 4, the same village 3, the same producer 2, the same group 1.
    assert_eq!(
        related("tra-sen", 9),
        ["giong-het", "cung-loai", "cung-lang"]
    );
    assert_eq!(related("tra-sen", 1), ["giong-het"]);
    assert_eq!(related("tra-sen", 0), [""; 0]);
    assert_eq!(related("lua", 9), [""; 0]);
}

#[test]
fn a_problem_says_where_it_is() {
    let place = |field: &str, line| Problem {
        file: "a.json".to_owned(),
        field: field.to_owned(),
        line,
        column: 7,
        message: "wrong".to_owned(),
    };
    assert_eq!(place("b.c", 3).to_string(), "a.json:3:7: b.c: wrong");
    assert_eq!(place("", 3).to_string(), "a.json:3:7: wrong");
    assert_eq!(place("b.c", 0).to_string(), "a.json: b.c: wrong");
    assert_eq!(
        Problem::with_file("a.json", "wrong").to_string(),
        "a.json: wrong"
    );
}

#[test]
fn a_photograph_is_asked_for_in_a_width_that_suits() {
    let photo = |file: &str, widths: &str| -> Photo {
        let text = format!(
            r#"{{"file":"{file}","alt":{{"vi":"Trà"}},"width":1600,"height":1200,"widths":{widths}}}"#
        );
        serde_json::from_str(&text).unwrap()
    };
    let many = photo("photos/tra-1600.jpg", "[400,800,1600]");
    for (wanted, file) in [
        (1, "photos/tra-400.jpg"),
        (400, "photos/tra-400.jpg"),
        (401, "photos/tra-800.jpg"),
        (1600, "photos/tra-1600.jpg"),
        (1601, "photos/tra-1600.jpg"),
    ] {
        assert_eq!(many.at_least(wanted), file, "{wanted}");
    }
    let set = "/photos/tra-400.avif 400w, /photos/tra-800.avif 800w, /photos/tra-1600.avif 1600w";
    assert_eq!(many.source_set("avif").as_deref(), Some(set));
    // One that is there once, and one whose name says nothing.
    for one in [
        photo("photos/tra-1600.jpg", "[]"),
        photo("photos/tra.jpg", "[400]"),
    ] {
        assert_eq!(one.source_set("avif"), None);
        assert_eq!(one.at_least(400), one.file.as_str());
    }
}
