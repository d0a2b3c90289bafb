//! Parts of the content that do not fit together.

use super::near::{listed, meant_en, meant_vi, nearest};
use super::thing::Thing;
use super::{Told, codes, told};
use crate::place::PlacesFault;
use crate::time::Date;

/// Parts of the content that do not fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentences below say it")]
pub enum Fit {
    FileName {
        slug: String,
    },
    SlugTaken {
        slug: String,
        file: String,
    },
    Twice {
        thing: Thing,
        name: String,
    },
    NoProducer {
        slug: String,
        known: Vec<String>,
    },
    BrokenProducer {
        file: String,
    },
    NoGroup {
        slug: String,
        known: Vec<String>,
    },
    NoSubgroup {
        group: String,
        slug: String,
        known: Vec<String>,
    },
    NoSoundFile {
        file: String,
        known: Vec<String>,
    },
    CertificateDates,
    Potential,
    StarsAndScore {
        stars: u8,
        score: String,
        right: Option<u8>,
    },
    FiveStarIssuer,
    AlcoholSold,
    NoVariant,
    /// What `editor new` leaves to be written.
    Unfilled,
    PriceZero,
    NightPrice,
    Maximum {
        minimum: u32,
    },
    Hours,
    Days,
    ExtraOutside {
        first: Date,
        last: Date,
    },
    CancelledNowhere {
        date: Date,
    },
    CourseLeft {
        places: u32,
    },
    CourseHours,
    CourseRegistration,
    IdlePartner,
    Month,
    SessionEnds,
    SessionDelay,
    PinAfterEnd {
        length: i64,
    },
    PinTwice {
        second: u32,
    },
    Places {
        fault: PlacesFault,
    },
    /// What a source cannot be asked without.
    SourceLacks {
        name: &'static str,
    },
}

codes!(Fit {
    FileName => "file-name" Error,
    SlugTaken => "duplicate-slug" Error,
    Twice => "duplicate-name" Error,
    NoProducer => "unknown-producer" Error,
    BrokenProducer => "broken-producer" Error,
    NoGroup => "unknown-group" Error,
    NoSubgroup => "unknown-subgroup" Error,
    NoSoundFile => "unknown-file" Error,
    CertificateDates => "certificate-dates" Error,
    Potential => "potential-five-star" Error,
    StarsAndScore => "stars-and-score" Error,
    FiveStarIssuer => "five-star-issuer" Error,
    AlcoholSold => "alcohol-sold" Error,
    NoVariant => "no-variant" Error,
    Unfilled => "unfilled" Error,
    PriceZero => "price-zero" Error,
    NightPrice => "night-price" Error,
    Maximum => "maximum" Error,
    Hours => "hours" Error,
    Days => "days" Error,
    ExtraOutside => "extra-outside" Error,
    CancelledNowhere => "cancelled-nowhere" Error,
    CourseLeft => "course-places" Error,
    CourseHours => "course-hours" Error,
    CourseRegistration => "course-registration" Error,
    IdlePartner => "idle-partner" Error,
    Month => "month" Error,
    SessionEnds => "session-ends" Error,
    SessionDelay => "session-delay" Error,
    PinAfterEnd => "pin-after-end" Error,
    PinTwice => "pin-twice" Error,
    Places => "places" Error,
    SourceLacks => "source-settings" Error,
});

/// How the file of the places is mended.
const PLACES_VI: &str = "dòng tỉnh như @thành phố Hà Nội|HN, dòng huyện cũ như huyện Gia Lâm|Gia Lâm|.Phúc Lợi; so với bản trước";
const PLACES_EN: &str = "provinces are lines such as @thành phố Hà Nội|HN, former districts such as huyện Gia Lâm|Gia Lâm|.Phúc Lợi; compare with the last version";

impl Fit {
    /// Something of a folder that is not there, or not without mistakes.
    pub(crate) fn no_sound_file<'a>(
        folder: &str,
        slug: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let file = |slug: &str| format!("{folder}/{slug}.json");
        let known = nearest(slug, known).into_iter().map(file).collect();
        let file = file(slug);
        Self::NoSoundFile { file, known }
    }

    fn vi(&self) -> Told {
        match self {
            Self::FileName { slug } => told(
                format!("slug là \"{slug}\", nên tệp phải có tên {slug}.json"),
                "đổi tên tệp, hoặc sửa slug; địa chỉ của trang lấy từ tên này",
            ),
            Self::SlugTaken { slug, file } => told(
                format!("slug \"{slug}\" đã thuộc về tệp {file}"),
                "đặt cho bản sao một slug khác và đổi tên tệp theo slug đó",
            ),
            Self::Twice { thing, name } => told(
                format!("{} \"{name}\"", thing.vi()),
                "đặt cho một trong hai cái tên khác",
            ),
            Self::NoProducer { slug, known } => told(
                format!("không có nhà sản xuất \"{slug}\", vì không có tệp producers/{slug}.json"),
                format!("{}sửa tên, hoặc thêm tệp đó", meant_vi(slug, known)),
            ),
            Self::BrokenProducer { file } => told(
                format!("trước hết phải sửa tệp của nhà sản xuất: {file}"),
                "sửa các lỗi của tệp đó, lỗi này sẽ tự hết",
            ),
            Self::NoGroup { slug, known } => told(
                format!("không có nhóm \"{slug}\""),
                format!("{}các nhóm là {}", meant_vi(slug, known), listed(known)),
            ),
            Self::NoSubgroup { group, slug, known } => told(
                format!("nhóm \"{group}\" không có phân nhóm \"{slug}\""),
                format!("{}nhóm này có {}", meant_vi(slug, known), listed(known)),
            ),
            Self::NoSoundFile { file, known } => told(
                format!("không có tệp {file} nào không lỗi"),
                format!(
                    "{}sửa tên, thêm tệp đó, hoặc sửa lỗi của tệp đó",
                    meant_vi(file, known)
                ),
            ),
            Self::CertificateDates => told(
                "ngày này phải sau ngày ra quyết định",
                "giấy chứng nhận có giá trị 36 tháng kể từ ngày ra quyết định",
            ),
            Self::Potential => told(
                "chỉ sản phẩm 4 sao mới có thể là tiềm năng 5 sao",
                "bỏ trường này, hoặc xem lại số sao",
            ),
            Self::StarsAndScore {
                stars,
                score,
                right,
            } => told(
                format!("{score} điểm không phải là {stars} sao"),
                format!(
                    "{}; xem lại số sao và điểm trong quyết định",
                    right.map_or("dưới 50 điểm chưa đạt 3 sao".to_owned(), |it| format!(
                        "điểm này là {it} sao"
                    ))
                ),
            ),
            Self::FiveStarIssuer => told(
                "5 sao do cấp bộ công nhận, không phải cấp tỉnh hay cấp huyện",
                "ghi bộ đã công nhận (như Bộ Nông nghiệp và Môi trường), hoặc sửa số sao",
            ),
            Self::AlcoholSold => told(
                "đồ uống có cồn chỉ được giới thiệu, không bán qua mạng",
                "ghi \"view_only\": true",
            ),
            Self::NoVariant => told(
                "sản phẩm cần ít nhất một phân loại",
                "thêm một phân loại có id, name, unit, price và stock",
            ),
            Self::Unfilled => told(
                "chỗ này chưa ai điền; cửa hàng chưa hiện tệp này",
                "viết nội dung thật vào chỗ \"(chưa điền)\"",
            ),
            Self::PriceZero => told("giá phải lớn hơn 0 đồng", "ghi giá bán đã gồm thuế"),
            Self::NightPrice => told(
                "giá chợ đêm phải lớn hơn 0 đồng và nhỏ hơn giá thường",
                "giảm giá chợ đêm, hoặc bỏ trường này",
            ),
            Self::Maximum { minimum } => told(
                format!("số nhiều nhất phải từ số ít nhất, {minimum}, trở lên"),
                "tăng maximum hoặc giảm minimum",
            ),
            Self::Hours => told(
                "giờ đóng cửa phải khác giờ mở cửa",
                "giờ trước giờ mở cửa được hiểu là của ngày hôm sau",
            ),
            Self::Days => told(
                "ngày cuối phải là ngày đầu hoặc sau đó",
                "xem lại hai ngày, nhất là năm",
            ),
            Self::ExtraOutside { first, last } => told(
                format!("buổi này nằm ngoài mùa chợ, từ {first} đến {last}"),
                "sửa ngày, hoặc first_day và last_day",
            ),
            Self::CancelledNowhere { date } => told(
                format!("không có buổi hằng tuần nào vào {date} để hủy"),
                "ghi ngày của một buổi chợ thường kỳ",
            ),
            Self::CourseLeft { places } => told(
                format!("không thể còn nhiều hơn cả {places} chỗ"),
                "giảm left hoặc tăng places",
            ),
            Self::CourseHours => told(
                "khóa học phải kết thúc sau khi bắt đầu, trong cùng một ngày",
                "xem lại begins và ends",
            ),
            Self::CourseRegistration => told(
                "phải mở đăng ký trước khi khóa học bắt đầu",
                "sửa registration_from hoặc ngày học",
            ),
            Self::IdlePartner => told(
                "đối tác phải cung cấp hoặc tìm mua một thứ gì đó",
                "thêm supplies hoặc seeks",
            ),
            Self::Month => told("tháng là một số từ 1 đến 12", "ghi số của tháng, như 9"),
            Self::SessionEnds => told(
                "buổi phát phải kết thúc sau khi bắt đầu",
                "xem lại starts và ends",
            ),
            Self::SessionDelay => told(
                "buổi phát muộn bắt đầu sau giờ đã định và trước giờ kết thúc",
                "sửa delayed_to, hoặc lùi cả ends",
            ),
            Self::PinAfterEnd { length } => told(
                format!("đã quá giờ kết thúc: buổi phát dài {length} giây"),
                "ghi số giây kể từ lúc bắt đầu buổi phát",
            ),
            Self::PinTwice { second } => told(
                format!("có hai sản phẩm cùng hiện từ giây {second}"),
                "mỗi giây chỉ hiện một sản phẩm",
            ),
            Self::Places { fault } => told(fault.vi(), PLACES_VI),
            Self::SourceLacks { name } => told(
                format!("nguồn dữ liệu medusa cần có \"{name}\""),
                match *name {
                    "url" => "ghi địa chỉ máy chủ Medusa, như \"url\": \"https://api.example.com\"",
                    "key" => "ghi khóa công khai (publishable key) của Medusa, bắt đầu bằng pk_",
                    _ => "ghi mã vùng bán hàng của Medusa, bắt đầu bằng reg_",
                },
            ),
        }
    }

    fn en(&self) -> Told {
        match self {
            Self::FileName { slug } => told(
                format!("the slug is \"{slug}\", so the file has to be called {slug}.json"),
                "rename the file, or mend the slug; the page's address is made of it",
            ),
            Self::SlugTaken { slug, file } => told(
                format!("the slug \"{slug}\" is that of {file}"),
                "give the copy a slug of its own, and its file the same name",
            ),
            Self::Twice { thing, name } => told(
                format!("{} \"{name}\"", thing.en()),
                "give one of the two another name",
            ),
            Self::NoProducer { slug, known } => told(
                format!(
                    "there is no producer \"{slug}\", for there is no file producers/{slug}.json"
                ),
                format!("{}mend the name, or add that file", meant_en(slug, known)),
            ),
            Self::BrokenProducer { file } => told(
                format!("the producer's file has to be mended first: {file}"),
                "mend that file, and this goes away",
            ),
            Self::NoGroup { slug, known } => told(
                format!("there is no group \"{slug}\""),
                format!("{}the groups are {}", meant_en(slug, known), listed(known)),
            ),
            Self::NoSubgroup { group, slug, known } => told(
                format!("the group \"{group}\" has no sub-group \"{slug}\""),
                format!("{}it has {}", meant_en(slug, known), listed(known)),
            ),
            Self::NoSoundFile { file, known } => told(
                format!("there is no sound file {file}"),
                format!(
                    "{}mend the name, add that file, or mend what is wrong with it",
                    meant_en(file, known)
                ),
            ),
            Self::CertificateDates => told(
                "this day has to come after the day of the decision",
                "a certificate is valid for 36 months from its decision",
            ),
            Self::Potential => told(
                "only a product of 4 stars can have the potential for 5",
                "leave this field out, or look at the stars again",
            ),
            Self::StarsAndScore {
                stars,
                score,
                right,
            } => told(
                format!("a score of {score} is not that of {stars} stars"),
                format!(
                    "{}; look at stars and score in the decision",
                    right.map_or(
                        "below 50 points there are no three stars".to_owned(),
                        |it| { format!("it is that of {it} stars") }
                    )
                ),
            ),
            Self::FiveStarIssuer => told(
                "five stars are granted by a ministry, not by a province or district",
                "write the ministry (such as Bộ Nông nghiệp và Môi trường), or mend the stars",
            ),
            Self::AlcoholSold => told(
                "alcoholic drinks are shown and not sold online",
                "write \"view_only\": true",
            ),
            Self::NoVariant => told(
                "a product needs at least one variant",
                "add a variant with id, name, unit, price and stock",
            ),
            Self::Unfilled => told(
                "nobody has written this yet; until then the shop does not show the file",
                "put what is true in the place of \"(chưa điền)\"",
            ),
            Self::PriceZero => told(
                "a price has to be more than 0 đồng",
                "write the price with its taxes",
            ),
            Self::NightPrice => told(
                "the night price has to be more than 0 đồng and less than the usual price",
                "lower the night price, or leave the field out",
            ),
            Self::Maximum { minimum } => told(
                format!("the maximum has to be the minimum, {minimum}, or more"),
                "raise maximum or lower minimum",
            ),
            Self::Hours => told(
                "a night has to end at another time than it begins",
                "a time before the opening is one of the next day",
            ),
            Self::Days => told(
                "the last day has to be the first day or later",
                "look at both dates again, and at their years",
            ),
            Self::ExtraOutside { first, last } => told(
                format!("this night is outside the season, which is {first} to {last}"),
                "mend the date, or first_day and last_day",
            ),
            Self::CancelledNowhere { date } => told(
                format!("no weekly night is on {date}, so none can be cancelled on it"),
                "write the date of a weekly night",
            ),
            Self::CourseLeft { places } => told(
                format!("no more than all {places} places can be left"),
                "lower left or raise places",
            ),
            Self::CourseHours => told(
                "a course has to end later than it begins, on the same day",
                "look at begins and ends again",
            ),
            Self::CourseRegistration => told(
                "registration has to begin before the course does",
                "mend registration_from or the date of the course",
            ),
            Self::IdlePartner => told(
                "a partner has to supply something or look for something",
                "add supplies or seeks",
            ),
            Self::Month => told(
                "a month is a number from 1 to 12",
                "write the month's number, such as 9",
            ),
            Self::SessionEnds => told(
                "a session has to end after it begins",
                "look at starts and ends again",
            ),
            Self::SessionDelay => told(
                "a late session begins after it should have and before it ends",
                "mend delayed_to, or put ends off as well",
            ),
            Self::PinAfterEnd { length } => told(
                format!("this is after the end: the session lasts {length} seconds"),
                "write the seconds since the session began",
            ),
            Self::PinTwice { second } => told(
                format!("two products are shown from second {second} on"),
                "only one product is shown at a time",
            ),
            Self::Places { fault } => told(fault.to_string(), PLACES_EN),
            Self::SourceLacks { name } => told(
                format!("a source of the kind medusa needs \"{name}\""),
                match *name {
                    "url" => {
                        "write where Medusa answers, such as \"url\": \"https://api.example.com\""
                    }
                    "key" => "write Medusa's publishable key, which begins with pk_",
                    _ => "write the id of Medusa's region, which begins with reg_",
                },
            ),
        }
    }
}
