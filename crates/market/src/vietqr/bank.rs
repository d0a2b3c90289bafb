//! What banks are called.

use crate::catalogue::BankNumber;

/// Numbers at NAPAS and the names that people know, in the order of the numbers.
const BANKS: [(&str, &str); 25] = [
    ("546034", "Cake"),
    ("963388", "Timo"),
    ("970403", "Sacombank"),
    ("970405", "Agribank"),
    ("970407", "Techcombank"),
    ("970409", "BacABank"),
    ("970415", "VietinBank"),
    ("970416", "ACB"),
    ("970418", "BIDV"),
    ("970422", "MB"),
    ("970423", "TPBank"),
    ("970425", "ABBank"),
    ("970426", "MSB"),
    ("970428", "NamABank"),
    ("970431", "Eximbank"),
    ("970432", "VPBank"),
    ("970436", "Vietcombank"),
    ("970437", "HDBank"),
    ("970440", "SeABank"),
    ("970441", "VIB"),
    ("970443", "SHB"),
    ("970446", "Co-opBank"),
    ("970448", "OCB"),
    ("970449", "LPBank"),
    ("970454", "BVBank"),
];

/// Numbers of smaller banks and wallets, whose names nobody looks for.
const OTHERS: [&str; 40] = [
    "422589", "458761", "533948", "546035", "668888", "796500", "801011", "970400", "970406",
    "970408", "970410", "970412", "970414", "970419", "970421", "970424", "970427", "970429",
    "970430", "970433", "970434", "970438", "970439", "970442", "970444", "970452", "970455",
    "970456", "970457", "970458", "970462", "970463", "970466", "970467", "971005", "971011",
    "971025", "971133", "977777", "999888",
];

/// The short name of a bank, if it is one of the larger ones.
///
/// ```
/// let bank = "970436".parse().unwrap();
/// assert_eq!(market::vietqr::bank_name(&bank), Some("Vietcombank"));
/// ```
pub fn bank_name(number: &BankNumber) -> Option<&'static str> {
    let find = BANKS.binary_search_by(|(known, _)| (*known).cmp(number.as_str()));
    Some(BANKS.get(find.ok()?)?.1)
}

/// The numbers of all banks and wallets that can be transferred to.
pub fn bank_numbers() -> impl Iterator<Item = &'static str> {
    let named = BANKS.iter().map(|(number, _)| *number);
    named.chain(OTHERS)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]
mod tests {
    use super::*;

    #[test]
    fn every_bank_is_found() {
        for (number, name) in BANKS {
            assert_eq!(bank_name(&number.parse().unwrap()), Some(name));
        }
        assert_eq!(bank_name(&"970400".parse().unwrap()), None);
        let numbers: Vec<&str> = bank_numbers().collect();
        let each: std::collections::HashSet<&str> = numbers.iter().copied().collect();
        assert_eq!(each.len(), numbers.len(), "a bank is there twice");
        assert!(numbers.iter().all(|it| it.parse::<BankNumber>().is_ok()));
    }
}
