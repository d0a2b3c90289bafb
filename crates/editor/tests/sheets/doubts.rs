//! What may be right in a sheet, and seldom is: it is told, and taken all the same.

use crate::common::shop::Shop;
use std::fs;

const CASES: &[(&str, &str, &str)] = &[
    (
        "price-low",
        "slug;mã biến thể;giá\nlua;met;900\n",
        "hàng 2, cột C",
    ),
    (
        "price-high",
        "slug;mã biến thể;giá\nlua;met;1.500.000.000\n",
        "hàng 2, cột C",
    ),
    (
        "stock-high",
        "slug;mã biến thể;tồn kho\nlua;met;2.000.000\n",
        "hàng 2, cột C",
    ),
    (
        "stock-below-minimum",
        "slug;mã biến thể;tồn kho;tối thiểu\nlua;met;2;5\n",
        "hàng 2, cột C",
    ),
    (
        "step",
        "slug;mã biến thể;tối thiểu;tối đa;bước\nlua;met;1;6;2\n",
        "hàng 2, cột D",
    ),
    (
        "certificate-expired",
        "slug;hiệu lực đến\nlua;2026-09-01\n",
        "hàng 2, cột B",
    ),
    (
        "no-accents",
        "slug;tóm tắt\nlua;Lua to tam det tay o lang Van Phuc\n",
        "hàng 2, cột B",
    ),
    (
        "unknown-place",
        "slug;phường xã\nlua;phường Hà Đôngg\n",
        "hàng 2, cột B",
    ),
];

#[test]
fn doubts_are_told_at_their_cells_and_stop_nothing() {
    for (code, sheet, place) in CASES {
        let shop = Shop::new();
        fs::write(shop.sheet("a.csv"), sheet).unwrap();
        let told = shop.imported("a.csv", &["--apply", "--lang", "vi"]);
        assert_eq!(told.code, Some(0), "{code}: {}", told.err);
        assert!(
            told.err.contains(&format!("cảnh báo[{code}]")),
            "{code}: {}",
            told.err
        );
        assert!(told.err.contains(place), "{code}: {}", told.err);
        assert!(
            !told.err.contains("chưa tệp nào bị đổi"),
            "{code}: {}",
            told.err
        );
        assert!(told.out.contains("đã ghi 1 tệp"), "{code}: {}", told.out);
        // It is there now, and no news for whoever changes something else.
        fs::write(shop.sheet("a.csv"), "slug;làng nghề\nlua;Vạn Phúc cổ\n").unwrap();
        let told = shop.imported("a.csv", &["--apply", "--lang", "vi"]);
        assert_eq!((told.code, told.err.as_str()), (Some(0), ""), "{code}");
        assert!(shop.checked(&[]).err.contains(code), "{code}");
    }
}
