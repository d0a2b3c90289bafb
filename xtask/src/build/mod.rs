//! `cargo xtask build`: from sources and content to `dist/`.
//!
//! Content → wasm → shell (the page's frame with hashed file names) → pages → `dist/`. A step
//! whose inputs are those of its last run is skipped.

mod admin;
mod assemble;
pub(crate) mod compress;
pub(crate) mod digest;
mod embed;
mod groups;
mod imports;
mod options;
mod page;
mod parts;
mod rustc;
pub(crate) mod shell;
mod snip;
mod tools;
mod worker;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::project::Project;
use crate::run::{run, shown, timed};
use crate::setup::WASM;
use digest::{Inputs, hex_of};
use options::Trial;
pub(crate) use options::{Mode, Options};
pub(crate) use tools::{editor, run_tool, server};

/// One build: its options and its folders.
struct Build {
    options: Options,
    /// The content.
    content: PathBuf,
    /// The compiled content, common to both modes.
    data: PathBuf,
    /// The drawings of products in pixels, common to all builds.
    covers: PathBuf,
    /// The program that checks and compiles the content.
    editor: PathBuf,
    /// The program that renders the pages.
    prerender: PathBuf,
    /// The app as Cargo links it.
    linked: PathBuf,
    /// The prerendered pages.
    pages: PathBuf,
    /// What this mode's steps leave for the next.
    work: PathBuf,
    /// For each folder that a step makes, the digest of what it was made from.
    marks: PathBuf,
    /// Compressed files by the hash of what they hold.
    cache: PathBuf,
    /// The finished shop.
    dist: PathBuf,
}

/// Native programs whose sources do not end up in the wasm.
const NATIVE_CRATES: [&str; 4] = ["editor", "pictures", "prerender", "server"];

/// The drawings.
const ART: &str = "public/art";

/// The app as Cargo links it.
const LINKED: &str = "night-market.wasm";

/// The finished shop, as a release leaves it.
pub(crate) const DIST: &str = "dist";

/// Builds the shop and gives the folder it stands in.
pub(crate) fn build(project: &Project, options: Options) -> Result<PathBuf> {
    let site = project.site();
    let (work, dist, profile) = match options.mode {
        Mode::Release => (site.clone(), fs::canonicalize(".")?.join(DIST), "release"),
        Mode::Dev => (site.join("dev"), site.join("dev/dist"), "debug"),
    };
    fs::create_dir_all(&work)?;
    let _lock = only_build_in(&site)?;
    // Every trial keeps its own, so that trials can take turns without making anything again.
    let (content, own, dist) = match options.trial.clone() {
        Some(Trial { content, out, .. }) => {
            let name = hex_of(out.as_os_str().as_encoded_bytes());
            (content, site.join("trials").join(name), out)
        }
        None => (PathBuf::from("public/data"), site.clone(), dist),
    };
    let build = Build {
        options,
        content,
        editor: project.tool("editor"),
        prerender: project.tool("prerender"),
        linked: project.target.join(WASM).join(profile).join(LINKED),
        data: own.join("data"),
        covers: site.join("covers"),
        pages: own.join("pages"),
        cache: own.join("compressed"),
        marks: site.join("marks"),
        work,
        dist,
    };
    build.run()?;
    Ok(build.dist)
}

/// Waits until no other build uses the folder; the lock ends with the value.
fn only_build_in(site: &Path) -> Result<File> {
    let file = File::create(site.join(".lock"))?;
    if file.try_lock().is_err() {
        println!("  waiting for another build to end");
        file.lock()?;
    }
    Ok(file)
}

impl Build {
    fn run(&self) -> Result<()> {
        self.content()?;
        self.covers()?;
        self.wasm()?;
        self.shell()?;
        if self.has_pages() {
            self.pages()?;
        }
        if self.has_admin() {
            self.admin()?;
        }
        self.assemble()
    }

    /// Whether there is a page for editors; nobody edits trials.
    fn has_admin(&self) -> bool {
        self.options.trial.is_none()
    }

    /// Whether pages are prerendered and files compressed.
    fn has_pages(&self) -> bool {
        let trial = self.options.trial.as_ref();
        self.options.mode == Mode::Release && trial.is_none_or(|trial| !trial.pages.is_empty())
    }

    /// Whether a file of the shop is worth the time of compressing it. In a trial the files of
    /// most products are not.
    fn is_compressed(&self, file: &Path) -> bool {
        let trial = self.options.trial.as_ref();
        trial.is_none_or(|trial| trial.loads(file))
    }

    /// Runs a step that makes `output`, unless that has been done from the same inputs.
    fn step(
        &self,
        name: &str,
        output: &Path,
        inputs: Inputs,
        make: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        // A change to the build itself may change what any step makes.
        let inputs = inputs.setting(name).paths(&["xtask/src/build"])?.digest();
        let mark = self
            .marks
            .join(hex_of(output.as_os_str().as_encoded_bytes()));
        if output.exists() && fs::read_to_string(&mark).is_ok_and(|known| known == inputs) {
            println!("  {name:<48}{:>12}", "unchanged");
            return Ok(());
        }
        // Without the mark, a step that is interrupted runs again.
        remove_file(&mark)?;
        timed(name, make)?;
        fs::create_dir_all(&self.marks)?;
        fs::write(mark, inputs)?;
        Ok(())
    }

    fn trunk_folder(&self) -> PathBuf {
        self.work.join("trunk")
    }

    fn shell_folder(&self) -> PathBuf {
        self.work.join("shell")
    }

    fn content(&self) -> Result<()> {
        let mut editor = Command::new(&self.editor);
        editor
            .arg("build")
            .arg("--content")
            .arg(&self.content)
            .arg("--out")
            .arg(&self.data);
        if self.options.strict {
            editor.arg("--strict");
        }
        let inputs = Inputs::default()
            .compiler()
            .setting(&shown(&editor))
            .paths(&["crates/market", "crates/search", "crates/editor"])?
            .paths(&["Cargo.lock", "Cargo.toml"])?
            .paths(&[&self.content])?;
        self.step(
            "checking and compiling the content",
            &self.data,
            inputs,
            || {
                recreate(&self.data)?;
                run_tool(&mut editor)
            },
        )
    }

    fn covers(&self) -> Result<()> {
        let mut editor = Command::new(&self.editor);
        editor.args(["covers", "--art", ART, "--out"]);
        editor.arg(&self.covers);
        let inputs = Inputs::default()
            .compiler()
            .setting(&shown(&editor))
            .paths(&["crates/pictures", "crates/editor/src/covers.rs"])?
            .paths(&["Cargo.lock", ART])?;
        self.step("drawing the covers", &self.covers, inputs, || {
            recreate(&self.covers)?;
            run_tool(&mut editor)
        })
    }

    fn wasm(&self) -> Result<()> {
        let out = self.trunk_folder();
        let mut trunk = Command::new("trunk");
        trunk
            .args(["build", "--skip-version-check", "--dist"])
            .arg(&out);
        trunk.arg(match self.options.mode {
            Mode::Release => "--release=true",
            Mode::Dev => "--release=false",
        });
        // Trunk reads this variable as an option of its own, which must be true or false.
        trunk.env_remove("NO_COLOR");
        trunk.env(rustc::VARIABLE, rustc::flags());
        let inputs = Inputs::default()
            .compiler()
            .setting(&shown(&trunk))
            .paths(&app_sources()?)?;
        self.step("compiling the app to wasm", &out, inputs, || {
            run(&mut trunk)?;
            // Trunk binds it whole; the shell's step cuts it first.
            fs::copy(&self.linked, out.join(LINKED))
                .with_context(|| format!("{}", self.linked.display()))?;
            Ok(())
        })
    }

    fn shell(&self) -> Result<()> {
        let out = self.shell_folder();
        let inputs = Inputs::default().paths(&[self.trunk_folder()])?.paths(&[
            "style",
            "scripts/page",
            embed::SOURCES,
            "locales",
            "e2e/package-lock.json",
        ])?;
        self.step("finishing wasm, scripts and styles", &out, inputs, || {
            let trunk = self.trunk_folder();
            shell::make(self.options.mode, &trunk, &trunk.join(LINKED), &out)
        })
    }

    fn pages(&self) -> Result<()> {
        let out = self.pages.clone();
        let frame = self.shell_folder().join(shell::PAGE);
        let parts = self.shell_folder().join(shell::PARTS);
        let embed = self.shell_folder().join(embed::ADDRESSES);
        let mut prerender = Command::new(&self.prerender);
        prerender.arg("--content").arg(&self.data);
        prerender.arg("--shell").arg(&frame);
        prerender.arg("--parts").arg(&parts);
        prerender.arg("--embed").arg(&embed);
        prerender.arg("--out").arg(&out);
        if let Some(origin) = &self.options.origin {
            prerender.args(["--origin", origin]);
        }
        for page in self.options.trial.iter().flat_map(|trial| &trial.pages) {
            prerender.args(["--only", page]);
        }
        if let Some(at) = &self.options.at {
            prerender.args(["--at", at]);
        }
        let inputs = Inputs::default()
            .compiler()
            .setting(&shown(&prerender))
            // Nights that have passed are announced no more.
            .setting(&self.options.day())
            .paths(&[&frame, &parts, &embed, &self.data])?
            .paths(&app_sources()?)?
            .paths(&["crates/prerender", ART, "style/first/tokens.css"])?;
        // The folder stays: what has not changed in it is not made again.
        self.step("rendering the pages", &out, inputs, || {
            run_tool(&mut prerender)
        })
    }

    fn admin_folder(&self) -> PathBuf {
        self.work.join(admin::FOLDER)
    }

    fn admin(&self) -> Result<()> {
        let out = self.admin_folder();
        let mut editor = Command::new(&self.editor);
        editor.arg("admin").arg("--content").arg(&self.content);
        editor.arg("--out").arg(out.join("config.json"));
        if let Some(repository) = &self.options.repository {
            editor.args(["--repository", repository]);
        }
        let settings = ["market.json", "groups.json"].map(|file| self.content.join(file));
        let inputs = Inputs::default()
            .compiler()
            .setting(&shown(&editor))
            .paths(&["crates/market", "crates/editor", "Cargo.lock"])?
            .paths(&settings)?
            .paths(&admin::SOURCES)?;
        self.step("making the admin page", &out, inputs, || {
            recreate(&out)?;
            run_tool(&mut editor)?;
            let scratch = self.work.join("scratch-admin");
            recreate(&scratch)?;
            admin::make(self.options.mode, &scratch, &out)
        })
    }

    fn assemble(&self) -> Result<()> {
        let mut inputs = Inputs::default()
            .paths(&["public", "scripts/worker", assemble::HOSTING])?
            .paths(&[&self.data, &self.covers, &self.shell_folder()])?;
        if self.has_pages() {
            inputs = inputs.paths(&[&self.pages])?;
        }
        if self.has_admin() {
            inputs = inputs.paths(&[&self.admin_folder()])?;
        }
        self.step(
            "compressing and putting together",
            &self.dist,
            inputs,
            || {
                // Beside the shop, because a folder moves at once only within one file system.
                let next = self.dist.with_file_name(".dist-next");
                recreate(&next)?;
                assemble::collect(self, &next)?;
                if self.has_pages() {
                    worker::write(&next)?;
                    compress::compress_all(&next, &self.cache, |file| self.is_compressed(file))?;
                } else {
                    worker::write_gone(&next)?;
                }
                assemble::swap(&next, &self.dist)
            },
        )
    }
}

/// Everything that the app is compiled from.
fn app_sources() -> Result<Vec<PathBuf>> {
    let files = [
        ".cargo/config.toml",
        "Cargo.lock",
        "Cargo.toml",
        "Trunk.toml",
        "build.rs",
        "index.html",
        "locales",
        "src",
    ];
    let mut sources: Vec<PathBuf> = files.map(PathBuf::from).into();
    for entry in fs::read_dir("crates")? {
        let path = entry?.path();
        if !NATIVE_CRATES.iter().any(|native| path.ends_with(native)) {
            sources.push(path);
        }
    }
    sources.sort();
    Ok(sources)
}

/// Makes an empty folder.
pub(crate) fn recreate(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))
}

fn remove_file(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_file(path).with_context(|| format!("{}", path.display()))?;
    }
    Ok(())
}
