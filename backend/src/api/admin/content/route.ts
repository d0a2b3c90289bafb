import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { CONTENT } from "../../../modules/content"
import type { ContentService } from "../../../modules/content/service"
import type { WriteContent } from "../../content"

/** Which documents there are, without their bodies: a pusher finds out by it what differs. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const content: ContentService = req.scope.resolve(CONTENT)
  res.json({ documents: await content.known() })
}

/** Writes and removes documents; one that is there already is replaced. */
export async function POST(
  req: AuthenticatedMedusaRequest<WriteContent>,
  res: MedusaResponse,
): Promise<void> {
  const content: ContentService = req.scope.resolve(CONTENT)
  const { documents, remove } = req.validatedBody
  const written = await content.write(documents)
  res.json({ written, removed: await content.remove(remove) })
}
