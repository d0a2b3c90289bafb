//! Signs of JSON that are missing or out of place.

use super::{Told, codes, told};

/// What the end of a file lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The `}` of an object.
    Brace,
    /// The `]` of a list.
    Bracket,
    /// The closing quotation mark of a text.
    Quote,
    /// A value.
    Value,
}

/// A text that is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentences below say it")]
pub enum JsonFault {
    Empty,
    Html,
    Truncated { missing: Missing },
    NoComma { or: char },
    NoColon,
    ExtraComma,
    TextAfterEnd,
    NoKey,
    NoValue,
    WrongQuotes { found: char },
    Comment,
    WrongNumber,
    WrongEscape,
    OpenText,
    TooDeep,
    Other { message: String },
}

codes!(JsonFault {
    Empty => "empty-file" Error,
    Html => "html-file" Error,
    Truncated => "truncated" Error,
    NoComma => "missing-comma" Error,
    NoColon => "missing-colon" Error,
    ExtraComma => "extra-comma" Error,
    TextAfterEnd => "text-after-end" Error,
    NoKey => "field-name-expected" Error,
    NoValue => "value-expected" Error,
    WrongQuotes => "wrong-quotes" Error,
    Comment => "comment" Error,
    WrongNumber => "wrong-number" Error,
    WrongEscape => "wrong-escape" Error,
    OpenText => "open-text" Error,
    TooDeep => "too-deep" Error,
    Other => "json" Error,
});

impl JsonFault {
    fn vi(&self) -> Told {
        match self {
            Self::Empty => told(
                "tệp trống",
                "hãy chép một tệp cùng loại rồi sửa, hoặc lấy lại bản cũ",
            ),
            Self::Html => told(
                "đây là trang web (HTML), không phải JSON; JSON bắt đầu bằng {",
                "có lẽ bạn đã lưu nhầm trang web; hãy tải lại chính tệp JSON",
            ),
            Self::Truncated { missing } => told(
                match missing {
                    Missing::Brace => "tệp kết thúc quá sớm: thiếu dấu }",
                    Missing::Bracket => "tệp kết thúc quá sớm: thiếu dấu ]",
                    Missing::Quote => "tệp kết thúc quá sớm: một đoạn chữ thiếu dấu \" đóng",
                    Missing::Value => "tệp kết thúc quá sớm: thiếu một giá trị",
                },
                "viết nốt phần còn thiếu; nếu tệp bị cắt khi sao chép, hãy chép lại cả tệp",
            ),
            Self::NoComma { or } => told(
                format!("trước chỗ này thiếu dấu phẩy hoặc dấu {or}"),
                "thêm dấu phẩy sau giá trị đứng trước; nếu trong đoạn chữ có dấu \", hãy viết \\\"",
            ),
            Self::NoColon => told(
                "trước chỗ này thiếu dấu hai chấm",
                "giữa tên trường và giá trị có dấu hai chấm: \"stars\": 4",
            ),
            Self::ExtraComma => told("trước chỗ này thừa một dấu phẩy", "xóa dấu phẩy cuối cùng"),
            Self::TextAfterEnd => told(
                "lẽ ra tệp phải kết thúc trước chỗ này; có thể phía trên thừa một dấu }",
                "xóa phần thừa, hoặc dấu } thừa ở phía trên",
            ),
            Self::NoKey => told(
                "chỗ này phải là tên một trường trong dấu ngoặc kép; số viết liền, không có dấu phẩy",
                "viết tên trường như \"stars\"; viết số như 350000",
            ),
            Self::NoValue => told(
                "chỗ này phải là một giá trị: đoạn chữ trong dấu ngoặc kép, số, true, false, {…} hoặc […]",
                "viết giá trị; nếu là chữ, hãy đặt trong dấu \"",
            ),
            Self::WrongQuotes { found } => told(
                format!("dấu {found} không phải dấu ngoặc kép của JSON"),
                "dùng dấu \" thẳng; Word và Zalo hay đổi dấu này thành dấu cong",
            ),
            Self::Comment => told(
                "JSON không có chú thích như // hay /* */",
                "xóa chú thích; ghi chú nên để ở ngoài tệp",
            ),
            Self::WrongNumber => told(
                "số chỉ gồm chữ số và không bắt đầu bằng 0; đoạn chữ phải có dấu ngoặc kép",
                "viết số như 350000; số điện thoại viết trong dấu \"",
            ),
            Self::WrongEscape => told(
                "trong đoạn chữ, dấu \\ phải viết hai lần: \\\\",
                "viết \\\\ cho dấu \\, \\\" cho dấu \", \\n cho chỗ xuống dòng",
            ),
            Self::OpenText => told(
                "đoạn chữ phải kết thúc trên cùng một dòng: thiếu dấu \" đóng, hoặc cần viết \\n cho chỗ xuống dòng",
                "thêm dấu \" ở cuối đoạn chữ; chỗ xuống dòng viết là \\n, không bấm Enter hay Tab",
            ),
            Self::TooDeep => told(
                "các dấu { và [ lồng nhau quá sâu",
                "không tệp nào cần quá vài tầng; hãy so với một tệp cùng loại",
            ),
            Self::Other { message } => told(
                format!("không đọc được JSON: {message}"),
                "hãy so chỗ này với một tệp cùng loại không có lỗi",
            ),
        }
    }

    fn en(&self) -> Told {
        match self {
            Self::Empty => told(
                "the file is empty",
                "copy a file of the same kind and change it, or bring back the old one",
            ),
            Self::Html => told(
                "this is a web page (HTML) and not JSON, which begins with {",
                "a web page may have been saved in its place; load the JSON file itself",
            ),
            Self::Truncated { missing } => told(
                match missing {
                    Missing::Brace => "the file ends too early: a } is missing",
                    Missing::Bracket => "the file ends too early: a ] is missing",
                    Missing::Quote => "the file ends too early: a text lacks its closing quote",
                    Missing::Value => "the file ends too early: a value is missing",
                },
                "write what is missing; if the file was cut off, copy the whole of it again",
            ),
            Self::NoComma { or } => told(
                format!("before this, a comma or a {or} is missing"),
                "put a comma behind the value before it; a \" within a text is written \\\"",
            ),
            Self::NoColon => told(
                "before this, a colon is missing",
                "a colon stands between the name of a field and its value: \"stars\": 4",
            ),
            Self::ExtraComma => told(
                "before this, there is a comma too many",
                "take the last comma away",
            ),
            Self::TextAfterEnd => told(
                "the file should end before this; there may be a } too many above",
                "take away what is too much, or the } too many above",
            ),
            Self::NoKey => told(
                "here has to be the name of a field in double quotes; numbers have no commas inside",
                "write names such as \"stars\", and numbers such as 350000",
            ),
            Self::NoValue => told(
                "here has to be a value: a text in double quotes, a number, true, false, {…} or […]",
                "write the value; a text stands in \" \"",
            ),
            Self::WrongQuotes { found } => told(
                format!("{found} is no quotation mark of JSON"),
                "use the straight \"; word processors and chats turn it into another",
            ),
            Self::Comment => told(
                "JSON has no comments such as // or /* */",
                "take the comment away; keep notes elsewhere",
            ),
            Self::WrongNumber => told(
                "a number has digits only and no 0 at its beginning; a text has double quotes",
                "write numbers such as 350000; telephone numbers stand in \" \"",
            ),
            Self::WrongEscape => told(
                "a \\ in a text has to be written twice: \\\\",
                "write \\\\ for \\, \\\" for \", and \\n for a new line",
            ),
            Self::OpenText => told(
                "a text ends on the line where it begins: its closing quote is missing, or write \\n for a new line",
                "put a \" at the end of the text; a new line in it is \\n, not the Enter or Tab key",
            ),
            Self::TooDeep => told(
                "the { and [ are nested too deeply",
                "no file needs more than a few levels; compare it with one of the same kind",
            ),
            Self::Other { message } => told(
                format!("this is no JSON: {message}"),
                "compare the place with a sound file of the same kind",
            ),
        }
    }
}
