//! Files that cannot be read or have no place, and pictures.

use super::near::{meant_en, meant_vi};
use super::{Told, codes, told};

/// Something about a file as such.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentences below say it")]
pub enum FileFault {
    Missing,
    /// It is no UTF-8; it may be UTF-16.
    Encoding {
        utf16: bool,
    },
    ByteOrderMark,
    TooLarge {
        bytes: u64,
        most: u64,
    },
    Unreadable {
        reason: String,
    },
    /// A link that leads out of the folder of the content.
    LeadsOutside,
    Stranger {
        known: Vec<String>,
    },
    NoPicture {
        picture: String,
        known: Vec<String>,
    },
    PictureBroken {
        picture: String,
    },
    PictureSize {
        width: usize,
        height: usize,
    },
    /// It has widths, and its name does not say its own.
    PictureWidth {
        width: u32,
    },
    PictureSmall {
        width: usize,
        height: usize,
        least: usize,
    },
    PictureLarge {
        width: usize,
        height: usize,
        most: usize,
    },
    PictureHeavy {
        kilobytes: u64,
        most: u64,
    },
}

codes!(FileFault {
    Missing => "missing-file" Error,
    Encoding => "encoding" Error,
    ByteOrderMark => "byte-order-mark" Warning,
    TooLarge => "file-too-large" Error,
    Unreadable => "unreadable-file" Error,
    LeadsOutside => "link-leads-outside" Error,
    Stranger => "stray-file" Error,
    NoPicture => "missing-picture" Error,
    PictureBroken => "broken-picture" Error,
    PictureSize => "picture-size" Warning,
    PictureWidth => "picture-width" Error,
    PictureSmall => "picture-small" Warning,
    PictureLarge => "picture-large" Warning,
    PictureHeavy => "picture-heavy" Warning,
});

impl FileFault {
    fn vi(&self) -> Told {
        match self {
            Self::Missing => told(
                "thiếu tệp này",
                "lấy lại tệp; thiếu nó thì không có cửa hàng",
            ),
            Self::Encoding { utf16 } => told(
                if *utf16 {
                    "tệp này ở dạng UTF-16, không phải UTF-8"
                } else {
                    "tệp này không ở dạng UTF-8"
                },
                "mở bằng trình soạn thảo, chọn Lưu dưới dạng (Save as) và bảng mã UTF-8",
            ),
            Self::ByteOrderMark => told(
                "đầu tệp có dấu BOM không nhìn thấy được",
                "lưu lại thành UTF-8 không có BOM (UTF-8, không phải UTF-8 with BOM)",
            ),
            Self::TooLarge { bytes, most } => told(
                format!("tệp có {bytes} byte, nhiều nhất được {most}"),
                "có lẽ có dữ liệu khác bị dán vào; ảnh để thành tệp riêng",
            ),
            Self::Unreadable { reason } => told(
                format!("không đọc được tệp này: {reason}"),
                "xem quyền đọc của tệp và liên kết có trỏ tới đâu không",
            ),
            Self::LeadsOutside => told(
                "đây là liên kết trỏ ra ngoài thư mục nội dung; nó không được đọc",
                "thay liên kết bằng chính tệp đó",
            ),
            Self::Stranger { known } => {
                let meant = known.iter().map(|it| format!("có phải ý bạn là {it}? "));
                told(
                    "cửa hàng không có chỗ cho tệp này",
                    format!(
                        "{}sản phẩm để trong products/, nhà sản xuất trong producers/, tên tệp kết thúc bằng .json",
                        meant.collect::<String>()
                    ),
                )
            }
            Self::NoPicture { picture, known } => told(
                format!("không có ảnh public/{picture}"),
                format!(
                    "{}đặt ảnh vào đúng chỗ đó, hoặc sửa tên; chữ hoa và chữ thường khác nhau",
                    meant_vi(picture, known)
                ),
            ),
            Self::PictureBroken { picture } => told(
                format!("public/{picture} không phải là ảnh đọc được"),
                "xuất lại ảnh ở dạng jpg, png, webp hoặc avif; chỉ đổi đuôi tên tệp thì chưa đủ",
            ),
            Self::PictureSize { width, height } => told(
                format!("ảnh này thật ra rộng {width} và cao {height} điểm ảnh"),
                format!(
                    "ghi \"width\": {width}, \"height\": {height} để trang không bị giật khi ảnh hiện"
                ),
            ),
            Self::PictureWidth { width } => told(
                format!("không biết tệp nào rộng {width} điểm ảnh"),
                "chạy editor images để tạo các cỡ ảnh, hoặc bỏ \"widths\"",
            ),
            Self::PictureSmall {
                width,
                height,
                least,
            } => told(
                format!("ảnh chỉ có {width} × {height} điểm ảnh, trên trang sẽ bị mờ"),
                format!("chụp hoặc xuất lại với cạnh dài ít nhất {least} điểm ảnh"),
            ),
            Self::PictureLarge {
                width,
                height,
                most,
            } => told(
                format!("ảnh có tới {width} × {height} điểm ảnh, điện thoại tải rất lâu"),
                format!("thu nhỏ để cạnh dài không quá {most} điểm ảnh"),
            ),
            Self::PictureHeavy { kilobytes, most } => told(
                format!("ảnh nặng {kilobytes} KB, điện thoại tải rất lâu"),
                format!("xuất lại ở dạng webp hoặc avif, không quá {most} KB"),
            ),
        }
    }

    fn en(&self) -> Told {
        match self {
            Self::Missing => told(
                "this file is missing",
                "bring the file back; without it there is no shop",
            ),
            Self::Encoding { utf16 } => told(
                if *utf16 {
                    "this file is in UTF-16 and not in UTF-8"
                } else {
                    "this file is not in UTF-8; save it as UTF-8"
                },
                "open it in an editor, choose Save as, and the encoding UTF-8",
            ),
            Self::ByteOrderMark => told(
                "the file begins with a byte order mark, which nobody sees",
                "save it as UTF-8 without a mark (UTF-8, not UTF-8 with BOM)",
            ),
            Self::TooLarge { bytes, most } => told(
                format!("the file has {bytes} bytes, and {most} at most are read"),
                "something else may have been pasted into it; pictures are files of their own",
            ),
            Self::Unreadable { reason } => told(
                format!("this file cannot be read: {reason}"),
                "look at who may read it, and where it leads to if it is a link",
            ),
            Self::LeadsOutside => told(
                "this link leads out of the content's folder; it is not read",
                "put the file itself in its place",
            ),
            Self::Stranger { known } => {
                let meant = known.iter().map(|it| format!("did you mean {it}? "));
                told(
                    "the shop has no place for this file",
                    format!(
                        "{}products lie in products/, producers in producers/, and their names end with .json",
                        meant.collect::<String>()
                    ),
                )
            }
            Self::NoPicture { picture, known } => told(
                format!("there is no picture public/{picture}"),
                format!(
                    "{}put the picture there, or mend the name; capitals and small letters differ",
                    meant_en(picture, known)
                ),
            ),
            Self::PictureBroken { picture } => told(
                format!("public/{picture} is no picture that can be read"),
                "export it again as jpg, png, webp or avif; another ending of its name is not enough",
            ),
            Self::PictureSize { width, height } => told(
                format!("this picture is really {width} wide and {height} high"),
                format!(
                    "write \"width\": {width}, \"height\": {height}, so that the page does not jump when it comes"
                ),
            ),
            Self::PictureWidth { width } => told(
                format!("there is no way to tell which file is {width} pixels wide"),
                "have editor images make the widths, or take \"widths\" out",
            ),
            Self::PictureSmall {
                width,
                height,
                least,
            } => told(
                format!("the picture has only {width} × {height} pixels and will look blurred"),
                format!("take or export it again with at least {least} pixels on its longer side"),
            ),
            Self::PictureLarge {
                width,
                height,
                most,
            } => told(
                format!("the picture has {width} × {height} pixels, for which phones wait long"),
                format!("make it smaller: at most {most} pixels on its longer side"),
            ),
            Self::PictureHeavy { kilobytes, most } => told(
                format!("the picture weighs {kilobytes} KB, for which phones wait long"),
                format!("export it as webp or avif of at most {most} KB"),
            ),
        }
    }
}
