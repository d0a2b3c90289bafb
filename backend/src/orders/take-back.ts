import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"

interface Order {
  id: string
  status: string
  metadata: { code?: string } | null
  fulfillments: { canceled_at: string | null }[]
}

/**
 * Finds the orders that a cancellation names, by the shop's id and code, and refuses where
 * goods are on their way: then buyer and producer have to talk.
 */
export async function ordersToTakeBack(
  container: MedusaContainer,
  { id, code }: { id: string; code: string },
): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "status", "metadata", "fulfillments.canceled_at"],
    // The generated types know no keys within metadata.
    filters: { metadata: { id } } as object,
  })
  const orders = (data as unknown as Order[]).filter(({ metadata }) => metadata?.code === code)
  if (orders.some(isUnderWay)) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "order_fulfilled", "order_fulfilled")
  }
  return orders.filter(({ status }) => status !== "canceled").map(({ id }) => id)
}

/**
 * Cancels the orders that a cancellation names by Medusa's own workflow, which gives their stock
 * back. One after the other, so that two attempts to send it do not meet in one order.
 */
export async function takeBack(
  container: MedusaContainer,
  cancelled: { id: string; code: string },
): Promise<void> {
  await container.resolve(Modules.LOCKING).execute(`take-back:${cancelled.id}`, async () => {
    for (const order_id of await ordersToTakeBack(container, cancelled)) {
      await cancelOrderWorkflow(container).run({ input: { order_id } })
    }
  })
}

function isUnderWay({ status, fulfillments }: Order): boolean {
  return status === "completed" || fulfillments.some(({ canceled_at }) => !canceled_at)
}
