//! How much of a sheet is read. The market has some eighty products, and their sheet a third of a
//! megabyte; a hundred times as much is more than it will ever have, and little for a computer.

/// The largest file, in bytes.
pub(crate) const BYTES: u64 = 32 * 1024 * 1024;
/// How much a packed file may hold, in bytes.
pub(crate) const UNPACKED: u64 = 128 * 1024 * 1024;
/// How many rows are read below the headers.
pub(crate) const ROWS: usize = 50_000;
/// How many columns are read.
pub(crate) const COLUMNS: usize = 256;
/// How many cells are read, with the empty ones before others.
pub(crate) const CELLS: usize = 4_000_000;
/// How many signs a cell of Excel holds.
pub(crate) const SIGNS: usize = 32_767;
