//! Texts of rows and columns: `;`, `,` or tabs between the cells.

use super::fault::SheetFault;
use super::limits;

/// The mark by which Excel knows UTF-8.
const MARK: &str = "\u{feff}";
/// What may stand between cells, the likeliest first.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// Writes rows as Excel in Viet Nam opens them.
pub(crate) fn write(rows: &[Vec<String>]) -> String {
    let mut text = MARK.to_owned();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|it| quoted(it)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    // A blank at an end would be lost in some programs.
    let is_simple = !cell.contains(['"', ';', ',', '\n', '\r', '\t']) && cell.trim() == cell;
    if is_simple {
        cell.to_owned()
    } else {
        format!("\"{}\"", cell.replace('"', "\"\""))
    }
}

/// Reads rows; what separates their cells is found out from the first one.
pub(crate) fn read(text: &str) -> Result<Vec<Vec<String>>, SheetFault> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    if let Some(separator) = first.strip_prefix("sep=") {
        let separator = separator.chars().next().unwrap_or(';');
        // Excel's own line is counted, and read no more.
        let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        return rows(rest, separator, 2);
    }
    rows(text, separator_of(text), 1)
}

/// What separates most cells of the header.
fn separator_of(text: &str) -> char {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut is_quoted = false;
    for sign in text.chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                let known = SEPARATORS.iter().position(|it| *it == sign);
                if let Some(known) = known {
                    counts[known] += 1;
                }
            }
        }
    }
    let best = (0..SEPARATORS.len()).rev().max_by_key(|it| counts[*it]);
    SEPARATORS[best.unwrap_or(0)]
}

/// Where the reader stands in a cell.
enum State {
    Start,
    Plain,
    Quoted,
    /// Behind the closing mark.
    Closed,
}

struct Rows {
    done: Vec<Vec<String>>,
    cells: Vec<String>,
    cell: String,
    /// How many cells were read.
    count: usize,
}

impl Rows {
    fn end_cell(&mut self) -> Result<(), SheetFault> {
        if self.cells.len() >= limits::COLUMNS {
            return Err(SheetFault::TooManyColumns);
        }
        self.count += 1;
        if self.count > limits::CELLS {
            return Err(SheetFault::TooManyRows);
        }
        self.cells.push(std::mem::take(&mut self.cell));
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), SheetFault> {
        self.end_cell()?;
        if self.done.len() > limits::ROWS {
            return Err(SheetFault::TooManyRows);
        }
        let cells = std::mem::take(&mut self.cells);
        self.done.push(cells);
        Ok(())
    }
}

fn rows(text: &str, separator: char, first: usize) -> Result<Vec<Vec<String>>, SheetFault> {
    let mut rows = Rows {
        done: Vec::new(),
        cells: Vec::new(),
        cell: String::new(),
        count: 0,
    };
    let mut state = State::Start;
    let mut line = first;
    let mut opened = first;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let ends_row = matches!(sign, '\n') || (sign == '\r' && signs.peek() != Some(&'\n'));
        line += usize::from(ends_row);
        match (&state, sign) {
            (State::Quoted, '"') if signs.peek() == Some(&'"') => {
                signs.next();
                rows.cell.push('"');
            }
            (State::Quoted, '"') => state = State::Closed,
            (State::Quoted, _) => rows.cell.push(sign),
            (State::Start, '"') => {
                opened = line;
                state = State::Quoted;
            }
            (_, _) if sign == separator => {
                rows.end_cell()?;
                state = State::Start;
            }
            (_, '\r') if !ends_row => {}
            (_, _) if ends_row => {
                rows.end_row()?;
                state = State::Start;
            }
            (State::Closed, ' ') => {}
            (State::Closed, _) => return Err(SheetFault::TextBehindQuote { line }),
            (State::Start | State::Plain, _) => {
                rows.cell.push(sign);
                state = State::Plain;
            }
        }
    }
    if matches!(state, State::Quoted) {
        return Err(SheetFault::OpenQuote { line: opened });
    }
    if !rows.cell.is_empty() || !rows.cells.is_empty() || matches!(state, State::Closed) {
        rows.end_row()?;
    }
    Ok(rows.done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_parted_by_what_parts_the_first_row() {
        for (text, rows) in [
            ("a;b\r\n1,5;2\r\n", vec![vec!["a", "b"], vec!["1,5", "2"]]),
            ("a,b\n\"1;\n2\",3", vec![vec!["a", "b"], vec!["1;\n2", "3"]]),
            (
                "\u{feff}\"a;,\"\tb\rc\t\"\"\"\"",
                vec![vec!["a;,", "b"], vec!["c", "\""]],
            ),
            ("sep=,\r\na,b;c\r\n", vec![vec!["a", "b;c"]]),
            ("a\n\nb \"c\"", vec![vec!["a"], vec![""], vec!["b \"c\""]]),
            ("", vec![]),
        ] {
            let rows: Vec<Vec<String>> = rows
                .into_iter()
                .map(|row| row.into_iter().map(str::to_owned).collect())
                .collect();
            assert_eq!(read(text), Ok(rows), "{text:?}");
        }
        assert_eq!(read("a\n\"b\n\n"), Err(SheetFault::OpenQuote { line: 2 }));
        assert_eq!(
            read("a\n\"b\"c"),
            Err(SheetFault::TextBehindQuote { line: 2 })
        );
    }
}
