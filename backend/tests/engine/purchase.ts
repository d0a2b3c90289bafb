import { randomInt, randomUUID } from "node:crypto"

import { keys, store } from "./engine"
import type { Answer } from "./engine"
import type { Sample } from "./market"

/** An order of the shop, before and after it was placed. */
export interface Purchase {
  id: string
  code: string
  cart: string
}

const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

function code(letters: string): string {
  const four = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("")
  return `${letters}-${four()}-${four()}`
}

/** Makes a cart ready to be completed, by the calls that the storefront makes. */
export async function ready(
  { variant, sku }: Sample,
  quantity = 1,
  shown?: number,
  begun?: string,
): Promise<Purchase> {
  const id = randomUUID()
  const [product, kind] = sku.split("/")
  const items = shown === undefined ? [] : [{ product, variant: kind, unit_price: shown }]
  const metadata = { id, code: code("DH"), producer: "thu", begun, order: { items } }
  const { cart } = await taken("carts", {
    region_id: keys.region_id,
    email: `${id}@orders.invalid`,
    shipping_address: {
      first_name: "Lan",
      last_name: "Nguyễn",
      address_1: "1 Tràng Tiền",
      city: "Hà Nội",
      country_code: "vn",
      phone: "+84912345678",
    },
    items: [{ variant_id: variant, quantity }],
    metadata,
  })
  const { shipping_options } = await taken(`shipping-options?cart_id=${cart.id}`)
  const pickUp = shipping_options.find((option: { type: { code: string } }) => {
    return option.type.code === "pick-up"
  })
  await taken(`carts/${cart.id}/shipping-methods`, { option_id: pickUp.id })
  const { payment_collection } = await taken("payment-collections", { cart_id: cart.id })
  await taken(`payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: "pp_system_default",
  })
  return { id, code: metadata.code, cart: cart.id }
}

/** Makes the empty cart that notes when a checkout begins. */
export async function emptyCart(): Promise<string> {
  const { cart } = await taken("carts", { region_id: keys.region_id })
  return cart.id
}

/** Completes a cart, by an instance of choice. */
export function complete({ cart }: Purchase, instance = 0): Promise<Answer> {
  return store(`carts/${cart}/complete`, { body: {}, instance })
}

/** Hands in word that an order is taken back. */
export function cancel({ id, code }: Purchase, key = randomUUID()): Promise<Answer> {
  return store("submissions/cancellations", {
    headers: { "idempotency-key": key },
    body: { type: "cancellation", id, code, producer: "thu" },
  })
}

/** How much of a sample a shopper sees to be left. */
export async function left({ slug }: Sample): Promise<number> {
  const fields = "handle,variants.manage_inventory,variants.inventory_quantity"
  const { products } = await taken(`products?handle[]=${slug}&fields=${fields}`)
  return products[0].variants[0].inventory_quantity
}

async function taken(path: string, body?: object): Promise<Answer["body"]> {
  const answer = await store(path, { body })
  if (answer.status !== 200) {
    throw new Error(`${path} answers ${answer.status}: ${JSON.stringify(answer.body)}`)
  }
  return answer.body
}
