import assert from "node:assert/strict"
import { after, beforeEach, test } from "node:test"

import { admin } from "./engine"
import type { Answer } from "./engine"
import { late, open, salePrice, sample, shut } from "./market"
import type { Sample } from "./market"
import { cancel, complete, emptyCart, left, ready } from "./purchase"

const lists: string[] = []

beforeEach(open)

after(async () => {
  await Promise.all(lists.map((id) => admin(`price-lists/${id}`, { method: "DELETE" })))
})

function isTaken({ status, body }: Answer): void {
  assert.equal(status, 200, JSON.stringify(body))
  assert.equal(body.type, "order")
}

function isRefused({ status, body }: Answer, reason: string, of?: Sample): void {
  assert.equal(status, 400, JSON.stringify(body))
  assert.equal(body.type, "not_allowed")
  assert.equal(body.code, reason)
  const lines = of ? ` ${JSON.stringify([{ product: of.slug, variant: "goi" }])}` : ""
  assert.equal(body.message, reason + lines)
}

test("an order is taken while the market is open, and refused while it is not", async () => {
  const tea = await sample()
  const order = await ready(tea)
  await shut()
  isRefused(await complete(order), "market_closed")
  await open()
  isTaken(await complete(order))
})

test("in the minutes of grace an order is taken whose cart was made in the night", async () => {
  const tea = await sample()
  const inTime = await ready(tea)
  await late()
  isTaken(await complete(inTime))
  isRefused(await complete(await ready(tea)), "market_closed")
})

test("who began in time is known by the empty cart of then", async () => {
  const tea = await sample()
  const begun = await emptyCart()
  await late()
  isTaken(await complete(await ready(tea, 1, undefined, begun)))
  isRefused(await complete(await ready(tea, 1, undefined, "cart_of_nobody")), "market_closed")
  isRefused(await complete(await ready(tea, 1, undefined, await emptyCart())), "market_closed")
})

test("an order that was placed is given again when the market has closed", async () => {
  const order = await ready(await sample())
  const placed = await complete(order)
  await shut()
  const again = await complete(order)
  isTaken(again)
  assert.equal(again.body.order.id, placed.body.order.id)
})

test("the night's price is charged in the night and gone after it", async () => {
  const tea = await sample({ price: 100_000 })
  const list = await salePrice("Giá thử", tea, 80_000, -60, 60)
  lists.push(list)
  const [inTime, inGrace, tooLate] = [await ready(tea), await ready(tea), await ready(tea)]
  const placed = await complete(inTime)
  isTaken(placed)
  assert.equal(placed.body.order.item_total, 80_000)
  const ended = { ends_at: new Date(Date.now() - 1_000).toISOString() }
  await admin(`price-lists/${list}`, { body: ended })
  isRefused(await complete(tooLate), "price_changed", tea)
  await late()
  isTaken(await complete(inGrace))
})

test("an order of another price than its buyer saw is refused", async () => {
  const tea = await sample({ price: 100_000 })
  isTaken(await complete(await ready(tea, 1, 100_000)))
  isRefused(await complete(await ready(tea, 1, 90_000)), "price_changed", tea)
})

test("quantities have a minimum, a maximum and a step", async () => {
  const tea = await sample({ stock: 50, quantities: { minimum: 2, maximum: 6, step: 2 } })
  for (const quantity of [1, 3, 8]) {
    isRefused(await complete(await ready(tea, quantity)), "quantity_refused", tea)
  }
  isTaken(await complete(await ready(tea, 4)))
})

test("what has no valid certificate or is only shown is not sold", async () => {
  const expired = await sample({ ocop: { certificate: { valid_until: "2020-01-01" } } })
  isRefused(await complete(await ready(expired)), "certificate_expired", expired)
  const shown = await sample({ ocop: { view_only: true } })
  isRefused(await complete(await ready(shown)), "view_only", shown)
})

test("a cancellation gives the stock back, also when it is sent twice", async () => {
  const tea = await sample({ stock: 5 })
  const order = await ready(tea, 3)
  const placed = await complete(order)
  assert.equal(await left(tea), 2)
  const key = crypto.randomUUID()
  const both = await Promise.all([cancel(order, key), cancel(order, key)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 201])
  assert.equal(await left(tea), 5)
  const cancelled = await admin(`orders/${placed.body.order.id}?fields=status`)
  assert.equal(cancelled.order.status, "canceled")
})

test("a cancellation with another code, or of goods on their way, cancels nothing", async () => {
  const tea = await sample({ stock: 5 })
  const order = await ready(tea)
  const { id } = (await complete(order)).body.order
  assert.equal((await cancel({ ...order, code: "DH-2222-2222" })).status, 201)
  assert.equal(await left(tea), 4)
  const { order: placed } = await admin(`orders/${id}?fields=items.id`)
  const items = placed.items.map((item: { id: string }) => ({ id: item.id, quantity: 1 }))
  await admin(`orders/${id}/fulfillments`, { body: { items } })
  const tooLate = await cancel(order)
  assert.deepEqual([tooLate.status, tooLate.body.message], [400, "order_fulfilled"])
})

test("an order whose cancellation came first is refused", async () => {
  const order = await ready(await sample())
  assert.equal((await cancel(order)).status, 201)
  isRefused(await complete(order), "order_cancelled")
})
