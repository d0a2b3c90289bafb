//! A small content: two products of two producers, two groups and the market.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]

pub mod check;
pub mod kept;

use market::{
    Cart, Catalogue, Compiled, ContentFile, Dong, Line, Listing, Refusal, Variant, compile,
};

pub const MARKET: &str = r#"{
  "$schema": "../schemas/market.json",
  "name": { "vi": "Chợ đêm thử", "en": "Trial night market" },
  "tagline": { "vi": "Tối thứ Sáu ghé chợ." },
  "demonstration": true,
  "time_zone": "Asia/Ho_Chi_Minh",
  "utc_offset_minutes": 420,
  "schedule": {
    "first_day": "2026-06-05",
    "last_day": "2026-12-31",
    "closing_soon_minutes": 10,
    "weekly": [
      { "weekday": "friday", "opens": "20:30", "closes": "22:00" }
    ],
    "cancelled": [
      { "date": "2026-11-20", "reason": { "vi": "Bão" } }
    ],
    "extra": [
      { "date": "2026-11-21", "opens": "19:00", "closes": "21:00" }
    ]
  },
  "ordering": { "policy": "market-hours", "grace_minutes": 15 },
  "source": { "kind": "static" },
  "owner": {
    "name": { "vi": "Ban tổ chức" },
    "address": { "vi": "Hà Nội" },
    "registration": { "vi": "Số 1" },
    "phone": "+842400000000",
    "email": "cho-dem@example.com"
  },
  "about": [
    { "id": "market", "title": { "vi": "Chợ" }, "paragraphs": [{ "vi": "Một đoạn." }] },
    { "id": "terms", "title": { "vi": "Điều khoản" }, "paragraphs": [] }
  ]
}
"#;

pub const GROUPS: &str = r#"{
  "groups": [
    {
      "slug": "food",
      "name": { "vi": "Thực phẩm", "en": "Food", "fr": "Alimentation" },
      "blurb": { "vi": "Món ngon." },
      "subgroups": [
        { "slug": "tea", "name": { "vi": "Chè", "en": "Tea" }, "art": "tea" },
        { "slug": "rice", "name": { "vi": "Gạo" }, "art": "rice" }
      ]
    },
    {
      "slug": "craft",
      "name": { "vi": "Thủ công mỹ nghệ", "en": "Crafts" },
      "blurb": { "vi": "Đồ khéo." },
      "subgroups": [
        { "slug": "silk", "name": { "vi": "Lụa", "fr": "Soie" }, "art": "silk" }
      ]
    }
  ]
}
"#;

pub const LOTUS: &str = r#"{
  "slug": "htx-sen",
  "name": { "vi": "Hợp tác xã Sen Việt" },
  "kind": "cooperative",
  "demonstration": true,
  "story": { "vi": "Ướp trà từ lâu." },
  "address": { "street": "Ngõ 1", "place": "phường Tây Hồ", "province": "Hà Nội" },
  "phone": "+842400000001",
  "zalo": "+84912345678",
  "email": "sen@example.com",
  "bank": { "bin": "970436", "account": "0000000001", "name": "HTX SEN VIET" },
  "shipping": { "vi": "Gửi trong hai ngày." },
  "returns": { "vi": "Đổi trong bảy ngày." },
  "wholesale": { "terms": { "vi": "Từ 10 hộp." }, "capacity": { "vi": "100 hộp một tháng." } }
}
"#;

pub const WEAVER: &str = r#"{
  "slug": "ho-lua",
  "name": { "vi": "Hộ dệt lụa Cổng Làng" },
  "kind": "household",
  "story": { "vi": "Dệt lụa." },
  "address": { "place": "phường Hà Đông", "province": "Hà Nội" },
  "phone": "+842400000002",
  "shipping": { "vi": "Gửi trong ba ngày." },
  "returns": { "vi": "Không đổi hàng cắt." }
}
"#;

/// The tea: two variants, the first with a night price, steps and a maximum.
pub const TEA: &str = r#"{
  "$schema": "../../schemas/product.json",
  "slug": "tra-sen",
  "name": { "vi": "Trà sen Tây Hồ", "en": "Lotus tea", "fr": "Thé au lotus" },
  "summary": { "vi": "Chè ướp hương sen." },
  "producer": "htx-sen",
  "group": "food",
  "subgroup": "tea",
  "village": "Quảng Bá",
  "place": "phường Tây Hồ",
  "old_place": "Tây Hồ cũ",
  "stars": 4,
  "certificate": {
    "number": "MH-1",
    "decision": "1/QĐ-MH",
    "decided": "2024-06-28",
    "issuer": { "vi": "Thành phố Hà Nội" },
    "valid_until": "2027-06-28",
    "potential_five_star": true
  },
  "variants": [
    {
      "id": "hop-100",
      "name": { "vi": "Hộp 100 g" },
      "unit": { "vi": "hộp 100 g" },
      "price": 350000,
      "night_price": 300000,
      "stock": 20,
      "minimum": 2,
      "maximum": 12,
      "step": 3,
      "net": { "amount": 100, "measure": "g" }
    },
    {
      "id": "goi",
      "name": { "vi": "Gói" },
      "unit": { "vi": "gói" },
      "price": 40000,
      "stock": 5
    }
  ],
  "photos": [
    { "file": "photos/tra-sen.webp", "alt": { "vi": "Hộp trà" }, "width": 800, "height": 600 }
  ],
  "story": { "vi": "Hái sen lúc sáng sớm." },
  "trace_url": "https://example.com/tra-sen",
  "keywords": ["chè ướp", "đồ uống"]
}
"#;

/// The silk: one variant, no accessories.
pub const SILK: &str = r#"{
  "slug": "lua",
  "name": { "vi": "Lụa Vạn Phúc" },
  "summary": { "vi": "Lụa tơ tằm." },
  "producer": "ho-lua",
  "group": "craft",
  "subgroup": "silk",
  "village": "Vạn Phúc",
  "place": "phường Hà Đông",
  "stars": 5,
  "certificate": {
    "number": "MH-2",
    "decision": "2/QĐ-MH",
    "decided": "2025-01-15",
    "issuer": { "vi": "Bộ Nông nghiệp và Môi trường" },
    "valid_until": "2028-01-15"
  },
  "variants": [
    { "id": "khan", "name": { "vi": "Khăn" }, "unit": { "vi": "chiếc" }, "price": 500000, "stock": 9 }
  ],
  "story": { "vi": "Dệt tay." }
}
"#;

/// The content: paths and texts.
pub fn content() -> Vec<(&'static str, String)> {
    [
        ("groups.json", GROUPS),
        ("market.json", MARKET),
        ("producers/ho-lua.json", WEAVER),
        ("producers/htx-sen.json", LOTUS),
        ("products/lua.json", SILK),
        ("products/tra-sen.json", TEA),
    ]
    .map(|(path, text)| (path, text.to_owned()))
    .into()
}

pub fn compiled(content: &[(&str, String)]) -> Compiled {
    let files: Vec<_> = content
        .iter()
        .map(|(path, text)| ContentFile { path, text })
        .collect();
    compile(&files)
}

/// The catalogue of the whole content.
pub fn catalogue() -> Catalogue {
    Catalogue::load(&compiled(&content()).index.unwrap()).unwrap()
}

/// A product of the catalogue, changed.
pub fn listing(slug: &str, change: impl FnOnce(&mut Listing)) -> Listing {
    let mut listing = catalogue().product(slug).unwrap().clone();
    change(&mut listing);
    listing
}

/// A variant with these rules and a price of 1,000 đồng.
pub fn variant(minimum: u32, step: u32, maximum: Option<u32>, stock: u32) -> Variant {
    let mut variant = catalogue().product("lua").unwrap().variants[0].clone();
    variant.price = dong(1_000);
    Variant {
        minimum,
        step,
        maximum,
        stock,
        ..variant
    }
}

pub fn dong(amount: u64) -> Dong {
    Dong::new(amount).unwrap()
}

/// Adds to a cart at the usual price.
pub fn add(
    cart: &mut Cart,
    listing: &Listing,
    variant: &str,
    quantity: u32,
) -> Result<(), Refusal> {
    let variant = listing.variant(variant).unwrap();
    cart.add(listing, variant, quantity, variant.price, None)
}

/// The cart in short: `tra-sen/hop-100×2`.
pub fn short(cart: &Cart) -> Vec<String> {
    let short = |line: &Line| format!("{}/{}×{}", line.product, line.variant, line.quantity);
    cart.lines.iter().map(short).collect()
}

/// A cart with five packets, two boxes and one scarf.
pub fn full_cart() -> Cart {
    let catalogue = catalogue();
    let (tea, silk) = (
        catalogue.product("tra-sen").unwrap(),
        catalogue.product("lua").unwrap(),
    );
    let mut cart = Cart::default();
    add(&mut cart, tea, "goi", 5).unwrap();
    add(&mut cart, silk, "khan", 1).unwrap();
    add(&mut cart, tea, "hop-100", 2).unwrap();
    cart
}

pub fn line(index: usize) -> Line {
    let variant = format!("v-{index}").parse().unwrap();
    Line {
        product: "x".parse().unwrap(),
        variant,
        name: "X".to_owned(),
        quantity: 1,
        seen_price: dong(1),
    }
}

pub fn with_lines(count: usize) -> Cart {
    Cart {
        lines: (0..count).map(line).collect(),
    }
}
