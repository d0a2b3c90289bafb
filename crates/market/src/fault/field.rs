//! Fields that are missing or unknown, and values that are not what they have to be.

use super::near::{listed, meant_en, meant_vi};
use super::{Form, Told, codes, told};

/// What stands in the place of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An object.
    Object,
    /// A list.
    List,
    /// A text.
    Text(String),
    /// A number, true, false or null.
    Plain(String),
}

/// What has to stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentences below say it")]
pub enum Expected {
    Boolean,
    List,
    Object,
    Text,
    Texts,
    /// A whole number up to this one.
    Number(u32),
    Count,
    Stars,
    Price,
    Score,
    Offset,
    Form(Form),
    /// In the reader's own words.
    Other(String),
}

/// A field that is missing or unknown, or a value that is not what it has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentences below say it")]
pub enum FieldFault {
    Missing {
        name: String,
    },
    Twice {
        name: String,
    },
    Unknown {
        name: String,
        known: Vec<String>,
    },
    NoChoice {
        name: String,
        known: Vec<String>,
    },
    WrongKind {
        found: Option<Found>,
        expected: Expected,
    },
    EmptyText,
    NoSuchDay,
    Price,
    Stars,
    Count,
    Offset,
    Score,
    UnsafeLink {
        scheme: String,
    },
}

codes!(FieldFault {
    Missing => "missing-field" Error,
    Twice => "duplicate-field" Error,
    Unknown => "unknown-field" Error,
    NoChoice => "unknown-choice" Error,
    WrongKind => "wrong-kind" Error,
    EmptyText => "empty-text" Error,
    NoSuchDay => "no-such-day" Error,
    Price => "price-form" Error,
    Stars => "stars" Error,
    Count => "count" Error,
    Offset => "utc-offset" Error,
    Score => "score-form" Error,
    UnsafeLink => "unsafe-link" Error,
});

impl Found {
    fn vi(&self) -> String {
        match self {
            Self::Object => "một đối tượng trong { }".to_owned(),
            Self::List => "một danh sách trong [ ]".to_owned(),
            Self::Text(text) => format!("đoạn chữ {text}"),
            Self::Plain(value) => value.clone(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Object => "an object in { }".to_owned(),
            Self::List => "a list in [ ]".to_owned(),
            Self::Text(text) => format!("the text {text}"),
            Self::Plain(value) => value.clone(),
        }
    }
}

impl Expected {
    fn vi(&self) -> String {
        match self {
            Self::Boolean => "true hoặc false, không có dấu ngoặc kép".to_owned(),
            Self::List => "một danh sách trong [ ]".to_owned(),
            Self::Object => "một đối tượng trong { }".to_owned(),
            Self::Text => "một đoạn chữ trong dấu ngoặc kép".to_owned(),
            Self::Texts => "chữ theo từng ngôn ngữ, như { \"vi\": \"…\" }".to_owned(),
            Self::Number(most) => format!("một số nguyên từ 0 đến {most}"),
            Self::Count => "một số nguyên từ 1 trở lên".to_owned(),
            Self::Stars => "3, 4 hoặc 5 sao".to_owned(),
            Self::Price => "một số đồng nguyên, như 350000".to_owned(),
            Self::Score => "một số điểm từ 0 đến 100".to_owned(),
            Self::Offset => "một số phút nguyên từ -840 đến 840".to_owned(),
            Self::Form(form) => form.noun_vi().to_owned(),
            Self::Other(words) => words.clone(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Boolean => "true or false, without quotes".to_owned(),
            Self::List => "a list in [ ]".to_owned(),
            Self::Object => "an object in { }".to_owned(),
            Self::Text => "a text in double quotes".to_owned(),
            Self::Texts => "texts by language, such as { \"vi\": \"…\" }".to_owned(),
            Self::Number(most) => format!("a whole number from 0 to {most}"),
            Self::Count => "a whole number, 1 or more".to_owned(),
            Self::Stars => "3, 4 or 5 stars".to_owned(),
            Self::Price => "a whole number of đồng, such as 350000".to_owned(),
            Self::Score => "a score from 0 to 100".to_owned(),
            Self::Offset => "a whole number of minutes from -840 to 840".to_owned(),
            Self::Form(form) => form.noun_en().to_owned(),
            Self::Other(words) => words.clone(),
        }
    }
}

impl FieldFault {
    fn vi(&self) -> Told {
        match self {
            Self::Missing { name } => told(
                format!("thiếu trường \"{name}\""),
                format!("thêm \"{name}\": … trước dấu }} này, sau một dấu phẩy"),
            ),
            Self::Twice { name } => told(
                format!("trường \"{name}\" có hai lần"),
                "giữ lại một lần và xóa lần kia",
            ),
            Self::Unknown { name, known } => told(
                format!("ở đây không có trường \"{name}\""),
                format!(
                    "{}các trường ở đây là {}",
                    meant_vi(name, known),
                    listed(known)
                ),
            ),
            Self::NoChoice { name, known } => told(
                format!("ở đây không thể ghi \"{name}\""),
                format!("{}có thể ghi {}", meant_vi(name, known), listed(known)),
            ),
            Self::WrongKind { found, expected } => {
                let expected = expected.vi();
                let what = found.as_ref().map_or_else(
                    || format!("đây phải là {expected}"),
                    |found| format!("đây là {}, phải là {expected}", found.vi()),
                );
                told(what, format!("viết lại thành {expected}"))
            }
            Self::EmptyText => told(
                "đoạn chữ này trống",
                "viết nội dung; trường không bắt buộc thì bỏ cả trường",
            ),
            Self::NoSuchDay => told(
                "lịch không có ngày này",
                "xem lại ngày và tháng; tháng Sáu có 30 ngày, tháng Hai có 28 hoặc 29",
            ),
            Self::Price => told(
                "giá là một số đồng nguyên, như 350000, và nhiều nhất là 10000000000",
                "viết liền các chữ số, không có dấu \", dấu chấm, dấu phẩy hay ₫",
            ),
            Self::Stars => told(
                "sản phẩm có 3, 4 hoặc 5 sao",
                "ghi số sao trên giấy chứng nhận OCOP",
            ),
            Self::Count => told(
                "đây phải là một số nguyên từ 1 đến 4294967295",
                "viết một số nguyên từ 1 trở lên",
            ),
            Self::Offset => told(
                "độ lệch với giờ UTC là một số phút nguyên từ -840 đến 840",
                "giờ Việt Nam là 420",
            ),
            Self::Score => told(
                "điểm là một số từ 0 đến 100, nhiều nhất một chữ số sau dấu chấm, như 91.5",
                "ghi tổng điểm trong quyết định công nhận",
            ),
            Self::UnsafeLink { scheme } => told(
                format!("đường liên kết bắt đầu bằng {scheme} không an toàn"),
                "chỉ dùng địa chỉ bắt đầu bằng https://",
            ),
        }
    }

    fn en(&self) -> Told {
        match self {
            Self::Missing { name } => told(
                format!("the field \"{name}\" is missing"),
                format!("add \"{name}\": … before this }}, behind a comma"),
            ),
            Self::Twice { name } => told(
                format!("the field \"{name}\" is here twice"),
                "keep one of them and take the other away",
            ),
            Self::Unknown { name, known } => told(
                format!("there is no field \"{name}\" here"),
                format!(
                    "{}the fields here are {}",
                    meant_en(name, known),
                    listed(known)
                ),
            ),
            Self::NoChoice { name, known } => told(
                format!("\"{name}\" is not possible here"),
                format!("{}possible is {}", meant_en(name, known), listed(known)),
            ),
            Self::WrongKind { found, expected } => {
                let expected = expected.en();
                let what = found.as_ref().map_or_else(
                    || format!("this has to be {expected}"),
                    |found| format!("this is {} and has to be {expected}", found.en()),
                );
                told(what, format!("write {expected}"))
            }
            Self::EmptyText => told(
                "this text is empty",
                "write it; a field that need not be there is left out whole",
            ),
            Self::NoSuchDay => told(
                "there is no such day in the calendar",
                "look at day and month again; June has 30 days, February 28 or 29",
            ),
            Self::Price => told(
                "a price is a whole number of đồng, such as 350000, and at most 10000000000",
                "write the digits together, without \", dots, commas or ₫",
            ),
            Self::Stars => told(
                "a product has 3, 4 or 5 stars",
                "write the stars of its OCOP certificate",
            ),
            Self::Count => told(
                "this has to be a whole number from 1 to 4294967295",
                "write a whole number, 1 or more",
            ),
            Self::Offset => told(
                "an offset from UTC is a whole number of minutes from -840 to 840",
                "that of Viet Nam is 420",
            ),
            Self::Score => told(
                "a score is a number from 0 to 100 with at most one digit behind the point, such as 91.5",
                "write the points of the decision",
            ),
            Self::UnsafeLink { scheme } => told(
                format!("a link that begins with {scheme} is not safe"),
                "use addresses that begin with https:// only",
            ),
        }
    }
}
