import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, QueryContext, getVariantAvailability } from "@medusajs/framework/utils"

import type { Certified, Quantities } from "../rules/goods"
import type { CartOfOrder } from "./checks"

/** What the rules ask of a variant. */
export interface Goods {
  ocop: Certified
  quantities: Quantities
  /** What the engine charges now. */
  price?: number | null
  /** What it charges outside of nights. */
  priceByDay?: number | null
  /** How many are left. */
  left: number
}

/** What is sold now of the lines of a cart, by the variant's id. */
export async function goodsOf(
  container: MedusaContainer,
  { items, region, currency_code, sales_channel_id }: CartOfOrder,
): Promise<Map<string, Goods>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const variant_ids = items.map(({ variant_id }) => variant_id)
  const stock = await getVariantAvailability(query, { variant_ids, sales_channel_id })
  const { data } = await query.graph({
    entity: "variant",
    fields: ["id", "metadata", "product.metadata", "calculated_price.*"],
    filters: { id: variant_ids },
    context: { calculated_price: QueryContext({ region_id: region.id, currency_code }) },
  })
  return new Map(
    data.map((variant) => {
      const left = stock[variant.id]?.availability ?? 0
      return [variant.id, goods(variant as unknown as Variant, left)]
    }),
  )
}

interface Variant {
  metadata: Quantities | null
  product: { metadata: { ocop?: Certified } | null } | null
  calculated_price?: { calculated_amount: number | null; original_amount: number | null }
}

function goods({ metadata, product, calculated_price }: Variant, left: number): Goods {
  return {
    ocop: product?.metadata?.ocop ?? {},
    quantities: metadata ?? {},
    price: calculated_price?.calculated_amount,
    priceByDay: calculated_price?.original_amount,
    left,
  }
}
