//! Complaints: what they are about, and who can be reached.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::complaint::{ComplaintDraft, Field, Subject};
use market::person::Fault;

fn draft(phone: &str, email: &str) -> ComplaintDraft {
    ComplaintDraft {
        about: "/live/ve-men-lam".to_owned(),
        text: "Người phát nói sai giá.".to_owned(),
        name: "Nguyễn Thị Hoa".to_owned(),
        phone: phone.to_owned(),
        email: email.to_owned(),
        consent: true,
    }
}

#[test]
fn one_way_to_answer_is_enough() {
    for (phone, email, faults) in [
        ("0912 345 678", "", vec![]),
        ("", "hoa@example.com", vec![]),
        ("0912 345 678", "hoa@example.com", vec![]),
        ("", "", vec![(Field::Phone, Fault::Missing)]),
        ("", "hoa@", vec![(Field::Email, Fault::Form)]),
        ("12", "hoa@example.com", vec![(Field::Phone, Fault::Form)]),
    ] {
        let checked = draft(phone, email).check();
        assert_eq!(
            checked.err().unwrap_or_default(),
            faults,
            "{phone:?} {email:?}"
        );
    }
}

#[test]
fn what_is_missing_is_named_in_the_order_of_the_form() {
    let faults = ComplaintDraft::default().check().unwrap_err();
    let fields = [Field::Text, Field::Name, Field::Phone, Field::Consent];
    assert_eq!(faults, fields.map(|field| (field, Fault::Missing)));
}

#[test]
fn a_complaint_is_about_a_page_of_the_shop_only() {
    for (text, path) in [
        ("/products/tra-sen", Some("/products/tra-sen")),
        ("/live/ve-men-lam", Some("/live/ve-men-lam")),
        ("/", Some("/")),
        ("", None),
        ("/cart", None),
        ("/products/", None),
        ("/products/../x", None),
        ("https://example.com/products/tra-sen", None),
    ] {
        let subject: Result<Subject, _> = text.parse();
        assert_eq!(
            subject.ok().map(|it| it.to_string()).as_deref(),
            path,
            "{text}"
        );
        // In the form, whatever cannot be read is about the market.
        let about = ComplaintDraft {
            about: text.to_owned(),
            ..draft("0912345678", "")
        };
        assert_eq!(
            about.check().unwrap().about.to_string(),
            path.unwrap_or("/"),
            "{text}"
        );
    }
}
