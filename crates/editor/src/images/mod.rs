//! Makes of originals the pictures that the shop shows, and enters them into the products.

mod enter;
mod fault;
mod kept;
mod originals;

use crate::check::notice;
use crate::content::{self, Content};
use crate::language::Words;
use crate::progress::Progress;
use crate::sheet::write;
use anyhow::{Context as _, Result};
use fault::ImageFault;
use kept::{Kept, Made};
use market::Language;
use originals::Original;
use pictures::{Developed, RECIPE, Refusal, develop};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The folder of the photographs, beside that of the content.
const PHOTOS: &str = "photos";

/// What became of the originals.
#[derive(Default)]
struct Outcome {
    made: usize,
    unchanged: usize,
    /// The pictures by their names, new or not.
    pictures: BTreeMap<String, Made>,
    refused: Vec<(String, ImageFault)>,
}

/// Why there are no pictures of an original: it is refused, or the disk fails.
enum Stop {
    Refused(ImageFault),
    Failed(anyhow::Error),
}

/// The folder of the photographs.
struct Album {
    folder: PathBuf,
    kept: Kept,
    /// Files that older originals needed.
    stale: Vec<String>,
}

/// Develops every original of a folder; fails where one is refused, and does the others.
pub(crate) fn images(originals: &Path, folder: &Path, language: Language) -> Result<ExitCode> {
    let content = content::read(folder)?;
    let mut album = Album::beside(folder)?;
    let (found, refused) = originals::find(originals)?;
    let outcome = album.take_all(&found, refused)?;
    let entered = enter::enter(&content, &outcome.pictures);
    write::write_all(folder, entered.texts(&content))?;
    album.clear_out();
    eprint!("{}", refusals(&outcome.refused, originals, language));
    print!("{}", summary(&outcome, &entered, &content, language));
    Ok(if outcome.refused.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The folder of the photographs, which lies where the shop is built from and nowhere else.
fn photos_beside(folder: &Path) -> Result<PathBuf> {
    let real = folder.canonicalize()?;
    let public = real
        .parent()
        .with_context(|| format!("{} has no folder around it", folder.display()))?;
    let photos = public.join(PHOTOS);
    fs::create_dir_all(&photos).with_context(|| format!("cannot make {}", photos.display()))?;
    anyhow::ensure!(
        photos.canonicalize()? == photos,
        "{} is a link; put a folder in its place",
        photos.display()
    );
    Ok(photos)
}

impl Album {
    fn beside(folder: &Path) -> Result<Self> {
        let folder = photos_beside(folder)?;
        Ok(Self {
            kept: Kept::read(&folder)?,
            folder,
            stale: Vec::new(),
        })
    }

    fn take_all(
        &mut self,
        originals: &[Original],
        refused: Vec<(String, ImageFault)>,
    ) -> Result<Outcome> {
        let mut outcome = Outcome {
            refused,
            ..Outcome::default()
        };
        let progress = Progress::new(originals.len());
        for (number, original) in originals.iter().enumerate() {
            progress.at(number, &original.shown);
            match self.take(original) {
                Ok((made, is_new)) => {
                    outcome.made += usize::from(is_new);
                    outcome.unchanged += usize::from(!is_new);
                    outcome.pictures.insert(original.name.clone(), made);
                }
                Err(Stop::Refused(fault)) => {
                    outcome.refused.push((original.shown.clone(), fault));
                }
                Err(Stop::Failed(error)) => return Err(error),
            }
        }
        progress.done();
        Ok(outcome)
    }

    /// The pictures of an original, and whether they had to be made.
    fn take(&mut self, original: &Original) -> Result<(Made, bool), Stop> {
        let bytes = original.read()?;
        let print = kept::fingerprint(&bytes);
        let unchanged = self.kept.unchanged(&original.name, &print, &self.folder);
        if let Some(made) = unchanged {
            return Ok((made, false));
        }
        original.check_kind(&bytes)?;
        let developed = develop(&bytes)?;
        let made = Made::of(&developed, &print, RECIPE);
        self.put(&original.name, developed)?;
        self.kept.put(&original.name, made.clone());
        // At once, so that whoever stops the program here does not begin anew.
        self.kept.write(&self.folder)?;
        Ok((made, true))
    }

    /// Writes the pictures of a name, all or none.
    fn put(&mut self, name: &str, developed: Developed) -> Result<(), Stop> {
        let files = developed.files.into_iter().flat_map(|it| {
            let file = |ending| kept::file(name, it.width, ending);
            [(file("avif"), it.avif), (file("jpg"), it.jpeg)]
        });
        let files: Vec<(String, Vec<u8>)> = files.collect();
        for (file, _) in &files {
            let about = self.folder.join(file).symlink_metadata();
            if about.is_ok_and(|it| !it.is_file()) {
                let file = format!("{PHOTOS}/{file}");
                return Err(ImageFault::InTheWay { file }.into());
            }
        }
        let pairs = files.iter().map(|(file, bytes)| (file.as_str(), bytes));
        write::write_all(&self.folder, pairs)?;
        let mut stale = self.kept.files(name);
        stale.retain(|it| files.iter().all(|(file, _)| file != it));
        self.stale.append(&mut stale);
        Ok(())
    }

    /// Removes what no original needs any more, once no product names it.
    fn clear_out(&self) {
        for file in &self.stale {
            // One that is gone already is as well.
            let _ = fs::remove_file(self.folder.join(file));
        }
    }
}

impl From<ImageFault> for Stop {
    fn from(fault: ImageFault) -> Self {
        Self::Refused(fault)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.into())
    }
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

/// What was refused, one picture of words each.
fn refusals(refused: &[(String, ImageFault)], originals: &Path, language: Language) -> String {
    let around = originals.parent().filter(|_| originals.is_file());
    let originals = around.unwrap_or(originals);
    let mut refused: Vec<_> = refused.iter().collect();
    refused.sort_by(|a, b| a.0.cmp(&b.0));
    let parts = refused.into_iter().map(|(file, fault)| {
        let place = originals.join(file).display().to_string();
        let told = fault.told(language);
        format!("{}\n\n", notice(fault.code(), told, Some(&place), language))
    });
    parts.collect()
}

/// What was done, what of it stands in products now, and what no product shows yet.
fn summary(
    outcome: &Outcome,
    entered: &enter::Entered,
    content: &Content,
    language: Language,
) -> String {
    let words = Words(language);
    let mut text = String::new();
    for file in entered.files() {
        text += &format!("{file}\n");
    }
    for (name, made) in entered.unused(&outcome.pictures) {
        let product = enter::product_of(name, content);
        let product = product.map(|it| format!("products/{it}.json"));
        text += &words.unused_picture(&kept::file(name, made.width, "jpg"), product.as_deref());
        text += &format!("  {}\n", enter::snippet(name, made));
    }
    let refused = outcome.refused.len();
    text + &words.developed([outcome.made, outcome.unchanged, refused]) + "\n"
}
