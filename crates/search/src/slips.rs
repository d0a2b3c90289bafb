//! How far two spellings are apart.

/// The longest word that is compared; what is longer is no slip of anything.
const LONGEST: usize = 40;

/// How many slips (a letter too many, missing or wrong, or two neighbours swapped) turn one
/// word into the other, if it is at most `most`; the optimal string alignment distance. With
/// `prefix` it is the fewest that turn the word into the beginning of the other.
pub(crate) fn slips(word: &[char], other: &str, most: usize, prefix: bool) -> Option<usize> {
    let columns = word.len();
    if columns > LONGEST {
        return None;
    }
    // Row by row of the usual table; the swap needs the row before the last.
    let mut rows = [[0_u8; LONGEST + 1]; 3];
    for (column, cell) in rows[2].iter_mut().enumerate().take(columns + 1) {
        *cell = column as u8;
    }
    let mut best = if prefix { columns } else { usize::MAX };
    let mut before = '\0';
    for (row, letter) in other.chars().enumerate() {
        if row > LONGEST {
            return (best <= most).then_some(best);
        }
        rows.rotate_left(1);
        let [older, old, new] = &mut rows;
        // After the rotation the oldest row is the one to overwrite.
        new[0] = row as u8 + 1;
        let mut least = new[0];
        for column in 1..=columns {
            let own = word[column - 1];
            let mut cell = (old[column] + 1).min(new[column - 1] + 1);
            cell = cell.min(old[column - 1] + u8::from(own != letter));
            if row > 0 && column > 1 && own == before && word[column - 2] == letter {
                cell = cell.min(older[column - 2] + 1);
            }
            new[column] = cell;
            least = least.min(cell);
        }
        before = letter;
        if prefix {
            best = best.min(usize::from(new[columns]));
        }
        if usize::from(least) > most && usize::from(least.min(old_least(old, columns))) > most {
            return (best <= most).then_some(best);
        }
    }
    if !prefix {
        best = usize::from(rows[2][columns]);
    }
    (best <= most).then_some(best)
}

fn old_least(old: &[u8; LONGEST + 1], columns: usize) -> u8 {
    old[..=columns].iter().copied().min().unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::slips;

    #[test]
    fn distances() {
        for (word, other, whole, beginning) in [
            ("trang", "trang", Some(0), Some(0)),
            ("trag", "trang", Some(1), Some(1)),
            ("tranng", "trang", Some(1), Some(1)),
            ("trabg", "trang", Some(1), Some(1)),
            ("tarng", "trang", Some(1), Some(1)),
            ("rtang", "trang", Some(1), Some(1)),
            ("cermi", "ceramics", None, Some(1)),
            ("gnart", "trang", None, None),
            ("abcd", "", None, None),
            ("ca", "abc", None, Some(1)),
        ] {
            let letters: Vec<char> = word.chars().collect();
            assert_eq!(slips(&letters, other, 2, false), whole, "{word} {other}");
            assert_eq!(
                slips(&letters, other, 2, true),
                beginning,
                "{word} {other}…"
            );
        }
    }
}
