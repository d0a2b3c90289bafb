//! What a shopper asks for, and how it stands in the address of the page.

use market::sort::sort;
use market::{Date, percent_encode};

/// The longest text that is searched for, in characters; what is longer is cut.
const LONGEST_TEXT: usize = 200;

/// What is asked for: words, filters and an order. It is the whole state of the list of
/// products, and stands in its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words as they were typed.
    pub text: String,
    /// What the products have to be.
    pub filters: Filters,
    /// The order.
    pub sort: Sort,
}

/// What the products have to be. Within a facet any of the values will do; all facets hold
/// together. Unknown values match nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The slug of a group, or nothing.
    pub group: String,
    /// The slug of a sub-group of that group, or nothing; without a group it has no effect.
    pub subgroup: String,
    /// Numbers of stars, rising.
    pub stars: Vec<u8>,
    /// Slugs of producers.
    pub producers: Vec<String>,
    /// Slugs of villages, communes or districts of old: see [`crate::locality_slug`].
    pub places: Vec<String>,
    /// What the cheapest variant costs.
    pub price: PriceBand,
    /// Whether something has to be left.
    pub in_stock: bool,
    /// Whether it has to be cheaper while the market is open.
    pub night_price: bool,
    /// Whether the certificate has to be valid today.
    pub certified: bool,
}

/// From a price to a price in đồng, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PriceBand {
    /// The lowest price, if there is one.
    pub from: Option<u64>,
    /// The highest price, if there is one.
    pub to: Option<u64>,
}

/// The order of what is found; equals stand by stars, then by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The best match first; without words the order of the catalogue.
    #[default]
    Best,
    /// The lowest price first.
    PriceUp,
    /// The highest price first.
    PriceDown,
    /// The most stars first.
    Stars,
    /// The newest certificate first.
    Newest,
    /// By name, in Vietnamese order.
    Name,
}

/// What the answer depends on besides the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// Whether night prices hold.
    pub open: bool,
    /// The day, for certificates; while it is unknown they count as valid.
    pub today: Option<Date>,
}

impl Sort {
    /// Every order, as the shop offers them.
    pub const ALL: [Self; 6] = [
        Self::Best,
        Self::PriceUp,
        Self::PriceDown,
        Self::Stars,
        Self::Newest,
        Self::Name,
    ];

    /// The order's name in addresses; nothing for the usual one.
    pub fn code(self) -> &'static str {
        match self {
            Self::Best => "",
            Self::PriceUp => "price",
            Self::PriceDown => "-price",
            Self::Stars => "stars",
            Self::Newest => "newest",
            Self::Name => "name",
        }
    }

    fn from_code(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|sort| sort.code() == code);
        known.unwrap_or_default()
    }
}

impl PriceBand {
    /// Whether it asks for anything.
    pub fn is_set(self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether a price lies in it.
    pub fn has(self, price: u64) -> bool {
        self.from.is_none_or(|from| from <= price) && self.to.is_none_or(|to| price <= to)
    }

    fn from_code(code: &str) -> Self {
        let (from, to) = code.split_once('-').unwrap_or((code, ""));
        let number = |text: &str| text.parse().ok();
        let band = Self {
            from: number(from),
            to: number(to),
        };
        match (band.from, band.to) {
            (Some(from), Some(to)) if from > to => Self {
                from: Some(to),
                to: Some(from),
            },
            _ => band,
        }
    }

    fn code(self) -> String {
        let number = |value: Option<u64>| value.map(|it| it.to_string()).unwrap_or_default();
        if self.is_set() {
            format!("{}-{}", number(self.from), number(self.to))
        } else {
            String::new()
        }
    }
}

impl Filters {
    /// Whether any of them is set.
    pub fn any(&self) -> bool {
        *self != Self::default()
    }
}

impl Query {
    /// Reads the query of an address; `get` gives the value of a parameter, percent signs
    /// decoded. What makes no sense counts as not there.
    pub fn from_address(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| get(key).unwrap_or_default().trim().to_owned();
        let list = |key: &str| {
            let mut values: Vec<String> = Vec::new();
            for value in text(key).split(',').map(str::trim) {
                if !value.is_empty() && !values.iter().any(|known| known == value) {
                    values.push(value.to_owned());
                }
            }
            values
        };
        let is_on = |key: &str| get(key).is_some_and(|value| value == "1");
        let mut stars: Vec<u8> = list("stars")
            .iter()
            .filter_map(|value| value.parse().ok())
            .filter(|stars| (3..=5).contains(stars))
            .collect();
        sort(&mut stars);
        stars.dedup();
        Self {
            text: get("q")
                .unwrap_or_default()
                .trim()
                .chars()
                .take(LONGEST_TEXT)
                .collect(),
            filters: Filters {
                group: text("group"),
                subgroup: text("subgroup"),
                stars,
                producers: list("producer"),
                places: list("place"),
                price: PriceBand::from_code(&text("price")),
                in_stock: is_on("stock"),
                night_price: is_on("night"),
                certified: is_on("valid"),
            },
            sort: Sort::from_code(&text("sort")),
        }
    }

    /// The query of the address, with its question mark; nothing where nothing is asked for.
    pub fn to_address(&self) -> String {
        let filters = &self.filters;
        let stars: Vec<String> = filters.stars.iter().map(ToString::to_string).collect();
        let on = |flag: bool| if flag { "1" } else { "" }.to_owned();
        let parts = [
            ("q", percent_encode(self.text.trim())),
            ("group", percent_encode(&filters.group)),
            ("subgroup", percent_encode(&filters.subgroup)),
            ("stars", stars.join(",")),
            ("producer", encoded_list(&filters.producers)),
            ("place", encoded_list(&filters.places)),
            ("price", filters.price.code()),
            ("stock", on(filters.in_stock)),
            ("night", on(filters.night_price)),
            ("valid", on(filters.certified)),
            ("sort", self.sort.code().to_owned()),
        ];
        let mut address = String::new();
        for (key, value) in parts.iter().filter(|(_, value)| !value.is_empty()) {
            address.push(if address.is_empty() { '?' } else { '&' });
            address.push_str(key);
            address.push('=');
            address.push_str(value);
        }
        address
    }
}

fn encoded_list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| percent_encode(value)).collect();
    values.join(",")
}
