/** The whole state of the list stands in its address. */
import type { Page } from '@playwright/test';
import { group, product, products, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';
import { answered } from './fixtures/suggestions.ts';

const tea = product('tra-sen-tay-ho');
const FULL =
  '/groups/food?q=tra&stars=4,5&price=50000-900000&stock=1&valid=1&sort=-price';

/** After so many milliseconds without a key the address follows what was typed. */
const SETTLE = 300;

function historyLength(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}

/** Holds the timer that ends typing, as if the next letter always came before it, until it is let go. */
async function holdSettling(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript((settle) => {
    const held: TimerHandler[] = [];
    const set = window.setTimeout.bind(window);
    const holding = (handler: TimerHandler, after?: number, ...given: unknown[]) => {
      if (after !== settle) {
        return set(handler, after, ...given);
      }
      held.push(handler);
      return 0;
    };
    const release = () => held.splice(0).forEach((handler) => set(handler, 0));
    Object.assign(window, { setTimeout: holding, release });
  }, SETTLE);
  return () => page.evaluate(() => (window as unknown as { release: () => void }).release());
}

test('an address says it all, and can be passed on', async ({ page, shop, browse, context }) => {
  await shop.open(FULL);
  const names = await shop.cards.getByRole('heading').allTextContents();
  expect(names.length).toBeGreaterThan(0);
  await expect(shop.searchField).toHaveValue('tra');
  await expect(browse.sort).toHaveValue('-price');
  await shop.reload();
  await expect(page).toHaveURL(FULL);
  expect(await shop.cards.getByRole('heading').allTextContents()).toEqual(names);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('article').getByRole('heading')).toHaveText(names);
});

test('another language shows the same list', async ({ page, shop }) => {
  // Words also search the stories, which are those of the page's language.
  const address = FULL.replace('q=tra&', '');
  await shop.open(address);
  const found = await shop.cards.count();
  await shop.languages.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`/en${address}`);
  await expect(shop.cards).toHaveCount(found);
});

test('what makes no sense in an address counts as not there', async ({ shop }) => {
  await shop.open('/products?stars=9,x&price=cheap&sort=colour&stock=yes&q=%20');
  await expect(shop.cards).toHaveCount(products.length);
});

test('back takes one choice back, and forward makes it again', async ({ page, shop, browse, t }) => {
  const five = t.product.stars.other.replace('{n}', '5');
  const fives = products.filter((one) => one.stars === 5).length;
  await shop.open('/products');
  await browse.open();
  await browse.box(five).check();
  await expect(page).toHaveURL('/products?stars=5');
  await browse.close();
  await browse.sort.selectOption('name');
  await expect(page).toHaveURL('/products?stars=5&sort=name');
  await page.goBack();
  await expect(page).toHaveURL('/products?stars=5');
  await expect(browse.sort).toHaveValue('');
  await expect(shop.cards).toHaveCount(fives);
  await page.goBack();
  await expect(page).toHaveURL('/products');
  await expect(shop.cards).toHaveCount(products.length);
  await page.goForward();
  await expect(page).toHaveURL('/products?stars=5');
  await expect(shop.cards).toHaveCount(fives);
  // And a choice after that is a step again.
  await browse.chip(five).click();
  await expect(page).toHaveURL('/products');
  await page.goBack();
  await expect(page).toHaveURL('/products?stars=5');
});

test('typing finds at once, and is no step of the history', async ({ page, shop }) => {
  await shop.open('/products?stars=5');
  const before = await historyLength(page);
  await shop.searchField.pressSequentially('tra sen');
  await expect(shop.cardLink(tea)).toBeVisible();
  await expect(page).toHaveURL('/products?q=tra%20sen&stars=5');
  expect(await historyLength(page)).toBe(before);
  await expect(shop.searchField).toHaveValue('tra sen');
  for (let letters = 0; letters < 'tra sen'.length; letters += 1) {
    await shop.searchField.press('Backspace');
  }
  await expect(page).toHaveURL('/products?stars=5');
  expect(await historyLength(page)).toBe(before);
});

test('who types on waits for no card out of view, and who scrolls meanwhile sees what was found', async ({
  page,
  shop,
}) => {
  const settle = await holdSettling(page);
  await shop.open('/products');
  const names = await shop.cards.getByRole('heading').allTextContents();
  await shop.searchField.pressSequentially('cốm');
  await expect(shop.cards).not.toHaveCount(products.length);
  for (let letters = 0; letters < 'cốm'.length; letters += 1) {
    await shop.searchField.press('Backspace');
  }
  await expect(shop.searchField).toHaveValue('');
  await answered(page);
  const found = await shop.cards.getByRole('heading').allTextContents();
  expect(found.slice(0, 2)).toEqual(names.slice(0, 2));
  expect(found.length).toBeLessThan(names.length / 2);
  await shop.cards.last().scrollIntoViewIfNeeded();
  await expect.poll(() => shop.cards.count()).toBeGreaterThan(found.length);
  expect(await shop.cards.count()).toBeLessThan(names.length);
  await settle();
  await expect(shop.cards.getByRole('heading')).toHaveText(names);
});

test('however fast somebody types, the address changes a few times only', async ({ page, shop }) => {
  await page.addInitScript(() => {
    const replace = history.replaceState.bind(history);
    Object.assign(window, { replaced: 0 });
    history.replaceState = (...given) => {
      (window as unknown as { replaced: number }).replaced += 1;
      replace(...given);
    };
  });
  await shop.open('/products');
  await shop.searchField.pressSequentially('gốm sứ bát tràng lụa vạn phúc cốm làng vòng');
  await expect(page).toHaveURL(/q=g%E1%BB%91m/);
  const replaced = await page.evaluate(() => (window as unknown as { replaced: number }).replaced);
  expect(replaced).toBeLessThan(10);
});

test('back from a product finds the list where it was', async ({ page, shop }) => {
  await shop.open('/products?sort=name');
  const last = shop.cards.last();
  await last.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(1000);
  await last.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/products\/./);
  await page.goBack();
  await expect(shop.cards).toHaveCount(products.length);
  await expect
    .poll(async () => Math.abs((await page.evaluate(() => window.scrollY)) - before))
    .toBeLessThan(200);
});

test('a list is as high as its cards, though those out of view are left to the browser', async ({
  page,
  shop,
}) => {
  await shop.open('/products');
  await shop.lettersThere();
  const cards = shop.main.getByRole('listitem').filter({ has: page.getByRole('article') });
  await expect(cards.last()).toHaveCSS('content-visibility', 'auto');
  await expect(cards.first()).toHaveCSS('content-visibility', 'visible');
  const heights = (): Promise<number[]> =>
    cards.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  const left = await heights();
  await cards.evaluateAll((all) => all.forEach((one) => (one.style.contentVisibility = 'visible')));
  expect(left).toEqual(await heights());
});

test('a choice far down the list begins at its top', async ({ page, shop, browse }) => {
  await shop.open('/products');
  await shop.cards.last().scrollIntoViewIfNeeded();
  await browse.sort.selectOption('price');
  await expect(shop.cards.first()).toBeInViewport();
  expect(await page.evaluate(() => window.scrollY)).toBeLessThan(600);
});

test('old links to a group still lead there', async ({ page, shop, browse }) => {
  await shop.open('/products?group=food');
  const food = products.filter((one) => one.group === 'food');
  await expect(shop.cards).toHaveCount(food.length);
  // What is chosen next leads to the group's own address.
  await browse.sort.selectOption('name');
  await expect(page).toHaveURL('/groups/food?sort=name');
  await expect(shop.cards).toHaveCount(food.length);
  await page.goBack();
  await expect(page).toHaveURL('/products?group=food');
  await expect(shop.cards).toHaveCount(food.length);
});

test('from group to group the page stays, and back leads through all of them', async ({
  page,
  shop,
  t,
}) => {
  const count = (slug: string) => products.filter((one) => one.group === slug).length;
  await shop.open('/groups/craft');
  await expect(shop.cards).toHaveCount(count('craft'));
  const links = page.getByRole('navigation', { name: t.home.groups });
  const food = links.getByRole('link', { name: say(group('food').name, 'vi') });
  const kept = await food.elementHandle();
  await food.click();
  await expect(page).toHaveURL('/groups/food');
  await expect(shop.cards).toHaveCount(count('food'));
  await expect(shop.heading).toHaveText(group('food').name.vi);
  await expect(food).toHaveAttribute('aria-current', 'true');
  // The link that was pressed is still the same one, and keeps the focus.
  expect(await food.evaluate((now, before) => now === before, kept)).toBe(true);
  await expect(food).toBeFocused();
  await links.getByRole('link', { name: t.catalogue.all_groups, exact: true }).click();
  await expect(page).toHaveURL('/products');
  await expect(shop.cards).toHaveCount(products.length);
  await page.goBack();
  await expect(shop.cards).toHaveCount(count('food'));
  await page.goBack();
  await expect(page).toHaveURL('/groups/craft');
  await expect(shop.cards).toHaveCount(count('craft'));
  await page.goForward();
  await expect(shop.heading).toHaveText(group('food').name.vi);
});

test('words and filters stay when the group changes', async ({ page, shop, browse, t }) => {
  await shop.open('/groups/craft?stars=4&sort=name');
  const links = page.getByRole('navigation', { name: t.home.groups });
  await links.getByRole('link', { name: group('food').name.vi }).click();
  await expect(page).toHaveURL('/groups/food?stars=4&sort=name');
  const found = products.filter((one) => one.group === 'food' && one.stars === 4);
  await expect(shop.cards).toHaveCount(found.length);
  await browse.chip(group('food').name.vi).click();
  await expect(page).toHaveURL('/products?stars=4&sort=name');
  await shop.search('trà');
  await expect(page).toHaveURL('/products?q=tr%C3%A0&stars=4&sort=name');
});

test('a group that nobody has shows nothing, and the way on', async ({ page, shop, t, guard }) => {
  guard.allow(/404/);
  await page.goto('/groups/nowhere');
  await shop.ready();
  await expect(shop.main.getByRole('heading', { level: 2 })).toHaveText(t.catalogue.none_title);
  await shop.main.getByRole('link', { name: t.home.all_products }).click();
  await expect(page).toHaveURL('/products');
  await expect(shop.cards).toHaveCount(products.length);
});
