// MiniSearch: fields with weights, prefix of the last word, one slip where nothing is found
// without. It has no facets.

import MiniSearch from 'minisearch';
import { FIELDS } from '../documents.js';
import { Columns } from '../facets.js';
import { words } from '../text.js';

const OPTIONS = {
  idField: 'place',
  fields: Object.keys(FIELDS),
  tokenize: words,
  processTerm: (word) => word,
};

const SEARCH = {
  boost: FIELDS,
  combineWith: 'AND',
  prefix: (word, at, all) => at + 1 === all.length,
};

const SLIPS = { ...SEARCH, fuzzy: (word) => (word.length >= 4 ? 1 : false) };

export function build(documents) {
  const library = new MiniSearch(OPTIONS);
  library.addAll(documents);
  return { library, columns: new Columns(documents) };
}

export function serialise({ library }) {
  return JSON.stringify(library);
}

export function load(text, documents) {
  return { library: MiniSearch.loadJSON(text, OPTIONS), columns: new Columns(documents) };
}

export function search({ library, columns }, query) {
  if (query.text === '') return columns.answer(null, query);
  let found = library.search(query.text, SEARCH);
  if (found.length === 0) found = library.search(query.text, SLIPS);
  return columns.answer(found.map((result) => result.id), query);
}
