//! The domain of the night market: money, time, the schedule, the catalogue, the cart and
//! search.
//!
//! Nothing in here reads a clock, a file, the network or the browser: the time and the texts
//! are arguments, and what comes back are values and errors. Content that is wrong never
//! panics; it becomes a [`Problem`] that names the file, the field and the line.

mod fingerprint;
mod form;
mod letters;

pub mod calendar;
pub mod cart;
pub mod catalogue;
pub mod collate;
pub mod complaint;
pub mod fault;
pub mod festival;
pub mod kept;
pub mod live;
pub mod locale;
pub mod money;
pub mod order;
pub mod outbox;
pub mod partners;
pub mod person;
pub mod place;
pub mod quality;
pub mod review;
pub mod rules;
pub mod saved;
pub mod schedule;
pub mod search;
pub mod slug;
pub mod sort;
pub mod time;
pub mod training;
pub mod vietqr;

pub use calendar::{Calendar, CalendarEvent, EveryWeek, google_subscription};
pub use cart::{
    Cart, CartView, Line, LineState, LineView, MAX_LINES, ProducerLines, Refusal, Removed,
    ShareError,
};
pub use catalogue::{
    AccountNumber, Address, Bank, BankNumber, Blur, Carriage, Catalogue, Certificate, Compiled,
    ContentFile, Delivery, Email, Embedding, Endpoint, Endpoints, EntityKind, Group, Groups,
    INDEX_VERSION, Listing, LoadError, Market, Measure, Net, Ordering, OrderingPolicy, Origin,
    Owner, Phone, Photo, PictureFile, Portal, Problem, Producer, ProducerCard, Product, ProductNow,
    Products, Score, Section, SourceKind, SourceSettings, Stars, Subgroup, UNFILLED, Variant,
    VariantNow, WebAddress, Wholesale, Zone, compile, misread, parse_festival, parse_partners,
    parse_producer, parse_product, parse_training, places, strangers, unfilled_fields,
};
pub use fault::{Fault, Finding, Language, Severity};
pub use festival::{Event, EventCard, Festival};
pub use kept::{Json, KeptError};
pub use live::{
    Attention, FacebookVideo, HlsAddress, Lineup, Live, Pin, Programme, Session, SessionState,
    Stream, Streamer, YoutubeId, pause,
};
pub use locale::{Locale, Text};
pub use money::{Dong, MoneyError, format_number};
pub use partners::{Partner, PartnerFilter, Partners, Role};
pub use place::{Places, PlacesError, Province, ProvinceKind, Ward, WardKind};
pub use quality::{Gap, Quality, quality};
pub use review::review;
pub use rules::{Availability, UnitPrice, allowed_quantity};
pub use saved::{
    Favourites, Full, History, ListError, MAX_FAVOURITES, MAX_SEEN, Remembered, TakenOut,
    list_from_fragment,
};
pub use schedule::{
    Cancelled, Extra, Mark, Night, Nights, Phase, PhaseKind, Remaining, Schedule, Series,
    Timetable, Weekly, mark,
};
pub use search::{fold, lower, percent_encode};
pub use slug::{Slug, SlugError};
pub use time::{
    Civil, Date, DateError, LocalTime, LocalTimeError, TimeOfDay, Timestamp, UtcOffset, Weekday,
    parse_http_date,
};
pub use training::{Course, CourseState, Topic, Training};
