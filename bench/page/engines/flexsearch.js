// FlexSearch: every prefix of every word, the name in front. It knows no slips and no facets.

import { Index } from 'flexsearch';
import { wholeText } from '../documents.js';
import { Columns } from '../facets.js';
import { words } from '../text.js';

const OPTIONS = { tokenize: 'forward', encode: words };

export function build(documents) {
  const library = new Index(OPTIONS);
  for (const document of documents) library.add(document.place, wholeText(document));
  return { library, columns: new Columns(documents) };
}

export function serialise({ library }) {
  const parts = [];
  library.export((key, data) => {
    parts.push([key, data]);
  });
  return JSON.stringify(parts);
}

export function load(text, documents) {
  const library = new Index(OPTIONS);
  for (const [key, data] of JSON.parse(text)) library.import(key, data);
  return { library, columns: new Columns(documents) };
}

export function search({ library, columns }, query) {
  if (query.text === '') return columns.answer(null, query);
  return columns.answer(library.search(query.text, { limit: columns.count }), query);
}
