import assert from "node:assert/strict"
import { test } from "node:test"

import type { Logger } from "@medusajs/framework/types"

import { discreet, withoutSecrets } from "../../src/discreet"

const texts: [string, string][] = [
  ["Order id not found: order_01M8CGA2NF7QX6QS4MW6NJ5TQR", "Order id not found: order_…"],
  ["/store/payment-collections/pay_col_01M8CGA2NF7QX6QS4MW6NJ5TQR/x", "/store/payment-collections/pay_col_…/x"],
  ["take-back:3f0c9a52-0b1e-4c8e-9d7a-5a3b2c1d0e9f", "take-back:…"],
  ["(email)=(lan@example.com) exists", "(email)=(…@…) exists"],
  ["call +84912345678 now", "call +… now"],
  ["no job in node_modules/@medusajs/medusa", "no job in node_modules/@medusajs/medusa"],
]

for (const [text, shown] of texts) {
  test(`"${text}" is logged as "${shown}"`, () => {
    assert.equal(withoutSecrets(text), shown)
  })
}

test("a logger writes no requests, and errors without secrets", () => {
  const lines: unknown[] = []
  const logger = discreet({
    shouldLog: () => true,
    error: (...values: unknown[]) => lines.push(...values),
  } as unknown as Logger)
  logger.error(new Error("cart_01M8CGA2NF7QX6QS4MW6NJ5TQR is gone"))
  assert.equal((lines[0] as Error).message, "cart_… is gone")
  assert.doesNotMatch((lines[0] as Error).stack ?? "", /01M8CGA/)
  assert.equal(logger.shouldLog("http"), false)
  assert.equal(logger.shouldLog("info"), true)
})
