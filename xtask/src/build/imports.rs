//! Short names for what the program imports from its glue. `wasm-bindgen` ends each in 16 random
//! digits, which no compression makes smaller, and both sides spell all of them.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use wasm_encoder::reencode::{Reencode as _, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// The program and its glue, from which it imports as from `module`, with the same short names.
pub(super) fn shorten(wasm: &[u8], glue: &str, module: &str) -> Result<(Vec<u8>, String)> {
    let mut short = HashMap::new();
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            let mut section = ImportSection::new();
            for import in imports.into_imports() {
                let import = import?;
                let kind = RoundtripReencoder.entity_type(import.ty)?;
                let name = if import.module == module {
                    let next = format!("i{}", short.len());
                    short.entry(import.name.to_owned()).or_insert(next)
                } else {
                    import.name
                };
                section.import(import.module, name, kind);
            }
            out.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let data = &wasm[usize::try_from(range.start)?..usize::try_from(range.end)?];
            out.section(&RawSection { id, data });
        }
    }
    let (glue, count) = renamed(glue, &short);
    ensure!(
        count == short.len(),
        "the program imports {} names and the glue gives {count}",
        short.len()
    );
    Ok((out.finish(), glue))
}

/// The text with other words, and how many of them stood in it.
fn renamed(text: &str, words: &HashMap<String, String>) -> (String, usize) {
    let is_in_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(text.len());
    let mut met = HashMap::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_in_word) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c| !is_in_word(c)).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        out.push_str(before);
        match words.get_key_value(word) {
            Some((known, short)) => {
                met.insert(known, ());
                out.push_str(short);
            }
            None => out.push_str(word),
        }
        rest = after;
    }
    out.push_str(rest);
    (out, met.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, TypeSection};

    const GLUE: &str = "./glue.js";

    fn program(names: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in names {
            imports.import(GLUE, name, EntityType::Function(0));
        }
        imports.import("./others.js", "__wbg_new_0a", EntityType::Function(0));
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let wasm = program(&["__wbg_new_0a", "__wbg_new_0a0"]);
        let glue =
            "const i = { __wbg_new_0a: function() {}, __wbg_new_0a0: x(\"__wbg_new_0a\"), 新: 1 }";
        let (wasm, glue) = shorten(&wasm, glue, GLUE).expect("a program");
        assert_eq!(wasm, program(&["i0", "i1"]));
        assert_eq!(
            glue,
            "const i = { i0: function() {}, i1: x(\"i0\"), 新: 1 }"
        );
    }

    #[test]
    fn a_glue_that_lacks_a_name_is_an_error() {
        assert!(shorten(&program(&["__wbg_new_0a"]), "const i = {};", GLUE).is_err());
    }
}
