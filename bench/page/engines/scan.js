// A plain scan without any library: one folded text for each product, the name in front.

import { Columns } from '../facets.js';
import { FIELDS } from '../documents.js';
import { words } from '../text.js';

export function build(documents) {
  const names = documents.map((document) => ` ${words(document.name).join(' ')} `);
  const rest = Object.keys(FIELDS).filter((field) => field !== 'name');
  const texts = documents.map((document, it) => {
    const others = rest.map((field) => document[field]).join(' ');
    return names[it] + words(others).join(' ') + ' ';
  });
  const columns = new Columns(documents);
  const ends = Uint32Array.from(names, (name) => name.length);
  return { texts, ends, columns, order: new Uint32Array(documents.length) };
}

export function search({ texts, ends, columns, order }, query) {
  const wanted = words(query.text);
  if (wanted.length === 0) return columns.answer(null, query);
  const needles = wanted.map((word, at) => (at + 1 < wanted.length ? ` ${word} ` : ` ${word}`));
  const found = [];
  const count = texts.length;
  next: for (let it = 0; it < count; it++) {
    const text = texts[it];
    let outside = 0;
    for (const needle of needles) {
      const at = text.indexOf(needle);
      if (at < 0) continue next;
      if (at >= ends[it] - 1) outside++;
    }
    // More words in the name first, then more stars, then the name.
    order[it] = outside * count + columns.ranks.stars[it];
    found.push(it);
  }
  return columns.answer(found, query, order);
}
