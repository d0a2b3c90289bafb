// Tables for a terminal, and figures for people.

/** Aligned columns: the first to the left, the others to the right. */
export function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => [...row[column]].length)));
  const line = (row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat(widths[column] - [...cell].length);
        return column === 0 ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

/** The value below which a share of the samples lies. */
export function percentile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (samples) => percentile(samples, 0.5);

export function milliseconds(value) {
  if (value < 1) return value.toFixed(3);
  return value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0);
}

export const kilobytes = (bytes) => (bytes / 1000).toFixed(bytes < 9_950 ? 1 : 0);

export const megabytes = (bytes) => (bytes / 1_000_000).toFixed(1);
