//! Sentences in the manner of others: each word is one that followed the word before it
//! somewhere in the texts that were learned.

use fastrand::Rng;
use std::collections::HashMap;

use super::chance::one_of;

/// The most words of a sentence; one that goes on is cut there.
const LONGEST: usize = 26;

/// Which word follows which, as often as it does.
#[derive(Default)]
pub(super) struct Chain<'a> {
    words: Vec<&'a str>,
    next: Vec<Vec<usize>>,
    starts: Vec<usize>,
}

impl<'a> Chain<'a> {
    /// Learns from texts.
    pub(super) fn learn(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut chain = Self::default();
        let mut places: HashMap<&'a str, usize> = HashMap::new();
        for text in texts {
            let mut before: Option<usize> = None;
            for word in text.split_whitespace() {
                let place = *places.entry(word).or_insert_with(|| {
                    chain.words.push(word);
                    chain.next.push(Vec::new());
                    chain.words.len() - 1
                });
                match before {
                    Some(before) => chain.next[before].push(place),
                    None => chain.starts.push(place),
                }
                before = (!ends_a_sentence(word)).then_some(place);
            }
        }
        chain
    }

    /// A sentence; none where there was nothing to learn.
    pub(super) fn sentence(&self, rng: &mut Rng) -> Option<String> {
        let mut at = *one_of(rng, &self.starts)?;
        let mut sentence = String::new();
        for count in 1..=LONGEST {
            let word = *self.words.get(at)?;
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(word);
            let next = self.next.get(at).and_then(|next| one_of(rng, next));
            match next {
                Some(next) if count < LONGEST && !ends_a_sentence(word) => at = *next,
                _ => break,
            }
        }
        if !ends_a_sentence(&sentence) {
            sentence.truncate(sentence.trim_end_matches([',', ';', ':', '–']).len());
            sentence.push('.');
        }
        Some(sentence)
    }
}

fn ends_a_sentence(word: &str) -> bool {
    word.trim_end_matches([')', '”', '"', '»'])
        .ends_with(['.', '!', '?'])
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut sentence = Vec::new();
    for word in text.split_whitespace() {
        sentence.push(word);
        if ends_a_sentence(word) {
            sentences.push(sentence.join(" "));
            sentence.clear();
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence.join(" "));
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_have_learned_words_and_an_end() {
        let chain = Chain::learn(["Sen nở sớm. Người làng hái sen, ướp trà.", "Trà sen thơm"]);
        let mut rng = Rng::with_seed(3);
        for _ in 0..50 {
            let sentence = chain.sentence(&mut rng).unwrap_or_default();
            assert!(sentence.ends_with('.'), "{sentence}");
            assert!(sentence.starts_with(['S', 'N', 'T']), "{sentence}");
            assert!(sentence.split_whitespace().count() <= LONGEST, "{sentence}");
        }
        assert_eq!(Chain::default().sentence(&mut rng), None);
    }

    #[test]
    fn a_text_falls_into_sentences() {
        assert_eq!(
            sentences("Nung 1.200 °C. Rồi \n\nvẽ (tay.) Xong"),
            ["Nung 1.200 °C.", "Rồi vẽ (tay.)", "Xong"]
        );
    }
}
