import assert from "node:assert/strict"
import { test } from "node:test"

import { Ordering, coming, taking } from "../../src/rules/hours"

const at = (time: string) => Date.parse(`2026-11-${time}Z`)

const night = (day: number) => ({
  opens: `2026-11-${day}T13:30:00Z`,
  closes: `2026-11-${day}T15:00:00Z`,
  grace: `2026-11-${day}T15:15:00Z`,
})

const hours = Ordering.parse({ policy: "market-hours", nights: [night(27), night(20)] })
const always = Ordering.parse({ policy: "always", nights: [night(27)] })

const cases: [string, string, string, string][] = [
  ["before the night", "27T13:00:00", "27T13:29:59", "closed"],
  ["at the opening, with a cart from before", "26T10:00:00", "27T13:30:00", "open"],
  ["in the last second", "27T14:59:59", "27T14:59:59", "open"],
  ["at the close, with a cart of the night", "27T14:59:59", "27T15:00:00", "grace"],
  ["at the end of the grace", "27T14:59:59", "27T15:15:00", "grace"],
  ["after the grace", "27T14:59:59", "27T15:15:01", "closed"],
  ["in the grace, with a cart made after the close", "27T15:00:00", "27T15:05:00", "closed"],
  ["in the grace, with a cart made before the night", "27T13:29:59", "27T15:05:00", "closed"],
  ["in the grace, with a cart of another night", "20T14:00:00", "27T15:05:00", "closed"],
]

for (const [when, begun, now, answer] of cases) {
  test(`${when} orders are ${answer}`, () => {
    assert.equal(taking(hours, at(begun), at(now)), answer)
  })
}

test("orders at any time know the grace of the night's prices", () => {
  assert.equal(taking(always, at("27T14:00:00"), at("27T15:05:00")), "grace")
  assert.equal(taking(always, at("27T15:04:00"), at("27T15:05:00")), "open")
  assert.equal(taking(always, at("25T00:00:00"), at("25T00:00:00")), "open")
})

test("the coming night is the one that is on, or the first of those to come", () => {
  const opens = (time: string) => coming(hours, at(time))?.opens
  assert.equal(opens("19T00:00:00"), at("20T13:30:00"))
  assert.equal(opens("20T14:59:59"), at("20T13:30:00"))
  assert.equal(opens("20T15:14:59"), at("20T13:30:00"))
  assert.equal(opens("20T15:15:00"), at("27T13:30:00"))
  assert.equal(opens("27T15:15:00"), undefined)
})

test("instants need an offset from UTC", () => {
  const local = { ...night(27), opens: "2026-11-27T20:30:00" }
  assert.equal(Ordering.safeParse({ policy: "always", nights: [local] }).success, false)
})
