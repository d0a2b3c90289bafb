//! The columns of a sheet: the fields of a product that editors change.

use market::{Language, fold};
use serde_json::Value;
use std::sync::LazyLock;

/// What a field is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Product,
    Variant,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name without accents.
    Slug,
    /// A name without accents that the sheet offers in a list.
    Choice(List),
    /// A word or a number that is no quantity, such as that of a certificate.
    Word,
    /// A text, in each language a column.
    Text,
    /// A whole number up to this one.
    Whole(u64),
    Stars,
    Score,
    Date,
    YesNo,
    Measure,
    Words,
}

/// A list of what may stand in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Producers,
    Groups,
    Subgroups,
}

/// Whether a field may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Always,
    /// It may; with another part of it, it goes as a whole, by this path.
    Optional(Option<&'static str>),
    /// It may, and then counts as this one.
    One,
    /// It may, and then counts as no.
    No,
}

/// A field, with its texts in all languages.
struct Field(Part, &'static str, Kind, Need, &'static str, &'static str);

const OPTIONAL: Need = Need::Optional(None);
const MOST_PRICE: u64 = market::Dong::MAX_PRICE.get();
const MOST_COUNT: u64 = u32::MAX as u64;

/// All fields, in the order of the columns.
const FIELDS: [Field; 36] = {
    use Kind::{Choice, Date, Measure, Score, Slug, Stars, Text, Whole, Word, Words, YesNo};
    use Need::{Always, No, One, Optional};
    use Part::{Product, Variant};
    [
        Field(Product, "slug", Slug, Always, "slug", "slug"),
        Field(Variant, "id", Slug, Always, "mã biến thể", "variant id"),
        Field(Product, "name", Text, Always, "tên", "name"),
        Field(
            Variant,
            "name",
            Text,
            Always,
            "tên biến thể",
            "variant name",
        ),
        Field(Variant, "unit", Text, Always, "đơn vị", "unit"),
        Field(Variant, "price", Whole(MOST_PRICE), Always, "giá", "price"),
        Field(
            Variant,
            "night_price",
            Whole(MOST_PRICE),
            OPTIONAL,
            "giá đêm chợ",
            "night price",
        ),
        Field(
            Variant,
            "stock",
            Whole(MOST_COUNT),
            Always,
            "tồn kho",
            "stock",
        ),
        Field(
            Variant,
            "minimum",
            Whole(MOST_COUNT),
            One,
            "tối thiểu",
            "minimum",
        ),
        Field(
            Variant,
            "maximum",
            Whole(MOST_COUNT),
            OPTIONAL,
            "tối đa",
            "maximum",
        ),
        Field(Variant, "step", Whole(MOST_COUNT), One, "bước", "step"),
        Field(
            Variant,
            "net.amount",
            Whole(MOST_COUNT),
            Optional(Some("net")),
            "lượng tịnh",
            "net amount",
        ),
        Field(
            Variant,
            "net.measure",
            Measure,
            Optional(Some("net")),
            "đo bằng",
            "measure",
        ),
        Field(Product, "summary", Text, Always, "tóm tắt", "summary"),
        Field(
            Product,
            "producer",
            Choice(List::Producers),
            Always,
            "nhà sản xuất",
            "producer",
        ),
        Field(
            Product,
            "group",
            Choice(List::Groups),
            Always,
            "nhóm",
            "group",
        ),
        Field(
            Product,
            "subgroup",
            Choice(List::Subgroups),
            Always,
            "phân nhóm",
            "subgroup",
        ),
        Field(Product, "village", Word, Always, "làng nghề", "village"),
        Field(Product, "place", Word, Always, "phường xã", "place"),
        Field(
            Product,
            "old_place",
            Word,
            OPTIONAL,
            "quận huyện cũ",
            "old place",
        ),
        Field(Product, "stars", Stars, Always, "sao", "stars"),
        Field(
            Product,
            "certificate.number",
            Word,
            Always,
            "số chứng nhận",
            "certificate number",
        ),
        Field(
            Product,
            "certificate.decision",
            Word,
            Always,
            "số quyết định",
            "decision number",
        ),
        Field(
            Product,
            "certificate.decided",
            Date,
            Always,
            "ngày quyết định",
            "decided",
        ),
        Field(
            Product,
            "certificate.issuer",
            Text,
            Always,
            "nơi cấp",
            "issuer",
        ),
        Field(
            Product,
            "certificate.score",
            Score,
            OPTIONAL,
            "điểm",
            "score",
        ),
        Field(
            Product,
            "certificate.valid_until",
            Date,
            Always,
            "hiệu lực đến",
            "valid until",
        ),
        Field(
            Product,
            "certificate.potential_five_star",
            YesNo,
            No,
            "tiềm năng năm sao",
            "potential five star",
        ),
        Field(Product, "story", Text, Always, "câu chuyện", "story"),
        Field(
            Product,
            "ingredients",
            Text,
            OPTIONAL,
            "thành phần",
            "ingredients",
        ),
        Field(Product, "storage", Text, OPTIONAL, "bảo quản", "storage"),
        Field(
            Product,
            "shelf_life",
            Text,
            OPTIONAL,
            "hạn dùng",
            "shelf life",
        ),
        Field(Product, "allergens", Text, OPTIONAL, "dị ứng", "allergens"),
        Field(
            Product,
            "trace_url",
            Word,
            OPTIONAL,
            "truy xuất nguồn gốc",
            "trace link",
        ),
        Field(Product, "keywords", Words, OPTIONAL, "từ khóa", "keywords"),
        Field(Product, "view_only", YesNo, No, "chỉ xem", "view only"),
    ]
};

/// A column of a sheet.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) part: Part,
    /// The path of the field in its product or variant.
    pub(crate) path: String,
    pub(crate) kind: Kind,
    pub(crate) need: Need,
    /// The header in Vietnamese, as exports write it.
    pub(crate) vi: String,
    /// The header in English.
    pub(crate) en: String,
}

/// All columns, in the order in which exports write them.
pub(crate) fn columns() -> &'static [Column] {
    static COLUMNS: LazyLock<Vec<Column>> =
        LazyLock::new(|| FIELDS.iter().flat_map(Field::columns).collect());
    &COLUMNS
}

/// The column with a header, whatever its accents and capitals.
pub(crate) fn with_header(header: &str) -> Option<&'static Column> {
    let wanted = fold(header.trim());
    let wanted = wanted.strip_suffix(" (vi)").unwrap_or(&wanted);
    columns()
        .iter()
        .find(|it| fold(&it.vi) == wanted || fold(&it.en) == wanted)
}

/// The column of a field.
pub(crate) fn of(part: Part, path: &str) -> Option<&'static Column> {
    columns()
        .iter()
        .find(|it| it.part == part && it.path == path)
}

impl Field {
    fn columns(&self) -> Vec<Column> {
        let &Self(part, path, kind, need, vi, en) = self;
        let column = |path: String, need, mark: &str| Column {
            part,
            path,
            kind,
            need,
            vi: format!("{vi}{mark}"),
            en: format!("{en}{mark}"),
        };
        if kind != Kind::Text {
            return vec![column(path.to_owned(), need, "")];
        }
        // Without Vietnamese there is no text, so it goes as a whole.
        let main = match need {
            Need::Always => Need::Always,
            _ => Need::Optional(Some(path)),
        };
        vec![
            column(format!("{path}.vi"), main, ""),
            column(format!("{path}.en"), OPTIONAL, " (en)"),
            column(format!("{path}.fr"), OPTIONAL, " (fr)"),
        ]
    }
}

impl Column {
    /// The header in a language.
    pub(crate) fn header(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }

    pub(crate) fn is_slug(&self) -> bool {
        self.part == Part::Product && self.path == "slug"
    }

    pub(crate) fn is_variant_id(&self) -> bool {
        self.part == Part::Variant && self.path == "id"
    }

    /// Whether something new must have it.
    pub(crate) fn is_required(&self) -> bool {
        self.need == Need::Always
    }

    /// What counts where the field is missing.
    pub(crate) fn default(&self) -> Option<Value> {
        match self.need {
            Need::One => Some(1.into()),
            Need::No => Some(false.into()),
            Need::Always | Need::Optional(_) => None,
        }
    }

    /// The path by which it is taken away.
    pub(crate) fn whole(&self) -> &str {
        match self.need {
            Need::Optional(Some(whole)) => whole,
            _ => &self.path,
        }
    }

    /// What the column holds in a product or a variant.
    pub(crate) fn value<'a>(&self, of: &'a Value) -> Option<&'a Value> {
        let mut steps = self.path.split('.');
        let found = steps.try_fold(of, |value, step| value.get(step));
        found.filter(|it| !it.is_null())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_header_means_one_column() {
        let mut seen = BTreeSet::new();
        for column in columns() {
            let names: BTreeSet<String> = [fold(&column.vi), fold(&column.en)].into();
            for name in names {
                assert!(seen.insert(name.clone()), "{name}");
                assert!(with_header(&name).is_some_and(|it| it.path == column.path));
            }
        }
        assert_eq!(
            with_header(" GIÁ đêm CHỢ ").map(|it| it.path.as_str()),
            Some("night_price")
        );
        assert_eq!(
            with_header("tên (vi)").map(|it| it.path.as_str()),
            Some("name.vi")
        );
        assert!(with_header("giá bán").is_none());
    }
}
