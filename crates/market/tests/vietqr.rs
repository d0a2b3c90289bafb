//! The payload of VietQR: the published ones, and any other.

#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

use market::vietqr::{BillNumber, ParseError, Purpose, Transfer, TransferAmount, Wrong};
use market::{Bank, Dong};
use proptest::prelude::*;

fn transfer(bank: &str, account: &str, amount: u64, bill: &str, purpose: &str) -> Transfer {
    Transfer {
        bank: bank.parse().unwrap(),
        account: account.parse().unwrap(),
        amount: TransferAmount::try_from(Dong::new(amount).unwrap()).ok(),
        bill: bill.parse().ok(),
        purpose: purpose.parse().ok(),
    }
}

/// Payloads that others have made, and what they say.
fn published() -> [(&'static str, Transfer); 3] {
    [
        (
            "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F",
            transfer("970416", "257678859", 0, "", ""),
        ),
        (
            "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN\
             62150811Chuyen tien630453E6",
            transfer("970416", "257678859", 10_000, "", "Chuyen tien"),
        ),
        (
            "00020101021238530010A0000007270123000697041601092245284790208QRIBFTTA53037045405100005802VN\
             62340107NPS68690819TRANSFER TO SOMEONE6304AC13",
            transfer(
                "970416",
                "224528479",
                10_000,
                "NPS6869",
                "TRANSFER TO SOMEONE",
            ),
        ),
    ]
}

/// As some programs write it: with an amount, and all the same called static.
const CALLED_STATIC: &str = "00020101021138540010A00000072701240006970407011003865776720208QRIBFTTA\
                             5303704540710000005802VN62160812henry an cut6304A322";

#[test]
fn published_payloads_are_built_and_read() {
    for (payload, transfer) in published() {
        assert_eq!(transfer.payload(), payload);
        assert_eq!(Transfer::parse(payload), Ok(transfer));
    }
}

#[test]
fn an_amount_in_a_static_payload_is_read() {
    let transfer = transfer("970407", "0386577672", 1_000_000, "", "henry an cut");
    assert_eq!(Transfer::parse(CALLED_STATIC), Ok(transfer.clone()));
    assert_eq!(Transfer::parse(&transfer.payload()), Ok(transfer));
}

/// The payload with another field of the first one, and the checksum that it then has.
fn with(from: &str, to: &str) -> String {
    let (payload, _) = &published()[1];
    assert!(payload.contains(from));
    let changed = payload.replacen(from, to, 1);
    let without = &changed[..changed.len() - 4];
    match Transfer::parse(&format!("{without}0000")) {
        Err(ParseError {
            wrong: Wrong::Checksum(sum),
            ..
        }) => format!("{without}{sum:04X}"),
        _ => changed,
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let account = "38530010A0000007270123000697041601092576788590208QRIBFTTA";
    for (from, to, at, wrong) in [
        ("000201", "000202", 4, Wrong::Value("00")),
        ("000201", "", 0, Wrong::Missing("00")),
        ("01021238", "01021338", 10, Wrong::Value("01")),
        ("010212", "", 112, Wrong::Missing("01")),
        (account, "", 61, Wrong::Missing("38")),
        ("A000000727", "A000000728", 20, Wrong::Value("00")),
        ("QRIBFTTA", "QRIBFTTC", 61, Wrong::Value("02")),
        ("970416", "97041X", 38, Wrong::Value("00")),
        ("257678859", "25767885-", 48, Wrong::Value("01")),
        ("5303704", "5303840", 73, Wrong::Value("53")),
        ("540510000", "540500000", 80, Wrong::Value("54")),
        ("540510000", "54051000.", 80, Wrong::Value("54")),
        ("540510000", "5405+1000", 80, Wrong::Value("54")),
        ("5802VN", "5802US", 89, Wrong::Value("58")),
        ("5802VN", "58VNVN", 87, Wrong::Digits),
        ("5802VN", "5902VN", 118, Wrong::Missing("58")),
        ("5802VN", "5802VN5802VN", 91, Wrong::Twice("58".into())),
        ("62150811", "62160811", 111, Wrong::TooShort),
        ("0811Chuyen", "0812Chuyen", 95, Wrong::TooShort),
        ("Chuyen tien", "Chuyển tiền", 103, Wrong::Sign),
        ("Chuyen tien", "Chuyen\ntien", 105, Wrong::Sign),
    ] {
        let payload = with(from, to);
        let error = ParseError { at, wrong };
        assert_eq!(Transfer::parse(&payload), Err(error), "{payload}");
    }
    let (payload, _) = &published()[0];
    for cut in 0..payload.len() {
        assert!(Transfer::parse(&payload[..cut]).is_err(), "{cut}");
    }
}

#[test]
fn fields_that_say_nothing_of_a_transfer_are_passed_over() {
    let payload = with("5802VN", "5802VN5909CHO DEM 16005Hanoi");
    assert_eq!(Transfer::parse(&payload).as_ref(), Ok(&published()[1].1));
}

#[test]
fn amounts() {
    let amount = |it: u64| TransferAmount::try_from(Dong::new(it).unwrap());
    assert!(amount(0).is_err());
    assert_eq!(amount(1).unwrap().to_string(), "1");
    // A thousand pieces at ten million đồng.
    let large = Dong::new(10_000_000).unwrap().times(1000);
    assert_eq!(TransferAmount::try_from(large).unwrap().dong(), large);
    let most = Dong::new(10_000_000_000).unwrap();
    assert_eq!(
        TransferAmount::try_from(most.times(999))
            .unwrap()
            .to_string()
            .len(),
        13
    );
    assert!(TransferAmount::try_from(most.times(1000)).is_err());
}

#[test]
fn an_order_is_paid_by_its_code() {
    let bank = Bank {
        bin: "970436".parse().unwrap(),
        account: "0011001234567".parse().unwrap(),
        name: "HTX TRA SEN".to_owned(),
    };
    let amount = Dong::new(350_000).unwrap();
    let of_order = Transfer::of_order(&bank, amount, "CD-7K3M-Q2PX");
    let (code, account) = ("CD-7K3M-Q2PX", "0011001234567");
    assert_eq!(of_order, transfer("970436", account, 350_000, code, code));
    let hostile = Transfer::of_order(&bank, Dong::ZERO, "đơn\n\u{202e}<7>");
    assert_eq!(hostile, transfer("970436", account, 0, "", "don 7"));
}

#[test]
fn purposes_are_folded() {
    for (text, folded) in [
        ("Thanh toán đơn hàng", Some("Thanh toan don hang")),
        ("CD-7K3M-Q2PX", Some("CD-7K3M-Q2PX")),
        ("Đặng Thị Ngọc Ánh", Some("Dang Thi Ngoc Anh")),
        ("  hai\r\n\tdòng  ", Some("hai dong")),
        ("a\u{202e}b 🥮 c<script>", Some("a b c script")),
        ("一二三", None),
        ("\u{300}\u{301}", None),
        ("", None),
        (
            "123456789 123456789 1234 6789",
            Some("123456789 123456789 1234"),
        ),
    ] {
        let purpose = Purpose::fold(text);
        assert_eq!(purpose.as_ref().map(Purpose::as_str), folded, "{text}");
    }
    for bad in ["", "12345678901234567890123456", "đơn", "a\nb"] {
        assert!(bad.parse::<Purpose>().is_err(), "{bad}");
    }
    for bad in ["", "12345678901234567890123456", "a b", "đ"] {
        assert!(bad.parse::<BillNumber>().is_err(), "{bad}");
    }
}

prop_compose! {
    fn any_transfer()(
        bank in "[0-9]{6}",
        account in "[A-Za-z0-9]{1,19}",
        amount in 0..10_000_000_000_u64,
        times in 1..1000_u32,
        bill in "[A-Za-z0-9-]{0,25}",
        purpose in "[ -~]{0,25}",
    ) -> Transfer {
        let amount = Dong::new(amount).unwrap().times(times);
        Transfer {
            amount: TransferAmount::try_from(amount).ok(),
            ..transfer(&bank, &account, 0, &bill, &purpose)
        }
    }
}

proptest! {
    #[test]
    fn what_is_built_is_read_as_it_was(transfer in any_transfer()) {
        let payload = transfer.payload();
        prop_assert!(payload.len() < 200);
        prop_assert_eq!(Transfer::parse(&payload), Ok(transfer));
    }

    /// The checksum finds any single character that is another one.
    #[test]
    fn a_slip_is_noticed(transfer in any_transfer(), at in any::<prop::sample::Index>(), other in "[0-9A-Z]") {
        let payload = transfer.payload();
        let at = at.index(payload.len());
        let changed = [&payload[..at], &other, &payload[at + 1..]].concat();
        if changed != payload {
            prop_assert!(Transfer::parse(&changed).is_err());
        }
    }

    #[test]
    fn no_text_does_harm(text in "\\PC{0,200}|([0-9]{4}[ -~é]{0,8}){0,12}") {
        if let Err(error) = Transfer::parse(&text) {
            prop_assert!(error.at <= text.len());
        }
    }

    #[test]
    fn any_text_becomes_a_purpose_or_none(text in "\\PC{0,80}") {
        if let Some(purpose) = Purpose::fold(&text) {
            prop_assert!(purpose.as_str().trim() == purpose.as_str());
            prop_assert!(purpose.as_str().len() <= 25);
        }
    }
}
