//! Broken sheets, and what they are read as.

use crate::common::shop::{Change, Shop};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use std::fs;
use std::io::{Cursor, Read as _, Write as _};

const TEA: &str = "products/tra-sen.json";

/// How a sheet comes about.
pub(crate) enum Sheet {
    Csv(&'static str),
    Bytes(fn() -> Vec<u8>),
    /// Cells below the headers slug, mã biến thể, tên and giá.
    Book(fn(&mut Worksheet) -> Result<(), XlsxError>),
}

/// A name, and a sheet.
pub(crate) type Case = (&'static str, Sheet);

/// Writes a case beside the content of a shop, and gives the name of its file.
pub(crate) fn write(case: &Case, shop: &Shop) -> &'static str {
    match case.0 {
        "broken product" => {
            shop.change(Change::Part("products/lua.json", "\"stars\"", "\"sterne\""));
        }
        "lost zeros" => shop.change(Change::Part(TEA, "\"MH-1\"", "\"0012\"")),
        "day and month exchanged" => shop.change(Change::Part(TEA, "2027-06-28", "2027-06-07")),
        _ => {}
    }
    let (name, bytes) = match &case.1 {
        Sheet::Csv(text) => ("gia.csv", text.as_bytes().to_vec()),
        Sheet::Bytes(make) => ("gia.csv", make()),
        Sheet::Book(make) => ("gia.xlsx", book(*make)),
    };
    fs::write(shop.sheet(name), bytes).unwrap();
    name
}

/// A workbook of a row, which is filled.
pub(crate) fn book(fill: fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Sản phẩm").unwrap();
    for (place, header) in (0..).zip(["slug", "mã biến thể", "tên", "giá"]) {
        sheet.write_string(0, place, header).unwrap();
    }
    for (place, text) in (0..).zip(["tra-sen", "hop-100"]) {
        sheet.write_string(1, place, text).unwrap();
    }
    fill(sheet).unwrap();
    book.save_to_buffer().unwrap()
}

fn day() -> Format {
    Format::new().set_num_format("dd/mm/yyyy")
}

/// A packed file of another kind.
fn packed() -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    file.start_file("a.txt", options).unwrap();
    file.finish().unwrap().into_inner()
}

/// A workbook whose formula nobody has worked out.
fn without_result() -> Vec<u8> {
    let bytes = book(|it| {
        let formula = Formula::new("=1+1").set_result("77777");
        it.write_formula(1, 3, formula).map(|_| ())
    });
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let options = zip::write::SimpleFileOptions::default();
        let name = part.name().unwrap().into_owned();
        new.start_file(name, options).unwrap();
        let text = text.replace("<v>77777</v>", "");
        new.write_all(text.as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}

/// Every kind of a broken sheet.
pub(crate) const CASES: &[Case] = &[
    ("empty file", Sheet::Csv("")),
    ("headers alone", Sheet::Csv("slug;tên\r\n")),
    (
        "Latin letters",
        Sheet::Bytes(|| b"slug;t\xean\ntra-sen;\xe0\n".to_vec()),
    ),
    ("odd UTF-16", Sheet::Bytes(|| b"\xff\xfes\0l\0u".to_vec())),
    (
        "lone half of UTF-16",
        Sheet::Bytes(|| b"\xff\xfe\0\xd8a\0".to_vec()),
    ),
    (
        "UTF-16 without a mark",
        Sheet::Bytes(|| b"s\0l\0u\0g\0".to_vec()),
    ),
    ("a zero in a cell", Sheet::Csv("slug;tên\ntra\0sen;A\n")),
    (
        "a picture",
        Sheet::Bytes(|| b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
    ),
    (
        "an old workbook",
        Sheet::Bytes(|| b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
    ),
    (
        "half a workbook",
        Sheet::Bytes(|| {
            let whole = book(|_| Ok(()));
            whole[..whole.len() / 2].to_vec()
        }),
    ),
    ("another packed file", Sheet::Bytes(packed)),
    ("open quote", Sheet::Csv("slug;tên\ntra-sen;\"A\n\n")),
    (
        "text behind a quote",
        Sheet::Csv("slug;tên\ntra-sen;\"A\"B\n"),
    ),
    (
        "10,000 columns",
        Sheet::Bytes(|| ["slug", &"tên;".repeat(10_000)].join(";").into_bytes()),
    ),
    (
        "60,000 rows",
        Sheet::Bytes(|| {
            ["slug;tên\n", &"tra-sen;A\n".repeat(60_000)]
                .concat()
                .into_bytes()
        }),
    ),
    (
        "millions of cells",
        Sheet::Bytes(|| {
            let row = [&";".repeat(200), "\n"].concat();
            ["slug;tên\n", &row.repeat(30_000)].concat().into_bytes()
        }),
    ),
    (
        "a cell in the last corner",
        Sheet::Book(|it| it.write_string(1_048_575, 16_383, "x").map(|_| ())),
    ),
    (
        "a cell far to the right",
        Sheet::Book(|it| it.write_string(1, 16_383, "x").map(|_| ())),
    ),
    (
        "unknown header with a slip",
        Sheet::Csv("slug;nha san xat\ntra-sen;htx-sen\n"),
    ),
    (
        "unknown header",
        Sheet::Csv("slug;ghi chú của tôi\ntra-sen;x\n"),
    ),
    (
        "one column in two languages",
        Sheet::Csv("slug;tên;name\ntra-sen;A;A\n"),
    ),
    ("a header twice", Sheet::Csv("slug,slug\ntra-sen,lua\n")),
    ("no header", Sheet::Csv("slug;tên;\ntra-sen;;x\n")),
    (
        "more cells than headers",
        Sheet::Csv("slug;tên\ntra-sen;A;x\n"),
    ),
    ("no column of slugs", Sheet::Csv("tên\nA\n")),
    ("no column of variants", Sheet::Csv("slug;giá\ntra-sen;1\n")),
    ("row without a slug", Sheet::Csv("slug;tên\n;A\n")),
    ("slug of a path", Sheet::Csv("slug;tên\n../x;A\n")),
    ("slug with accents", Sheet::Csv("slug;tên\nTrà Sen;A\n")),
    ("slug of Windows", Sheet::Csv("slug;tên\nc:\\x;A\n")),
    (
        "price without a variant",
        Sheet::Csv("slug;mã biến thể;giá\ntra-sen;;1\n"),
    ),
    (
        "variant of a path",
        Sheet::Csv("slug;mã biến thể;giá\ntra-sen;../x;1\n"),
    ),
    (
        "a row twice",
        Sheet::Csv("slug;mã biến thể;giá\ntra-sen;goi;1\nlua;met;1\ntra-sen;goi;2\n"),
    ),
    (
        "rows that disagree",
        Sheet::Csv("slug;tên\ntra-sen;A\ntra-sen;B\n"),
    ),
    ("broken product", Sheet::Csv("slug;tên\nlua;A\n")),
    ("slip in a slug", Sheet::Csv("slug;tên\ntra-senn;A\n")),
    (
        "slip in a variant",
        Sheet::Csv("slug;mã biến thể;giá\ntra-sen;hop-10;1\n"),
    ),
    (
        "formula",
        Sheet::Csv("slug;tên\ntra-sen;=cmd|' /C calc'!A0\n"),
    ),
    ("formula without a result", Sheet::Bytes(without_result)),
    (
        "failed formula",
        Sheet::Book(|it| {
            it.write_formula(1, 3, Formula::new("=1/0").set_result("#DIV/0!"))
                .map(|_| ())
        }),
    ),
    (
        "hidden sign",
        Sheet::Csv("slug;tên\ntra-sen;A\u{1}\u{1b}[31mB\n"),
    ),
    (
        "long cell",
        Sheet::Bytes(|| {
            ["slug;tên\ntra-sen;", &"a".repeat(40_000)]
                .concat()
                .into_bytes()
        }),
    ),
    (
        "ambiguous number",
        Sheet::Csv("slug;mã biến thể;giá\ntra-sen;goi;1.250,000\n"),
    ),
    (
        "number with decimals",
        Sheet::Csv("slug;mã biến thể;giá\ntra-sen;goi;12,5\n"),
    ),
    (
        "number cell with decimals",
        Sheet::Book(|it| it.write_number(1, 3, 1.5).map(|_| ())),
    ),
    (
        "negative number",
        Sheet::Csv("slug;mã biến thể;tồn kho\ntra-sen;goi;-5\n"),
    ),
    (
        "number without its digits",
        Sheet::Csv("slug;mã biến thể;giá\ntra-sen;goi;1,25E+06\n"),
    ),
    (
        "large number",
        Sheet::Csv("slug;mã biến thể;giá\ntra-sen;goi;99.999.999.999\n"),
    ),
    (
        "number in words",
        Sheet::Csv("slug;mã biến thể;giá\ntra-sen;goi;350k\n"),
    ),
    (
        "price that became a day",
        Sheet::Book(|it| {
            it.write_number_with_format(1, 3, 46_566, &day())
                .map(|_| ())
        }),
    ),
    (
        "ambiguous date",
        Sheet::Csv("slug;hiệu lực đến\ntra-sen;06/07/27\n"),
    ),
    (
        "date of Americans",
        Sheet::Csv("slug;hiệu lực đến\ntra-sen;06/28/2027\n"),
    ),
    (
        "date that is not",
        Sheet::Csv("slug;hiệu lực đến\ntra-sen;29/02/2027\n"),
    ),
    (
        "no date",
        Sheet::Csv("slug;hiệu lực đến\ntra-sen;cuối năm\n"),
    ),
    (
        "text that became a day",
        Sheet::Book(|it| {
            let day_of_june = ExcelDateTime::from_ymd(2027, 6, 28)?;
            it.write_datetime_with_format(1, 2, &day_of_june, &day())
                .map(|_| ())
        }),
    ),
    (
        "text that became a number",
        Sheet::Book(|it| it.write_number(1, 2, 1.5).map(|_| ())),
    ),
    (
        "certificate that became a number",
        Sheet::Csv("slug;số chứng nhận\ntra-sen;2,024E+10\n"),
    ),
    ("lost zeros", Sheet::Csv("slug;số chứng nhận\ntra-sen;12\n")),
    (
        "day and month exchanged",
        Sheet::Csv("slug;hiệu lực đến\ntra-sen;6/7/2027\n"),
    ),
    ("six stars", Sheet::Csv("slug;sao\ntra-sen;6\n")),
    (
        "neither yes nor no",
        Sheet::Csv("slug;chỉ xem\ntra-sen;có lẽ\n"),
    ),
    (
        "unknown measure",
        Sheet::Csv("slug;mã biến thể;đo bằng\ntra-sen;goi;kg\n"),
    ),
    (
        "score of more than all",
        Sheet::Csv("slug;điểm\ntra-sen;100,5\n"),
    ),
    ("name taken away", Sheet::Csv("slug;tên\ntra-sen;-\n")),
    (
        "unknown producer",
        Sheet::Csv("slug;nhà sản xuất\ntra-sen;htx-senn\n"),
    ),
    (
        "group without the sub-group",
        Sheet::Csv("slug;nhóm\ntra-sen;craft\n"),
    ),
    (
        "night price above the price",
        Sheet::Csv("slug;mã biến thể;giá đêm chợ\ntra-sen;hop-100;400.000\n"),
    ),
    (
        "maximum below the minimum",
        Sheet::Csv("slug;mã biến thể;tối đa\ntra-sen;hop-100;1\n"),
    ),
    (
        "certificate that ends before it begins",
        Sheet::Csv("slug;hiệu lực đến\ntra-sen;2020-01-01\n"),
    ),
    (
        "translation of nothing",
        Sheet::Csv("slug;dị ứng (en)\ntra-sen;Nuts\n"),
    ),
    (
        "half of a net amount",
        Sheet::Csv("slug;mã biến thể;lượng tịnh\nlua;met;5\n"),
    ),
    (
        "unsafe link",
        Sheet::Csv("slug;truy xuất nguồn gốc\ntra-sen;javascript:alert(1)\n"),
    ),
    (
        "several at once",
        Sheet::Csv("slug;mã biến thể;sao;giá\ntra-sen;hop-100;9;x\n../y;a;3;1\nlua;met;5;1.5\n"),
    ),
];
