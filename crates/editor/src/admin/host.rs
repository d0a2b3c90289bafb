//! The git host that the forms save to.

use anyhow::{Result, bail};
use serde_json::{Value, json};

/// Where the forms save to, besides a folder of the editor's own machine.
///
/// Whoever saves to a host signs in with an access token: any other way leads over the servers of
/// somebody else.
pub(super) fn backend(repository: Option<&str>, branch: &str) -> Result<Value> {
    let Some(address) = repository else {
        // The program insists on a host and a repository. This one is on no host: the page shows
        // no way to it, and its policy lets no request out.
        return Ok(
            json!({ "name": "github", "repo": "local/night-market", "auth_methods": ["token"] }),
        );
    };
    let path = address.strip_prefix("https://");
    let Some((host, repo)) = path.and_then(|it| it.trim_end_matches('/').split_once('/')) else {
        bail!("{address}: a repository is named like https://codeberg.org/OWNER/NAME");
    };
    let is_name = |part: &str| {
        let mut letters = part.bytes();
        letters.all(|it| it.is_ascii_alphanumeric() || b"._-".contains(&it)) && !part.is_empty()
    };
    if !host.contains('.') || !is_name(host) || !repo.contains('/') || !repo.split('/').all(is_name)
    {
        bail!("{address}: a repository is named like https://codeberg.org/OWNER/NAME");
    }
    let (name, api) = match host {
        "github.com" => ("github", "https://api.github.com".to_owned()),
        "gitlab.com" => ("gitlab", "https://gitlab.com/api/v4".to_owned()),
        other => ("gitea", format!("https://{other}/api/v1")),
    };
    let mut backend = json!({
        "name": name, "repo": repo, "branch": branch, "api_root": api, "auth_methods": ["token"],
    });
    if name == "gitea" {
        backend["base_url"] = json!(format!("https://{host}"));
    }
    Ok(backend)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_repository_says_what_its_host_speaks() {
        for (address, name, api) in [
            ("https://github.com/a/b", "github", "https://api.github.com"),
            (
                "https://gitlab.com/a/b/c/",
                "gitlab",
                "https://gitlab.com/api/v4",
            ),
            (
                "https://git.example.org/a/b",
                "gitea",
                "https://git.example.org/api/v1",
            ),
        ] {
            let backend = backend(Some(address), "main").unwrap();
            assert_eq!(backend["name"], name, "{address}");
            assert_eq!(backend["api_root"], api, "{address}");
            assert_eq!(backend["auth_methods"], json!(["token"]), "{address}");
        }
    }

    #[test]
    fn what_names_no_repository_is_refused() {
        for address in [
            "",
            "github.com/a/b",
            "http://github.com/a/b",
            "https://github.com/a",
            "https://github.com//b",
            "https://user@github.com/a/b",
            "https://localhost/a/b",
            "https://github.com/a/b?c",
            "https://github.com/a b/c",
        ] {
            assert!(backend(Some(address), "main").is_err(), "{address}");
        }
    }

    #[test]
    fn without_a_repository_no_host_is_named() {
        let backend = backend(None, "main").unwrap();
        assert!(backend.get("api_root").is_none());
    }
}
