import { Module } from "@medusajs/framework/utils"

import { ContentService } from "./service"

/** The name under which the content is found in Medusa's container. */
export const CONTENT = "content"

export default Module(CONTENT, { service: ContentService })
