import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * Lets an order be found by the shop's own id, which stands in its metadata, without reading
 * all orders. The table is Medusa's, so this runs after its migrations and not among ours.
 */
export default async function indexOrdersByShopId({ container }: ExecArgs): Promise<void> {
  await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw(`create index if not exists "IDX_order_shop_id" on "order" ((metadata->>'id'))`)
}
