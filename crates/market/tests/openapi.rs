//! What is sent is what `docs/openapi.json` says.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::order::{Order, cancellation, notice};
use market::training::{Draft, Registration};
use serde_json::{Value, json};

const DESCRIPTION: &str = include_str!("../../../docs/openapi.json");

/// Says what is wrong with something that is sent to a path.
fn faults(path: &str, sent: &Value) -> Vec<String> {
    let mut schema: Value = serde_json::from_str(DESCRIPTION).unwrap();
    let body = &schema["paths"][path]["post"]["requestBody"]["content"];
    let reference = body["application/json"]["schema"].clone();
    assert!(reference.is_object(), "{path}");
    schema["allOf"] = json!([reference]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    validator
        .iter_errors(sent)
        .map(|it| it.to_string())
        .collect()
}

fn order(handover: &Value, payment: &Value, note: Option<&str>) -> Order {
    serde_json::from_value(json!({
        "id": "01010101-0101-4101-8101-010101010101",
        "code": "DH-2345-6789",
        "checkout": "02020202-0202-4202-8202-020202020202",
        "seller": {
            "slug": "htx-sen",
            "name": "Hợp tác xã Sen Việt",
            "address": "phường Tây Hồ, Hà Nội",
            "phone": "+842400000001",
        },
        "goods": [{
            "product": "tra-sen",
            "variant": "goi",
            "name": "Trà sen (Gói)",
            "price": 40_000,
            "quantity": 5,
        }],
        "buyer": { "name": "Nguyễn Thị Hoa", "phone": "+84912345678" },
        "handover": handover,
        "payment": payment,
        "note": note,
        "made": 1_795_582_800_000_i64,
        "status": { "is": "placed" },
    }))
    .unwrap()
}

#[test]
fn orders_are_sent_as_described() {
    let to = json!({ "street": "12 Quảng Bá", "ward": "Tây Hồ", "province": "Hà Nội" });
    let sent = |carriage: Value| json!({ "how": "sent", "to": to, "carriage": carriage });
    let transfer = json!({
        "how": "transfer",
        "to": { "bin": "970436", "account": "0000000001", "name": "HTX SEN VIET" },
    });
    let cash = json!({ "how": "on-delivery" });
    for (order, total) in [
        (
            order(&sent(json!({ "fee": 25_000 })), &transfer, Some("Gói quà")),
            225_000,
        ),
        (order(&sent(json!("agreed")), &cash, None), 200_000),
        (order(&json!({ "how": "pick-up" }), &cash, None), 200_000),
    ] {
        let sent = notice(&order, "vi");
        assert_eq!(faults("/orders", &sent), [""; 0]);
        assert_eq!(sent["total"], total);
        assert_eq!(faults("/orders", &cancellation(&order)), [""; 0]);
        // The description is one that could be broken.
        let mut other = sent.clone();
        other["more"] = json!(1);
        assert_ne!(faults("/orders", &other), [""; 0]);
        let mut less = sent;
        less.as_object_mut().unwrap().remove("buyer");
        assert_ne!(faults("/orders", &less), [""; 0]);
    }
}

#[test]
fn registrations_are_sent_as_described() {
    for email in ["hoa@example.com", ""] {
        let draft = Draft {
            course: "live".to_owned(),
            name: "Nguyễn Thị Hoa".to_owned(),
            phone: "0912 345 678".to_owned(),
            email: email.to_owned(),
            makes: "Trà sen".to_owned(),
            consent: true,
        };
        let application = draft.check(|_| true).unwrap();
        let registration = Registration {
            code: "DK-2345-6789",
            course: &application.course,
            title: "Phát trực tiếp",
            applicant: &application.applicant,
            consent: "Tôi đồng ý.",
            made: 1_795_582_800_000,
            language: "fr",
        };
        let sent = serde_json::to_value(registration).unwrap();
        assert_eq!(faults("/registrations", &sent), [""; 0]);
        assert_ne!(faults("/orders", &sent), [""; 0]);
    }
}
