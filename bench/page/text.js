// Words as the shop compares them: small letters without accents, đ as d.

const MARKS = /\p{M}+/gu;
const LIGATURES = /[đœæß]/g;
const PLAIN = { đ: 'd', œ: 'oe', æ: 'ae', ß: 'ss' };
const GAPS = /[^\p{L}\p{N}]+/u;

export function fold(text) {
  const bare = text.toLowerCase().normalize('NFD').replace(MARKS, '');
  return bare.replace(LIGATURES, (letter) => PLAIN[letter]);
}

export function words(text) {
  return fold(text).split(GAPS).filter(Boolean);
}
