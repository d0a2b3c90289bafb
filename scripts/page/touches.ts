/**
 * What somebody touches before the app answers is remembered and done once it does: each button
 * once, however impatiently it was pressed, and each field as it was left. Links and forms work
 * by themselves, and the search field is handed over by the app.
 */
import { READY, isReady, isRunning } from './ready.ts';

/** Buttons that the app gives their meaning. */
const BUTTON = '#app button:not([type=submit])';
const FIELD = '#app input:not(#search-field), #app select, #app textarea';

/** What the app takes over once its content has come, while the rest of the page answers already. */
const LATER = '[data-later]';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Touch {
  element: HTMLElement;
  /** How it is called, and how many before it on the page are called the same. */
  name: string;
  nth: number;
  redo(element: HTMLElement): void;
}

let touches: Touch[] = [];

/**
 * What the app does not hear of before it has taken the page over: it would change what stands
 * there while it walks through it.
 */
const KEPT = [
  'click',
  'change',
  'input',
  'submit',
  'keydown',
  'focusin',
  'focusout',
  'blur',
  'compositionstart',
  'compositionend',
];

/** The page that the app is about to take over. */
const HERE = location.pathname + location.search;

/** What the script in `index.html` has caught until this one came. */
interface Caught extends HTMLElement {
  touched?: Event[];
  touch?: (event: Event) => void;
}

/** Listens until the app answers, and then does what was touched. Says whether anything was already. */
export function rememberTouches(): boolean {
  for (const type of KEPT) {
    addEventListener(type, keep, true);
  }
  addEventListener('popstate', leave);
  const caught = takeOver();
  caught.forEach(look);
  const root = document.documentElement;
  const observer = new MutationObserver(() => {
    removeEventListener('popstate', leave);
    if (isReady()) {
      observer.disconnect();
      stop();
    }
    const answered = touches.filter(({ element }) => answers(element));
    touches = touches.filter((touch) => !answered.includes(touch));
    redo(answered);
  });
  observer.observe(root, { attributes: true, attributeFilter: [READY] });
  return caught.length > 0;
}

function takeOver(): Event[] {
  const { touched = [], touch } = document.documentElement as Caught;
  for (const type of ['click', 'change', 'pointerdown', 'keydown']) {
    removeEventListener(type, touch as EventListener, true);
  }
  return touched;
}

/** The app does not come: nothing waits for it any more. */
export function forgetTouches(): void {
  for (const { element } of touches) {
    element.removeAttribute('aria-busy');
  }
  touches = [];
  stop();
}

function stop(): void {
  for (const type of KEPT) {
    removeEventListener(type, keep, true);
  }
  removeEventListener('popstate', leave);
}

/** Another page is wanted before the app has this one: the server has it. */
function leave(): void {
  if (location.pathname + location.search !== HERE) {
    location.reload();
  }
}

/** Whether an element answers. */
function answers(element: Element): boolean {
  return isReady() || (isRunning() && !element.closest(LATER));
}

function keep(event: Event): void {
  if (answers(event.target instanceof Element ? event.target : document.documentElement)) {
    return;
  }
  look(event);
  if (closest(event, '#app')) {
    event.stopPropagation();
  }
}

function look(event: Event): void {
  if (event.type === 'click') {
    onClick(event);
  } else if (event.type === 'change') {
    onChange(event);
  }
}

function onClick(event: Event): void {
  const button = closest(event, BUTTON);
  if (button && !isRemembered(button)) {
    button.setAttribute('aria-busy', 'true');
    remember(button, (now) => now.click());
  }
}

function onChange(event: Event): void {
  const field = closest(event, FIELD) as Field | null;
  if (!field) {
    return;
  }
  touches = touches.filter(({ element }) => element !== field);
  if (isChoice(field)) {
    const { checked } = field;
    remember(field, (now) => choose(now as HTMLInputElement, checked));
  } else {
    const { value } = field;
    remember(field, (now) => {
      (now as Field).value = value;
      tell(now);
    });
  }
}

function isChoice(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox' || field.type === 'radio';
}

function choose(field: HTMLInputElement, checked: boolean): void {
  if (field.checked === checked) {
    tell(field);
  } else {
    field.click();
  }
}

function tell(field: HTMLElement): void {
  for (const type of ['input', 'change']) {
    field.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

function closest(event: Event, selector: string): HTMLElement | null {
  const { target } = event;
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}

function isRemembered(element: HTMLElement): boolean {
  return touches.some((touch) => touch.element === element);
}

function remember(element: HTMLElement, action: (now: HTMLElement) => void): void {
  const name = nameOf(element);
  touches.push({ element, name, nth: called(name).indexOf(element), redo: action });
}

/** One after the other, each when the view has followed the one before. */
function redo([touch, ...rest]: Touch[]): void {
  if (!touch) {
    return;
  }
  setTimeout(() => {
    touch.element.removeAttribute('aria-busy');
    const element = touch.element.isConnected ? touch.element : called(touch.name)[touch.nth];
    if (element) {
      touch.redo(element);
    }
    redo(rest);
  });
}

/** A page that was built anew has other elements, which are called as those before. */
function called(name: string): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>(`${BUTTON}, ${FIELD}`);
  return Array.from(all).filter((element) => nameOf(element) === name);
}

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label') || (element.closest('label') || element).textContent;
  return [element.tagName, element.id, element.getAttribute('name'), label].join('\n');
}
