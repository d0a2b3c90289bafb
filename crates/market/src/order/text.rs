//! An order as its producer reads it: plain Vietnamese, whichever language the buyer reads.

use super::{Handover, Order, Payment};
use crate::catalogue::Carriage;
use crate::locale::Locale;
use crate::money::Dong;
use crate::time::UtcOffset;

impl Order {
    /// The order as plain text. Each thing stands on a line of its own, and nothing that a buyer
    /// has typed can begin another one.
    pub fn text(&self, offset: UtcOffset) -> String {
        let made = self.made.civil(offset);
        let mut lines = vec![
            format!("ĐƠN HÀNG {}", self.code),
            format!("Gửi: {}", self.seller.name),
            format!(
                "Đặt lúc: {:02}:{:02} ngày {:02}/{:02}/{}",
                made.hour,
                made.minute,
                made.date.day(),
                made.date.month(),
                made.date.year()
            ),
            String::new(),
        ];
        for item in self.goods.items() {
            lines.push(format!("- {}", item.name));
            lines.push(format!(
                "  {} × {} = {}",
                item.quantity,
                dong(item.price),
                dong(item.total())
            ));
        }
        lines.push(String::new());
        lines.push(format!("Tiền hàng: {}", dong(self.goods.total())));
        lines.push(self.carriage_line());
        lines.push(format!(
            "Tổng cộng: {}{}",
            dong(self.total()),
            self.total_note()
        ));
        lines.push(format!("Thanh toán: {}", self.payment_words()));
        lines.push(String::new());
        lines.push(format!("Người mua: {}", self.buyer.name));
        lines.push(format!(
            "Điện thoại: {}",
            self.buyer.phone.format(Locale::Vi)
        ));
        if let Handover::Sent { to, .. } = &self.handover {
            lines.push(format!(
                "Địa chỉ: {}, {}, {}",
                to.street, to.ward, to.province
            ));
        }
        if let Some(note) = &self.note {
            lines.push(format!("Ghi chú: {note}"));
        }
        lines.join("\n")
    }

    /// The text that takes an order back.
    pub fn cancel_text(&self) -> String {
        format!(
            "HỦY ĐƠN HÀNG {}\nGửi: {}\nNgười mua: {}, {}\nTôi xin hủy đơn hàng này. Xin cảm ơn và mong thông cảm.",
            self.code,
            self.seller.name,
            self.buyer.name,
            self.buyer.phone.format(Locale::Vi)
        )
    }

    fn carriage_line(&self) -> String {
        match &self.handover {
            Handover::PickUp => format!("Nhận hàng: tự đến lấy tại {}", self.seller.address),
            Handover::Sent {
                carriage: Carriage::Agreed,
                ..
            } => "Phí giao hàng: hai bên thỏa thuận".to_owned(),
            Handover::Sent {
                carriage: Carriage::Fee(Dong::ZERO),
                ..
            } => "Phí giao hàng: miễn phí".to_owned(),
            Handover::Sent {
                carriage: Carriage::Fee(fee),
                ..
            } => format!("Phí giao hàng: {}", dong(*fee)),
        }
    }

    fn total_note(&self) -> &'static str {
        match self.carriage() {
            Carriage::Agreed => " (chưa gồm phí giao hàng)",
            Carriage::Fee(_) => "",
        }
    }

    fn payment_words(&self) -> String {
        match &self.payment {
            Payment::OnDelivery => "khi nhận hàng".to_owned(),
            Payment::Transfer { to } => format!(
                "chuyển khoản đến tài khoản {} ({}), nội dung {}",
                to.account, to.name, self.code
            ),
        }
    }
}

fn dong(amount: Dong) -> String {
    // A no-break space shows as a strange sign in some programs for messages.
    amount.format(Locale::Vi).replace('\u{a0}', " ")
}
