//! Pictures that are drawn on the page and kept by the reader.

use super::download;
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement};

/// The size of a square and of a line of text, in pixels.
const SQUARE: usize = 16;
const LINE: usize = 40;
const TEXT: usize = 26;

/// Draws squares in the colours of an element, with lines of text below them, and hands the reader
/// the picture as a PNG file; says whether that can be done here. The runs are columns, rows and
/// lengths in a field of so many squares a side.
pub fn save(
    name: &str,
    like: &Element,
    side: usize,
    runs: &[(usize, usize, usize)],
    lines: &[String],
) -> bool {
    draw(like, side, runs, lines)
        .and_then(|canvas| save_canvas(name, &canvas))
        .is_ok()
}

fn draw(
    like: &Element,
    side: usize,
    runs: &[(usize, usize, usize)],
    lines: &[String],
) -> Result<HtmlCanvasElement, JsValue> {
    let style = window().get_computed_style(like)?.ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (width, top) = (side * SQUARE, side * SQUARE);
    let height = top + lines.len() * LINE + LINE / 2;
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or(JsValue::NULL)?
        .unchecked_into();
    let fill = |column: usize, row: usize, width: usize, height: usize| {
        let at = |it: usize| f64::from(pixels(it));
        context.fill_rect(at(column), at(row), at(width), at(height));
    };
    context.set_fill_style_str(&style.get_property_value("background-color")?);
    fill(0, 0, width, height);
    context.set_fill_style_str(&style.get_property_value("color")?);
    for (column, row, length) in runs {
        fill(column * SQUARE, row * SQUARE, length * SQUARE, SQUARE);
    }
    let family = style.get_property_value("font-family")?;
    context.set_font(&format!("{TEXT}px {family}"));
    context.set_text_align("center");
    let (middle, room) = (
        f64::from(pixels(width / 2)),
        f64::from(pixels(width - 2 * LINE)),
    );
    for (line, number) in lines.iter().zip(0..) {
        let baseline = f64::from(pixels(top + number * LINE + TEXT));
        context.fill_text_with_max_width(line, middle, baseline, room)?;
    }
    Ok(canvas)
}

fn pixels(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn save_canvas(name: &str, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
    let name = name.to_owned();
    let done = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            download::blob(&name, &blob);
        }
    });
    canvas.to_blob(done.unchecked_ref())
}
