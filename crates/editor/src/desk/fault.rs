//! What can be wrong with what was asked for: each kind has a code that stays, and says in two languages
//! what is wrong and how to mend it.

use market::fault::{Language, Told, told};

/// How many names are told of many.
const MOST: usize = 8;

/// Something that is wrong with what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DeskFault {
    NoSlug {
        name: String,
    },
    BadSlug {
        slug: String,
    },
    Taken {
        file: String,
    },
    NoProducer {
        slug: Option<String>,
        known: Vec<String>,
    },
    NoGroup {
        slug: Option<String>,
        known: Vec<String>,
    },
    NoSubgroup {
        slug: Option<String>,
        known: Vec<String>,
    },
    Unknown {
        slug: String,
        meant: Option<String>,
    },
    TwoKinds {
        slug: String,
    },
    Same,
    Broken {
        file: String,
    },
    /// The content would have an error that it has not now.
    WouldBreak {
        file: String,
        what: Told,
    },
}

fn listed(known: &[String]) -> String {
    let more = if known.len() > MOST { ", …" } else { "" };
    let first = known.get(..MOST).unwrap_or(known);
    format!("{}{more}", first.join(", "))
}

impl DeskFault {
    /// The name of the kind, which stays the same.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NoSlug { .. } => "name-without-slug",
            Self::BadSlug { .. } => "slug-form",
            Self::Taken { .. } => "file-exists",
            Self::NoProducer { .. } => "unknown-producer",
            Self::NoGroup { .. } => "unknown-group",
            Self::NoSubgroup { .. } => "unknown-subgroup",
            Self::Unknown { .. } => "unknown-slug",
            Self::TwoKinds { .. } => "product-or-producer",
            Self::Same => "same-slug",
            Self::Broken { .. } => "broken-file",
            Self::WouldBreak { .. } => "would-break",
        }
    }

    /// What is wrong and how to mend it.
    pub(crate) fn told(&self, language: Language) -> Told {
        match language {
            Language::Vi => self.vi(),
            Language::En => self.en(),
        }
    }

    fn vi(&self) -> Told {
        let choice = |what: &str, slug: &Option<String>| match slug {
            Some(slug) => format!("không có {what} nào tên là \"{slug}\""),
            None => format!("chưa nói {what} nào"),
        };
        match self {
            Self::NoSlug { name } => told(
                format!("từ \"{name}\" không làm ra được slug"),
                "ghi tên tiếng Việt có chữ cái, không quá dài; hoặc thêm --slug tra-sen-tay-ho",
            ),
            Self::BadSlug { slug } => told(
                format!("\"{slug}\" không phải là slug"),
                "slug gồm 1 đến 80 chữ thường a-z và chữ số, các từ nối bằng một dấu gạch ngang",
            ),
            Self::Taken { file } => told(
                format!("đã có tệp {file}"),
                "sửa tệp đó, hoặc chọn tên khác bằng --slug",
            ),
            Self::NoProducer { slug, known } => told(
                choice("nhà sản xuất", slug),
                format!(
                    "thêm --producer SLUG: {}; nhà sản xuất mới thì tạo trước bằng editor new producer",
                    listed(known)
                ),
            ),
            Self::NoGroup { slug, known } => told(
                choice("nhóm", slug),
                format!("thêm --group SLUG: {}", listed(known)),
            ),
            Self::NoSubgroup { slug, known } => told(
                choice("nhóm nhỏ", slug),
                format!("thêm --subgroup SLUG: {}", listed(known)),
            ),
            Self::Unknown { slug, meant } => told(
                format!("không có sản phẩm hay nhà sản xuất nào tên là \"{slug}\""),
                match meant {
                    Some(meant) => format!("có phải ý bạn là \"{meant}\"?"),
                    None => "xem tên các tệp trong products/ và producers/".to_owned(),
                },
            ),
            Self::TwoKinds { slug } => told(
                format!("vừa có sản phẩm vừa có nhà sản xuất tên là \"{slug}\""),
                format!("ghi rõ: products/{slug} hoặc producers/{slug}"),
            ),
            Self::Same => told("tên mới giống tên cũ", "ghi một tên khác"),
            Self::Broken { file } => told(
                format!("tệp {file} đang có lỗi"),
                "chạy editor check và sửa tệp đó trước",
            ),
            Self::WouldBreak { file, what } => told(
                format!("tệp {file} sẽ có lỗi: {}", what.what),
                what.mend.clone(),
            ),
        }
    }

    fn en(&self) -> Told {
        let choice = |what: &str, slug: &Option<String>| match slug {
            Some(slug) => format!("there is no {what} \"{slug}\""),
            None => format!("the {what} is not said"),
        };
        match self {
            Self::NoSlug { name } => told(
                format!("\"{name}\" makes no slug"),
                "give a Vietnamese name with letters that is not too long; or add --slug tra-sen-tay-ho",
            ),
            Self::BadSlug { slug } => told(
                format!("\"{slug}\" is no slug"),
                "a slug is 1 to 80 lower-case letters a-z and digits, in words joined by single hyphens",
            ),
            Self::Taken { file } => told(
                format!("there is a file {file} already"),
                "change that file, or choose another name with --slug",
            ),
            Self::NoProducer { slug, known } => told(
                choice("producer", slug),
                format!(
                    "add --producer SLUG: {}; make a new one with editor new producer first",
                    listed(known)
                ),
            ),
            Self::NoGroup { slug, known } => told(
                choice("group", slug),
                format!("add --group SLUG: {}", listed(known)),
            ),
            Self::NoSubgroup { slug, known } => told(
                choice("sub-group", slug),
                format!("add --subgroup SLUG: {}", listed(known)),
            ),
            Self::Unknown { slug, meant } => told(
                format!("there is no product or producer \"{slug}\""),
                match meant {
                    Some(meant) => format!("did you mean \"{meant}\"?"),
                    None => "look at the names of the files in products/ and producers/".to_owned(),
                },
            ),
            Self::TwoKinds { slug } => told(
                format!("there are a product and a producer \"{slug}\""),
                format!("say which: products/{slug} or producers/{slug}"),
            ),
            Self::Same => told("the new name is the old one", "give another name"),
            Self::Broken { file } => told(
                format!("the file {file} has errors"),
                "run editor check and mend it first",
            ),
            Self::WouldBreak { file, what } => told(
                format!("the file {file} would have an error: {}", what.what),
                what.mend.clone(),
            ),
        }
    }
}
