//! Cuts the linked program into what every page needs and the parts that only some need, where
//! `src/parts.rs` says so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_encoder::{
    EntityType, ExportKind, ExportSection, GlobalType, ImportSection, MemoryType, Module, RefType,
    TableType, ValType,
};
use wasm_split_cli_support::{Options, SplitWasm, transform};
use wasmparser::{Parser, Payload, TypeRef};

use super::groups::{self, Group};
use super::{imports, recreate};
use crate::project::npm_program;
use crate::run::run_quietly;

/// What the glue is called; the parts' loader imports it by this name.
const GLUE: &str = "night-market";
/// The loader of the parts, which the glue imports.
const LOADER: &str = "__wasm_split.js";

/// What every piece imports from the program, and from whom as the cut names it; and what a file
/// of several imports it from, as `scripts/page/parts.ts` names it.
const MEMORY: &str = "memory";
const TABLE: &str = "__indirect_function_table";
const STACK: &str = "__wasm_split_shared0";
const PROGRAM: &str = "__wasm_split";
const SHARED: &str = "shared";

/// The part that opens the catalogue. A page fetches it before or together with any other, so what
/// it needs is no more for those.
const FIRST: &str = "catalogue";

/// The program in pieces.
pub(super) struct Cut {
    /// The JavaScript that starts the program.
    pub(super) glue: PathBuf,
    /// The wasm that every page needs.
    pub(super) main: PathBuf,
    /// The others, each with the parts that need it.
    pub(super) files: Vec<(PathBuf, BTreeSet<String>)>,
    /// The names of the parts.
    pub(super) parts: Vec<String>,
}

/// Cuts the program, which must have been linked with `--emit-relocs`, below `scratch`.
pub(super) fn cut(linked: &Path, scratch: &Path) -> Result<Cut> {
    let (pieces, glue, together) = (
        scratch.join("pieces"),
        scratch.join("glue"),
        scratch.join("parts"),
    );
    for folder in [&pieces, &glue, &together] {
        recreate(folder)?;
    }
    let whole = pieces.join(format!("{GLUE}.wasm"));
    let SplitWasm {
        split_modules,
        prefetch_map,
        ..
    } = pieces_of(linked, &pieces, &whole)?;
    ensure!(
        !split_modules.is_empty(),
        "the program has no parts; was it linked with --emit-relocs?"
    );
    let mut bindgen = Command::new("wasm-bindgen");
    // The parts use what the linker exports, such as the memory.
    bindgen.args(["--target=web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.arg(format!("--out-name={GLUE}"));
    run_quietly(bindgen.arg("--out-dir").arg(&glue).arg(&whole))?;
    let main = glue.join(format!("{GLUE}_bg.wasm"));
    let glue = glue.join(format!("{GLUE}.js"));
    shorten_names(&main, &glue)?;
    let groups = grouped(&split_modules, &prefetch_map.into_iter().collect())?;
    let parts = groups.iter().flat_map(|group| group.parts.iter().cloned());
    let parts: BTreeSet<_> = parts.collect();
    Ok(Cut {
        main,
        glue,
        files: merge_all(groups, &split_modules, &together)?,
        parts: parts.into_iter().collect(),
    })
}

/// Shortens what the program and its glue call each other's functions.
fn shorten_names(main: &Path, glue: &Path) -> Result<()> {
    let (wasm, script) = (fs::read(main)?, fs::read_to_string(glue)?);
    let (wasm, script) = imports::shorten(&wasm, &script, &format!("./{GLUE}_bg.js"))?;
    fs::write(main, wasm)?;
    fs::write(glue, script)?;
    Ok(())
}

fn pieces_of(linked: &Path, folder: &Path, main: &Path) -> Result<SplitWasm> {
    let wasm = fs::read(linked).with_context(|| format!("{}", linked.display()))?;
    let glue = format!("./{GLUE}.js");
    let link_name = format!("./{LOADER}");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = main;
    options.main_module = &glue;
    options.link_name = &link_name;
    options.target.web();
    transform(options).map_err(|error| anyhow!("{error:?}"))
}

/// Which pieces go into one file; the parts name those that they need, without an extension.
fn grouped(pieces: &[PathBuf], needs: &BTreeMap<String, Vec<String>>) -> Result<Vec<Group>> {
    let mut groups = Vec::new();
    for (place, file) in pieces.iter().enumerate() {
        let name = file.file_stem().context("a file has a name")?;
        let name = name.to_string_lossy();
        let needing = needs
            .iter()
            .filter(|(_, of)| of.iter().any(|it| *it == *name));
        let mut parts: BTreeSet<_> = needing.map(|(part, _)| part.clone()).collect();
        ensure!(!parts.is_empty(), "no part needs {name}");
        if parts.contains(FIRST) {
            parts.extend(needs.keys().cloned());
        }
        groups.push(Group::of(place, fs::metadata(file)?.len(), parts));
    }
    Ok(groups::join(groups))
}

/// Makes one file of the pieces of each group, named after the parts that need it.
fn merge_all(
    groups: Vec<Group>,
    pieces: &[PathBuf],
    folder: &Path,
) -> Result<Vec<(PathBuf, BTreeSet<String>)>> {
    let first = pieces.first().context("the program has parts")?;
    let shared = folder.join("shared.wasm");
    fs::write(&shared, shared_by_all(&fs::read(first)?)?)?;
    let mut files = Vec::new();
    for group in groups {
        let name = match group.parts.contains(FIRST) {
            true => FIRST.to_owned(),
            false => group.parts.iter().cloned().collect::<Vec<_>>().join("_"),
        };
        let file = folder.join(format!("part_{name}.wasm"));
        ensure!(!file.exists(), "{} would be written twice", file.display());
        let mut merge = Command::new(npm_program("wasm-merge"));
        merge.args(FEATURES).arg("-g").arg(&shared).arg(PROGRAM);
        for piece in &group.pieces {
            merge.arg(&pieces[*piece]).arg(format!("piece{piece}"));
        }
        run_quietly(merge.arg("-o").arg(&file))?;
        files.push((file, group.parts));
    }
    Ok(files)
}

/// What wasm-merge and wasm-opt may meet. Chromium refuses what they make of `--all-features`, so
/// these are named one by one.
pub(super) const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A module that imports what the pieces share once and hands it on, so that a file of several
/// pieces has one memory and one table.
fn shared_by_all(piece: &[u8]) -> Result<Vec<u8>> {
    let (memory, table) = limits(piece)?;
    let mut imports = ImportSection::new();
    let memory_type = MemoryType {
        minimum: memory,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    };
    let table_type = TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: table,
        maximum: None,
        shared: false,
    };
    let stack_type = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    imports.import(SHARED, MEMORY, EntityType::Memory(memory_type));
    imports.import(SHARED, TABLE, EntityType::Table(table_type));
    imports.import(SHARED, STACK, EntityType::Global(stack_type));
    let mut exports = ExportSection::new();
    exports.export(MEMORY, ExportKind::Memory, 0);
    exports.export(TABLE, ExportKind::Table, 0);
    exports.export(STACK, ExportKind::Global, 0);
    let mut module = Module::new();
    module.section(&imports).section(&exports);
    Ok(module.finish())
}

/// The pages of memory and the places in the table that a piece asks for; all ask for the same.
fn limits(piece: &[u8]) -> Result<(u64, u64)> {
    let (mut memory, mut table) = (None, None);
    for payload in Parser::new(0).parse_all(piece) {
        let Payload::ImportSection(imports) = payload? else {
            continue;
        };
        for import in imports.into_imports() {
            match import?.ty {
                TypeRef::Memory(it) => memory = Some(it.initial),
                TypeRef::Table(it) => table = Some(it.initial),
                _ => {}
            }
        }
    }
    memory
        .zip(table)
        .context("a piece has no memory or no table")
}

/// Writes the script that the glue imports, with the addresses of the files that make up each part.
pub(super) fn write_loader(glue: &Path, parts: &BTreeMap<String, Vec<String>>) -> Result<()> {
    let mut script = String::from("import { load } from 'parts';\n");
    for (part, files) in parts {
        let files = serde_json::to_string(files)?;
        script.push_str(&format!(
            "export const __wasm_split_load_{part} = load({files});\n"
        ));
    }
    fs::write(glue.with_file_name(LOADER), script)?;
    Ok(())
}
