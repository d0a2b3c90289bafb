//! The catalogues that are measured: the market's own, and generated ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::build::digest::Inputs;
use crate::build::{recreate, run_tool};
use crate::project::Project;
use crate::run::timed;

/// The seed of generated content; any other would do as well.
const SEED: &str = "2026";

/// A catalogue.
#[derive(Clone, Copy)]
pub(super) enum Catalogue {
    /// The market's own.
    Own,
    /// Generated, with so many products.
    Generated(usize),
}

impl Catalogue {
    /// A name for files.
    pub(super) fn name(self) -> String {
        match self {
            Self::Own => "own".to_owned(),
            Self::Generated(products) => products.to_string(),
        }
    }

    /// The folder of its content, which is written where needed.
    pub(super) fn content(self, project: &Project) -> Result<PathBuf> {
        let Self::Generated(products) = self else {
            return Ok("public/data".into());
        };
        let folder = project.site().join("bench/content").join(self.name());
        let inputs = Inputs::default().paths(&["crates/editor/src/generate", "public/data"])?;
        make(&folder, inputs, || {
            let mut editor = Command::new(project.tool("editor"));
            editor.args(["generate", "--products", &products.to_string()]);
            editor.args(["--seed", SEED, "--out"]).arg(&folder);
            timed(&format!("generating {products} products"), || {
                run_tool(&mut editor)
            })
        })?;
        Ok(folder)
    }

    /// The folder of its compiled content.
    pub(super) fn compiled(self, project: &Project) -> Result<PathBuf> {
        let content = self.content(project)?;
        let folder = project.site().join("bench/data").join(self.name());
        let inputs = Inputs::default()
            .paths(&["crates/market", "crates/search", "crates/editor"])?
            .paths(&[&content])?;
        make(&folder, inputs, || {
            let mut editor = Command::new(project.tool("editor"));
            editor.arg("build").arg("--content").arg(&content);
            run_tool(editor.arg("--out").arg(&folder))
        })?;
        Ok(folder)
    }
}

/// Makes a folder anew unless it was made from the same inputs.
pub(super) fn make(folder: &Path, inputs: Inputs, make: impl FnOnce() -> Result<()>) -> Result<()> {
    let inputs = inputs.digest();
    let mark = folder.with_extension("mark");
    if fs::read_to_string(&mark).is_ok_and(|known| known == inputs) {
        return Ok(());
    }
    recreate(folder)?;
    make()?;
    fs::write(mark, inputs)?;
    Ok(())
}
