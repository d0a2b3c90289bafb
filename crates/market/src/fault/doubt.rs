//! What may be right, and seldom is: the shop shows it, and somebody should look at it.

use super::near::{meant_en, meant_vi, said_en, said_vi};
use super::{Told, codes, told};
use crate::time::Date;

/// What may be right, and seldom is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentences below say it")]
pub enum Doubt {
    Expired { on: Date },
    Expiring { on: Date, days: i64 },
    Term { right: Date },
    NotDecided { on: Date },
    NoAccents,
    ShortAlt,
    Phone,
    Bank { bin: String, known: Vec<String> },
    BankHolder { right: String },
    BelowMinimum { stock: u32, minimum: u32 },
    Step { largest: u32 },
    LowPrice { price: u64 },
    HighPrice { price: u64 },
    HighStock { stock: u32 },
    Label { name: &'static str },
    Demonstration { market: bool },
    Place { name: String, meant: Option<String> },
    IdleProducer,
    NoLiveRules,
    NoSection { id: &'static str },
    IdleSource { name: &'static str },
}

codes!(Doubt {
    Expired => "certificate-expired" Warning,
    Expiring => "certificate-expiring" Warning,
    Term => "certificate-term" Warning,
    NotDecided => "certificate-future" Warning,
    NoAccents => "no-accents" Warning,
    ShortAlt => "short-alt" Warning,
    Phone => "phone-vietnam" Warning,
    Bank => "unknown-bank" Warning,
    BankHolder => "bank-holder" Warning,
    BelowMinimum => "stock-below-minimum" Warning,
    Step => "step" Warning,
    LowPrice => "price-low" Warning,
    HighPrice => "price-high" Warning,
    HighStock => "stock-high" Warning,
    Label => "label-missing" Warning,
    Demonstration => "demonstration" Warning,
    Place => "unknown-place" Warning,
    IdleProducer => "idle-producer" Advice,
    NoLiveRules => "live-rules" Warning,
    NoSection => "section-missing" Warning,
    IdleSource => "source-unused" Warning,
});

impl Doubt {
    fn vi(&self) -> Told {
        match self {
            Self::Expired { on } => told(
                format!(
                    "chứng nhận đã hết hạn, ngày cuối là {on}; sản phẩm được xem nhưng không được bán"
                ),
                "ghi chứng nhận mới sau khi được công nhận lại, hoặc gỡ sản phẩm",
            ),
            Self::Expiring { on, days } => told(
                format!("chứng nhận còn {days} ngày, đến hết ngày {on}"),
                "nhắc nhà sản xuất làm hồ sơ công nhận lại; hết hạn thì sản phẩm ngừng bán",
            ),
            Self::Term { right } => told(
                "chứng nhận có giá trị 36 tháng kể từ ngày ra quyết định",
                format!("ngày cuối phải là {right}; xem lại hai ngày trên giấy"),
            ),
            Self::NotDecided { on } => told(
                format!("quyết định đề ngày {on}, còn ở tương lai"),
                "xem lại năm và tháng của quyết định",
            ),
            Self::NoAccents => told(
                "đoạn chữ tiếng Việt này không có dấu",
                "viết tiếng Việt có dấu; bản tiếng Anh để ở \"en\"",
            ),
            Self::ShortAlt => told(
                "lời tả ảnh quá ngắn hoặc chỉ là tên tệp",
                "tả điều thấy trong ảnh cho người không nhìn được, như “Hộp trà sen mở nắp trên bàn gỗ”",
            ),
            Self::Phone => told(
                "số này không giống số điện thoại ở Việt Nam",
                "di động là +84 rồi 9 chữ số bắt đầu bằng 3, 5, 7, 8, 9; số cố định Hà Nội là +8424 rồi 8 chữ số",
            ),
            Self::Bank { bin, known } => told(
                format!("không biết ngân hàng nào có mã {bin}"),
                format!(
                    "{}tra lại mã BIN tại NAPAS, kẻo mã QR không chuyển được tiền",
                    meant_vi(bin, known)
                ),
            ),
            Self::BankHolder { right } => told(
                "tên chủ tài khoản viết hoa không dấu, như ngân hàng ghi",
                format!("viết \"{right}\""),
            ),
            Self::BelowMinimum { stock, minimum } => told(
                format!("còn {stock} mà ít nhất phải mua {minimum}, nên không ai mua được"),
                "giảm minimum, hoặc ghi stock là 0 nếu đã hết hàng",
            ),
            Self::Step { largest } => told(
                format!("với bước mua này, nhiều nhất chỉ mua được {largest}"),
                format!("ghi \"maximum\": {largest}, hoặc sửa step"),
            ),
            Self::LowPrice { price } => told(
                format!("giá {price} đồng quá thấp, có thể thiếu số 0"),
                "ghi đủ số đồng: 35 nghìn là 35000",
            ),
            Self::HighPrice { price } => told(
                format!("giá {price} đồng quá cao, có thể thừa số 0"),
                "xem lại số chữ số 0",
            ),
            Self::HighStock { stock } => told(
                format!("tồn kho {stock} nhiều khác thường"),
                "ghi số đơn vị thật sự giao được",
            ),
            Self::Label { name } => told(
                format!("thực phẩm và dược liệu phải cho biết {}", label_vi(name)),
                format!("thêm trường \"{name}\" theo nhãn hàng"),
            ),
            Self::Demonstration { market } => told(
                if *market {
                    "chợ là bản minh họa mà nhà sản xuất này thì không: không được gán sao và số điện thoại cho người thật"
                } else {
                    "chợ là thật mà nhà sản xuất này là minh họa"
                },
                if *market {
                    "ghi \"demonstration\": true"
                } else {
                    "gỡ nhà sản xuất minh họa, hoặc bỏ \"demonstration\" nếu là người bán thật"
                },
            ),
            Self::Place { name, meant } => told(
                format!("từ ngày 1/7/2025 không có xã, phường nào tên \"{name}\" ở đây"),
                format!(
                    "{}ghi cả xã hay phường, như \"xã Bát Tràng\"; tên quận, huyện cũ để ở \"old_place\"",
                    meant.as_deref().map_or(String::new(), said_vi)
                ),
            ),
            Self::IdleProducer => told(
                "nhà sản xuất này chưa có sản phẩm nào",
                "thêm một sản phẩm, hoặc gỡ tệp này",
            ),
            Self::NoLiveRules => told(
                "có buổi phát trực tiếp mà chưa có quy định phát trực tiếp",
                "thêm \"rules\"; luật đòi chợ có phát trực tiếp phải công bố quy định",
            ),
            Self::NoSection { id } => told(
                format!("trang giới thiệu thiếu mục \"{id}\" ({})", section_vi(id)),
                "thêm mục đó vào \"about\"; cửa hàng trực tuyến phải công bố",
            ),
            Self::IdleSource { name } => told(
                format!("nguồn dữ liệu static không dùng đến \"{name}\""),
                "bỏ trường này, hoặc ghi \"kind\": \"medusa\"",
            ),
        }
    }

    fn en(&self) -> Told {
        match self {
            Self::Expired { on } => told(
                format!(
                    "the certificate has run out, its last day was {on}; the product is shown and not sold"
                ),
                "write the new certificate once it is granted, or take the product away",
            ),
            Self::Expiring { on, days } => told(
                format!("the certificate runs out in {days} days, after {on}"),
                "remind the producer to apply anew; without it the product is no longer sold",
            ),
            Self::Term { right } => told(
                "a certificate is valid for 36 months from its decision",
                format!("its last day would be {right}; look at both dates again"),
            ),
            Self::NotDecided { on } => told(
                format!("the decision is dated {on}, which is yet to come"),
                "look at its year and month again",
            ),
            Self::NoAccents => told(
                "this Vietnamese text has no accents",
                "write Vietnamese with its accents; English goes to \"en\"",
            ),
            Self::ShortAlt => told(
                "this description of a picture is too short, or only the file's name",
                "say what is seen, for whoever cannot see it, such as “An open box of lotus tea on a wooden table”",
            ),
            Self::Phone => told(
                "this does not look like a number in Viet Nam",
                "mobile numbers are +84 and 9 digits that begin with 3, 5, 7, 8 or 9; those of Hanoi +8424 and 8 digits",
            ),
            Self::Bank { bin, known } => told(
                format!("no bank is known to have the number {bin}"),
                format!(
                    "{}look up the BIN at NAPAS, or transfers by QR code will fail",
                    meant_en(bin, known)
                ),
            ),
            Self::BankHolder { right } => told(
                "the holder's name stands in capitals without accents, as the bank has it",
                format!("write \"{right}\""),
            ),
            Self::BelowMinimum { stock, minimum } => told(
                format!("{stock} are left and {minimum} is the least, so nobody can buy it"),
                "lower minimum, or write a stock of 0 if it is sold out",
            ),
            Self::Step { largest } => told(
                format!("with this step, no more than {largest} can be ordered"),
                format!("write \"maximum\": {largest}, or mend step"),
            ),
            Self::LowPrice { price } => told(
                format!("a price of {price} đồng is very low; a 0 may be missing"),
                "write all of it: 35 thousand is 35000",
            ),
            Self::HighPrice { price } => told(
                format!("a price of {price} đồng is very high; there may be a 0 too many"),
                "count the zeros again",
            ),
            Self::HighStock { stock } => told(
                format!("a stock of {stock} is unusually high"),
                "write how many can really be delivered",
            ),
            Self::Label { name } => told(
                format!("food and herbal goods have to say {}", label_en(name)),
                format!("add the field \"{name}\" as the label has it"),
            ),
            Self::Demonstration { market } => told(
                if *market {
                    "the market is a demonstration and this producer is none: nobody real is given stars and telephone numbers"
                } else {
                    "the market is real and this producer is a demonstration"
                },
                if *market {
                    "write \"demonstration\": true"
                } else {
                    "take the producer away, or \"demonstration\" if it is a real seller"
                },
            ),
            Self::Place { name, meant } => told(
                format!("since 1 July 2025 no commune or ward here is called \"{name}\""),
                format!(
                    "{}write its kind as well, such as \"xã Bát Tràng\"; former districts go to \"old_place\"",
                    meant.as_deref().map_or(String::new(), said_en)
                ),
            ),
            Self::IdleProducer => told(
                "this producer has no product yet",
                "add a product, or take this file away",
            ),
            Self::NoLiveRules => told(
                "there are live sessions and no rules for them",
                "add \"rules\"; the law has a market with live streams publish its own",
            ),
            Self::NoSection { id } => told(
                format!(
                    "the page on the market lacks the section \"{id}\" ({})",
                    section_en(id)
                ),
                "add it to \"about\"; an online shop has to publish it",
            ),
            Self::IdleSource { name } => told(
                format!("a source of the kind static has no use for \"{name}\""),
                "take this field out, or write \"kind\": \"medusa\"",
            ),
        }
    }
}

fn label_vi(name: &str) -> &'static str {
    match name {
        "ingredients" => "thành phần",
        "storage" => "cách bảo quản",
        _ => "hạn sử dụng",
    }
}

fn label_en(name: &str) -> &'static str {
    match name {
        "ingredients" => "what is in them",
        "storage" => "how to keep them",
        _ => "how long they keep",
    }
}

fn section_vi(id: &str) -> &'static str {
    match id {
        "orders" => "đặt hàng, thanh toán, giao hàng",
        "returns" => "đổi trả",
        "privacy" => "dữ liệu cá nhân",
        _ => "giải quyết khiếu nại",
    }
}

fn section_en(id: &str) -> &'static str {
    match id {
        "orders" => "ordering, payment and delivery",
        "returns" => "returns",
        "privacy" => "personal data",
        _ => "complaints",
    }
}
