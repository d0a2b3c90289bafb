//! What robots may read: everything that shoppers may. A page that is not to be found says so
//! itself, which a robot that must not read it would never learn; the editors' admin page is empty
//! without its program, so that nobody has to read it.

use super::whole;
use crate::site::Site;

pub(super) fn robots(site: &Site<'_>) -> String {
    let mut text = "User-agent: *\nAllow: /\nDisallow: /admin\n".to_owned();
    if site.origin.is_some() {
        let sitemap = whole(site, "/sitemap.xml");
        text.push_str(&format!("\nSitemap: {sitemap}\n"));
    }
    text
}
