/** What the search field offers while somebody types: a combobox as the ARIA patterns have it. */
import type { Page } from '@playwright/test';
import { group, producer, product, say } from './fixtures/content.ts';
import { holdApp } from './fixtures/early.ts';
import { expect, test } from './fixtures/index.ts';
import { count } from './fixtures/language.ts';
import { answered } from './fixtures/suggestions.ts';

const tea = product('tra-sen-tay-ho');
const pots = product('am-chen-bat-trang');
const potter = producer('htx-men-lam-bat-trang');
const craft = group('craft');

/** The length of the tab's history. */
function steps(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}

test('products, places and producers are offered, each with what it stands for', {
  tag: '@languages',
}, async ({ shop, suggestions, language, t }) => {
  await shop.open('/');
  const field = shop.searchField;
  await expect(field).toHaveRole('combobox');
  await expect(field).toHaveAttribute('aria-autocomplete', 'list');
  await suggestions.expectClosed();
  await suggestions.type('bat trang');
  await suggestions.expectShown();
  await expect(field).toHaveAttribute('aria-controls', (await suggestions.list.getAttribute('id'))!);
  await suggestions.expectActive(null);
  await expect(suggestions.products.filter({ hasText: say(pots.name, language) })).toBeVisible();
  await expect(suggestions.products).toHaveCount(5);
  const place = suggestions.part(t.suggest.places).getByRole('option').first();
  await expect(place).toContainText('Bát Tràng');
  await expect(place).toContainText(/\d/);
  const maker = suggestions.part(t.shell.producers).getByRole('option').first();
  await expect(maker).toContainText(say(potter.name, language));
  await expect(suggestions.heard).toHaveText(
    count(language, t.suggest.count, await suggestions.options.count()),
  );
});

for (const [browser, tells] of [
  ['', true],
  [', where the browser does not say when it is idle', false],
] as const) {
  test(`the places of the offers stand ready before the first letter${browser}`, async ({
    page,
    shop,
    suggestions,
    t,
  }) => {
    if (!tells) {
      await page.addInitScript(() => {
        Object.assign(window, { requestIdleCallback: undefined });
      });
    }
    await shop.open('/');
    const list = page.getByRole('listbox', { name: t.suggest.label, includeHidden: true });
    await expect(list.getByRole('option', { includeHidden: true })).toHaveCount(14);
    await suggestions.expectClosed();
    await suggestions.type('tra sen');
    await suggestions.expectShown();
  });
}

test('a letter is shown before what it finds', async ({ shop, clock, suggestions }) => {
  await clock.set('2026-11-25T12:00:00+07:00');
  await shop.open('/products');
  await expect(shop.searchField).toHaveRole('combobox');
  const count = await shop.cards.count();
  await clock.stopAt('2026-11-25T12:05:00+07:00');
  await shop.searchField.pressSequentially('cốm');
  // A frame at sixty a second.
  await clock.run(17);
  await suggestions.expectClosed();
  await expect(shop.cards).toHaveCount(count);
  await clock.run(17);
  await suggestions.expectShown();
  await expect(shop.cards).not.toHaveCount(count);
});

test('what matched is marked, accents and all', async ({ shop, suggestions }) => {
  await shop.open('/');
  await suggestions.type('tra se');
  const option = suggestions.products.filter({ hasText: tea.name.vi });
  await expect(option.locator('mark')).toHaveText(['Trà', 'se']);
  await expect(option).toHaveText(tea.name.vi);
});

test('the arrows go round, and Enter takes the offer', async ({ page, shop, suggestions }) => {
  await shop.open('/');
  await suggestions.type('tra sen');
  await suggestions.expectShown();
  const last = (await suggestions.options.count()) - 1;
  expect(last).toBeGreaterThan(0);
  await page.keyboard.press('ArrowDown');
  await suggestions.expectActive(suggestions.options.first());
  await page.keyboard.press('ArrowUp');
  await suggestions.expectActive(suggestions.options.nth(last));
  await expect(suggestions.options.nth(last)).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await suggestions.expectActive(suggestions.options.nth(1));
  await page.keyboard.press('ArrowUp');
  await suggestions.expectActive(suggestions.options.first());
  await expect(shop.searchField).toHaveValue('tra sen');
  await expect(suggestions.options.first()).toHaveText(tea.name.vi);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/products/${tea.slug}`);
  await expect(shop.heading).toHaveText(tea.name.vi);
  await expect(shop.main).toBeFocused();
  await expect(shop.searchField).toHaveValue('');
  await suggestions.expectClosed();
});

test('each kind of offer leads to its own page', { tag: '@languages' }, async ({
  page,
  shop,
  suggestions,
  language,
  t,
}) => {
  const name = say(craft.name, language);
  for (const [words, part, text, path] of [
    [name, t.home.groups, name, `/groups/${craft.slug}`],
    ['van phuc', t.suggest.places, 'Vạn Phúc', '/products?place=van-phuc'],
    ['bat trang', t.shell.producers, say(potter.name, language), `/producers/${potter.slug}`],
  ] as const) {
    await shop.open('/about');
    await suggestions.type(words);
    await suggestions.part(part).getByRole('option').filter({ hasText: text }).first().click();
    await expect(page).toHaveURL(shop.path(path));
    await suggestions.expectClosed();
    await expect(shop.searchField).toHaveValue('');
    await expect(shop.main).toContainText(text);
  }
});

test('a sub-group is offered with its group in the address', async ({ page, shop, suggestions, t }) => {
  const inner = craft.subgroups[0]!;
  await shop.open('/');
  await suggestions.type(inner.name.vi);
  await suggestions.part(t.home.groups).getByRole('option').filter({ hasText: inner.name.vi }).first().click();
  await expect(page).toHaveURL(`/groups/craft?subgroup=${inner.slug}`);
});

test('Enter without an offer looks for the words', async ({ page, shop, suggestions, t }) => {
  await shop.open('/about');
  await suggestions.type('tra sen');
  await suggestions.expectShown();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/products?q=tra%20sen');
  await expect(shop.heading).toHaveText(shop.say(t.catalogue.results_for, { query: 'tra sen' }));
  await suggestions.expectClosed();
  await expect(shop.searchField).toHaveValue('tra sen');
});

test('Escape closes the list, and once more empties the field', async ({ page, shop, suggestions }) => {
  await shop.open('/');
  await suggestions.type('tra');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await suggestions.expectClosed();
  await expect(shop.searchField).toHaveValue('tra');
  await expect(shop.searchField).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await suggestions.expectShown();
  await suggestions.expectActive(suggestions.options.first());
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(shop.searchField).toHaveValue('');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/products');
});

test('Home, End and the arrows to the side move in the text', async ({ page, shop, suggestions }) => {
  const caret = () => shop.searchField.evaluate((field: HTMLInputElement) => field.selectionStart);
  await shop.open('/');
  await suggestions.type('tra sen');
  for (const [key, at] of [['Home', 0], ['End', 7], ['ArrowLeft', 6], ['ArrowRight', 7]] as const) {
    await page.keyboard.press('ArrowDown');
    await suggestions.expectActive(suggestions.options.first());
    await page.keyboard.press(key);
    await suggestions.expectActive(null);
    expect(await caret(), key).toBe(at);
  }
  // Alt opens and closes without choosing.
  await page.keyboard.press('Alt+ArrowUp');
  await suggestions.expectClosed();
  await page.keyboard.press('Alt+ArrowDown');
  await suggestions.expectShown();
  await suggestions.expectActive(null);
});

test('who leaves the field right after a letter finds, and is offered nothing', async ({
  page,
  shop,
  suggestions,
}) => {
  await shop.open('/products');
  await shop.searchField.focus();
  await expect(shop.searchField).toHaveRole('combobox');
  // Before the letters have been looked at.
  await shop.searchField.evaluate((field: HTMLInputElement) => {
    field.value = 'trà';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.blur();
  });
  await answered(page);
  await suggestions.expectClosed();
  await expect(page).toHaveURL('/products?q=tr%C3%A0');
});

test('Tab goes on, and a press outside closes', async ({ page, shop, suggestions }) => {
  await shop.open('/');
  await suggestions.type('tra');
  await suggestions.expectShown();
  await page.keyboard.press('Tab');
  await suggestions.expectClosed();
  await expect(shop.searchField).not.toBeFocused();
  await expect(page).toHaveURL('/');
  await shop.searchField.click();
  await suggestions.expectShown();
  await page.mouse.click(4, 400);
  await suggestions.expectClosed();
  await expect(shop.searchField).toHaveValue('tra');
});

test('a pointer that rests on the list chooses nothing', async ({ page, shop, suggestions, phone }) => {
  test.skip(phone, 'a finger does not rest');
  await shop.open('/');
  await suggestions.type('tra');
  const box = (await suggestions.options.nth(2).boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 20);
  await suggestions.expectActive(null);
  const colour = (at: number) =>
    suggestions.options.nth(at).evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await colour(2)).not.toBe(await colour(3));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/products?q=tra');
});

test('words that fit nothing say so to whoever listens', async ({ shop, suggestions, t }) => {
  await shop.open('/');
  await suggestions.type('xyzzy');
  await expect(suggestions.heard).toHaveText(t.suggest.none);
  await suggestions.expectClosed();
});

test('an input method is left alone until it has a word', async ({ page, shop, suggestions }) => {
  await shop.open('/products');
  await expect(shop.cards.first()).toBeVisible();
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await shop.searchField.click();
  for (const text of ['t', 'tr', 'tra', 'trà']) {
    await compose(text);
    await expect(shop.searchField).toHaveValue(text);
    // Keys belong to the input method.
    await page.keyboard.press('ArrowDown');
  }
  await answered(page);
  await suggestions.expectClosed();
  await expect(page).toHaveURL('/products');
  await keyboard.send('Input.insertText', { text: 'trà' });
  await suggestions.expectShown();
  await expect(suggestions.option(tea.name.vi)).toBeVisible();
  await expect(page).toHaveURL('/products?q=tr%C3%A0');
  await expect(shop.searchField).toHaveValue('trà');

  // The next word begins where the first one is found already.
  await page.keyboard.type(' ');
  await compose('s');
  await compose('se');
  await answered(page);
  await expect(shop.searchField).toHaveValue('trà se');
  await expect(page).toHaveURL('/products?q=tr%C3%A0');
  await keyboard.send('Input.insertText', { text: 'sen' });
  await expect(page).toHaveURL('/products?q=tr%C3%A0%20sen');
});

test('the order of events that Safari has does no harm', async ({ page, shop, suggestions }) => {
  await shop.open('/');
  await shop.searchField.focus();
  await shop.searchField.evaluate((field: HTMLInputElement) => {
    const input = (value: string, isComposing: boolean) => {
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing }));
    };
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    input('t', true);
    input('tr', true);
  });
  await answered(page);
  await suggestions.expectClosed();
  await shop.searchField.evaluate((field: HTMLInputElement) => {
    field.value = 'trà';
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // The key that ended the composition comes after it.
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', keyCode: 229, bubbles: true }));
  });
  await suggestions.expectShown();
  await suggestions.expectActive(null);
});

test('one key is enough on the list, in every language', { tag: '@languages' }, async ({
  page,
  shop,
  suggestions,
  t,
}) => {
  await shop.open('/products');
  await suggestions.type('g');
  await expect(page).toHaveURL(shop.path('/products?q=g'));
  await expect(shop.heading).toHaveText(shop.say(t.catalogue.results_for, { query: 'g' }));
});

test('a key right after a letter is meant for what the letter finds', async ({ page, shop, suggestions }) => {
  await shop.open('/');
  await shop.searchField.focus();
  await expect(shop.searchField).toHaveRole('combobox');
  // Before the letters have been looked at, as a fast typist may.
  await shop.searchField.evaluate((field: HTMLInputElement) => {
    const press = (key: string) =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const write = (value: string) => {
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    write('tra sen');
    press('ArrowDown');
  });
  await answered(page);
  await suggestions.expectActive(suggestions.options.first());
  await shop.searchField.evaluate((field: HTMLInputElement) => {
    field.value = 'tra';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  });
  await answered(page);
  await suggestions.expectClosed();
});

test('on the list every key finds, keeps the filters and adds no step', async ({
  page,
  shop,
  suggestions,
  t,
}) => {
  await shop.open('/');
  await shop.open('/groups/craft?sort=price');
  const before = await steps(page);
  await suggestions.type('sen');
  await expect(page).toHaveURL('/groups/craft?q=sen&sort=price');
  await expect(shop.card(product('bat-dia-hoa-sen'))).toBeVisible();
  await expect(shop.card(tea)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await suggestions.expectClosed();
  await expect(shop.main).toBeFocused();
  expect(await steps(page)).toBe(before);
  await shop.searchField.click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/groups/craft?sort=price');
  await page.goBack();
  await expect(shop.heading).toHaveText(t.shell.market_name);
});

test('what is typed while the address follows is not lost', async ({ page, shop }) => {
  await shop.open('/products');
  const words = 'gốm bát tràng men lam';
  await shop.searchField.click();
  await page.keyboard.type(words, { delay: 60 });
  await expect(shop.searchField).toHaveValue(words);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === words);
  await expect(shop.searchField).toHaveValue(words);
});

for (const path of ['/', '/products', '/groups/craft', '/products?group=craft']) {
  test(`what was typed on ${path} before the app was there is not lost`, async ({
    page,
    shop,
    suggestions,
  }) => {
    const release = await holdApp(page);
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    await shop.searchField.click();
    await page.keyboard.type('bat dia');
    await page.keyboard.press('ArrowLeft');
    release();
    await shop.ready();
    await expect(shop.searchField).toHaveValue('bat dia');
    await expect(shop.searchField).toBeFocused();
    await suggestions.expectShown();
    await page.keyboard.type('x');
    await expect(shop.searchField).toHaveValue('bat dixa');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === 'bat dia');
    await expect(shop.card(product('bat-dia-hoa-sen'))).toBeVisible();
  });
}

test('the sign / leads to the field, and can be told not to', async ({ page, shop, phone, t }) => {
  test.skip(phone, 'a phone has no such key');
  await shop.open(`/products/${tea.slug}`);
  await page.keyboard.press('/');
  await expect(shop.searchField).toBeFocused();
  await expect(shop.searchField).toHaveValue('');
  // In the field it is a sign like any other.
  await page.keyboard.type('50/50');
  await expect(shop.searchField).toHaveValue('50/50');
  await shop.heading.click();
  await page.keyboard.press('/');
  expect(await shop.page.evaluate(() => getSelection()?.toString())).toBe('50/50');
  const quantity = shop.region(t.buy.label).getByRole('textbox');
  await quantity.focus();
  await page.keyboard.press('/');
  await expect(quantity).toBeFocused();
  const wanted = shop.footer.getByRole('checkbox', { name: t.suggest.shortcut });
  await wanted.uncheck();
  await shop.reload();
  await expect(wanted).not.toBeChecked();
  await page.keyboard.press('/');
  await expect(shop.searchField).not.toBeFocused();
  await wanted.check();
  await shop.heading.click();
  await page.keyboard.press('/');
  await expect(shop.searchField).toBeFocused();
});

test.describe('on a phone', () => {
  test.beforeEach(({ phone }) => test.skip(!phone, 'for the thumb'));

  test('an offer is large enough for a thumb and takes a tap', async ({ page, shop, suggestions }) => {
    await shop.open('/');
    await shop.searchField.tap();
    await page.keyboard.type('tra sen');
    await suggestions.expectShown();
    const smallest = () =>
      suggestions.options.evaluateAll((all) => Math.min(...all.map((one) => one.getBoundingClientRect().height)));
    await expect.poll(smallest).toBeGreaterThanOrEqual(44);
    await suggestions.option(tea.name.vi).first().tap();
    await expect(page).toHaveURL(`/products/${tea.slug}`);
    await suggestions.expectClosed();
  });

  test('the list ends above the bar, and where the window ends', async ({ page, shop, suggestions }) => {
    await shop.open('/');
    await suggestions.type('t');
    await suggestions.expectShown();
    const end = async () => {
      const box = (await suggestions.list.boundingBox())!;
      return Math.ceil(box.y + box.height);
    };
    const bar = (await shop.bar.boundingBox())!;
    await expect.poll(end).toBeLessThanOrEqual(bar.y);
    expect(await end()).toBeGreaterThan(bar.y - 40);
    // As when a keyboard comes up.
    await page.setViewportSize({ width: 360, height: 420 });
    await expect.poll(end).toBeLessThanOrEqual(420 - bar.height);
    await page.keyboard.press('ArrowUp');
    await expect(suggestions.options.last()).toBeInViewport();
    // The field stays where it was.
    await expect(shop.searchField).toBeInViewport();
  });

  test('a tap outside closes the list', async ({ page, shop, suggestions }) => {
    await shop.open('/');
    await suggestions.type('bat trang');
    await suggestions.expectShown();
    await page.touchscreen.tap(8, 640);
    await suggestions.expectClosed();
    await expect(page).toHaveURL('/');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the field is a plain searchbox', async ({ page, shop, t }) => {
    await page.goto('/');
    const field = shop.header.getByRole('searchbox', { name: t.shell.search });
    await expect(field).not.toHaveAttribute('aria-expanded');
    await field.fill('sen');
    await field.press('Enter');
    await expect(page).toHaveURL('/products?q=sen');
  });
});
