//! The order of Vietnamese dictionaries.

use market::collate::vietnamese_key;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Sorts a shuffled list and expects the given order back; neighbours have to differ.
#[track_caller]
fn check(order: &[&str]) {
    for pair in order.windows(2) {
        assert!(
            vietnamese_key(pair[0]) < vietnamese_key(pair[1]),
            "{pair:?}"
        );
    }
    let mut sorted = order.to_vec();
    sorted.reverse();
    sorted.sort_by_cached_key(|text| vietnamese_key(text));
    assert_eq!(sorted, order);
}

#[test]
fn tones() {
    check(&["ba", "bà", "bả", "bã", "bá", "bạ"]);
    check(&["tâm", "tầm", "tẩm", "tẫm", "tấm", "tậm"]);
    check(&["Ý", "Ỵ"]);
    check(&["ơ", "ờ", "ở", "ỡ", "ớ", "ợ", "ư", "ừ", "ử", "ữ", "ứ", "ự"]);
}

#[test]
fn letters() {
    check(&["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i"]);
    check(&[
        "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y",
    ]);
    // A letter counts for more than the tone of the one before it.
    check(&["ạ", "ă", "ặ", "â", "ậ", "b"]);
    check(&["dạ", "đa", "đà", "e"]);
    check(&["bạn", "băn", "bân"]);
}

#[test]
fn tones_count_only_where_the_letters_are_the_same() {
    check(&["bà a", "ba ba", "bà ba", "bà bà", "bá ba"]);
    check(&["chả", "chá", "chạ", "chai", "chài", "chái"]);
    check(&["cốm", "cốm làng Vòng", "cốm xanh"]);
}

#[test]
fn small_letters_come_before_capitals_of_the_same_word() {
    check(&["chè", "Chè", "CHÈ", "chè xanh", "Chè xanh"]);
    check(&["đa", "Đa", "đà", "Đà"]);
}

#[test]
fn blanks_signs_and_digits_come_before_letters() {
    check(&["a b", "a-b", "a1", "aa", "ab"]);
    check(&[
        "!", "/", ":", "@", "[", "`", "{", "~", "0", "9", "a", "z", "ß", "中",
    ]);
}

#[test]
fn a_word_comes_before_those_that_it_begins() {
    check(&["", "g", "gạo", "gạo nếp", "gạo nếp cái", "gạo tẻ"]);
}

#[test]
fn names_of_products_as_a_catalogue_lists_them() {
    check(&[
        "Áo dài Trạch Xá",
        "Ấm chén Bát Tràng",
        "Bánh chưng Tranh Khúc",
        "Bưởi Diễn",
        "Cốm làng Vòng",
        "Dệt Phùng Xá",
        "Đậu Mơ",
        "Giò chả Ước Lễ",
        "Lụa Vạn Phúc",
        "Mây tre Phú Vinh",
        "Nón làng Chuông",
        "Ô mai Hàng Đường",
        "Trà sen Tây Hồ",
        "Tương Cự Đà",
    ]);
}

const LETTERS: &str = "[ aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợ\
    uùủũúụưừửữứựxyỳỷỹýỵAĐÊÔƠƯỆñçïœ0-9!.中]{0,12}";

proptest! {
    #[test]
    fn composed_and_decomposed_texts_are_the_same(text in LETTERS) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(vietnamese_key(&composed), vietnamese_key(&decomposed));
    }

    #[test]
    fn what_goes_on_comes_later(text in LETTERS, more in LETTERS) {
        let longer = [text.trim(), &more].concat();
        prop_assume!(longer.trim().len() > text.trim().len());
        prop_assert!(vietnamese_key(&text) < vietnamese_key(&longer));
    }

    #[test]
    fn any_text_has_a_key(text in ".*", end in "[a-zđ]") {
        let longer = [text.trim(), &end].concat();
        prop_assert!(vietnamese_key(&text) < vietnamese_key(&longer));
    }

    #[test]
    fn texts_of_vietnamese_letters_have_the_same_key_only_if_they_are_the_same(
        a in "[aàảãáạăằẳẵắặâđĐdDơớƠ ]{0,4}", b in "[aàảãáạăằẳẵắặâđĐdDơớƠ ]{0,4}",
    ) {
        let same = a.trim() == b.trim();
        prop_assert_eq!(vietnamese_key(&a) == vietnamese_key(&b), same);
    }
}
