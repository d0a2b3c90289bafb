//! Empties functions that the app never calls, although the linker has to keep them.
//!
//! Leptos stores with every view and attribute, whatever its type, the addresses of all that
//! might be done to it. What only streaming servers, `Suspense` and spread attributes do is a
//! tenth of the code, and the app has none of these; `clippy.toml` keeps them out. An emptied
//! function stops the program if it is called all the same, and what only it called is dropped
//! by wasm-opt.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use wasm_encoder::{CodeSection, Module, RawSection};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// How the names of such functions begin. Functions whose code is the same are one function, with
/// the name of any of them, so only those are named here whose code is like no other's: each of
/// them names others of its own type.
const UNUSED: [&str; 4] = [
    // Hydration that waits for content.
    "<T as tachys::view::any_view::IntoAny>::into_any::hydrate_async",
    // A copy for every element of a component that gets attributes from outside.
    "<T as tachys::html::attribute::any_attribute::IntoAnyAttribute>::into_any_attr::clone",
    // A server's list of addresses.
    "<T as leptos_router::matching::nested::any_nested_route::IntoAnyNestedRoute>::into_any_nested_route::generate_routes",
    // Streams to functions on a server, which wasm-bindgen exports to JavaScript.
    "intounderlying",
];

/// A function without locals that is one `unreachable`.
const EMPTY: [u8; 3] = [0x00, 0x00, 0x0b];

/// The wasm with those functions emptied, and how many there were; the wasm must have names.
pub(super) fn snip(wasm: &[u8]) -> Result<(Vec<u8>, usize)> {
    let names = function_names(wasm)?;
    let is_unused = |index: u32| {
        let name = names.get(&index);
        name.is_some_and(|name| UNUSED.iter().any(|unused| name.starts_with(unused)))
    };
    let mut module = Module::new();
    let mut code = CodeSection::new();
    let (mut index, mut left, mut emptied) = (0, 0, 0);
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    index += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionStart { count, .. } => {
                left = *count;
                continue;
            }
            Payload::CodeSectionEntry(body) => {
                if is_unused(index) {
                    code.raw(&EMPTY);
                    emptied += 1;
                } else {
                    code.raw(body.as_bytes());
                }
                index += 1;
                left -= 1;
                if left == 0 {
                    module.section(&code);
                }
                continue;
            }
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            let data = &wasm[usize::try_from(range.start)?..usize::try_from(range.end)?];
            module.section(&RawSection { id, data });
        }
    }
    ensure!(left == 0, "the wasm ends within its code");
    Ok((module.finish(), emptied))
}

fn function_names(wasm: &[u8]) -> Result<HashMap<u32, &str>> {
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload? else {
            continue;
        };
        let KnownCustom::Name(kinds) = section.as_known() else {
            continue;
        };
        for kind in kinds {
            if let Name::Function(functions) = kind? {
                for naming in functions {
                    let naming = naming?;
                    names.insert(naming.index, naming.name);
                }
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{Function, FunctionSection, NameMap, NameSection, TypeSection};

    /// A program of functions that do nothing, with these names.
    fn program(names: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        let mut map = NameMap::new();
        for (index, name) in (0..).zip(names) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().nop().end();
            code.function(&body);
            map.append(index, name);
        }
        let mut naming = NameSection::new();
        naming.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        module.section(&naming);
        module.finish()
    }

    fn bodies(wasm: &[u8]) -> Vec<Vec<u8>> {
        let payloads = Parser::new(0).parse_all(wasm).map(Result::unwrap);
        let bodies = payloads.filter_map(|payload| match payload {
            Payload::CodeSectionEntry(body) => Some(body.as_bytes().to_vec()),
            _ => None,
        });
        bodies.collect()
    }

    #[test]
    fn only_what_is_unused_is_emptied() {
        let wasm = program(&[
            "app::start",
            "<T as tachys::view::any_view::IntoAny>::into_any::hydrate_async::{{closure}}::h0",
            "app::hydrate",
        ]);
        let (snipped, emptied) = snip(&wasm).expect("a wasm");
        assert_eq!(emptied, 1);
        let (before, after) = (bodies(&wasm), bodies(&snipped));
        assert_eq!(
            after,
            [before[0].clone(), EMPTY.to_vec(), before[2].clone()]
        );
        assert_eq!(
            function_names(&snipped).expect("names"),
            function_names(&wasm).expect("names")
        );
    }

    #[test]
    fn what_is_no_wasm_is_an_error() {
        assert!(snip(b"no wasm").is_err());
    }
}
