import { zodValidator } from "@medusajs/framework"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { SUBMISSIONS } from "../../../../modules/submissions"
import type { Kind, SubmissionsService } from "../../../../modules/submissions/service"
import { ordersToTakeBack, takeBack } from "../../../../orders/take-back"
import type { Cancellation } from "../../../../submissions/bodies"
import { BODIES, Key, isKind } from "../../../../submissions/bodies"
import { digest } from "../../../../submissions/digest"

/** Takes what a visitor hands in, once for each key, and cancels the order that it takes back. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { kind } = req.params
  if (!isKind(kind)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `nobody takes ${kind}`)
  }
  const key = (await zodValidator(Key, req.headers["idempotency-key"] ?? "")) as string
  const body = await read(kind, req)
  const cancellation = kind === "cancellations" ? (body as unknown as Cancellation) : undefined
  if (cancellation) {
    // Refused before it is kept, where it comes too late.
    await ordersToTakeBack(req.scope, cancellation)
  }
  const submissions: SubmissionsService = req.scope.resolve(SUBMISSIONS)
  const isNew = await submissions.take({
    key,
    kind,
    code: body.code,
    order: cancellation?.id ?? null,
    digest: digest(body),
    body,
  })
  if (cancellation) {
    await takeBack(req.scope, cancellation)
  }
  res.status(isNew ? 201 : 200).json({ code: body.code })
}

async function read(
  kind: Kind,
  req: MedusaRequest,
): Promise<Record<string, unknown> & { code: string }> {
  if (!req.is("application/json")) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "the body is not JSON")
  }
  return (await zodValidator(BODIES[kind], req.body)) as { code: string }
}
