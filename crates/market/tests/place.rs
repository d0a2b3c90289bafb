//! The places of the content, and what finds them.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::place::PlacesError;
use market::{Places, Producer, Province, ProvinceKind, WardKind, fold, parse_producer};
use proptest::prelude::*;
use std::collections::HashSet;
use std::fs;
use std::sync::LazyLock;

const CONTENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data");

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let text = fs::read_to_string([CONTENT, "/places.txt"].concat()).unwrap();
    Places::read(&text).unwrap()
});

fn province(name: &str) -> &'static Province {
    PLACES.province(name).unwrap()
}

/// The best places that fit, with the former name that found them.
fn found(province: &Province, typed: &str) -> Vec<String> {
    let hits = province.find(typed).into_iter();
    hits.map(|hit| match hit.formerly {
        Some(name) => format!("{} ({name})", hit.place),
        None => hit.place.to_string(),
    })
    .collect()
}

#[test]
fn there_are_as_many_as_the_law_says() {
    let provinces = PLACES.provinces();
    assert_eq!(provinces.len(), 34);
    let cities = provinces
        .iter()
        .filter(|it| it.kind() == ProvinceKind::City);
    assert_eq!(cities.count(), 6);
    let wards = || provinces.iter().flat_map(Province::wards);
    let of = |kind| wards().filter(|it| it.kind() == kind).count();
    assert_eq!(wards().count(), 3321);
    assert_eq!(of(WardKind::Ward), 687);
    assert_eq!(of(WardKind::Commune), 2621);
    assert_eq!(of(WardKind::Zone), 13);
    let hanoi = province("Hà Nội").wards();
    let communes = hanoi.iter().filter(|it| it.kind() == WardKind::Commune);
    assert_eq!((hanoi.len(), communes.count()), (126, 75));
}

#[test]
fn each_is_found_by_its_own_name() {
    for province in PLACES.provinces() {
        for name in [province.name().to_owned(), province.to_string()] {
            assert_eq!(PLACES.province(&name), Some(province), "{name}");
            assert_eq!(PLACES.province(&fold(&name)), Some(province), "{name}");
        }
        let mut names = HashSet::new();
        for ward in province.wards() {
            let name = ward.to_string();
            assert!(names.insert(name.clone()), "{name} is there twice");
            assert_eq!(province.ward(&name), Some(ward), "{name}, {province}");
            let first = &province.find(&name)[0];
            assert_eq!(
                (first.place, first.formerly),
                (ward, None),
                "{name}, {province}"
            );
            let plain = province.find(&fold(ward.name()));
            assert!(
                plain.iter().any(|hit| hit.place == ward),
                "{name}, {province}"
            );
        }
        assert_eq!(province.find("").len(), province.wards().len());
    }
    assert_eq!(PLACES.find(" ").len(), 34);
}

#[test]
fn the_thirty_districts_of_hanoi_find_what_was_theirs() {
    let hanoi = province("Hà Nội");
    let all = "Ba Đình, Hoàn Kiếm, Tây Hồ, Long Biên, Cầu Giấy, Đống Đa, Hai Bà Trưng, Hoàng Mai, \
        Thanh Xuân, Nam Từ Liêm, Bắc Từ Liêm, Hà Đông, Sơn Tây, Ba Vì, Chương Mỹ, Đan Phượng, \
        Đông Anh, Gia Lâm, Hoài Đức, Mê Linh, Mỹ Đức, Phú Xuyên, Phúc Thọ, Quốc Oai, Sóc Sơn, \
        Thạch Thất, Thanh Oai, Thanh Trì, Thường Tín, Ứng Hòa";
    let mut covered = HashSet::new();
    let mut count = 0;
    for district in all.split(", ") {
        let hits = hanoi.find(&fold(district));
        assert!(hits.iter().any(|hit| hit.formerly.is_some()), "{district}");
        covered.extend(hits.iter().map(|hit| hit.place));
        count += 1;
    }
    assert_eq!((count, covered.len()), (30, 126));
}

#[test]
fn what_people_type_of_a_ward() {
    let hanoi = province("Hà Nội");
    for (typed, first) in [
        ("ba dinh", "phường Ba Đình"),
        ("Ba Đình", "phường Ba Đình"),
        ("BA ĐÌNH", "phường Ba Đình"),
        ("P. Ba Đình", "phường Ba Đình"),
        ("p.ba dinh", "phường Ba Đình"),
        ("phuong ba d", "phường Ba Đình"),
        ("xa ba vi", "xã Ba Vì"),
        ("bat trang", "xã Bát Tràng"),
        ("ba\u{301}t tr", "xã Bát Tràng"),
        ("van mieu quoc tu giam", "phường Văn Miếu - Quốc Tử Giám"),
        ("quoc tu giam", "phường Văn Miếu - Quốc Tử Giám"),
        ("lang", "phường Láng"),
        ("hòa lạc", "xã Hòa Lạc"),
        ("kiem", "phường Hoàn Kiếm"),
    ] {
        assert_eq!(found(hanoi, typed).first().unwrap(), first, "{typed}");
    }
    assert_eq!(
        found(hanoi, "gia lâm")[..3],
        [
            "xã Gia Lâm",
            "xã Phù Đổng (huyện Gia Lâm)",
            "xã Thuận An (huyện Gia Lâm)"
        ]
    );
    assert_eq!(found(hanoi, "phường gia lâm"), [""; 0]);
    assert_eq!(
        found(hanoi, "q. Hai Ba Trung")[0],
        "phường Hai Bà Trưng (quận Hai Bà Trưng)"
    );
    assert_eq!(found(hanoi, "bat trang, gia lam"), ["xã Bát Tràng"]);
    assert_eq!(found(hanoi, "p, cầu giấy")[0], "phường Cầu Giấy");
    assert_eq!(found(hanoi, "bát tràng, nowhere"), ["xã Bát Tràng"]);
    assert_eq!(found(hanoi, "xyz"), [""; 0]);
}

#[test]
fn accents_that_were_typed_come_first() {
    // Two communes of one province that differ in accents only.
    let gia_lai = PLACES.provinces().iter().find(|province| {
        let plain: HashSet<String> = province
            .wards()
            .iter()
            .map(|it| fold(&it.to_string()))
            .collect();
        plain.len() < province.wards().len()
    });
    let province = gia_lai.unwrap();
    let twins = province.wards().iter().filter(|ward| {
        let same = province
            .wards()
            .iter()
            .filter(|it| fold(&it.to_string()) == fold(&ward.to_string()));
        same.count() > 1
    });
    let mut seen = 0;
    for twin in twins {
        assert_eq!(province.ward(&twin.to_string()), Some(twin));
        // Without accents it may be either, and is neither.
        assert_eq!(province.ward(&fold(&twin.to_string())), None);
        seen += 1;
    }
    assert!(seen >= 2);
}

#[test]
fn what_people_type_of_a_province() {
    for (typed, name) in [
        ("hn", "Hà Nội"),
        ("tp ha noi", "Hà Nội"),
        ("TP. Hà Nội", "Hà Nội"),
        ("thành phố hồ chí minh", "Hồ Chí Minh"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("sai gon", "Hồ Chí Minh"),
        ("bình dương", "Hồ Chí Minh"),
        ("tỉnh Hải Dương", "Hải Phòng"),
        ("ha tay", "Hà Nội"),
        ("hue", "Huế"),
        ("dak lak", "Đắk Lắk"),
        ("ba ria vung tau", "Hồ Chí Minh"),
    ] {
        let first = &PLACES.find(typed)[0];
        assert_eq!(first.place.name(), name, "{typed}");
        assert_eq!(
            PLACES.province(typed).map(Province::name),
            Some(name),
            "{typed}"
        );
    }
    assert_eq!(PLACES.find("ha")[0].place.name(), "Hà Nội");
    assert_eq!(PLACES.province("ha"), None);
    assert_eq!(PLACES.province(""), None);
}

#[test]
fn the_producers_live_in_places_that_exist() {
    let mut count = 0;
    for file in fs::read_dir([CONTENT, "/producers"].concat()).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let Producer { address, slug, .. } = parse_producer("", &text).unwrap();
        let province = province(&address.province);
        assert_eq!(province.name(), address.province, "{slug}");
        let ward = province.ward(&address.place).map(ToString::to_string);
        assert_eq!(ward.as_ref(), Some(&address.place), "{slug}");
        count += 1;
    }
    assert!(count >= 30);
}

#[test]
fn what_is_wrong_with_a_file_is_said() {
    for (text, line) in [
        ("", 0),
        ("# nothing", 1),
        ("@Hà Nội", 1),
        ("@tỉnh ", 1),
        ("huyện Gia Lâm|Gia Lâm", 1),
        ("@tỉnh A\nhuyện B", 2),
        ("@tỉnh A\nhuyện B|", 2),
        ("@tỉnh A\nhuyện B|.", 2),
        ("@tỉnh A\nhuyện B|<b>", 2),
        ("@tỉnh A\n|C", 2),
        ("@tỉnh A|\nhuyện B|C", 1),
        ("@tỉnh A\nhuyện B|C\n@tỉnh D", 3),
    ] {
        let error: PlacesError = Places::read(text).unwrap_err();
        assert_eq!(error.line, line, "{text}: {error}");
    }
    // A byte order mark, blank lines and the ends of lines on Windows do no harm.
    assert!(Places::read("\u{feff}@tỉnh A\r\n\r\nhuyện B|C\r\n").is_ok());
}

proptest! {
    #[test]
    fn nothing_that_is_typed_does_harm(typed in "\\PC{0,40}|[a-zđ.,' -]{0,12}") {
        let hits = province("Hà Nội").find(&typed);
        let places: HashSet<_> = hits.iter().map(|hit| hit.place).collect();
        prop_assert_eq!(places.len(), hits.len());
        PLACES.find(&typed);
    }

    #[test]
    fn a_beginning_finds_its_name(index in 0..126_usize, letters in 1..30_usize) {
        let hanoi = province("Hà Nội");
        let ward = &hanoi.wards()[index];
        let typed: String = ward.name().chars().take(letters).collect();
        for typed in [fold(&typed), typed] {
            prop_assert!(hanoi.find(&typed).iter().any(|hit| hit.place == ward), "{}", typed);
        }
    }

    #[test]
    fn no_file_does_harm(text in "(@tỉnh A\n)?[@#|.!\na-c ]{0,40}") {
        let _ = Places::read(&text);
    }
}
