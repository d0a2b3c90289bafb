//! How the compiler is told to compile the wasm.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Where Cargo takes flags from before all other places, with [`BREAK`] between them.
pub(super) const VARIABLE: &str = "CARGO_ENCODED_RUSTFLAGS";

const BREAK: &str = "\u{1f}";

/// The flags of `.cargo/config.toml`, whose place those in the variable take.
const OWN: [&str; 2] = ["--cfg", "erase_components"];

/// The flags for the wasm. A panic tells its place, so the wasm names the source files of all
/// libraries: below the library's name and not in the folders of whoever builds it.
pub(super) fn flags() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    flags_by(home.as_deref())
}

/// The same where this is Cargo's folder.
fn flags_by(home: Option<&Path>) -> String {
    let mut flags: Vec<String> = OWN.map(str::to_owned).into();
    let folders = home.map(unpacked).unwrap_or_default();
    let remapped = folders.iter();
    flags.extend(remapped.map(|it| format!("--remap-path-prefix={}=", it.display())));
    flags.join(BREAK)
}

/// The folders that Cargo unpacks libraries in, one for each registry.
fn unpacked(home: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(home.join("registry/src"));
    let folders = folders.into_iter().flatten().flatten();
    let mut folders: Vec<_> = folders.map(|it| it.path()).collect();
    folders.sort();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_is_compiled_with_the_flags_of_everything_else() {
        let config = include_str!("../../../.cargo/config.toml");
        let own = OWN.map(|flag| format!("{flag:?}")).join(", ");
        assert!(config.contains(&format!("rustflags = [{own}]")), "{config}");
    }

    #[test]
    fn source_files_are_not_named_by_the_builder_s_folders() {
        let home = env::temp_dir().join(format!("market-cargo-{}", std::process::id()));
        let own = OWN.join(BREAK);
        assert_eq!(flags_by(None), own);
        assert_eq!(flags_by(Some(&home)), own);
        let folders = ["one", "two"].map(|it| home.join("registry/src").join(it));
        for folder in &folders {
            fs::create_dir_all(folder).expect("a folder");
        }
        let [one, two] = folders.map(|it| format!("--remap-path-prefix={}=", it.display()));
        assert_eq!(flags_by(Some(&home)), [own, one, two].join(BREAK));
        fs::remove_dir_all(&home).expect("a folder");
    }
}
