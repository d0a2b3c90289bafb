//! The language of what the program says, and the words around what it finds.

use market::fault::{Language, Severity};

/// The language that the settings of a system ask for; Vietnamese unless they are clear.
pub(crate) fn of_settings(setting: impl Fn(&str) -> Option<String>) -> Language {
    let settings = ["LC_ALL", "LC_MESSAGES", "LANG"];
    // The first that is set counts, as for every program.
    let set = settings
        .into_iter()
        .filter_map(setting)
        .find(|it| !it.is_empty());
    match set {
        Some(name) if name == "en" || name.starts_with("en_") || name.starts_with("en.") => {
            Language::En
        }
        _ => Language::Vi,
    }
}

/// The words of the program in a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(pub(crate) Language);

impl Words {
    /// One of two words.
    pub(crate) fn pick<T>(self, vi: T, en: T) -> T {
        match self.0 {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    pub(crate) fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("lỗi", "error"),
            Severity::Warning => self.pick("cảnh báo", "warning"),
            Severity::Advice => self.pick("gợi ý", "advice"),
        }
    }

    /// What stands before how to mend something.
    pub(crate) fn mend(self) -> &'static str {
        self.pick("cách sửa", "help")
    }

    pub(crate) fn weakest(self) -> &'static str {
        self.pick("Điểm thấp nhất (trên 100):", "The lowest scores (of 100):")
    }

    /// How many products a sheet holds, and how many could not be put into it.
    pub(crate) fn exported(self, [products, broken]: [usize; 2]) -> String {
        let told = self.pick(
            format!("đã ghi {products} sản phẩm"),
            format!("{} written", counted(products, "product")),
        );
        let left = match broken {
            0 => String::new(),
            _ => self.pick(
                format!("; {broken} sản phẩm có lỗi nên không có trong bảng: editor check"),
                format!("; {broken} left out, for their files are broken: editor check"),
            ),
        };
        format!("{told}{left}")
    }

    /// How many originals were developed, were done already, and were refused.
    pub(crate) fn developed(self, [made, unchanged, refused]: [usize; 3]) -> String {
        self.pick(
            format!("{made} ảnh mới, {unchanged} ảnh không đổi, {refused} ảnh bị từ chối"),
            format!(
                "{}, {unchanged} unchanged, {refused} refused",
                counted(made, "new picture")
            ),
        )
    }

    /// Where the preview is to be seen.
    pub(crate) fn preview(self, address: &str) -> String {
        self.pick(
            format!("xem trước tại {address} (Ctrl+C để dừng); lưu tệp là trang tự tải lại"),
            format!("the preview is at {address} (Ctrl+C ends it); saving a file loads it again"),
        )
    }

    /// That there is no shop to be shown.
    pub(crate) fn no_shop(self, folder: &str) -> String {
        self.pick(
            format!("thư mục {folder} chưa có cửa hàng; dựng bằng cargo xtask build, hoặc chỉ chỗ bằng --shop"),
            format!("the folder {folder} holds no shop; cargo xtask build makes it, or --shop says where it is"),
        )
    }

    pub(crate) fn port_taken(self, port: u16) -> String {
        self.pick(
            format!("cổng {port} không dùng được; chọn cổng khác bằng --port"),
            format!("port {port} cannot be had; choose another with --port"),
        )
    }

    /// A file whose words still hold an old address.
    pub(crate) fn mentions(self, file: &str) -> String {
        self.pick(
            format!("  {file} còn nhắc tới địa chỉ cũ; xem và sửa tay"),
            format!("  {file} still mentions the old address; look at it and change it by hand"),
        )
    }

    /// What another name changed or would change.
    pub(crate) fn renamed(self, files: usize, is_applied: bool) -> String {
        let told = match is_applied {
            true => self.pick(
                format!("đã ghi {files} tệp"),
                format!("files written: {files}"),
            ),
            false => self.pick(
                format!("{files} tệp sẽ đổi; thêm --apply để ghi"),
                format!("files to change: {files}; --apply writes them"),
            ),
        };
        let links = self.pick(
            "liên kết và giỏ hàng có tên cũ sẽ không tìm thấy trang này nữa",
            "links and carts with the old name no longer find it",
        );
        format!("{told}; {links}")
    }

    /// What to do with a picture that no product shows.
    pub(crate) fn unused_picture(self, picture: &str, product: Option<&str>) -> String {
        let place = product.unwrap_or("products/….json");
        self.pick(
            format!(
                "{picture}: chưa sản phẩm nào dùng ảnh này. Thêm vào \"photos\" của {place} và viết ảnh cho thấy gì:\n"
            ),
            format!(
                "{picture}: no product shows it yet. Put this into \"photos\" of {place}, and say what it shows:\n"
            ),
        )
    }

    /// How much was found in how many products and producers; `told` says whether advice was told.
    pub(crate) fn summary(
        self,
        [errors, warnings, advice]: [usize; 3],
        told: bool,
        [products, producers]: [usize; 2],
    ) -> String {
        let content = self.pick(
            format!("{products} sản phẩm, {producers} nhà sản xuất"),
            format!("{products} products, {producers} producers"),
        );
        let found = match (errors, warnings) {
            (0, 0) => self.pick("mọi thứ đều ổn", "all well").to_owned(),
            _ => self.pick(
                format!("{errors} lỗi, {warnings} cảnh báo"),
                format!(
                    "{}, {}",
                    counted(errors, "error"),
                    counted(warnings, "warning")
                ),
            ),
        };
        let more = match advice {
            0 => String::new(),
            _ => self.pick(
                format!("; {advice} gợi ý"),
                format!("; {}", counted(advice, "hint")),
            ),
        };
        format!(
            "{content}: {found}{more}{}",
            if advice > 0 && !told {
                " (--advice)"
            } else {
                ""
            }
        )
    }
}

/// A text on one line, with nothing in it that a terminal obeys.
pub(crate) fn visible(text: &str) -> String {
    let seen = text.chars().map(|it| match it {
        '\n' | '\r' => '⏎',
        it if it.is_control() => '\u{fffd}',
        it => it,
    });
    seen.collect()
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_clear_setting_counts() {
        for (settings, language) in [
            (&[][..], Language::Vi),
            (&[("LANG", "C.UTF-8")], Language::Vi),
            (&[("LANG", "vi_VN.UTF-8")], Language::Vi),
            (&[("LANG", "en_GB.UTF-8")], Language::En),
            (&[("LANG", "en")], Language::En),
            (&[("LANG", "eno")], Language::Vi),
            (&[("LANG", "en_US"), ("LC_ALL", "vi_VN")], Language::Vi),
            (&[("LANG", "vi_VN"), ("LC_MESSAGES", "en_US")], Language::En),
            (&[("LANG", "en_US"), ("LC_ALL", "")], Language::En),
        ] {
            let of = |name: &str| {
                let found = settings.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(of_settings(of), language, "{settings:?}");
        }
    }
}
