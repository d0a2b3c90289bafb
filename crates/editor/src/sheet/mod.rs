//! The products as a sheet that editors open in Excel, and its changes taken back.

mod cell;
mod columns;
mod csv;
pub(crate) mod edit;
mod export;
mod fault;
mod head;
mod import;
mod limits;
mod notes;
mod plan;
mod problem;
mod read;
mod show;
mod value;
mod workbook;
pub(crate) mod write;

pub(crate) use export::export;
pub(crate) use import::{Options, import};
pub(crate) use read::table as read_table;
