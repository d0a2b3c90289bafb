import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { SUBMISSIONS } from "../../../modules/submissions"
import type { SubmissionsService } from "../../../modules/submissions/service"
import type { ListSubmissions } from "../../submissions"

/** What was handed in, the newest first, page by page. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const submissions: SubmissionsService = req.scope.resolve(SUBMISSIONS)
  const { kind, limit, offset } = req.validatedQuery as unknown as ListSubmissions
  const [list, count] = await submissions.listAndCountSubmissions(kind ? { kind } : {}, {
    select: ["id", "key", "kind", "code", "body", "created_at"],
    order: { created_at: "DESC" },
    take: limit,
    skip: offset,
  })
  res.json({ submissions: list, count, limit, offset })
}
