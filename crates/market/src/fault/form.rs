//! Texts that have to have a form, such as dates and telephone numbers.

use super::{Told, codes, told};

/// The forms of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentences below say it")]
pub enum Form {
    Slug,
    Date,
    Time,
    Moment,
    Phone,
    Email,
    WebAddress,
    Endpoint,
    Origin,
    BankNumber,
    AccountNumber,
    Picture,
    Blur,
    Youtube,
    Facebook,
    Hls,
    PublicKey,
    RegionId,
}

codes!(Form {
    Slug => "slug-form" Error,
    Date => "date-form" Error,
    Time => "time-form" Error,
    Moment => "moment-form" Error,
    Phone => "phone-form" Error,
    Email => "email-form" Error,
    WebAddress => "web-address-form" Error,
    Endpoint => "endpoint-form" Error,
    Origin => "origin-form" Error,
    BankNumber => "bank-number-form" Error,
    AccountNumber => "account-number-form" Error,
    Picture => "picture-form" Error,
    Blur => "blur-form" Error,
    Youtube => "youtube-form" Error,
    Facebook => "facebook-form" Error,
    Hls => "hls-form" Error,
    PublicKey => "public-key-form" Error,
    RegionId => "region-form" Error,
});

impl Form {
    /// What the form is of, in Vietnamese.
    pub(super) fn noun_vi(self) -> &'static str {
        match self {
            Self::Slug => "tên không dấu như tra-sen-tay-ho",
            Self::Date => "ngày như 2026-11-27",
            Self::Time => "giờ như 20:30",
            Self::Moment => "ngày giờ của chợ như 2026-11-27T20:40",
            Self::Phone => "số điện thoại như +842438250000",
            Self::Email => "địa chỉ e-mail như ten@example.com",
            Self::WebAddress => "địa chỉ web bắt đầu bằng https://",
            Self::Endpoint => {
                "địa chỉ web bắt đầu bằng https://, hoặc đường dẫn trên trang của chợ như /api/registrations"
            }
            Self::Origin => "địa chỉ trang không có đường dẫn, như https://market.example.com",
            Self::BankNumber => "mã ngân hàng sáu chữ số như 970436",
            Self::AccountNumber => "số tài khoản có tối đa 19 chữ cái và chữ số",
            Self::Picture => "chỗ để ảnh như photos/tra-sen.webp (avif, jpg, png hoặc webp)",
            Self::Blur => "hình chờ mà editor images ghi ra",
            Self::Youtube => "mã video YouTube như dQw4w9WgXcQ",
            Self::Facebook => "địa chỉ video Facebook như https://www.facebook.com/TEN/videos/123",
            Self::Hls => "địa chỉ luồng HLS như https://example.com/live/index.m3u8",
            Self::PublicKey => "khóa công khai của Medusa, bắt đầu bằng pk_",
            Self::RegionId => "mã vùng bán hàng của Medusa, bắt đầu bằng reg_",
        }
    }

    /// The same in English.
    pub(super) fn noun_en(self) -> &'static str {
        match self {
            Self::Slug => "a slug such as tra-sen-tay-ho",
            Self::Date => "a date such as 2026-11-27",
            Self::Time => "a time such as 20:30",
            Self::Moment => "a moment by the market's clock such as 2026-11-27T20:40",
            Self::Phone => "a telephone number such as +842438250000",
            Self::Email => "an e-mail address such as name@example.com",
            Self::WebAddress => "a web address that begins with https://",
            Self::Endpoint => {
                "a web address that begins with https://, or a path on the shop's own site such as /api/registrations"
            }
            Self::Origin => {
                "the address of a site without a path, such as https://market.example.com"
            }
            Self::BankNumber => "a bank's number of six digits such as 970436",
            Self::AccountNumber => "an account number of up to 19 letters and digits",
            Self::Picture => {
                "the place of a picture such as photos/tra-sen.webp (avif, jpg, png or webp)"
            }
            Self::Blur => "what editor images writes for a picture that is not there yet",
            Self::Youtube => "the id of a YouTube video such as dQw4w9WgXcQ",
            Self::Facebook => {
                "the address of a Facebook video such as https://www.facebook.com/NAME/videos/123"
            }
            Self::Hls => "the address of an HLS stream such as https://example.com/live/index.m3u8",
            Self::PublicKey => "a publishable key of Medusa, which begins with pk_",
            Self::RegionId => "the id of a region of Medusa, which begins with reg_",
        }
    }

    fn vi(&self) -> Told {
        let what = match self {
            Self::Slug => {
                "tên này gồm 1 đến 80 chữ thường a-z và chữ số, các từ nối bằng một dấu gạch ngang"
                    .to_owned()
            }
            Self::Date => "ngày viết theo dạng NĂM-THÁNG-NGÀY, như 2026-11-27".to_owned(),
            Self::Time => "giờ viết theo dạng GIỜ:PHÚT, như 20:30, từ 00:00 đến 23:59".to_owned(),
            Self::Moment => {
                "ngày giờ viết theo dạng 2026-11-27T20:40, theo đồng hồ của chợ".to_owned()
            }
            other => format!("đây không phải {}", other.noun_vi()),
        };
        let mend = match self {
            Self::Slug => "bỏ dấu, bỏ chữ hoa, thay khoảng trắng bằng dấu -: tra-sen-tay-ho",
            Self::Date => "viết năm trước, đủ hai chữ số cho tháng và ngày: 2026-03-05",
            Self::Time => "viết đủ hai chữ số cho giờ và phút: 08:05",
            Self::Moment => "giữa ngày và giờ là chữ T, không có khoảng trắng",
            Self::Phone => {
                "bỏ số 0 đầu, thêm +84, không có khoảng trắng: 0912 345 678 là +84912345678"
            }
            Self::Email => "viết không dấu, không khoảng trắng, có một dấu @",
            Self::WebAddress | Self::Endpoint => {
                "chép cả địa chỉ từ trình duyệt, bắt đầu bằng https://"
            }
            Self::Origin => "viết chữ thường, không có dấu / ở cuối",
            Self::BankNumber => "tra mã BIN của ngân hàng tại NAPAS; Vietcombank là 970436",
            Self::AccountNumber => "viết liền, trong dấu \", không có khoảng trắng hay dấu chấm",
            Self::Picture => {
                "đặt ảnh trong public/photos, tên không dấu, không có khoảng trắng hay .."
            }
            Self::Blur => "chạy editor images để ghi lại, hoặc xóa trường này",
            Self::Youtube => "chép 11 ký tự sau v= trong địa chỉ của video",
            Self::Facebook => "mở video trên Facebook và chép địa chỉ của nó",
            Self::Hls => "địa chỉ phải kết thúc bằng .m3u8 và bắt đầu bằng https:// hoặc /",
            Self::PublicKey => {
                "chép khóa công khai (publishable key) từ Medusa; đừng ghi khóa bí mật sk_ vào đây"
            }
            Self::RegionId => "chép mã vùng từ Medusa, trong Settings, mục Regions",
        };
        told(what, mend)
    }

    fn en(&self) -> Told {
        let what = match self {
            Self::Slug => {
                "a slug is 1 to 80 lower-case letters a-z and digits, in words joined by single hyphens"
                    .to_owned()
            }
            Self::Date => "a date has the form YYYY-MM-DD, such as 2026-11-27".to_owned(),
            Self::Time => {
                "a time has the form HH:MM, such as 20:30, from 00:00 to 23:59".to_owned()
            }
            Self::Moment => {
                "a moment has the form YYYY-MM-DDTHH:MM by the market's clock, such as 2026-11-27T20:40"
                    .to_owned()
            }
            other => format!("this is not {}", other.noun_en()),
        };
        let mend = match self {
            Self::Slug => "leave accents and capitals away, and put - for blanks: tra-sen-tay-ho",
            Self::Date => "write the year first, and two digits for month and day: 2026-03-05",
            Self::Time => "write two digits for hour and minute: 08:05",
            Self::Moment => "between date and time stands a T, without blanks",
            Self::Phone => {
                "put +84 in the place of the first 0, without blanks: 0912 345 678 is +84912345678"
            }
            Self::Email => "write it without accents and blanks, with one @",
            Self::WebAddress | Self::Endpoint => {
                "copy the whole address from the browser, with https://"
            }
            Self::Origin => "write it in small letters, without a / at its end",
            Self::BankNumber => "look up the bank's BIN at NAPAS; Vietcombank's is 970436",
            Self::AccountNumber => "write it in \" \", without blanks or dots",
            Self::Picture => {
                "put the picture into public/photos; its name has no accents, blanks or .."
            }
            Self::Blur => "have editor images write it again, or take this field out",
            Self::Youtube => "copy the 11 characters behind v= in the video's address",
            Self::Facebook => "open the video on Facebook and copy its address",
            Self::Hls => "it has to end with .m3u8 and to begin with https:// or /",
            Self::PublicKey => {
                "copy the publishable key from Medusa; a secret key, sk_, must not stand here"
            }
            Self::RegionId => "copy the region's id from Medusa, Settings, Regions",
        };
        told(what, mend)
    }
}
