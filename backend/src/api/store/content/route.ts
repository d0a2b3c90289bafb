import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { CONTENT } from "../../../modules/content"
import type { ContentService } from "../../../modules/content/service"
import type { ReadContent } from "../../content"

/** A document as it was pushed, or all documents of a folder with their digests. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const content: ContentService = req.scope.resolve(CONTENT)
  const { path, prefix } = req.validatedQuery as ReadContent
  res.setHeader("Cache-Control", "no-cache")
  if (path === undefined) {
    res.json({ documents: await content.below(prefix ?? "") })
    return
  }
  const document = await content.read(path)
  if (!document) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `no document ${path}`)
  }
  const tag = `"${document.digest}"`
  res.setHeader("ETag", tag)
  // Express would send it again to whoever asks with `If-None-Match` in so many words: fetch adds
  // `Cache-Control: no-cache` to such requests.
  if (req.headers["if-none-match"]?.includes(tag)) {
    res.status(304).end()
    return
  }
  res.json(document.body)
}
