//! A broken shop for every kind of mistake.

use crate::common::shop::Change::{self, Bytes, Gone, Link, Part, Photo, Text};

/// What is done to the sound shop, and the code of what it is told then.
pub(crate) struct Case {
    pub(crate) code: &'static str,
    /// Tells it from others of the same code.
    detail: &'static str,
    pub(crate) changes: &'static [Change<'static>],
}

impl Case {
    pub(crate) fn name(&self) -> String {
        match self.detail {
            "" => self.code.to_owned(),
            detail => format!("{} ({detail})", self.code),
        }
    }
}

const fn case(code: &'static str, changes: &'static [Change<'static>]) -> Case {
    Case {
        code,
        detail: "",
        changes,
    }
}

const fn also(
    code: &'static str,
    detail: &'static str,
    changes: &'static [Change<'static>],
) -> Case {
    Case {
        code,
        detail,
        changes,
    }
}

const TEA: &str = "products/tra-sen.json";
const SILK: &str = "products/lua.json";
const LOTUS: &str = "producers/htx-sen.json";
const MARKET: &str = "market.json";
const GROUPS: &str = "groups.json";
const LIVE: &str = "live.json";
const TRAINING: &str = "training.json";
const EVENTS: &str = "events.json";
const PARTNERS: &str = "partners.json";
const PLACES: &str = "places.txt";
const DEEP: &str = "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[";
const HUGE: &[u8] = &[b' '; 5 * 1024 * 1024];

pub(crate) const CASES: &[Case] = &[
    // Files.
    case("missing-file", &[Gone(MARKET)]),
    case("encoding", &[Bytes(SILK, b"{\"slug\": \"l\xf9a\"}")]),
    also("encoding", "UTF-16", &[Bytes(SILK, b"\xff\xfe{\0\"\0s\0")]),
    case(
        "byte-order-mark",
        &[Part(SILK, "{\n  \"slug\"", "\u{feff}{\n  \"slug\"")],
    ),
    case("file-too-large", &[Bytes(SILK, HUGE)]),
    case(
        "unreadable-file",
        &[Link("products/gone.json", "nowhere.json")],
    ),
    case(
        "link-leads-outside",
        &[Link("products/passwd.json", "/etc/passwd")],
    ),
    case("stray-file", &[Text("notes.txt", "Nhớ gọi chị Sen")]),
    also("stray-file", "nearly a name", &[Text("market.jsn", "{}")]),
    case(
        "missing-picture",
        &[Part(TEA, "photos/tra-sen.png", "photos/tra-san.png")],
    ),
    also(
        "missing-picture",
        "art",
        &[Part(TEA, "\"art\": \"tea\"", "\"art\": \"the\"")],
    ),
    also(
        "missing-picture",
        "poster",
        &[Part(
            LIVE,
            "\"starts\": \"2026-12-04T20:40\"",
            "\"poster\": \"a.jpg\", \"starts\": \"2026-12-04T20:40\"",
        )],
    ),
    case(
        "broken-picture",
        &[Bytes("../photos/tra-sen.png", b"<html>")],
    ),
    case("picture-size", &[Photo(1200, 800, 1)]),
    case(
        "picture-width",
        &[Part(
            TEA,
            "\"width\": 1200",
            "\"width\": 1200, \"widths\": [400]",
        )],
    ),
    also(
        "missing-picture",
        "width",
        &[
            Part(TEA, "photos/tra-sen.png", "photos/tra-sen-1200.png"),
            Part(TEA, "\"width\": 1200", "\"width\": 1200, \"widths\": [400]"),
            Link("../photos/tra-sen-1200.png", "tra-sen.png"),
        ],
    ),
    case("picture-small", &[Photo(320, 240, 1)]),
    case("picture-large", &[Photo(6000, 4000, 1)]),
    case("picture-heavy", &[Photo(1200, 900, 700)]),
    // Signs of JSON.
    case("empty-file", &[Text(SILK, "")]),
    case(
        "html-file",
        &[Text(SILK, "<!DOCTYPE html>\n<html></html>\n")],
    ),
    case("truncated", &[Part(SILK, " }\n}\n", " }\n")]),
    also("truncated", "list", &[Text(SILK, "{\"variants\": [")]),
    also("truncated", "text", &[Text(SILK, "{\"slug\": \"lu")]),
    also("truncated", "value", &[Text(SILK, "{\"slug\":")]),
    case("missing-comma", &[Part(TEA, "350000,", "350000")]),
    also(
        "missing-comma",
        "list",
        &[Part(TEA, "\"chè sen\", \"chè", "\"chè sen\" \"chè")],
    ),
    case("missing-colon", &[Part(TEA, "\"stars\": 4", "\"stars\" 4")]),
    case(
        "extra-comma",
        &[Part(TEA, "\"quà biếu\"]", "\"quà biếu\"],")],
    ),
    case(
        "text-after-end",
        &[Part(TEA, "\"quà biếu\"]\n}", "\"quà biếu\"]\n}}")],
    ),
    case(
        "field-name-expected",
        &[Part(TEA, "\"stars\": 4", "stars: 4")],
    ),
    case(
        "value-expected",
        &[Part(TEA, "\"stars\": 4", "\"stars\": bốn")],
    ),
    case(
        "wrong-quotes",
        &[Part(
            TEA,
            "\"village\": \"Quảng An\"",
            "\"village\": “Quảng An”",
        )],
    ),
    also(
        "wrong-quotes",
        "name",
        &[Part(TEA, "\"village\"", "'village'")],
    ),
    case(
        "comment",
        &[Part(TEA, "\"stars\": 4", "// bốn sao\n  \"stars\": 4")],
    ),
    case(
        "wrong-number",
        &[Part(TEA, "\"stars\": 4", "\"stars\": 04")],
    ),
    case("wrong-escape", &[Part(TEA, "Quảng An", "Quảng\\An")]),
    case("open-text", &[Part(TEA, "\"quà biếu\"]", "\"quà biếu]")]),
    case("too-deep", &[Part(LIVE, "\"dQw4w9WgXcQ\"", DEEP)]),
    // Fields and values.
    case(
        "missing-field",
        &[Part(TEA, "  \"village\": \"Quảng An\",\n", "")],
    ),
    also(
        "missing-field",
        "Vietnamese",
        &[Part(SILK, "\"vi\": \"Lụa Vạn Phúc\"", "\"en\": \"Silk\"")],
    ),
    also(
        "missing-field",
        "alternative text",
        &[Part(
            TEA,
            "\"alt\": { \"vi\": \"Hộp trà sen mở nắp\" }, ",
            "",
        )],
    ),
    case(
        "duplicate-field",
        &[Part(TEA, "\"stars\": 4", "\"stars\": 4, \"stars\": 5")],
    ),
    case(
        "unknown-field",
        &[Part(TEA, "\"night_price\"", "\"nightprice\"")],
    ),
    also(
        "unknown-field",
        "nothing like it",
        &[Part(SILK, "\"stars\": 5", "\"stars\": 5, \"màu\": \"đỏ\"")],
    ),
    case(
        "unknown-choice",
        &[Part(LOTUS, "\"cooperative\"", "\"co-operative\"")],
    ),
    case(
        "wrong-kind",
        &[Part(TEA, "\"stars\": 4", "\"stars\": \"4\"")],
    ),
    also(
        "wrong-kind",
        "object",
        &[Part(TEA, "\"village\": \"Quảng An\"", "\"village\": {}")],
    ),
    also(
        "wrong-kind",
        "list",
        &[Part(TEA, "\"village\": \"Quảng An\"", "\"village\": []")],
    ),
    also(
        "wrong-kind",
        "texts",
        &[Part(
            SILK,
            "{ \"vi\": \"Dệt lụa từ tơ.\" }",
            "\"Dệt lụa từ tơ.\"",
        )],
    ),
    also(
        "wrong-kind",
        "list wanted",
        &[Part(
            TEA,
            "[\"chè sen\", \"chè ướp\", \"quà biếu\"]",
            "\"chè sen\"",
        )],
    ),
    also(
        "wrong-kind",
        "object wanted",
        &[Part(TEA, "{ \"amount\": 100, \"measure\": \"g\" }", "100")],
    ),
    also(
        "wrong-kind",
        "empty list",
        &[Part(TEA, "{ \"amount\": 100, \"measure\": \"g\" }", "[]")],
    ),
    also(
        "wrong-kind",
        "boolean",
        &[Part(
            LOTUS,
            "\"demonstration\": true",
            "\"demonstration\": \"có\"",
        )],
    ),
    also(
        "wrong-kind",
        "number",
        &[Part(TEA, "\"stock\": 5", "\"stock\": -5")],
    ),
    also(
        "wrong-kind",
        "count",
        &[Part(TEA, "\"step\": 3", "\"step\": 1.5")],
    ),
    also("wrong-kind", "score", &[Part(TEA, "82.5", "\"82,5\"")]),
    also("wrong-kind", "price", &[Part(TEA, "350000", "null")]),
    also("wrong-kind", "offset", &[Part(MARKET, "420", "\"+7\"")]),
    also("wrong-kind", "form", &[Part(LOTUS, "\"0000000001\"", "1")]),
    case("empty-text", &[Part(TEA, "\"Quảng An\"", "\" \"")]),
    case("no-such-day", &[Part(TEA, "2024-06-28", "2024-06-31")]),
    case("price-form", &[Part(TEA, "350000", "\"350.000 ₫\"")]),
    case("stars", &[Part(TEA, "\"stars\": 4", "\"stars\": 2")]),
    case("count", &[Part(TEA, "\"step\": 3", "\"step\": 0")]),
    case("utc-offset", &[Part(MARKET, "420", "4200")]),
    case("score-form", &[Part(TEA, "82.5", "825")]),
    case(
        "unsafe-link",
        &[Part(
            TEA,
            "https://example.com/tra-sen",
            "javascript:alert(1)",
        )],
    ),
    also(
        "unsafe-link",
        "http",
        &[Part(
            TEA,
            "https://example.com/tra-sen",
            "http://example.com/tra-sen",
        )],
    ),
    // Forms of texts.
    case(
        "slug-form",
        &[Part(
            TEA,
            "\"producer\": \"htx-sen\"",
            "\"producer\": \"HTX Sen\"",
        )],
    ),
    case("date-form", &[Part(TEA, "2024-06-28", "28/06/2024")]),
    case("time-form", &[Part(MARKET, "22:00", "24:00")]),
    case(
        "moment-form",
        &[Part(LIVE, "2026-11-27T20:40", "2026-11-27 20:40")],
    ),
    case(
        "phone-form",
        &[Part(LOTUS, "+842438250001", "024 3825 0001")],
    ),
    case(
        "email-form",
        &[Part(LOTUS, "sen@example.com", "sen(at)example.com")],
    ),
    case(
        "web-address-form",
        &[Part(TEA, "https://example.com/tra-sen", "example.com")],
    ),
    case(
        "endpoint-form",
        &[Part(MARKET, "https://example.com/orders", "orders")],
    ),
    case(
        "origin-form",
        &[Part(
            MARKET,
            "https://cho-dem.example.com",
            "https://cho-dem.example.com/",
        )],
    ),
    case("bank-number-form", &[Part(LOTUS, "970436", "VCB")]),
    case(
        "account-number-form",
        &[Part(LOTUS, "0000000001", "0000 0000 01")],
    ),
    case(
        "picture-form",
        &[Part(TEA, "photos/tra-sen.png", "../../etc/passwd.png")],
    ),
    case(
        "blur-form",
        &[Part(
            TEA,
            "\"width\": 1200",
            "\"width\": 1200, \"blur\": \"8a6b4f\"",
        )],
    ),
    case("youtube-form", &[Part(LIVE, "dQw4w9WgXcQ", "dQw4w9")]),
    case(
        "facebook-form",
        &[Part(
            LIVE,
            "https://www.facebook.com/cho-dem/videos/123",
            "https://www.facebook.com/cho-dem",
        )],
    ),
    case(
        "hls-form",
        &[Part(
            LIVE,
            "https://example.com/live/index.m3u8",
            "https://example.com/live",
        )],
    ),
    case(
        "public-key-form",
        &[Part(
            MARKET,
            "\"kind\": \"static\"",
            "\"kind\": \"medusa\", \"key\": \"sk_0123456789\"",
        )],
    ),
    case(
        "region-form",
        &[Part(
            MARKET,
            "\"kind\": \"static\"",
            "\"kind\": \"medusa\", \"region\": \"Việt Nam\"",
        )],
    ),
    // Parts that do not fit together.
    case(
        "file-name",
        &[Part(
            SILK,
            "\"slug\": \"lua\"",
            "\"slug\": \"lua-van-phuc\"",
        )],
    ),
    case(
        "duplicate-slug",
        &[Part(SILK, "\"slug\": \"lua\"", "\"slug\": \"tra-sen\"")],
    ),
    case(
        "duplicate-name",
        &[Part(TEA, "\"id\": \"goi\"", "\"id\": \"hop-100\"")],
    ),
    also(
        "duplicate-name",
        "section",
        &[Part(MARKET, "\"id\": \"terms\"", "\"id\": \"market\"")],
    ),
    also(
        "duplicate-name",
        "course",
        &[Part(
            TRAINING,
            "{\n      \"slug\": \"ban-hang\"",
            "{ \"slug\": \"ban-hang\", \"topic\": \"livestreaming\", \"title\": { \"vi\": \"a\" }, \"summary\": { \"vi\": \"a\" }, \"places\": 1, \"left\": 1 },\n    {\n      \"slug\": \"ban-hang\"",
        )],
    ),
    also(
        "duplicate-name",
        "event",
        &[Part(
            EVENTS,
            "\"slug\": \"hoi-sen\"",
            "\"slug\": \"hoi-xuan\"",
        )],
    ),
    also(
        "duplicate-name",
        "partner",
        &[Part(
            PARTNERS,
            "{\n      \"slug\": \"htx-sen\"",
            "{ \"slug\": \"htx-sen\", \"name\": { \"vi\": \"a\" }, \"kind\": \"company\", \"about\": { \"vi\": \"a\" }, \"address\": { \"place\": \"a\", \"province\": \"a\" }, \"phone\": \"+842438250001\", \"email\": \"a@example.com\", \"seeks\": [{ \"goods\": { \"vi\": \"a\" }, \"group\": \"food\", \"monthly\": { \"unit\": \"kg\", \"amount\": 1 }, \"terms\": { \"vi\": \"a\" } }] },\n    {\n      \"slug\": \"htx-sen\"",
        )],
    ),
    also(
        "duplicate-name",
        "group",
        &[Part(GROUPS, "\"slug\": \"craft\"", "\"slug\": \"food\"")],
    ),
    also(
        "duplicate-name",
        "sub-group",
        &[Part(GROUPS, "\"slug\": \"alcoholic\"", "\"slug\": \"tea\"")],
    ),
    also(
        "duplicate-name",
        "session",
        &[Part(LIVE, "\"slug\": \"toi-lua\"", "\"slug\": \"toi-sen\"")],
    ),
    case(
        "unknown-producer",
        &[Part(
            TEA,
            "\"producer\": \"htx-sen\"",
            "\"producer\": \"htx-senn\"",
        )],
    ),
    case("broken-producer", &[Text(LOTUS, "{")]),
    case(
        "unknown-group",
        &[Part(TEA, "\"group\": \"food\"", "\"group\": \"foods\"")],
    ),
    also(
        "unknown-group",
        "partner",
        &[Part(PARTNERS, "\"group\": \"food\"", "\"group\": \"tour\"")],
    ),
    case(
        "unknown-subgroup",
        &[Part(TEA, "\"subgroup\": \"tea\"", "\"subgroup\": \"tee\"")],
    ),
    case(
        "unknown-file",
        &[Part(
            LIVE,
            "\"product\": \"lua\"",
            "\"product\": \"lua-ha-dong\"",
        )],
    ),
    case(
        "certificate-dates",
        &[Part(TEA, "2027-06-28", "2024-06-27")],
    ),
    case(
        "potential-five-star",
        &[Part(
            SILK,
            "\"valid_until\": \"2028-01-15\"",
            "\"valid_until\": \"2028-01-15\", \"potential_five_star\": true",
        )],
    ),
    case("stars-and-score", &[Part(TEA, "82.5", "69.9")]),
    also("stars-and-score", "none", &[Part(TEA, "82.5", "40")]),
    case(
        "five-star-issuer",
        &[Part(
            SILK,
            "Bộ Nông nghiệp và Môi trường",
            "Ủy ban nhân dân thành phố Hà Nội",
        )],
    ),
    case(
        "alcohol-sold",
        &[Part(
            TEA,
            "\"subgroup\": \"tea\"",
            "\"subgroup\": \"alcoholic\"",
        )],
    ),
    case(
        "no-variant",
        &[Part(
            SILK,
            "\n    { \"id\": \"met\", \"name\": { \"vi\": \"Mét\" }, \"unit\": { \"vi\": \"mét\" }, \"price\": 250000, \"stock\": 100 }\n  ",
            "",
        )],
    ),
    case("unfilled", &[Part(TEA, "\"Quảng An\"", "\"(chưa điền)\"")]),
    also(
        "unfilled",
        "producer",
        &[Part(LOTUS, "Ngõ 1", "(chưa điền)")],
    ),
    case("price-zero", &[Part(SILK, "250000", "0")]),
    case("night-price", &[Part(TEA, "300000", "350000")]),
    case("maximum", &[Part(TEA, "\"maximum\": 11", "\"maximum\": 1")]),
    case("hours", &[Part(MARKET, "22:00", "20:30")]),
    case("days", &[Part(EVENTS, "2026-12-22", "2026-12-02")]),
    case("extra-outside", &[Part(MARKET, "2026-11-21", "2027-01-01")]),
    case(
        "cancelled-nowhere",
        &[Part(MARKET, "2026-11-20", "2026-11-19")],
    ),
    case(
        "course-places",
        &[Part(TRAINING, "\"left\": 12", "\"left\": 41")],
    ),
    case("course-hours", &[Part(TRAINING, "11:30", "08:00")]),
    case(
        "course-registration",
        &[Part(TRAINING, "2026-11-20", "2026-12-11")],
    ),
    case(
        "idle-partner",
        &[Part(
            PARTNERS,
            "\"supplies\": [\n        {\n          \"goods\": { \"vi\": \"Trà sen\" },\n          \"group\": \"food\",\n          \"monthly\": { \"unit\": \"kg\", \"amount\": 50 },\n          \"season\": { \"from\": 6, \"until\": 9 },\n          \"wholesale\": { \"vi\": \"Từ 10 hộp.\" }\n        }\n      ]",
            "\"supplies\": []",
        )],
    ),
    case("month", &[Part(PARTNERS, "\"until\": 9", "\"until\": 13")]),
    case(
        "session-ends",
        &[Part(LIVE, "2026-12-04T21:40", "2026-12-04T20:40")],
    ),
    case(
        "session-delay",
        &[Part(LIVE, "2026-11-27T20:50", "2026-11-27T20:30")],
    ),
    case(
        "pin-after-end",
        &[Part(LIVE, "\"at_s\": 600", "\"at_s\": 6000")],
    ),
    case("pin-twice", &[Part(LIVE, "\"at_s\": 600", "\"at_s\": 0")]),
    case(
        "source-settings",
        &[Part(
            MARKET,
            "\"kind\": \"static\"",
            "\"kind\": \"medusa\", \"key\": \"pk_0123456789\", \"region\": \"reg_0123456789\"",
        )],
    ),
    also(
        "source-settings",
        "key",
        &[Part(
            MARKET,
            "\"kind\": \"static\"",
            "\"kind\": \"medusa\", \"url\": \"https://api.example.com\", \"region\": \"reg_0123456789\"",
        )],
    ),
    also(
        "source-settings",
        "region",
        &[Part(
            MARKET,
            "\"kind\": \"static\"",
            "\"kind\": \"medusa\", \"url\": \"https://api.example.com\", \"key\": \"pk_0123456789\"",
        )],
    ),
    case("places", &[Part(PLACES, "|.Tây Hồ", "")]),
    also(
        "places",
        "no kind",
        &[Part(PLACES, "@thành phố Hà Nội|HN", "@Hà Nội")],
    ),
    also(
        "places",
        "no province",
        &[Part(PLACES, "@thành phố Hà Nội|HN", "")],
    ),
    also("places", "empty province", &[Text(PLACES, "@tỉnh A\n")]),
    also("places", "name", &[Part(PLACES, "|.Tây Hồ", "|.<b>")]),
    // Doubts.
    case(
        "certificate-expired",
        &[
            Part(TEA, "2024-06-28", "2023-11-20"),
            Part(TEA, "2027-06-28", "2026-11-20"),
        ],
    ),
    case(
        "certificate-expiring",
        &[
            Part(TEA, "2024-06-28", "2023-12-06"),
            Part(TEA, "2027-06-28", "2026-12-06"),
        ],
    ),
    case("certificate-term", &[Part(TEA, "2027-06-28", "2029-06-28")]),
    case(
        "certificate-future",
        &[
            Part(TEA, "2024-06-28", "2026-12-28"),
            Part(TEA, "2027-06-28", "2029-12-28"),
        ],
    ),
    case(
        "no-accents",
        &[Part(
            TEA,
            "Trà xanh ướp nhiều lần với gạo sen bách diệp hái lúc tinh mơ.",
            "Tra xanh uop nhieu lan voi gao sen bach diep hai luc tinh mo.",
        )],
    ),
    case("short-alt", &[Part(TEA, "Hộp trà sen mở nắp", "Ảnh")]),
    case(
        "phone-vietnam",
        &[Part(LOTUS, "+842438250001", "+84243825000")],
    ),
    case("unknown-bank", &[Part(LOTUS, "970436", "970435")]),
    case(
        "bank-holder",
        &[Part(LOTUS, "HTX SEN VIET", "HTX Sen Việt")],
    ),
    case(
        "stock-below-minimum",
        &[Part(TEA, "\"stock\": 20", "\"stock\": 1")],
    ),
    case("step", &[Part(TEA, "\"maximum\": 11", "\"maximum\": 12")]),
    case("price-low", &[Part(SILK, "250000", "250")]),
    case("price-high", &[Part(SILK, "250000", "2500000000")]),
    case(
        "stock-high",
        &[Part(SILK, "\"stock\": 100", "\"stock\": 100000000")],
    ),
    case(
        "label-missing",
        &[Part(
            TEA,
            "  \"ingredients\": { \"vi\": \"Trà xanh, gạo sen.\" },\n",
            "",
        )],
    ),
    also(
        "label-missing",
        "storage",
        &[Part(
            TEA,
            "  \"storage\": { \"vi\": \"Để nơi khô mát.\" },\n",
            "",
        )],
    ),
    also(
        "label-missing",
        "shelf life",
        &[Part(
            TEA,
            "  \"shelf_life\": { \"vi\": \"18 tháng.\" },\n",
            "",
        )],
    ),
    case(
        "demonstration",
        &[Part(
            LOTUS,
            "\"demonstration\": true",
            "\"demonstration\": false",
        )],
    ),
    also(
        "demonstration",
        "real market",
        &[Part(
            MARKET,
            "\"demonstration\": true",
            "\"demonstration\": false",
        )],
    ),
    case("unknown-place", &[Part(TEA, "phường Tây Hồ", "xã Tây Hồ")]),
    case("idle-producer", &[Gone(SILK)]),
    case(
        "live-rules",
        &[Part(
            LIVE,
            "  \"rules\": [{ \"vi\": \"Nói đúng về hàng của mình.\" }],\n",
            "",
        )],
    ),
    case(
        "section-missing",
        &[Part(
            MARKET,
            "\"id\": \"complaints\"",
            "\"id\": \"questions\"",
        )],
    ),
    also(
        "section-missing",
        "orders",
        &[Part(MARKET, "\"id\": \"orders\"", "\"id\": \"questions\"")],
    ),
    also(
        "section-missing",
        "returns",
        &[Part(MARKET, "\"id\": \"returns\"", "\"id\": \"questions\"")],
    ),
    also(
        "section-missing",
        "privacy",
        &[Part(MARKET, "\"id\": \"privacy\"", "\"id\": \"questions\"")],
    ),
    case(
        "source-unused",
        &[Part(
            MARKET,
            "\"kind\": \"static\"",
            "\"kind\": \"static\", \"url\": \"https://api.example.com\"",
        )],
    ),
    also(
        "missing-picture",
        "sub-group",
        &[Part(GROUPS, "\"art\": \"silk\"", "\"art\": \"slik\"")],
    ),
    also(
        "unknown-file",
        "nearly a name",
        &[Part(
            LIVE,
            "\"product\": \"tra-sen\"",
            "\"product\": \"tra-san\"",
        )],
    ),
    // Advice.
    case("listing-photos", &[]),
    case("listing-summary", &[]),
    case("listing-story", &[]),
    case("listing-english", &[]),
    case("listing-french", &[]),
    case(
        "listing-certificate",
        &[
            Part(SILK, "2028-01-15", "2029-12-28"),
            Part(SILK, "2025-01-15", "2026-12-28"),
        ],
    ),
    case("listing-net", &[]),
    case("listing-ingredients", &[]),
    case("listing-storage", &[]),
    case("listing-trace", &[]),
    case("listing-keywords", &[]),
    case("producer-story", &[]),
    case("producer-email", &[]),
    case("producer-bank", &[]),
    case("producer-delivery", &[]),
];
