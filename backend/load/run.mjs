// Measures the calls of a shopper's visit with wrk, at one instance and at all of ENGINE_URLS. It
// places orders: run it against an engine of its own, with the market open (docs/backend.md).
//
// usage: ENGINE_KEYS=…/ids.json ENGINE_URLS=http://…,http://… node load/run.mjs [SECONDS]
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

const file = process.env.ENGINE_KEYS ?? "../target/backend/ids.json"
const keys = JSON.parse(readFileSync(file, "utf8"))
const urls = (process.env.ENGINE_URLS ?? keys.url).split(",")
const seconds = Number(process.argv[2] ?? 20)
const scratch = mkdtempSync(join(tmpdir(), "market-load-"))

const NOW = [
  "handle",
  "*variants.calculated_price",
  "variants.sku",
  "variants.manage_inventory",
  "variants.inventory_quantity",
].join(",")

async function store(path, body) {
  const answer = await fetch(`${urls[0]}/store/${path}`, {
    method: body ? "POST" : "GET",
    headers: { "x-publishable-api-key": keys.publishable_key, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  })
  if (!answer.ok) {
    throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`)
  }
  return answer.json()
}

/** What is sold: variants of which one piece may be ordered and some are left. */
async function goods() {
  const fields = `${NOW},variants.metadata,metadata`
  const found = []
  for (let offset = 0, count = 1; offset < count; offset += 100) {
    const page = await store(
      `products?region_id=${keys.region_id}&limit=100&offset=${offset}&fields=${fields}`,
    )
    count = page.count
    found.push(...page.products)
  }
  return found
}

const isSold = ({ metadata }) => {
  const valid = metadata?.ocop?.certificate?.valid_until ?? ""
  return !metadata?.ocop?.view_only && valid > new Date().toISOString().slice(0, 10)
}

const sellable = (products) =>
  products.filter(isSold).flatMap(({ handle, variants }) => {
    const fit = variants.find(({ metadata, inventory_quantity: left, calculated_price: price }) => {
      return (metadata?.minimum ?? 1) === 1 && left >= 5 && price
    })
    return fit ? [{ handle, ...fit }] : []
  })

/** The query for prices and stock of products, as the storefront asks. */
const pricesOf = (handles) => {
  const named = handles.map((handle) => `handle[]=${handle}`).join("&")
  return `/store/products?${named}&region_id=${keys.region_id}&limit=50&fields=${NOW}`
}

const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, n * size + size))

function cartOf({ id, sku, calculated_price: price }) {
  const [product, variant] = sku.split("/")
  const unit_price = price.calculated_amount
  const items = [{ product, variant, name: sku, unit_price, quantity: 1, total: unit_price }]
  const metadata = {
    id: "ORDER-ID",
    code: "DH-2345-6789",
    producer: "load",
    payment: "on-delivery",
    language: "vi",
    order: { items, goods: unit_price, total: unit_price },
  }
  return {
    region_id: keys.region_id,
    email: "load@orders.invalid",
    shipping_address: {
      first_name: "Lan",
      last_name: "Nguyễn",
      address_1: "1 Tràng Tiền",
      city: "Hà Nội",
      country_code: "vn",
      phone: "+84912345678",
    },
    items: [{ variant_id: id, quantity: 1 }],
    metadata,
  }
}

/** One purchase, to have an order to look up and the id of the way to deliver. */
async function purchase(body) {
  const { cart } = await store("carts", { ...body, metadata: { ...body.metadata, id: crypto.randomUUID() } })
  const { shipping_options: options } = await store(`shipping-options?cart_id=${cart.id}`)
  const option = options.find(({ type }) => type.code === "pick-up").id
  await store(`carts/${cart.id}/shipping-methods`, { option_id: option })
  const { payment_collection: collection } = await store("payment-collections", { cart_id: cart.id })
  const session = { provider_id: "pp_system_default" }
  await store(`payment-collections/${collection.id}/payment-sessions`, session)
  const { order } = await store(`carts/${cart.id}/complete`, {})
  return { order: order.id, option }
}

function wrk(script, instances, connections, environment) {
  const before = worked()
  const ran = spawnSync(
    "wrk",
    [
      `-t${connections === 4 ? 4 : 2}`,
      `-c${connections}`,
      `-d${seconds}s`,
      "--timeout=30s",
      `-s${join(import.meta.dirname, script)}`,
      urls[0],
    ],
    {
      encoding: "utf8",
      env: {
        ...process.env,
        ...environment,
        ENGINE_URLS: urls.slice(0, instances).join(","),
        LOAD_FOLDER: import.meta.dirname,
        LOAD_KEY: keys.publishable_key,
      },
    },
  )
  if (ran.status !== 0) {
    throw new Error(ran.error ? `wrk: ${ran.error.message}` : ran.stdout + ran.stderr)
  }
  const line = (name) => JSON.parse(ran.stdout.match(new RegExp(`^${name} (.*)$`, "m"))?.[1] ?? "null")
  const after = worked()
  const cpu = [after.node - before.node, after.postgres - before.postgres]
  return { result: line("RESULT"), purchases: line("PURCHASES"), cpu }
}

/** A second of the kernel's counters of a process, in ticks. */
const TICKS = 100

/**
 * The seconds that the processors have worked for the engine: its instances, and PostgreSQL with
 * the processes of its connections. Unlike a rate it says the same on a busy machine.
 */
function worked() {
  const first = (name) => Number(readFileSync(join(dirname(file), name), "utf8").split("\n")[0])
  const nodes = urls.map((url) => first(`${new URL(url).port}.pid`))
  const postgres = first("postgres/postmaster.pid")
  const sums = { node: 0, postgres: 0 }
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number)) {
    const fields = stat(pid)
    const [parent, user, system, ...ended] = [1, 11, 12, 13, 14].map((n) => Number(fields?.[n] ?? 0))
    if (nodes.includes(pid)) {
      sums.node += (user + system) / TICKS
    } else if (pid === postgres || parent === postgres) {
      sums.postgres += (user + system) / TICKS
    }
    if (pid === postgres) {
      // Connections that have ended since.
      sums.postgres += (ended[0] + ended[1]) / TICKS
    }
  }
  return sums
}

/** The fields after a process's name, unless it has ended. */
function stat(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ")
  } catch {
    return undefined
  }
}

function lines(name, list) {
  const file = join(scratch, name)
  writeFileSync(file, `${list.join("\n")}\n`)
  return file
}

function row(name, instances, number, { seconds, cpu }, { p50, p95 }, note = "") {
  const [half, most] = [p50, p95].map((time) => `${Math.round(time)} ms`)
  const work = cpu.map((time) => `${Math.round((1000 * time) / Math.max(1, number))} ms`)
  const rate = (number / seconds).toFixed(1)
  console.log(`| ${[name, instances, rate, half, most, ...work, note].join(" | ")} |`)
}

const products = await goods()
const sold = sellable(products)
const handles = products.map(({ handle }) => handle)
const { order, option } = await purchase(cartOf(sold[0]))
const calls = {
  "prices and stock of 24 products": lines("list", chunks(handles, 24).map(pricesOf)),
  "stock of a cart of 3 products": lines("cart", chunks(handles, 3).map(pricesOf)),
  "an order": lines("order", [`/store/orders/${order}`]),
}
const carts = lines("carts", sold.map((variant) => JSON.stringify(cartOf(variant))))

console.log(`${products.length} products, ${sold.length} of them to buy, ${seconds} s each\n`)
console.log("| call | instances | a second | p50 | p95 | Node | PostgreSQL | |")
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
for (const instances of urls.length > 1 ? [1, urls.length] : [1]) {
  for (const [name, paths] of Object.entries(calls)) {
    const { result, cpu } = wrk("get.lua", instances, 8, { LOAD_PATHS: paths })
    const size = `${(result.bytes / result.requests / 1024).toFixed(1)} KB, ${result.errors} errors`
    row(name, instances, result.requests, { ...result, cpu }, result, size)
  }
  const environment = { LOAD_CARTS: carts, LOAD_OPTION: option }
  const { result, purchases, cpu } = wrk("purchase.lua", instances, 4, environment)
  const spent = { ...result, cpu }
  row("a call of a purchase", instances, result.requests, spent, result, `${result.errors} errors`)
  // Those that were under way at the end count as what they had come to.
  row("a whole purchase of 6 calls", instances, result.requests / 6, spent, purchases)
}
rmSync(scratch, { recursive: true })
