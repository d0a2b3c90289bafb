//! The file of the places: a line for a province, then one for each district that it had.

use super::{District, Places, Province, ProvinceKind, Ward, WardKind};
use crate::catalogue::problem::without_mark;
use crate::fault::{Finding, Fit};
use std::collections::HashMap;

/// What is wrong with the file, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct PlacesError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: PlacesFault,
}

/// What is wrong with the file of the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum PlacesFault {
    #[error("before the districts, the line of their province is missing")]
    NoProvince,
    #[error("a province begins with \"thành phố\" or \"tỉnh\"")]
    NoKind,
    #[error("a province without any place is none")]
    EmptyProvince,
    #[error("a district without any place helps nobody")]
    EmptyDistrict,
    #[error("a name is missing, or has a sign that is in no name")]
    Name,
}

impl PlacesFault {
    /// The same in Vietnamese.
    pub fn vi(self) -> &'static str {
        match self {
            Self::NoProvince => "trước các huyện còn thiếu dòng của tỉnh",
            Self::NoKind => "dòng của tỉnh bắt đầu bằng \"thành phố\" hoặc \"tỉnh\"",
            Self::EmptyProvince => "một tỉnh phải có ít nhất một xã hoặc phường",
            Self::EmptyDistrict => "một huyện cũ phải có ít nhất một xã hoặc phường",
            Self::Name => "thiếu tên, hoặc trong tên có ký tự lạ",
        }
    }
}

impl From<PlacesError> for Finding {
    fn from(error: PlacesError) -> Self {
        let PlacesError { line, fault } = error;
        Self {
            line,
            column: 1,
            ..Self::with_file(FILE, Fit::Places { fault })
        }
    }
}

/// The name of the file in the content's folder.
pub const FILE: &str = "places.txt";

/// The signs of kinds that are not the usual one.
const WARD: char = '.';
const ZONE: char = '!';

impl Places {
    /// Reads the file.
    ///
    /// ```
    /// let places = market::Places::read("@thành phố Hà Nội|Hà Tây\nhuyện Gia Lâm|Gia Lâm|.Phúc Lợi");
    /// let wards = places.unwrap().provinces()[0].wards().to_vec();
    /// assert_eq!(wards[1].to_string(), "phường Phúc Lợi");
    /// ```
    ///
    /// # Errors
    /// Says what is wrong with it and in which line.
    pub fn read(text: &str) -> Result<Self, PlacesError> {
        let mut provinces: Vec<Reader> = Vec::new();
        for (index, line) in without_mark(text).lines().enumerate() {
            let line = line.trim();
            let error = |fault| PlacesError {
                line: index + 1,
                fault,
            };
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(line) = line.strip_prefix('@') {
                provinces.push(Reader::new(line).map_err(error)?);
            } else {
                let province = provinces
                    .last_mut()
                    .ok_or_else(|| error(PlacesFault::NoProvince))?;
                province.add(line).map_err(error)?;
            }
        }
        let provinces: Vec<Province> = provinces.into_iter().map(|it| it.province).collect();
        match provinces.iter().find(|it| it.wards.is_empty()) {
            None if !provinces.is_empty() => Ok(Self { provinces }),
            _ => Err(PlacesError {
                line: text.lines().count(),
                fault: PlacesFault::EmptyProvince,
            }),
        }
    }
}

/// A province as far as it has been read.
struct Reader {
    province: Province,
    /// Where each of its wards stands, by its sign and name.
    known: HashMap<Box<str>, usize>,
}

impl Reader {
    fn new(line: &str) -> Result<Self, PlacesFault> {
        let mut names = line.split('|');
        let full = names.next().unwrap_or_default();
        let (kind, name) = [ProvinceKind::City, ProvinceKind::Province]
            .into_iter()
            .find_map(|kind| Some((kind, full.strip_prefix(kind.word())?.strip_prefix(' ')?)))
            .ok_or(PlacesFault::NoKind)?;
        let province = Province {
            kind,
            name: filled(name)?,
            others: names.map(filled).collect::<Result<_, _>>()?,
            wards: Vec::new(),
            districts: Vec::new(),
        };
        Ok(Self {
            province,
            known: HashMap::new(),
        })
    }

    /// Reads the line of a district.
    fn add(&mut self, line: &str) -> Result<(), PlacesFault> {
        let mut names = line.split('|');
        let name = filled(names.next().unwrap_or_default())?;
        let wards = names
            .map(|it| self.ward(it))
            .collect::<Result<Vec<_>, _>>()?;
        if wards.is_empty() {
            return Err(PlacesFault::EmptyDistrict);
        }
        self.province.districts.push(District { name, wards });
        Ok(())
    }

    /// Where a ward stands in the province; a ward of two districts is one.
    fn ward(&mut self, text: &str) -> Result<usize, PlacesFault> {
        if let Some(index) = self.known.get(text) {
            return Ok(*index);
        }
        let (kind, name) = match text.strip_prefix(WARD) {
            Some(name) => (WardKind::Ward, name),
            None => match text.strip_prefix(ZONE) {
                Some(name) => (WardKind::Zone, name),
                None => (WardKind::Commune, text),
            },
        };
        let name = filled(name)?;
        let index = self.province.wards.len();
        self.province.wards.push(Ward { kind, name });
        self.known.insert(text.into(), index);
        Ok(index)
    }
}

/// A name; letters, digits and a few signs are in it.
fn filled(name: &str) -> Result<Box<str>, PlacesFault> {
    let belongs = |it: char| it.is_alphanumeric() || matches!(it, ' ' | '-' | '\'' | '.');
    let begins = name.starts_with(char::is_alphanumeric);
    if begins && name.trim() == name && name.chars().all(belongs) {
        Ok(name.into())
    } else {
        Err(PlacesFault::Name)
    }
}
