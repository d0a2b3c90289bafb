/** The stand-in for the engine beside the real one: the same calls, and what each says. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { product, variant } from '../fixtures/content.ts';
import { Engine } from '../fixtures/engine.ts';
import { Real, given } from './real.ts';

const cake = product('banh-chung-tranh-khuc');
const sku = `${cake.slug}/${variant(cake).id}`;
const FIELDS = 'handle,*variants.calculated_price,variants.sku,variants.manage_inventory,variants.inventory_quantity';

type Json = Record<string, any>;
/** Has so much of the cake. */
type Stock = (quantity: number) => Promise<void> | void;
type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Json>;

/** Everything that is asked, in an order that both engines see. */
async function everything(ask: Ask, region: string, stock: Stock): Promise<void> {
  const { products } = await ask('GET', `products?handle[]=${cake.slug}&region_id=${region}&limit=50&fields=${FIELDS}`);
  const id = products[0].variants[0].id;
  await ask('GET', `products?handle[]=no-such-product&region_id=${region}&fields=${FIELDS}`);
  await ask('GET', `products?handle[]=${cake.slug}&region_id=${region}&limit=200&fields=handle,variants.id,variants.sku`);
  await ask('GET', `products?handle[]=${cake.slug}&region_id=${region}&fields=variants.inventory_quantity`);
  await ask('GET', `products?fields=${FIELDS}`);
  await ask('GET', `products?region_id=reg_x&fields=${FIELDS}`);
  await ask('GET', 'products?nonsense=1');
  await ask('GET', 'products', undefined, { 'x-publishable-api-key': '' });
  await ask('GET', 'products', undefined, { 'x-publishable-api-key': 'pk_unknown' });
  await ask('GET', 'content?path=no-such.json');
  await ask('POST', 'carts', { nonsense: 1 });
  await ask('POST', 'carts', { region_id: 'reg_x' });
  await ask('POST', 'carts', { email: 'x' });
  await ask('POST', 'carts', { region_id: region, items: [{ variant_id: 'variant_x', quantity: 1 }] });
  await ask('POST', 'carts', { region_id: region, items: [{ variant_id: id, quantity: 100_000 }] });
  await ask('GET', 'carts/cart_x');
  await ask('POST', 'carts/cart_x/complete', {});
  await ask('GET', 'shipping-options?cart_id=cart_x');
  await ask('GET', 'shipping-options');
  await ask('POST', 'payment-collections', { cart_id: 'cart_x' });
  await ask('GET', 'orders/order_x');
  await purchase(ask, region, id, stock);
  const complaint = { code: 'KN-2345-6789', about: '/live', title: 'Buổi phát', text: 'Sai giá.', name: 'Hoa', consent: 'Có', made: 1, language: 'vi' };
  const key = { 'idempotency-key': randomUUID() };
  await ask('POST', 'submissions/complaints', complaint);
  await ask('POST', 'submissions/complaints', complaint, key);
  await ask('POST', 'submissions/complaints', complaint, key);
  await ask('POST', 'submissions/complaints', { ...complaint, text: 'Hàng vỡ.' }, key);
  await ask('POST', 'submissions/nonsense', complaint, key);
}

async function purchase(ask: Ask, region: string, variant_id: string, stock: Stock): Promise<void> {
  const id = randomUUID();
  const notice = { items: [{ product: cake.slug, variant: variant(cake).id, unit_price: variant(cake).price, quantity: 1 }] };
  const metadata = { id, code: 'DH-2345-6789', producer: cake.producer, order: notice };
  const address = { first_name: 'An', phone: '+84912345678', address_1: '1', city: 'Tây Hồ', province: 'Hà Nội', country_code: 'vn' };
  const items = [{ variant_id, quantity: 1 }];
  const { cart } = await ask('POST', 'carts', { region_id: region, email: 'an@example.com', shipping_address: address, items, metadata });
  const own = `carts/${cart.id}`;
  await ask('POST', `${own}/complete`, {});
  const { shipping_options } = await ask('GET', `shipping-options?cart_id=${cart.id}`);
  const option = shipping_options.find(({ type }: Json) => type.code === 'agreed');
  await ask('POST', `${own}/shipping-methods`, { option_id: option.id });
  const { payment_collection } = await ask('POST', 'payment-collections', { cart_id: cart.id });
  const again = await ask('POST', 'payment-collections', { cart_id: cart.id });
  expect(again['payment_collection'].id).toBe(payment_collection.id);
  await ask('POST', `${own}/complete`, {});
  const sessions = `payment-collections/${payment_collection.id}/payment-sessions`;
  await ask('POST', sessions, { provider_id: 'pp_system_default' });
  await ask('POST', sessions, { provider_id: 'pp_system_default' });
  await ask('GET', `${own}?fields=id,completed_at,*shipping_methods,*payment_collection,*payment_collection.payment_sessions`);
  await stock(0);
  await ask('POST', `${own}/complete`, {});
  await stock(1);
  const { order } = await ask('POST', `${own}/complete`, {});
  const repeated = await ask('POST', `${own}/complete`, {});
  expect(repeated['order'].id).toBe(order.id);
  await ask('GET', `orders/${order.id}?fields=id,status,payment_status,fulfillment_status`);
  const cancellation = { type: 'cancellation', id, code: metadata.code, producer: cake.producer };
  await ask('POST', 'submissions/cancellations', cancellation, { 'idempotency-key': randomUUID() });
  await ask('GET', `orders/${order.id}?fields=id,status,payment_status,fulfillment_status`);
}

interface Said {
  asked: string;
  status: number;
  /** Whether the shop's page may read it. */
  isShared: boolean;
  answer: Json;
}

/** Asks everything at an address, and gives what was said. */
async function heard(url: string, shop: string, key: string, region: string, stock: Stock): Promise<Said[]> {
  const all: Said[] = [];
  await everything(async (method, path, body, headers) => {
    const answer = await fetch(`${url}/store/${path}`, {
      method,
      headers: { origin: shop, 'content-type': 'application/json', 'x-publishable-api-key': key, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json: Json = await answer.json();
    const isShared = answer.headers.get('access-control-allow-origin') === shop;
    all.push({ asked: `${method} ${masked(path)}`, status: answer.status, isShared, answer: json });
    return json;
  }, region, stock);
  return all;
}

/** A text without the names that engines give to things. */
function masked(text: string): string {
  return text.replace(/\b(cart|variant|order|pay_col|reg|prod|so|sloc|cali|payses)_\w+/g, '$1_…');
}

/** What the stand-in says and the real engine does not, by its place in the answer. */
function excess(mine: unknown, its: unknown, at = ''): string[] {
  if (Array.isArray(mine) && Array.isArray(its)) {
    return mine.length > 0 && its.length === 0 ? [`${at}: nothing`] : mine.slice(0, 1).flatMap((one) => excess(one, its[0], `${at}[0]`));
  }
  if (mine !== null && typeof mine === 'object') {
    const other = (its ?? {}) as Json;
    return Object.entries(mine).flatMap(([name, value]) => excess(value, other[name], `${at}.${name}`));
  }
  return mine === undefined || mine === null || typeof mine === typeof its ? [] : [`${at}: ${typeof mine}, not ${typeof its}`];
}

test('the stand-in answers as the engine does', async () => {
  const real = new Real();
  const shop = `http://127.0.0.1:${given.shop}`;
  const stock = await real.stockOf(sku);
  await real.stock(sku, variant(cake).stock);
  const engine = await Engine.start({ at: '2026-11-27T21:00:00+07:00' });
  const its = await heard(given.instances[0]!, shop, real.ids.publishable_key, real.ids.region_id, (left) => real.stock(sku, left));
  const mine = await heard(engine.url, shop, engine.key, engine.region, (left) => engine.stock(cake.slug, variant(cake).id, left));
  await Promise.all([engine.down(), real.stock(sku, stock)]);
  expect(mine.map(({ asked }) => asked)).toEqual(its.map(({ asked }) => asked));
  for (const [at, { asked, status, isShared, answer }] of mine.entries()) {
    const real = its[at]!;
    expect.soft({ status, isShared }, asked).toEqual({ status: real.status, isShared: real.isShared });
    if (status < 400) {
      expect.soft(excess(answer, real.answer), asked).toEqual([]);
    } else {
      expect.soft({ ...answer, message: masked(answer['message']) }, asked).toEqual({ ...real.answer, message: masked(real.answer['message']) });
    }
  }
});
