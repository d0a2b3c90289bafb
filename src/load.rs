//! Something that is on its way, there, or not to be had.

/// The state of a piece of content.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// Asked for; no answer yet.
    Waiting,
    /// There.
    Ready(T),
    /// Not to be had, with the reason.
    Failed(crate::platform::source::SourceError),
}

impl<T> From<Result<T, crate::platform::source::SourceError>> for Load<T> {
    fn from(result: Result<T, crate::platform::source::SourceError>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed(error),
        }
    }
}
