import { z } from "@medusajs/framework/zod"

import type { Kind } from "../modules/submissions/service"

/** By what people know it again: DK-2345-6789 for a registration. */
const code = (letters: string) =>
  z.string().regex(new RegExp(`^${letters}(-[2-9A-HJ-NP-Z]{4}){2}$`), "not a code")
const Slug = z.string().max(100).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "not a slug")
const Phone = z.string().regex(/^\+[1-9][0-9]{7,14}$/, "not a telephone number")
const Line = z.string().min(1).max(500)
const Text = z.string().max(5_000)

/** The sender's key: the same for every attempt to send the same thing. */
export const Key = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "Idempotency-Key is not a UUID")

/** What every form asks of its sender and notes of the moment. */
const sender = {
  name: Line,
  email: z.string().max(320).optional(),
  consent: Text,
  made: z.number().int(),
  language: z.enum(["vi", "en", "fr"]),
}

const Registration = z
  .object({ ...sender, code: code("DK"), course: Slug, title: Line, phone: Phone, makes: Text })
  .strict()

const Quotation = z
  .object({
    ...sender,
    code: code("BG"),
    to: z.array(Slug).min(1).max(50),
    wants: Text,
    organisation: Line.optional(),
    phone: Phone,
  })
  .strict()

const Complaint = z
  .object({
    ...sender,
    code: code("KN"),
    about: Line,
    title: Line,
    text: Text,
    phone: Phone.optional(),
  })
  .strict()

/** Word that an order is taken back, by the shop's id and code of it. */
export const Cancellation = z
  .object({ type: z.literal("cancellation"), id: Key, code: code("DH"), producer: Slug })
  .strict()

export type Cancellation = z.infer<typeof Cancellation>

/** What each kind of submission has to hold; docs/openapi.json says it in words. */
export const BODIES = {
  registrations: Registration,
  quotations: Quotation,
  complaints: Complaint,
  cancellations: Cancellation,
} satisfies Record<Kind, z.ZodType>

/** Whether there is such a kind. */
export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(BODIES, kind)
}
