//! Courses, and what people write into the form.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

mod common;

use common::{GROUPS, MARKET};
use market::person::{self, Fault};
use market::training::{Draft, Field};
use market::{ContentFile, CourseState, Timestamp, Training, UtcOffset, compile, parse_training};
use proptest::prelude::*;

const HANOI: UtcOffset = UtcOffset::from_minutes(420);

const COURSES: &str = r#"{
  "courses": [
    {
      "slug": "live",
      "topic": "livestreaming",
      "title": { "vi": "Phát trực tiếp" },
      "summary": { "vi": "Học phát trực tiếp." },
      "session": { "date": "2026-12-02", "begins": "08:30", "ends": "11:30" },
      "registration_from": "2026-11-20",
      "places": 40,
      "left": 12
    },
    {
      "slug": "later",
      "topic": "online-selling",
      "title": { "vi": "Bán hàng" },
      "summary": { "vi": "Học bán hàng." },
      "places": 10,
      "left": 10
    }
  ]
}
"#;

fn at(text: &str) -> Timestamp {
    let (date, time) = text.split_once(' ').unwrap();
    let date: market::Date = date.parse().unwrap();
    date.at(time.parse().unwrap(), HANOI)
}

fn courses() -> Training {
    parse_training("training.json", COURSES).unwrap()
}

#[test]
fn a_course_s_state_follows_from_dates_and_places() {
    let training = courses();
    let [live, later] = training.courses.as_slice() else {
        panic!("two courses");
    };
    for (moment, state) in [
        ("2026-11-19 23:59", CourseState::Planned),
        ("2026-11-20 00:00", CourseState::Open),
        ("2026-12-02 08:29", CourseState::Open),
        ("2026-12-02 08:30", CourseState::Held),
        ("2027-01-01 00:00", CourseState::Held),
    ] {
        assert_eq!(live.state(Some(at(moment)), HANOI), Some(state), "{moment}");
    }
    assert_eq!(live.state(None, HANOI), None);
    assert_eq!(later.state(None, HANOI), Some(CourseState::Planned));
    let full = market::Course {
        left: 0,
        ..live.clone()
    };
    let now = Some(at("2026-11-25 12:00"));
    assert_eq!(full.state(now, HANOI), Some(CourseState::Full));
}

/// What the compiler says of the files of courses and events.
fn problems(training: &str, events: &str) -> Vec<String> {
    let files = [
        ("market.json", MARKET),
        ("groups.json", GROUPS),
        ("training.json", training),
        ("events.json", events),
    ];
    let files = files.map(|(path, text)| ContentFile { path, text });
    let compiled = compile(&files);
    assert!(compiled.index.is_some());
    compiled.problems.iter().map(ToString::to_string).collect()
}

const EVENTS: &str = r#"{ "events": [
  { "slug": "b", "title": { "vi": "B" }, "from": "2026-12-02", "place": { "vi": "Hà Nội" }, "text": { "vi": "Vui." } },
  { "slug": "a", "title": { "vi": "A" }, "from": "2026-12-01", "until": "2026-12-03", "place": { "vi": "Hà Nội" }, "text": { "vi": "Vui." } }
] }"#;

#[test]
fn editors_are_told_what_does_not_fit_together() {
    assert_eq!(problems(COURSES, EVENTS), [] as [&str; 0]);
    let changes = [
        ("\"left\": 12", "\"left\": 41", "courses[0].left"),
        (
            "\"ends\": \"11:30\"",
            "\"ends\": \"08:30\"",
            "courses[0].session.ends",
        ),
        (
            "\"2026-11-20\"",
            "\"2026-12-03\"",
            "courses[0].registration_from",
        ),
        (
            "\"slug\": \"later\"",
            "\"slug\": \"live\"",
            "courses[1].slug",
        ),
        ("\"places\": 10", "\"places\": 0", "courses[1].places"),
    ];
    for (from, to, field) in changes {
        let found = problems(&COURSES.replace(from, to), EVENTS);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("training.json:"), "{found:?}");
        assert!(found[0].contains(field), "{found:?}");
    }
    let found = problems(COURSES, &EVENTS.replace("2026-12-03", "2026-11-30"));
    assert!(found[0].contains("events[1].until"), "{found:?}");
}

#[test]
fn the_index_names_the_events_by_their_dates() {
    let files = [
        ("market.json", MARKET),
        ("groups.json", GROUPS),
        ("events.json", EVENTS),
    ];
    let compiled = compile(&files.map(|(path, text)| ContentFile { path, text }));
    assert_eq!(compiled.problems, []);
    let cards = compiled.festival.cards();
    let slugs: Vec<_> = cards.iter().map(|it| it.slug.as_str()).collect();
    assert_eq!(slugs, ["a", "b"]);
    assert_eq!(cards[1].until, cards[1].from);
    assert!(
        compiled
            .index
            .unwrap()
            .contains("\"events\":[{\"slug\":\"a\"")
    );
}

#[test]
fn phones_of_viet_nam_are_read_as_people_write_them() {
    for (written, number) in [
        ("0912345678", "+84912345678"),
        ("0912 345 678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("+84 912 345 678", "+84912345678"),
        ("+84 (0)912 345 678", "+84912345678"),
        ("0084912345678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("(024) 3825-0000", "+842438250000"),
        ("\u{202a}0912\u{a0}345\u{a0}678\u{202c}", "+84912345678"),
        ("+33 1 23 45 67 89", "+33123456789"),
    ] {
        let phone = person::phone(written).unwrap();
        assert_eq!(phone.as_str(), number, "{written}");
    }
    for (written, fault) in [
        ("", Fault::Missing),
        (" \u{200b} ", Fault::Missing),
        ("0912 345 67", Fault::Form),
        ("09123456789", Fault::Form),
        ("0112345678", Fault::Form),
        ("912345678", Fault::Form),
        ("+84 12", Fault::Form),
        ("0912 345 67a", Fault::Strange('a')),
        ("０９１２３４５６７８", Fault::Strange('０')),
        ("<script>", Fault::Strange('<')),
    ] {
        assert_eq!(person::phone(written), Err(fault), "{written}");
    }
}

#[test]
fn names_are_letters_of_any_script() {
    for (written, name) in [
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("  Trần \t Văn\nAn ", "Trần Văn An"),
        ("Nguye\u{302}\u{303}n An", "Nguye\u{302}\u{303}n An"),
        ("H’Hen Niê", "H’Hen Niê"),
        ("An\u{202e}Bình", "AnBình"),
        ("李小龍", "李小龍"),
    ] {
        assert_eq!(person::name(written).as_deref(), Ok(name), "{written}");
    }
    let long = "a".repeat(10_000);
    for (written, fault) in [
        ("", Fault::Missing),
        ("\u{200f}\u{202e}", Fault::Missing),
        ("A", Fault::Form),
        ("<b>An</b>", Fault::Strange('<')),
        ("An\u{0}Bình", Fault::Strange('\u{0}')),
        ("An 😀", Fault::Strange('😀')),
        (long.as_str(), Fault::TooLong { most: 80 }),
    ] {
        assert_eq!(person::name(written), Err(fault), "{written:.20}");
    }
}

fn draft() -> Draft {
    Draft {
        course: "live".to_owned(),
        name: "Nguyễn Thị Hoa".to_owned(),
        phone: "0912 345 678".to_owned(),
        email: String::new(),
        makes: "Trà sen\r\n<script>alert(1)</script>".to_owned(),
        consent: true,
    }
}

#[test]
fn a_form_without_faults_becomes_an_application() {
    let application = draft().check(|course| course == "live").unwrap();
    assert_eq!(application.course, "live");
    assert_eq!(application.applicant.phone.as_str(), "+84912345678");
    assert_eq!(application.applicant.email, None);
    assert_eq!(
        application.applicant.makes,
        "Trà sen\n<script>alert(1)</script>"
    );
}

#[test]
fn every_fault_is_named_in_the_order_of_the_form() {
    let faults = Draft::default().check(|_| true).unwrap_err();
    let missing = [
        Field::Course,
        Field::Name,
        Field::Phone,
        Field::Makes,
        Field::Consent,
    ];
    assert_eq!(faults, missing.map(|field| (field, Fault::Missing)));
    let closed = draft().check(|_| false).unwrap_err();
    assert_eq!(closed, [(Field::Course, Fault::Missing)]);
    let wrong = Draft {
        email: "an@".to_owned(),
        makes: "a".repeat(10_000),
        ..draft()
    };
    assert_eq!(
        wrong.check(|_| true).unwrap_err(),
        [
            (Field::Email, Fault::Form),
            (Field::Makes, Fault::TooLong { most: 500 })
        ]
    );
}

#[test]
fn a_kept_draft_asks_for_consent_anew() {
    let text = serde_json::to_string(&draft()).unwrap();
    let read: Draft = serde_json::from_str(&text).unwrap();
    let expected = Draft {
        consent: false,
        ..draft()
    };
    assert_eq!(read, expected);
}

proptest! {
    #[test]
    fn nothing_that_is_taken_hides_anything(text in any::<String>()) {
        let hidden = |it: char| {
            it.is_control() || matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        if let Ok(name) = person::name(&text) {
            prop_assert!(!name.contains(hidden) && !name.contains(['<', '>', '&', '"']));
            prop_assert_eq!(person::name(&name), Ok(name.clone()));
        }
        if let Ok(lines) = person::lines(&text) {
            prop_assert!(!lines.replace('\n', "").contains(hidden));
            prop_assert_eq!(person::lines(&lines), Ok(lines.clone()));
        }
        if let Ok(phone) = person::phone(&text) {
            prop_assert!(phone.as_str().starts_with('+'));
        }
    }
}
