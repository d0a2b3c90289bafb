/** The real engine, as its operators reach it: the Admin API, and its instances as processes. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What `cargo xtask backend seed` writes down. */
interface Ids {
  url: string;
  publishable_key: string;
  secret_key: string;
  region_id: string;
  stock_location_id: string;
}

/** An order as the Admin API shows it. */
export interface RealOrder {
  id: string;
  status: string;
  email: string;
  total: number;
  created_at: string;
  metadata: { id: string; code: string; producer: string; payment: string; note: string | null; order: { buyer: { name: string; phone: string } } };
  items: { variant_sku: string; quantity: number; unit_price: number }[];
  shipping_address: { first_name: string; address_1: string; city: string; province: string; phone: string };
  shipping_methods: { name: string; amount: number }[];
}

/** What `cargo xtask test --backend` says of what it has started. */
interface Given {
  /** The file with the keys. */
  ids: string;
  /** The instances' addresses. */
  instances: string[];
  /** The shop's port, from which browsers may ask. */
  shop: number;
  /** Another port that the engine lets in, for shops with other settings. */
  other: number;
  /** The program `xtask`, which starts instances. */
  xtask: string;
  /** Where the engine keeps everything. */
  folder: string;
}

/** What a run was given, in `MARKET_BACKEND`. */
const nothing: Given = { ids: '', instances: [], shop: 0, other: 0, xtask: '', folder: '' };
export const given: Given = process.env.MARKET_BACKEND ? JSON.parse(process.env.MARKET_BACKEND) : nothing;

export class Real {
  readonly ids: Ids;
  readonly instances: readonly string[] = given.instances;

  constructor() {
    this.ids = JSON.parse(readFileSync(given.ids, 'utf8'));
  }

  /** Asks the Admin API of the first instance. */
  async admin<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.instances[0]}/admin/${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${this.ids.secret_key}:`).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json() as Promise<T>;
  }

  /** Asks the Store API, at an address of its own where one is given. */
  async store(method: 'GET' | 'POST', path: string, body?: unknown, base = this.instances[0], headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${base}/store/${path}`, {
      method,
      headers: { 'x-publishable-api-key': this.ids.publishable_key, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** The orders since an instant, with what the shop wrote to them. */
  async orders(since: Date): Promise<RealOrder[]> {
    const fields = 'id,status,email,total,created_at,metadata,*items,*shipping_address,*shipping_methods';
    const query = `orders?limit=200&fields=${fields}&created_at[$gte]=${since.toISOString()}`;
    return (await this.admin<{ orders: RealOrder[] }>('GET', query)).orders;
  }

  /** How much of a variant can be bought. */
  async stockOf(sku: string): Promise<number> {
    const level = await this.#level(sku);
    return level.stocked_quantity - level.reserved_quantity;
  }

  /** Lets so much of a variant be bought, whatever is reserved. */
  async stock(sku: string, quantity: number): Promise<void> {
    const { item, location, reserved_quantity } = await this.#level(sku);
    const stocked_quantity = quantity + reserved_quantity;
    await this.admin('POST', `inventory-items/${item}/location-levels/${location}`, { stocked_quantity });
  }

  /** Sells a variant for another price by day. */
  async price(sku: string, amount: number): Promise<void> {
    const fields = 'id,product_id,*prices';
    const { variants } = await this.admin<{ variants: { id: string; product_id: string }[] }>(
      'GET',
      `product-variants?sku=${encodeURIComponent(sku)}&fields=${fields}`,
    );
    const [variant] = variants;
    if (!variant) {
      throw new Error(`the engine does not sell ${sku}`);
    }
    await this.admin('POST', `products/${variant.product_id}/variants/${variant.id}`, { prices: [{ currency_code: 'vnd', amount }] });
  }

  /** A document of the content. */
  async document<T>(path: string): Promise<T> {
    return (await (await this.store('GET', `content?path=${path}`)).json()) as T;
  }

  /** Puts another document in the place of one. */
  async write(path: string, body: unknown): Promise<void> {
    const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    await this.admin('POST', 'content', { documents: [{ path, digest, body }], remove: [] });
  }

  /** What was handed in of a kind since an instant. */
  async taken(kind: string, since: Date): Promise<Record<string, unknown>[]> {
    const { submissions } = await this.admin<{ submissions: { body: Record<string, unknown>; created_at: string }[] }>(
      'GET',
      `submissions?kind=${kind}&limit=200`,
    );
    return submissions.filter(({ created_at }) => new Date(created_at) >= since).map(({ body }) => body);
  }

  /** Kills an instance as a crash would, by its port. */
  kill(url: string): void {
    const port = new URL(url).port;
    process.kill(Number(readFileSync(join(given.folder, `${port}.pid`), 'utf8')), 'SIGKILL');
  }

  /** Starts whatever instance is not running. */
  async up(): Promise<void> {
    await promisify(execFile)(given.xtask, ['backend', 'up', '--folder', given.folder]);
  }

  async #level(sku: string): Promise<{ item: string; location: string; stocked_quantity: number; reserved_quantity: number }> {
    const { inventory_items } = await this.admin<{
      inventory_items: { id: string; location_levels: { location_id: string; stocked_quantity: number; reserved_quantity: number }[] }[];
    }>('GET', `inventory-items?sku=${encodeURIComponent(sku)}&fields=id,*location_levels`);
    const [item] = inventory_items;
    const level = item?.location_levels.find(({ location_id }) => location_id === this.ids.stock_location_id);
    if (!item || !level) {
      throw new Error(`the engine has no stock of ${sku}`);
    }
    const { stocked_quantity, reserved_quantity } = level;
    return { item: item.id, location: level.location_id, stocked_quantity, reserved_quantity };
  }
}
