//! What comes back from a search.

/// A facet: a way of narrowing down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Group and sub-group.
    Group,
    /// Stars.
    Stars,
    /// Producer.
    Producer,
    /// Village, commune or district of old.
    Place,
    /// Price.
    Price,
    /// Something is left.
    InStock,
    /// Cheaper while the market is open.
    NightPrice,
    /// The certificate is valid.
    Certified,
}

impl Facet {
    /// How many there are.
    pub const COUNT: usize = 8;

    /// Every facet.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Group,
        Self::Stars,
        Self::Producer,
        Self::Place,
        Self::Price,
        Self::InStock,
        Self::NightPrice,
        Self::Certified,
    ];
}

/// How the words were understood, from the plainest reading on. The surest reading of those that
/// find anything in the whole shop is taken, and the plainest of equals: words are surely meant
/// as they were typed, accents and all, wherever they stand; without accents, or unfinished, in
/// everything but stories; and likely with other accents or slips there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// As typed, the last word perhaps unfinished.
    #[default]
    Plain,
    /// As keys of the Telex method, which went through raw.
    Telex,
    /// As words typed together, as in a hashtag.
    Joined,
    /// With a slip in a word.
    OneSlip,
    /// With two slips in a long word, or one in words typed together.
    TwoSlips,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The places in the shelf of all products that were found, in the order asked for.
    pub products: Vec<u32>,
    /// How many products each value of each facet would leave.
    pub counts: Counts,
    /// How the words were understood.
    pub reading: Reading,
    /// The words that were found in their stead, where the reading is not the plain one.
    pub understood: Option<String>,
}

/// How many products there would be for each value of a facet, as if the facet's own filter
/// were off and all others on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By group, in the order of [`crate::Shelf::groups`].
    pub groups: Vec<u32>,
    /// By sub-group, in each group.
    pub subgroups: Vec<Vec<u32>>,
    /// Three, four and five stars.
    pub stars: [u32; 3],
    /// By producer, in the order of [`crate::Shelf::producers`].
    pub producers: Vec<u32>,
    /// By place, in the order of [`crate::Shelf::localities`].
    pub places: Vec<u32>,
    /// The prices there are; nothing where no product is left.
    pub price: Option<PriceRange>,
    /// With something left.
    pub in_stock: u32,
    /// Cheaper while the market is open.
    pub night_price: u32,
    /// With a valid certificate.
    pub certified: u32,
    /// For each facet that is set, how many products there would be without it, in the order of
    /// [`Facet::ALL`].
    pub without: Vec<(Facet, u32)>,
}

/// The prices of what was found, as if no price were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceRange {
    /// The lowest, in đồng.
    pub lowest: u64,
    /// The highest, in đồng.
    pub highest: u64,
}

/// Something to offer below the search field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// Its slug, for the address.
    pub slug: String,
    /// Its name in the shelf's language.
    pub name: String,
    /// How many products it stands for; one for a product.
    pub count: u32,
}

/// What a suggestion leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SuggestionKind {
    /// A product.
    Product,
    /// A group.
    Group,
    /// A sub-group; its slug is `GROUP/SUBGROUP`.
    Subgroup,
    /// A village, commune or district of old.
    Place,
    /// A producer.
    Producer,
}
