import { createHash, randomUUID } from "node:crypto"

import { admin, keys } from "./engine"

const MINUTE = 60_000

/** A product of one variant that a test made. */
export interface Sample {
  product: string
  slug: string
  sku: string
  variant: string
}

interface Rules {
  price?: number
  stock?: number
  ocop?: object
  quantities?: object
}

/** Makes a product as `editor push` does. */
export async function sample(rules: Rules = {}): Promise<Sample> {
  const { price = 85_000, stock = 10, ocop = {}, quantities = {} } = rules
  const slug = `thu-${randomUUID()}`
  const sku = `${slug}/goi`
  const { product } = await admin("products?fields=id,variants.id,variants.inventory_items.inventory_item_id", {
    body: {
      title: slug,
      handle: slug,
      status: "published",
      shipping_profile_id: keys.shipping_profile_id,
      sales_channels: [{ id: keys.sales_channel_id }],
      metadata: { ocop: { certificate: { valid_until: "2099-12-31" }, ...ocop } },
      options: [{ title: "Loại", values: ["Gói"] }],
      variants: [
        {
          title: "Gói",
          sku,
          options: { Loại: "Gói" },
          manage_inventory: true,
          metadata: { id: "goi", minimum: 1, step: 1, ...quantities },
          prices: [{ currency_code: "vnd", amount: price }],
        },
      ],
    },
  })
  const [variant] = product.variants
  const item = variant.inventory_items[0].inventory_item_id
  await admin(`inventory-items/${item}/location-levels`, {
    body: { location_id: keys.stock_location_id, stocked_quantity: stock },
  })
  return { product: product.id, slug, sku, variant: variant.id }
}

/** Puts a document of the content, as `editor push` does. */
export async function put(path: string, body: object): Promise<string> {
  const digest = createHash("sha256").update(JSON.stringify(body)).digest("hex")
  await admin("content", { body: { documents: [{ path, digest, body }] } })
  return digest
}

/** Sets the market's one night by minutes from now. */
export function night(opens: number, closes: number, grace: number): Promise<string> {
  const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString()
  const nights = [{ opens: at(opens), closes: at(closes), grace: at(grace) }]
  return put("ordering.json", { policy: "market-hours", nights })
}

/** The market is open. */
export const open = () => night(-60, 30, 45)

/** The market closed a moment ago, and grace lasts. */
export const late = () => night(-60, -0.001, 15)

/** The market opens later. */
export const shut = () => night(60, 120, 135)

/** Puts a sample into a price list, by minutes from now. */
export async function salePrice(
  title: string,
  { variant }: Sample,
  amount: number,
  opens: number,
  closes: number,
): Promise<string> {
  const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString()
  const { price_list } = await admin("price-lists", {
    body: {
      title,
      description: "test",
      type: "sale",
      status: "active",
      starts_at: at(opens),
      ends_at: at(closes),
      prices: [{ variant_id: variant, currency_code: "vnd", amount }],
    },
  })
  return price_list.id
}
