import { z } from "@medusajs/framework/zod"

/** A path below the content's folder: no way out of it, and a JSON file. */
const Path = z
  .string()
  .max(200)
  .regex(/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*\.json$/, "not a path of the content")

const Digest = z.string().regex(/^[0-9a-f]{16,128}$/, "not a digest in hexadecimal")

/** What a reader asks for: one document, or all below a folder. */
export const ReadContent = z
  .object({
    path: Path.optional(),
    prefix: z
      .string()
      .max(200)
      .regex(/^[a-z0-9][a-z0-9-]*\/$/, "not a folder of the content")
      .optional(),
  })
  .refine(({ path, prefix }) => (path === undefined) !== (prefix === undefined), {
    message: "ask either for a path or for a prefix",
  })

/** What a pusher writes and removes at once. */
export const WriteContent = z.object({
  documents: z
    .array(z.object({ path: Path, digest: Digest, body: z.record(z.string(), z.unknown()) }))
    .max(500)
    .default([]),
  remove: z.array(Path).max(500).default([]),
})

export type ReadContent = z.infer<typeof ReadContent>
export type WriteContent = z.infer<typeof WriteContent>
