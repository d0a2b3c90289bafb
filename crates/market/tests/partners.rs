//! Partners, what is asked of them, and what people write into the form.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{GROUPS, MARKET};
use market::partners::{Field, MAX_PARTNERS, Quotation, QuotationDraft, Season, Unit, Volume};
use market::person::Fault;
use market::{ContentFile, PartnerFilter, Partners, Role, compile, parse_partners};
use proptest::prelude::*;

const PARTNERS: &str = r#"{
  "partners": [
    {
      "slug": "rice",
      "name": { "vi": "HTX Gạo" },
      "kind": "cooperative",
      "about": { "vi": "Gạo." },
      "address": { "place": "xã Tam Hưng", "province": "Hà Nội" },
      "phone": "+842400000001",
      "email": "rice@example.com",
      "supplies": [
        {
          "goods": { "vi": "Gạo" },
          "group": "food",
          "monthly": { "unit": "kg", "amount": 900 },
          "season": { "from": 11, "until": 2 },
          "wholesale": { "vi": "Từ 100 kg." }
        }
      ],
      "seeks": [
        {
          "goods": { "vi": "Giỏ" },
          "group": "craft",
          "monthly": { "unit": "piece", "amount": 60 },
          "terms": { "vi": "Chắc." }
        }
      ]
    },
    {
      "slug": "inn",
      "name": { "vi": "Quán" },
      "kind": "company",
      "about": { "vi": "Quán." },
      "address": { "place": "phường Ba Đình", "province": "Hà Nội" },
      "phone": "+842400000002",
      "email": "inn@example.com",
      "seeks": [
        {
          "goods": { "vi": "Gạo" },
          "group": "food",
          "monthly": { "unit": "kg", "amount": 50 },
          "terms": { "vi": "Mới xay." }
        }
      ]
    }
  ]
}
"#;

fn partners() -> Partners {
    parse_partners("partners.json", PARTNERS).unwrap()
}

fn filter(query: &str) -> PartnerFilter {
    let pairs: Vec<_> = query
        .split('&')
        .filter_map(|it| it.split_once('='))
        .collect();
    PartnerFilter::from_query(|name| {
        let found = pairs.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    })
}

#[test]
fn a_filter_asks_group_and_volume_of_the_same_goods() {
    let all = partners();
    for (query, found) in [
        ("", "rice inn"),
        ("role=supplies", "rice"),
        ("role=seeks", "rice inn"),
        ("group=food", "rice inn"),
        ("group=food&role=seeks", "inn"),
        ("group=craft", "rice"),
        ("group=herbal", ""),
        ("place=phường Ba Đình", "inn"),
        ("place=Hà Nội", ""),
        ("capacity=100-kg", "rice"),
        ("capacity=1000-kg", ""),
        ("capacity=50-piece", "rice"),
        ("capacity=50-piece&group=food", ""),
        ("capacity=lots&role=nobody", "rice inn"),
    ] {
        let filter = filter(query);
        let names = all.partners.iter().filter(|it| filter.matches(it));
        let names: Vec<_> = names.map(|it| it.slug.as_str()).collect();
        assert_eq!(names.join(" "), found, "{query}");
    }
}

#[test]
fn only_what_finds_something_can_be_asked_for() {
    let all = partners();
    let choices = all.choices();
    assert_eq!(choices.places, ["phường Ba Đình", "xã Tam Hưng"]);
    for group in &choices.groups {
        let asked = PartnerFilter {
            group: group.to_string(),
            ..PartnerFilter::default()
        };
        assert!(all.partners.iter().any(|it| asked.matches(it)), "{group}");
    }
    let capacities: Vec<_> = choices.capacities.iter().map(ToString::to_string).collect();
    assert_eq!(
        capacities,
        ["50-kg", "100-kg", "200-kg", "500-kg", "50-piece"]
    );
}

#[test]
fn a_season_may_run_over_the_turn_of_the_year() {
    let winter = Season { from: 11, until: 2 };
    let summer = Season { from: 6, until: 8 };
    let months = |season: Season| {
        (1..=12)
            .filter(|it| season.contains(*it))
            .collect::<Vec<_>>()
    };
    assert_eq!(months(winter), [1, 2, 11, 12]);
    assert_eq!(months(summer), [6, 7, 8]);
}

#[test]
fn an_editor_is_told_what_does_not_fit() {
    for (old, new, said) in [
        ("", "", None),
        (
            "\"group\": \"food\"",
            "\"group\": \"gold\"",
            Some("supplies[0].group: there is no group \"gold\""),
        ),
        (
            "\"from\": 11",
            "\"from\": 13",
            Some("supplies[0].season.from: a month is a number from 1 to 12"),
        ),
        (
            "\"slug\": \"inn\"",
            "\"slug\": \"rice\"",
            Some("partners[1].slug: two partners have the slug \"rice\""),
        ),
        (
            "\"kind\": \"company\"",
            "\"kind\": \"company\", \"producer\": \"nobody\"",
            Some("producer: there is no sound file producers/nobody.json"),
        ),
        (
            "\"amount\": 900",
            "\"amount\": 0",
            Some("monthly.amount: this has to be a whole number from 1"),
        ),
    ] {
        let text = PARTNERS.replacen(old, new, 1);
        let files = [
            ("market.json", MARKET),
            ("groups.json", GROUPS),
            ("partners.json", &text),
        ];
        let files = files.map(|(path, text)| ContentFile { path, text });
        let compiled = compile(&files);
        let problems: Vec<_> = compiled.problems.iter().map(ToString::to_string).collect();
        match said {
            None => assert_eq!(compiled.partners, partners(), "{problems:?}"),
            Some(said) => {
                assert!(
                    problems.iter().any(|it| it.contains(said)),
                    "{said}: {problems:?}"
                );
                assert!(compiled.partners.partners.is_empty(), "{said}");
            }
        }
    }
}

fn draft() -> QuotationDraft {
    QuotationDraft {
        to: vec!["rice".to_owned(), "rice".to_owned(), "gone".to_owned()],
        wants: "Gạo, 200 kg mỗi tuần".to_owned(),
        name: "Nguyễn Thị Hoa".to_owned(),
        organisation: String::new(),
        phone: "0912 345 678".to_owned(),
        email: String::new(),
        consent: true,
    }
}

#[test]
fn a_request_goes_once_to_each_who_is_known() {
    let request = draft().check(|slug| slug == "rice").unwrap();
    let quotation = Quotation {
        code: "BG-2222-2222",
        request: &request,
        consent: "ok",
        made: 1,
        language: "vi",
    };
    assert_eq!(
        serde_json::to_value(&quotation).unwrap(),
        serde_json::json!({
            "code": "BG-2222-2222", "to": ["rice"], "wants": "Gạo, 200 kg mỗi tuần",
            "name": "Nguyễn Thị Hoa", "phone": "+84912345678",
            "consent": "ok", "made": 1, "language": "vi"
        })
    );
    // What was refused goes back into the form as it was.
    let again: QuotationDraft =
        serde_json::from_str(&serde_json::to_string(&quotation).unwrap()).unwrap();
    assert_eq!((again.to, again.consent), (vec!["rice".to_owned()], false));
}

#[test]
fn what_is_missing_is_named_in_the_order_of_the_form() {
    let faults = QuotationDraft::default().check(|_| true).unwrap_err();
    let fields = [
        Field::To,
        Field::Wants,
        Field::Name,
        Field::Phone,
        Field::Consent,
    ];
    assert_eq!(faults, fields.map(|field| (field, Fault::Missing)));
    let many = QuotationDraft {
        to: (0..=MAX_PARTNERS).map(|it| format!("p{it}")).collect(),
        organisation: "x".repeat(121),
        ..draft()
    };
    assert_eq!(
        many.check(|_| true).unwrap_err(),
        [
            (Field::To, Fault::TooLong { most: MAX_PARTNERS }),
            (Field::Organisation, Fault::TooLong { most: 120 })
        ]
    );
}

proptest! {
    #[test]
    fn a_filter_survives_its_address(
        role in 0..3_usize, group in "[a-z]{0,6}", place in "[a-z]{0,8}", amount in 1_u32.., unit in 0..3_usize,
    ) {
        let filter_of = PartnerFilter {
            role: [None, Some(Role::Supplies), Some(Role::Seeks)][role],
            group,
            place,
            capacity: Some(Volume { unit: [Unit::Kg, Unit::Litre, Unit::Piece][unit], amount }),
        };
        prop_assert_eq!(filter(&filter_of.to_query()), filter_of);
    }

    #[test]
    fn no_query_and_no_draft_can_stop_the_shop(text in ".*", query in ".*") {
        let _ = filter(&query);
        let draft = QuotationDraft { to: vec![text.clone()], wants: text.clone(), name: text.clone(), organisation: text.clone(), phone: text.clone(), email: text, consent: true };
        let _ = draft.check(|_| true);
    }
}
