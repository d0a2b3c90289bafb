/**
 * The program names pictures from the root of the site, `/photos/tea.webp`; the content names them
 * by their places below `public`, without the slash.
 */
import CMS from 'cms';

const PICTURE = /^\/[^/].*\.(avif|jpg|png|webp)$/;

/** Takes the slash away before a file is saved. */
export function namePicturesAsContentDoes(): void {
  CMS.registerEventListener({
    name: 'preSave',
    handler: ({ entry }) => {
      const data = entry.toJS().data;
      const named = withoutSlashes(data);
      return JSON.stringify(named) === JSON.stringify(data) ? undefined : entry.set('data', named);
    },
  });
}

function withoutSlashes(value: unknown): unknown {
  if (typeof value === 'string') {
    return PICTURE.test(value) ? value.slice(1) : value;
  }
  if (Array.isArray(value)) {
    return value.map(withoutSlashes);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withoutSlashes(it)]));
  }
  return value;
}
