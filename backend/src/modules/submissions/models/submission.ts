import { model } from "@medusajs/framework/utils"

/** Something that a visitor handed in: a registration, a complaint, word of a cancellation. */
export const Submission = model.define("submission", {
  id: model.id({ prefix: "sub" }).primaryKey(),
  /** The sender's key, the same for every attempt to send the same thing. */
  key: model.text().unique(),
  kind: model.enum(["registrations", "quotations", "complaints", "cancellations"]).index(),
  /** By what people know it again, such as `DK-2345-6789`. */
  code: model.text(),
  /** The shop's id of the order that a cancellation takes back. */
  order: model.text().index().nullable(),
  /** A digest of the body, whatever the order of its keys. */
  digest: model.text(),
  body: model.json(),
})
