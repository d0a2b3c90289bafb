//! Who can supply what, and who looks for what: the list with its filters, a sheet for each
//! partner, and the request for quotations.

mod ask;
mod filters;
mod list;
mod sheet;
mod words;

pub use list::PartnersPage;
pub use sheet::PartnerPage;
