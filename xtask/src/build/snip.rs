//! Empties functions that the app never calls, although the linker has to keep them.
//!
//! Leptos stores with every view and attribute, whatever its type, the addresses of all that
//! might be done to it. What only streaming servers, `Suspense` and spread attributes do is a
//! tenth of the code, and the app has none of these; `clippy.toml` keeps them out. An emptied
//! function stops the program if it is called all the same. It is emptied before the program is
//! cut, and loses its relocations with its code, so that what only it called belongs to no part.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context as _, Result, ensure};
use rustc_demangle::demangle;
use wasm_encoder::{CustomSection, Encode as _, Module, RawSection};
use wasmparser::{
    FunctionBody, KnownCustom, Name, Operator, Parser, Payload, RelocSectionReader, TypeRef,
};

/// How the names of such functions begin; what follows may name closures in them, and no other
/// function. Functions whose code is the same are one function, with the name of any of them, so
/// only those are named here whose code is like no other's: each of them names others of its own
/// type. What they have in themselves beside closures is not so, such as a `prep` that all share.
const UNUSED: [&str; 4] = [
    // Hydration that waits for content.
    "<T as tachys::view::any_view::IntoAny>::into_any::hydrate_async",
    "tachys::reactive_graph::<impl tachys::view::RenderHtml for F>::hydrate_async",
    // A copy for every element of a component that gets attributes from outside.
    "<T as tachys::html::attribute::any_attribute::IntoAnyAttribute>::into_any_attr::clone",
    // Streams to functions on a server, which wasm-bindgen exports to JavaScript.
    "intounderlying",
];

/// How the name of a function ends that stands for another in a table of addresses.
const SHIM: &str = "::call_once{{vtable.shim}}";

/// A function without locals that is one `unreachable`, and what fills the rest of its place.
const EMPTY: [u8; 2] = [0x00, 0x00];
const NOTHING: u8 = 0x01;
const END: u8 = 0x0b;

/// The code section of a linked program.
struct Code {
    /// Its place among the sections.
    place: u32,
    /// Where what it holds begins, in bytes.
    start: u64,
    /// Where the bodies of unused functions stand, in bytes.
    unused: Vec<Range<u64>>,
}

/// The linked program with those functions emptied, and how many there were; it must have names.
pub(super) fn snip(linked: &[u8]) -> Result<(Vec<u8>, usize)> {
    let code = code_of(linked)?;
    let mut wasm = linked.to_vec();
    for body in &code.unused {
        let body = &mut wasm[usize::try_from(body.start)?..usize::try_from(body.end)?];
        let last = body.len() - 1;
        body.fill(NOTHING);
        body[..EMPTY.len()].copy_from_slice(&EMPTY);
        body[last] = END;
    }
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(&wasm) {
        let payload = payload?;
        if let Payload::CustomSection(section) = &payload
            && let KnownCustom::Reloc(relocations) = section.as_known()
            && relocations.section_index() == code.place
        {
            let data = kept_relocations(&relocations, &wasm, &code)?;
            module.section(&CustomSection {
                name: section.name().into(),
                data: data.into(),
            });
        } else if let Some((id, range)) = payload.as_section() {
            let data = &wasm[usize::try_from(range.start)?..usize::try_from(range.end)?];
            module.section(&RawSection { id, data });
        }
    }
    Ok((module.finish(), code.unused.len()))
}

fn code_of(linked: &[u8]) -> Result<Code> {
    let names = function_names(linked)?;
    let name = |index: u32| names.get(&index).map_or("", String::as_str);
    let (mut place, mut index, mut unused) = (0, 0, Vec::new());
    let mut found = None;
    for payload in Parser::new(0).parse_all(linked) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    index += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionStart { range, .. } => found = Some((place, range.start)),
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                let has_room = range.end - range.start > EMPTY.len() as u64;
                if has_room && is_unused(name(index)) {
                    unused.push(range);
                } else {
                    check_calls(body, name(index), &name)?;
                }
                index += 1;
            }
            _ => {}
        }
        place += u32::from(payload.as_section().is_some());
    }
    let (place, start) = found.context("the program has no code")?;
    Ok(Code {
        place,
        start,
        unused,
    })
}

/// Refuses a function that stays and calls one that is to be emptied: code that is used has been
/// given the name of code that is not. What stands in a view's table may call it, as no one does.
fn check_calls<'a>(
    body: &FunctionBody<'_>,
    name: &str,
    name_of: &impl Fn(u32) -> &'a str,
) -> Result<()> {
    if name.ends_with(SHIM) {
        return Ok(());
    }
    let mut operators = body.get_operators_reader()?;
    while !operators.eof() {
        if let Operator::Call { function_index } = operators.read()? {
            let called = name_of(function_index);
            ensure!(
                !is_unused(called),
                "{name} calls {called}, which xtask/src/build/snip.rs empties"
            );
        }
    }
    Ok(())
}

fn is_unused(name: &str) -> bool {
    let rests = UNUSED.iter().filter_map(|unused| name.strip_prefix(unused));
    let mut insides = rests.map(|rest| rest.replace("::{{closure}}", ""));
    insides.any(|inside| !inside.contains("::"))
}

/// What a section of relocations holds, without those within emptied functions.
fn kept_relocations(section: &RelocSectionReader<'_>, wasm: &[u8], code: &Code) -> Result<Vec<u8>> {
    let mut kept = Vec::new();
    let mut count: u32 = 0;
    let mut bodies = code.unused.iter().peekable();
    let mut entries = section.entries().into_iter_with_offsets().peekable();
    let end = section.range().end;
    while let Some(entry) = entries.next() {
        let (from, entry) = entry?;
        let to = match entries.peek() {
            Some(Ok((next, _))) => *next,
            _ => end,
        };
        let at = code.start + u64::from(entry.offset);
        // Both are in the order of the code.
        while bodies.next_if(|body| body.end <= at).is_some() {}
        if bodies.peek().is_none_or(|body| at < body.start) {
            kept.extend_from_slice(&wasm[usize::try_from(from)?..usize::try_from(to)?]);
            count += 1;
        }
    }
    let mut data = Vec::new();
    section.section_index().encode(&mut data);
    count.encode(&mut data);
    data.extend(kept);
    Ok(data)
}

fn function_names(wasm: &[u8]) -> Result<HashMap<u32, String>> {
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
                    let name = format!("{:#}", demangle(naming.name));
                    names.insert(naming.index, name);
                }
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, Function, FunctionSection, NameMap, NameSection,
        TypeSection,
    };

    /// A program of functions that call the first one, with these names and a relocation for each
    /// call.
    fn program(names: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        let (mut map, mut relocations) = (NameMap::new(), Vec::new());
        // The code's relocations are told by the place of its section.
        3_u32.encode(&mut relocations);
        u32::try_from(names.len())
            .expect("few")
            .encode(&mut relocations);
        for (index, name) in (0..).zip(names) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().call(0).call(0).nop().end();
            code.function(&body);
            map.append(index, name);
            // Of a call to a function, within the code: its count, then each size and body.
            relocations.push(0);
            let body_length = 7;
            (1 + index * (1 + body_length) + 3).encode(&mut relocations);
            0_u32.encode(&mut relocations);
        }
        let mut naming = NameSection::new();
        naming.functions(&map);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(0), []);
        let mut module = Module::new();
        // A custom section before it counts as well.
        module.section(&CustomSection {
            name: "first".into(),
            data: [].as_slice().into(),
        });
        module.section(&types).section(&functions).section(&code);
        module.section(&data);
        module.section(&CustomSection {
            name: "reloc.CODE".into(),
            data: relocations.into(),
        });
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

    /// Where relocations apply.
    fn relocations(wasm: &[u8]) -> Vec<u32> {
        let payloads = Parser::new(0).parse_all(wasm).map(Result::unwrap);
        let sections = payloads.filter_map(|payload| match payload {
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Reloc(section) => Some(section),
                _ => None,
            },
            _ => None,
        });
        let entries = sections.flat_map(|section| section.entries().into_iter());
        entries.map(|entry| entry.unwrap().offset).collect()
    }

    #[test]
    fn only_what_is_unused_is_emptied_and_what_it_called_forgotten() {
        let wasm = program(&[
            "app::start",
            "_ZN53_$LT$T$u20$as$u20$tachys..view..any_view..IntoAny$GT$8into_any13hydrate_async17he3ea398fa37dc95cE",
            "app::hydrate",
        ]);
        let (snipped, emptied) = snip(&wasm).expect("a wasm");
        assert_eq!(emptied, 1);
        let (before, after) = (bodies(&wasm), bodies(&snipped));
        let nothing = [EMPTY.as_slice(), &[NOTHING; 4], &[END]].concat();
        assert_eq!(after, [before[0].clone(), nothing, before[2].clone()]);
        let all = relocations(&wasm);
        assert_eq!(relocations(&snipped), [all[0], all[2]]);
        assert_eq!(
            function_names(&snipped).expect("names"),
            function_names(&wasm).expect("names")
        );
    }

    #[test]
    fn what_is_called_is_not_emptied() {
        let names = |caller| {
            [
                "intounderlyingsource_pull",
                caller,
                "intounderlyingsource_cancel",
            ]
        };
        let refused = snip(&program(&names("app::start"))).expect_err("a call");
        assert!(
            refused.to_string().starts_with("app::start calls "),
            "{refused}"
        );
        let shim = "core::ops::function::FnOnce::call_once{{vtable.shim}}";
        assert_eq!(snip(&program(&names(shim))).expect("a wasm").1, 2);
    }

    #[test]
    fn closures_of_unused_functions_are_unused_and_functions_in_them_are_not() {
        let waiting = "<T as tachys::view::any_view::IntoAny>::into_any::hydrate_async";
        for (name, expected) in [
            (waiting.to_owned(), true),
            (format!("{waiting}::{{{{closure}}}}::{{{{closure}}}}"), true),
            (format!("{waiting}::{{{{closure}}}}::prep"), false),
            ("intounderlyingsource_pull".to_owned(), true),
            ("app::hydrate".to_owned(), false),
        ] {
            assert_eq!(is_unused(&name), expected, "{name}");
        }
    }

    #[test]
    fn what_is_no_program_is_an_error() {
        assert!(snip(b"no wasm").is_err());
        assert!(snip(&Module::new().finish()).is_err());
    }
}
