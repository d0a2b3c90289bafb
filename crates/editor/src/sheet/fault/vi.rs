//! The sentences in Vietnamese.

use super::{DateFault, NumberFault, SheetFault, both, headers, named, near};
use crate::sheet::limits;
use market::Language;

impl SheetFault {
    pub(super) fn vi(&self) -> (String, String) {
        match self {
            Self::TooLarge => both(
                format!(
                    "bảng tính lớn hơn {} MB nên không được đọc",
                    limits::BYTES >> 20
                ),
                "bảng của cả chợ chưa tới 1 MB; xóa ảnh và dữ liệu khác khỏi bảng",
            ),
            Self::Unpacked => both(
                format!(
                    "giải nén ra, bảng tính lớn hơn {} MB nên không được đọc",
                    limits::UNPACKED >> 20
                ),
                "chép các hàng cần thiết sang một bảng mới rồi lưu lại",
            ),
            Self::Encoding => both(
                "tệp này không ở dạng UTF-8 hay UTF-16, dấu tiếng Việt sẽ hỏng",
                "trong Excel chọn Lưu dưới dạng (Save as) và CSV UTF-8, hoặc lưu thành .xlsx",
            ),
            Self::Binary => both(
                "đây không phải bảng CSV hay XLSX",
                "mở tệp trong Excel và lưu thành .xlsx hoặc CSV UTF-8",
            ),
            Self::OldExcel => both(
                "đây là tệp Excel đời cũ (.xls) hoặc có mật khẩu",
                "bỏ mật khẩu và lưu thành Excel Workbook (.xlsx)",
            ),
            Self::Broken { reason } => both(
                format!("không đọc được tệp XLSX này: {reason}"),
                "có lẽ tệp bị tải dở; chép lại, hoặc mở trong Excel và lưu lại",
            ),
            Self::NoRows => both(
                "bảng không có hàng nào dưới hàng tiêu đề",
                "hàng đầu ghi tiêu đề cột, mỗi hàng sau là một biến thể; editor export ghi ra mẫu",
            ),
            Self::TooManyRows => both(
                format!("bảng có hơn {} hàng hoặc quá nhiều ô", limits::ROWS),
                "xóa các hàng thừa ở cuối, hoặc chia bảng thành nhiều tệp",
            ),
            Self::TooManyColumns => both(
                format!("bảng có hơn {} cột", limits::COLUMNS),
                "xóa các cột thừa ở bên phải",
            ),
            Self::OpenQuote { line } => both(
                format!("dấu \" mở ở dòng {line} không được đóng"),
                "thêm dấu \" ở cuối ô; dấu \" bên trong ô viết thành \"\"",
            ),
            Self::TextBehindQuote { line } => both(
                format!("ở dòng {line} còn chữ sau dấu \" đóng ô"),
                "dấu \" bên trong ô viết thành \"\"",
            ),
            Self::UnknownHeader { name } => both(
                format!("không có cột nào tên là \"{name}\""),
                near(
                    name,
                    headers(Language::Vi),
                    "có phải ý bạn là",
                    "xóa cột này, hoặc dùng tiêu đề mà editor export ghi ra",
                ),
            ),
            Self::HeaderTwice { first } => both(
                format!("cột {first} đã có tiêu đề này"),
                "bỏ một trong hai cột",
            ),
            Self::NoHeader => both(
                "ô này có chữ mà cột không có tiêu đề",
                "ghi tiêu đề ở hàng đầu, hoặc xóa cột này",
            ),
            Self::HeaderMissing { header } => both(
                format!("bảng thiếu cột \"{}\"", header.vi),
                "thêm cột đó; không có nó thì không biết hàng nào là của sản phẩm nào",
            ),
            Self::NoSlug => both("hàng này không có slug", "ghi slug của sản phẩm ở mỗi hàng"),
            Self::NoVariantId => both(
                "ô này nói về một biến thể mà hàng không có mã biến thể",
                "ghi mã biến thể, như hop-100, hoặc xóa ô này",
            ),
            Self::RowTwice { row } => both(
                format!("hàng {row} đã nói về biến thể này"),
                "bỏ một trong hai hàng, hoặc sửa mã biến thể",
            ),
            Self::Disagrees { row } => both(
                format!("ô này khác với hàng {row} của cùng sản phẩm"),
                "chỉ ghi một lần, ở hàng đầu của sản phẩm, hoặc ghi giống nhau",
            ),
            Self::BrokenProduct { file } => both(
                format!("tệp {file} đang có lỗi nên không sửa được từ bảng"),
                "chạy editor check và sửa tệp đó trước",
            ),
            Self::NewProduct { slug, known, lacks } => both(
                format!(
                    "chưa có sản phẩm {slug}, và hàng này không đủ để tạo mới: thiếu {}",
                    named(lacks, Language::Vi)
                ),
                near(
                    slug,
                    known.iter().map(String::as_str),
                    "có phải ý bạn là",
                    "sửa slug, hoặc điền đủ các cột đó",
                ),
            ),
            Self::NewVariant { id, known, lacks } => both(
                format!(
                    "sản phẩm này chưa có biến thể {id}, và hàng này không đủ để tạo mới: thiếu {}",
                    named(lacks, Language::Vi)
                ),
                near(
                    id,
                    known.iter().map(String::as_str),
                    "có phải ý bạn là",
                    "sửa mã, hoặc điền đủ các cột đó",
                ),
            ),
            Self::Formula => both(
                "đây là công thức và không biết kết quả",
                "dán kết quả vào ô (Paste Special, Values), hoặc thêm dấu ' ở đầu nếu là chữ",
            ),
            Self::Failed { value } => both(
                format!("công thức ở đây hỏng: {value}"),
                "sửa công thức, hoặc ghi thẳng kết quả",
            ),
            Self::HiddenSign => both(
                "ô này có ký tự điều khiển không nhìn thấy được",
                "xóa ô và gõ lại",
            ),
            Self::TooLong => both(
                format!("ô này dài hơn {} ký tự", limits::SIGNS),
                "Excel không giữ được nhiều hơn; viết ngắn lại",
            ),
            Self::Number(fault) => fault.vi(),
            Self::Date(fault) => fault.vi(),
            Self::BecameDate => both(
                "Excel đã đổi chữ trong ô này thành ngày",
                "định dạng ô là Text (Văn bản), rồi gõ lại",
            ),
            Self::BecameNumber => both(
                "Excel đã đổi chữ trong ô này thành số và có thể đã làm mất chữ số",
                "định dạng ô là Text (Văn bản), rồi gõ lại",
            ),
            Self::Choice { known } => both(
                "cột này không có lựa chọn đó",
                format!("chọn một trong: {}", known.join(", ")),
            ),
            Self::CellMissing => both(
                "ô này còn thiếu: các ô khác của hàng cần có nó",
                "điền ô này, hoặc xóa thay đổi ở các ô đi cùng (bản dịch cần có tiếng Việt, lượng tịnh cần có cách đo)",
            ),
            Self::NotOptional => both(
                "không xóa được: sản phẩm nào cũng phải có thông tin này",
                "ghi giá trị mới, hoặc để trống ô để giữ như cũ",
            ),
        }
    }
}

impl NumberFault {
    pub(super) fn vi(self) -> (String, String) {
        match self {
            Self::Ambiguous => both(
                "số này đọc được theo hai cách",
                "viết liền các chữ số, hoặc chỉ dùng dấu chấm giữa các nhóm ba chữ số: 1.250.000",
            ),
            Self::NotWhole => both("số này phải là số nguyên", "bỏ phần thập phân: 350000"),
            Self::Negative => both("số này không được âm", "viết số từ 0 trở lên"),
            Self::Scientific => both(
                "số này ở dạng rút gọn, đã mất chữ số",
                "định dạng cột là Number (Số), rồi gõ lại cả số: 1250000",
            ),
            Self::TooLarge(most) => both(format!("số này lớn hơn {most}"), "xem lại các chữ số 0"),
            Self::NotNumber => both(
                "đây không phải là số",
                "chỉ viết chữ số, như 350000, 350.000 hoặc 350.000 ₫",
            ),
        }
    }
}

impl DateFault {
    pub(super) fn vi(self) -> (String, String) {
        let what = match self {
            Self::TwoDigitYear => "năm chỉ có hai chữ số nên ngày này đọc được theo nhiều cách",
            Self::MonthFirst => {
                "ngày này viết tháng trước; Excel của máy này dùng kiểu Mỹ, nên các ngày khác trong bảng cũng đáng ngờ"
            }
            Self::Swapped => {
                "đọc theo kiểu Mỹ, tháng trước, thì đây là ngày đang có; không rõ là sửa hay Excel đã đổi cách viết"
            }
            Self::NoSuchDay => "lịch không có ngày này",
            Self::NotDate => "đây không phải là ngày",
        };
        both(
            what,
            "viết NĂM-THÁNG-NGÀY, như 2027-06-28; ngày trước tháng cũng được nếu năm đủ bốn chữ số: 28/06/2027",
        )
    }
}
