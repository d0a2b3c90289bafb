/** Favourites and what was looked at, kept on the device. */
import type { Page } from '@playwright/test';
import { product, products, say } from './fixtures/content.ts';
import { test as base, expect } from './fixtures/index.ts';
import { Saved } from './fixtures/saved.ts';
import { Shop } from './fixtures/shop.ts';
import { count } from './fixtures/language.ts';

const tea = product('tra-sen-tay-ho');
const pot = product('gom-kim-lan');
const silk = product('lua-van-phuc');
const rice = product('com-vong');

/** Another tab. */
const test = base.extend<{ other: { shop: Shop; saved: Saved } }>({
  other: async ({ context, language }, use) => {
    const shop = new Shop(await context.newPage(), language);
    await use({ shop, saved: new Saved(shop) });
  },
});

test('a heart keeps a product, on the card, on its page and after a reload', {
  tag: '@languages',
}, async ({ page, shop, saved, language, t }) => {
  const name = say(pot.name, language);
  await shop.open(`/products?q=${encodeURIComponent(name)}`);
  const heart = saved.heart(pot);
  await expect(heart).toHaveAttribute('aria-pressed', 'false');
  await heart.focus();
  await page.keyboard.press('Enter');
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await expect(heart).toBeFocused();
  const notice = page.getByRole('status').filter({ hasText: shop.say(t.saved.added, { name }) });
  await notice.getByRole('link', { name: t.saved.see }).click();
  await expect(page).toHaveURL(shop.path('/saved'));
  await expect(saved.names(saved.favourites)).toHaveText([name]);
  await shop.reload();
  await expect(saved.names(saved.favourites)).toHaveText([name]);
  await shop.cardLink(pot, saved.favourites).click();
  await expect(shop.heading).toHaveText(name);
  const large = saved.heart(pot).filter({ hasText: t.saved.favourite_short });
  await expect(large).toHaveAttribute('aria-pressed', 'true');
  await large.click();
  await expect(large).toHaveAttribute('aria-pressed', 'false');
  expect(await saved.kept('favourites')).toEqual([]);
});

test('the latest favourite stands first, and the page is within reach', async ({
  page,
  shop,
  saved,
  phone,
  t,
}) => {
  await shop.open('/products');
  for (const one of [tea, silk, rice]) {
    await shop.search(one.name.vi);
    await saved.heart(one).click();
  }
  const places = phone ? shop.bar : shop.header;
  await places.getByRole('link', { name: t.saved.title }).click();
  await expect(page).toHaveURL('/saved');
  await expect(shop.heading).toHaveText(t.saved.title);
  await expect(saved.names(saved.favourites)).toHaveText([rice.name.vi, silk.name.vi, tea.name.vi]);
});

test('with nothing saved the page says how it is done', { tag: '@languages' }, async ({ shop, saved, t }) => {
  await saved.open();
  await expect(shop.main).toContainText(t.saved.lead);
  await expect(shop.main.getByRole('heading', { name: t.saved.none_title })).toBeVisible();
  await expect(saved.favourites.getByRole('button')).toHaveCount(0);
  await expect(saved.recent).toContainText(t.saved.none_seen);
  await expect(saved.switch).toBeChecked();
});

test('what was taken out comes back to its place', { tag: '@languages' }, async ({
  page,
  shop,
  saved,
  language,
  t,
}) => {
  await saved.hold({ favourites: [tea, pot, silk] });
  await saved.open();
  const names = [tea, pot, silk].map((one) => say(one.name, language));
  await expect(saved.names(saved.favourites)).toHaveText(names);
  await saved.heart(pot).focus();
  await page.keyboard.press('Enter');
  await expect(saved.names(saved.favourites)).toHaveText([names[0]!, names[2]!]);
  const notice = shop.say(t.saved.removed, { name: names[1]! });
  await expect(saved.favourites.getByRole('status').filter({ hasText: notice })).toBeVisible();
  await expect(saved.undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(saved.names(saved.favourites)).toHaveText(names);
  await expect(saved.undo).toHaveCount(0);
  // Nobody is thrown back to the top of the page.
  await expect(saved.favourites.getByRole('heading', { level: 2 })).toBeFocused();
  await shop.reload();
  await expect(saved.names(saved.favourites)).toHaveText(names);
});

test('the last favourite can come back, too', async ({ shop, saved, t }) => {
  await saved.hold({ favourites: [tea] });
  await saved.open();
  await saved.heart(tea).click();
  await expect(shop.main.getByRole('heading', { name: t.saved.none_title })).toBeVisible();
  await saved.undo.click();
  await expect(saved.names(saved.favourites)).toHaveText([tea.name.vi]);
});

test('two tabs are in step, and neither undoes the other’s change', async ({ page, shop, saved, other }) => {
  await shop.open(`/products/${tea.slug}`);
  await other.saved.open();
  await saved.heart(tea).click();
  await expect(other.saved.names(other.saved.favourites)).toHaveText([tea.name.vi]);
  await other.saved.heart(tea, other.saved.favourites).click();
  await expect(saved.heart(tea)).toHaveAttribute('aria-pressed', 'false');
  await other.saved.undo.click();
  await expect(saved.heart(tea)).toHaveAttribute('aria-pressed', 'true');
  // A browser may deliver the news late.
  for (const one of [page, other.shop.page]) {
    await one.evaluate(() => {
      window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
    });
  }
  await other.shop.search(pot.name.vi);
  await other.saved.heart(pot).click();
  await shop.search(silk.name.vi);
  await saved.heart(silk).click();
  expect(await saved.kept('favourites')).toEqual([silk.slug, pot.slug, tea.slug]);
});

test.describe('as a link', () => {
  test('favourites are copied and join those of another device', { tag: '@languages' }, async ({
    page,
    context,
    browser,
    baseURL,
    shop,
    saved,
    language,
    t,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await saved.hold({ favourites: [tea, pot] });
    await saved.open();
    await saved.favourites.getByRole('button', { name: t.saved.share }).click();
    const link = `${baseURL}${shop.path('/saved')}#list=${tea.slug},${pot.slug}`;
    await expect(saved.favourites.getByLabel(t.saved.link_copied)).toHaveValue(link);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);

    const device = await browser.newContext();
    const there = new Shop(await device.newPage(), language);
    const theirs = new Saved(there);
    await theirs.hold({ favourites: [silk, pot] });
    await there.page.goto(link);
    const names = [tea, pot, silk].map((one) => say(one.name, language));
    await expect(theirs.names(theirs.shared)).toHaveText(names.slice(0, 2));
    // Nothing is taken before somebody says so.
    await expect(theirs.names(theirs.favourites)).toHaveText([names[2]!, names[1]!]);
    await theirs.shared.getByRole('button', { name: t.saved.shared_take }).click();
    await expect(there.main.getByRole('status').getByText(t.saved.shared_taken)).toBeVisible();
    await expect(theirs.names(theirs.favourites)).toHaveText([names[0]!, names[2]!, names[1]!]);
    await expect(there.page).toHaveURL(`${baseURL}${shop.path('/saved')}`);
    await there.reload();
    await expect(theirs.shared).toHaveCount(0);
    await expect(theirs.names(theirs.favourites)).toHaveCount(3);
    await device.close();
  });

  test('a device that can send it on itself does, and a change of mind is no mistake', async ({
    page,
    saved,
    t,
  }) => {
    await page.addInitScript(() => {
      window.sent = [];
      navigator.share = async (data) => {
        window.sent.push(data ?? {});
        if (window.sent.length === 1) {
          throw new DOMException('Never mind.', 'AbortError');
        }
      };
    });
    await saved.hold({ favourites: [tea] });
    await saved.open();
    const share = saved.favourites.getByRole('button', { name: t.saved.share });
    await share.click();
    await share.click();
    await expect.poll(() => page.evaluate(() => window.sent.length)).toBe(2);
    const [data] = await page.evaluate(() => window.sent);
    expect(data).toMatchObject({ title: t.saved.share_title });
    expect(data!.url).toMatch(/\/saved#list=tra-sen-tay-ho$/);
    await expect(saved.favourites.getByRole('textbox')).toHaveCount(0);
  });

  test('where nothing else works the link stands there to be copied, until it is another', async ({
    page,
    saved,
    t,
  }) => {
    await page.addInitScript(() => {
      navigator.share = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
    });
    await saved.hold({ favourites: [tea, pot] });
    await saved.open();
    await saved.favourites.getByRole('button', { name: t.saved.share }).click();
    const field = saved.favourites.getByLabel(t.saved.link_to_copy);
    await expect(field).toHaveValue(/#list=/);
    await saved.heart(pot).click();
    await expect(field).toHaveCount(0);
  });

  test('products that are gone are counted, and leaving takes nothing', async ({
    page,
    shop,
    saved,
    t,
  }) => {
    await shop.open(`/saved#list=${tea.slug},chieu-coi-xua,${tea.slug},${silk.slug}`);
    await expect(saved.names(saved.shared)).toHaveText([tea.name.vi, silk.name.vi]);
    await expect(saved.shared).toContainText(count('vi', t.cart.shared_gone, 1));
    await saved.shared.getByRole('button', { name: t.cart.shared_leave }).click();
    await expect(saved.shared).toHaveCount(0);
    await expect(page).toHaveURL('/saved');
    expect(await saved.kept('favourites')).toEqual([]);
  });

  test('a link with nothing left offers nothing to take', async ({ shop, saved, t }) => {
    await shop.open('/saved#list=chieu-coi-xua,mam-tep');
    await expect(saved.shared).toContainText(count('vi', t.cart.shared_gone, 2));
    await expect(saved.shared.getByRole('button', { name: t.saved.shared_take })).toHaveCount(0);
  });

  test('a link that is opened on the page itself is looked at, too', async ({ page, saved }) => {
    await saved.open();
    await page.evaluate((slug) => {
      location.hash = `list=${slug}`;
    }, tea.slug);
    await expect(saved.names(saved.shared)).toHaveText([tea.name.vi]);
  });

  for (const [what, fragment] of [
    ['the end is missing', 'list=tra-sen-tay-ho,'],
    ['it leads elsewhere', 'list=../../etc/passwd'],
    ['it is markup', 'list=<img src=x onerror=alert(1)>'],
    ['it is a program', 'list=javascript:alert(1)'],
    ['there is too much', `list=${'tra-sen-tay-ho,'.repeat(200)}tra-sen-tay-ho`],
  ] as const) {
    test(`where ${what} it says so and changes nothing`, async ({ page, shop, saved, t }) => {
      await saved.hold({ favourites: [pot] });
      await shop.open(`/saved#${fragment}`);
      const notice = shop.main.getByRole('status').filter({ hasText: t.saved.link_damaged });
      await expect(notice).toBeVisible();
      await expect(saved.shared).toHaveCount(0);
      await expect(page).toHaveURL('/saved');
      expect(await saved.kept('favourites')).toEqual([pot.slug]);
    });
  }
});

test.describe('what was looked at', () => {
  test('stands on the home page, on other products and on its own page', async ({ shop, saved }) => {
    await shop.open('/');
    await expect(saved.recent).toHaveCount(0);
    for (const one of [tea, silk, pot, tea]) {
      await shop.open(`/products/${one.slug}`);
    }
    // The product at hand is left out.
    await expect(saved.names(saved.recent)).toHaveText([pot.name.vi, silk.name.vi]);
    await shop.open('/');
    await expect(saved.names(saved.recent)).toHaveText([tea.name.vi, pot.name.vi, silk.name.vi]);
    await saved.open();
    await expect(saved.names(saved.recent)).toHaveText([tea.name.vi, pot.name.vi, silk.name.vi]);
  });

  test('is forgotten on request', async ({ shop, saved, t }) => {
    await saved.hold({ seen: [tea, silk] });
    await saved.open();
    await saved.recent.getByRole('button', { name: t.saved.clear }).click();
    await expect(saved.recent.getByRole('status')).toHaveText(t.saved.cleared);
    await expect(saved.names(saved.recent)).toHaveCount(0);
    await expect(saved.recent).toContainText(t.saved.none_seen);
    await expect(saved.switch).toBeFocused();
    await expect(saved.switch).toBeChecked();
    expect(await saved.kept('history')).toEqual([]);
    await shop.open('/');
    await expect(saved.recent).toHaveCount(0);
  });

  test('is not noted where nobody wants that, in any tab', { tag: '@languages' }, async ({
    shop,
    saved,
    other,
    t,
  }) => {
    await saved.hold({ seen: [tea, silk] });
    await saved.open();
    await other.shop.open('/');
    await expect(other.saved.names(other.saved.recent)).toHaveCount(2);
    await saved.switch.uncheck();
    await expect(saved.recent).toContainText(t.saved.not_kept);
    await expect(saved.recent.getByRole('status')).toHaveText(t.saved.cleared);
    await expect(other.saved.recent).toHaveCount(0);
    await other.shop.open(`/products/${pot.slug}`);
    expect(await saved.kept('history')).toEqual([]);
    await shop.reload();
    await expect(saved.switch).not.toBeChecked();
    await saved.switch.check();
    await other.shop.open(`/products/${tea.slug}`);
    await expect.poll(() => saved.kept('history')).toEqual([tea.slug]);
  });

  test('is no more than twenty-four products', async ({ shop, saved }) => {
    const seen = products.slice(0, 24);
    await saved.hold({ seen });
    const next = products[30]!;
    await shop.open(`/products/${next.slug}`);
    await expect.poll(() => saved.kept('history')).toHaveLength(24);
    const kept = await saved.kept('history');
    expect(kept[0]).toBe(next.slug);
    expect(kept).not.toContain(seen[23]!.slug);
  });

  test('moves nothing that is in view', async ({ page, shop, saved }) => {
    await saved.hold({ favourites: [tea, silk], seen: [tea, silk, pot, rice] });
    for (const path of ['/', `/products/${tea.slug}`]) {
      await shop.open(path);
      await shop.timeKnown();
      const shift = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                sum += (entry as PerformanceEntry & { value: number }).value;
              }
            }).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
          }),
      );
      expect(shift, path).toBeLessThanOrEqual(0.01);
      await expect(saved.recent).toBeAttached();
    }
  });
});

test('a favourite that is no longer sold says so and can be taken out', async ({ shop, saved, t }) => {
  const gone = { product: 'chieu-coi-xua', name: 'Chiếu cói xưa' };
  await saved.hold({ favourites: [tea, gone], seen: [gone, silk] });
  await saved.open();
  const item = saved.favourites.getByRole('listitem').filter({ hasText: gone.name });
  await expect(item).toContainText(t.cart.vanished);
  // Of what was looked at only what is left is shown.
  await expect(saved.names(saved.recent)).toHaveText([silk.name.vi]);
  await item.getByRole('button', { name: shop.say(t.saved.remove, { name: gone.name }) }).click();
  await expect(item).toHaveCount(0);
  await expect(saved.undo).toBeFocused();
  await saved.undo.click();
  await expect(item).toBeVisible();
});

test('a favourite whose file is broken says that it will be back', async ({ shop, saved, data, guard, t }) => {
  guard.allow(/products\/tra-sen-tay-ho\.json/);
  await data.changeIndex((index) => {
    index.products = index.products.filter((one) => one.slug !== tea.slug);
    const file = `products/${tea.slug}.json`;
    index.problems.push({ file, field: 'stars', line: 1, column: 1, message: 'it is 9' });
  });
  await saved.hold({ favourites: [tea] });
  await saved.open();
  const item = saved.favourites.getByRole('listitem').filter({ hasText: tea.name.vi });
  await expect(item).toContainText(t.saved.damaged);
  await expect(shop.main).not.toContainText(t.cart.vanished);
});

test('a full list says so and gives nothing up', async ({ page, shop, saved, t }) => {
  const many = Array.from({ length: 200 }, (_, at) => ({ product: `p-${at}`, name: `P ${at}` }));
  await saved.hold({ favourites: many });
  await shop.open(`/products/${tea.slug}`);
  await saved.heart(tea).first().click();
  await expect(page.getByRole('status').filter({ hasText: shop.say(t.saved.full, { max: 200 }) })).toBeVisible();
  await expect(saved.heart(tea).first()).toHaveAttribute('aria-pressed', 'false');
  expect(await saved.kept('favourites')).toHaveLength(200);
});

async function forbid(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
}

async function fillUp(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
}

for (const [how, prepare, sentence] of [
  ['forbidden', forbid, 'storage_forbidden'],
  ['full', fillUp, 'storage_full'],
] as const) {
  test(`where storage is ${how} that is said, and all holds while the page is open`, {
    tag: '@languages',
  }, async ({ page, shop, saved, language, phone, t }) => {
    await prepare(page);
    await shop.open(`/products/${pot.slug}`);
    const heart = saved.heart(pot).filter({ hasText: t.saved.favourite_short });
    await heart.click();
    await expect(heart).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('status').filter({ hasText: t.saved[sentence] })).toBeVisible();
    const places = phone ? shop.bar : shop.header;
    await places.getByRole('link', { name: t.saved.title }).click();
    await expect(shop.main.getByRole('alert')).toHaveText(t.saved[sentence]);
    const name = say(pot.name, language);
    await expect(saved.names(saved.favourites)).toHaveText([name]);
    await expect(saved.names(saved.recent)).toHaveText([name]);
    await saved.heart(pot, saved.favourites).click();
    await saved.undo.click();
    await expect(saved.names(saved.favourites)).toHaveText([name]);
    await saved.switch.uncheck();
    await expect(saved.recent).toContainText(t.saved.not_kept);
  });
}

for (const [key, text, reason] of [
  ['favourites', '{"version":1,"products":[{"product":', /no JSON: .*end of JSON/],
  ['favourites', '{"version":7,"lists":{}}', /version: it is 7/],
  ['history', 'xin chào', /no JSON: .*not valid JSON/],
  ['history', '{"version":1,"wanted":true,"products":[{"product":"../x","name":"x"}]}', /product: this is missing, or/],
] as const) {
  test(`${key} that read ${text} are put aside`, async ({ page, shop, saved, guard, t }) => {
    guard.allow(new RegExp(`localStorage ${key}: .* kept as ${key}\\.unreadable`));
    await saved.store(key, text);
    await saved.open();
    await expect(shop.main.getByRole('heading', { name: t.saved.none_title })).toBeVisible();
    await expect(shop.main.getByRole('alert')).toHaveCount(0);
    expect(guard.seen.filter((one) => reason.test(one))).toHaveLength(1);
    expect(await page.evaluate((key) => localStorage.getItem(`${key}.unreadable`), key)).toBe(text);
    await shop.open(`/products/${tea.slug}`);
    await saved.heart(tea).first().click();
    await saved.open();
    await expect(saved.names(saved.favourites)).toHaveText([tea.name.vi]);
    await expect(saved.names(saved.recent)).toHaveText([tea.name.vi]);
  });
}

declare global {
  interface Window {
    sent: ShareData[];
  }
}
