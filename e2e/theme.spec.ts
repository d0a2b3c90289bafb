import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';

declare global {
  interface Window {
    themeAtBody: string | null | undefined;
  }
}

/** How light the page's ground is, from 0 (black) to 255 (white). */
function lightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red! + green! + blue!) / 3;
  });
}

async function expectLight(page: Page): Promise<void> {
  await expect.poll(() => lightness(page)).toBeGreaterThan(200);
}

async function expectNight(page: Page): Promise<void> {
  await expect.poll(() => lightness(page)).toBeLessThan(60);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`without a choice the page is ${scheme} where the system is`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await shop.open('/');
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    await (scheme === 'light' ? expectLight(page) : expectNight(page));
    await expect(shop.themeButton).toHaveAttribute('aria-pressed', String(scheme === 'dark'));
  });

  test(`a choice against a ${scheme} system is remembered on every page`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await shop.open('/');
    await shop.themeButton.click();
    const pressed = String(scheme === 'light');
    const expectChosen = async () => {
      await (scheme === 'light' ? expectNight(page) : expectLight(page));
      await expect(shop.themeButton).toHaveAttribute('aria-pressed', pressed);
    };
    await expectChosen();
    await shop.reload();
    await expectChosen();
    await shop.open('/en/about');
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme === 'light' ? 'dark' : 'light');
    await (scheme === 'light' ? expectNight(page) : expectLight(page));
  });
}

test('the page follows the system while it is open', async ({ page, shop }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await shop.open('/products');
  await expectLight(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNight(page);
});

test('the choice holds before anything is painted', async ({ page, shop }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    new MutationObserver((_, observer) => {
      if (document.body) {
        window.themeAtBody = document.documentElement.getAttribute('data-theme');
        observer.disconnect();
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await shop.open('/');
  expect(await page.evaluate(() => window.themeAtBody)).toBe('dark');
  await expectNight(page);
});

test('a damaged choice counts for nothing', async ({ page, shop }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.addInitScript(() => localStorage.setItem('theme', '"><b>'));
  await shop.open('/');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expectNight(page);
});

test('where storage is forbidden the choice holds for the page', async ({ page, shop }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await shop.open('/');
  await shop.themeButton.click();
  await expectNight(page);
  await shop.main.getByRole('link', { name: shop.t.home.all_products }).click();
  await expect(page).toHaveURL('/products');
  await expectNight(page);
  await shop.reload();
  await expectLight(page);
});

test('controls of the browser take the theme, too', async ({ page, shop }) => {
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await page.emulateMedia({ colorScheme: 'light' });
  await shop.open('/');
  await shop.themeButton.click();
  await expect.poll(scheme).toBe('dark');
  await shop.themeButton.click();
  await expect.poll(scheme).toBe('light');
});
