//! Says what would change, and what came of it.

use super::compare::Field;
use super::plan::{Difference, Kind, What};
use super::pull::Draft;
use super::send::Refusal;
use crate::language::{Words, visible};
use market::{Finding, Language};
use serde_json::Value;
use std::fmt::Write as _;
use std::time::Duration;

/// How many things of a kind are named.
const MOST: usize = 12;
/// How many fields of a thing are shown.
const MOST_FIELDS: usize = 6;
/// How much of a value is shown.
const LENGTH: usize = 48;

/// What differs, in the words of a language.
pub(super) struct Show(pub(super) Language);

impl Show {
    fn words(&self) -> Words {
        Words(self.0)
    }

    /// How much differs, and the first of each kind.
    pub(super) fn differences(&self, all: &[Difference], same: usize) -> String {
        let mut text = format!("{}\n", self.counts(all, same));
        let kinds = [
            Kind::Category,
            Kind::Document,
            Kind::Fee,
            Kind::Product,
            Kind::Night,
        ];
        for kind in kinds {
            let of_kind: Vec<&Difference> = all.iter().filter(|it| it.kind == kind).collect();
            if of_kind.is_empty() {
                continue;
            }
            let _ = writeln!(text, "{} ({})", self.kind(kind), of_kind.len());
            for it in of_kind.iter().take(MOST) {
                self.one(it, &mut text);
            }
            self.more(of_kind.len().saturating_sub(MOST), "  ", &mut text);
        }
        text
    }

    fn counts(&self, all: &[Difference], same: usize) -> String {
        let count = |is: fn(&What) -> bool| all.iter().filter(|it| is(&it.what)).count();
        let made = count(|it| matches!(it, What::Made));
        let changed = count(|it| matches!(it, What::Changed(_)));
        let gone = count(|it| matches!(it, What::Withdrawn));
        self.words().pick(
            format!("{made} mới, {changed} đổi, {gone} cất đi, {same} không đổi"),
            format!("{made} new, {changed} changed, {gone} put away, {same} unchanged"),
        )
    }

    fn kind(&self, kind: Kind) -> &'static str {
        let words = self.words();
        match kind {
            Kind::Category => words.pick("Nhóm hàng", "Groups"),
            Kind::Document => words.pick("Tệp khác", "Other files"),
            Kind::Fee => words.pick("Phí giao hàng", "Delivery fees"),
            Kind::Product => words.pick("Sản phẩm", "Products"),
            Kind::Night => words.pick("Bảng giá đêm chợ", "Prices of the night"),
        }
    }

    fn one(&self, it: &Difference, text: &mut String) {
        let name = visible(&it.name);
        match &it.what {
            What::Made => {
                let _ = writeln!(text, "  + {name}");
            }
            What::Withdrawn => {
                let _ = writeln!(text, "  - {name}");
            }
            What::Changed(fields) => {
                let _ = writeln!(text, "  ~ {name}");
                self.fields(fields, text);
            }
        }
    }

    /// Some fields of a thing, one on a line.
    pub(super) fn fields(&self, fields: &[Field], text: &mut String) {
        for field in fields.iter().take(MOST_FIELDS) {
            let (old, new) = (self.value(&field.old), self.value(&field.new));
            let _ = writeln!(text, "      {}: {old} → {new}", visible(&field.path));
        }
        self.more(fields.len().saturating_sub(MOST_FIELDS), "      ", text);
    }

    fn more(&self, count: usize, indent: &str, text: &mut String) {
        if count > 0 {
            let told = self.words().pick(
                format!("… và {count} mục nữa"),
                format!("… and {count} more"),
            );
            let _ = writeln!(text, "{indent}{told}");
        }
    }

    fn value(&self, value: &Value) -> String {
        let whole = match value {
            Value::Null => self.words().pick("(không có)", "(none)").to_owned(),
            other => other.to_string(),
        };
        let mut text: String = whole.chars().take(LENGTH).collect();
        if text.len() < whole.len() {
            text.push('…');
        }
        visible(&text)
    }

    /// What the engine did not take, and why.
    pub(super) fn refusals(&self, refusals: &[Refusal]) -> String {
        let mut text = String::new();
        let told = self
            .words()
            .pick("máy chủ từ chối", "refused by the engine");
        for it in refusals {
            let field = it.field.as_ref().map(|it| format!(" ({it})"));
            let place = format!("{}{}", it.file, field.unwrap_or_default());
            let _ = writeln!(text, "{}: {told}: {}", visible(&place), visible(&it.reason));
        }
        text
    }

    /// The last line of a push.
    pub(super) fn pushed(
        &self,
        done: &[Difference],
        same: usize,
        refused: usize,
        (requests, time): (usize, Duration),
    ) -> String {
        let seconds = time.as_secs_f64();
        self.words().pick(
            format!(
                "{}, {refused} bị từ chối ({requests} yêu cầu, {seconds:.1} giây)",
                self.counts(done, same)
            ),
            format!(
                "{}, {refused} refused ({requests} requests, {seconds:.1} s)",
                self.counts(done, same)
            ),
        )
    }

    /// That there is nothing to do.
    pub(super) fn nothing(&self) -> &'static str {
        self.words()
            .pick("không có gì phải đổi", "nothing to change")
    }

    /// That nothing was sent, for nobody agreed.
    pub(super) fn not_agreed(&self) -> &'static str {
        self.words().pick(
            "chưa có gì thay đổi; thêm --yes để làm mà không hỏi",
            "nothing was changed; --yes does it without asking",
        )
    }

    /// Asks for agreement.
    pub(super) fn question(&self) -> &'static str {
        self.words().pick("Làm như vậy? [c/K] ", "Go ahead? [y/N] ")
    }

    /// That the engine keeps no files of the market.
    pub(super) fn no_documents(&self) -> &'static str {
        self.words().pick(
            "máy chủ chưa có phần riêng của chợ (/admin/content): giờ nhận đơn và các tệp khác chưa được đưa lên",
            "the engine lacks the market's own part (/admin/content): its hours and the other files were not pushed",
        )
    }

    /// That the engine holds something else than it was told.
    pub(super) fn not_taken(&self) -> &'static str {
        self.words().pick(
            "máy chủ nhận nhưng chưa đúng như nội dung:",
            "the engine took it and still holds something else:",
        )
    }

    /// The files that the engine's values would break, and how many products it does not have.
    pub(super) fn unfit(&self, broken: &[(Draft, Finding)], missing: usize) -> String {
        let words = self.words();
        let mut text = String::new();
        for (draft, finding) in broken {
            let told = words.pick(
                "giữ nguyên, vì sẽ có lỗi",
                "left as it is, for it would be wrong",
            );
            let what = finding.fault.told(self.0).what;
            let _ = writeln!(text, "{}: {told}: {what}", visible(&draft.file));
            self.fields(&draft.fields, &mut text);
        }
        if missing > 0 {
            let told = words.pick(
                format!("{missing} sản phẩm chưa có trên máy chủ"),
                format!("{missing} products are not in the engine"),
            );
            let _ = writeln!(text, "{told}");
        }
        text
    }

    /// The last line of a pull.
    pub(super) fn pulled(&self, files: usize) -> String {
        self.words().pick(
            format!("đã ghi {files} tệp"),
            format!("files written: {files}"),
        )
    }
}
