//! Anything at all, thrown at the readers of sheets and of JSON, as the fuzz targets do for longer.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use editor::doors::{read_json, read_sheet};
use proptest::prelude::*;

const TEA: &str = include_str!("shop/data/products/tra-sen.json");

/// What parts and breaks sheets.
fn a_cell() -> impl Strategy<Value = String> {
    let pieces = [
        "",
        "slug",
        "tên",
        "\"",
        "\"\"",
        ";",
        ",",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "=1+1",
        "\u{feff}",
        "\0",
        "sep=;",
        "1.250.000",
        "28/06/2027",
        "\u{202e}",
        "-",
        "PK",
    ];
    prop_oneof![
        4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => ".{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_cells_make_a_sheet_or_a_reason(
        cells in prop::collection::vec(a_cell(), 0..40),
        utf16: bool,
        cut in 0..3_usize,
    ) {
        let text = cells.concat();
        let mut bytes: Vec<u8> = if utf16 {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            [0xff, 0xfe].into_iter().chain(units).collect()
        } else {
            text.into_bytes()
        };
        bytes.truncate(bytes.len().saturating_sub(cut));
        read_sheet(bytes);
    }

    #[test]
    fn any_bytes_make_a_sheet_or_a_reason(
        head in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\xfe\xff"]),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        read_sheet([head, &bytes].concat());
    }

    #[test]
    fn any_file_may_come_in_the_place_of_another(
        file in prop::sample::select(vec![
            "producers/a.json", "market.json", "groups.json", "live.json", "events.json",
            "training.json", "partners.json", "places.txt", "products/a.json",
        ]),
        start in 0..TEA.len(),
        by in ".{0,3}",
    ) {
        let start = TEA.floor_char_boundary(start);
        let text = format!("{}{by}{}", &TEA[..start], &TEA[start..]);
        read_json(file, &text);
    }
}
