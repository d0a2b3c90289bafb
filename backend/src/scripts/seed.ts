import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs"

import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { publishableKey, secretKey } from "../seed/keys"
import { market } from "../seed/market"
import { deliveries, place } from "../seed/place"

/** What pushers, tests and the storefront's configuration need to know of an engine. */
interface Keys {
  url: string
  publishable_key: string
  secret_key: string
  region_id: string
  sales_channel_id: string
  stock_location_id: string
  shipping_profile_id: string
  service_zone_id: string
}

/**
 * Makes what an empty engine lacks and writes the keys file (`ENGINE_KEYS`). Whatever is there
 * already stays as it is, so that it can run at every start.
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const file = process.env.ENGINE_KEYS
  if (!file) {
    throw new Error("ENGINE_KEYS is not set: the file to write the keys to")
  }
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Keys>) : {}
  const keys = await fill(container, known.secret_key)
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  // The mode above is for a new file only.
  chmodSync(file, 0o600)
  container.resolve(ContainerRegistrationKeys.LOGGER).info(`Keys in ${file}`)
}

async function fill(container: MedusaContainer, knownSecret?: string): Promise<Keys> {
  const { region, channel } = await market(container)
  const { location, zone, profile } = await place(container, channel)
  await deliveries(container, { region, zone, profile })
  return {
    url: process.env.ENGINE_URL ?? "http://127.0.0.1:9000",
    publishable_key: await publishableKey(container, channel),
    secret_key: await secretKey(container, knownSecret),
    region_id: region,
    sales_channel_id: channel,
    stock_location_id: location,
    shipping_profile_id: profile,
    service_zone_id: zone,
  }
}
