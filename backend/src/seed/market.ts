import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createTaxRegionsWorkflow,
  updateSalesChannelsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"

const CHANNEL = "Chợ đêm OCOP"
/** What Medusa calls the channel that it makes by itself. */
const MEDUSAS = "Default Sales Channel"
const REGION = "Việt Nam"

/** The ids of the region and the sales channel, which are made where they are missing. */
export async function market(container: MedusaContainer) {
  const channel = await salesChannel(container)
  const [store] = await container.resolve(Modules.STORE).listStores()
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: CHANNEL,
        supported_currencies: [{ currency_code: "vnd", is_default: true }],
        default_sales_channel_id: channel,
      },
    },
  })
  return { channel, region: await region(container) }
}

/**
 * The one sales channel. Medusa's own is renamed and none made beside it: as soon as there are
 * two, each list of products first reads the ids of all products of a channel.
 */
async function salesChannel(container: MedusaContainer): Promise<string> {
  const channels = await container
    .resolve(Modules.SALES_CHANNEL)
    .listSalesChannels({ name: [CHANNEL, MEDUSAS] })
  const known = channels.find(({ name }) => name === CHANNEL)
  if (known) {
    return known.id
  }
  if (channels.length > 0) {
    await updateSalesChannelsWorkflow(container).run({
      input: { selector: { id: channels[0].id }, update: { name: CHANNEL } },
    })
    return channels[0].id
  }
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: CHANNEL }] },
  })
  return result[0].id
}

async function region(container: MedusaContainer): Promise<string> {
  const [known] = await container.resolve(Modules.REGION).listRegions({ name: REGION })
  if (known) {
    return known.id
  }
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: REGION,
          currency_code: "vnd",
          countries: ["vn"],
          payment_providers: ["pp_system_default"],
          // Prices in the shop include tax; a rate that is set one day must not raise them.
          is_tax_inclusive: true,
        },
      ],
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: [{ country_code: "vn", provider_id: "tp_system" }],
  })
  return result[0].id
}
