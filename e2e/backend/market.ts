/** The shop in front of a proxy to the engine's instances, and what shoppers do there. */
import type { BrowserContext, Page } from '@playwright/test';
import { Cart } from '../fixtures/cart.ts';
import { Checkout } from '../fixtures/checkout.ts';
import { type Product, variant } from '../fixtures/content.ts';
import { ShopServer, literally, shopWith } from '../fixtures/engine-shop.ts';
import { expect, test as base } from '../fixtures/index.ts';
import { Shop } from '../fixtures/shop.ts';
import { content } from './content.ts';
import { Proxy } from './proxy.ts';
import { Real, type RealOrder, given } from './real.ts';

/** What is seen of calls that fail: the browser's words, and the app's. */
const FAILING = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE_CHUNKED|ERR_FAILED|Unreachable|TimedOut|\/store\//;

interface Fixtures {
  real: Real;
  /** In front of every instance, in turn. */
  gate: Proxy;
  /** When the test began. */
  since: Date;
  /** Has so much of the first variant of a product, until the test ends. */
  have: (product: Product, quantity: number) => Promise<void>;
  /** Buys one of each product in a page, and gives the orders' codes. */
  buy: (...products: Product[]) => Promise<string[]>;
}

export const test = base.extend<Fixtures, { stage: { gate: Proxy; server: ShopServer } }>({
  contextOptions: { reducedMotion: 'reduce' },
  stage: [
    async ({}, use) => {
      const gate = await new Proxy(given.instances).start();
      const { publishable_key: key, region_id: region } = new Real().ids;
      const folder = shopWith((market) => (market['source'] = { kind: 'medusa', url: gate.url, key, region }), content());
      const server = await ShopServer.start(folder, { port: given.shop });
      await use({ gate, server });
      await Promise.all([server.close(), gate.close()]);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stage }, use) => use(stage.server.url),
  real: async ({}, use) => use(new Real()),
  since: async ({}, use) => use(new Date()),
  gate: [
    async ({ stage: { gate }, guard }, use) => {
      gate.reset();
      guard.allow(new RegExp(`^request to somebody else: ${literally(gate.url)}/`));
      await use(gate);
    },
    { auto: true },
  ],
  have: async ({ real }, use) => {
    const before = new Map<string, number>();
    await use(async (product, quantity) => {
      const sku = skuOf(product);
      before.set(sku, before.get(sku) ?? (await real.stockOf(sku)));
      await real.stock(sku, quantity);
    });
    for (const [sku, quantity] of before) {
      await real.stock(sku, quantity);
    }
  },
  buy: async ({ cart, checkout }, use) =>
    use(async (...products) => {
      await cart.fill(...products);
      await checkout.open();
      return checkout.order();
    }),
});

/** What a test allows to be seen where it lets calls fail. */
export { FAILING };

/** What the engine calls the first variant of a product. */
export function skuOf(product: Product): string {
  return `${product.slug}/${variant(product).id}`;
}

/** Another shopper, with a browser of their own. */
export class Shopper {
  readonly shop: Shop;
  readonly cart: Cart;
  readonly checkout: Checkout;

  constructor(page: Page) {
    this.shop = new Shop(page, 'vi');
    this.cart = new Cart(this.shop);
    this.checkout = new Checkout(this.shop);
  }

  /** Comes to the last look with one of a product. */
  async prepare(product: Product): Promise<void> {
    await this.cart.fill(product);
    await this.checkout.open();
    await this.checkout.fill();
    await this.checkout.look();
  }

  /** Places the order that is looked at, and gives its code. */
  async place(): Promise<string> {
    await this.checkout.place.click();
    await expect(this.checkout.orders.first()).toBeVisible();
    const [code] = await this.checkout.codes();
    return code!;
  }
}

/** The connection comes back, so that what waits is sent at once. */
export async function hurry(context: BrowserContext): Promise<void> {
  await context.setOffline(true);
  await context.setOffline(false);
}

/** The orders with a code, however many the engine has made of it. */
export async function ordersOf(real: Real, since: Date, code: string): Promise<RealOrder[]> {
  return (await real.orders(since)).filter(({ metadata }) => metadata?.code === code);
}

export { expect } from '@playwright/test';
