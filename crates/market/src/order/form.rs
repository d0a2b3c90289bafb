//! What a shopper writes at the checkout, as it was typed and as it is read.

use super::{Destination, OneLine};
use crate::catalogue::Phone;
use crate::person::{self, Fault};
use crate::place::Places;
use serde::{Deserialize, Serialize};

/// The longest name of a street or of a place, in characters.
pub const MAX_STREET: usize = 120;
/// The longest note to a producer, in characters.
pub const MAX_NOTE: usize = 300;

/// What stands in the form, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The name.
    pub name: String,
    /// The telephone number.
    pub phone: String,
    /// The province or city.
    pub province: String,
    /// The ward or commune.
    pub ward: String,
    /// House number and street.
    pub street: String,
    /// Whether the device is to remember all that for the next order.
    pub remember: bool,
    /// What is wished for each producer.
    pub wishes: Vec<Wish>,
}

/// What a shopper wishes of one producer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// The producer's slug.
    pub producer: String,
    /// Whether the goods are picked up.
    pub pick_up: bool,
    /// Whether they are paid by a transfer.
    pub transfer: bool,
    /// What the producer is to know.
    pub note: String,
}

/// A field of the form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The name.
    Name,
    /// The telephone number.
    Phone,
    /// The province or city.
    Province,
    /// The ward or commune.
    Ward,
    /// House number and street.
    Street,
    /// The note to a producer.
    Note(String),
}

/// Who wants goods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buyer {
    /// The name.
    pub name: OneLine,
    /// The telephone number.
    pub phone: Phone,
}

/// A form without faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who orders.
    pub buyer: Buyer,
    /// Where goods are sent to; nothing where all are picked up.
    pub destination: Option<Destination>,
}

impl Draft {
    /// What is wished of a producer; delivery and payment when it comes, unless said otherwise.
    pub fn wish(&self, producer: &str) -> Wish {
        let found = self.wishes.iter().find(|it| it.producer == *producer);
        found.cloned().unwrap_or_else(|| Wish {
            producer: producer.to_owned(),
            ..Wish::default()
        })
    }

    /// Changes what is wished of a producer.
    pub fn change_wish(&mut self, producer: &str, change: impl FnOnce(&mut Wish)) {
        if !self.wishes.iter().any(|it| it.producer == *producer) {
            self.wishes.push(self.wish(producer));
        }
        if let Some(wish) = self.wishes.iter_mut().find(|it| it.producer == *producer) {
            change(wish);
        }
    }

    /// Reads the form. Where nothing is sent, no address is needed; where the places are known, it
    /// names one of them, whichever way it was written.
    ///
    /// # Errors
    /// Names each field that has a fault, in the order of the form.
    pub fn check(
        &self,
        producers: &[&str],
        is_sent: bool,
        places: Option<&Places>,
    ) -> Result<Contact, Vec<(Field, Fault)>> {
        let name = person::name(&self.name).and_then(|name| OneLine::read(&name, person::MAX_NAME));
        let phone = person::phone(&self.phone);
        let part = |text: &str| is_sent.then(|| place(text)).transpose();
        let (province, ward) = match places {
            Some(places) if is_sent => self.locality(places),
            _ => (part(&self.province), part(&self.ward)),
        };
        let street = part(&self.street);
        let notes = producers.iter().map(|producer| {
            let fault = note(&self.wish(producer).note).err();
            (Field::Note((*producer).to_owned()), fault)
        });
        let faults = [
            (Field::Name, name.as_ref().err().copied()),
            (Field::Phone, phone.as_ref().err().copied()),
            (Field::Province, province.as_ref().err().copied()),
            (Field::Ward, ward.as_ref().err().copied()),
            (Field::Street, street.as_ref().err().copied()),
        ];
        let faults = person::faults_of(faults.into_iter().chain(notes));
        match (name, phone, province, ward, street) {
            (Ok(name), Ok(phone), Ok(province), Ok(ward), Ok(street)) if faults.is_empty() => {
                let destination = match (province, ward, street) {
                    (Some(province), Some(ward), Some(street)) => Some(Destination {
                        street,
                        ward,
                        province,
                    }),
                    _ => None,
                };
                Ok(Contact {
                    buyer: Buyer { name, phone },
                    destination,
                })
            }
            _ => Err(faults),
        }
    }
}

/// A part of an address, if one is needed.
type Part = Result<Option<OneLine>, Fault>;

impl Draft {
    /// The province and the ward, as they are called now.
    fn locality(&self, places: &Places) -> (Part, Part) {
        let line = place(&self.province);
        let province = line.and_then(|it| places.province(it.as_str()).ok_or(Fault::Form));
        let ward = place(&self.ward).and_then(|it| match province {
            Ok(province) => province.ward(it.as_str()).map(Some).ok_or(Fault::Form),
            // Which one is meant shows once the province is known.
            Err(_) => Ok(None),
        });
        let province = province.map(|it| OneLine::cut(&it.to_string()));
        let ward = ward.map(|it| it.and_then(|it| OneLine::cut(&it.to_string())));
        (province, ward)
    }
}

/// Reads a part of an address: letters, digits and what stands between them.
fn place(text: &str) -> Result<OneLine, Fault> {
    let line = OneLine::read(text, MAX_STREET)?;
    let belongs = |it: &char| {
        it.is_alphanumeric() || " .,-/'’()&#:+".contains(*it) || matches!(it, '\u{300}'..='\u{36f}')
    };
    if let Some(strange) = line.as_str().chars().find(|it| !belongs(it)) {
        return Err(Fault::Strange(strange));
    }
    if !line.as_str().chars().any(char::is_alphanumeric) {
        return Err(Fault::Form);
    }
    Ok(line)
}

/// Reads the note to a producer; without one there is none.
pub(super) fn note(text: &str) -> Result<Option<OneLine>, Fault> {
    match OneLine::read(text, MAX_NOTE) {
        Ok(note) => Ok(Some(note)),
        Err(Fault::Missing) => Ok(None),
        Err(fault) => Err(fault),
    }
}
