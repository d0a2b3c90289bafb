import assert from "node:assert/strict"
import { randomUUID } from "node:crypto"
import { test } from "node:test"

import { admin, store } from "./engine"

const registration = {
  code: "DK-2345-6789",
  course: "ban-hang-tren-mang",
  title: "Bán hàng trên mạng",
  name: "Nguyễn Thị Lan",
  phone: "+84912345678",
  makes: "Trà sen",
  consent: "Tôi đồng ý",
  made: 1_764_000_000_000,
  language: "vi",
}

function handIn(kind: string, key: string | undefined, body: unknown) {
  const headers: Record<string, string> = key === undefined ? {} : { "idempotency-key": key }
  return store(`submissions/${kind}`, { headers, body })
}

test("a submission is kept once, however often it is sent", async () => {
  const key = randomUUID()
  const attempts = [1, 2, 3, 4].map(() => handIn("registrations", key, registration))
  const statuses = (await Promise.all(attempts)).map(({ status }) => status)
  assert.deepEqual(statuses.sort(), [200, 200, 200, 201])
  const { submissions } = await admin("submissions?kind=registrations&limit=200")
  const kept = submissions.filter((submission: { key: string }) => submission.key === key)
  assert.equal(kept.length, 1)
  assert.deepEqual(kept[0].body, registration)
})

test("a key that belongs to something else is refused", async () => {
  const key = randomUUID()
  assert.equal((await handIn("registrations", key, registration)).status, 201)
  const other = { ...registration, name: "Nguyễn Văn Minh" }
  assert.equal((await handIn("registrations", key, other)).status, 422)
})

test("what has no key, is no JSON, too large or of no kind is refused", async () => {
  assert.equal((await handIn("registrations", undefined, registration)).status, 400)
  assert.equal((await handIn("registrations", "1", registration)).status, 400)
  assert.equal((await handIn("registrations", randomUUID(), { code: "DK-2345-6789" })).status, 400)
  assert.equal((await handIn("orders", randomUUID(), registration)).status, 404)
  const large = { ...registration, makes: "x".repeat(100_000) }
  assert.equal((await handIn("registrations", randomUUID(), large)).status, 413)
  const headers = { "idempotency-key": randomUUID(), "content-type": "text/plain" }
  const plain = await store("submissions/registrations", { headers, body: registration })
  assert.equal(plain.status, 400)
})
