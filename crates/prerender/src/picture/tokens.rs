//! The colours of the shop, from the one file that has them.

use resvg::tiny_skia::Color;

/// The file with the colours.
pub(super) const SHEET: &str = include_str!("../../../../style/first/tokens.css");

/// The colour of a name, such as `lantern`.
pub(super) fn colour(name: &str) -> Color {
    let code = code(name).unwrap_or_default();
    let part = |at: usize| {
        let digits = code.get(at..at + 2);
        digits
            .and_then(|it| u8::from_str_radix(it, 16).ok())
            .unwrap_or_default()
    };
    Color::from_rgba8(part(1), part(3), part(5), u8::MAX)
}

/// The colour of a group's light.
pub(super) fn accent(group: &str) -> Color {
    let start = format!("[data-group=\"{group}\"] {{\n  --accent: var(--");
    let rest = SHEET.split_once(&start).map(|(_, rest)| rest);
    let name = rest.and_then(|rest| rest.split(')').next());
    colour(name.unwrap_or("lantern"))
}

/// A colour as the sheet writes it: `#ffb454`.
fn code(name: &str) -> Option<&'static str> {
    let (_, rest) = SHEET.split_once(&format!("\n  --{name}: #"))?;
    let start = SHEET.len() - rest.len() - 1;
    SHEET.get(start..start + 7)
}

/// A drawing with each `{name}` replaced by the colour of that name.
pub(super) fn painted(drawing: &str) -> String {
    let mut out = String::new();
    let mut rest = drawing;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(code(name).unwrap_or("none"));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_come_from_the_sheet() {
        assert_eq!(painted("fill=\"{gold}\" {none}"), "fill=\"#f2b632\" none");
        assert_eq!(colour("gold"), Color::from_rgba8(0xf2, 0xb6, 0x32, 0xff));
        assert_eq!(accent("food"), colour("rice"));
        assert_eq!(accent("nowhere"), colour("lantern"));
    }

    #[test]
    fn every_colour_of_the_scene_is_known() {
        let scene = include_str!("night.svg");
        assert!(
            !painted(scene).contains("\"none\" opacity"),
            "an unknown colour"
        );
        for name in scene
            .split('{')
            .skip(1)
            .filter_map(|it| it.split('}').next())
        {
            assert!(code(name).is_some(), "{name}");
        }
    }
}
