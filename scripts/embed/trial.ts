/** The page on embedding: choose what to show, see it, copy the tag. */

interface Data {
  origin: string | null;
  element: string;
  integrity: string;
  market: string;
  copied: string;
}

/** Which fields belong to a kind; the others are hidden. */
const FIELDS: Record<string, string[]> = {
  countdown: [],
  shelf: ['group', 'stars', 'limit'],
  product: ['slug'],
  live: [],
  market: [],
};
const ALWAYS = ['kind', 'lang', 'theme', 'accent'];
const PAGES: Record<string, string> = { live: '/live', market: '/' };

const data: Data = JSON.parse(document.getElementById('data')!.textContent!);
const form = document.querySelector('form')!;
const preview = document.getElementById('preview')!;
const shop = data.origin ?? location.origin;

/** What is chosen, without what says nothing. */
function chosen(): [string, string][] {
  const fields = new FormData(form);
  const kind = String(fields.get('kind'));
  const own = FIELDS[kind] ?? [];
  for (const field of form.querySelectorAll<HTMLInputElement>('[name]')) {
    field.closest<HTMLElement>('.trial__field')!.hidden = ![...ALWAYS, ...own].includes(field.name);
  }
  return [...ALWAYS, ...own].map((name): [string, string] => [name, String(fields.get(name))]).filter(([, it]) => it);
}

function show(): void {
  const attributes = chosen();
  const element = preview.querySelector('ocop-market') ?? document.createElement('ocop-market');
  for (const name of element.getAttributeNames()) {
    if (!attributes.some(([other]) => other === name)) {
      element.removeAttribute(name);
    }
  }
  attributes.forEach(([name, value]) => element.setAttribute(name, value));
  preview.append(element);
  const of = Object.fromEntries(attributes);
  const home = of.lang === 'vi' ? shop : `${shop}/${of.lang}`;
  const words = attributes.map(([name, value]) => `${name}="${value}"`).join(' ');
  const tag = `<ocop-market ${words}>\n  <a href="${home}">${data.market}</a>\n</ocop-market>`;
  write('tag', `<script src="${shop}/embed.js" defer></script>\n${tag}`);
  const pin = `integrity="${data.integrity}" crossorigin="anonymous"`;
  write('pinned', `<script src="${shop}${data.element}" ${pin} defer></script>\n${tag}`);
  write('frame', frame(of));
}

function frame(of: Record<string, string | undefined>): string {
  const { kind = '', lang = 'vi' } = of;
  const page = PAGES[kind];
  const prefix = lang === 'vi' ? '' : `/${lang}`;
  const query = new URLSearchParams(page ? { embed: '1' } : {});
  for (const [name, value] of Object.entries(of)) {
    if (!['kind', 'lang'].includes(name) && value && value !== 'auto') {
      query.set(name, value.replace('#', ''));
    }
  }
  const address = `${shop}${prefix}${page ?? `/embed/${kind}`}?${query}`.replaceAll('&', '&amp;');
  return (
    `<iframe src="${address}" title="${data.market}" width="100%" height="${page ? 800 : 520}" loading="lazy"\n` +
    '  sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"\n' +
    '  allow="fullscreen; autoplay; encrypted-media; picture-in-picture; clipboard-write"></iframe>'
  );
}

function write(id: string, text: string): void {
  (document.getElementById(id) as HTMLTextAreaElement).value = text;
}

async function copy({ target }: Event): Promise<void> {
  const id = target instanceof HTMLElement ? target.dataset.of : undefined;
  const area = id && document.getElementById(id);
  if (!(area instanceof HTMLTextAreaElement)) {
    return;
  }
  area.select();
  await navigator.clipboard.writeText(area.value).then(
    () => (document.getElementById('said')!.textContent = data.copied),
    // Not allowed here: the text is selected, and the reader copies it.
    () => undefined,
  );
}

form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('click', (event) => void copy(event));
show();
