//! The drawing of a product as pixels, for lists that show many of them in turn.

use crate::{Refusal, encode};
use ravif::RGBA8;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The size of a cover, in pixels: a card shows a photograph in this width, too.
const COVER: (u32, u32) = (400, 300);

/// How far the sides of a drawing may be from 4 to 3, of the drawing's width.
const SAME: f32 = 0.001;

/// Draws a cover, as AVIF; nothing for a drawing of another form, such as an icon.
///
/// # Errors
/// Says why the text is no drawing.
pub fn cover(svg: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let tree = Tree::from_str(svg, &Options::default())
        .map_err(|error| Refusal::Broken(error.to_string()))?;
    let (width, height) = COVER;
    let scale = width as f32 / tree.size().width();
    if (tree.size().height() * scale - height as f32).abs() > SAME * width as f32 {
        return Ok(None);
    }
    let mut picture = Pixmap::new(width, height)
        .ok_or_else(|| Refusal::Broken("there is no room for it".to_owned()))?;
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut picture.as_mut());
    let pixels: Vec<RGBA8> = picture
        .pixels()
        .iter()
        .map(|it| {
            let it = it.demultiply();
            RGBA8::new(it.red(), it.green(), it.blue(), it.alpha())
        })
        .collect();
    encode::avif_with_alpha(&pixels, COVER).map(Some)
}
