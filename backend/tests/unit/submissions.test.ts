import assert from "node:assert/strict"
import { test } from "node:test"

import { BODIES, Key, isKind } from "../../src/submissions/bodies"
import { digest } from "../../src/submissions/digest"

test("a digest does not depend on the order of keys, and on everything else", () => {
  const body = { a: [1, { b: 2, c: null }], d: "x" }
  assert.equal(digest(body), digest({ d: "x", a: [1, { c: null, b: 2 }] }))
  for (const other of [{ ...body, d: "y" }, { ...body, e: 1 }, { ...body, a: [{ b: 2, c: null }, 1] }]) {
    assert.notEqual(digest(body), digest(other))
  }
})

test("keys are UUIDs, and kinds are those of the shop", () => {
  assert.ok(Key.safeParse("3f0c9a52-0b1e-4c8e-9d7a-5a3b2c1d0e9f").success)
  assert.ok(!Key.safeParse("").success)
  assert.ok(isKind("registrations"))
  assert.ok(!isKind("orders"))
  assert.ok(!isKind("constructor"))
})

test("a body has the fields of its kind and no other", () => {
  const body = {
    type: "cancellation",
    id: "3f0c9a52-0b1e-4c8e-9d7a-5a3b2c1d0e9f",
    code: "DH-2345-6789",
    producer: "htx-men-lam-bat-trang",
  }
  assert.ok(BODIES.cancellations.safeParse(body).success)
  for (const wrong of [{ ...body, code: "DK-2345-6789" }, { ...body, more: 1 }, {}]) {
    assert.ok(!BODIES.cancellations.safeParse(wrong).success)
  }
})
