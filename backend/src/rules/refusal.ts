import { MedusaError } from "@medusajs/framework/utils"

/** Why the market does not take an order; each begins the message of its answer. */
export type Reason =
  | "market_closed"
  | "order_cancelled"
  | "view_only"
  | "certificate_expired"
  | "quantity_refused"
  | "insufficient_inventory"
  | "price_changed"

/** A line by which the storefront finds its own again. */
export interface LineName {
  product: string
  variant: string
}

/** The answer 400 with a word for programs, then the lines that it is about as JSON. */
export function refusal(reason: Reason, lines: LineName[] = []): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    lines.length > 0 ? `${reason} ${JSON.stringify(lines)}` : reason,
    reason,
  )
}

/** The names in a variant's `SLUG/VARIANT-ID`. */
export function lineName(sku: string | null | undefined): LineName {
  const [product = "", variant = ""] = (sku ?? "").split("/")
  return { product, variant }
}
