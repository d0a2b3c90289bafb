import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { CONTENT } from "../modules/content"
import type { ContentService } from "../modules/content/service"
import { SUBMISSIONS } from "../modules/submissions"
import type { SubmissionsService } from "../modules/submissions/service"
import { dayInHanoi, isAllowed, isExpired, isPriceGone } from "../rules/goods"
import { Ordering, taking } from "../rules/hours"
import type { Taking } from "../rules/hours"
import { lineName, refusal } from "../rules/refusal"
import type { Reason } from "../rules/refusal"
import { goodsOf } from "./goods"
import type { Goods } from "./goods"

/** What the checks read of a cart that is being completed. */
export interface CartOfOrder {
  id: string
  created_at: string | Date
  currency_code: string
  sales_channel_id: string
  region: { id: string }
  metadata: { id?: string; begun?: string; order?: NoticeOfOrder } | null
  items: CartLine[]
}

interface CartLine {
  variant_id: string
  variant_sku: string | null
  quantity: number
  unit_price: number
  compare_at_unit_price: number | null
}

/** The order as the shop keeps it; see `Order` in docs/openapi.json. */
interface NoticeOfOrder {
  items?: { product: string; variant: string; unit_price: number }[]
}

/** Whether an order has come of a cart already. */
export async function isOrdered(container: MedusaContainer, cart: CartOfOrder): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id: cart.id },
  })
  return data.length > 0
}

/** Refuses outside the market's hours, and where nobody has said what these are. */
export async function checkHours(
  container: MedusaContainer,
  cart: CartOfOrder,
  now: number,
): Promise<Taking> {
  const content: ContentService = container.resolve(CONTENT)
  const ordering = Ordering.safeParse((await content.read("ordering.json"))?.body)
  const answer = ordering.success
    ? taking(ordering.data, await begun(container, cart), now)
    : "closed"
  if (answer === "closed") {
    throw refusal("market_closed")
  }
  return answer
}

/**
 * When the checkout began: the shop makes an empty cart then, and names it in the cart of the
 * order. Both have the engine's own time, whatever the device's clock shows.
 */
async function begun(container: MedusaContainer, cart: CartOfOrder): Promise<number> {
  const made = new Date(cart.created_at).getTime()
  const ticket = cart.metadata?.begun
  if (typeof ticket !== "string") {
    return made
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "cart",
    fields: ["created_at"],
    filters: { id: ticket },
  })
  const [first] = data
  return first ? Math.min(made, new Date(first.created_at).getTime()) : made
}

/** Refuses an order that its buyer took back before it arrived. */
export async function checkStanding(container: MedusaContainer, cart: CartOfOrder): Promise<void> {
  const submissions: SubmissionsService = container.resolve(SUBMISSIONS)
  if (cart.metadata?.id && (await submissions.isCancelled(cart.metadata.id))) {
    throw refusal("order_cancelled")
  }
}

/**
 * Refuses lines that are not sold, not in this quantity, not left, or at another price. Medusa
 * looks at the stock once more, under a lock, but says of no line that it is the one.
 */
export async function checkLines(
  container: MedusaContainer,
  cart: CartOfOrder,
  taking: Taking,
  now: number,
): Promise<void> {
  const goods = await goodsOf(container, cart)
  const shown = pricesShown(cart.metadata?.order)
  const today = dayInHanoi(now)
  const refuse = (reason: Reason, breaks: (line: CartLine, of?: Goods) => boolean) => {
    const lines = cart.items.filter((line) => breaks(line, goods.get(line.variant_id)))
    if (lines.length > 0) {
      throw refusal(reason, lines.map(({ variant_sku }) => lineName(variant_sku)))
    }
  }
  refuse("view_only", (_, of) => of?.ocop.view_only === true)
  refuse("certificate_expired", (_, of) => of !== undefined && isExpired(of.ocop, today))
  refuse("quantity_refused", ({ quantity }, of) => {
    return of !== undefined && !isAllowed(Number(quantity), of.quantities)
  })
  refuse("insufficient_inventory", ({ quantity }, of) => {
    return of !== undefined && Number(quantity) > of.left
  })
  refuse("price_changed", (line, of) => {
    const prices = {
      charged: Number(line.unit_price),
      besides: line.compare_at_unit_price === null ? null : Number(line.compare_at_unit_price),
      now: of?.price,
      byDay: of?.priceByDay,
      shown: shown.get(line.variant_sku ?? ""),
    }
    return isPriceGone(prices, taking === "grace")
  })
}

/** The prices that the buyer saw, by SKU. */
function pricesShown(order: NoticeOfOrder | undefined): Map<string, number> {
  const items = order?.items ?? []
  return new Map(items.map(({ product, variant, unit_price }) => [`${product}/${variant}`, unit_price]))
}
