// uFuzzy: regular expressions over one folded text for each product, words in any order, one slip
// where nothing is found without. It has no facets.

import UFuzzy from '@leeoniya/ufuzzy';
import { wholeText } from '../documents.js';
import { Columns } from '../facets.js';
import { words } from '../text.js';

/** Words begin where they begin in the text. */
const STRICT = 2;
/** How many words are tried in any order, and how many matches are ranked. */
const ANY_ORDER = 5;
const RANKED = 1000;

const SLIPS = { intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 };

export function build(documents) {
  return {
    plain: new UFuzzy({ interLft: STRICT }),
    slips: new UFuzzy({ interLft: STRICT, ...SLIPS }),
    texts: documents.map((document) => words(wholeText(document)).join(' ')),
    columns: new Columns(documents),
  };
}

export function search({ plain, slips, texts, columns }, query) {
  if (query.text === '') return columns.answer(null, query);
  const text = words(query.text).join(' ');
  let found = places(plain.search(texts, text, ANY_ORDER, RANKED));
  if (found.length === 0) found = places(slips.search(texts, text, ANY_ORDER, RANKED));
  return columns.answer(found, query);
}

/** Too many matches come without an order. */
function places([found, info, order]) {
  return order ? order.map((at) => info.idx[at]) : (found ?? []);
}
