import assert from "node:assert/strict"
import { after, test } from "node:test"
import { setTimeout } from "node:timers/promises"

import { admin } from "./engine"
import { night, salePrice, sample } from "./market"

let list = ""

after(() => admin(`price-lists/${list}`, { method: "DELETE" }))

test("after a night its prices are moved to the next one within two minutes", async () => {
  list = await salePrice("Giá đêm chợ", await sample({ price: 100_000 }), 80_000, -120, -60)
  await night(120, 195, 210)
  const { price_list: before } = await admin(`price-lists/${list}`)
  let now = before
  for (let second = 0; second < 130 && now.starts_at === before.starts_at; second += 1) {
    await setTimeout(1_000)
    now = (await admin(`price-lists/${list}`)).price_list
  }
  assert.ok(Date.parse(now.starts_at) > Date.now() + 119 * 60_000 - 130_000, now.starts_at)
  assert.equal(Date.parse(now.ends_at) - Date.parse(now.starts_at), 90 * 60_000)
})
