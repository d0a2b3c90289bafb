import { z } from "@medusajs/framework/zod"

/** Which submissions are listed. */
export const ListSubmissions = z.object({
  kind: z.enum(["registrations", "quotations", "complaints", "cancellations"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})

export type ListSubmissions = z.infer<typeof ListSubmissions>
