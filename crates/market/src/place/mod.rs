//! Where people live: the provinces of Viet Nam and their wards, communes and special zones, in
//! force since 1 July 2025, below which there is nothing but streets.
//!
//! The districts before that are gone and still in use. They find the places that belong to them
//! now, and are never a part of an address.

mod find;
mod read;
mod typed;

pub use find::Hit;
pub use read::{FILE, PlacesError, PlacesFault};

use std::fmt;

/// Every province and what belongs to it.
///
/// A [`Province`] and a [`Ward`] are only to be had from here, so that there is none that does
/// not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    provinces: Vec<Province>,
}

/// A province, or a city of the same rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    kind: ProvinceKind,
    name: Box<str>,
    /// How it is called too, and the provinces that went into it.
    others: Vec<Box<str>>,
    wards: Vec<Ward>,
    districts: Vec<District>,
}

/// What a province is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProvinceKind {
    /// Thành phố.
    City,
    /// Tỉnh.
    Province,
}

/// A ward, a commune or a special zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ward {
    kind: WardKind,
    name: Box<str>,
}

/// What a ward is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WardKind {
    /// Phường.
    Ward,
    /// Xã.
    Commune,
    /// Đặc khu: most islands.
    Zone,
}

/// A district that there was before.
#[derive(Clone, Debug, PartialEq, Eq)]
struct District {
    /// With its kind: "quận Ba Đình".
    name: Box<str>,
    /// Which of the province's wards have a part of it, those that it makes up most of first.
    wards: Vec<usize>,
}

impl Places {
    /// The provinces, in the order of their official numbers.
    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }
}

impl Province {
    /// What it is.
    pub fn kind(&self) -> ProvinceKind {
        self.kind
    }

    /// Its name, without what it is.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What belongs to it.
    pub fn wards(&self) -> &[Ward] {
        &self.wards
    }
}

impl Ward {
    /// What it is.
    pub fn kind(&self) -> WardKind {
        self.kind
    }

    /// Its name, without what it is.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl ProvinceKind {
    /// The word before the name.
    pub fn word(self) -> &'static str {
        match self {
            Self::City => "thành phố",
            Self::Province => "tỉnh",
        }
    }
}

impl WardKind {
    /// The word before the name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ward => "phường",
            Self::Commune => "xã",
            Self::Zone => "đặc khu",
        }
    }
}

/// With what it is: "thành phố Hà Nội".
impl fmt::Display for Province {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.word(), self.name)
    }
}

/// With what it is, as addresses have it: "phường Ba Đình".
impl fmt::Display for Ward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.word(), self.name)
    }
}
