import assert from "node:assert/strict"
import { test } from "node:test"

import { dayInHanoi, isAllowed, isExpired, isPriceGone } from "../../src/rules/goods"

const quantities: [number, object, boolean][] = [
  [1, {}, true],
  [0, {}, false],
  [1.5, {}, false],
  [2, { minimum: 3 }, false],
  [3, { minimum: 3 }, true],
  [7, { maximum: 6 }, false],
  [6, { maximum: 6 }, true],
  [6, { maximum: null, step: null, minimum: null }, true],
  [5, { minimum: 3, step: 2 }, true],
  [6, { minimum: 3, step: 2 }, false],
]

for (const [quantity, rules, allowed] of quantities) {
  test(`${quantity} under ${JSON.stringify(rules)} is ${allowed ? "taken" : "refused"}`, () => {
    assert.equal(isAllowed(quantity, rules), allowed)
  })
}

test("a certificate is valid on its last day, and a missing one never", () => {
  const certified = { certificate: { valid_until: "2026-11-27" } }
  assert.equal(isExpired(certified, "2026-11-27"), false)
  assert.equal(isExpired(certified, "2026-11-28"), true)
  assert.equal(isExpired({}, "2026-11-27"), true)
})

test("the day in Hanoi begins at 17:00 UTC", () => {
  assert.equal(dayInHanoi(Date.parse("2026-11-27T16:59:59Z")), "2026-11-27")
  assert.equal(dayInHanoi(Date.parse("2026-11-27T17:00:00Z")), "2026-11-28")
})

const prices: [string, Parameters<typeof isPriceGone>[0], boolean, boolean][] = [
  ["the price of now", { charged: 100, now: 100, byDay: 100 }, false, false],
  ["another price than now", { charged: 90, now: 100, byDay: 100 }, false, true],
  ["no price any more", { charged: 100, now: null }, false, true],
  ["another price than was shown", { charged: 100, now: 100, byDay: 100, shown: 90 }, false, true],
  ["the night's price after the night", { charged: 90, besides: 100, now: 100, byDay: 100 }, false, true],
  ["the night's price in the grace", { charged: 90, besides: 100, now: 100, byDay: 100 }, true, false],
  ["in the grace, where the day's changed", { charged: 90, besides: 100, now: 120, byDay: 120 }, true, true],
  ["a day's price in the grace, changed", { charged: 90, besides: null, now: 100, byDay: 100 }, true, true],
]

for (const [what, given, grace, gone] of prices) {
  test(`${what} is ${gone ? "refused" : "taken"}`, () => {
    assert.equal(isPriceGone(given, grace), gone)
  })
}
