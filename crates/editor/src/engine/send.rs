//! Brings the engine to what is wanted, request by request. What is lost on the way is looked up before
//! anything is sent again, since the engine may have done it; what is refused is found by halving.

use super::api::{Api, Trouble};
use super::found::Found;
use super::plan::Terms;
use super::read;
use super::steps::{Phase, Step, steps};
use super::wanted::Wanted;
use std::collections::{HashSet, VecDeque};

/// How often a phase is planned anew while all goes well: a variant may have to go before it is made.
const ROUNDS: usize = 3;
/// How often the engine may fail at the same before it counts as a no.
const FAILURES: u32 = 3;

/// Something that the engine did not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The file that it comes from, or what it is called in the engine.
    pub(crate) file: String,
    /// The field that the engine names, as its file calls it.
    pub(crate) field: Option<String>,
    pub(crate) reason: String,
}

/// A push on its way.
pub(crate) struct Push<'a, A> {
    pub(crate) api: &'a mut A,
    pub(crate) wanted: &'a Wanted,
    pub(crate) terms: &'a Terms,
    pub(crate) found: Found,
    pub(crate) refusals: Vec<Refusal>,
    /// How many times in a row the engine said that it failed.
    failed: u32,
    refused: HashSet<(usize, String)>,
}

impl<'a, A: Api> Push<'a, A> {
    /// A push that begins with what was found.
    pub(crate) fn new(api: &'a mut A, wanted: &'a Wanted, terms: &'a Terms, found: Found) -> Self {
        Self {
            api,
            wanted,
            terms,
            found,
            refusals: Vec::new(),
            failed: 0,
            refused: HashSet::new(),
        }
    }

    /// Sends all that is needed; `note` hears what was done.
    ///
    /// # Errors
    /// Stops where nothing more can be done; what was done until then stays.
    pub(crate) fn carry_out(&mut self, note: &mut impl FnMut(&Step)) -> Result<(), Trouble> {
        for phase in Phase::ALL {
            // An engine that keeps no documents is told of once, not for each.
            if phase != Phase::Documents || self.found.documents.is_some() {
                self.phase(phase, note)?;
            }
        }
        Ok(())
    }

    fn phase(&mut self, phase: Phase, note: &mut impl FnMut(&Step)) -> Result<(), Trouble> {
        let (mut rounds, mut failures) = (0, 0);
        while rounds < ROUNDS {
            let todo = self.todo(phase);
            if todo.is_empty() {
                break;
            }
            let mut done = 0;
            let sent = self.send_all(todo, &mut |step| {
                done += 1;
                note(step);
            });
            let Err(trouble) = sent else {
                rounds += 1;
                continue;
            };
            if done > 0 {
                failures = 0;
            }
            failures += 1;
            if !trouble.passes() || !self.api.wait(failures) {
                return Err(trouble);
            }
            read::again(phase, self.api, &mut self.found, &self.terms.place)?;
        }
        Ok(())
    }

    /// What a phase still needs, without what was refused.
    fn todo(&self, phase: Phase) -> VecDeque<Step> {
        let mut todo = steps(phase, self.wanted, &self.found, self.terms);
        for step in &mut todo {
            let key = |name: &str| (phase as usize, name.to_owned());
            step.items
                .retain(|it| !self.refused.contains(&key(&it.name)));
        }
        todo.retain(|it| !it.items.is_empty());
        todo.into()
    }

    fn send_all(
        &mut self,
        mut todo: VecDeque<Step>,
        note: &mut impl FnMut(&Step),
    ) -> Result<(), Trouble> {
        while let Some(step) = todo.pop_front() {
            match self.api.ask(&step.path, Some(&step.body())) {
                Ok(mut answer) => {
                    self.failed = 0;
                    let taken = step.taken(&mut answer, &mut self.found, self.terms);
                    taken.map_err(|error| Trouble::Strange(format!("{}: {error}", step.path)))?;
                    note(&step);
                }
                Err(Trouble::Refused { message, .. }) => self.refuse(step, message, &mut todo),
                Err(Trouble::Failed(message)) => {
                    self.failed += 1;
                    if self.failed < FAILURES {
                        return Err(Trouble::Failed(message));
                    }
                    self.refuse(step, message, &mut todo);
                }
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(())
    }

    /// Halves a request that was refused, until it is about one thing.
    fn refuse(&mut self, step: Step, reason: String, todo: &mut VecDeque<Step>) {
        let phase = step.phase;
        let name = step.items.first().map(|it| it.name.clone());
        match step.halves() {
            Some([one, other]) => {
                todo.push_front(other);
                todo.push_front(one);
            }
            None => {
                let name = name.unwrap_or_default();
                self.refusals.push(Refusal {
                    file: phase.file_of(&name),
                    field: field_of(&reason),
                    reason,
                });
                self.refused.insert((phase as usize, name));
            }
        }
    }
}

/// The field of the file that a refusal is about, such as `variants[0].price` where the engine speaks of
/// `create, 0, variants, 0, prices`.
fn field_of(reason: &str) -> Option<String> {
    let (_, rest) = reason.split_once("field '")?;
    let (path, _) = rest.split_once('\'')?;
    let mut field = String::new();
    // The first two say which of the things that were sent it is; there was but one.
    for part in path.split(", ").skip(2) {
        match part {
            "title" => field.push_str(".name.vi"),
            "description" => field.push_str(".summary.vi"),
            "images" | "thumbnail" => return Some("photos".to_owned()),
            "prices" => return Some(format!("{field}.price").trim_start_matches('.').to_owned()),
            "metadata" | "ocop" => {}
            index if index.parse::<usize>().is_ok() => field.push_str(&format!("[{index}]")),
            name => field.push_str(&format!(".{name}")),
        }
    }
    let field = field.trim_start_matches('.');
    (!field.is_empty()).then(|| field.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_field_of_the_file() {
        for (path, field) in [
            ("create, 0, title", Some("name.vi")),
            ("create, 0, variants, 1, title", Some("variants[1].name.vi")),
            (
                "create, 0, variants, 1, prices, 0, amount",
                Some("variants[1].price"),
            ),
            ("update, 0, images, 2, url", Some("photos")),
            ("create, 0, metadata, ocop, stars", Some("stars")),
            ("create, 0", None),
        ] {
            let reason = format!(
                "Invalid request: Expected type: 'string' for field '{path}', got: 'number'"
            );
            // The first quotation is of a type, and of no field.
            assert_eq!(field_of(&reason).as_deref(), field, "{path}");
        }
        assert_eq!(field_of("Product with handle: x, already exists."), None);
    }
}
