import { logger } from "@medusajs/framework/logger"
import { defineConfig } from "@medusajs/framework/utils"

import { discreet } from "./src/discreet"
import { settings } from "./src/settings"

const { databaseUrl, databaseTls, databasePool, redisUrl, workerMode, http } = settings(process.env)

module.exports = defineConfig({
  projectConfig: {
    databaseUrl,
    databaseDriverOptions: {
      connection: { ssl: databaseTls ? { rejectUnauthorized: true } : false },
      pool: { min: 2, max: databasePool },
    },
    redisUrl,
    workerMode,
    http: { ...http, compression: { enabled: true } },
  },
  logger: discreet(logger),
  // Editors work on files and `editor push`; nothing needs the dashboard.
  admin: { disable: true },
  modules: [
    { resolve: "./src/modules/content" },
    { resolve: "./src/modules/submissions" },
    // Several instances share events, workflows and locks; one alone works by the same way.
    { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/locking-redis",
            id: "locking-redis",
            is_default: true,
            options: { redisUrl },
          },
        ],
      },
    },
  ],
})
