//! Why an original gives no picture: each kind has a code that stays, and says in two languages what
//! is wrong and how to mend it.

use market::fault::{Language, Told, told};
use pictures::{Kind, LEAST_SIDE, MOST_PIXELS, Refusal};

/// Something that is wrong with an original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ImageFault {
    Refused(Refusal),
    Unreadable { reason: String },
    LeadsOutside,
    NoFile,
    NoName,
    NameTaken { other: String },
    TooDeep,
    TooHeavy { most: u64 },
    WrongEnding { is: &'static str, ending: String },
    InTheWay { file: String },
}

impl From<Refusal> for ImageFault {
    fn from(it: Refusal) -> Self {
        Self::Refused(it)
    }
}

impl ImageFault {
    /// The name of the kind, which stays the same.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Refused(Refusal::Empty) => "original-empty",
            Self::Refused(Refusal::Format(Kind::Heic)) => "original-heic",
            Self::Refused(Refusal::Format(_)) => "original-format",
            Self::Refused(Refusal::NoPicture) => "original-no-picture",
            Self::Refused(Refusal::TooLarge { .. }) => "original-too-large",
            Self::Refused(Refusal::TooSmall { .. }) => "original-too-small",
            Self::Refused(Refusal::CutOff) => "original-cut-off",
            Self::Refused(Refusal::Broken(_)) => "original-broken",
            Self::Unreadable { .. } => "original-unreadable",
            Self::LeadsOutside => "original-leads-outside",
            Self::NoFile => "original-no-file",
            Self::NoName => "original-no-name",
            Self::NameTaken { .. } => "original-name-taken",
            Self::TooDeep => "original-too-deep",
            Self::TooHeavy { .. } => "original-too-heavy",
            Self::WrongEnding { .. } => "original-wrong-ending",
            Self::InTheWay { .. } => "picture-in-the-way",
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
            Self::Refused(refusal) => refused_vi(refusal),
            Self::Unreadable { reason } => told(
                format!("không đọc được tệp này: {reason}"),
                "xem quyền đọc của tệp và liên kết có trỏ tới đâu không",
            ),
            Self::LeadsOutside => told(
                "đây là liên kết trỏ ra ngoài thư mục ảnh gốc; nó không được đọc",
                "chép chính tấm ảnh vào thư mục",
            ),
            Self::NoFile => told("đây không phải là tệp", "bỏ nó ra khỏi thư mục ảnh gốc"),
            Self::NoName => told(
                "tên tệp này không có chữ cái hay chữ số nào dùng được, hoặc quá dài",
                "đặt tên theo slug của sản phẩm, như tra-sen-tay-ho-2.jpg",
            ),
            Self::NameTaken { other } => told(
                format!("bỏ dấu đi thì ảnh này trùng tên với {other}"),
                "đổi tên một trong hai, như thêm -2 ở cuối",
            ),
            Self::TooDeep => told(
                "các thư mục lồng nhau quá sâu",
                "để ảnh trong một thư mục, hoặc trong thư mục mang slug của sản phẩm",
            ),
            Self::TooHeavy { most } => told(
                format!("tệp lớn hơn {most} MB nên không được đọc"),
                "xuất lại ở dạng JPEG; ảnh chụp bằng điện thoại thường dưới 15 MB",
            ),
            Self::WrongEnding { is, ending } => told(
                format!("tên tệp kết thúc bằng \".{ending}\" nhưng bên trong là {is}"),
                format!("đổi đuôi tên tệp cho đúng với {is}, hoặc xuất lại ảnh"),
            ),
            Self::InTheWay { file } => told(
                format!("public/{file} không phải là tệp thường nên không bị ghi đè"),
                "chuyển thư mục hay liên kết đó đi chỗ khác",
            ),
        }
    }

    fn en(&self) -> Told {
        match self {
            Self::Refused(refusal) => refused_en(refusal),
            Self::Unreadable { reason } => told(
                format!("this file cannot be read: {reason}"),
                "look at who may read it, and where it leads to if it is a link",
            ),
            Self::LeadsOutside => told(
                "this link leads out of the folder of originals; it is not read",
                "copy the picture itself into the folder",
            ),
            Self::NoFile => told("this is no file", "take it out of the folder of originals"),
            Self::NoName => told(
                "this file's name has no letters or digits that can be used, or too many",
                "name it after the product's slug, as in tra-sen-tay-ho-2.jpg",
            ),
            Self::NameTaken { other } => told(
                format!("without accents it has the same name as {other}"),
                "rename one of them, such as with -2 at its end",
            ),
            Self::TooDeep => told(
                "the folders lie too deep in each other",
                "keep pictures in one folder, or in one that bears the product's slug",
            ),
            Self::TooHeavy { most } => told(
                format!("the file is larger than {most} MB and is not read"),
                "export it as JPEG; a phone's photograph has less than 15 MB as a rule",
            ),
            Self::WrongEnding { is, ending } => told(
                format!("the name ends with \".{ending}\", and the file is {is}"),
                format!("give the name the ending of {is}, or export the picture again"),
            ),
            Self::InTheWay { file } => told(
                format!("public/{file} is no plain file and is not written over"),
                "move that folder or link elsewhere",
            ),
        }
    }
}

fn refused_vi(refusal: &Refusal) -> Told {
    match refusal {
        Refusal::Empty => told("tệp này rỗng", "chép lại ảnh từ máy ảnh hoặc điện thoại"),
        Refusal::Format(Kind::Heic) => told(
            "đây là ảnh HEIC của iPhone, chưa đọc được",
            "trên iPhone: Cài đặt > Camera > Định dạng > Tương thích nhất, rồi chụp lại; với ảnh đã có, mở bằng Ảnh (Photos) và xuất ra JPEG",
        ),
        Refusal::Format(kind) => told(
            format!("đây là tệp {}, không phải ảnh JPEG hay PNG", kind.name()),
            "mở bằng trình xem ảnh và xuất ra JPEG; tốt nhất là lấy ảnh gốc từ máy ảnh",
        ),
        Refusal::NoPicture => told(
            "đây không phải là ảnh",
            "bỏ tệp này ra khỏi thư mục ảnh gốc; chỉ đổi đuôi tên tệp thì chưa thành ảnh",
        ),
        Refusal::TooLarge { width, height } => told(
            format!("ảnh có tới {width} × {height} điểm ảnh nên không được mở"),
            format!(
                "thu nhỏ ảnh xuống dưới {} triệu điểm ảnh; cạnh dài 4.000 là quá đủ",
                MOST_PIXELS / 1_000_000
            ),
        ),
        Refusal::TooSmall { width, height } => told(
            format!("ảnh chỉ có {width} × {height} điểm ảnh"),
            format!(
                "mỗi cạnh cần ít nhất {LEAST_SIDE} điểm ảnh; ảnh đẹp trên trang cần cạnh dài từ 1.600"
            ),
        ),
        Refusal::CutOff => told(
            "ảnh bị cụt: phần cuối không còn",
            "có lẽ tệp bị tải dở; chép lại ảnh từ máy ảnh hoặc điện thoại",
        ),
        Refusal::Broken(reason) => told(
            format!("ảnh bị hỏng: {reason}"),
            "chép lại ảnh gốc, hoặc mở bằng trình xem ảnh và xuất ra JPEG",
        ),
    }
}

fn refused_en(refusal: &Refusal) -> Told {
    match refusal {
        Refusal::Empty => told(
            "this file is empty",
            "copy the picture from the camera or phone again",
        ),
        Refusal::Format(Kind::Heic) => told(
            "this is HEIC, as iPhones write it, which is not read yet",
            "on the iPhone: Settings > Camera > Formats > Most Compatible, for new pictures; open one that is there in Photos and export it as JPEG",
        ),
        Refusal::Format(kind) => told(
            format!("this is {}, and neither JPEG nor PNG", kind.name()),
            "open it in a viewer and export it as JPEG; the camera's own file is best",
        ),
        Refusal::NoPicture => told(
            "this is no picture",
            "take the file out of the folder; another ending of its name makes no picture of it",
        ),
        Refusal::TooLarge { width, height } => told(
            format!("the picture has {width} × {height} pixels and is not opened"),
            format!(
                "scale it down to less than {} million pixels; a longer side of 4,000 is more than enough",
                MOST_PIXELS / 1_000_000
            ),
        ),
        Refusal::TooSmall { width, height } => told(
            format!("the picture has only {width} × {height} pixels"),
            format!(
                "each side has to have {LEAST_SIDE} pixels; to look well it needs a longer side of 1,600"
            ),
        ),
        Refusal::CutOff => told(
            "the picture is cut off: its end is missing",
            "it may have been copied in part; copy it from the camera or phone again",
        ),
        Refusal::Broken(reason) => told(
            format!("the picture is damaged: {reason}"),
            "copy the original again, or open it in a viewer and export it as JPEG",
        ),
    }
}
