import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"

import { ReadContent, WriteContent } from "./content"
import { answerErrors } from "./errors"
import { ListSubmissions } from "./submissions"

/** What an editor may send at once: a product is up to 20 KB, and they come by the hundred. */
const PUSH = { sizeLimit: "16mb" }

export default defineMiddlewares({
  errorHandler: answerErrors,
  routes: [
    {
      matcher: "/admin/content",
      methods: ["POST"],
      bodyParser: PUSH,
      middlewares: [validateAndTransformBody(WriteContent)],
    },
    { matcher: "/admin/products/batch", methods: ["POST"], bodyParser: PUSH },
    { matcher: "/admin/products", methods: ["POST"], bodyParser: PUSH },
    { matcher: "/admin/products/:id", methods: ["POST"], bodyParser: PUSH },
    { matcher: "/admin/inventory-items/*", methods: ["POST"], bodyParser: PUSH },
    { matcher: "/admin/price-lists/*", methods: ["POST"], bodyParser: PUSH },
    {
      matcher: "/store/content",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(ReadContent, {})],
    },
    {
      matcher: "/store/submissions/:kind",
      methods: ["POST"],
      // The longest form has a few thousand letters.
      bodyParser: { sizeLimit: "64kb" },
    },
    {
      matcher: "/admin/submissions",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(ListSubmissions, {})],
    },
  ],
})
