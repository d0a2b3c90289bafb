import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

const LOCATION = "Chợ đêm OCOP Hà Nội"
const DELIVERY = "Giao hàng của người bán"

/** Ways to deliver that cost nothing here; `editor push` adds those that do. */
const DELIVERIES = [
  { code: "pick-up", name: "Nhận tại nơi bán", description: "Khách đến lấy hàng" },
  { code: "agreed", name: "Phí giao thỏa thuận", description: "Người bán báo phí sau" },
]

/** The ids of the stock location, its zone and the shipping profile, made where missing. */
export async function place(container: MedusaContainer, channel: string) {
  const location = await stockLocation(container, channel)
  const profile = await shippingProfile(container)
  return { location, profile, zone: await serviceZone(container, location) }
}

/** Makes the shipping options that are missing. */
export async function deliveries(
  container: MedusaContainer,
  { region, zone, profile }: Record<"region" | "zone" | "profile", string>,
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "shipping_option", fields: ["id", "type.code"] })
  const known = new Set(data.map((option) => option.type?.code))
  const missing = DELIVERIES.filter(({ code }) => !known.has(code))
  if (missing.length === 0) {
    return
  }
  await createShippingOptionsWorkflow(container).run({
    input: missing.map(({ code, name, description }) => ({
      name,
      price_type: "flat" as const,
      provider_id: "manual_manual",
      service_zone_id: zone,
      shipping_profile_id: profile,
      type: { code, label: name, description },
      prices: [
        { currency_code: "vnd", amount: 0 },
        { region_id: region, amount: 0 },
      ],
      rules: [
        { attribute: "enabled_in_store", value: "true", operator: "eq" as const },
        { attribute: "is_return", value: "false", operator: "eq" as const },
      ],
    })),
  })
}

async function stockLocation(container: MedusaContainer, channel: string): Promise<string> {
  const [known] = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations({ name: LOCATION })
  if (known) {
    return known.id
  }
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: LOCATION }] },
  })
  const id = result[0].id
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: [channel] } })
  return id
}

async function shippingProfile(container: MedusaContainer): Promise<string> {
  const [known] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({ type: "default" })
  if (known) {
    return known.id
  }
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Default", type: "default" }] },
  })
  return result[0].id
}

async function serviceZone(container: MedusaContainer, location: string): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [known] = await fulfillment.listServiceZones({ name: DELIVERY })
  if (known) {
    return known.id
  }
  const set = await fulfillment.createFulfillmentSets({
    name: DELIVERY,
    type: "shipping",
    service_zones: [{ name: DELIVERY, geo_zones: [{ type: "country", country_code: "vn" }] }],
  })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: location },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  })
  return set.service_zones[0].id
}
