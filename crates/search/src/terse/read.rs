//! Reads values. What is asked for says what stands there; nothing tells it from the bytes.

use super::{Misfit, NONE, SKIPPED, THERE};
use crate::codec::{Reader, unsigned};
use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer as _, Visitor};
use std::convert::identity;

/// Reads a value that takes all of the bytes.
pub(crate) fn from_bytes<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Misfit> {
    let mut source = Source {
        reader: Reader::new(bytes),
        field: None,
    };
    let value = T::deserialize(&mut source)?;
    if source.reader.is_at_end() {
        Ok(value)
    } else {
        Err(Misfit)
    }
}

/// What all types share is not compiled into each of them (`inline(never)`): one frame is read
/// in no time, and every page carries the code.
struct Source<'de> {
    reader: Reader<'de>,
    /// Where the field begins whose mark may still speak for an optional value, and that mark.
    field: Option<(usize, u8)>,
}

impl<'de> Source<'de> {
    #[inline(never)]
    fn number(&mut self) -> Result<u64, Misfit> {
        self.reader.number().ok_or(Misfit)
    }

    #[inline(never)]
    fn text(&mut self) -> Result<&'de str, Misfit> {
        self.reader.text().ok_or(Misfit)
    }

    #[inline(never)]
    fn byte(&mut self) -> Result<u8, Misfit> {
        let byte = self.reader.bytes(1).and_then(<[u8]>::first);
        byte.copied().ok_or(Misfit)
    }

    /// The mark of an optional value: that of its field, if nothing has come between.
    #[inline(never)]
    fn mark(&mut self) -> Result<u8, Misfit> {
        match self.field.take() {
            Some((at, mark)) if at == self.reader.position() => Ok(mark),
            _ => self.byte(),
        }
    }

    /// So many elements from here on.
    fn elements(&mut self, left: usize) -> Parts<'_, 'de> {
        Parts {
            source: self,
            left,
            are_fields: false,
        }
    }

    /// How many elements follow. Each takes a byte at least, so a forged number ends here.
    #[inline(never)]
    fn length(&mut self) -> Result<usize, Misfit> {
        let most = self.reader.left();
        self.reader.below(most).ok_or(Misfit)
    }
}

/// What stands one after the other: the elements of a list, the keys and values of a map, or the
/// fields of a struct. Of these, one that was skipped is none, and the next one may be there.
struct Parts<'a, 'de> {
    source: &'a mut Source<'de>,
    left: usize,
    are_fields: bool,
}

impl Parts<'_, '_> {
    /// Goes on to the next one; says whether it is there.
    #[inline(never)]
    fn go_on(&mut self) -> Result<bool, Misfit> {
        let Some(left) = self.left.checked_sub(1) else {
            return Ok(false);
        };
        self.left = left;
        if self.are_fields {
            let mark = self.source.byte()?;
            if mark == SKIPPED {
                return Ok(false);
            }
            self.source.field = Some((self.source.reader.position(), mark));
        }
        Ok(true)
    }
}

impl<'de> de::SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        if self.go_on()? {
            seed.deserialize(&mut *self.source).map(Some)
        } else {
            Ok(None)
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> de::MapAccess<'de> for Parts<'_, 'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        de::SeqAccess::next_element_seed(self, seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        seed.deserialize(&mut *self.source)
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $as:ident;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            visitor.$visit($as(self.number()?))
        })*
    };
}

impl<'de> Deserializer<'de> for &mut Source<'de> {
    type Error = Misfit;

    numbers! {
        deserialize_u8 visit_u64 identity;
        deserialize_u16 visit_u64 identity;
        deserialize_u32 visit_u64 identity;
        deserialize_u64 visit_u64 identity;
        deserialize_i8 visit_i64 unsigned;
        deserialize_i16 visit_i64 unsigned;
        deserialize_i32 visit_i64 unsigned;
        deserialize_i64 visit_i64 unsigned;
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Misfit> {
        Err(Misfit)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.byte()? {
            0 => visitor.visit_bool(false),
            1 => visitor.visit_bool(true),
            _ => Err(Misfit),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let bytes = self.reader.bytes(8).ok_or(Misfit)?;
        visitor.visit_f64(f64::from_le_bytes(bytes.try_into().map_err(|_| Misfit)?))
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.mark()? {
            NONE => visitor.visit_none(),
            THERE => visitor.visit_some(self),
            _ => Err(Misfit),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let left = self.length()?;
        visitor.visit_seq(self.elements(left))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.elements(left))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.elements(left))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let left = self.length()?;
        visitor.visit_map(self.elements(left))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_seq(Parts {
            source: self,
            left: fields.len(),
            are_fields: true,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_enum(self)
    }

    serde::forward_to_deserialize_any! { bytes byte_buf identifier ignored_any }
}

impl<'de> de::EnumAccess<'de> for &mut Source<'de> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Misfit> {
        let place = u32::try_from(self.number()?).map_err(|_| Misfit)?;
        let place: de::value::U32Deserializer<Misfit> = place.into_deserializer();
        Ok((seed.deserialize(place)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for &mut Source<'de> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_struct("", fields, visitor)
    }
}
