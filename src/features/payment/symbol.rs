//! A QR symbol as squares, ready to be drawn.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;
use std::rc::Rc;

/// The white border that scanners need, in squares.
const QUIET: usize = 4;

/// A QR symbol with its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its width and height, in squares.
    pub side: usize,
    /// The dark squares, row by row: column, row, and how many follow one another.
    pub runs: Rc<[(usize, usize, usize)]>,
}

impl Symbol {
    /// The symbol of a payload; none where that is longer than any symbol can hold.
    ///
    /// It stays readable with a seventh of it hidden, which is what VietQR's own codes bear.
    pub fn of(payload: &str) -> Option<Self> {
        let code = QrCode::encode_text(payload, QrCodeEcc::Medium).ok()?;
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (y, row) in (0..code.size()).zip(QUIET..) {
            for (x, column) in (0..code.size()).zip(QUIET..) {
                if !code.get_module(x, y) {
                    continue;
                }
                match runs.last_mut() {
                    Some((start, line, length)) if *line == row && *start + *length == column => {
                        *length += 1;
                    }
                    _ => runs.push((column, row, 1)),
                }
            }
        }
        let size = usize::try_from(code.size()).ok()?;
        Some(Self {
            side: size + 2 * QUIET,
            runs: runs.into(),
        })
    }

    /// The dark squares as the path of an SVG.
    pub fn path(&self) -> String {
        let mut path = String::with_capacity(self.runs.len() * 16);
        for (column, row, length) in &*self.runs {
            // Writing to a string does not fail.
            let _ = write!(path, "M{column} {row}h{length}v1h-{length}z");
        }
        path
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where something is amiss")]
mod tests {
    use super::*;
    use market::vietqr::Transfer;
    use std::fs;

    /// The symbol of an order as a picture. The browser tests have the same file, and read it
    /// with a decoder that knows nothing of the encoder.
    const PICTURE: &str = "e2e/fixtures/vietqr.svg";

    #[test]
    fn the_picture_that_the_browser_tests_read_is_drawn() {
        let bank = market::Bank {
            bin: "970436".parse().unwrap(),
            account: "0011001234567".parse().unwrap(),
            name: "HTX TRA SEN TAY HO".to_owned(),
        };
        let amount = market::Dong::new(1_250_000).unwrap();
        let symbol = Symbol::of(&Transfer::of_order(&bank, amount, "CD-7K3M-Q2PX").payload());
        let symbol = symbol.unwrap();
        let (side, path) = (symbol.side, symbol.path());
        let picture = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><path d=\"{path}\"/></svg>\n"
        );
        assert_eq!(fs::read_to_string(PICTURE).unwrap_or_default(), picture);
    }

    #[test]
    fn nothing_dark_is_in_the_quiet_zone() {
        for length in [0, 1, 90, 200, 1000] {
            let symbol = Symbol::of(&"a".repeat(length)).unwrap();
            for (column, row, run) in &*symbol.runs {
                assert!(*column >= QUIET && column + run + QUIET <= symbol.side);
                assert!(*row >= QUIET && row + 1 + QUIET <= symbol.side);
            }
        }
        assert_eq!(Symbol::of(&"a".repeat(3000)), None);
    }
}
