//! What the headers of a workbook say about their columns.

use super::columns::{Column, Kind, Need};

/// What may stand in a column.
pub(crate) fn note(column: &Column) -> String {
    let what = match column.kind {
        _ if column.is_slug() => {
            "Tên không dấu của sản phẩm, ghi ở mỗi hàng. Slug mới tạo sản phẩm mới."
        }
        _ if column.is_variant_id() => {
            "Mã của biến thể, không đổi sau khi đã bán. Mã mới tạo biến thể mới."
        }
        Kind::Slug => "Tên không dấu, như tra-sen-tay-ho.",
        Kind::Choice(_) => "Chọn trong danh sách; trang Danh mục ghi tên đầy đủ.",
        Kind::Word => "Chữ, giữ nguyên như gõ.",
        Kind::Text => "Chữ; Alt+Enter để xuống dòng.",
        Kind::Whole(_) => "Số nguyên, như 350000 hoặc 350.000.",
        Kind::Stars => "Số sao OCOP: 3, 4 hoặc 5.",
        Kind::Score => "Điểm từ 0 đến 100, như 82,5.",
        Kind::Date => "Ngày: 2027-06-28 hoặc 28/06/2027.",
        Kind::YesNo => "có hoặc không.",
        Kind::Measure => "g (gam), ml (mililít) hoặc piece (cái).",
        Kind::Words => "Các từ khóa cách nhau bằng dấu chấm phẩy.",
    };
    let need = match column.need {
        Need::Always => "Bắt buộc với sản phẩm hoặc biến thể mới.",
        Need::Optional(_) | Need::One | Need::No => "Không bắt buộc; ghi - để xóa.",
    };
    format!("{what}\n{need}\nĐể trống là giữ như cũ.")
}
