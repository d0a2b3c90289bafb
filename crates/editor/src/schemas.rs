//! The JSON Schemas of the files that editors write, made from the Rust types.

use anyhow::{Context as _, Result, bail};
use schemars::{Schema, schema_for};
use std::fs;
use std::path::Path;

/// The schemas by the names of their files.
pub(crate) fn all() -> [(&'static str, Schema); 8] {
    [
        ("events.json", schema_for!(market::Festival)),
        ("groups.json", schema_for!(market::Groups)),
        ("live.json", schema_for!(market::Live)),
        ("market.json", schema_for!(market::Market)),
        ("partners.json", schema_for!(market::Partners)),
        ("producer.json", schema_for!(market::Producer)),
        ("product.json", schema_for!(market::Product)),
        ("training.json", schema_for!(market::Training)),
    ]
}

/// Writes the schemas or, with `check`, fails where a file is not what would be written.
pub(crate) fn schemas(out: &Path, check: bool) -> Result<()> {
    for (name, schema) in all() {
        let path = out.join(name);
        let text = serde_json::to_string_pretty(&schema)? + "\n";
        let is_current = fs::read_to_string(&path).is_ok_and(|old| old == text);
        if is_current {
            continue;
        }
        if check {
            bail!(
                "{} is out of date; write it anew with: cargo run -p editor -- schemas",
                path.display()
            );
        }
        fs::create_dir_all(out)?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("wrote {}", path.display());
    }
    Ok(())
}
