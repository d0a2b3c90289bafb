import { readFileSync } from "node:fs"

/** An answer of the engine, read. */
export interface Answer {
  status: number
  headers: Headers
  // Answers differ by address; a test reads what it needs and fails where that is missing.
  body: any
}

interface Call {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  /** Which instance is asked. */
  instance?: number
}

const file = process.env.ENGINE_KEYS ?? "../target/backend/ids.json"

/** The keys file of the engine under test. */
export const keys = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>

/** The addresses of its instances. */
export const instances = (process.env.ENGINE_URLS ?? keys.url).split(",")

/** A call as the storefront makes it. */
export function store(path: string, given: Call = {}): Promise<Answer> {
  return call(`/store/${path}`, given, { "x-publishable-api-key": keys.publishable_key })
}

/** A call as `editor push` makes it; it has to succeed. */
export async function admin(path: string, given: Call = {}): Promise<Answer["body"]> {
  const secret = Buffer.from(`${keys.secret_key}:`).toString("base64")
  const answer = await call(`/admin/${path}`, given, { authorization: `Basic ${secret}` })
  if (answer.status !== 200) {
    throw new Error(`/admin/${path} answers ${answer.status}: ${JSON.stringify(answer.body)}`)
  }
  return answer.body
}

async function call(path: string, given: Call, key: Record<string, string>): Promise<Answer> {
  const { method = given.body === undefined ? "GET" : "POST", body, headers, instance = 0 } = given
  const answer = await fetch(instances[instance % instances.length] + path, {
    method,
    headers: { "content-type": "application/json", ...key, ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : undefined }
}
