//! What is asked of an engine, and what can come of it.

use serde_json::Value;

/// Whoever carries requests to an engine and its answers back.
pub(crate) trait Api {
    /// Asks once. Without a body it is a GET, with one a POST.
    ///
    /// # Errors
    /// Says why there is no answer to go on with.
    fn ask(&mut self, path: &str, body: Option<&Value>) -> Result<Value, Trouble>;

    /// Waits before something is asked again that has failed so many times in a row; says no once it has
    /// waited long enough.
    fn wait(&mut self, failures: u32) -> bool;
}

/// Why a request came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Nobody answered, or what stands before the engine did. The engine may have done it all the same.
    Lost(String),
    /// The engine says that it failed.
    Failed(String),
    /// The engine does not want it.
    Refused {
        /// The status of the answer.
        status: u16,
        /// Its reason.
        message: String,
    },
    /// The key is not the engine's.
    WrongKey,
    /// Something answers that is no engine, or the way to it cannot be trusted.
    Strange(String),
}

impl Trouble {
    /// Whether the same may go well a moment later.
    pub(crate) fn passes(&self) -> bool {
        matches!(self, Self::Lost(_) | Self::Failed(_))
    }
}

/// Reads something, again and again as long as there is hope.
pub(crate) fn get(api: &mut impl Api, path: &str) -> Result<Value, Trouble> {
    let mut failures = 0;
    loop {
        match api.ask(path, None) {
            Err(trouble) if trouble.passes() => {
                failures += 1;
                if !api.wait(failures) {
                    return Err(trouble);
                }
            }
            done => return done,
        }
    }
}

/// Reads a list page by page and hands each of its values on.
pub(crate) fn pages(
    api: &mut impl Api,
    path: &str,
    key: &str,
    size: usize,
    mut take: impl FnMut(Value) -> serde_json::Result<()>,
) -> Result<(), Trouble> {
    let mut offset = 0;
    loop {
        let joint = if path.contains('?') { '&' } else { '?' };
        let page = format!("{path}{joint}limit={size}&offset={offset}&order=id");
        let mut answer = get(api, &page)?;
        let Value::Array(values) = answer[key].take() else {
            return Err(Trouble::Strange(format!("{path}: no {key}")));
        };
        let count = values.len();
        values
            .into_iter()
            .try_for_each(&mut take)
            .map_err(|error| Trouble::Strange(format!("{path}: {error}")))?;
        offset += count;
        if count < size {
            return Ok(());
        }
    }
}
