import { Module } from "@medusajs/framework/utils"

import { SubmissionsService } from "./service"

/** The name under which the submissions are found in Medusa's container. */
export const SUBMISSIONS = "submissions"

export default Module(SUBMISSIONS, { service: SubmissionsService })
