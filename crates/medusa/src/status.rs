//! How an order stands at the engine.

use market::order::Progress;
use market::order::Report;
use serde_json::Value;

/// What to ask for: an order by the engine's name of it.
pub fn path(order: &str) -> String {
    let plain: String = order
        .chars()
        .filter(|it| it.is_ascii_alphanumeric() || *it == '_' || *it == '-')
        .collect();
    format!("/store/orders/{plain}?fields=id,status,payment_status,fulfillment_status")
}

/// What an answer means; nothing where it is no order.
pub fn read(text: &str) -> Option<Report> {
    let answer: Value = serde_json::from_str(text).ok()?;
    let order = answer.get("order")?;
    let word = |field: &str| order.get(field).and_then(Value::as_str).unwrap_or_default();
    order.get("id")?.as_str()?;
    let progress = match (word("status"), word("fulfillment_status")) {
        ("canceled", _) => Progress::Cancelled,
        (_, "delivered") => Progress::Delivered,
        (_, "" | "not_fulfilled" | "canceled") => Progress::Taken,
        _ => Progress::Underway,
    };
    Some(Report {
        progress,
        is_paid: word("payment_status") == "captured",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engines_words_are_understood() {
        for (status, fulfilment, progress) in [
            ("pending", "not_fulfilled", Progress::Taken),
            ("pending", "canceled", Progress::Taken),
            ("pending", "partially_fulfilled", Progress::Underway),
            ("pending", "fulfilled", Progress::Underway),
            ("pending", "shipped", Progress::Underway),
            ("completed", "delivered", Progress::Delivered),
            ("canceled", "not_fulfilled", Progress::Cancelled),
            ("canceled", "delivered", Progress::Cancelled),
        ] {
            let text = format!(
                r#"{{"order":{{"id":"order_1","status":"{status}","fulfillment_status":"{fulfilment}","payment_status":"captured"}}}}"#
            );
            let report = Report {
                progress,
                is_paid: true,
            };
            assert_eq!(read(&text), Some(report), "{status}, {fulfilment}");
        }
        let bare = read(r#"{"order":{"id":"order_1","payment_status":null}}"#);
        let report = Report {
            progress: Progress::Taken,
            is_paid: false,
        };
        assert_eq!(bare, Some(report));
        for text in [
            "",
            "{}",
            r#"{"order":7}"#,
            r#"{"order":{"status":"pending"}}"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_cannot_lead_elsewhere() {
        let path = path("order_1/../../admin?x#y");
        assert!(path.starts_with("/store/orders/order_1adminxy?"), "{path}");
    }
}
