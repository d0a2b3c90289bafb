import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  revokeApiKeysWorkflow,
} from "@medusajs/medusa/core-flows"

const PUBLISHABLE = "Storefront"
const SECRET = "editor push"

/** The key that every call of the storefront carries. */
export async function publishableKey(container: MedusaContainer, channel: string): Promise<string> {
  const keys = await container
    .resolve(Modules.API_KEY)
    .listApiKeys({ title: PUBLISHABLE, type: "publishable" })
  const known = keys.find((key) => !key.revoked_at)
  if (known) {
    return known.token
  }
  const { id, token } = await create(container, PUBLISHABLE, "publishable")
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id, add: [channel] } })
  return token
}

/**
 * The key of `editor push`. The engine keeps a hash of it only: one that is not known any more
 * is replaced, and the old one ends.
 */
export async function secretKey(container: MedusaContainer, known?: string): Promise<string> {
  const service = container.resolve(Modules.API_KEY)
  if (known && (await service.authenticate(known))) {
    return known
  }
  const old = await service.listApiKeys({ title: SECRET, type: "secret" })
  for (const key of old.filter((key) => !key.revoked_at)) {
    await revokeApiKeysWorkflow(container).run({
      input: { selector: { id: key.id }, revoke: { revoked_by: "seed" } },
    })
  }
  return (await create(container, SECRET, "secret")).token
}

async function create(container: MedusaContainer, title: string, type: "publishable" | "secret") {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title, type, created_by: "seed" }] },
  })
  return result[0]
}
