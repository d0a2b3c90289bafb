import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { money } from './fixtures/language.ts';
import { producer, product, products, say } from './fixtures/content.ts';
import { PAGES } from './fixtures/pages.ts';

const tea = product('tra-sen-tay-ho');

/** What is kept of a page as it came from the server, before any script of the app ran. */
declare global {
  interface Window {
    prerendered: { element: Element; name: string; text: string; card?: string }[];
  }
}

/** Remembers every element of the prerendered page at the moment when the parser is done. */
async function rememberElements(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      // Scripts of type "module" run after this state begins.
      if (document.readyState === 'interactive') {
        window.prerendered = [...document.querySelectorAll('#app *')].map((element) => ({
          element,
          name: element.outerHTML.slice(0, 120),
          text: element.textContent ?? '',
          card: element.closest('article')?.querySelector('h3')?.textContent,
        }));
      }
    });
  });
}

/**
 * The prerendered elements that are no longer in the page, but for those that make way by
 * design: what depends on today's date, such as which live sessions are over, and "loading" in the
 * cart.
 */
function lost(page: Page): Promise<string[]> {
  const expired = products.filter((it) => it.certificate.valid_until < '2026-11-25');
  return page.evaluate(
    (expired) =>
      window.prerendered
        .filter(({ element }) => !element.isConnected)
        .filter(({ card }) => card === undefined || !expired.includes(card))
        .filter(({ element }) => !element.closest('[role=status], .sessions'))
        .map(({ name }) => name),
    expired.map((it) => it.name.vi),
  );
}

for (const { kind, path } of PAGES.filter((page) => page.prerendered)) {
  test(`the app takes the ${kind} page over without touching it`, async ({ page, shop }) => {
    const messages: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    await rememberElements(page);
    await shop.open(path);
    await shop.timeKnown();
    expect(await page.evaluate(() => window.prerendered.length)).toBeGreaterThan(50);
    expect(await lost(page)).toEqual([]);
    expect(messages).toEqual([]);
  });
}

test('headings, names and prices read the same before and after', async ({ page, shop }) => {
  await rememberElements(page);
  await shop.open('/');
  await shop.timeKnown();
  const changed = await page.evaluate(() =>
    window.prerendered
      .filter(({ element }) => element.matches('h1, h2, h3, article p, article a, footer p'))
      .filter(({ element, text }) => element.textContent !== text)
      .map(({ name }) => name),
  );
  expect(changed).toEqual([]);
});

test('a page whose address has a query is built anew, and shows what was asked for', async ({
  page,
  shop,
}) => {
  await rememberElements(page);
  await shop.open('/products?q=tra+sen');
  await expect(shop.cardLink(tea)).toBeVisible();
  expect(await page.evaluate(() => window.prerendered.some(({ element }) => element.isConnected))).toBe(false);
  await expect(shop.main).toHaveCount(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the shop can be read and walked through', { tag: '@languages' }, async ({
    page,
    shop,
    language,
    t,
  }) => {
    await page.goto(shop.path('/'));
    await expect(shop.heading).toHaveText(t.shell.market_name);
    await expect(shop.region(t.schedule.countdown)).toContainText('20:30');
    await shop.cardLink(tea, shop.region(t.home.five_stars)).click();
    await expect(shop.heading).toHaveText(say(tea.name, language));
    await expect(shop.region(t.buy.label)).toContainText(money(language, tea.variants[0]!.price));
    await expect(shop.region(t.product.certificate)).toContainText(tea.certificate.number);
    const contact = page.getByRole('region', { name: t.producer.contact });
    await expect(contact.getByRole('link').first()).toHaveAttribute('href', `tel:${producer(tea.producer).phone}`);
    // What comes into view with it gets its real height, so it is pressed only where it comes to rest.
    await shop.footer.scrollIntoViewIfNeeded();
    await shop.footer.getByRole('link').first().click();
    await expect(shop.heading).toHaveText(t.about.title);
  });

  test("the shop's own letters come all the same", async ({ page }) => {
    const letters = page.waitForResponse(/\/fonts\/be-vietnam-pro-400\.woff2$/);
    await page.goto('/');
    expect((await letters).status()).toBe(200);
  });

  test('the search form and the languages are plain links and forms', async ({ page, shop }) => {
    await page.goto('/products');
    await expect(shop.cards).toHaveCount(products.length);
    await shop.searchField.fill('trà sen');
    await shop.searchField.press('Enter');
    await expect(page).toHaveURL('/products?q=tr%C3%A0+sen');
    await page.goto(`/products/${tea.slug}`);
    await shop.languages.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(`/en/products/${tea.slug}`);
    await expect(shop.heading).toHaveText(tea.name.en!);
  });
});
