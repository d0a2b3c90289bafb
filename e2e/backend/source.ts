/** The real engine as a source, under the contract. */
import { product, variant as variantOf } from '../fixtures/content.ts';
import type { Kind, Placed, Source } from '../fixtures/contract/source.ts';
import { ShopServer, literally, shopWith } from '../fixtures/engine-shop.ts';
import type { Guard } from '../fixtures/guard.ts';
import type { Sessions } from '../fixtures/live.ts';
import { content } from './content.ts';
import { Real, given } from './real.ts';

export class RealSource implements Source {
  readonly time = undefined;
  readonly #real = new Real();
  readonly #server: ShopServer;
  #since = new Date();
  #undo = new Map<string, () => Promise<void>>();

  private constructor(server: ShopServer) {
    this.#server = server;
  }

  static async start(): Promise<RealSource> {
    const { publishable_key: key, region_id: region } = new Real().ids;
    const source = { kind: 'medusa', url: given.instances[0], key, region };
    const folder = shopWith((market) => (market['source'] = source), content());
    return new RealSource(await ShopServer.start(folder, { port: given.shop }));
  }

  get url(): string {
    return this.#server.url;
  }

  prepare(guard: Guard): void {
    guard.allow(new RegExp(`^request to somebody else: ${literally(given.instances[0]!)}/`));
  }

  async sell(slug: string, id: string, { price, stock }: { price?: number; stock?: number }): Promise<void> {
    const sku = `${slug}/${id}`;
    const was = variantOf(product(slug), id);
    if (price !== undefined) {
      await this.#real.price(sku, price);
      this.#undo.set(`price ${sku}`, () => this.#real.price(sku, was.price));
    }
    if (stock !== undefined) {
      await this.#real.stock(sku, stock);
      this.#undo.set(`stock ${sku}`, () => this.#real.stock(sku, was.stock));
    }
  }

  async perform(sessions: Sessions): Promise<void> {
    const before = await this.#real.document('live.json');
    this.#undo.set('live', () => this.#real.write('live.json', before));
    await this.#real.write('live.json', sessions);
  }

  async orders(): Promise<Placed[]> {
    const all = await this.#real.orders(this.#since);
    return all.map(({ metadata, items, status }) => ({
      id: metadata.id,
      code: metadata.code,
      producer: metadata.producer,
      payment: metadata.payment,
      buyer: metadata.order.buyer.name,
      items: items.map(({ variant_sku, quantity, unit_price }) => {
        const [product = '', variant = ''] = variant_sku.split('/');
        return { product, variant, quantity, unit_price };
      }),
      isCancelled: status === 'canceled',
    }));
  }

  async taken(kind: Kind): Promise<Record<string, unknown>[]> {
    return this.#real.taken(kind, this.#since);
  }

  async reset(): Promise<void> {
    for (const undo of this.#undo.values()) {
      await undo();
    }
    this.#undo = new Map();
    this.#since = new Date();
  }

  async close(): Promise<void> {
    await this.reset();
    await this.#server.close();
  }
}
