// The figures that are drawn: their titles, units and budgets.

/** The two shops that stand side by side. */
export const SUBJECTS = [
  { key: 'ours', short: 'this shop' },
  { key: 'peer', short: 'SolidJS' },
];

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);
const whole = (number) => Math.round(number).toFixed(0);

/** Each by the name of its picture; values are in milliseconds unless said otherwise. */
export const FIGURES = {
  fcp: { title: 'First contentful paint, seconds', write: seconds, budget: 800 },
  lcp: { title: 'Largest contentful paint, seconds', write: seconds, budget: 1_000 },
  tbt: { title: 'Total blocking time, milliseconds', write: whole, budget: 50 },
  cls: { title: 'Cumulative layout shift', write: (shift) => shift.toFixed(3), budget: 0.01 },
  add: { title: 'Adding to the cart: interaction to next paint, milliseconds', write: whole },
  key: { title: 'A key to its paint, 95th percentile, milliseconds', write: whole, budget: 33 },
  answer: { title: 'Until search answers what was typed, seconds', write: seconds },
  weight: { title: 'Bytes of a first visit, KB', write: (bytes) => whole(bytes / 1000) },
  memory: {
    title: 'Memory after ten minutes of use, MB',
    write: (bytes) => (bytes / 1_000_000).toFixed(1),
  },
};

/** The sizes for which a part was measured, the smallest first. */
export const sizesWith = ({ sizes }, part) =>
  Object.entries(sizes)
    .filter(([, found]) => found[part])
    .map(([products, found]) => [Number(products), found])
    .sort(([a], [b]) => a - b);

/** One value of each shop, by the way to it. */
export function figureOf(found, ...way) {
  const value = (key) => way.reduce((at, name) => at[name], found[key]);
  return { ours: value('ours'), peer: value('peer') };
}
