//! How good a listing is, from 0 to 100, and what it lacks.
//!
//! A shopper buys what can be seen and understood: half of the points are for photographs and words,
//! the rest for what a buyer has to know before the order and after it.

use crate::catalogue::{Producer, Product};
use crate::fault::{Told, codes};
use crate::locale::{Locale, Text};
use crate::time::Date;

/// The groups of what is eaten, drunk or taken.
const CONSUMED: [&str; 3] = ["food", "drink", "herbal"];
/// The group of what is neither made of anything nor kept.
const TOURISM: &str = "tourism";
/// How many photographs show a product well.
const PHOTOS: usize = 3;
/// How long a good story is, in characters.
const STORY: usize = 400;
/// How long a producer's story is at least, in characters.
const PRODUCER_STORY: usize = 200;
/// How long a summary is, in characters.
const SUMMARY: std::ops::RangeInclusive<usize> = 60..=130;
/// How many further words people search for.
const KEYWORDS: usize = 3;

/// Something that a good listing has and this one lacks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the sentences below say it")]
pub enum Gap {
    Photos { missing: usize },
    Summary { characters: usize },
    Story { characters: usize },
    English,
    French,
    Certificate,
    Net,
    Ingredients,
    Storage,
    ShelfLife,
    Trace,
    Keywords,
    ProducerStory { characters: usize },
    ProducerEmail,
    ProducerBank,
    ProducerDelivery,
}

codes!(Gap {
    Photos => "listing-photos" Advice,
    Summary => "listing-summary" Advice,
    Story => "listing-story" Advice,
    English => "listing-english" Advice,
    French => "listing-french" Advice,
    Certificate => "listing-certificate" Advice,
    Net => "listing-net" Advice,
    Ingredients => "listing-ingredients" Advice,
    Storage => "listing-storage" Advice,
    ShelfLife => "listing-shelf-life" Advice,
    Trace => "listing-trace" Advice,
    Keywords => "listing-keywords" Advice,
    ProducerStory => "producer-story" Advice,
    ProducerEmail => "producer-email" Advice,
    ProducerBank => "producer-bank" Advice,
    ProducerDelivery => "producer-delivery" Advice,
});

/// How good a listing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quality {
    /// From 0 to 100.
    pub score: u8,
    /// What it lacks, each with the points that it costs, in the order of the file.
    pub gaps: Vec<(Gap, u8)>,
}

/// How good the listing of a product is on a day. Without its producer nothing of the producer is
/// counted as there.
pub fn quality(product: &Product, producer: Option<&Producer>, today: Date) -> Quality {
    let mut gaps = product_gaps(product, today);
    match producer {
        Some(producer) => gaps.extend(producer_gaps(producer)),
        None => gaps.push((Gap::ProducerStory { characters: 0 }, 10)),
    }
    let lost: u8 = gaps.iter().map(|(_, points)| *points).sum();
    Quality {
        score: 100_u8.saturating_sub(lost),
        gaps,
    }
}

/// What the file of a product lacks, and the points that it costs; 90 together.
pub fn product_gaps(product: &Product, today: Date) -> Vec<(Gap, u8)> {
    let group = product.group.as_str();
    let is_consumed = CONSUMED.contains(&group);
    let is_tour = group == TOURISM;
    let summary = length(&product.summary);
    let story = length(&product.story);
    let missing = PHOTOS.saturating_sub(product.photos.len());
    let texts = [&product.name, &product.summary, &product.story];
    let speaks = |locale| texts.iter().all(|it| it.language_of(locale) == locale);
    let valid = product.certificate.decided <= today && today <= product.certificate.valid_until;
    let all_net = product.variants.iter().all(|it| it.net.is_some());
    let photos = [0, 5, 10, 20][missing.min(PHOTOS)];
    let short = if story < STORY / 2 { 15 } else { 7 };
    let wanted = [
        (
            !SUMMARY.contains(&summary),
            Gap::Summary {
                characters: summary,
            },
            5,
        ),
        (!valid, Gap::Certificate, 10),
        (!all_net, Gap::Net, 6),
        (missing > 0, Gap::Photos { missing }, photos),
        (story < STORY, Gap::Story { characters: story }, short),
        (!speaks(Locale::En), Gap::English, 8),
        (!speaks(Locale::Fr), Gap::French, 4),
        (
            product.ingredients.is_none() && !is_tour,
            Gap::Ingredients,
            6,
        ),
        (product.storage.is_none() && !is_tour, Gap::Storage, 5),
        (
            product.shelf_life.is_none() && is_consumed,
            Gap::ShelfLife,
            5,
        ),
        (product.trace_url.is_none(), Gap::Trace, 4),
        (product.keywords.len() < KEYWORDS, Gap::Keywords, 2),
    ];
    only_lacking(wanted)
}

/// What the file of a producer lacks, and the points that it costs; 10 together.
pub fn producer_gaps(producer: &Producer) -> Vec<(Gap, u8)> {
    let characters = length(&producer.story);
    only_lacking([
        (
            characters < PRODUCER_STORY,
            Gap::ProducerStory { characters },
            3,
        ),
        (producer.email.is_none(), Gap::ProducerEmail, 2),
        (producer.bank.is_none(), Gap::ProducerBank, 3),
        (producer.delivery.is_none(), Gap::ProducerDelivery, 2),
    ])
}

fn only_lacking<const N: usize>(wanted: [(bool, Gap, u8); N]) -> Vec<(Gap, u8)> {
    let lacking = wanted.into_iter().filter(|(lacks, ..)| *lacks);
    lacking.map(|(_, gap, points)| (gap, points)).collect()
}

fn length(text: &Text) -> usize {
    text.vi.chars().count()
}

impl Gap {
    /// The field that it is about.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Photos { .. } => "photos",
            Self::Summary { .. } => "summary.vi",
            Self::Story { .. } | Self::ProducerStory { .. } => "story.vi",
            Self::English | Self::French => "name",
            Self::Certificate => "certificate.valid_until",
            Self::Net => "variants",
            Self::Ingredients => "ingredients",
            Self::Storage => "storage",
            Self::ShelfLife => "shelf_life",
            Self::Trace => "trace_url",
            Self::Keywords => "keywords",
            Self::ProducerEmail => "email",
            Self::ProducerBank => "bank",
            Self::ProducerDelivery => "delivery",
        }
    }

    fn vi(&self) -> Told {
        let (what, mend) = match self {
            Self::Photos { missing } => (
                format!("còn thiếu {missing} ảnh chụp"),
                "người mua tin vào ảnh thật: một ảnh sản phẩm, một ảnh bao bì, một ảnh lúc làm hoặc lúc dùng",
            ),
            Self::Summary { characters } => (
                format!("câu giới thiệu có {characters} ký tự"),
                "viết một câu 60 đến 130 ký tự: là gì, làm từ gì, ở đâu",
            ),
            Self::Story { characters } => (
                format!("câu chuyện chỉ có {characters} ký tự"),
                "viết ít nhất 400 ký tự: ai làm, làm thế nào, dùng thế nào cho ngon, cho bền",
            ),
            Self::English => (
                "chưa có bản tiếng Anh cho tên, câu giới thiệu và câu chuyện".to_owned(),
                "thêm \"en\" vào name, summary và story; khách nước ngoài cũng ghé chợ",
            ),
            Self::French => (
                "chưa có bản tiếng Pháp cho tên, câu giới thiệu và câu chuyện".to_owned(),
                "thêm \"fr\" vào name, summary và story",
            ),
            Self::Certificate => (
                "chứng nhận không có hiệu lực vào hôm nay".to_owned(),
                "ghi chứng nhận mới sau khi được công nhận lại",
            ),
            Self::Net => (
                "có phân loại chưa ghi khối lượng, thể tích hay số chiếc".to_owned(),
                "thêm \"net\" vào mỗi phân loại để trang tính được giá theo cân, theo lít hay theo chiếc",
            ),
            Self::Ingredients => (
                "chưa cho biết làm từ gì".to_owned(),
                "thêm \"ingredients\": thành phần hoặc chất liệu",
            ),
            Self::Storage => (
                "chưa có cách bảo quản, cách dùng".to_owned(),
                "thêm \"storage\": để ở đâu, giữ thế nào, tránh gì",
            ),
            Self::ShelfLife => (
                "chưa có hạn sử dụng".to_owned(),
                "thêm \"shelf_life\": dùng được bao lâu kể từ ngày nào",
            ),
            Self::Trace => (
                "chưa có địa chỉ truy xuất nguồn gốc".to_owned(),
                "thêm \"trace_url\": địa chỉ https:// mà mã QR trên nhãn dẫn tới",
            ),
            Self::Keywords => (
                "có ít hơn 3 từ khóa".to_owned(),
                "thêm vào \"keywords\" những cách gọi khác mà người mua hay gõ",
            ),
            Self::ProducerStory { characters } => (
                format!("lời giới thiệu nhà sản xuất chỉ có {characters} ký tự"),
                "viết ít nhất 200 ký tự: ai, ở đâu, làm nghề từ bao giờ",
            ),
            Self::ProducerEmail => (
                "nhà sản xuất chưa có e-mail".to_owned(),
                "thêm \"email\"; cửa hàng trực tuyến phải cho biết cách liên hệ",
            ),
            Self::ProducerBank => (
                "nhà sản xuất chưa có tài khoản ngân hàng".to_owned(),
                "thêm \"bank\" để người mua trả được bằng mã QR",
            ),
            Self::ProducerDelivery => (
                "phí giao hàng chưa ghi bằng số".to_owned(),
                "thêm \"delivery\" để giỏ hàng tính được phí giao",
            ),
        };
        let mend = mend.to_owned();
        Told { what, mend }
    }

    fn en(&self) -> Told {
        let (what, mend) = match self {
            Self::Photos { missing } => (
                format!("photographs are lacking: {missing}"),
                "buyers trust real pictures: one of the product, one of its pack, one of how it is made or used",
            ),
            Self::Summary { characters } => (
                format!("the summary has {characters} characters"),
                "write one sentence of 60 to 130 characters: what it is, of what, from where",
            ),
            Self::Story { characters } => (
                format!("the story has only {characters} characters"),
                "write at least 400 characters: who makes it, how, and how to use it well",
            ),
            Self::English => (
                "name, summary and story are not in English yet".to_owned(),
                "add \"en\" to name, summary and story; visitors from abroad come by, too",
            ),
            Self::French => (
                "name, summary and story are not in French yet".to_owned(),
                "add \"fr\" to name, summary and story",
            ),
            Self::Certificate => (
                "the certificate is not valid today".to_owned(),
                "write the new certificate once it is granted",
            ),
            Self::Net => (
                "a variant does not say how much is in it".to_owned(),
                "add \"net\" to every variant, and the page gives the price by weight, volume or piece",
            ),
            Self::Ingredients => (
                "it does not say what it is made of".to_owned(),
                "add \"ingredients\": what is in it, or its materials",
            ),
            Self::Storage => (
                "it does not say how to keep and use it".to_owned(),
                "add \"storage\": where to keep it, how, and what to avoid",
            ),
            Self::ShelfLife => (
                "it does not say how long it keeps".to_owned(),
                "add \"shelf_life\": how long, and from which day on",
            ),
            Self::Trace => (
                "its origin cannot be traced".to_owned(),
                "add \"trace_url\": the https:// address behind the code on its label",
            ),
            Self::Keywords => (
                "it has fewer than 3 keywords".to_owned(),
                "add to \"keywords\" what else buyers call it",
            ),
            Self::ProducerStory { characters } => (
                format!("the producer's story has only {characters} characters"),
                "write at least 200 characters: who they are, where, and since when",
            ),
            Self::ProducerEmail => (
                "the producer has no e-mail address".to_owned(),
                "add \"email\"; an online shop has to say how it is reached",
            ),
            Self::ProducerBank => (
                "the producer has no bank account".to_owned(),
                "add \"bank\", so that buyers can pay by QR code",
            ),
            Self::ProducerDelivery => (
                "what delivery costs is not there in figures".to_owned(),
                "add \"delivery\", so that the cart can name the fee",
            ),
        };
        let mend = mend.to_owned();
        Told { what, mend }
    }
}
