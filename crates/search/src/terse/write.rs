//! Writes values.

use super::{Misfit, NONE, SKIPPED, THERE};
use crate::codec::{put, put_text, signed};
use market::Locale;
use serde::Serialize;
use serde::ser::{self, Serializer};
use std::convert::identity;

/// The name of the type whose fields are texts by language.
const TEXT: &str = "Text";

/// A value with its texts in Vietnamese and the given language only.
pub(crate) fn to_bytes<T: Serialize + ?Sized>(
    value: &T,
    locale: Locale,
) -> Result<Vec<u8>, Misfit> {
    let mut writer = Writer {
        out: Vec::new(),
        field: None,
        locale,
    };
    value.serialize(&mut writer)?;
    Ok(writer.out)
}

struct Writer {
    out: Vec<u8>,
    /// Where the field begins whose mark may still speak for an optional value.
    field: Option<usize>,
    locale: Locale,
}

impl Writer {
    /// The mark of an optional value: that of its field, if nothing has come between.
    fn mark(&mut self, mark: u8) {
        match self.field.take() {
            Some(at) if at == self.out.len() => self.out[at - 1] = mark,
            _ => self.out.push(mark),
        }
    }

    /// A field of a struct, after its mark.
    fn field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Misfit> {
        self.out.push(THERE);
        self.field = Some(self.out.len());
        value.serialize(self)
    }
}

/// The fields of a struct.
struct Fields<'a> {
    writer: &'a mut Writer,
    is_text: bool,
}

macro_rules! numbers {
    ($($method:ident($type:ty) $as:ident;)*) => {
        $(fn $method(self, value: $type) -> Result<(), Misfit> {
            put(&mut self.out, $as(value.into()));
            Ok(())
        })*
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Misfit;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Fields<'a>;

    numbers! {
        serialize_u8(u8) identity;
        serialize_u16(u16) identity;
        serialize_u32(u32) identity;
        serialize_u64(u64) identity;
        serialize_i8(i8) signed;
        serialize_i16(i16) signed;
        serialize_i32(i32) signed;
        serialize_i64(i64) signed;
    }

    fn serialize_bool(self, value: bool) -> Result<(), Misfit> {
        self.out.push(value.into());
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Misfit> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Misfit> {
        self.out.extend(value.to_le_bytes());
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Misfit> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Misfit> {
        put_text(&mut self.out, value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Misfit> {
        Err(Misfit)
    }

    fn serialize_none(self) -> Result<(), Misfit> {
        self.mark(NONE);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Misfit> {
        self.mark(THERE);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Misfit> {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
    ) -> Result<(), Misfit> {
        self.serialize_u32(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Misfit> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Misfit> {
        put(&mut self.out, variant.into());
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Misfit> {
        put(&mut self.out, length.ok_or(Misfit)? as u64);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Misfit> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Misfit> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Misfit> {
        put(&mut self.out, variant.into());
        Ok(self)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self, Misfit> {
        self.serialize_seq(length)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'a>, Misfit> {
        Ok(Fields {
            writer: self,
            is_text: name == TEXT,
        })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        variant: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Fields<'a>, Misfit> {
        put(&mut self.out, variant.into());
        Ok(Fields {
            writer: self,
            is_text: false,
        })
    }
}

macro_rules! elements {
    ($($trait:ident::$method:ident)*) => {
        $(impl ser::$trait for &mut Writer {
            type Ok = ();
            type Error = Misfit;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Misfit> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Misfit> {
                Ok(())
            }
        })*
    };
}

elements! {
    SerializeSeq::serialize_element
    SerializeTuple::serialize_element
    SerializeTupleStruct::serialize_field
    SerializeTupleVariant::serialize_field
}

impl ser::SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Misfit;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Misfit> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Misfit> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Misfit> {
        Ok(())
    }
}

macro_rules! fields {
    ($($trait:ident)*) => {
        $(impl ser::$trait for Fields<'_> {
            type Ok = ();
            type Error = Misfit;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Misfit> {
                let languages = [Locale::Vi.code(), self.writer.locale.code()];
                if self.is_text && !languages.contains(&key) {
                    return self.skip_field(key);
                }
                self.writer.field(value)
            }

            fn skip_field(&mut self, _: &'static str) -> Result<(), Misfit> {
                self.writer.out.push(SKIPPED);
                Ok(())
            }

            fn end(self) -> Result<(), Misfit> {
                Ok(())
            }
        })*
    };
}

fields! { SerializeStruct SerializeStructVariant }
