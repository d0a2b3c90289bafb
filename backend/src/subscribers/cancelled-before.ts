import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"

import { SUBMISSIONS } from "../modules/submissions"
import type { SubmissionsService } from "../modules/submissions/service"
import { takeBack } from "../orders/take-back"

export const config: SubscriberConfig = { event: "order.placed" }

/**
 * Takes back an order whose cancellation came in the moment between the check and the order;
 * `checkStanding` refuses those that came before.
 */
export default async function cancelledBefore({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const { metadata } = await container.resolve(Modules.ORDER).retrieveOrder(event.data.id)
  const { id, code } = (metadata ?? {}) as { id?: string; code?: string }
  const submissions: SubmissionsService = container.resolve(SUBMISSIONS)
  if (id && code && (await submissions.isCancelled(id))) {
    await takeBack(container, { id, code })
  }
}
