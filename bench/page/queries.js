// What shoppers ask for: words of the catalogue with and without accents, beginnings of words,
// several words, English and French, filters and sort orders, and slips of all kinds.
//
// `*` as a producer or place is the commonest one of the catalogue, `*2` the second.

const PLAIN = [
  'gốm', 'lụa', 'trà sen', 'bánh chưng', 'mật ong', 'giò lụa', 'nón lá', 'cốm', 'tương', 'rượu nếp',
  'mây tre đan', 'sữa chua nếp cẩm', 'Bát Tràng', 'Vạn Phúc', 'hợp tác xã', 'tranh sơn mài',
  'gom', 'lua', 'tra sen', 'banh chung', 'mat ong rung', 'khan lua', 'ao dai', 'gao nep', 'o mai',
  'duong lam', 'ba vi', 'tinh dau sa', 'quat giay', 'hoa dao',
];

const UNFINISHED = [
  'g', 'b', 'tr', 'gố', 'bánh c', 'trà s', 'lụa t', 'khăn l', 'mat o', 'bat tr', 'duong l', 'ceram',
  'sti', 'hoa h',
];

const FOREIGN = [
  'tea', 'lotus tea', 'silk scarf', 'ceramics', 'sticky rice', 'honey', 'pork roll', 'thé vert',
  'soie', 'riz gluant', 'lacquer painting',
];

const NARROWED = [
  ['', ''],
  ['', 'sort=price'],
  ['', 'sort=name'],
  ['', 'group=food'],
  ['', 'group=craft&subgroup=ceramics&sort=-price'],
  ['', 'stars=4,5&stock=1&sort=newest'],
  ['', 'price=50000-200000&sort=price'],
  ['', 'place=*'],
  ['', 'producer=*,*2&sort=stars'],
  ['gốm', 'group=craft'],
  ['gom', 'price=100000-500000&sort=price'],
  ['lụa', 'stars=4,5&sort=-price'],
  ['trà', 'group=food&subgroup=tea&stock=1'],
  ['tra', 'stars=5&sort=stars'],
  ['bánh', 'price=-100000&sort=price'],
  ['banh', 'night=1&valid=1'],
  ['gạo nếp', 'sort=price'],
  ['rượu', 'group=drink&sort=newest'],
  ['quà biếu', 'price=200000-&sort=-price'],
  ['khan', 'place=*&sort=name'],
  ['hoa', 'group=ornamental&stars=3,4'],
  ['quà', 'producer=*&stock=1'],
  ['chè', 'stars=4&place=*,*2&sort=price'],
  ['b', 'group=food&stars=4,5&price=20000-300000&stock=1&valid=1&sort=price'],
];

/** What was typed, and the words that were meant. */
const SLIPS = [
  ['gmốm', 'gốm'],
  ['bnáh chưng', 'bánh chưng'],
  ['banh chugn', 'bánh chưng'],
  ['mật onng', 'mật ong'],
  ['khăn lụaa', 'khăn lụa'],
  ['sưa chua', 'sữa chua'],
  ['bat trnag', 'bát tràng'],
  ['bát tràmg', 'bát tràng'],
  ['duog lam', 'đường lâm'],
  ['đưòng lâmm', 'đường lâm'],
  ['thêuu tay', 'thêu tay'],
  ['giỏ mâyy', 'giỏ mây'],
  ['ceramcs', 'ceramics'],
  ['ceramisc', 'ceramics'],
  ['stikcy rice', 'sticky rice'],
  ['lotsu tea', 'lotus tea'],
  ['silk scraf', 'silk scarf'],
  ['hony', 'honey'],
  ['vermiceli', 'vermicelli'],
  ['lacqer painting', 'lacquer painting'],
  ['essental oil', 'essential oil'],
  ['emrboidrey', 'embroidery'],
  ['lacquerwre', 'lacquerware'],
  ['battrang', 'bát tràng'],
  ['trasen', 'trà sen'],
  ['banhchung', 'bánh chưng'],
  ['khanlua', 'khăn lụa'],
  ['goms', 'gốm'],
  ['bats trangf', 'bát tràng'],
  ['luaj tow tawmf', 'lụa tơ tằm'],
];

const plain = [...PLAIN, ...UNFINISHED, ...FOREIGN].map((text) => ({ text, parameters: '' }));
const narrowed = NARROWED.map(([text, parameters]) => ({ text, parameters }));
const slips = SLIPS.map(([text, meant]) => ({ text, parameters: '', meant }));

export const QUERIES = [...plain, ...narrowed, ...slips];

/** The filters and the order of an address, as values. */
export function parsed(parameters) {
  const values = new URLSearchParams(parameters);
  const text = (key) => values.get(key) ?? '';
  const list = (key) => text(key).split(',').filter(Boolean);
  const [from, to] = text('price').split('-').map((price) => (price ? Number(price) : undefined));
  return {
    sort: text('sort'),
    filters: {
      group: text('group'),
      subgroup: text('subgroup'),
      stars: list('stars').map(Number),
      producers: list('producer'),
      places: list('place'),
      price: { from, to },
      inStock: text('stock') === '1',
      night: text('night') === '1',
      certified: text('valid') === '1',
    },
  };
}

/** Puts the commonest producers and places of the catalogue in the place of the stars. */
export function filledIn(parameters, documents) {
  const common = {
    producer: commonest(documents.map((document) => document.values.producer)),
    place: commonest(documents.flatMap((document) => document.values.places)),
  };
  const fill = (key) => (all) => all.replaceAll(/\*(\d?)/g, (_, nth) => common[key][(nth || 1) - 1]);
  return parameters
    .replace(/producer=[^&]*/, fill('producer'))
    .replace(/place=[^&]*/, fill('place'));
}

function commonest(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.keys()].toSorted((a, b) => counts.get(b) - counts.get(a));
}
