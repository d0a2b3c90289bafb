//! The oracle's readings: how well the words of a query match those of a product.

use market::search::{Word, words};
use search::Reading;

/// Every reading, in the order in which they are tried.
pub const READINGS: [Reading; 5] = [
    Reading::Plain,
    Reading::Telex,
    Reading::Joined,
    Reading::OneSlip,
    Reading::TwoSlips,
];

/// The longest word, in letters, that may have slips or be words typed together.
const LONGEST: usize = 40;

/// The weights of names, which are the heaviest, of places and of stories.
pub const NAME: u32 = 12;
pub const LOCALITY: u32 = 8;
pub const STORY: u32 = 2;

/// How sure the surest match is.
pub const SUREST: u32 = 2;

/// A word of a product, with the weight of its field.
pub type Weighted = (u32, Word);

/// A word of a query.
pub struct Asked {
    pub word: Word,
    /// Whether it is the last one, which may be unfinished.
    pub last: bool,
    /// Whether any product has it as it was typed.
    pub known: bool,
}

/// The words of a query, for a shop of these products.
pub fn asked(text: &str, products: &[Vec<Weighted>]) -> Vec<Asked> {
    let typed = words(text);
    let count = typed.len();
    let typed = typed.into_iter().enumerate();
    typed
        .map(|(at, word)| {
            let last = at + 1 == count;
            let has = |it: &Vec<Weighted>| best(it, 0, |it| plain(&word, last, it)).is_some();
            Asked {
                last,
                known: products.iter().any(has),
                word,
            }
        })
        .collect()
}

/// What a match is worth.
#[derive(Clone, Copy)]
pub struct Rank {
    /// How sure it is that a product has what is meant, of all words of a query the least.
    pub sure: u32,
    /// Slips and points, of all words in sum.
    pub slips: u32,
    pub points: u32,
}

/// How a word of a product matches.
struct Kind {
    /// What it multiplies the weight of the field by.
    points: u32,
    /// How sure it is in the story and elsewhere.
    in_story: u32,
    elsewhere: u32,
}

/// What a match is worth; nothing where a word does not match.
pub fn rank(query: &[Asked], product: &[Weighted], reading: Reading) -> Option<Rank> {
    let mut sum = Rank {
        sure: SUREST,
        slips: 0,
        points: 0,
    };
    for asked in query {
        let word = rank_of_word(asked, product, reading)?;
        sum.slips += word.slips;
        sum.points += word.points;
        sum.sure = sum.sure.min(word.sure);
    }
    Some(sum)
}

/// Whether a reading is tried at all.
pub fn makes_sense(query: &[Asked], reading: Reading) -> bool {
    let mut words = query.iter().map(|it| &it.word.folded);
    reading != Reading::Telex || words.any(|it| telex_decoded(it).is_some())
}

/// By the surest way, and by the plainest of equals.
fn rank_of_word(asked: &Asked, product: &[Weighted], reading: Reading) -> Option<Rank> {
    let Asked { word, last, .. } = asked;
    let slips = |count| best(product, count, |it| slip(word, *last, it, count));
    let mut ways = vec![best(product, 0, |it| plain(word, *last, it))];
    match reading {
        Reading::Plain => {}
        Reading::Telex => {
            let decoded = telex_decoded(&word.folded);
            let decoded = |it: &Word| decoded.as_ref().and_then(|word| keys(word, *last, it));
            ways.push(best(product, 0, decoded));
        }
        Reading::Joined => ways.push(joined(asked, product)),
        Reading::OneSlip => ways.push(slips(1)),
        Reading::TwoSlips => ways.extend([slips(1), slips(2)]),
    }
    let surest = ways.iter().flatten().map(|it| it.sure).max();
    let mut ways = ways.into_iter().flatten();
    ways.find(|it| Some(it.sure) == surest)
}

/// The surest that any word of a product gives, and the best of these.
fn best(product: &[Weighted], slips: u32, kind: impl Fn(&Word) -> Option<Kind>) -> Option<Rank> {
    let ranks = product.iter().filter_map(|(weight, it)| {
        let kind = kind(it)?;
        let sure = match *weight {
            STORY => kind.in_story,
            _ => kind.elsewhere,
        };
        Some((sure, weight * kind.points))
    });
    let (sure, points) = ranks.max()?;
    Some(Rank {
        sure,
        slips,
        points,
    })
}

/// A word as it was typed is surely meant wherever it stands; where it was typed without
/// accents, or its end is missing, everywhere but in stories.
fn plain(word: &Word, last: bool, it: &Word) -> Option<Kind> {
    let has_accents = word.exact != word.folded;
    let kind = |points, in_story, elsewhere| Kind {
        points,
        in_story,
        elsewhere,
    };
    match folded(&word.folded, last, it) {
        0 => None,
        3 if it.exact == word.exact => Some(kind(4, SUREST, SUREST)),
        3 => Some(kind(3, 0, if has_accents { 1 } else { SUREST })),
        points => Some(kind(points, 0, SUREST)),
    }
}

fn keys(decoded: &str, last: bool, it: &Word) -> Option<Kind> {
    let points = folded(decoded, last, it);
    (points > 0).then_some(Kind {
        points,
        in_story: 0,
        elsewhere: 1,
    })
}

fn joined(asked: &Asked, product: &[Weighted]) -> Option<Rank> {
    let Asked { word, last, known } = asked;
    if *known || word.folded.chars().count() > LONGEST {
        return None;
    }
    let fits = |(least, _): &(u32, u32)| {
        let words = product.iter().filter(|(weight, _)| weight >= least);
        let words: Vec<&str> = words
            .filter(|(weight, it)| *weight == NAME || it.folded.chars().nth(1).is_some())
            .map(|(_, it)| it.folded.as_str())
            .collect();
        is_joined(&word.folded, &words, *last, None)
    };
    let (_, points) = [(NAME, 12), (LOCALITY, 8)].into_iter().find(fits)?;
    Some(Rank {
        sure: 1,
        slips: 0,
        points,
    })
}

fn folded(word: &str, last: bool, of_product: &Word) -> u32 {
    if of_product.folded == word {
        3
    } else if last && of_product.folded.starts_with(word) {
        2
    } else {
        0
    }
}

/// A word as it reads once the keys of the Telex method are taken for what they mean.
fn telex_decoded(word: &str) -> Option<String> {
    if !word.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let keys: Vec<char> = word.chars().collect();
    let key = |at: usize| keys.get(at).copied();
    let mut decoded = String::new();
    let mut at = 0;
    while let Some(c) = key(at) {
        let had_vowel = decoded.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        match c {
            'd' | 'a' | 'e' | 'o' if key(at + 1) == Some(c) => {
                decoded.push(c);
                at += 1;
            }
            'w' if decoded.ends_with(['a', 'o', 'u']) => {}
            'w' => decoded.push('u'),
            's' | 'f' | 'r' | 'x' | 'j' | 'z' if had_vowel => {}
            c => decoded.push(c),
        }
        at += 1;
    }
    (decoded != word).then_some(decoded)
}

/// Whether a word is made of two or more of these words; of the last one the beginning may do,
/// if it has three letters. Single letters do not follow one another.
fn is_joined(word: &str, words: &[&str], last: bool, before: Option<&str>) -> bool {
    let is_letter = |it: &str| it.chars().count() == 1;
    words.iter().any(|it| {
        if is_letter(it) && before.is_some_and(is_letter) {
            return false;
        }
        let whole = before.is_some() && *it == word;
        let long = word.chars().count() >= 3;
        let begun = before.is_some() && last && long && it.starts_with(word);
        let followed = word
            .strip_prefix(it)
            .is_some_and(|rest| !rest.is_empty() && is_joined(rest, words, last, Some(it)));
        whole || begun || followed
    })
}

/// A word that is so many slips away; what sounds alike is one, and sure with the same accents.
fn slip(word: &Word, last: bool, it: &Word, count: u32) -> Option<Kind> {
    let typed: Vec<char> = word.folded.chars().collect();
    let begun = |alike: &String| last && typed.len() >= 3 && it.folded.starts_with(alike);
    let sounds = |alike: &String| it.folded == *alike || begun(alike);
    let alike = count == 1 && sounds_alike(&word.folded).iter().any(sounds);
    let has_accents = word.exact != word.folded;
    let same_accents = alike && has_accents && sounds_alike(&word.exact).contains(&it.exact);
    let near = alike || is_near(&typed, last, &it.folded, count as usize);
    near.then_some(Kind {
        points: 1,
        in_story: 0,
        elsewhere: if same_accents { SUREST } else { 1 },
    })
}

fn is_near(typed: &[char], last: bool, other: &str, count: usize) -> bool {
    if !(if count == 1 { 4 } else { 7 }..=LONGEST).contains(&typed.len()) {
        return false;
    }
    let letters: Vec<char> = other.chars().collect();
    let distances = distances_to_beginnings(typed, &letters);
    // Four letters with a slip begin too many words.
    if last && typed.len() >= 5 {
        distances.iter().any(|distance| *distance <= count)
    } else {
        distances[letters.len()] == count
    }
}

/// The words that begin with another letter for the same sound, or nearly so, in Hanoi.
fn sounds_alike(word: &str) -> Vec<String> {
    let vowel = |text: &str| text.starts_with(|c| "aăâeêioôơuưy".contains(c));
    let mut alike = Vec::new();
    for (one, other) in [("tr", "ch"), ("ch", "tr")] {
        alike.extend(word.strip_prefix(one).map(|rest| [other, rest].concat()));
    }
    for (one, other) in [("s", "x"), ("x", "s"), ("l", "n"), ("n", "l")] {
        let rest = word.strip_prefix(one).filter(|rest| vowel(rest));
        alike.extend(rest.map(|rest| [other, rest].concat()));
    }
    // The three ways to begin a syllable with d, and that syllable without its beginning.
    let syllable = match word.strip_prefix("gi") {
        Some(rest) if vowel(rest) => Some(("gi", rest)),
        Some(_) => Some(("gi", &word[1..])),
        None => ["d", "r"].into_iter().find_map(|first| {
            let rest = word.strip_prefix(first).filter(|rest| vowel(rest));
            rest.map(|rest| (first, rest))
        }),
    };
    if let Some((own, rest)) = syllable {
        for first in ["d", "r", "gi"].into_iter().filter(|it| *it != own) {
            let shaped = if first == "gi" && rest.starts_with('i') {
                "g"
            } else {
                first
            };
            alike.push([shaped, rest].concat());
        }
    }
    alike
}

/// The distance of a word to each beginning of another: how many letters have to be put in,
/// left out, replaced or swapped with their neighbours, none of them twice.
pub fn distances_to_beginnings(typed: &[char], letters: &[char]) -> Vec<usize> {
    let width = letters.len() + 1;
    let mut table = vec![0; (typed.len() + 1) * width];
    for i in 0..=typed.len() {
        for j in 0..=letters.len() {
            let cell = |up: usize, back: usize| table[(i - up) * width + j - back];
            let mut least = if i + j == 0 { 0 } else { usize::MAX };
            if i > 0 {
                least = least.min(cell(1, 0) + 1);
            }
            if j > 0 {
                least = least.min(cell(0, 1) + 1);
            }
            if i > 0 && j > 0 {
                let replaced = usize::from(typed[i - 1] != letters[j - 1]);
                least = least.min(cell(1, 1) + replaced);
            }
            if i > 1 && j > 1 && typed[i - 1] == letters[j - 2] && typed[i - 2] == letters[j - 1] {
                least = least.min(cell(2, 2) + 1);
            }
            table[i * width + j] = least;
        }
    }
    table.split_off(typed.len() * width)
}
