import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { open, sample } from "./market"
import { complete, left, ready } from "./purchase"

beforeEach(open)

test("a cart that four complete at once over all instances becomes one order", async () => {
  const tea = await sample({ stock: 10 })
  const order = await ready(tea, 2)
  const answers = await Promise.all([0, 1, 2, 3].map((instance) => complete(order, instance)))
  // One that has to wait for another too long may be told to come again.
  const again = answers.map((answer, n) => (answer.status === 409 ? complete(order, n) : answer))
  const orders = (await Promise.all(again)).map(({ body }) => body.order?.id)
  assert.ok(orders[0])
  assert.deepEqual(new Set(orders).size, 1)
  assert.equal(await left(tea), 8)
})

test("the last piece goes to one of two carts, and the other hears why", async () => {
  const tea = await sample({ stock: 1 })
  const carts = [await ready(tea), await ready(tea)]
  const answers = await Promise.all(carts.map((cart, instance) => complete(cart, instance)))
  const [taken, refused] = answers.sort((a, b) => a.status - b.status)
  assert.deepEqual([taken.status, taken.body.type], [200, "order"])
  assert.deepEqual([refused.status, refused.body.code], [400, "insufficient_inventory"])
  assert.equal(await left(tea), 0)
})
