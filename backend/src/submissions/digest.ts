import { createHash } from "node:crypto"

/** A digest of JSON that does not depend on the order of its keys. */
export function digest(body: unknown): string {
  return createHash("sha256").update(JSON.stringify(sorted(body))).digest("hex")
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted)
  }
  if (value === null || typeof value !== "object") {
    return value
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
