//! Telephone numbers, addresses of the web and of e-mail, and bank accounts: each type holds
//! only what is safe to put into a link or an order.

use crate::form::text_form;
use crate::locale::Locale;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Makes a checked text: a newtype that is read with `$check` and shown as it was written.
macro_rules! checked_text {
    ($(#[$doc:meta])* $type:ident, $check:expr, $expecting:literal, $pattern:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(Box<str>);

        impl $type {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $type {
            type Err = &'static str;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let is_right: fn(&str) -> bool = $check;
                if is_right(text) { Ok(Self(text.into())) } else { Err(concat!("this is not ", $expecting)) }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        text_form!($type, $expecting, stringify!($type), $pattern);
    };
}

pub(crate) use checked_text;

checked_text!(
    /// A telephone number in the international form E.164, such as `+842438250000`.
    Phone,
    |text| {
        text.strip_prefix('+').is_some_and(|digits| {
            (8..=15).contains(&digits.len())
                && !digits.starts_with('0')
                && digits.bytes().all(|b| b.is_ascii_digit())
        })
    },
    "a telephone number such as +842438250000",
    r"^\+[1-9][0-9]{7,14}$"
);

checked_text!(
    /// An address of electronic mail.
    Email,
    |text| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b".-_+@".contains(&b);
        text.bytes().all(plain)
            && text.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty() && host.contains('.') && !host.contains('@')
                    && host.split('.').all(|part| !part.is_empty())
            })
    },
    "an e-mail address such as name@example.com",
    r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
);

checked_text!(
    /// A web address that is safe in a link: `https` only.
    WebAddress,
    |text| {
        text.strip_prefix("https://").is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            host.contains('.')
                && !host.contains('@')
                && text.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b))
        })
    },
    "a web address that begins with https://",
    r"^https://[^\s@/]+\.[^\s@/]+"
);

checked_text!(
    /// Where something is sent to: a web address or, on the shop's own site, a path; for trials
    /// also a server on one's own machine.
    Endpoint,
    |text| {
        let is_graphic = |b: u8| b.is_ascii_graphic() && !b"\"<>\\^`{|}#".contains(&b);
        let is_path = text.starts_with('/') && !text.starts_with("//");
        (is_path || is_own_machine(text) || text.parse::<WebAddress>().is_ok())
            && text.bytes().all(is_graphic)
    },
    "a web address that begins with https://, or a path on the shop's own site such as /api/registrations",
    r"^(https://[^\s@/]+\.[^\s@/]+|http://(localhost|127\.0\.0\.1):[1-9][0-9]{0,4}/|/[^/\s])[^\s#]*$"
);

checked_text!(
    /// Where a site stands: `https`, the host in small letters and, where it is not the usual
    /// one, the port; nothing behind it, so that the address of a page can follow.
    Origin,
    |text| {
        text.strip_prefix("https://").is_some_and(|rest| {
            let (host, port) = rest.split_once(':').unwrap_or((rest, "443"));
            let is_label = |label: &str| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            };
            host.contains('.')
                && host.split('.').all(is_label)
                && is_port(port)
        })
    },
    "the address of a site without a path, such as https://market.example.com",
    r"^https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:[1-9][0-9]{0,4})?$"
);

checked_text!(
    /// A site that may show the shop in a frame: an [`Origin`] or, for trials on one's own
    /// machine, `http://localhost` or `http://127.0.0.1` with a port.
    Portal,
    |text| {
        let own = ["http://localhost:", "http://127.0.0.1:"];
        match own.iter().find_map(|start| text.strip_prefix(start)) {
            Some(port) => is_port(port),
            None => text.parse::<Origin>().is_ok(),
        }
    },
    "the address of a site without a path, such as https://market.example.com",
    r"^(https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:[1-9][0-9]{0,4})?|http://(localhost|127\.0\.0\.1):[1-9][0-9]{0,4})$"
);

checked_text!(
    /// A bank's number at NAPAS, six digits.
    BankNumber,
    |text| text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()),
    "a bank's number of six digits such as 970436",
    "^[0-9]{6}$"
);

checked_text!(
    /// The number of a bank account, up to 19 letters and digits.
    AccountNumber,
    |text| (1..=19).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric()),
    "an account number of up to 19 letters and digits",
    "^[A-Za-z0-9]{1,19}$"
);

checked_text!(
    /// The place of a picture below `public/`, such as `photos/tra-sen.webp`.
    PictureFile,
    |text| {
        let ending = text.rsplit_once('.').map(|(_, ending)| ending);
        matches!(ending, Some("avif" | "jpg" | "png" | "webp"))
            && text.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.".contains(&b))
    },
    "the place of a picture such as photos/tra-sen.webp (avif, jpg, png or webp)",
    r"^[A-Za-z0-9_-][A-Za-z0-9/._-]*\.(avif|jpg|png|webp)$"
);

fn is_port(text: &str) -> bool {
    text.starts_with(|first| ('1'..='9').contains(&first)) && text.parse::<u16>().is_ok()
}

checked_text!(
    /// What stands for a photograph until it is there: its dominant colour in six hexadecimal
    /// digits, a hyphen, and four by three colours of three digits, row by row.
    Blur,
    |text| {
        let is_hex = |part: &str| part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        text.split_once('-').is_some_and(|(colour, grid)| {
            colour.len() == 6 && grid.len() == 36 && is_hex(colour) && is_hex(grid)
        })
    },
    "what editor images writes for a picture that is not there yet",
    "^[0-9a-f]{6}-[0-9a-f]{36}$"
);

impl Blur {
    /// The picture as the address of an SVG, which needs no request.
    ///
    /// ```
    /// let text = format!("8a6b4f-{}", "fed".repeat(12));
    /// let blur: market::Blur = text.parse().unwrap();
    /// assert!(blur.address().starts_with("data:image/svg+xml,"));
    /// assert!(blur.address().contains("fill='%238a6b4f'"));
    /// ```
    pub fn address(&self) -> String {
        let (colour, grid) = self.0.split_once('-').unwrap_or_default();
        let cells = (0..12).map(|cell| {
            let (x, y) = (cell % 4, cell / 4);
            let fill = grid.get(cell * 3..cell * 3 + 3).unwrap_or_default();
            format!("%3Crect x='{x}' y='{y}' width='1' height='1' fill='%23{fill}'/%3E")
        });
        let cells: String = cells.collect();
        format!(
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3' \
             preserveAspectRatio='none'%3E%3Cfilter id='b'%3E%3CfeGaussianBlur stdDeviation='.6'/%3E%3C/filter%3E\
             %3Crect width='4' height='3' fill='%23{colour}'/%3E%3Cg filter='url(%23b)'%3E{cells}%3C/g%3E%3C/svg%3E"
        )
    }
}

/// Whether this is an address on one's own machine.
fn is_own_machine(text: &str) -> bool {
    let path = text.match_indices('/').nth(2).map(|(at, _)| at);
    let site = path.and_then(|at| text.get(..at));
    text.starts_with("http:") && site.is_some_and(|site| site.parse::<Portal>().is_ok())
}

impl Endpoint {
    /// The site that it lies on, unless that is the shop's own.
    pub fn origin(&self) -> Option<&str> {
        let (scheme, rest) = self.0.split_once("://")?;
        let host = rest.find(['/', '?']).unwrap_or(rest.len());
        self.0.get(..scheme.len() + "://".len() + host)
    }
}

impl Phone {
    /// The number as a language writes it: at home without the country's code.
    ///
    /// ```
    /// use market::{Locale, Phone};
    /// let phone: Phone = "+842438250000".parse().unwrap();
    /// assert_eq!(phone.format(Locale::Vi), "024 3825 0000");
    /// assert_eq!(phone.format(Locale::Fr), "+84 24 3825 0000");
    /// ```
    pub fn format(&self, locale: Locale) -> String {
        let Some(national) = self.0.strip_prefix("+84") else {
            return self.0.to_string();
        };
        let area = if national.starts_with('2') {
            2
        } else {
            national.len().min(2)
        };
        let (area, rest) = national.split_at(area.min(national.len()));
        let half = rest.len() / 2;
        let (first, second) = rest.split_at(half);
        let start = if locale == Locale::Vi {
            "0"
        } else {
            "+84\u{a0}"
        };
        format!("{start}{area}\u{a0}{first}\u{a0}{second}").replace('\u{a0}', " ")
    }
}

/// A bank account that orders are paid to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bank {
    /// The bank's number at NAPAS.
    pub bin: BankNumber,
    /// The number of the account.
    pub account: AccountNumber,
    /// The account holder's name as the bank has it, in capitals without accents.
    #[serde(deserialize_with = "crate::form::filled")]
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    #[test]
    fn phones() {
        check::<Phone>(
            &["+842400000001", "+84912345678", "+33123456789"],
            &["", "0912345678", "+0912345678", "+84 912", "+84abc123456"],
        );
        let mobile: Phone = "+84912345678".parse().unwrap();
        assert_eq!(mobile.format(Locale::Vi), "091 234 5678");
        assert_eq!(mobile.format(Locale::En), "+84 91 234 5678");
        let foreign: Phone = "+33123456789".parse().unwrap();
        assert_eq!(foreign.format(Locale::Vi), "+33123456789");
    }

    #[test]
    fn emails() {
        check::<Email>(
            &["a@b.vn", "cho-dem+1@example.com"],
            &[
                "",
                "a",
                "a@b",
                "@b.vn",
                "a@b..vn",
                "a b@c.vn",
                "a@b@c.vn",
                "a@b.vn?subject=x",
            ],
        );
    }

    #[test]
    fn links_have_safe_schemes_only() {
        check::<WebAddress>(
            &["https://example.com", "https://example.com/a?b=c#d"],
            &[
                "",
                "http://example.com",
                "javascript:alert(1)",
                "https://",
                "https://localhost",
                "https://u@example.com",
                "https://example.com/ a",
                "https://example.com/\"",
                "HTTPS://example.com",
            ],
        );
    }

    #[test]
    fn endpoints_are_safe_to_send_to() {
        check::<Endpoint>(
            &[
                "https://example.com/registrations",
                "https://example.com:8443/a?b=c",
                "/api/registrations",
                "http://127.0.0.1:9000/store/submissions/orders",
            ],
            &[
                "",
                "/ a",
                "//example.com/a",
                "http://example.com/a",
                "http://localhost/a",
                "http://localhost:80",
                "http://localhost:80@example.com/a",
                "javascript:alert(1)",
                "https://u@example.com/a",
                "/a#b",
                "api/registrations",
            ],
        );
        let own: Endpoint = "/api/registrations".parse().unwrap();
        assert_eq!(own.origin(), None);
        let other: Endpoint = "https://example.com:8443/a?b=c".parse().unwrap();
        assert_eq!(other.origin(), Some("https://example.com:8443"));
        let trial: Endpoint = "http://localhost:9000/store".parse().unwrap();
        assert_eq!(trial.origin(), Some("http://localhost:9000"));
    }

    #[test]
    fn origins_are_ready_for_a_path() {
        check::<Origin>(
            &[
                "https://example.com",
                "https://cho-dem.hanoi.gov.vn",
                "https://shop.example.com:8443",
            ],
            &[
                "",
                "https://",
                "http://example.com",
                "https://example.com/",
                "https://example.com/shop",
                "https://example.com?a",
                "https://Example.com",
                "https://localhost",
                "https://u@example.com",
                "https://example..com",
                "https://-a.example.com",
                "https://example.com:",
                "https://example.com:0",
                "https://example.com:+80",
                "https://example.com:70000",
                "https://example.com\"",
            ],
        );
    }

    #[test]
    fn portals_are_sites_or_on_the_own_machine() {
        check::<Portal>(
            &[
                "https://portal.example.com",
                "https://portal.example.com:8443",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
            ],
            &[
                "",
                "*",
                "https://*.example.com",
                "http://portal.example.com",
                "http://localhost",
                "http://localhost:0",
                "http://localhost:80/",
                "http://localhost:80 https://evil.example.com",
                "http://localhost.example.com:80",
                "https://portal.example.com/",
                "https://portal.example.com; script-src *",
                "https://portal.example.com 'unsafe-inline'",
                "data:",
                "null",
            ],
        );
    }

    #[test]
    fn accounts() {
        check::<BankNumber>(&["970436"], &["97043", "9704366", "97043a"]);
        check::<AccountNumber>(
            &["1", "0000000001", "1234567890123456789"],
            &["", "12345678901234567890", "12 34"],
        );
    }

    #[test]
    fn pictures_stay_inside_the_shop() {
        check::<PictureFile>(
            &["photos/a.webp", "a.jpg"],
            &[
                "",
                "a",
                "../a.jpg",
                "/a.jpg",
                "photos//a.jpg",
                "https://x.vn/a.jpg",
                "a.svg",
                "photos/.a.jpg",
            ],
        );
    }
}
