import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { test } from "node:test"

import { admin, keys, store } from "./engine"
import { put } from "./market"

test("a document comes as it was pushed, and not again while it is the same", async () => {
  const path = `producers/${randomUUID()}.json`
  const body = { slug: "thu", name: { vi: "Tổ hợp tác Thử" }, list: [1, null] }
  const digest = await put(path, body)
  const first = await store(`content?path=${path}`)
  assert.deepEqual([first.status, first.body], [200, body])
  assert.equal(first.headers.get("etag"), `"${digest}"`)
  assert.equal(first.headers.get("cache-control"), "no-cache")
  const headers = { "if-none-match": `"${digest}"` }
  assert.equal((await store(`content?path=${path}`, { headers })).status, 304)
  await put(path, { ...body, list: [] })
  assert.equal((await store(`content?path=${path}`, { headers })).status, 200)
  const below = await store("content?prefix=producers/")
  assert.ok(below.body.documents.some((document: { path: string }) => document.path === path))
  const { removed } = await admin("content", { body: { remove: [path] } })
  assert.equal(removed, 1)
  assert.equal((await store(`content?path=${path}`)).status, 404)
})

test("paths out of the content and calls without a key are refused", async () => {
  assert.equal((await store("content?path=../secrets.json")).status, 400)
  assert.equal((await store("content")).status, 400)
  const headers = { "x-publishable-api-key": "pk_wrong" }
  assert.equal((await store("content?path=market.json", { headers })).status, 400)
})

test("content and submissions of others are read with the secret key alone", async () => {
  for (const path of ["content", "submissions"]) {
    const answer = await fetch(`${keys.url}/admin/${path}`)
    assert.equal(answer.status, 401)
  }
})
