//! The pictures that the content names: whether they are there, and how large they are.

use crate::content::Content;
use market::fault::{FileFault, nearest};
use market::{Compiled, Finding, Groups, Photo, Product};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of drawn pictures, beside that of the content.
const ART: &str = "art";
/// The formats in which every width of a photograph lies.
const ENDINGS: [&str; 2] = ["avif", "jpg"];
/// The file of the groups.
const GROUPS: &str = "groups.json";
/// The shortest longer side of a photograph, in pixels: that of a product's page on a phone.
const LEAST: usize = 800;
/// The longest side of a photograph, in pixels.
const MOST: usize = 4096;
/// The most that a photograph weighs, in kilobytes.
const MOST_KILOBYTES: u64 = 600;

/// What is wrong with the pictures. The content lies in public/data, pictures beside it in public;
/// content that lies elsewhere, as a generated one does, has no pictures to compare with.
pub(crate) fn findings(content: &Content, compiled: &Compiled) -> Vec<Finding> {
    let folder = content.folder().canonicalize().unwrap_or_default();
    let Some(public) = folder.parent().filter(|it| it.join(ART).is_dir()) else {
        return Vec::new();
    };
    let mut gallery = Gallery {
        public,
        content,
        known: HashMap::new(),
        findings: Vec::new(),
    };
    gallery.groups();
    for product in &compiled.products {
        gallery.product(product);
    }
    for (index, session) in compiled.live.sessions.iter().enumerate() {
        if let Some(poster) = &session.poster {
            let field = format!("sessions[{index}].poster");
            gallery.require("live.json", &field, poster.as_str());
        }
    }
    gallery.findings
}

struct Gallery<'a> {
    public: &'a Path,
    content: &'a Content,
    /// Whether a picture is there; many products share one.
    known: HashMap<String, bool>,
    findings: Vec<Finding>,
}

impl Gallery<'_> {
    /// The drawn pictures of all kinds of products.
    fn groups(&mut self) {
        let text = self.content.marked_text(GROUPS).unwrap_or_default();
        // Groups that cannot be read are told of elsewhere.
        let file: Option<Groups> = serde_json::from_str(text).ok();
        let groups = file.into_iter().flat_map(|it| it.groups).enumerate();
        for (index, group) in groups {
            for (place, subgroup) in group.subgroups.iter().enumerate() {
                let field = format!("groups[{index}].subgroups[{place}].art");
                self.require(GROUPS, &field, &format!("{ART}/{}.svg", subgroup.art));
            }
        }
    }

    fn product(&mut self, product: &Product) {
        let file = format!("products/{}.json", product.slug);
        if let Some(art) = &product.art {
            self.require(&file, "art", &format!("{ART}/{art}.svg"));
        }
        for (index, photo) in product.photos.iter().enumerate() {
            let field = format!("photos[{index}]");
            let name = format!("{field}.file");
            if self.require(&file, &name, photo.file.as_str()) {
                self.photo(&file, &field, photo);
                self.widths(&file, &field, photo);
            }
        }
    }

    /// Whether a picture is there; says so if it is not.
    fn require(&mut self, file: &str, field: &str, picture: &str) -> bool {
        let public = self.public;
        let is_there = *self
            .known
            .entry(picture.to_owned())
            .or_insert_with(|| public.join(picture).is_file());
        if !is_there {
            let known = self.like(picture);
            let picture = picture.to_owned();
            self.tell(file, field, FileFault::NoPicture { picture, known });
        }
        is_there
    }

    /// The picture in the same folder that may have been meant.
    fn like(&self, picture: &str) -> Vec<String> {
        let (folder, _) = picture.rsplit_once('/').unwrap_or_default();
        let entries = fs::read_dir(self.public.join(folder));
        let names = entries.into_iter().flatten().flatten();
        let names: Vec<String> = names
            .map(|it| format!("{folder}/{}", it.file_name().to_string_lossy()))
            .collect();
        let known = nearest(picture, names.iter().map(String::as_str));
        known.into_iter().map(str::to_owned).collect()
    }

    fn tell(&mut self, file: &str, field: &str, fault: FileFault) {
        let text = self.content.marked_text(file).unwrap_or_default();
        self.findings
            .push(Finding::with_field(file, text, field, fault));
    }

    /// The same photograph in other widths; one that is not there would not be shown at all.
    fn widths(&mut self, file: &str, field: &str, photo: &Photo) {
        for (index, width) in photo.widths.iter().enumerate() {
            let place = format!("{field}.widths[{index}]");
            let names: Option<Vec<String>> = ENDINGS
                .iter()
                .map(|it| photo.in_width(*width, it))
                .collect();
            match names {
                Some(names) => {
                    // One of the two says enough.
                    let _ = names.iter().all(|it| self.require(file, &place, it));
                }
                None => {
                    let width = *width;
                    self.tell(file, &place, FileFault::PictureWidth { width });
                }
            }
        }
    }

    /// Reads only as much of a photograph as says how large it is.
    fn photo(&mut self, file: &str, field: &str, photo: &Photo) {
        let path: PathBuf = self.public.join(photo.file.as_str());
        let Ok(size) = imagesize::size(&path) else {
            let picture = photo.file.to_string();
            return self.tell(
                file,
                &format!("{field}.file"),
                FileFault::PictureBroken { picture },
            );
        };
        let (width, height) = (size.width, size.height);
        let stated = [photo.width as usize, photo.height as usize];
        if stated != [width, height] {
            let name = if stated[0] == width {
                "height"
            } else {
                "width"
            };
            let fault = FileFault::PictureSize { width, height };
            self.tell(file, &format!("{field}.{name}"), fault);
        }
        let place = format!("{field}.file");
        let longer = width.max(height);
        if longer < LEAST {
            let least = LEAST;
            let fault = FileFault::PictureSmall {
                width,
                height,
                least,
            };
            self.tell(file, &place, fault);
        }
        if longer > MOST {
            let most = MOST;
            let fault = FileFault::PictureLarge {
                width,
                height,
                most,
            };
            self.tell(file, &place, fault);
        }
        let kilobytes = fs::metadata(&path).map_or(0, |it| it.len() / 1024);
        if kilobytes > MOST_KILOBYTES {
            let most = MOST_KILOBYTES;
            self.tell(file, &place, FileFault::PictureHeavy { kilobytes, most });
        }
    }
}
