//! Why nothing is pushed or pulled: each kind has a code that stays, and says in two languages what is
//! wrong and how to mend it.

use super::api::Trouble;
use super::keys::VARIABLE;
use super::wanted::Unclear;
use market::fault::{Language, Told, told};

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EngineFault {
    NoKey,
    Keys {
        file: String,
        reason: String,
    },
    Address {
        address: String,
    },
    PlainAddress {
        address: String,
    },
    Origin {
        origin: String,
    },
    Content {
        errors: usize,
    },
    NoProducts,
    Unclear(Unclear),
    /// The engine has none of something, or several.
    Place {
        field: &'static str,
        count: usize,
    },
    Trouble(Trouble),
}

impl From<Trouble> for EngineFault {
    fn from(it: Trouble) -> Self {
        Self::Trouble(it)
    }
}

impl From<Unclear> for EngineFault {
    fn from(it: Unclear) -> Self {
        Self::Unclear(it)
    }
}

impl EngineFault {
    /// The name of the kind, which stays the same.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NoKey => "engine-no-key",
            Self::Keys { .. } => "engine-keys",
            Self::Address { .. } => "engine-address",
            Self::PlainAddress { .. } => "engine-plain-address",
            Self::Origin { .. } => "engine-origin",
            Self::Content { .. } => "engine-content",
            Self::NoProducts => "engine-no-products",
            Self::Unclear(Unclear::NoShop) => "engine-no-shop",
            Self::Unclear(Unclear::NoOrigin) => "engine-no-origin",
            Self::Place { .. } => "engine-place",
            Self::Trouble(Trouble::Lost(_)) => "engine-lost",
            Self::Trouble(Trouble::Failed(_)) => "engine-failed",
            Self::Trouble(Trouble::Refused { .. }) => "engine-refused",
            Self::Trouble(Trouble::WrongKey) => "engine-wrong-key",
            Self::Trouble(Trouble::Strange(_)) => "engine-strange",
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
        match self {
            Self::NoKey => told(
                "chưa có khóa bí mật của máy chủ",
                format!(
                    "chỉ tệp khóa bằng --keys, hoặc đặt biến môi trường {VARIABLE}; đừng ghi khóa vào dòng lệnh"
                ),
            ),
            Self::Keys { file, reason } => told(
                format!("không đọc được tệp khóa {file} ({reason})"),
                "xem lại đường dẫn, quyền đọc và nội dung tệp; người quản trị máy chủ cấp tệp này",
            ),
            Self::Address { address } => told(
                format!("\"{address}\" không phải là địa chỉ máy chủ"),
                "viết như https://api.cho-dem.example.com, không có đường dẫn phía sau",
            ),
            Self::PlainAddress { address } => told(
                format!("{address} không được mã hóa: ai trên đường truyền cũng đọc được khóa"),
                "dùng địa chỉ https://; http:// chỉ dành cho máy chủ trên chính máy này",
            ),
            Self::Origin { origin } => told(
                format!("\"{origin}\" không phải là địa chỉ cửa hàng"),
                "viết như https://cho-dem.example.com",
            ),
            Self::Content { errors } => told(
                format!("nội dung có {errors} lỗi nên chưa gì được đưa lên"),
                "chạy editor check, sửa hết lỗi rồi làm lại",
            ),
            Self::NoProducts => told(
                "thư mục này không có sản phẩm nào; đưa lên sẽ cất hết hàng trên máy chủ",
                "xem lại đường dẫn của --content",
            ),
            Self::Unclear(Unclear::NoShop) => told(
                "không đọc được market.json hoặc groups.json",
                "chạy editor check",
            ),
            Self::Unclear(Unclear::NoOrigin) => told(
                "chưa biết địa chỉ cửa hàng nên chưa có địa chỉ ảnh",
                "ghi \"origin\" trong market.json, hoặc thêm --origin https://cho-dem.example.com",
            ),
            Self::Place { field, count } => told(
                format!("máy chủ có {count} {field}, không biết chọn cái nào"),
                format!("ghi \"{field}\" vào tệp khóa và chỉ tệp ấy bằng --keys"),
            ),
            Self::Trouble(trouble) => trouble_vi(trouble),
        }
    }

    fn en(&self) -> Told {
        match self {
            Self::NoKey => told(
                "there is no secret key of the engine",
                format!(
                    "name the file of the keys with --keys, or set the variable {VARIABLE}; never write a key into the command"
                ),
            ),
            Self::Keys { file, reason } => told(
                format!("the file of the keys {file} cannot be read ({reason})"),
                "look at its path, who may read it and what it says; whoever runs the engine gives it out",
            ),
            Self::Address { address } => told(
                format!("\"{address}\" is no address of an engine"),
                "write it like https://api.market.example.com, without a path behind it",
            ),
            Self::PlainAddress { address } => told(
                format!("{address} is not encrypted: whoever is on the way could read the key"),
                "use an address with https://; http:// is for an engine on this very machine",
            ),
            Self::Origin { origin } => told(
                format!("\"{origin}\" is no address of a shop"),
                "write it like https://market.example.com",
            ),
            Self::Content { errors } => told(
                format!("the content has errors ({errors}), and nothing was pushed"),
                "run editor check and mend them first",
            ),
            Self::NoProducts => told(
                "this folder has no products; pushing it would put away all that the engine has",
                "look at the path behind --content",
            ),
            Self::Unclear(Unclear::NoShop) => told(
                "market.json or groups.json cannot be read",
                "run editor check",
            ),
            Self::Unclear(Unclear::NoOrigin) => told(
                "nobody says where the shop stands, so pictures have no address",
                "write \"origin\" into market.json, or add --origin https://market.example.com",
            ),
            Self::Place { field, count } => told(
                format!("the engine has {count} of {field}, and which is meant is not said"),
                format!("write \"{field}\" into the file of the keys and name it with --keys"),
            ),
            Self::Trouble(trouble) => trouble_en(trouble),
        }
    }
}

fn trouble_vi(trouble: &Trouble) -> Told {
    match trouble {
        Trouble::Lost(reason) => told(
            format!("máy chủ không trả lời: {reason}"),
            "phần đã làm vẫn còn; chạy lại lệnh này để làm tiếp. --patience cho chờ lâu hơn",
        ),
        Trouble::Failed(reason) => told(
            format!("máy chủ gặp sự cố: {reason}"),
            "phần đã làm vẫn còn; báo người quản trị máy chủ, rồi chạy lại để làm tiếp",
        ),
        Trouble::Refused { message, .. } => told(
            format!("máy chủ từ chối: {message}"),
            "xem địa chỉ có đúng là máy chủ Medusa của chợ không",
        ),
        Trouble::WrongKey => told(
            "máy chủ không nhận khóa này",
            "lấy khóa bí mật còn hiệu lực từ người quản trị máy chủ (không phải khóa pk_…)",
        ),
        Trouble::Strange(reason) => told(
            format!("nơi này không trả lời như máy chủ của chợ: {reason}"),
            "xem lại địa chỉ, chứng chỉ https và máy chủ trung gian",
        ),
    }
}

fn trouble_en(trouble: &Trouble) -> Told {
    match trouble {
        Trouble::Lost(reason) => told(
            format!("the engine does not answer: {reason}"),
            "what was done stays; run the command again to go on. --patience waits longer",
        ),
        Trouble::Failed(reason) => told(
            format!("the engine failed: {reason}"),
            "what was done stays; tell whoever runs the engine, and run the command again to go on",
        ),
        Trouble::Refused { message, .. } => told(
            format!("the engine refuses: {message}"),
            "look whether the address is that of the market's Medusa",
        ),
        Trouble::WrongKey => told(
            "the engine does not take this key",
            "get a secret key that is valid from whoever runs the engine (no key that begins with pk_)",
        ),
        Trouble::Strange(reason) => told(
            format!("what answers there is not the market's engine: {reason}"),
            "look at the address, at the certificate for https and at what stands between",
        ),
    }
}
