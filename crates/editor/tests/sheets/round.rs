//! What goes out comes back, and what is changed is changed alone.

use crate::common::shop::{Change, Shop};
use crate::common::{argument, content, editor, files, succeeds};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const TEA: &str = "products/tra-sen.json";
const NOTHING: &str = "nothing changes\n";

#[test]
fn an_export_changes_nothing_when_it_comes_back() {
    let shop = Shop::new();
    let real = content();
    for (products, seed) in [("3", "1"), ("40", "2"), ("200", "3")] {
        let many = shop.sheet(&format!("many-{seed}"));
        let many = argument(&many);
        succeeds(&[
            "generate",
            "--products",
            products,
            "--seed",
            seed,
            "--out",
            many,
            "--content",
            argument(&real),
        ]);
        let before = files(Path::new(many));
        for end in ["csv", "xlsx"] {
            let sheet = shop.sheet(&format!("{seed}.{end}"));
            let sheet = argument(&sheet);
            succeeds(&["export", sheet, "--content", many]);
            let told = editor(&[
                "import",
                sheet,
                "--content",
                many,
                "--apply",
                "--lang",
                "en",
            ]);
            let said = String::from_utf8_lossy(&told.stderr);
            assert_eq!(String::from_utf8_lossy(&told.stdout), NOTHING, "{said}");
        }
        assert!(files(Path::new(many)) == before);
    }
}

/// Texts that spreadsheets like to spoil.
fn text() -> impl Strategy<Value = String> {
    let spoilt = [
        "=1+1",
        "-",
        "'-",
        "''",
        "+84",
        "@a",
        "a;b,\"c\"\n\td",
        "_x0041_x",
        "a\u{1}b",
        "a\r\nb\rc",
        "  x  ",
        "1.250",
        "TRUE",
        "06/07/27",
        "1E+05",
        "#N/A",
        "007",
        "a; b",
        "\u{a0}x",
        "\u{fffe}x",
        "e\u{301}",
        "<&>",
        "'a",
        "\u{feff}a",
        "có",
        "1e400",
        "NaN",
    ];
    prop_oneof![
        proptest::sample::select(spoilt.to_vec()).prop_map(str::to_owned),
        "[^\u{0}]{0,12}x[^\u{0}]{0,12}".prop_map(|it| it),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_lost_on_the_way(texts in proptest::collection::vec(text(), 10), price in 1_u64..10_000_000_000) {
        let shop = Shop::new();
        let file = shop.data().join(TEA);
        let mut product: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for (pointer, text) in ["/name/vi", "/name/en", "/summary/vi", "/story/fr", "/certificate/number", "/village", "/variants/0/name/vi", "/variants/1/unit/vi"].iter().zip(&texts) {
            *product.pointer_mut(pointer).unwrap() = json!(text);
        }
        product["keywords"] = json!([texts[8], texts[9]]);
        product["variants"][1]["price"] = json!(price);
        let written = serde_json::to_string_pretty(&product).unwrap();
        fs::write(&file, &written).unwrap();
        for sheet in ["a.csv", "a.xlsx"] {
            let told = shop.exported(sheet);
            prop_assert_eq!(&told.out, "2 products written\n");
            let told = shop.imported(sheet, &["--apply", "--lang", "en"]);
            prop_assert_eq!(&told.out, NOTHING, "{}: {}", sheet, told.err);
        }
        prop_assert_eq!(fs::read_to_string(&file).unwrap(), written);
    }
}

/// Headers of columns, what is typed below them, and what the field becomes.
fn edits() -> Vec<(&'static str, &'static str, &'static str, Value)> {
    vec![
        ("Tên", "Trà mới", "/name/vi", json!("Trà mới")),
        ("name (en)", "New tea", "/name/en", json!("New tea")),
        ("TEN (FR)", "Thé", "/name/fr", json!("Thé")),
        (
            "tóm tắt",
            "A; \"B\"\nC",
            "/summary/vi",
            json!("A; \"B\"\nC"),
        ),
        ("nhà sản xuất", "ho-lua", "/producer", json!("ho-lua")),
        ("phân nhóm", "tea", "/subgroup", json!("tea")),
        ("làng nghề", "Nhật Tân", "/village", json!("Nhật Tân")),
        ("place", "phường Hồng Hà", "/place", json!("phường Hồng Hà")),
        ("quận huyện cũ", "Tây Hồ", "/old_place", json!("Tây Hồ")),
        ("sao", "4", "/stars", json!(4)),
        (
            "số chứng nhận",
            "'=MH-9",
            "/certificate/number",
            json!("=MH-9"),
        ),
        (
            "số quyết định",
            "0012",
            "/certificate/decision",
            json!("0012"),
        ),
        (
            "ngày quyết định",
            "27/06/2024",
            "/certificate/decided",
            json!("2024-06-27"),
        ),
        (
            "nơi cấp (en)",
            "City",
            "/certificate/issuer/en",
            json!("City"),
        ),
        ("điểm", "85,5", "/certificate/score", json!(85.5)),
        (
            "hiệu lực đến",
            "46565",
            "/certificate/valid_until",
            json!("2027-06-27"),
        ),
        (
            "tiềm năng năm sao",
            "không",
            "/certificate/potential_five_star",
            json!(false),
        ),
        ("giá", "1.250.000 ₫", "/variants/0/price", json!(1_250_000)),
        ("giá đêm chợ", "-", "/variants/0/night_price", Value::Null),
        ("stock", "0", "/variants/0/stock", json!(0)),
        ("tối thiểu", "5", "/variants/0/minimum", json!(5)),
        ("tối đa", "-", "/variants/0/maximum", Value::Null),
        ("bước", "1,0", "/variants/0/step", json!(1)),
        ("lượng tịnh", "1 250", "/variants/0/net/amount", json!(1250)),
        ("đo bằng", "cái", "/variants/0/net/measure", json!("piece")),
        (
            "tên biến thể (en)",
            "Box",
            "/variants/0/name/en",
            json!("Box"),
        ),
        ("đơn vị", "hộp", "/variants/0/unit/vi", json!("hộp")),
        (
            "câu chuyện",
            "Một.\r\n\r\nHai.",
            "/story/vi",
            json!("Một.\n\nHai."),
        ),
        ("thành phần", "-", "/ingredients", Value::Null),
        ("bảo quản (fr)", "Au sec", "/storage/fr", json!("Au sec")),
        (
            "hạn dùng",
            "24 tháng.",
            "/shelf_life/vi",
            json!("24 tháng."),
        ),
        ("dị ứng", "Không.", "/allergens", json!({ "vi": "Không." })),
        (
            "truy xuất nguồn gốc",
            "https://example.com/x",
            "/trace_url",
            json!("https://example.com/x"),
        ),
        (
            "từ khóa",
            "chè; trà ;\nquà",
            "/keywords",
            json!(["chè", "trà", "quà"]),
        ),
        ("chỉ xem", "Có", "/view_only", json!(true)),
    ]
}

/// The product with one field of another value; null takes it away.
fn changed(product: &Value, pointer: &str, value: &Value) -> Value {
    let mut product = product.clone();
    let (holder, key) = pointer.rsplit_once('/').unwrap();
    let holder = product
        .pointer_mut(holder)
        .unwrap()
        .as_object_mut()
        .unwrap();
    if value.is_null() {
        holder.remove(key);
    } else {
        holder.insert(key.to_owned(), value.clone());
    }
    product
}

/// A sheet of one row.
fn sheet(path: &Path, header: &str, typed: &str) {
    let rows = [
        ["slug", "variant id", header],
        ["tra-sen", "hop-100", typed],
    ];
    if path.extension().is_some_and(|it| it == "csv") {
        let quoted = |it: &str| format!("\"{}\"", it.replace('"', "\"\""));
        let rows = rows.map(|row| row.map(quoted).join(","));
        return fs::write(path, rows.join("\n")).unwrap();
    }
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (place, text) in (0..).zip(cells) {
            page.write_string(row, place, text).unwrap();
        }
    }
    book.save(path).unwrap();
}

#[test]
fn a_cell_changes_its_field_and_nothing_else() {
    for (number, (header, typed, pointer, value)) in edits().into_iter().enumerate() {
        let shop = Shop::new();
        let before = files(&shop.data());
        let name = if number % 2 == 0 { "a.csv" } else { "a.xlsx" };
        sheet(&shop.sheet(name), header, typed);
        let dry = shop.imported(name, &["--lang", "en"]);
        assert_eq!(dry.code, Some(0), "{header}: {}", dry.err);
        assert!(files(&shop.data()) == before, "{header} was written");
        let told = shop.imported(name, &["--apply", "--lang", "en"]);
        let mut after = files(&shop.data());
        let old: Value = serde_json::from_slice(&before[Path::new(TEA)]).unwrap();
        let new: Value = serde_json::from_slice(&after[Path::new(TEA)]).unwrap();
        let is_same = old.pointer(pointer) == Some(&value);
        assert_eq!(told.out == NOTHING, is_same, "{header}: {}", told.out);
        assert_eq!(new, changed(&old, pointer, &value), "{header}");
        // The lines around it stay, and so do all other files.
        let lines = |files: &std::collections::BTreeMap<_, Vec<u8>>| {
            let text = String::from_utf8(files[Path::new(TEA)].clone()).unwrap();
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        };
        let (old, new) = (lines(&before), lines(&after));
        let gone = old.iter().filter(|it| !new.contains(it)).count();
        assert!(gone <= 1, "{header}: {new:#?}");
        after.insert(TEA.into(), before[Path::new(TEA)].clone());
        assert!(after == before, "{header} changed another file");
    }
}

#[test]
fn a_cell_of_a_whole_export_is_changed_alone() {
    let shop = Shop::new();
    let before = fs::read_to_string(shop.data().join(TEA)).unwrap();
    shop.exported("a.csv");
    let text = fs::read_to_string(shop.sheet("a.csv")).unwrap();
    assert_eq!(text.matches(";40000;").count(), 1);
    // The rows are sorted the other way round, as editors do.
    let (head, rows) = text.split_once("\r\n").unwrap();
    let rows: Vec<&str> = rows.trim_end().rsplit("\r\n").collect();
    let text = format!("{head}\r\n{}", rows.join("\r\n"));
    fs::write(shop.sheet("a.csv"), text.replace(";40000;", ";45.000 ₫;")).unwrap();
    let told = shop.imported("a.csv", &["--apply", "--lang", "en"]);
    assert_eq!(
        told.out,
        "products/tra-sen.json\n  variants[1].price: 40000 → 45000\nfiles written: 1; fields changed: 1\n"
    );
    let after = fs::read_to_string(shop.data().join(TEA)).unwrap();
    assert_eq!(after, before.replace("40000", "45000"));
}

#[test]
fn a_sheet_of_other_programs_is_read() {
    let shop = Shop::new();
    let text = "\u{feff}Slug\tTên\r\ntra-sen\tTrà\r\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(shop.sheet("a.txt"), utf16).unwrap();
    let told = shop.imported("a.txt", &["--lang", "vi"]);
    assert_eq!(
        told.out,
        "products/tra-sen.json\n  name.vi: \"Trà sen Tây Hồ\" → \"Trà\"\n1 tệp sẽ đổi, 1 trường; thêm --apply để ghi\n"
    );
}

#[test]
fn a_new_slug_makes_a_new_product_that_the_check_accepts() {
    let shop = Shop::new();
    shop.exported("a.csv");
    let text = fs::read_to_string(shop.sheet("a.csv")).unwrap();
    let rows: Vec<&str> = text.lines().collect();
    let lua = rows.iter().find(|it| it.starts_with("lua;")).unwrap();
    let new = lua.replacen("lua;", "lua-moi;", 1);
    fs::write(shop.sheet("a.csv"), format!("{}\r\n{new}\r\n", rows[0])).unwrap();
    let told = shop.imported("a.csv", &["--apply", "--lang", "en"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    let read = |name: &str| -> Value {
        let text = fs::read_to_string(shop.data().join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let mut expected = read("products/lua.json");
    expected["slug"] = json!("lua-moi");
    let mut made = read("products/lua-moi.json");
    assert_eq!(made["$schema"], "../../schemas/product.json");
    let keys = |it: &Value| it.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for key in keys(&made) {
        if expected.get(&key).is_none() {
            made.as_object_mut().unwrap().remove(&key);
        }
    }
    assert_eq!(made, expected);
    assert_eq!(shop.checked(&["--lang", "en"]).code, Some(0));
    let again = shop.imported("a.csv", &["--lang", "en"]);
    assert_eq!(again.out, NOTHING);
}

#[test]
fn a_date_that_reads_the_same_both_ways_is_no_change() {
    let shop = Shop::new();
    shop.change(Change::Part(TEA, "2027-06-28", "2027-06-06"));
    for typed in ["06/06/2027", "2027-06-06", "46544"] {
        sheet(&shop.sheet("a.csv"), "hiệu lực đến", typed);
        let told = shop.imported("a.csv", &["--lang", "en"]);
        assert_eq!(told.out, NOTHING, "{typed}: {}", told.err);
    }
}

#[test]
fn a_new_variant_comes_last() {
    let shop = Shop::new();
    let row = "slug;mã biến thể;tên biến thể;đơn vị;giá;tồn kho;bước\ntra-sen;hop-500;Hộp 500 g;hộp;1.500.000;3;1\n";
    fs::write(shop.sheet("a.csv"), row).unwrap();
    let told = shop.imported("a.csv", &["--apply", "--lang", "en"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    let text = fs::read_to_string(shop.data().join(TEA)).unwrap();
    let product: Value = serde_json::from_str(&text).unwrap();
    let expected = json!({ "id": "hop-500", "name": { "vi": "Hộp 500 g" }, "unit": { "vi": "hộp" }, "price": 1_500_000, "stock": 3 });
    assert_eq!(product["variants"][2], expected);
    let part = "    },\n    {\n      \"id\": \"hop-500\",\n      \"name\": { \"vi\": \"Hộp 500 g\" },\n      \"unit\": { \"vi\": \"hộp\" },\n      \"price\": 1500000,\n      \"stock\": 3\n    }\n  ],";
    assert!(text.contains(part), "{text}");
}

#[test]
fn a_formula_counts_as_its_result() {
    let shop = Shop::new();
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (place, text) in (0..).zip(["slug", "variant id", "price"]) {
        page.write_string(0, place, text).unwrap();
    }
    page.write_string(1, 0, "tra-sen").unwrap();
    page.write_string(1, 1, "goi").unwrap();
    let formula = rust_xlsxwriter::Formula::new("=4*11000").set_result("44000");
    page.write_formula(1, 2, formula).unwrap();
    book.save(shop.sheet("a.xlsx")).unwrap();
    let told = shop.imported("a.xlsx", &["--lang", "en"]);
    assert!(
        told.out.contains("variants[1].price: 40000 → 44000"),
        "{}{}",
        told.out,
        told.err
    );
}

#[test]
fn no_cell_of_an_export_is_a_formula() {
    let shop = Shop::new();
    shop.change(Change::Part(TEA, "\"Gói\"", "\"=cmd|' /C calc'!A0\""));
    shop.exported("a.csv");
    let text = fs::read_to_string(shop.sheet("a.csv")).unwrap();
    assert!(text.starts_with('\u{feff}'));
    assert!(text.contains(";'=cmd|"), "{text}");
    assert!(!text.contains(";="), "{text}");
}
