import { errorHandler } from "@medusajs/framework/http"
import type { MedusaErrorHandlerFunction } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"

import { lineName, refusal } from "../rules/refusal"

const answer = errorHandler()

/** What Medusa says where the last piece goes to another cart between check and reservation. */
const NOT_ENOUGH = /^Not enough stock available for item (iitem_\w+)/

/** Medusa's answers to errors, with the line where stock was taken by another cart meanwhile. */
export const answerErrors: MedusaErrorHandlerFunction = async (error, req, res, next) => {
  const [, item] = NOT_ENOUGH.exec(String((error as Error)?.message)) ?? []
  const told = item ? refusal("insufficient_inventory", [await line(req.scope, item)]) : error
  return answer(told, req, res, next)
}

async function line(container: MedusaContainer, item: string) {
  const [known] = await container.resolve(Modules.INVENTORY).listInventoryItems({ id: item })
  return lineName(known?.sku)
}
