import { completeCartWorkflow } from "@medusajs/medusa/core-flows"

import { checkHours, checkLines, checkStanding, isOrdered } from "../../orders/checks"
import type { CartOfOrder } from "../../orders/checks"

/**
 * Holds an order against the market's rules before it is placed, whatever a phone believes of
 * hours and prices. A cart that became an order is not asked again: its repeat gives that order.
 */
completeCartWorkflow.hooks.validate(async ({ cart }, { container }) => {
  const order = cart as CartOfOrder
  if (await isOrdered(container, order)) {
    return
  }
  const now = Date.now()
  const taking = await checkHours(container, order, now)
  await checkStanding(container, order)
  await checkLines(container, order, taking, now)
})
