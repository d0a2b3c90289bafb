import { model } from "@medusajs/framework/utils"

/** A file of the market's content, as it lay below `data/` when it was pushed. */
export const Document = model.define("content_document", {
  id: model.id({ prefix: "doc" }).primaryKey(),
  /** Its path below `data/`, such as `producers/htx-men-lam-bat-trang.json`. */
  path: model.text().unique(),
  /** A digest of its bytes, by which readers and pushers know it again. */
  digest: model.text(),
  body: model.json(),
})
