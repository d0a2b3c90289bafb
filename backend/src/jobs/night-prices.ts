import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { updatePriceListsWorkflow } from "@medusajs/medusa/core-flows"

import { CONTENT } from "../modules/content"
import type { ContentService } from "../modules/content/service"
import { Ordering, coming } from "../rules/hours"

/** The price list that `editor push` fills. */
const NIGHT_PRICES = "Giá đêm chợ"

/** Looks every minute; Redis gives each run to one instance, however many there are. */
export const config = { name: "night-prices", schedule: "* * * * *" }

/**
 * Moves the prices of the night to the next night, once the grace of a night is over. In the
 * grace they hold for those who began in time; from others no order is taken then.
 */
export default async function nightPrices(container: MedusaContainer): Promise<void> {
  const content: ContentService = container.resolve(CONTENT)
  const ordering = Ordering.safeParse((await content.read("ordering.json"))?.body)
  const night = ordering.success ? coming(ordering.data, Date.now()) : undefined
  const [list] = await container
    .resolve(Modules.PRICING)
    .listPriceLists({ title: [NIGHT_PRICES] } as object, { take: 1 })
  if (!night || !list || isFor(list, night)) {
    return
  }
  const starts_at = new Date(night.opens).toISOString()
  const ends_at = new Date(night.grace).toISOString()
  await updatePriceListsWorkflow(container).run({
    input: { price_lists_data: [{ id: list.id, starts_at, ends_at }] },
  })
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  logger.info(`The prices of the night hold from ${starts_at} until ${ends_at}`)
}

function isFor(
  list: { starts_at?: string | null; ends_at?: string | null },
  night: { opens: number; grace: number },
): boolean {
  const at = (instant?: string | null) => (instant ? new Date(instant).getTime() : undefined)
  return at(list.starts_at) === night.opens && at(list.ends_at) === night.grace
}
