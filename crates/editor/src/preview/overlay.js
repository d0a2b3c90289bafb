// What the preview puts over a page: what is wrong with the content, and the market's clock. The
// page is loaded again whenever the content has been saved. No shop that is published has it.

const WORDS = {
  vi: {
    title: 'Xem trước',
    well: 'Mọi thứ đều ổn',
    errors: (count) => `${count} lỗi`,
    warnings: (count) => `${count} cảnh báo`,
    score: (points) => `Điểm trang này: ${points}/100`,
    here: 'Trang này',
    elsewhere: 'Các tệp khác',
    line: (file, line) => (line ? `${file}, dòng ${line}` : file),
    broken: 'Chưa dựng được cửa hàng, nên trang đang hiện nội dung trước đó:',
    clock: 'Giờ của chợ',
    before: 'Trước giờ mở',
    open: 'Đang họp chợ',
    closing: 'Sắp đóng',
    closed: 'Vừa đóng',
    real: 'Giờ thật',
    set: 'Đặt giờ',
    close: 'Đóng',
  },
  en: {
    title: 'Preview',
    well: 'All well',
    errors: (count) => `${count} ${count === 1 ? 'error' : 'errors'}`,
    warnings: (count) => `${count} ${count === 1 ? 'warning' : 'warnings'}`,
    score: (points) => `Score of this page: ${points}/100`,
    here: 'This page',
    elsewhere: 'Other files',
    line: (file, line) => (line ? `${file}, line ${line}` : file),
    broken: 'There is no shop to be shown, so that the page has the content of before:',
    clock: 'The market’s time',
    before: 'Before it opens',
    open: 'Open',
    closing: 'About to close',
    closed: 'Just closed',
    real: 'Real time',
    set: 'Set',
    close: 'Close',
  },
};

const language = document.documentElement.lang === 'vi' ? 'vi' : 'en';
const words = WORDS[language];
const OPEN = 'preview.open';

/** An element with a class and what is in it. */
function make(name, className, ...inside) {
  const element = document.createElement(name);
  if (className) {
    element.className = className;
  }
  element.append(...inside.filter((it) => it !== null));
  return element;
}

function button(text, press, title) {
  const element = make('button', '', text);
  element.type = 'button';
  element.addEventListener('click', press);
  if (title) {
    element.title = title;
  }
  return element;
}

/** A moment by the market's clock. */
function shown(millis, offset) {
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  return format.format(millis + offset * 60_000);
}

function hour(millis, offset) {
  return new Date(millis + offset * 60_000).toISOString().slice(11, 16);
}

async function setClock(at) {
  await fetch('/preview/clock', {
    method: 'POST',
    headers: { 'x-preview': '1' },
    body: JSON.stringify({ at }),
  });
  location.reload();
}

function finding(it) {
  const told = it[language];
  const place = words.line(it.file, it.line) + (it.field ? ` · ${it.field}` : '');
  const item = make(
    'li',
    `finding finding--${it.severity}`,
    make('p', 'finding__what', told.what),
    make('p', 'finding__mend', told.mend),
    make('p', 'finding__place', place),
  );
  item.dataset.code = it.code;
  return item;
}

function list(title, found) {
  if (found.length === 0) {
    return null;
  }
  return make('section', '', make('h3', '', title), make('ul', '', ...found.map(finding)));
}

function clock(state) {
  const offset = state.offset_minutes;
  const field = make('input');
  field.type = 'datetime-local';
  field.setAttribute('aria-label', words.clock);
  field.value = new Date(state.now + offset * 60_000).toISOString().slice(0, 16);
  const set = () => {
    const wanted = Date.parse(`${field.value}Z`);
    if (!Number.isNaN(wanted)) {
      void setClock(wanted - offset * 60_000);
    }
  };
  const moments = state.moments.map((it) => {
    const press = () => void setClock(it.at);
    return button(`${words[it.kind]} ${hour(it.at, offset)}`, press, shown(it.at, offset));
  });
  const real = state.travelling ? button(words.real, () => void setClock(null)) : null;
  return make(
    'section',
    '',
    make('h3', '', `${words.clock}: ${shown(state.now, offset)}`),
    make('p', 'clock', field, button(words.set, set)),
    make('p', 'clock', ...moments, real),
  );
}

function counts(state) {
  const parts = [];
  if (state.errors > 0 || state.broken) {
    parts.push(words.errors(state.errors));
  }
  if (state.warnings > 0) {
    parts.push(words.warnings(state.warnings));
  }
  return parts.length > 0 ? parts.join(', ') : words.well;
}

function draw(root, state) {
  const panel = make(
    'div',
    'panel',
    state.broken ? make('p', 'broken', `${words.broken} ${state.broken}`) : null,
    clock(state),
    state.score === undefined ? null : make('p', 'score', words.score(state.score)),
    list(words.here, state.findings.filter((it) => it.here)),
    list(words.elsewhere, state.findings.filter((it) => !it.here)),
  );
  panel.id = 'panel';
  panel.setAttribute('role', 'region');
  panel.setAttribute('aria-label', words.title);
  const bar = button('', () => show(!isOpen()));
  const mark = state.errors > 0 || state.broken ? 'error' : state.warnings > 0 ? 'warning' : 'well';
  bar.className = `bar bar--${mark}`;
  bar.append(`${words.title} · ${counts(state)} · ${shown(state.now, state.offset_minutes)}`);
  bar.setAttribute('aria-controls', 'panel');
  const isOpen = () => sessionStorage.getItem(OPEN) === 'true';
  const show = (open) => {
    sessionStorage.setItem(OPEN, String(open));
    panel.hidden = !open;
    bar.setAttribute('aria-expanded', String(open));
  };
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      show(false);
      bar.focus();
    }
  });
  show(isOpen());
  const style = make('link');
  style.rel = 'stylesheet';
  style.href = '/preview/overlay.css';
  root.replaceChildren(style, panel, bar);
}

/** Whose page the app shows now, for it goes to others without loading them. */
let path;
let version;

async function look(root) {
  try {
    const answer = await fetch('/preview/version');
    const now = await answer.text();
    version ??= now;
    if (answer.ok && now !== version) {
      location.reload();
      return;
    }
    if (path !== location.pathname) {
      path = location.pathname;
      const state = await fetch(`/preview/state?${path}`);
      draw(root, await state.json());
    }
  } catch {
    // The preview has been stopped; it may come back.
  }
  setTimeout(() => void look(root), 600);
}

const host = document.createElement('ocop-preview');
document.body.append(host);
void look(host.attachShadow({ mode: 'open' }));
